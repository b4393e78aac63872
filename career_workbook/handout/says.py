"""What a computation says, as HTML: the same in a handout and in a live page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .table import table_html
from .text import plain

if TYPE_CHECKING:
    import pandas as pd

    from ..chapters import Says


def says_html(says: Says) -> str:
    """The headline, the lines, the table and the question to go on with: no script, no style, all text escaped.

    Made of ``div.cw-says`` with ``p.cw-headline``, ``ul.cw-lines``, a table and ``p.cw-question``. It holds no
    headings, so that it can stand anywhere in a page without breaking the order of its headings.
    """
    parts = [f'<p class="cw-headline" dir="auto">{plain(says.headline)}</p>']
    lines = [f'<li dir="auto">{plain(line)}</li>' for line in says.lines if line]
    if lines:
        parts.append(f'<ul class="cw-lines">{"".join(lines)}</ul>')
    if says.table is not None and len(says.table):
        parts.append(frame_html(says.table, says.headline))
    if says.question:
        parts.append(f'<p class="cw-question" dir="auto">{plain(says.question)}</p>')
    return f'<div class="cw-says">{"".join(parts)}</div>'


def frame_html(frame: pd.DataFrame, label: str) -> str:
    """A small DataFrame as a table under the name `label`; a named or worded index becomes its first column.

    The keys of records and plain row numbers are ours, not the reader's: they are left out.
    """
    counted = frame.index.name is None and frame.index.dtype.kind in "iu"
    if not counted and frame.index.name != "key":
        frame = frame.rename_axis(frame.index.name or "").reset_index()
    return table_html([str(c) for c in frame.columns], frame.itertuples(index=False, name=None), label=label)
