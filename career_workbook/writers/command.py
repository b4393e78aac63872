"""``career-workbook export csv`` (or ``json-resume``): the workbook as files for other programs."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from .. import atomic
from ..folder import Folder, line_for
from ..methods.wording import in_figures
from ..readers import spreadsheet
from ..workbook import Workbook
from .resume import resume


def export(folder: Folder, form: str, to: Path | None = None, name: str = "", say: Callable[[str], Any] = print,
           today: dt.date | None = None) -> list[Path]:
    """Write `form` into the folder's ``exports``, or to `to`; returns the files. Nothing that is there is replaced."""
    day = (today or dt.date.today()).isoformat()
    with closing(Workbook.open(folder.workbook)) as workbook:
        sample = "sample-" if workbook.sample else ""
        if form == "csv":
            return _csv(folder, workbook, _free(to or folder.exports / f"{sample}records-{day}"), say)
        place = to or folder.exports
        place = place if place.suffix == ".json" else place / f"{sample}resume-{day}.json"
        return [_resume(workbook, _free(place), name, say)]


def _csv(folder: Folder, workbook: Workbook, place: Path, say: Callable[[str], Any]) -> list[Path]:
    tables = {name: bodies for name, kind in spreadsheet.kinds().items() if (bodies := workbook.bodies(name))}
    if not tables:
        say("There is nothing in your workbook yet, so nothing was written.")
        return []
    written = [atomic.write(place / f"{name}.csv", spreadsheet.written(spreadsheet.kinds()[name], bodies))
               for name, bodies in tables.items()]
    entries = in_figures(sum(map(len, tables.values())))
    say(f"Written into {place}: {in_figures(len(written), 'file', 'files')} with {entries}.")
    say("They hold what only you may see, too: keep them where your workbook is kept. What colleagues answered and the "
        "page on envy are not in them.")
    again = line_for(folder, f'import csv "{place}"')
    say(f"To bring them in again: {again}")
    return written


def _resume(workbook: Workbook, place: Path, name: str, say: Callable[[str], Any]) -> Path:
    # As records, so that what was kept before a question existed has its default.
    jobs, skills, impacts = ({key: record.model_dump(mode="json") for key, record in workbook.records(kind).items()}
                             for kind in ("job", "skill", "impact"))
    made = resume(jobs, skills, impacts, name)
    path = atomic.write(place, (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode("utf-8"))
    say(f"Your résumé is in {path}")
    jobs, known = in_figures(len(made.get("work", ())), "job", "jobs"), len(made.get("skills", ()))
    say(f"It has {jobs}, {in_figures(known, 'skill', 'skills')}, and the pieces of work you told in "
        "Value. Read it before you send it: those were written for you and your coach.")
    return path


def _free(path: Path) -> Path:
    """The path, or the next one like it that is not there yet."""
    path, number = path.expanduser().absolute(), 1
    free = path
    while free.exists() and not (free.is_dir() and not any(free.iterdir())):
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free
