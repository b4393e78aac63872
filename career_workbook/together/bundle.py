"""The file that goes back and forth: a zip of a readable page, a list for the program, and part of a workbook.

It comes from outside, so it is believed in nothing: sizes are counted while unpacking, the part of the workbook must
have the fingerprint the list gives, and is then read as a file nobody vouches for.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from ..readers import CannotRead
from ..readers.archives import unpacked
from ..store import CannotOpen
from ..to_type import to_type

FORMAT = 1
LARGEST = 400_000_000  # bytes of a bundle
PAGE, LIST, PART = "read me.txt", "manifest.json", "workbook.db"
_LOCKED = b"age-encryption.org/"


class Locked(CannotOpen):
    """The file is locked, and no passphrase or a wrong one was given."""


@dataclass(frozen=True)
class Manifest:
    """What a bundle says of itself: who made it (`me` or `coach`), when, of which workbook, and what is in it."""

    workbook: str
    author: str
    made: str
    chapters: list[str]
    entries: dict[str, int]
    sha256: str = ""
    format: int = FORMAT


def write(path: Path, part: Path, manifest: Manifest, page: str, passphrase: str = "") -> Path:
    """Write a bundle of the workbook file `part`; with a passphrase, locked with it in the age format (scrypt)."""
    data = part.read_bytes()
    told = asdict(manifest) | {"sha256": hashlib.sha256(data).hexdigest()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in ((PAGE, page), (LIST, json.dumps(told, indent=1, ensure_ascii=False)), (PART, data)):
            # A fixed day: the clock of this computer is nobody's business.
            archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    whole = packed.getvalue()
    if passphrase:
        import pyrage

        whole = pyrage.passphrase.encrypt(whole, passphrase)
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(whole)
    except OSError:
        path.unlink(missing_ok=True)  # half a file is nothing to send
        raise
    return path


def is_locked(path: Path) -> bool:
    """True for a file that asks for a passphrase."""
    with path.open("rb") as file:
        return file.read(len(_LOCKED)) == _LOCKED


@contextmanager
def opened(path: Path, passphrase: str = "") -> Iterator[tuple[Manifest, Path]]:
    """What a bundle says of itself, and its part of a workbook as a file that is gone afterwards; raises CannotOpen."""
    found = _content(path, passphrase)
    manifest = _manifest(path, found.get(LIST, b""))
    if hashlib.sha256(found[PART]).hexdigest() != manifest.sha256:
        raise _damaged(path)
    with tempfile.TemporaryDirectory(prefix="career-workbook-") as folder:
        part = Path(folder) / PART
        part.write_bytes(found[PART])
        yield manifest, part


def _content(path: Path, passphrase: str) -> dict[str, bytes]:
    if path.stat().st_size > LARGEST:
        raise CannotOpen(f"“{path.name}” is far larger than anything shared from a workbook. Is it the right file?")
    data = path.read_bytes()
    if data.startswith(_LOCKED):
        data = _unlocked(path, data, passphrase)
    try:
        found = unpacked({path.name: data}, lambda name: name in (LIST, PART)) if data.startswith(b"PK") else {}
    except CannotRead as error:
        raise CannotOpen(f"{error} Nothing was changed.") from error
    if PART not in found:
        raise CannotOpen(f"“{path.name}” is nothing that was shared from a workbook. Please choose the file that "
                         f"“{to_type('share')}” made. Nothing was changed.")
    return found


def _unlocked(path: Path, data: bytes, passphrase: str) -> bytes:
    import pyrage

    if not passphrase:
        raise Locked(f"“{path.name}” is locked. Please give its passphrase.")
    try:
        return pyrage.passphrase.decrypt(data, passphrase)
    except pyrage.DecryptError as error:
        raise Locked(f"This passphrase does not open “{path.name}”, or the file is damaged. Please ask whoever sent it "
                     "for the passphrase. Nothing was changed.") from error


def _manifest(path: Path, text: bytes) -> Manifest:
    try:
        told = json.loads(text)
        if told["format"] > FORMAT:
            raise CannotOpen(f"“{path.name}” was made by a newer version of Career Workbook. Please update the "
                             "program.")
        found = Manifest(**{name: told[name] for name in Manifest.__dataclass_fields__})
        dt.date.fromisoformat(found.made)
        if not (all(isinstance(text, str) for text in (found.workbook, found.author, found.sha256, *found.chapters))
                and all(isinstance(n, int) for n in found.entries.values())):
            raise TypeError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged(path) from error
    return found


def _damaged(path: Path) -> CannotOpen:
    return CannotOpen(f"“{path.name}” is damaged: something changed it on its way. Please have it sent again. "
                      "Nothing was changed.")
