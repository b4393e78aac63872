"""The person's folder: finding it, making it, looking after it. What lies where in it is said in `layout`."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from . import atomic
from .layout import WORKBOOK, Folder, FolderTrouble
from .to_type import to_type

if TYPE_CHECKING:
    from .jupyter.copies import Report
    from .store import Store

VARIABLE = "CAREER_WORKBOOK_FOLDER"


def default_folder(*, sample: bool = False) -> Folder:
    """Where the workbook lives unless the person says otherwise; the sample person's stands beside it."""
    return Folder(Path.home() / ("Career Workbook (sample)" if sample else "Career Workbook"))


def find_folder(start: Path | None = None) -> Folder:
    """The folder meant here: the one around `start`, else the one the environment names, else the remembered one.

    `start` is a notebook, any file or folder; without it, the notebook this kernel runs for, else the current folder.
    When nothing is found it is the default, which may not exist yet.
    """
    for place in _around(start or _this_notebook()):
        # By the manifest too: from a folder whose workbook went missing, nobody must end up in another workbook.
        if (place / WORKBOOK).is_file() or (place / ".workbook" / "manifest.json").is_file():
            return Folder(place)
    if named := os.environ.get(VARIABLE):
        return Folder(Path(named).expanduser().absolute())
    return remembered() or default_folder()


def line_for(folder: Folder, words: str) -> str:
    """The whole line to type for a command about this folder, named in it where it would not be found without.

    It holds for where the person is now: the folder around the current one comes before the usual one.
    """
    found = default_folder() if words.partition(" ")[0] == "new" else find_folder()
    return to_type(words if found == folder else f'{words} --folder "{folder.path}"')


def _this_notebook() -> Path:
    # Jupyter tells a kernel its notebook: a full path in a present server, a bare name in others.
    named = Path(os.environ.get("JPY_SESSION_NAME", ""))
    return named if named.is_absolute() and named.exists() else Path.cwd()


def _around(start: Path) -> list[Path]:
    start = start.absolute()
    return [start, *start.parents]


def create_folder(path: Path | str, *, sample: bool = False, part: Path | None = None, coach: bool = False) -> Folder:
    """A new workbook, with all chapters, in a new or empty folder.

    With `sample` it is the sample person's, filled and marked so; with `part` it begins as that file, which somebody
    shared; for a `coach` it is a place for own notes on a client who shares no files. Raises FolderTrouble where a
    workbook, or anything else, is already there.
    """
    folder = Folder(Path(path).expanduser().absolute())
    _must_be_free(folder)
    from .store import Store

    folder.path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if part:
        with Store.open(part) as given:
            given.backup(folder.workbook)
    else:
        with Store.create(folder.workbook, sample=sample) as store:
            if sample:
                _fill(store)
            if coach:
                store.set_meta("writer", "coach")
    update_chapters(folder)
    return folder


def _fill(store: Store) -> None:
    from . import sample
    from .records import KINDS
    from .store import Proposal

    # Each answer at noon of the day she gave it, so that her reviews have years to look back on.
    noon = dt.time(12)
    store.write(Proposal(v.kind, v.key, v.audience, v.body, KINDS[v.kind].version,
                         at=dt.datetime.combine(v.on, noon)) for v in sample.versions())


def ready_folder(start: Path | None = None) -> Folder:
    """The folder meant here, with a new and empty workbook in it where there was none (a plain Jupyter, Binder)."""
    folder = find_folder(start)
    return folder if folder.exists else create_folder(folder.path)


def _must_be_free(folder: Folder) -> None:
    if folder.exists:
        raise FolderTrouble(f"There is a workbook in {folder.path} already. It was left as it is.")
    if folder.path.exists() and not folder.path.is_dir():
        raise FolderTrouble(f"{folder.path} is a file. Please name a folder for the workbook.")
    if folder.inner.is_dir():
        raise FolderTrouble(
            f"The workbook file is missing from {folder.path}, though a workbook was here. If it was moved, move it "
            f"back; otherwise bring it back from a backup: {line_for(folder, 'restore')}")
    if folder.path.is_dir() and any(not p.name.startswith(".") for p in folder.path.iterdir()):
        raise FolderTrouble(
            f"{folder.path} has other things in it. Please name a new or an empty folder for the workbook.")


def update_chapters(folder: Folder) -> Report:
    """Bring new and newer chapters into the folder; those the person edited stay as they are. Says which were which."""
    from .jupyter.copies import update

    return update(folder)


def look_after(folder: Folder) -> list[str]:
    """Before a workbook is opened: is it whole enough to be, keep a backup, bring the chapters up to date.

    Returns what the person should know, one sentence a line, and warns on the error stream where no backup could be
    made. Raises CannotOpen where it cannot be opened.
    """
    from .store import NotSaved, Store, keep_backups

    with Store.open(folder.workbook) as store:
        try:
            keep_backups(store, folder.backups, dt.datetime.now(dt.UTC))
        except NotSaved as error:
            # A full disk is no reason to keep a person from their words.
            print(f"No backup could be made. {error}", file=sys.stderr)
        agreed = bool(store.present("agreement"))
    told = update_chapters(folder).sentences()
    if agreed or folder.coachs_copy:
        from .together.parting import on_opening

        told += on_opening(folder, dt.date.today())
    return told


def remembered() -> Folder | None:
    """The folder the person chose once for this computer account."""
    try:
        return Folder(Path(json.loads(_memory().read_text("utf-8"))["folder"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(folder: Folder) -> None:
    """Keep the choice of folder, so that it is asked for only once."""
    atomic.write(_memory(), json.dumps({"folder": str(folder.path)}).encode())


def _memory() -> Path:
    import platformdirs

    return platformdirs.user_config_path("career-workbook", appauthor=False) / "folder.json"
