"""The sheet of paper a handout is printed on: head, style, the policy that forbids everything else, and the foot."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from .. import look
from ..methods.wording import listed, long_day
from ..records import Audience
from .text import plain

Size = Literal["", "A4", "letter"]
#: What a page says of its reader: on screen at its top, on paper at the foot of every sheet.
FOR: dict[Audience, str] = {"me": "Private: for my eyes only", "coach": "For my coach", "anyone": "For anyone"}
#: What the cover of a pack says of what is in it.
HOLDS: dict[Audience, str] = {
    "me": "Everything written in these chapters, but for the pages that are never printed. Keep it where you keep "
          "your letters.",
    "coach": "What its writer shares with a coach. What they keep to themselves is not in it.",
    "anyone": "Only what its writer means for everybody. What they keep to themselves is not in it."}
#: For pages that leave something out: on paper what stays with its writer is a line or two that take no sheet alone, a
#: chapter of a sentence follows the one before it, and the foot goes with the last lines.
SHARED = """\
@media print {
  hr:has(+ .cw-sentence + .cw-contents) { border: 0; margin: 14pt 0 0; break-before: avoid; break-after: avoid; }
  .cw-sentence:has(+ .cw-contents) { margin: 0; break-after: avoid; }
  .cw-sentence + .cw-contents { columns: auto; max-width: none; margin: 0 0 6pt; padding: 0; break-before: avoid;
    break-inside: avoid; }
  .cw-sentence + .cw-contents li { display: inline; }
  .cw-sentence + .cw-contents li:not(:last-child)::after { content: " \\b7  "; }
  .cw-chapter.cw-short { break-before: auto; break-inside: avoid; margin-top: 28pt; }
  .cw-cover + .cw-chapter.cw-short { break-before: page; }
  main { padding-bottom: 0; }
  .cw-foot { break-before: avoid; }
  .cw-foot p { padding: 6pt 0 0; }
}
"""
WORKSHEET = "A worksheet to fill in"


@dataclass(frozen=True)
class Paper:
    """One document without script, form or any request to the outside; `html` sets a body on it.

    `title` is HTML that was made safe before.
    """

    title: str
    reader: Audience
    day: dt.date
    sample: bool = False
    blank: bool = False

    @property
    def mark(self) -> str:
        """The words that go with every sheet: whose eyes it is for, and whether the person is invented."""
        words = WORKSHEET if self.blank else FOR[self.reader]
        return f"Sample: this person is invented. {words}" if self.sample and not self.blank else words

    def html(self, body: str, size: Size = "") -> str:
        """The whole document; `body` is HTML that was made safe before. No style but this sheet's own works in it.

        `size` asks for one paper; without it a page is printed on whatever lies in the printer.
        """
        css = _css(self.mark, size) + ("" if self.blank or self.reader == "me" else SHARED)
        allowed = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
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
{body}
</main>
<footer class="cw-foot"><p>Career Workbook{"" if self.blank else f", {long_day(self.day)}"}</p></footer>
</body>
</html>
"""

    def cover(self, chapters: Mapping[str, str], staying: Sequence[str] = ()) -> str:
        """The first sheet of a pack: what it is, for whom, from when, its chapters (id → title), and those not in it.

        Titles have been made safe.
        """
        lines = "".join(f'<li><a href="#{name}">{title}</a></li>' for name, title in chapters.items())
        day = "" if self.blank else f"<p>{long_day(self.day)}</p>"
        holds = "Questions, and room to write. No answer is in it." if self.blank else HOLDS[self.reader]
        contents = (f'<nav aria-labelledby="contents"><h2 id="contents">Contents</h2>'
                    f'<ol class="cw-contents">{lines}</ol></nav>') if chapters else ""
        of_them = ("This chapter stays with the person who wrote it" if len(staying) == 1
                   else "These chapters stay with the person who wrote them")
        stays = f'<p class="cw-sentence cw-withheld">{of_them}: {listed(staying)}.</p>' if staying else ""
        return (f'<section class="cw-cover"><h1>{self.title}</h1><p class="cw-for">{plain(self.mark)}</p>'
                f"{day}<p>{holds}</p>{contents}{stays}</section>")


@cache
def _css(mark: str, size: Size) -> str:
    own = Path(__file__).with_name("paper.css").read_text(encoding="utf-8")
    foot = f'@page {{ @bottom-left {{ content: "{mark}"; }} @bottom-right {{ content: counter(page); }} }}\n'
    paper = f"@page {{ size: {size}; }}\n" if size else ""
    return look.css() + look.figure_css() + own + foot + paper
