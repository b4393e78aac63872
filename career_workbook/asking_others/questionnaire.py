"""The page to fill in before an hour with a coach: the questions of `Preparation`, and a few of one's own.

One declaration, two doors: what stands on this page is what the form in the review asks.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

from ..chapters.review_before import MOST_OWN, Preparation
from ..methods.wording import long_day
from ..readers.questionnaire import FORMAT, LAYOUT, LONGEST, OWN
from .paper import ACTS, NO_SCRIPT, document, plain, who

if TYPE_CHECKING:
    from ..chapters.review_before import Questionnaire
    from ..records import Question

UNNAMED = "your coach"


def questionnaire(made: Questionnaire | None, on: date | None) -> str:
    """The whole document for the hour of one day, None where it is not known yet; all text is escaped."""
    reader = plain(made.signed if made else "") or UNNAMED
    own = own_questions(made)
    asked = [_field(n, q) for n, q in enumerate(_asked())]
    asked += [_area(f"own-{n}", plain(text), f'name="own-{n}" data-own') for n, text in enumerate(own)]
    # Another hour, or other questions: another sheet, so that a draft of the last one does not stand in it.
    place = hashlib.sha256("\x1f".join([str(on), *own]).encode()).hexdigest()[:16]
    title = f"Before we meet on {long_day(on)}" if on else "Before we meet"
    day = on.isoformat() if on else ""
    return document(title, f"""\
<h1>{title}</h1>
<p>Ten quiet minutes, some days before. Leave out what you like: one answer is enough, and none of them is marked.</p>
{who(list(_who(reader, plain(made.send_to if made else ""))))}
{NO_SCRIPT}
<form id="form" autocomplete="off" data-place="career-workbook-before-{place}" data-what="{FORMAT}"
 data-layout="{LAYOUT}">
<div class="field"><label for="on">For the hour on</label>
<input type="date" id="on" name="on" value="{day}"></div>
{"".join(asked)}
{ACTS}
</form>""", "questionnaire.js")


def own_questions(made: Questionnaire | None) -> list[str]:
    """The questions somebody added, one a line."""
    return [line for text in (made.own if made else "").splitlines() if (line := text.strip()[:300])][:MOST_OWN]


def _asked() -> list[Question]:
    """What stands on the page of the preparation's own: all but its day, and what is asked besides."""
    return [q for name, q in Preparation.questions().items() if name not in ("on", OWN)]


def _field(number: int, q: Question) -> str:
    label, names = plain(q.asked.label), f'name="{q.name}" data-name="{q.name}"'
    if q.control.name == "prose":
        return _area(f"q-{number}", label, names)
    return (f'<div class="field"><label for="q-{number}" dir="auto">{label}</label>\n'
            f'<input type="text" id="q-{number}" {names} maxlength="300"></div>\n')


def _area(place: str, label: str, names: str) -> str:
    return (f'<div class="field"><label for="{place}" dir="auto">{label}</label>\n'
            f'<textarea id="{place}" {names} rows="4" maxlength="{LONGEST}"></textarea></div>\n')


def _who(reader: str, send_to: str) -> list[str]:
    way = send_to.rstrip(".")
    return [f"Only you and {reader}: it goes into a workbook that both of you look at. Whoever else gets hold of the "
            "file can read it, since it is not locked.",
            "The file holds what you write and for which hour, and no name.",
            "This page sends nothing. What you enter stays in this browser, also when you close it, until you clear "
            "it. Where others use this computer, clear it when you are done.",
            *([f"How it comes back: {way}."] if way else [])]
