"""How Mara's answers are written down in these modules: as she would have typed them."""

from __future__ import annotations

#: Entries by key; each holds its fields as typed: a guess in three (``hours_low`` ...), links as keys joined by " | ".
Rows = dict[str, dict[str, str]]


def rows(names: str, table: dict[str, tuple[str, ...]]) -> Rows:
    """Entries from a table: the names of the fields once, then the answers in that order."""
    return {key: dict(zip(names.split(), row, strict=True)) for key, row in table.items()}
