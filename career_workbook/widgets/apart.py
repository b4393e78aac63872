"""What stays out of a session: what is the person's alone, and whatever makes or reads files."""

from __future__ import annotations

from .. import chapters, charts
from ..records import KINDS, Record, may_see
from . import people

#: What is shown in a session, where a coach may see it; anything else waits in the person's own workbook.
SHOWN = ("exercise", "tomorrow", "chart", "result", "together")
NO_SESSION = "This line belongs to a session of two people."


def apart(stem: str, does: str, name: str) -> str:
    """The sentence that stands in place of a piece of a chapter; "" where the piece is shown."""
    session = people.session()
    if not session:
        return NO_SESSION if does == "together" else ""
    from ..handout.compose import may_be_shown  # costs time, which a chapter that opens on its own need not spend

    owner = session.names[people.OWNER]
    if does not in SHOWN:
        return f"Files are made and read in {owner}’s own workbook, not in a session."
    shown = {"exercise": lambda: _is_shared(KINDS[name]),
             "chart": lambda: may_be_shown(charts.chart(stem, name), people.reader()),
             "result": lambda: may_be_shown(getattr(chapters.module(stem), name), people.reader())}
    if does in shown and not shown[does]():
        return f"This part is for {owner} alone. It stays in {owner}’s own workbook."
    return ""


def _is_shared(kind: type[Record]) -> bool:
    """Whether two people can fill it in: it has fields for both, and needs none that one of them must not see."""
    questions = [q for q in kind.questions().values() if not q.asked.hidden]
    return (not kind.private and any(may_see("coach", q.audience) for q in questions)
            and all(may_see("coach", q.audience) for q in questions if q.needed))
