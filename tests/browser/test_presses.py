"""A press in a form, by a hand that takes its time or presses twice, and where the focus is afterwards."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

NAMES = ("SQL", "Teaching", "Budgets")


def add(show, *names: str) -> None:
    """Skills that are there already."""
    for name in names:
        show.workbook.commit("skill", name, {"name": name}, {})


def names(form: Locator) -> list[str]:
    """The entries of the list."""
    return form.locator("tbody th").all_inner_texts()


def where(page: Page) -> str:
    """What has the focus."""
    return page.evaluate("document.activeElement.ariaLabel || document.activeElement.labels?.[0]?.textContent "
                         "|| document.activeElement.textContent")


def press_twice(page: Page, button: Locator, status: Locator, words: str) -> None:
    """A double click whose second press comes when the answer to the first is there."""
    button.hover()
    page.mouse.down()
    page.mouse.up()
    expect(status).to_have_text(words)
    page.evaluate("look()")
    page.mouse.down(click_count=2)
    page.mouse.up(click_count=2)
    page.evaluate("look()")


def test_a_double_click_does_one_thing(show):
    """Whoever clicks everything twice deletes one entry, not the one below it too, and adds one without a complaint."""
    add(show, *NAMES)
    page, form = show("skill")
    status = form.locator(".cw-status")
    delete = form.get_by_role("button", name="Delete Teaching")
    press_twice(page, delete, status, "Deleted: Teaching. Undo brings it back.")
    assert names(form) == ["Budgets", "SQL"]
    form.get_by_label("Skill", exact=True).fill("Law")
    press_twice(page, form.get_by_role("button", name="Add skill"), status, "Added: Law")
    expect(status).to_have_text("Added: Law")


def test_a_press_is_a_click_though_a_sentence_pushes_it_away(show):
    """A field that is left by pressing a button below it says what is wrong with it; the press counts all the same."""
    add(show, "SQL")
    show.workbook.commit("investment", "one", {"on": "2026-11-20", "hours": "1", "skill": "SQL", "what": "A"}, {})
    page, form = show("investment")
    form.get_by_label("Hours").press_sequentially("some")
    expect(form.locator(".cw-status")).to_have_text("Kept as a draft")
    edit = form.get_by_role("button", name="Edit")
    edit.hover()
    before = edit.bounding_box()
    page.mouse.down()
    expect(form.get_by_text("Please give hours above 0")).to_be_visible()
    assert edit.bounding_box() != before
    page.mouse.up()
    expect(form.get_by_text("Change entry")).to_be_visible()


def test_the_row_of_the_entry_that_is_being_saved_can_be_pressed(show):
    """Half way through changing an entry it is deleted after all: its row has a new name under the press."""
    add(show, *NAMES)
    page, form = show("skill")
    form.get_by_role("button", name="Edit Teaching").click()
    expect(form.get_by_label("Skill", exact=True)).to_be_focused()
    form.get_by_label("Skill", exact=True).press_sequentially(" adults")
    form.get_by_role("button", name="Delete Teaching").hover()
    page.mouse.down()
    page.evaluate("look()")
    expect(form.get_by_role("button", name="Delete Teaching adults")).to_be_visible()
    page.mouse.up()
    expect(form.locator(".cw-status")).to_have_text("Deleted: Teaching adults. Undo brings it back.")


def test_a_day_half_typed_is_asked_for_not_left_out(show):
    """Day and month, and no year: neither Add nor Done goes on as if nothing had been typed, or takes a day away."""
    page, form = show("skill")
    form.get_by_text("can wait").click()
    page.evaluate("window.held = true")
    form.get_by_label("Skill", exact=True).fill("SQL")
    since = form.get_by_label("Since", exact=True)
    since.focus()
    page.keyboard.type("1212")
    page.wait_for_function("waiting() > 0")
    form.get_by_role("button", name="Add skill").click()
    page.evaluate("letThrough()")  # that the letters are kept is heard after all that
    expect(form.locator(".cw-status")).to_have_text("Kept as a draft: please look at Since")
    expect(since).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("2024")
    form.get_by_role("button", name="Add skill").click()
    expect(form.locator(".cw-status")).to_have_text("Added: SQL")
    form.get_by_role("button", name="Edit SQL").click()
    since.focus()
    page.keyboard.press("Backspace")
    form.get_by_role("button", name="Done").click()
    expect(form.locator(".cw-status")).to_have_text("Kept as a draft: please look at Since")
    [skill] = show.workbook.records("skill").values()
    assert str(skill.since) == "2024-12-12"


def test_a_day_typed_part_by_part_is_one_change(show):
    """The years and months a day passes through while it is typed are nobody's answers, and nothing to complain of."""
    add(show, "SQL")
    show.workbook.commit("investment", "one", {"on": "2026-11-20", "hours": "1", "skill": "SQL", "what": "A"}, {})
    page, form = show("investment")
    form.get_by_role("button", name="Edit").click()
    expect(form.get_by_text("Change entry")).to_be_visible()
    page.evaluate("""() => { window.wrong = []; new MutationObserver(() => wrong.push(
        ...[...document.querySelectorAll(".cw-error:not([hidden])")].map((one) => one.textContent)))
        .observe(document.body, { subtree: true, childList: true, attributes: true }); }""")
    form.get_by_label("Day", exact=True).focus()
    page.keyboard.type("10102025", delay=20)
    form.get_by_label("Hours").focus()
    page.evaluate("look()")
    assert [asked["entered"]["on"] for asked in show.asked if asked["do"] == "commit"] == ["2025-10-10"]
    assert page.evaluate("wrong") == []


def test_the_focus_stays_where_a_key_was_pressed(show):
    """Boxes to tick that become more, a last page, Undo to the end: nobody is thrown to the top of the page."""
    add(show, *(f"Skill {n}" for n in range(8)))
    page, form = show("skill")
    form.get_by_text("can wait").click()
    form.get_by_label("Skill 3", exact=True).press("Space")
    show.workbook.commit("skill", "new", {"name": "A newer skill"}, {})
    page.evaluate("look()")
    expect(form.get_by_label("A newer skill", exact=True)).to_be_visible()
    assert where(page) == "Skill 3"
    form.get_by_role("button", name="Older").press("Enter")
    expect(form.get_by_role("button", name="Older")).to_be_disabled()
    assert where(page) == "Newer"
    while (undo := form.get_by_role("button", name="Undo")).is_visible():
        undo.press("Enter")
        page.evaluate("look()")
    assert where(page) == "Skill"


def test_typing_is_not_talked_over(show):
    """A screen reader says once that words are kept, not after every pause; what matters it says each time."""
    page, form = show("want")
    status, text = form.locator(".cw-status"), form.locator("textarea").first
    status.evaluate("""line => { window.said = []; new MutationObserver(() => {
        if (line.ariaLive !== "off") said.push(line.textContent); }).observe(line, { childList: true }); }""")
    for words in ("I want ", "to fly"):
        text.press_sequentially(words)
        expect(status).to_have_text("Saved")
    assert page.evaluate("said") == ["Saved"]
