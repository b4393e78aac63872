"""The page for colleagues: the skills to tell about, who will see what, and the script that makes the file."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .. import look
from ..chapters.feedback import GROUPS, STEPS
from ..readers.answer_file import FORMAT, LAYOUT

if TYPE_CHECKING:
    from ..chapters.feedback import FeedbackRound

_HERE = Path(__file__).parent
SILENT = "I cannot say"
UNNAMED = "your colleague"


def page(key: str, asked: FeedbackRound, skills: Mapping[str, str]) -> str:
    """The whole document for one round: `key` names the round in the workbook, `skills` are names by their keys.

    All text is escaped; the policy allows this page's own style and script and nothing else.
    """
    name = _plain(asked.signed) or UNNAMED
    style, script = _style(), _script()
    questions = "".join(_skill(n, skill, title, name) for n, (skill, title) in enumerate(skills.items()))
    return f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{_hash(style)}'; \
script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>What do you see in the work of {name}?</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>What do you see in the work of {name}?</h1>
<p>{name[:1].upper()}{name[1:]} would like to know what you see from where you stand. It takes about five minutes. Leave
out what you cannot judge; “{SILENT}” is a good answer too.</p>
<section class="who" aria-labelledby="who"><h2 id="who">Who will see what</h2>
<ul>{"".join(f"<li>{line}</li>" for line in _who(name, _plain(asked.send_to)))}</ul></section>
<noscript><p class="warn">This page needs a browser that runs its own small script. Please open it in another
one.</p></noscript>
<form id="form" autocomplete="off" data-round="{_plain(key)}" data-what="{FORMAT}" data-layout="{LAYOUT}"
 data-name="{name}">
{_choice("group", "How do you know " + name + "?", [*GROUPS, "I would rather not say"])}
<h2>How well does {name} do this?</h2>
{questions}
<h2>In your own words</h2>
<div class="field"><label for="words" dir="auto">{_plain(asked.open_question) or "What else?"}</label>
<textarea id="words" name="words" rows="5" maxlength="5000" aria-describedby="read-hint"></textarea>
<label class="option"><input type="checkbox" name="read"> {name} may read these words</label>
<p class="hint" id="read-hint">Without this tick your words are not put into the file.</p></div>
<p class="acts"><button id="save">Save my answers as a file</button>
<button type="button" id="clear" class="quiet">Clear this page</button></p>
<p id="status" role="status"></p>
<div id="by-hand" hidden><label for="text">If no file came, copy this instead and send it as it is</label>
<textarea id="text" rows="4" readonly></textarea></div>
</form>
</main>
<script>{script}</script>
</body>
</html>
"""


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
    return _choice(f"skill-{number}", _plain(title), [*STEPS, SILENT], f' data-skill="{_plain(key)}"')


def _choice(name: str, legend: str, options: list[str], more: str = "") -> str:
    """One group of radio buttons; the last option is the one that says nothing."""
    rows = "".join(
        f'<label class="option"><input type="radio" name="{name}" value="{n if n < len(options) - 1 else ""}"> '
        f"{option}</label>" for n, option in enumerate(options))
    return f'<fieldset{more}><legend dir="auto">{legend}</legend>{rows}</fieldset>'


def _plain(text: str) -> str:
    """Text on one line, safe in an element and in an attribute."""
    return html.escape(" ".join("".join(c for c in text if c.isprintable() or c.isspace()).split()))


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _style() -> str:
    return look.css() + (_HERE / "page.css").read_text("utf-8")


@cache
def _script() -> str:
    return (_HERE / "page.js").read_text("utf-8")
