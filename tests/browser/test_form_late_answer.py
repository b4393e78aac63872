"""A form over a real workbook in a bare page: an answer that comes late disturbs nothing the person does by then."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect


def writes_on_while_answered(page: Page, form: Locator, button: str, *, told: str, where: str = ".cw-status") -> None:
    """Whoever presses a button and goes on to a field has all letters there, those after the late answer too."""
    page.evaluate("window.held = true")
    form.get_by_role("button", name=button).click()
    name = form.get_by_label("Skill", exact=True)
    name.press_sequentially("Art ")
    page.evaluate("letThrough()")
    expect(form.locator(where)).to_contain_text(told)
    page.keyboard.type("history")
    expect(name).to_have_value("Art history")


def test_adding_takes_nobody_away_from_where_they_went_meanwhile(show):
    """Add, then on to write elsewhere before the answer is there: the letters go where the person writes them."""
    page, form = show("skill")
    for name, goes_on in (("SQL", False), ("Teaching", True)):
        form.get_by_label("Skill", exact=True).fill(name)
        page.evaluate("window.held = true")
        form.get_by_role("button", name="Add skill").click()
        if goes_on:
            page.locator("#elsewhere").focus()
        page.evaluate("letThrough()")
        expect(form.locator(".cw-status")).to_have_text(f"Added: {name}")
        assert page.evaluate("document.activeElement.id === 'elsewhere'") is goes_on


def test_an_answer_to_earlier_words_lets_go_of_no_later_ones(show):
    """A page is closed with the last letters under way: this browser keeps them until they too are on the disk."""
    page, form = show("want")
    kept = "JSON.stringify({ ...localStorage })"
    page.evaluate("window.held = true")
    form.locator("textarea").first.press_sequentially("abc")
    page.wait_for_function("waiting() === 1")
    form.locator("textarea").first.press_sequentially("d")
    page.evaluate("closeForm()")
    page.wait_for_function("waiting() === 2")
    page.evaluate("letThrough(1)")
    assert "abcd" in page.evaluate(kept)
    page.evaluate("letThrough()")
    assert "abcd" not in page.evaluate(kept)


def test_a_press_that_lasts_while_the_list_is_looked_at_again_is_a_click(show):
    """Leaving a field by pressing a button saves it, and the list is looked at again before the finger is lifted."""
    page, form = show("skill")
    for name in ("SQL", "Teaching"):
        form.get_by_label("Skill", exact=True).fill(name)
        form.get_by_role("button", name="Add skill").click()
        expect(form.locator(".cw-status")).to_have_text(f"Added: {name}")
    form.get_by_role("button", name="Edit SQL").hover()
    page.mouse.down()
    page.evaluate("look()")
    page.mouse.up()
    expect(form.get_by_label("Skill", exact=True)).to_have_value("SQL")


@pytest.mark.parametrize("types", [False, True])
def test_an_entry_asked_for_opens_late_unless_something_is_typed_meanwhile(show, types):
    """The workbook is busy for longer than it should be: nobody has to ask twice, and nobody's words move away."""
    page, form = show("skill")
    name = form.get_by_label("Skill", exact=True)
    name.fill("SQL")
    form.get_by_role("button", name="Add skill").click()
    expect(form.locator(".cw-status")).to_have_text("Added: SQL")
    page.evaluate("window.held = true")
    form.get_by_role("button", name="Edit SQL").click()
    expect(form.locator(".cw-status")).to_contain_text("does not answer yet")
    if types:
        name.fill("Teach")
    page.evaluate("letThrough()")
    expect(name).to_have_value("Teach" if types else "SQL")
    expect(form.get_by_text("New skill" if types else "Change skill")).to_be_visible()


def test_undo_pressed_again_while_nobody_answers_takes_one_step_back(show):
    """The workbook is at work on something long: a second press asks for nothing more than the first."""
    for name in ("SQL", "Teaching"):
        show.workbook.commit("skill", name, {"name": name}, {})
    page, form = show("skill")
    page.evaluate("window.held = true")
    undo, status = form.get_by_role("button", name="Undo"), form.locator(".cw-status")
    undo.click()
    expect(status).to_contain_text("does not answer yet")
    undo.click()
    page.evaluate("letThrough()")
    page.evaluate("look()")
    expect(form.locator("tbody th")).to_have_text(["SQL"])
    undo.click()
    expect(form.locator("tbody th")).to_have_count(0)


def test_an_answer_takes_nobody_out_of_another_field_of_the_form(show):
    """Delete an entry and begin the next one before the answer is there: no letter goes to the button Undo."""
    show.workbook.commit("skill", "SQL", {"name": "SQL"}, {})
    page, form = show("skill")
    writes_on_while_answered(page, form, "Delete SQL", told="Deleted: SQL")


def test_words_typed_while_a_version_is_chosen_stay(show):
    """Keep mine, and typed on before the answer is there: the later words are kept, and are no second quarrel."""
    book = show.workbook
    book.commit("want", "sheet", {"wish": "one"}, {})
    page, form = show("want")
    wish = form.locator("textarea").first
    wish.press_sequentially("Mine")
    book.commit("want", "sheet", {"wish": "theirs"}, book.entry("want", "sheet").base)
    wish.press("Tab")
    page.evaluate("window.held = true")
    form.get_by_role("button", name="Keep mine").click()
    wish.press_sequentially("Now ")
    page.evaluate("letThrough()")
    expect(form.get_by_text("changed in two places")).to_be_hidden()
    wish.press("Tab")
    page.evaluate("look()")
    assert "Now " in book.record("want", "sheet").wish
    expect(wish).to_have_value(book.record("want", "sheet").wish)


def test_what_could_not_be_saved_is_said_though_another_entry_is_opened(show):
    """The disk is full, and the person goes on to the next entry: they hear of it, and their words come back."""
    for name in ("SQL", "Teaching"):
        show.workbook.commit("skill", name, {"name": name}, {})
    page, form = show("skill")
    form.get_by_role("button", name="Edit SQL").click()
    name, status = form.get_by_label("Skill", exact=True), form.locator(".cw-status")
    expect(name).to_have_value("SQL")
    page.evaluate("""() => { const ask = window.ask; window.ask = async (question, pieces) =>
        question.do === "commit" && window.full ? { says: "refused", why: "the disk is full." } : ask(question, pieces);
        window.full = true; }""")
    name.press_sequentially(" too")
    form.get_by_role("button", name="Edit Teaching").click()
    expect(name).to_have_value("Teaching")
    expect(status).to_have_text("Not saved: the disk is full. Your text is kept in this browser.")
    page.evaluate("window.full = false")
    form.get_by_role("button", name="Edit SQL").click()
    expect(name).to_have_value("SQL too")
    form.get_by_role("button", name="Done").click()
    expect(form.locator("tbody th").first).to_have_text("SQL too")


def test_resolving_a_comment_takes_nobody_out_of_a_field(show):
    """What is said at an entry is resolved, deleted and brought back by key, and no late answer takes a letter."""
    book = show.workbook
    agreed = ("recorded", "who_sees", "kept_until", "ending")
    book.commit("agreement", "sheet", dict.fromkeys(agreed, "We agreed."), {})
    for key in ("a", "b"):
        book.commit("comment", key, {"words": key, "by": "me", "on": "2026-11-20", "of": "skill"}, {})
    page, form = show("skill")
    form.get_by_text("Comments").click()
    form.get_by_role("button", name="Delete: a").press("Enter")
    expect(form.locator(".cw-comments").get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(form.locator(".cw-heard")).to_have_text("Brought back.")
    expect(form.locator(".cw-comments summary").first).to_be_focused()
    writes_on_while_answered(page, form, "Resolve: b", told="Resolved", where=".cw-heard")
