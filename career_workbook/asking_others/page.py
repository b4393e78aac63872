"""The page for colleagues: the skills to tell about, and who will see what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..chapters.feedback import GROUPS, STEPS
from ..readers.answer_file import FORMAT, LAYOUT
from .paper import ACTS, NO_SCRIPT, document, plain, who

if TYPE_CHECKING:
    from ..chapters.feedback import FeedbackRound

SILENT = "I cannot say"
UNNAMED = "your colleague"


def page(key: str, asked: FeedbackRound, skills: Mapping[str, str]) -> str:
    """The whole document for one round: `key` names the round in the workbook, `skills` are names by their keys.

    All text is escaped; what the page may do is in `paper.document`.
    """
    name = plain(asked.signed) or UNNAMED
    questions = "".join(_skill(n, skill, title, name) for n, (skill, title) in enumerate(skills.items()))
    return document(f"What do you see in the work of {name}?", f"""\
<h1>What do you see in the work of {name}?</h1>
<p>{name[:1].upper()}{name[1:]} would like to know what you see from where you stand. It takes about five minutes. Leave
out what you cannot judge; “{SILENT}” is a good answer too.</p>
{who(list(_who(name, plain(asked.send_to))))}
{NO_SCRIPT}
<form id="form" autocomplete="off" data-round="{plain(key)}" data-place="career-workbook-feedback-{plain(key)}"
 data-what="{FORMAT}" data-layout="{LAYOUT}" data-name="{name}">
{_choice("group", "How do you know " + name + "?", [*GROUPS, "I would rather not say"])}
<h2>How well does {name} do this?</h2>
{questions}
<h2>In your own words</h2>
<div class="field"><label for="words" dir="auto">{plain(asked.open_question) or "What else?"}</label>
<textarea id="words" name="words" rows="5" maxlength="5000" aria-describedby="read-hint"></textarea>
<label class="option"><input type="checkbox" name="read"> {name} may read these words</label>
<p class="hint" id="read-hint">Without this tick your words are not put into the file.</p></div>
{ACTS}
</form>""", "feedback.js")


def _who(name: str, send_to: str) -> tuple[str, ...]:
    way = send_to.rstrip(".")
    return (
        f"Only {name} gets to see what comes of it, in a workbook on their own computer, which puts it on no page for "
        "others.",
        "Nothing is shown before three people have answered, and a group of fewer than three is never shown apart. Up "
        "to five answers are dots without a name, from six on there is an average; it changes only when three more "
        "have come, so that nobody can tell what the latest one said.",
        f"Your words are read by {name} only if you tick the box below them.",
        f"The file has no name and no time in it. But whoever gets it from you knows that it is yours, and could look "
        f"inside. If you mind, give it to somebody who collects several and hands them on together.{' ' if way else ''}"
        + (f"How {name} would like to get it: {way}." if way else ""),
        "This page sends nothing. What you enter stays in this browser, also when you close it, until you clear it.")


def _skill(number: int, key: str, title: str, name: str) -> str:
    return _choice(f"skill-{number}", plain(title), [*STEPS, SILENT], f' data-skill="{plain(key)}"')


def _choice(name: str, legend: str, options: list[str], more: str = "") -> str:
    """One group of radio buttons; the last option is the one that says nothing."""
    rows = "".join(
        f'<label class="option"><input type="radio" name="{name}" value="{n if n < len(options) - 1 else ""}"> '
        f"{option}</label>" for n, option in enumerate(options))
    return f'<fieldset{more}><legend dir="auto">{legend}</legend>{rows}</fieldset>'
