"""What lies where in a person's folder.

Theirs, in plain sight: the workbook file, the chapters, handouts, backups. Ours, in a hidden folder beside them: what
Jupyter keeps, the log, and the manifest by which an upgrade knows which chapters the person made their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

WORKBOOK = "workbook.db"


class FolderTrouble(Exception):
    """The folder cannot be used; the text says why and what to do. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Folder:
    """One person's folder. It need not exist yet: see `exists`."""

    path: Path

    @property
    def workbook(self) -> Path:
        """The file with everything they wrote down."""
        return self.path / WORKBOOK

    @property
    def exists(self) -> bool:
        """True when a workbook lies here."""
        return self.workbook.is_file()

    @property
    def notebooks(self) -> list[Path]:
        """The chapters, in the order of their numbers, without new editions beside edited ones (`….new.ipynb`)."""
        return sorted(p for p in self.path.glob("[0-9][0-9]_*.ipynb") if "." not in p.stem)

    @property
    def handouts(self) -> Path:
        """Where printed pages go. Made when first written to."""
        return self.path / "handouts"

    @property
    def exports(self) -> Path:
        """Where files for other programs go. Made when first written to."""
        return self.path / "exports"

    @property
    def backups(self) -> Path:
        """Where older states of the workbook are kept."""
        return self.path / "backups"

    @property
    def coachs_copy(self) -> bool:
        """True where a coach keeps what a client shared; never for the folder of a session, which two people see."""
        from .store import CannotOpen, Store

        if not self.exists or (self.inner / "session.json").exists():
            return False
        try:
            with Store.open(self.workbook) as store:
                return store.get_meta("writer") == "coach"
        except CannotOpen:
            return False

    @property
    def notes(self) -> Path:
        """A coach's own notes, in their copy of a client's workbook: a file nothing is ever shared from."""
        return self.path / "not-shared" / "notes.db"

    @property
    def inner(self) -> Path:
        """The hidden folder with what is ours."""
        return self.path / ".workbook"

    @property
    def log(self) -> Path:
        """What the program notes about itself: never an answer."""
        return self.inner / "log" / "career-workbook.log"
