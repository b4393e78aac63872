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

from ..chapters import CHAPTERS, start
from ..folder import Folder, FolderTrouble
from ..records import KINDS
from ..store import NotSaved, Store, project
from ..workbook import Workbook
from .exchange import CIRCLES, shared_kinds

#: Who takes part, by the author their changes have in the log.
PEOPLE = ("me", "coach")
NAMES = ("Client", "Coach")
#: How a running session tells its programs where its notes are.
VARIABLE = "CAREER_WORKBOOK_SESSION"


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
    told = {"people": dict(names), "chapters": stems, "began": now.isoformat(timespec="seconds")}
    notes(session).write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    return session


def finish(folder: Folder) -> list[str]:
    """Take what a session left into the person's workbook and remove its folder; says what came, in sentences.

    Call it in one's `turn`. Nothing happens where nothing lies there.
    """
    session = place(folder)
    if not session.exists:
        shutil.rmtree(session.path, ignore_errors=True)
        return []
    _settle(session)
    with tempfile.TemporaryDirectory(prefix="career-workbook-") as aside:
        part = Path(aside) / "workbook.db"
        with Store.open(session.workbook) as store:
            project(store, part, CIRCLES, KINDS)
        with closing(Workbook.open(folder.workbook)) as workbook:
            united = workbook.take_in(part)
    shutil.rmtree(session.path, ignore_errors=True)
    count = len({(change.kind, change.key) for change in united.changes})
    return [f"From the session: {count} {'entry' if count == 1 else 'entries'} new or changed."]


def _settle(session: Folder) -> None:
    """What was still being typed becomes a change of whoever typed it."""
    for author in PEOPLE:
        with closing(Workbook.open(session.workbook, author=author)) as workbook:
            for draft in workbook.store.drafts(author=author):
                if draft.kind in KINDS:
                    with contextlib.suppress(NotSaved):
                        workbook.commit(draft.kind, draft.key, draft.entered, draft.base)
