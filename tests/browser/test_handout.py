"""Handouts in a real browser: read offline on a laptop and a phone, in light and dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from career_workbook import handout
from career_workbook.chapters import CHAPTERS
from career_workbook.folder import create_folder


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Every page of the sample person, for each reader, and the worksheets."""
    folder = create_folder(tmp_path_factory.mktemp("handouts") / "sample", sample=True)
    made = [p for reader in ("me", "coach", "anyone") for p in handout.make(folder, reader=reader)]
    return {p.stem.removeprefix("sample-"): p for p in [*made, *handout.make(folder, blank=True)]}


@pytest.mark.parametrize("chapter", [c.notebook.removesuffix(".ipynb") for c in CHAPTERS.values()])
def test_a_page_reads_well_on_every_screen(pages, browser, chapter):
    """axe finds nothing, nothing is fetched, nothing runs off the side, wide or narrow, light or dark."""
    for kind, width, scheme in (("for-me", 1100, "light"), ("for-me", 360, "light"), ("for-me", 1100, "dark"),
                                ("for-coach", 360, "dark"), ("for-anyone", 1100, "light"), ("worksheet", 360, "light")):
        # The policy of a page forbids the script of axe too, so it is lifted here to look, and only here.
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
        page, asked, said = context.new_page(), [], []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("console", lambda message, said=said: said.append(message.text))
        page.goto(pages[f"{chapter}-{kind}"].as_uri())
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (kind, width)
        page.evaluate(AXE_SCRIPT)
        found = page.evaluate("""axe.run({resultTypes: ['violations']}).then(
            r => r.violations.map(v => [v.id, v.nodes[0].html]))""")
        assert found == [], (kind, width, scheme)
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


def test_a_page_prints_on_either_paper(pages, browser):
    """A4 and Letter both give a tagged document with an outline, and nothing is wider than the sheet."""
    page = browser.new_page()
    page.goto(pages["08_vine-for-me"].as_uri())
    for paper, width in (("A4", 794 - 2 * 64), ("Letter", 816 - 2 * 64)):
        pdf = page.pdf(format=paper, tagged=True, outline=True)
        assert b"/StructTreeRoot" in pdf and b"/Outlines" in pdf
        page.emulate_media(media="print")
        page.set_viewport_size({"width": width, "height": 1000})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.close()
