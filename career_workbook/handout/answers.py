"""What a person wrote, as one reader may read it: sheets as questions and answers, lists as tables or cards.

A field goes into a page only where its declaration names the reader; everything else is never looked at. Answers are
read as they are stored (`_kept`): they were judged when they were entered, and are only worded here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ..frames import PARTS
from ..records import KINDS, Audience, Question, Record, may_see
from .narrative import answer_html
from .sections import Empty
from .table import WIDEST, table_html
from .text import is_number, plain, show

if TYPE_CHECKING:
    from ..workbook import Workbook

#: A list shows this many of its entries, the newest; what remains is counted in a sentence.
MOST_ROWS = 40
NO_ANSWER = '<span class="cw-empty">No answer yet</span>'
#: What each control is stored as, where that is not a number.
_STORED: dict[str, type] = {"line": str, "prose": str, "choice": str, "ref": str, "day": str, "refs": list,
                            "flag": bool, "estimate": dict}

#: A record as it is stored.
Body = Mapping[str, Any]


def fields(kind: type[Record], reader: Audience) -> list[Question]:
    """The questions of a kind whose answers `reader` may see, in the order of declaration; none of a private kind."""
    if kind.private:
        return []
    return [q for q in kind.questions().values() if may_see(reader, q.audience) and not q.asked.hidden]


class Answers:
    """The records of one workbook, as one reader may read them."""

    def __init__(self, workbook: Workbook, reader: Audience):
        self.workbook, self.reader = workbook, reader
        self._titles: dict[str, dict[str, str]] = {}

    def html(self, kind_name: str, only: Callable[[Body], bool] | None = None, borrowed: bool = False) -> str | None:
        """All that `reader` may see of a kind, or None where that is nothing by declaration.

        Of a kind that is `borrowed` from another chapter, a long list is told without the questions that may wait.
        """
        kind, bodies = KINDS[kind_name], self.workbook.bodies(kind_name)
        shown = fields(kind, self.reader)
        if not shown:
            return None
        if not kind.many:
            return self._sheet(shown, bodies.get(self.workbook.SHEET))
        kept = [body for body in _newest(shown, bodies) if only is None or only(body)]
        if borrowed and len(shown) > WIDEST:
            shown = [q for q in shown if not q.asked.later]
        return self._list(kind, shown, kept[:MOST_ROWS], len(kept))

    def _sheet(self, shown: list[Question], body: Body | None) -> str:
        told = "".join(f"<dt>{plain(_label(q))}</dt>{self._answer(q, body)}" for q in shown)
        html = f'<dl class="cw-sheet">{told}</dl>'
        answered = body and any(self.value(q, _kept(q, body)) not in ("", None) for q in shown)
        return html if answered else Empty(html)

    def _answer(self, q: Question, body: Body | None) -> str:
        value = None if body is None else _kept(q, body)
        if q.control.name == "prose" and value and value.strip():
            return f'<dd dir="auto">{answer_html(value)}</dd>'
        words = plain(_with_unit(q, self.value(q, value)))
        return f'<dd dir="auto">{words or NO_ANSWER}</dd>'

    def _list(self, kind: type[Record], shown: list[Question], records: list[Body], count: int) -> str:
        one, several = kind.noun
        if not records:
            return Empty(f'<p class="cw-sentence">No {plain(several)} yet.</p>')
        rows = {q.name: [self.value(q, _kept(q, body)) for body in records] for q in shown}
        # A column nobody filled in would only squeeze the others.
        told = [q for q in shown if any(value not in ("", None) for value in rows[q.name])] or shown[:1]
        more = count - len(records)
        if any(q.control.name == "prose" for q in told) or len(told) > WIDEST:
            html = self._cards(told, records)
        else:
            heads = [_label(q) + (f" ({_unit(q)})" if _unit(q) else "") for q in told]
            caption = several[:1].upper() + several[1:]
            html = table_html(heads, zip(*(rows[q.name] for q in told), strict=True), caption, wide=False)
        if more:
            html += (f'<p class="cw-sentence">These are the newest {len(records)}. {more:,} earlier '
                     f"{plain(one if more == 1 else several)} {'is' if more == 1 else 'are'} in the workbook.</p>")
        return html

    def _cards(self, told: list[Question], records: list[Body]) -> str:
        cards = []
        for body in records:
            name, *rest = told
            answers = "".join(f"<dt>{plain(_label(q))}</dt>{self._answer(q, body)}" for q in rest
                              if self.value(q, _kept(q, body)) not in ("", None))
            title = plain(_with_unit(name, self.value(name, _kept(name, body)))) or "No name yet"
            cards.append(f'<li><p class="cw-card" dir="auto">{title}</p>' + (f"<dl>{answers}</dl>" if answers else "")
                         + "</li>")
        # Short answers stand two abreast where there is room: nine skills are two pages then, not four.
        facts = "" if any(q.control.name == "prose" for q in told) else " cw-facts"
        return f'<ul class="cw-cards{facts}">{"".join(cards)}</ul>'

    def value(self, q: Question, value: Any) -> Any:
        """A stored answer as a number (set flush right in tables) or in words; "" for none."""
        control = q.control.name
        if value is None or value in ("", [], ()):
            return ""
        if control == "choice":
            return dict(q.choices).get(value, value)
        if control == "ref":
            return self._title(q.control.of, value)
        if control == "refs":
            return ", ".join(filter(None, (self._title(q.control.of, key) for key in value)))
        if control == "estimate":
            parts = [show(value.get(part)) for part in PARTS]
            return parts[0] if len(set(parts)) == 1 else " – ".join(parts)
        if control == "day":
            return show(_day(value))
        return round(value * 100, 1) if control == "fraction" else value if is_number(value) else show(value)

    def _title(self, of: str, key: str) -> str:
        if of not in self._titles:
            kind = KINDS.get(of)
            # The name of a linked record is an answer too: it goes where its own field may go.
            open_ = kind is not None and kind.named_by in {q.name for q in fields(kind, self.reader)}
            self._titles[of] = self.workbook.titles(of) if open_ else {}
        return self._titles[of].get(str(key), "")


def _newest(shown: list[Question], bodies: Mapping[str, Body]) -> list[Body]:
    """The records of a list, newest first where its entries have a day, else in the order they were written."""
    day = next((q for q in shown if q.control.name == "day" and (q.needed or q.name == "on")), None)
    latest_first = list(reversed(bodies.values()))
    if day is None:
        return latest_first if len(latest_first) > MOST_ROWS else latest_first[::-1]
    return sorted(latest_first, key=lambda body: _kept(day, body) or "", reverse=True)


def _kept(q: Question, body: Body) -> Any:
    """What is stored of an answer; its default where it was never asked, or is not what its control stores."""
    value = body.get(q.name)
    return value if isinstance(value, _STORED.get(q.control.name, (int, float))) else q.default


def _day(text: str) -> dt.date | str:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return text


def _label(q: Question) -> str:
    return q.asked.label


def _unit(q: Question) -> str:
    return q.control.unit


def _with_unit(q: Question, value: Any) -> str:
    if not is_number(value):
        return show(value)
    if q.control.name == "level" and q.control.low == 0:
        return f"{show(value)} of {show(q.control.high)}"
    return f"{show(value)} {_unit(q)}".strip()
