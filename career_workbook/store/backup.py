"""Copies kept by age. (Bringing one back: `restore`.)

One backup an hour is kept for a day, one a day for a month, one a week for a year, and always the newest three.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from pathlib import Path

from . import refusals
from .files import UNFINISHED
from .store import Store

_HOUR, _DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
_ALWAYS = 3
#: How the time of a copy stands in its name (UTC).
STAMPED = "%Y-%m-%dT%H-%M-%SZ"
_ABANDONED = 3600.0  # seconds after which an unfinished copy is nobody's any more


def keep_backups(store: Store, folder: Path | str, now: dt.datetime) -> Path | None:
    """Make a backup if the newest is older than an hour, and let old ones go by age; returns the new one, if any.

    `now` is an aware datetime. Raises NotSaved; no older backup is removed before the new one is verified.
    """
    folder, now = Path(folder), now.astimezone(dt.UTC)
    made = None
    if not any(dt.timedelta(0) <= now - when < _HOUR for when, _ in backups(folder, store.path)):
        made = store.backup(folder / f"{store.path.stem}-{now.strftime(STAMPED)}{store.path.suffix}")
    try:
        there = backups(folder, store.path)
        keep = worth_keeping([when for when, _ in there], now)
        for when, path in there:
            if when not in keep:
                path.unlink(missing_ok=True)
        sweep(folder, _ABANDONED)
    except OSError as error:
        raise refusals.not_saved(error, folder) from error
    return made


def backups(folder: Path | str, workbook: Path | str) -> list[tuple[dt.datetime, Path]]:
    """The backups of a workbook file made by `keep_backups`, by their names, newest first."""
    folder, workbook = Path(folder), Path(workbook)
    named = re.compile(re.escape(workbook.stem) + r"-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)" + re.escape(workbook.suffix))
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        match = named.fullmatch(path.name)
        if match and path.is_file():
            with contextlib.suppress(ValueError):
                found.append((dt.datetime.strptime(match[1], STAMPED).replace(tzinfo=dt.UTC), path))
    return sorted(found, reverse=True)


def worth_keeping(times: list[dt.datetime], now: dt.datetime) -> set[dt.datetime]:
    """Which backups, by their times, are kept: the newest of each hour, day or week, as their age asks for."""
    newest_first = sorted(times, reverse=True)
    keep, taken = set(newest_first[:_ALWAYS]), set()
    for when in newest_first:
        age = now - when
        if age < _DAY:
            span: tuple = ("hour", when.date(), when.hour)
        elif age < 31 * _DAY:
            span = ("day", when.date())
        elif age < 366 * _DAY:
            span = ("week", *when.isocalendar()[:2])
        else:
            continue
        if span not in taken:
            taken.add(span)
            keep.add(when)
    return keep


def sweep(folder: Path, older: float) -> None:
    """Remove copies that a crash left unfinished for at least `older` seconds: they hold answers too."""
    now = dt.datetime.now().timestamp()
    for path in folder.glob(f".*{UNFINISHED}*") if folder.is_dir() else ():
        with contextlib.suppress(FileNotFoundError):
            if now - path.stat().st_mtime >= older:
                path.unlink()
