"""Files and folders that are to be gone: written over before they are deleted, as far as a disk lets itself.

A disk with flash memory, a journal or a snapshot may keep what was there; nobody can promise more from here.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

_PIECE = bytes(1 << 20)


def wipe(*places: Path) -> list[Path]:
    """Write over and delete files, and folders with all that is in them; returns those that could not be deleted."""
    left: list[Path] = []
    for place in places:
        if place.is_dir() and not place.is_symlink():
            left += wipe(*place.iterdir())
            with contextlib.suppress(OSError):  # something in it is left, and named
                place.rmdir()
        elif place.is_symlink() or place.exists():
            try:
                if place.is_file() and not place.is_symlink():
                    _write_over(place)
                place.unlink()
            except OSError:
                left.append(place)
    return left


def files(*places: Path) -> Iterable[Path]:
    """Every file in these places."""
    for place in places:
        if place.is_dir() and not place.is_symlink():
            yield from files(*sorted(place.iterdir()))
        elif place.is_symlink() or place.exists():
            yield place


def _write_over(file: Path) -> None:
    file.chmod(0o600)
    with file.open("r+b") as old:
        for _ in range(0, file.stat().st_size, len(_PIECE)):
            old.write(_PIECE)
        old.flush()
        os.fsync(old.fileno())
