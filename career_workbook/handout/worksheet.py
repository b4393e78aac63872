"""Blank worksheets: the questions of an exercise with room to write, for a session on paper."""

from __future__ import annotations

from ..records import Question, Record
from .text import plain, show

#: How many blank entries a list gets at most, and how many lines all of them may take together: about half a page.
ENTRIES, ROOM = 3, 16
#: How many lines each kind of answer needs.
LINES = {"prose": 5, "line": 1, "refs": 2}


def blank_html(kind: type[Record]) -> str:
    """The questions of a kind as a form for a pen: lines, boxes to tick, scales to circle."""
    asked = [q for q in kind.questions().values() if not q.asked.hidden]
    one = "".join(f"<dt>{plain(q.asked.label)}{_hint(q)}</dt><dd>{_room(q)}</dd>" for q in asked)
    if not kind.many:
        return f'<dl class="cw-sheet cw-blank">{one}</dl>'
    noun = kind.noun[0]
    title = noun[:1].upper() + noun[1:]
    numbers = range(1, _entries(asked) + 1)
    return '<ul class="cw-cards cw-blank">' + "".join(
        f'<li><p class="cw-card">{plain(title)} {n}</p><dl>{one}</dl></li>' for n in numbers) + "</ul>"


def _entries(asked: list[Question]) -> int:
    """Short entries come three at a time, a long one alone: there is always more paper."""
    lines = sum(LINES.get(q.control.name, 1 + len(q.choices) // 5) for q in asked)
    return min(ENTRIES, max(1, ROOM // max(lines, 1)))


def _hint(q: Question) -> str:
    return f' <span class="cw-hint">{plain(q.asked.hint)}</span>' if q.asked.hint else ""


def _room(q: Question) -> str:
    control = q.control
    if control.name == "choice":
        return _ticks(label for value, label in q.choices if value)
    if control.name == "flag":
        return _ticks(("yes", "no"))
    if control.name == "level" and control.low is not None and control.high is not None:
        marks = range(int(control.low), int(control.high) + 1)
        return f'<span class="cw-scale">{" ".join(f"<span>{show(m)}</span>" for m in marks)}</span>'
    if control.name == "estimate":
        return " ".join(f'<span class="cw-slot">{part}</span>' for part in ("low", "likely", "high"))
    if control.name in LINES:
        return '<span class="cw-write"></span>' * LINES[control.name]
    return f'<span class="cw-slot">{plain(control.unit)}</span>'


def _ticks(labels) -> str:
    return " ".join(f'<span class="cw-tick">☐ {plain(label)}</span>' for label in labels)
