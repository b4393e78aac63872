"""What stays with its writer takes no room on other people's pages: it is named once, without what it asks."""

import json
import re

import pytest
from in_memory import TODAY, planted, prose

from career_workbook import handout
from career_workbook.chapters import CHAPTERS
from career_workbook.handout.compose import pack
from career_workbook.handout.preview import preview
from career_workbook.records import KINDS
from career_workbook.resources import resource

NAMED = "Stays with the person who wrote it:"
WHOLE, BUT = "This chapter stays with the person who wrote it.", "All of this chapter but the following stays with"


def shipped(stem):
    return json.loads(resource("notebooks", CHAPTERS[stem].notebook).read_text("utf-8"))


def page(kept, stem, reader="coach", cells=None, **more):
    return handout.page(kept, cells or shipped(stem), stem, reader, today=TODAY, **more)


def headings(html):
    return re.findall(r"<h2[^>]*>(.+?)</h2>", html)


def named(html):
    """What the list of what stays names."""
    return re.findall(r"<li>([^<]+)</li>", html.partition(NAMED)[2].partition("</ul>")[0])


def with_a_note(stem, before, text):
    """A chapter in which somebody wrote a line of their own before a cell of ours."""
    cells = shipped(stem)
    at = next(n for n, cell in enumerate(cells["cells"]) if cell["id"] == before)
    cells["cells"].insert(at, prose(text))
    return cells


def test_a_part_that_stays_is_named_once_and_its_instructions_are_not_printed(full):
    """A coach reads the name of it at the end, not what it asked and that it is missing."""
    html = page(full, "asking")
    assert "What you think they think" in named(html) and html.count(NAMED) == 1
    assert not set(named(html)) & set(headings(html)) and "They assume you are content" not in html
    assert "One thing you would like" in headings(html) and "One day a week" in html


def test_a_single_part_that_stays_is_named_too(full):
    """One heading over nothing is one too many."""
    html = page(full, "vine")
    assert named(html) == ["Why this one?"] and "Why this one?" not in headings(html)


def test_a_chapter_that_stays_is_one_sentence(full):
    """Its words would tell somebody else how to fill in what they will not see."""
    html = page(full, "market")
    assert WHOLE in html and headings(html) == [] and "<h1>The market</h1>" in html
    assert "Knocking on doors" not in html and "three quarters of an hour" not in html and NAMED not in html


def test_promises_made_in_a_chapter_that_stays_are_there(full):
    """Where a coach may see the promise, it stands under its own heading and nothing else does."""
    full.add("commitment", "c3", horizon="week", when_="the lead calls", then_="ask about mornings", made_in="market")
    html = page(full, "market")
    assert BUT in html and headings(html) == ["Tomorrow"] and "ask about mornings" in html and WHOLE not in html
    assert WHOLE in page(full, "market", "anyone") and "ask about mornings" not in page(full, "market", "anyone")


def test_in_a_pack_such_a_chapter_is_named_on_the_cover(full):
    """It has no sheet and no place in the contents; where a promise is left of it, it follows the one before it."""
    chapters = {stem: shipped(stem) for stem in ("asking", "market")}
    html = pack(full, chapters, "coach", today=TODAY).html()
    assert '<section class="cw-chapter" aria-labelledby="asking">' in html and "#market" not in html
    assert "This chapter stays with the person who wrote it: The market.</p></section>" in html
    nothing = pack(full, {"market": shipped("market"), "interview": shipped("interview")}, "anyone", today=TODAY).html()
    assert "These chapters stay with the person who wrote them: The market and The interview." in nothing
    assert "Contents" not in nothing and 'class="cw-chapter' not in nothing
    full.add("commitment", "c3", horizon="week", when_="the lead calls", then_="ask about mornings", made_in="market")
    html = pack(full, chapters, "coach", today=TODAY).html()
    assert '<section class="cw-chapter cw-short" aria-labelledby="market">' in html and '<a href="#market">' in html
    assert ".cw-chapter.cw-short { break-before: auto" in html


def test_a_line_of_ones_own_keeps_its_section_and_chapter(full):
    """What somebody wrote between our lines is handed on where it stands, under its heading."""
    html = page(full, "market", cells=with_a_note("market", "exercise-application", "Ask my coach about letters."))
    assert "Ask my coach about letters." in html and "Knocking on doors" in headings(html)
    assert "Side by side" in named(html) and "three quarters of an hour" in html and WHOLE not in html


@pytest.mark.parametrize("stem", ["market", "interview"])
def test_what_is_said_to_the_writer_of_who_sees_it_goes_to_nobody_else(full, stem):
    """“Yours alone and not printed” is for the person: on their page and worksheet, on no other's."""
    cells = with_a_note(stem, "end", "A line of mine.")  # so that the beginning of the chapter is printed at all
    (said,) = ["".join(c["source"]) for c in cells["cells"] if c["metadata"].get("career_workbook") == {"does": "mine"}]
    assert said in page(full, stem, "me", cells) and said in page(full, stem, "coach", cells, blank=True)
    assert "A line of mine." in page(full, stem, "coach", cells)
    assert said not in page(full, stem, "coach", cells) and said not in page(full, stem, "anyone", cells)


@pytest.mark.parametrize("stem", list(CHAPTERS))
@pytest.mark.parametrize("reader", ["coach", "anyone"])
def test_what_is_named_does_not_depend_on_what_was_written(kept, stem, reader):
    """From the list nobody can tell whether there is anything behind a name: it is the same once all is written."""
    before = page(kept, stem, reader)
    for kind in KINDS.values():
        if kind.chapter and not any(q.audience != "me" and not q.asked.hidden for q in kind.questions().values()):
            kept.add(kind.kind, "sheet", **planted(kind)[0])
    assert page(kept, stem, reader) == before


@pytest.mark.parametrize("stem", ["ownership", "market", "asking", "interview"])
def test_what_is_foretold_is_what_is_done(full, stem):
    """What a coach is said to see is under its heading, and what is only named was said to stay."""
    told, html = preview(full, shipped(stem), stem, "coach"), page(full, stem)
    shown = {line.partition(":")[0] for line in told.shows}
    plain = {re.sub(r"<[^>]+>", "", heading).rstrip("?.:") for heading in headings(html)}
    assert not shown & {title.rstrip("?.:") for title in named(html)}
    assert {line.partition(":")[0] for line in told.shows if "promise" in line} <= plain


@pytest.mark.parametrize("stem", ["ownership", "market", "asking", "interview"])
def test_ones_own_pages_and_worksheets_leave_nothing_out(full, stem):
    """For oneself, and for a pen, every chapter is whole."""
    for html in (page(full, stem, "me"), page(full, stem, blank=True)):
        assert NAMED not in html and WHOLE not in html and "cw-short" not in html


def test_a_part_that_only_partly_stays_is_not_said_to_stay(kept):
    """Half of it may be read once it is there; for now there is nothing to read, and no instructions stand alone."""
    html = page(kept, "ownership")
    assert "Why did it end?" in html.partition("Nothing to read here yet:")[2].partition("</ul>")[0]
    assert "Why did it end?" not in named(html) + headings(html)
