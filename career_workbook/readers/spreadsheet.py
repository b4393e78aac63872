"""The workbook's own CSV files, one a kind of record, as `export csv` writes them → the same records again.

A person may have opened them in a spreadsheet in between: separators, encodings and days written its way are read.
A row without a key was added there by hand; its links may be names. What colleagues answered and the page on envy are
never written and never read.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from .. import cells, sample
from ..chapters import CHAPTERS, declare_all
from ..fields import LONGEST_TEXT
from ..records import KINDS, Record
from ..to_type import to_type
from ..workbook import Workbook
from . import DAY_OR_MONTH, CannotRead
from .archives import unpacked
from .days import Order, day_of, order_of
from .tables import text_of
from .whole import Contents, Found, checked, key_of

NAME, SOURCE = "this workbook’s own files", "csv"
ASKS = ("order",)
_KEY = re.compile(r"[\w.:-]{1,120}")
_SEPARATORS = (",", ";", "\t")

Rows = list[tuple[int, dict[str, str]]]


def kinds() -> dict[str, type[Record]]:
    """The kinds of record that may leave as files: all but what others said, what is never shown, and machinery."""
    declare_all()
    return {name: kind for name, kind in KINDS.items() if not kind.private and kind.chapter in CHAPTERS
            and not all(q.asked.hidden for q in kind.questions().values())}


def wanted(name: str) -> bool:
    """Whether a file of that name may be one of ours."""
    return name.casefold().endswith((".csv", ".tsv", ".txt"))


def read(files: Mapping[str, bytes], order: Order | None = None) -> Contents:
    """What the files hold, by name, or the zip they are in. Raises CannotRead where none of them is one of ours.

    `order` says which comes first in days such as 03/04/2026; without it, files in which every such day can be read
    two ways come back as a question.
    """
    problems: list[str] = []
    tables: dict[str, Rows] = {}
    notes: list[str] = []
    for name, data in unpacked(files, wanted).items():
        heads, rows = _table(data, name, problems)
        kind = _kind_of(name, heads)
        if kind is None:
            problems.append(f"{name}: this is not one of the workbook’s own files, or its columns were renamed.")
            continue
        tables.setdefault(kind.kind, []).extend(rows)
        unknown = [head for head in heads if head and head not in cells.heads(kind)]
        if unknown:
            notes.append(f"{name}: {', '.join(f'“{head[:40]}”' for head in unknown[:5])} is no column of ours and was "
                         "not read.")
    if not tables:
        raise CannotRead(f"This is none of the workbook’s own CSV files, as “{to_type('export csv')}” writes them. "
                         + (problems[0] if problems else ""))
    found = order or order_of(_days(tables))
    if found is None:
        example = next(text for text in _days(tables) if day_of(text, "day"))
        return Contents(NAME, ask=f"The days in these files can be read two ways, such as {example}. Which comes "
                                  "first, the day or the month?", choices=DAY_OR_MONTH)
    if found == "both":
        raise CannotRead("The days in these files are written in two ways, some with the day first and some with the "
                         "month. Please write them such as 2026-03-31.")
    kept, wrong = checked(one for kind, rows in tables.items() for one in _found(KINDS[kind], rows, found, problems))
    doubtful: frozenset[str] = frozenset()
    if hers := sum(_is_the_samples(one) for one in kept):
        notes.append(f"{hers:,} of these entries {'is' if hers == 1 else 'are'} {sample.NAME}’s, who is invented. "
                     "Nothing of these files is added unless you choose it.")
        doubtful = frozenset(one.part for one in kept)
    return Contents(NAME, kept, tuple(problems) + wrong, tuple(notes), doubtful)


def _is_the_samples(one: Found) -> bool:
    """Whether an entry comes from the sample person's workbook: nobody else's has such keys."""
    return KINDS[one.kind].many and one.key in sample.records(one.kind)


def _found(kind: type[Record], rows: Rows, order: Order, problems: list[str]) -> Iterator[Found]:
    days = [name for name, q in kind.questions().items() if q.control.name == "day"]
    part = kind.kind.replace("_", " ").capitalize()
    seen: Counter[str] = Counter()
    for line, row in rows:
        where, key = f"{part}, line {line}", cells.bare(row.get(cells.KEY, "")).strip()
        fields = cells.entered(kind, row)
        for name in days:
            if day := day_of(fields[name], order):
                fields[name] = day.isoformat()
        if key and not _KEY.fullmatch(key):
            problems.append(f"{where}: “{key[:30]}” cannot be a key. Leave it empty for a new entry.")
            continue
        given = bool(key)
        if not kind.many:
            key = Workbook.SHEET
        elif not key:
            content = repr(sorted(fields.items()))
            seen[content] += 1
            key = key_of(SOURCE, kind.kind, content, nth=seen[content])
        yield Found(part, kind.kind, key, fields, by_name=not given and kind.many, where=where)


def _days(tables: dict[str, Rows]) -> Iterator[str]:
    for kind, rows in tables.items():
        names = [name for name, q in KINDS[kind].questions().items() if q.control.name == "day"]
        for _, row in rows:
            for name in names:
                yield row.get(name, "")


def _kind_of(name: str, heads: list[str]) -> type[Record] | None:
    """The kind a file is of: by its name, whatever a download added to it, and else by its columns."""
    here = kinds()
    fits = {kind: len(set(cells.heads(here[kind])) & set(heads)) for kind in here}
    stem = re.sub(r"[\W_]+", "_", name.rpartition(".")[0])
    named = [kind for kind in here if re.search(rf"(?<![a-z]){kind}(?![a-z])", stem) and fits[kind] > 1]
    if named:
        return here[max(named, key=len)]
    whole = [kind for kind in here if set(cells.heads(here[kind])) <= set(heads)]
    best = [kind for kind in whole if fits[kind] == max(fits[other] for other in whole)]
    return here[best[0]] if len(best) == 1 else None


def _table(data: bytes, name: str, problems: list[str]) -> tuple[list[str], Rows]:
    """The names of the columns, and each row as its cells by these names."""
    text = text_of(data).replace("\x00", "")
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    limit = csv.field_size_limit(LONGEST_TEXT + 10)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        heads: list[str] = []
        rows: Rows = []
        while True:
            line = reader.line_num + 1
            try:
                row = next(reader)
            except StopIteration:
                break
            except csv.Error:
                problems.append(f"{name}, line {line}: it cannot be taken apart; a quotation mark is probably missing.")
                continue
            if not heads:
                heads = [head.strip().casefold() for head in row]
            elif any(cell.strip() for cell in row):
                rows.append((line, dict(zip(heads, row, strict=False))))
    finally:
        csv.field_size_limit(limit)
    return heads, rows


def written(kind: type[Record], bodies: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Records of one kind as the CSV file that `read` gives back; with a mark, so that spreadsheets see it is UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(cells.heads(kind))
    writer.writerows(cells.row(kind, key, body) for key, body in bodies.items())
    return file.getvalue().encode("utf-8-sig")
