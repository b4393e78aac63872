"""A live session: what a coach may see of a workbook, in a folder of its own while it lasts, and what comes back of it.

Whoever shares a running program can read all that it can reach. So a session never runs on the person's workbook: it
gets a new file built from what the agreement allows, in `.workbook/together`, a whole workbook folder of its own. At
its end, or at the next opening after a crash, what was written there is taken into the person's workbook, and the
folder goes.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from .. import atomic
from ..chapters import CHAPTERS, start
from ..folder import Folder, FolderTrouble
from ..records import KINDS
from ..store import CannotOpen, NotSaved, Store, project
from ..wiping import wipe
from ..workbook import Workbook
from . import shared_notes
from .exchange import CIRCLES, shared_kinds
from .news import look

if TYPE_CHECKING:
    from ..store import Draft

#: Who takes part, by the author their changes have in the log.
PEOPLE = ("me", "coach")
NAMES = ("Client", "Coach")
_DONE, _DAMAGED = "together-done-", "together-not-taken-in-"


def place(folder: Folder) -> Folder:
    """Where a session of this workbook lies while it lasts."""
    return Folder(folder.inner / "together")


def notes(session: Folder) -> Path:
    """The file that says who takes part, in which chapters, and since when."""
    return session.inner / "session.json"


def end_asked(session: Folder) -> Path:
    """The file that asks the session to end, once it is there."""
    return session.inner / "end"


@contextmanager
def turn(folder: Folder) -> Iterator[bool]:
    """True inside where no session of this workbook runs, and none can begin meanwhile; False where one runs.

    A program that was killed holds nothing any more.
    """
    folder.inner.mkdir(mode=0o700, exist_ok=True)
    with (folder.inner / "together.lock").open("a") as file:
        yield _lock(file.fileno())


def _lock(handle: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def begin(folder: Folder, chapters: Sequence[str], names: Mapping[str, str], now: dt.datetime) -> Folder:
    """Write what a coach may see of these chapters (all, where none are named) to the session's folder.

    Raises NotSaved where the agreement does not allow it yet, and FolderTrouble; nothing is written then.
    """
    session = place(folder)
    with closing(Workbook.open(folder.workbook)) as workbook:
        if workbook.guest:
            raise FolderTrouble("This workbook is a coach’s copy. A session is started by the person it belongs to.")
        if missing := start.not_agreed(workbook.record("agreement", workbook.SHEET)):
            raise NotSaved(missing)
        stems = [stem for stem in CHAPTERS if not chapters or stem in chapters]
        session.inner.mkdir(mode=0o700, parents=True)
        project(workbook.store, session.workbook, CIRCLES, shared_kinds(stems))
    tables = folder.inner / "reference"
    if tables.is_dir():  # official tables are nobody's answers
        shutil.copytree(tables, session.inner / "reference")
    told = {"people": dict(names), "chapters": stems, "began": now.isoformat(timespec="seconds")}
    atomic.write(notes(session), json.dumps(told, ensure_ascii=False).encode())
    return session


def bring_back(folder: Folder) -> list[str]:
    """Take in what a session left that was not ended in good order; says what came of it, whatever that is.

    Nothing happens while a session runs, and where none has left anything.
    """
    if not any(folder.inner.glob("together*/")):
        return []
    with turn(folder) as free:
        return came(folder) if free else []


def came(folder: Folder) -> list[str]:
    """The same as `finish`, with a sentence too where the workbook cannot take it now."""
    try:
        return finish(folder)
    except (NotSaved, CannotOpen, OSError) as error:
        why = str(error) if isinstance(error, NotSaved | CannotOpen) else "The disk may be full or read-only."
        return [f"What was written in the session could not be brought back yet. {why} It is kept, and comes when the "
                "workbook is opened again."]


def finish(folder: Folder) -> list[str]:
    """Take what a session left into the person's workbook and remove its folder; says what came, in sentences.

    Call it in one's `turn`. What lies there is taken in whole or not at all; nothing is removed before it is. Raises
    NotSaved and CannotOpen where the person's own workbook cannot take it now.
    """
    for left in folder.inner.glob(f"{_DONE}*"):
        wipe(left)
    session = place(folder)
    if not session.exists:  # it was cut off before there was anything in it
        wipe(session.path)
        return []
    with closing(Workbook.open(folder.workbook)) as workbook, _aside(folder) as part:
        try:
            unfinished = _what_came(session, part)
            news = look(workbook, part)
            workbook.take_in(part)
            noted = shared_notes.into_record(workbook, shared_notes.written(session), _day(session))
        except CannotOpen as error:
            kept = session.path.rename(_free(folder.inner, _DAMAGED))
            return [f"What was written in the last session could not be brought back: {error}", f"It is kept in {kept}"]
    for author, draft in unfinished:
        with closing(Workbook.open(folder.workbook, author=author)) as theirs:
            theirs.save_draft(draft.kind, draft.key, draft.entered, draft.base)
    wipe(session.path.rename(_free(folder.inner, _DONE)))
    came = [*news.lines, *noted]
    return ["From the session:", *(f"  {line}" for line in came)] if came else \
        ["The session changed nothing in your workbook."]


def _day(session: Folder) -> dt.date:
    """The day it began, here; today, where its notes do not say."""
    try:
        return dt.datetime.fromisoformat(json.loads(notes(session).read_text("utf-8"))["began"]).astimezone().date()
    except (OSError, ValueError, KeyError, TypeError):
        return dt.date.today()


def _what_came(session: Folder, part: Path) -> list[tuple[str, Draft]]:
    """Write all that is in a session to the new file `part`; what was still being typed becomes a change first.

    Returns what was typed and could not become one yet, with who typed it.
    """
    unfinished = []
    for author in PEOPLE:
        with closing(Workbook.open(session.workbook, author=author)) as workbook:
            for draft in workbook.store.drafts(author=author):
                with contextlib.suppress(LookupError):
                    workbook.commit(draft.kind, draft.key, draft.entered, draft.base)
            unfinished += [(author, draft) for draft in workbook.store.drafts(author=author)]
    with Store.open(session.workbook) as store:
        # With every moment of it given, what was written and deleted again goes along, as history.
        project(store, part, CIRCLES, KINDS, given=range(1, store.last_seq() + 1))
    return unfinished


@contextmanager
def _aside(folder: Folder) -> Iterator[Path]:
    """A place for a file that goes again; after a crash, with the next session's end."""
    with tempfile.TemporaryDirectory(prefix=_DONE, dir=folder.inner) as place:
        yield Path(place) / "workbook.db"


def _free(inner: Path, name: str) -> Path:
    return next(free for n in range(1, 10_000) if not (free := inner / f"{name}{n}").exists())
