"""The entries of a frame as plain tuples.

A table of a few dozen rows is read, sorted and counted in Python before pandas has begun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def entries(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """Its rows in their order, each with the values of these columns; "key" stands for the key of the entry."""
    return list(zip(*(_values(frame.index if name == "key" else frame[name]) for name in columns), strict=True))


def _values(column: pd.Series | pd.Index) -> list[Any]:
    # Text is handed over whole by numpy; a column of it would look at each word.
    return (column.to_numpy() if column.dtype.kind == "O" else column).tolist()
