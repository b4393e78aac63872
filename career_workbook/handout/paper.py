"""The sheet of paper a handout is printed on: head, style, the policy that forbids everything else, and the foot."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .. import look
from ..records import Audience
from .text import plain

#: What a page says of its reader: on screen at its top, on paper at the foot of every sheet.
FOR: dict[Audience, str] = {"me": "Private: for my eyes only", "coach": "For my coach", "anyone": "For anyone"}
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")


@dataclass(frozen=True)
class Paper:
    """One page without script, form or any request to the outside; `html` sets a body on it."""

    title: str
    reader: Audience
    day: dt.date
    sample: bool = False
    blank: bool = False

    @property
    def mark(self) -> str:
        """The words that go with every sheet: whose eyes it is for, and whether the person is invented."""
        words = "A worksheet to fill in" if self.blank else FOR[self.reader]
        return f"Sample: this person is invented. {words}" if self.sample and not self.blank else words

    def html(self, body: str) -> str:
        """The whole document; `body` is HTML that was made safe before. No style but this sheet's own works in it."""
        css = _css(self.mark)
        allowed = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
        day = f"{self.day.day} {_MONTHS[self.day.month - 1]} {self.day.year}"
        kind = "cw-private" if self.reader == "me" and not self.blank else "cw-shared"
        return f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'sha256-{allowed}'; \
base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{self.title} ({plain(self.mark)})</title>
<style>{css}</style>
</head>
<body>
<header class="cw-head"><p class="cw-mark {kind}">{plain(self.mark)}</p></header>
<main>
<h1>{self.title}</h1>
{body}
</main>
<footer class="cw-foot"><p>Career Workbook{"" if self.blank else f", {day}"}</p></footer>
</body>
</html>
"""


@cache
def _css(mark: str) -> str:
    own = Path(__file__).with_name("paper.css").read_text(encoding="utf-8")
    foot = f'@page {{ @bottom-left {{ content: "{mark}"; }} @bottom-right {{ content: counter(page); }} }}\n'
    return look.css() + look.figure_css() + own + foot
