"""Bytes of a CSV file → rows of text, whatever program wrote them: its encoding, its separator, its quirks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from . import CannotRead

_SEPARATORS = (",", ";", "\t")


def text_of(data: bytes) -> str:
    """The text of a file in UTF-8 (with or without mark), UTF-16 or, failing both, Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if data[:200].count(b"\x00") > len(data[:200]) // 4:
        return data.decode("utf-16-le" if data[1:2] == b"\x00" else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def rows_of(data: bytes, known: Sequence[str]) -> tuple[dict[str, int], Iterator[tuple[int, list[str] | None]]]:
    """Where each column stands (by its name in small letters), and the rows with their line numbers.

    `known` are names one expects: the separator that finds most of them is the file's. A row that cannot be read
    comes as None. Raises CannotRead for an empty file.
    """
    heads, rows = _opened(data, known)
    columns: dict[str, int] = {}
    for place, name in enumerate(heads):
        columns.setdefault(name.strip().lower(), place)
    return columns, rows


def wide_rows_of(data: bytes, known: Sequence[str]) -> tuple[list[str], list[tuple[int, list[str] | None]]]:
    """The names of all columns as written, and the rows: for files whose columns differ from one to the next."""
    heads, rows = _opened(data, known)
    return [" ".join(name.split()) for name in heads], list(rows)


def _opened(data: bytes, known: Sequence[str]) -> tuple[list[str], Iterator[tuple[int, list[str] | None]]]:
    text = text_of(data).replace("\x00", "")
    head = next((line for line in text.splitlines() if line.strip()), "")
    if not head:
        raise CannotRead("This file is empty. Please export it again.")
    separator = max(_SEPARATORS, key=lambda s: len(set(_names(head, s)) & set(known)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    for row in _each(reader):
        if row[1] and any(cell.strip() for cell in row[1]):
            return row[1], _each(reader)
    return [], _each(reader)


def _names(head: str, separator: str) -> list[str]:
    return [name.strip().strip('"').lower() for name in head.split(separator)]


def _each(reader) -> Iterator[tuple[int, list[str] | None]]:
    while True:
        first = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:  # such as a field of more than 128 KB: a quote that was never closed
            yield first, None
            continue
        if any(cell.strip() for cell in row):
            yield first, row
