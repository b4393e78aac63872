"""Markdown → HTML that is safe to hand on: the prose of a chapter, and the little formatting an answer may carry.

Raw HTML is shown as text, pictures become their descriptions (a page loads nothing), and the outcome passes a
sanitiser all the same: the prose is often edited by somebody else than the one who prints it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

import mistune
import nh3

from .text import plain, tidy

#: Longer answers are set as plain paragraphs: parsing Markdown costs more than it gives there.
LONGEST_MARKDOWN = 20_000
_TAGS = {"p", "br", "strong", "em", "del", "code", "pre", "blockquote", "hr", "ul", "ol", "li", "h2", "h3", "h4", "h5",
         "h6", "table", "thead", "tbody", "tr", "th", "td", "a"}
_IN_ANSWERS = {"p", "br", "strong", "em", "ul", "ol", "li"}


class Outline:
    """The headings of one chapter, in order: its own title, then no level skipped on the way down.

    `top` is the level of the title: 1 on a page of its own, 2 in a pack.
    """

    def __init__(self, top: int = 1) -> None:
        self.title, self.top = "", top
        self._level = top

    def place(self, level: int, text: str) -> int | None:
        """The level a heading gets on the page; None for the first title, which the page sets itself."""
        if level == 1 and not self.title and text:
            self.title = text
            return None
        self._level = min(max(level, 2) + self.top - 1, self._level + 1, 6)
        return self._level


def prose_html(markdown: str, outline: Outline) -> str:
    """One Markdown cell as HTML; its headings take their place in `outline`."""
    html = nh3.clean(str(_prose(outline)(tidy(markdown))), tags=_TAGS, attributes={"a": {"href"}},
                     url_schemes={"http", "https", "mailto"}, link_rel="noopener noreferrer")
    return re.sub(r"<th>\s*</th>", "<td></td>", html).replace("<th>", '<th scope="col">')


def answer_html(text: str) -> str:
    """An answer as HTML: emphasis and lists as meant, links and headings as plain words, lines kept."""
    if len(text) > LONGEST_MARKDOWN:
        return "".join(f"<p>{plain(part)}</p>" for part in re.split(r"\n{2,}", text) if part.strip())
    return nh3.clean(str(_answer()(tidy(text))), tags=_IN_ANSWERS, attributes={}, link_rel=None)


class _Shared(mistune.HTMLRenderer):
    def __init__(self) -> None:
        super().__init__(escape=True)

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return text or ""

    def list_item(self, text: str, **attributes: Any) -> str:
        for mark, box in (("[ ] ", "☐ "), ("[x] ", "☑ "), ("[X] ", "☑ ")):
            if text.startswith(mark):
                text = box + text.removeprefix(mark)
        return super().list_item(text, **attributes)


class _Page(_Shared):
    def __init__(self, outline: Outline) -> None:
        super().__init__()
        self.outline = outline

    def heading(self, text: str, level: int, **attributes: Any) -> str:
        placed = self.outline.place(level, nh3.clean(text, tags=set()))
        return "" if placed is None else f"<h{placed}>{text}</h{placed}>\n"

    def link(self, text: str, url: str, title: str | None = None) -> str:
        # Other chapters and files lie beside the notebook, not beside the page: their names stay as words.
        return super().link(text, url) if re.match(r"(?i)(https?|mailto):", url) else text


class _Answer(_Shared):
    def heading(self, text: str, level: int, **attributes: Any) -> str:
        return f"<p><strong>{text}</strong></p>\n"

    def link(self, text: str, url: str, title: str | None = None) -> str:
        bare = mistune.escape(url)
        return text if bare in text else f"{text} ({bare})"

    def codespan(self, text: str) -> str:
        return mistune.escape(text)

    def block_code(self, code: str, info: str | None = None) -> str:
        return f"<p>{mistune.escape(code)}</p>\n"

    def thematic_break(self) -> str:
        return "<p>* * *</p>\n"

    def block_quote(self, text: str) -> str:
        return text


@lru_cache(maxsize=1)
def _prose(outline: Outline) -> mistune.Markdown:
    """The parser of one chapter: all its cells have one outline."""
    return mistune.create_markdown(renderer=_Page(outline), plugins=["table", "strikethrough"])


@cache
def _answer() -> mistune.Markdown:
    return mistune.create_markdown(renderer=_Answer(), hard_wrap=True)
