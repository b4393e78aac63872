"""Pieces of a page whose program has gone, in a bare page of a real browser: each says so, in words, at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

from career_workbook.widgets.feedback_form import FeedbackFormMaker
from career_workbook.widgets.handing import HandoutMaker
from career_workbook.widgets.importing import Importer
from career_workbook.widgets.offering import Offering

#: What the page is told, and a line to the program that refuses every word, as Lab's does once it is gone.
SHOW = """async ([script, told]) => {
  const model = { get: (name) => told[name], on() {}, off() {}, send() { throw new Error("Kernel is dead"); } };
  const { default: piece } = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  piece.render({ model, el: document.body });
}"""
TOLD = {"program": "Toggl", "words": {"title": "Hours", "hint": "A file", "accept": ".csv", "make": "Make the page"},
        "about": "To take over", "chapters": [["vine", "The vine"]]}


@pytest.mark.parametrize("widget", [Importer, Offering, HandoutMaker, FeedbackFormMaker])
def test_whoever_asks_is_told_that_nobody_answers(widget, context: BrowserContext):
    """A sentence comes at once, not an error's name, and the button can be pressed again."""
    page = context.new_page()
    page.evaluate(SHOW, [str(widget._esm), TOLD])
    if widget is Importer:
        page.locator("input[type=file]").set_input_files({"name": "a.csv", "mimeType": "text/csv", "buffer": b"a,b"})
    elif widget is not Offering:
        page.get_by_role("button", name="Make the page").click()
    status = page.locator(".cw-status")
    expect(status).to_contain_text("does not answer", timeout=3000)
    expect(status).not_to_contain_text("Kernel")
    expect(page.locator("button:disabled")).to_have_count(0)


@pytest.mark.parametrize("widget", [HandoutMaker, FeedbackFormMaker])
def test_whoever_waits_for_a_page_stays_at_its_button(widget, context: BrowserContext):
    """While a page is made the focus stays, another press asks for no second one, and no long preview is read aloud."""
    page = context.new_page()
    page.evaluate(SHOW.replace("throw new Error", "(window.sent ??= []).push(question); void Error")
                  .replace("send()", "send(question)"), [str(widget._esm), TOLD])
    button = page.get_by_role("button", name="Make the page")
    for _ in range(2):
        button.press("Enter")
        page.evaluate("new Promise(requestAnimationFrame)")
        expect(button).to_be_focused()
    assert page.evaluate("sent.filter((question) => question.do === 'make').length") == 1
    expect(page.locator("details [aria-live]")).to_have_count(0)
