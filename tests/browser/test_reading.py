"""A chapter is read like a book: one column, one left edge, nothing of the workshop in sight until it is asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from opening import OPEN, opened
from playwright.sync_api import Page, expect

from career_workbook.folder import create_folder

LEFT = """() => [...document.querySelectorAll(
    '.jp-MarkdownOutput p, .cw-form .cw-form-title, .cw-live figcaption, .cw-handing legend')]
    .filter(e => e.offsetHeight).map(e => Math.round(e.getBoundingClientRect().left))"""
WIDTHS = """() => [...document.querySelectorAll('.jp-MarkdownOutput, .cw-form, .cw-live')]
    .map(e => e.getBoundingClientRect().width / parseFloat(getComputedStyle(document.documentElement).fontSize))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The first chapter but one of a new workbook."""
    folder = create_folder(tmp_path_factory.mktemp("reading") / "mine")
    with opened(OPEN, folder.path) as ask:
        yield ask.address.replace("00_start", "03_value")


@pytest.fixture(scope="module")
def book(everyday, address) -> Iterator[Page]:
    """It, open in a browser, with its first picture drawn; the tests here only look."""
    page = everyday.new_page()
    page.goto(address)
    expect(page.locator(".cw-live figcaption").first).to_be_visible(timeout=90_000)
    yield page
    page.close()


@pytest.mark.parametrize("width", [380, 1280])
def test_words_forms_and_pictures_share_one_column(book, width):
    """Everything begins at the same edge, no line is longer than a form is wide, and nothing lies outside a phone."""
    book.set_viewport_size({"width": width, "height": 900})
    edges, widths = book.evaluate(LEFT), book.evaluate(WIDTHS)
    assert len(edges) > 10 and len(set(edges)) == 1
    assert len(widths) > 10 and max(widths) <= 46.1
    assert book.evaluate("() => { const o = document.querySelector('.jp-WindowedPanel-outer');"
                         " return o.scrollWidth - o.clientWidth; }") == 0


def test_the_workshop_is_out_of_sight_until_code_is_shown(book):
    """No prompts, no frame, no offer to add a cell; with the code they are all there."""
    cell, prompt = book.locator(".jp-Cell.jp-mod-active"), book.locator(".jp-CodeCell .jp-InputPrompt").first
    footer = book.locator(".jp-Notebook-footer")
    cell.focus()
    expect(cell).to_have_css("box-shadow", "none")
    expect(footer).to_be_hidden()
    expect(prompt).to_be_hidden()
    book.get_by_role("button", name="Show code").click()
    expect(footer).to_be_visible()
    expect(prompt).to_be_visible()
    book.get_by_role("button", name="Hide code", pressed=False).click()
    expect(footer).to_be_hidden()


def test_whoever_moves_by_keyboard_sees_where_they_are(book):
    """A cell reached with the arrows is marked at its edge, and a control of ours has its own mark."""
    book.locator(".jp-Cell.jp-mod-active").focus()
    book.keyboard.press("ArrowDown")
    expect(book.locator(".jp-Cell:focus")).not_to_have_css("box-shadow", "none")
    book.locator(".cw-later > summary").first.focus()
    expect(book.locator(".cw-later > summary").first).to_have_css("outline-style", "solid")


def test_the_handout_is_asked_for_in_a_form_like_the_others(book):
    """A label is as good as its button, who will see what is told, the page is made, and axe finds nothing wrong."""
    form = book.locator(".cw-handing")
    form.get_by_text("My coach: what I share with a coach").click()
    expect(form.get_by_role("radio", name="My coach")).to_be_checked()
    title = book.locator(".cw-form:not(.cw-handing) .cw-label").first
    look = "e => ['fontSize', 'fontWeight', 'color'].map(n => getComputedStyle(e)[n])"
    assert form.locator("legend").evaluate(look) == title.evaluate(look)
    form.get_by_text("Who will see what").click()
    expect(form.get_by_text("Your coach will see")).to_be_visible()
    form.get_by_role("button", name="Make the page").click()
    expect(form.get_by_role("link", name="Open the page")).to_be_visible()
    book.evaluate(AXE_SCRIPT)
    found = book.evaluate("() => axe.run({include: ['.cw-handing']}).then(r => r.violations.map(v => v.id))")
    assert found == []
