"""Career Workbook: a career as the business of one, written down, drawn and printed.

The map of the package, from what a person touches to what keeps their words:

- `cli` and `jupyter`: the `career-workbook` command, and the JupyterLab it starts
- `folder`, `resources`: the person's folder, and the notebooks and data that come with the program
- `to_type`: how the command is called here, for messages that name it
- `widgets`: the forms, live charts and pages a notebook cell shows
- `handout`, `readers`: pages to print; files of other programs to read
- `charts`: frames of records in, a figure and its finding out
- `workbook`, `store`: one person's records, kept as a log in one file
- `chapters`, `methods`, `records`: what is asked and what is computed, knowing nothing of the rest

Importing this package loads none of them: a command that only prints its help must not wait for pandas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .widgets.page import Page

__all__ = ["open_chapter"]
__version__ = "0.1.0"


def open_chapter(chapter: str) -> Page:
    """The page of one chapter (such as ``"vine"``), over the workbook that belongs to this notebook's folder."""
    from .widgets import pages

    return pages.open_chapter(chapter)
