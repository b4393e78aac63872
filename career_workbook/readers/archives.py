"""Zip archives and spreadsheets from outside → bytes and rows, within limits that no honest file reaches.

What a file says of its own size is not believed: what is unpacked is counted while it is unpacked.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from . import CannotRead
from .tables import text_of

#: Bytes one member may have when unpacked, all wanted ones together, and how many members an archive may list.
LARGEST_MEMBER, LARGEST_WHOLE, MOST_MEMBERS = 80_000_000, 250_000_000, 5_000
_BLOCK = 1 << 20
_DAMAGED = "{} is damaged or was only partly downloaded. Please download it again."
#: A cell far out makes a sheet of a few bytes fill the memory: past column AZ or row 199,999 there is no table of ours.
_FAR_OUT = re.compile(rb"""\br\s*=\s*["'](?:[A-Z]{3,}\d|[B-Z][A-Z]\d|[A-Z]*(?:[2-9]\d{5}|\d{7,}))""", re.IGNORECASE)


def unpacked(files: Mapping[str, bytes], wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Files by their bare name in small letters: those given, and of a zip the wanted members, in whatever folder.

    A spreadsheet is a zip too; it comes as it is. Raises CannotRead for an archive that is damaged, locked or larger
    than the limits.
    """
    found: dict[str, bytes] = {}
    for name, data in files.items():
        bare = _bare(name)
        if not data.startswith(b"PK"):
            found[bare] = data
            continue
        with _opened(bare, data) as archive:
            if "[Content_Types].xml" in archive.namelist():
                found[bare] = data
                continue
            left = LARGEST_WHOLE
            for member in archive.infolist():
                inside = _bare(member.filename)
                # What a Mac adds of its own lies in a folder of that name, under the same names.
                if member.is_dir() or member.filename.startswith("__MACOSX") or not wanted(inside):
                    continue
                found.setdefault(inside, _member(archive, member, min(left, LARGEST_MEMBER)))
                left -= len(found[inside])
    return found


def beginning(data: bytes) -> str:
    """How a file begins, in small letters; of a zip the word ``zip`` and the names in it, a line each."""
    if not data.startswith(b"PK"):
        return text_of(data[:4000]).lstrip().lower()
    with _opened("this file", data) as archive:
        return "\n".join(["zip", *map(_bare, archive.namelist())])


def sheets(name: str, data: bytes) -> Iterator[list[list[object]]]:
    """The sheets of an .xlsx file as rows of cells, first to last. Raises CannotRead where it is not one."""
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(_within_limits(name, data)))
        names = book.sheet_names
        for sheet in names:
            yield book.get_sheet_by_name(sheet).to_python(skip_empty_area=True)
    except (python_calamine.CalamineError, OSError, ValueError):
        raise CannotRead(_DAMAGED.format(f"“{name}”")) from None


def _within_limits(name: str, data: bytes) -> bytes:
    """The same spreadsheet, packed anew from what was counted: the library below then cannot unpack more."""
    whole, left = io.BytesIO(), LARGEST_WHOLE
    with _opened(name, data) as archive, zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as anew:
        for member in archive.infolist():
            if member.is_dir() or not member.filename.endswith((".xml", ".rels")):
                continue
            content = _member(archive, member, min(left, LARGEST_MEMBER))
            left -= len(content)
            if "worksheets/" in member.filename and (b"\x00" in content or _FAR_OUT.search(content)):
                raise CannotRead(f"“{name}” holds a sheet larger than any table of this kind. Is it the right file?")
            anew.writestr(member.filename, content)
    return whole.getvalue()


def _opened(name: str, data: bytes) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, EOFError):
        raise CannotRead(_DAMAGED.format(f"“{name}”")) from None
    if len(archive.infolist()) > MOST_MEMBERS:
        raise CannotRead(f"“{name}” holds more files than any archive of this kind. Is it the right one?")
    return archive


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    bare = _bare(member.filename)
    if member.flag_bits & 1:
        raise CannotRead(f"“{bare}” is locked with a password. Please unpack it first and choose the files in it.")
    content = bytearray()
    try:
        with archive.open(member) as file:
            while block := file.read(_BLOCK):
                content += block
                if len(content) > most:
                    raise CannotRead(f"“{bare}” unpacks to far more than such a file holds. It was not read any "
                                     "further, and nothing was added. Please download it again from where it is made.")
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, zlib.error):
        raise CannotRead(_DAMAGED.format(f"“{bare}”")) from None
    return bytes(content)


def _bare(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).name.casefold()
