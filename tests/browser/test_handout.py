"""Handouts in a real browser: read offline on a laptop and a phone, in light and dark, and on paper."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from pypdf import PdfReader

from career_workbook import handout
from career_workbook.chapters import CHAPTERS
from career_workbook.folder import create_folder
from career_workbook.handout.compose import page as compose_page
from career_workbook.handout.paper import Paper
from career_workbook.handout.pdf import pdf
from career_workbook.handout.table import table_html
from career_workbook.workbook import Workbook

#: (which document, width, scheme): every chapter, for me, at both widths and schemes.
SCREENS = (("career-workbook-for-me", 1100, "light"), ("career-workbook-for-me", 360, "dark"),
           ("05_feedback-for-coach", 360, "light"), ("07_asking-for-anyone", 1100, "dark"),
           ("07_asking-worksheet", 360, "light"))
#: What axe finds. Contrast, which takes ten times as long as all else, is looked at for each kind of words there is:
#: what they lie in, and how it is styled, is the same.
AXE = """async () => {
    const kinds = new Map();
    for (const element of document.querySelectorAll('body *')) {
        if (![...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())) continue;
        let kind = '';
        for (let around = element; around; around = around.parentElement)
            kind += ['class', 'style', 'fill'].map((name) => around.getAttribute(name)) + around.tagName;
        if (!kinds.has(kind)) kinds.set(kind, element);
    }
    const only = {resultTypes: ['violations']};
    const found = [await axe.run(document, {...only, rules: {'color-contrast': {enabled: false}}}),
                   await axe.run({include: [...kinds.values()]}, {...only, runOnly: ['color-contrast']})];
    return [kinds.size, found.flatMap((f) => f.violations.map((v) => [v.id, v.nodes.length, v.nodes[0].html]))];
}"""
LONG = ("A handover in the corridor that begins before anybody has sat down and ends " * 60).strip()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return create_folder(tmp_path_factory.mktemp("handouts") / "sample", sample=True)


@pytest.fixture(scope="module")
def pages(folder):
    """All chapters of the sample person as one document, and a page for each reader and for a pen."""
    made = handout.make(folder, as_pack=True) + handout.make(folder, ["vine"])
    made += handout.make(folder, ["feedback"], "coach") + handout.make(folder, ["asking"], "anyone")
    made += handout.make(folder, ["asking"], blank=True)
    return {p.stem.removeprefix("sample-"): p for p in made}


@pytest.mark.parametrize(("name", "width", "scheme"), SCREENS)
def test_every_chapter_reads_well_on_every_screen(pages, browser, name, width, scheme):
    """axe finds nothing, nothing is fetched, nothing runs off the side, wide or narrow, light or dark."""
    # The policy of a page forbids the script of axe too, so it is lifted here to look, and only here.
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page, asked, said = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(pages[name].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.evaluate(AXE_SCRIPT)
    kinds, found = page.evaluate(AXE)
    assert kinds > 3 and found == []
    assert len(asked) == 1 and said == []
    context.close()


def test_the_policy_of_a_page_is_met_by_the_page(pages, browser):
    """Its own style is let in, which shows in the margins it sets, and the browser has nothing to complain about."""
    page = browser.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(pages["08_vine-for-me"].as_uri())
    assert page.locator("main").evaluate("e => getComputedStyle(e).maxWidth") != "none"
    assert page.evaluate("typeof window.alert") == "function" and said == []
    page.close()


def test_nothing_is_wider_than_the_paper(pages, browser):
    """On A4 and on Letter no table and no picture is cut at the side."""
    page = browser.new_page()
    page.goto(pages["career-workbook-for-me"].as_uri())
    page.emulate_media(media="print")
    for width in (794 - 2 * 64, 816 - 2 * 64):
        page.set_viewport_size({"width": width, "height": 1000})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        cut = page.evaluate("""[...document.querySelectorAll('table, svg, .cw-scroll')].filter(
            e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 200))""")
        assert cut == []
    page.close()


@pytest.fixture(scope="module")
def printed(folder, browser):
    """The PDF of a pack for a coach, as the command makes it."""
    made = handout.make(folder, ["value", "vine", "asking"], "coach", as_pack=True, as_pdf="letter")
    return made[1].read_bytes()


def test_a_pdf_is_tagged_and_outlined_and_names_nobody(printed, folder):
    """A reader's tools find its structure; neither person, path nor machine is anywhere in its bytes."""
    book = PdfReader(io.BytesIO(printed))
    assert book.trailer["/Root"]["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in book.trailer["/Root"]
    assert {"Value", "Asking", "The vine"} <= set(_titles(book.outline))
    assert book.metadata.title.startswith("Career Workbook") and book.pages[0].mediabox.width == 612
    everything = printed + _streams(book) + " ".join(map(str, book.metadata.values())).encode()
    for telling in (b"file:", str(folder.path).encode(), b"/tmp", b"/root", b"/home", b"page.html", b"Linux", b"Chrom"):
        assert telling not in everything, telling


def _streams(book: PdfReader) -> bytes:
    """Every stream of a document but those of fonts and pictures, unpacked."""
    found = []
    for number in range(1, int(book.trailer["/Size"])):
        thing = book.get_object(number)
        if hasattr(thing, "get_data") and "/Length1" not in thing and thing.get("/Subtype") != "/Image":
            found.append(thing.get_data())
    return b"".join(found)


def test_no_heading_and_no_tables_head_ends_a_sheet(printed):
    """What announces something stands on the same sheet with it, no row alone, and every sheet says for whom it is."""
    book = PdfReader(io.BytesIO(printed))
    headings = {" ".join(title.split()) for title in _titles(book.outline)}
    assert len(headings) > 10
    for number, sheet in enumerate(book.pages, start=1):
        lines = [" ".join(line.split()) for line in sheet.extract_text().splitlines() if line.strip()]
        assert f"{number}Sample: this person is invented. For my coach" in lines[0]
        body = [line for line in lines if "For my coach" not in line]
        assert not body or body[-1] not in headings, (number, body[-1])
    # Tables of many lengths, each from the top of a sheet: one of them runs over by a single row.
    tables = "".join(f'<section class="cw-chapter">{table_html(["Row"], [[f"row {row}"] for row in range(rows)])}'
                     "</section>" for rows in range(23, 33))
    sheets = PdfReader(io.BytesIO(pdf(Paper("Tables", "coach", dt.date.today()).html(tables, "A4")))).pages
    rows = [sheet.extract_text().count("row ") for sheet in sheets[1:]]
    assert len(rows) > 10 and min(rows) > 1


def _titles(outline) -> list[str]:
    """All titles of an outline. Chromium writes one twice, without a gap, where its heading begins a sheet."""
    found = [title for entry in outline for title in (_titles(entry) if isinstance(entry, list) else [entry.title])]
    return [title[:len(title) // 2] if title == 2 * title[:len(title) // 2] else title for title in found]


def test_a_pdf_holds_no_answer_above_its_reader(tmp_path, browser):
    """What was planted for the person alone is neither in the words nor in the bytes of a coach's PDF."""
    folder = create_folder(tmp_path / "folder")
    book = Workbook.open(folder.workbook)
    book.commit("want", "sheet", {"wish": "shared wish", "complaint": "canary complaint"}, {})
    book.commit("fear", "f", {"fear": "canary fear"}, {})
    book.commit("pay", "p", {"what_it_is": "now", "on": "2026-01-01", "what": "canary pay"}, {})
    book.close()
    made = handout.make(folder, ["start", "asking"], "coach", as_pack=True, as_pdf="A4")
    found = PdfReader(made[1])
    text = "\n".join(sheet.extract_text() for sheet in found.pages)
    assert "shared wish" in text and "canary" not in text and b"canary" not in made[1].read_bytes() + _streams(found)


def test_long_wide_and_foreign_answers_leave_the_page_whole(tmp_path, browser):
    """A very long answer, an endless word, Arabic, Chinese and emoji: on a phone and on paper nothing is cut."""
    folder = create_folder(tmp_path / "folder")
    book = Workbook.open(folder.workbook)
    book.commit("want", "sheet", {"wish": f"{LONG}\n\nمهارة جديدة مع 42\n\n{'技能' * 80}\n\n🦺🏿‍⚕️ {'x' * 900}"}, {})
    for n in range(60):
        what = "y" * 150 if n % 9 == 0 else "ö"
        book.commit("pause", f"p{n}", {"start": f"2025-01-{n % 28 + 1:02}", "what": what}, {})
    cells = {"cells": [{"cell_type": "code", "metadata": {"career_workbook": {"does": "exercise", "name": kind}}}
                       for kind in ("want", "pause")]}
    document = compose_page(book, cells, "vine")
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.set_content(document.html())
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.close()
    sheets = PdfReader(io.BytesIO(pdf(document.html("A4")))).pages
    text = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    assert text.count("anybody has sat down") == 60 and text.count("x") >= 900 and "20 earlier pauses" in text
    book.close()


def test_every_chapter_has_a_page_of_its_own_in_the_contents(pages):
    """The contents of a pack lead to each chapter."""
    text = pages["career-workbook-for-me"].read_text("utf-8")
    assert all(f'<a href="#{stem}">' in text and f'<h2 id="{stem}">' in text for stem in CHAPTERS)
