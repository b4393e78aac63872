"""Tables: a caption, heads with their scope, numbers flush right; too wide for paper, they become cards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from .text import is_number, plain, show

#: More columns than this are cut on A4, so each row is set as a small sheet of its own.
WIDEST = 6
#: Days and months stay on one line.
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{4,}|\d{4}-\d\d")


def table_html(heads: Sequence[str], rows: Iterable[Sequence[Any]], caption: str = "", *, label: str = "",
               wide: bool | None = None) -> str:
    """An HTML table of `rows` (as many cells as `heads`); the first cell of a row is its head.

    Cells are values or text, shown and escaped here. With more than `WIDEST` columns, or where `wide` says so,
    a list of cards instead: every row a description list that leaves out what is empty. `label` names a table
    without a caption to those who hear the page.
    """
    rows = [list(row) for row in rows]
    if wide if wide is not None else len(heads) > WIDEST:
        return cards_html(heads, rows, caption)
    right = [any(is_number(row[i]) for row in rows) and all(is_number(row[i]) or row[i] in (None, "") for row in rows)
             for i in range(len(heads))]
    head = "".join(f'<th scope="col"{_aligned(r)}>{plain(h)}</th>' if h else f"<td{_aligned(r)}></td>"
                   for h, r in zip(heads, right, strict=True))
    body = "".join(_row(row, right) for row in rows)
    # On a narrow screen the table scrolls, and must be reachable for that without a mouse.
    return (f'<div class="cw-scroll" role="group" aria-label="{plain(caption or label or "Table")}" tabindex="0">'
            f'<table class="cw-table">{_caption(caption)}<thead><tr>{head}</tr></thead>'
            f"<tbody>{body}</tbody></table></div>")


def cards_html(heads: Sequence[str], rows: Iterable[Sequence[Any]], caption: str = "") -> str:
    """Rows as cards: the first cell names the card, the others are described below it; empty ones are left out."""
    out = [f'<p class="cw-caption">{plain(caption)}</p>' if caption else "", '<ul class="cw-cards">']
    for row in rows:
        name, *rest = (show(value) for value in row)
        told = "".join(f'<dt>{plain(head)}</dt><dd dir="auto">{plain(value)}</dd>'
                       for head, value in zip(heads[1:], rest, strict=True) if value)
        out.append(f'<li><p class="cw-card" dir="auto">{plain(name) or "No name yet"}</p>'
                   + (f"<dl>{told}</dl>" if told else "") + "</li>")
    return "".join([*out, "</ul>"])


def _row(row: Sequence[Any], right: Sequence[bool]) -> str:
    first, *rest = map(show, row)
    named, aligned = plain(first), _aligned(right[0], first)
    # A row head must say something: an empty one is read out as nothing at all.
    cells = [f'<th scope="row"{aligned} dir="auto">{named}</th>' if named else "<td></td>"]
    cells += [f'<td{_aligned(r, value)} dir="auto">{plain(value)}</td>'
              for value, r in zip(rest, right[1:], strict=True)]
    return f"<tr>{''.join(cells)}</tr>"


def _aligned(right: bool, shown: str = "") -> str:
    if right:
        return ' class="cw-number"'
    return ' class="cw-day"' if _DAY.fullmatch(shown) else ""


def _caption(caption: str) -> str:
    return f"<caption>{plain(caption)}</caption>" if caption else ""
