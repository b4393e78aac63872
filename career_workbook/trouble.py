"""What the command says when something goes wrong: a sentence a person can act on, never a traceback."""

from __future__ import annotations

import logging
from pathlib import Path

from . import __version__
from .folder import Folder, FolderTrouble
from .notes import note
from .prompts import NoAnswer


def sentence(error: Exception) -> str:
    """What to say about an error a person can do something about; empty for any other."""
    from .store import CannotOpen, NotSaved

    if isinstance(error, FolderTrouble | NoAnswer | CannotOpen | NotSaved) or (
            isinstance(error, OSError) and not error.errno):
        return str(error)
    if isinstance(error, OSError):
        what = f"“{error.filename}”" if error.filename else "A file"
        if isinstance(error, FileNotFoundError):
            return f"{what} is not there. Please check the name."
        if isinstance(error, PermissionError):
            return f"{what} may not be read or written. Please change its permissions or choose another place."
        return f"{what} could not be read or written ({error.strerror or 'disk error'})."
    return ""


def unforeseen(error: Exception, folder: Folder | None) -> str:
    """What to say about any other error; where it happened goes into the log, never an answer."""
    log = _log(folder)
    told = "Something went wrong that should not have. Nothing you saved is lost."
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(log, encoding="utf-8")
    except OSError:
        return told
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger = logging.getLogger(__package__)
    logger.addHandler(handler)
    note(logger, f"career-workbook {__version__}", error)
    logger.removeHandler(handler)
    handler.close()
    return f"{told} Where it happened is noted in {log}"


def _log(folder: Folder | None) -> Path:
    if folder and folder.inner.is_dir():
        return folder.log
    import platformdirs

    return platformdirs.user_log_path("career-workbook", appauthor=False) / "career-workbook.log"
