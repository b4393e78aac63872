"""Whatever one has written down of one's past: LinkedIn's archive, a résumé, or the workbook's own CSV files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import ModuleType
from typing import Any

from . import CannotRead, json_resume, linkedin, questionnaire, spreadsheet
from .archives import beginning
from .days import Order
from .whole import Contents

NAME = "your past"
ASKS = spreadsheet.ASKS
ON_SCREEN = {"title": "Jobs and skills you have written down before", "accept": ".zip,.json,.csv",
             "hint": "The archive of your data from LinkedIn, a résumé in the JSON Resume format, or the CSV files of "
                     "this workbook. You will see what is in it before anything is added."}
#: By the word for it; a module has `read` and `wanted`.
SOURCES: dict[str, ModuleType] = {"linkedin": linkedin, "json-resume": json_resume, "csv": spreadsheet,
                                  "questionnaire": questionnaire}


def read(files: Mapping[str, bytes], order: Order | None = None, also: Collection[str] = ()) -> Contents:
    """What the files hold, whichever of the sources they are from; `also` as a `Contents.more` offered it.

    Raises CannotRead where it is none of the sources.
    """
    source = source_of(files)
    if not source:
        raise CannotRead("This is neither an archive of LinkedIn nor a résumé (JSON Resume), nor a CSV file of this "
                         "workbook. Nothing was added.")
    said: dict[str, Any] = {"order": order} if order and source == "csv" else {"also": also} \
        if also and source == "linkedin" else {}
    contents: Contents = SOURCES[source].read(files, **said)
    return contents


def source_of(files: Mapping[str, bytes]) -> str:
    """Which of the sources files are from, told by what is in them; "" where it is none of these."""
    if files and all(questionnaire.fits(data) for data in files.values()):
        return "questionnaire"
    names = {part for name, data in files.items()
             for part in (beginning(data).splitlines()[1:] if data.startswith(b"PK") else [name.casefold()])}
    if any(linkedin.wanted(name) for name in names) and not _ours(files, names):
        return "linkedin"
    if len(files) == 1 and json_resume.fits(next(iter(files.values()))):
        return "json-resume"
    return "csv" if files and _ours(files, names) else ""


def _ours(files: Mapping[str, bytes], names: set[str]) -> bool:
    """Whether these are the workbook's own files: every one of them begins with the column of keys."""
    tables = [data for data in files.values() if not data.startswith(b"PK")]
    begun = all(beginning(data).lstrip('"').startswith(("key,", 'key"', "key;", "key\t")) for data in tables)
    return begun and (bool(tables) or {name.rpartition(".")[0] for name in names} <= spreadsheet.kinds().keys())
