"""``career-workbook share`` and ``career-workbook merge``: the file that goes to a coach and comes back."""

from __future__ import annotations

import datetime as dt
import stat
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from ..chapters import CHAPTERS, chapter
from ..folder import Folder, FolderTrouble, line_for
from ..workbook import Workbook
from . import bundle, exchange, news
from .not_shared import PAGE

ENDING = ".careerbook"


def share(folder: Folder, chapters: Sequence[str], to: Path | None, passphrase: str = "",
          say: Callable[[str], Any] = print) -> None:
    """Write what a coach may see into one file, and say what is in it."""
    try:
        named = [chapter(name).stem for name in chapters]
    except KeyError as error:
        raise FolderTrouble(error.args[0]) from error
    today = dt.date.today()
    place = to or folder.path / "shared"
    if place.suffix != ENDING:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = _free(place / f"for-my-coach-{today.isoformat()}{ENDING}")
    if place.exists():
        raise FolderTrouble(f"There is a file at {place} already. It was left as it is; please choose another name.")
    manifest = exchange.share(folder, named, place, passphrase, today)
    say(f"Written to {place}" + ("" if passphrase else ". Whoever has the file can read it; --lock asks for a "
                                                       "passphrase."))
    if to and (group := _for_its_group(place)):
        say(f"Everybody in the group {group} of this computer can read it there.")
    say("\n".join(["In it:", *(f"  {line}" for line in exchange.counted(manifest) or ["nothing yet"])]))
    say("Not in it: anything marked for you alone, drafts, and what you deleted before.")


def _for_its_group(place: Path) -> str:
    """Let a group read a file that was put where such a group's files go, and name it: on a hub, a client and a coach.

    Such a folder hands its group on to what is written there (its setgid bit); any other file stays its owner's alone.
    """
    if not place.parent.stat().st_mode & stat.S_ISGID:
        return ""
    place.chmod(0o640)
    try:
        return place.group()
    except KeyError:
        return str(place.stat().st_gid)


def _free(path: Path) -> Path:
    number, free = 2, path
    while free.exists():
        free, number = path.with_stem(f"{path.stem}-{number}"), number + 1
    return free


def _for_notes_alone(folder: Folder) -> bool:
    """Whether a coach made a folder before a client shared anything: what is shared says which chapters it is."""
    with closing(Workbook.open(folder.workbook)) as workbook:
        return workbook.store.get_meta("chapters") is None


def merge(folder: Folder, file: Path, ask: Callable[[str], str] | None, secret: Callable[[str], str],
          say: Callable[[str], Any] = print) -> int:
    """Show what a shared file would change and, after a yes, take it in; without a workbook there, it becomes one.

    `ask` is how a person answers, None to ask nothing; `secret` asks for a passphrase where one is needed.
    """
    passphrase = secret(f"The passphrase of {file.name}: ") if bundle.is_locked(file) else ""
    if not folder.exists:
        made = exchange.receive(file, folder.path, passphrase)
        say(f"A separate workbook is now in {made.path}\nOpen it with: {line_for(made, 'open')}\n"
            f"Your own notes on this client have a page there too, {PAGE.notebook}, in a file that is never shared.")
        return 0
    if folder.coachs_copy and _for_notes_alone(folder):
        raise FolderTrouble(f"{folder.path} was made for your own notes and holds no workbook of a client. Name a new "
                            f"folder for this file, then move “{folder.notes.parent.name}” from here into it: your "
                            "notes are in there.")
    with closing(Workbook.open(folder.workbook)) as workbook, bundle.opened(file, passphrase) as (manifest, part):
        lines = news.look(workbook, part).lines
        if not lines:
            say("There is nothing new in it. Nothing was changed.")
            return 0
        whose = "you, elsewhere" if manifest.author == workbook.store.author else \
            "the coach" if manifest.author == "coach" else "the person whose workbook it is"
        about = ", ".join(CHAPTERS[stem].title for stem in manifest.chapters if stem in CHAPTERS)
        say("\n".join([f"From {whose}, {manifest.made} ({about}):", *lines]))
        if ask and ask("Take this in? [Y/n] ").strip().lower() not in ("", "y", "yes"):
            say("Nothing was changed.")
            return 0
        workbook.take_in(part)
    say("Taken in. Nothing of yours was lost: earlier versions stay in the history.")
    return 0
