"""What a notebook shows: forms, live pictures, pages. ipywidgets and anywidget are known only here."""
