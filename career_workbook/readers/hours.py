"""Hours somebody keeps elsewhere, in whichever program: the file says itself which reader it is for."""

from __future__ import annotations

from typing import Any

from ..to_type import to_type
from . import CannotRead, Preview, activitywatch, archives, calendar, clockify, toggl

NAME = "a time tracker or a calendar"
#: What a file may be asked about before it is understood, and the words around it on a screen.
ASKS = ("order", "since", "by")
READERS = (activitywatch, calendar, clockify, toggl)
ON_SCREEN = {"title": "Hours you keep elsewhere", "column": "In the file",
             "accept": ".csv,.txt,.json,.ics,.zip,text/csv,text/plain,text/calendar,application/json,application/zip",
             "hint": "The detailed report of Toggl or Clockify as CSV, the export of ActivityWatch, or a calendar "
                     "(.ics, .zip or CSV). You will see what is in it before anything is added.",
             "caption": "Which skill does each of them count for?"}


def fits(begins: str) -> bool:
    """False: every file it can read is for one of the others."""
    return False


def own_table() -> str:
    """What a table somebody made by hand has to be, to be read as the workbook's own."""
    from .. import cells
    from .spreadsheet import kinds

    heads = ",".join(cells.heads(kinds()["investment"]))
    return f"a CSV file that begins “{heads}” (the key stays empty), as “{to_type('export csv')}” writes investment.csv"


def read(data: bytes, **said: Any) -> Preview:
    """What the file holds, by the reader it is for. `said` answers its questions. Raises CannotRead."""
    begins = archives.beginning(data)
    reader = next((one for one in READERS if one.fits(begins)), None)
    if reader is None:
        raise CannotRead("This is no file of hours that can be read here. Choose a detailed report of Toggl or "
                         "Clockify as CSV, an export of ActivityWatch, or a calendar (.ics or CSV). For hours in a "
                         f"table of your own, make it {own_table()}.")
    return reader.read(data, **{about: answer for about, answer in said.items() if about in reader.ASKS})
