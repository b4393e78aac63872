"""Forms in a real browser, as a person meets them."""

from __future__ import annotations

import re

import pytest
from forms_at_work import Desk, form, kept, saved
from playwright.sync_api import Locator, expect
from real_lab import Tab

KINDS = ("want", "skill", "investment", "intention", "impact", "assumption")
FILL = """
import datetime
if len(wb.records("investment")) < 5000:
    last = datetime.date(2026, 11, 20)
    days = [(f"i{n}", str(last - datetime.timedelta(days=n))) for n in range(5000)]
    wb.add_all("test", str(last), [
        ("investment", key, {"on": day, "hours": "1", "skill": "SQL", "what": "Lesson " + key})
        for key, day in days])
"""


def change(tab: Tab, **entered: str) -> None:
    """Somebody else changes the sheet of wishes."""
    tab.ask_kernel(f"bool(wb.commit('want', 'sheet', {entered!r}, wb.entry('want', 'sheet').base))")


def unfolded(where: Locator) -> Locator:
    """The form, with the questions that may wait open."""
    if where.locator("details.cw-later:not([open])").count():
        where.get_by_text("can wait").click()
    return where


@pytest.fixture(scope="module")
def desk(lab):
    """Six kinds of form over one workbook."""
    return Desk(lab, "forms", KINDS)


@pytest.fixture(scope="module")
def opened(desk, lab, browser):
    """That notebook, run once for all the tests that only look at it and type."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    yield Tab(context, lab).open(desk.name).run_all()
    context.close()


@pytest.fixture
def desk_tab(opened):
    """The open notebook, as wide as a laptop, in light, with nothing half done in its lists."""
    opened.page.set_viewport_size({"width": 1280, "height": 900})
    expect(opened.page.locator('.cw-form:not([data-state="opening"])')).to_have_count(len(KINDS))
    yield opened
    for kind in ("skill", "investment"):
        for undone in ("Put it back as it was", "Clear"):
            button = form(opened, kind).get_by_role("button", name=undone)
            if button.is_visible():
                button.click()
                expect(button).to_be_hidden()


def test_an_answer_is_saved_as_it_is_typed(desk_tab):
    """No button: the sheet says Saved, and the workbook has it."""
    wish = form(desk_tab, "want").get_by_label("What do you want?")
    wish.fill("A day a week for the records project")
    expect(form(desk_tab, "want").get_by_role("status")).to_have_text("Saved")
    assert kept(desk_tab, "want")["wish"] == "A day a week for the records project"


def test_a_log_is_kept_by_keyboard_alone(desk_tab):
    """From field to field with Tab, a choice with the arrows, Enter adds, and the next entry can begin."""
    log, keys = form(desk_tab, "investment"), desk_tab.page.keyboard
    log.get_by_label("Skill").focus()
    keys.type("Teach")
    keys.press("Tab")
    keys.type("1:30")
    keys.press("Tab")
    keys.type("Let a colleague run the handover")
    keys.press("Tab")
    keys.press("ArrowLeft")
    expect(log.get_by_role("radio", name="Easy")).to_be_checked()
    keys.press("Enter")
    row = log.get_by_role("row", name="Let a colleague run the handover")
    expect(row).to_contain_text("Teaching")
    expect(row.get_by_role("cell", name="1.5")).to_be_visible()
    expect(row).to_contain_text("Easy")
    expect(log.get_by_label("Hours")).to_have_value("")
    expect(log.get_by_label("Day")).to_be_focused()


def test_letters_typed_in_a_form_do_nothing_to_the_notebook(desk_tab):
    """Lab's own one-letter commands (d d deletes a cell) stay out of the form."""
    cells = desk_tab.page.evaluate("[...window.jupyterapp.shell.widgets('main')][0].content.model.cells.length")
    unfolded(form(desk_tab, "skill")).get_by_role("slider", name="Level now").focus()
    for key in ("d", "d", "a", "b", "x", "ArrowRight"):
        desk_tab.page.keyboard.press(key)
    assert desk_tab.page.evaluate("[...window.jupyterapp.shell.widgets('main')][0].content.model.cells.length") == cells
    expect(form(desk_tab, "skill").get_by_label("Level now, as a number")).to_have_value("5.5")


def test_nonsense_gets_a_sentence_at_its_field(desk_tab):
    """What is wrong and what to do is said at the field, the text stays, and the list stays as it was."""
    log = form(desk_tab, "investment")
    before = log.locator("tbody tr").count()
    log.get_by_label("Hours").fill("a lot")
    log.get_by_label("What you did").focus()
    expect(log.get_by_text("Please give hours above 0 and up to 24, such as 1.5 or 1:30.")).to_be_visible()
    expect(log.get_by_label("Hours")).to_have_attribute("aria-invalid", "true")
    expect(log.get_by_label("Hours")).to_have_accessible_description(re.compile("Please give hours"))
    log.get_by_role("button", name="Add entry").click()
    expect(log.locator(".cw-status")).to_contain_text("Kept as a draft")
    expect(log.get_by_text("Still needed: Skill.")).to_be_visible()
    expect(log.get_by_label("Hours")).to_have_value("a lot")
    assert log.locator("tbody tr").count() == before
    log.get_by_role("button", name="Clear").click()
    expect(log.get_by_label("Hours")).to_have_value("")
    expect(log.get_by_text("Please give hours")).to_be_hidden()


def test_an_entry_is_changed_deleted_and_brought_back(desk_tab):
    """Edit, Done, Delete, Undo: each says what it did."""
    skills = form(desk_tab, "skill")
    skills.get_by_label("Skill", exact=True).fill("Wound care")
    skills.get_by_role("button", name="Add skill").click()
    expect(skills.locator(".cw-status")).to_have_text("Added: Wound care")
    skills.get_by_role("button", name="Edit Wound care").click()
    expect(skills.get_by_text("Change skill")).to_be_visible()
    skills.get_by_label("Branch").fill("Bedside")
    skills.get_by_role("button", name="Done").click()
    row = skills.get_by_role("row", name="Wound care")
    expect(row).to_contain_text("Bedside")
    skills.get_by_role("button", name="Delete Wound care").click()
    expect(row).to_be_hidden()
    expect(skills.get_by_role("button", name="Undo")).to_be_focused()
    skills.get_by_role("button", name="Undo").click()
    expect(skills.locator(".cw-status")).to_have_text("Brought back: Wound care.")
    expect(row).to_contain_text("Bedside")


def test_two_tabs_stay_in_step(desk_tab, desk, tab, person):
    """Another browser shows a change without reloading, and its own tabs do too."""
    other = tab(desk.name, context=person()).run_all()
    here, there = (form(t, "intention").get_by_label("What for?") for t in (desk_tab, other))
    there.fill("So that I can stop working nights")
    there.blur()
    expect(here).to_have_value("So that I can stop working nights")
    here.fill("So that I can sleep")
    here.blur()
    expect(there).to_have_value("So that I can sleep")


def test_a_change_from_elsewhere_waits_while_the_field_is_being_read(desk_tab):
    """A field with the focus does not change under the eyes; when it is left, it does."""
    wish = form(desk_tab, "want").get_by_label("What do you want?")
    wish.fill("One")
    wish.blur()
    saved(form(desk_tab, "want"))
    wish.focus()
    change(desk_tab, wish="Two", request="Two, too")
    expect(form(desk_tab, "want").get_by_label("Who could give you")).to_have_value("Two, too")
    assert wish.input_value() == "One"
    wish.blur()
    expect(wish).to_have_value("Two")


def test_two_versions_of_one_sentence_stand_until_one_is_chosen(desk_tab):
    """Typed over here, changed there: both are shown at the field, and the choice is the person's."""
    sheet = form(desk_tab, "want")
    wish = sheet.get_by_label("What do you want?")
    wish.fill("Before")
    wish.blur()
    expect(sheet.locator(".cw-status")).to_have_text("Saved")
    wish.focus()
    change(desk_tab, wish="Theirs")
    wish.fill("Mine")
    wish.blur()
    expect(sheet.get_by_text("This was changed in two places.")).to_be_visible()
    expect(sheet.locator("blockquote")).to_have_text("Theirs")
    sheet.get_by_role("button", name="Use the other").click()
    expect(wish).to_have_value("Theirs")
    expect(sheet.get_by_text("This was changed in two places.")).to_be_hidden()
    assert kept(desk_tab, "want")["wish"] == "Theirs"


def test_a_level_can_be_left_unanswered_and_set_and_unset(desk_tab):
    """A slider says that it has no answer; the number beside it takes the answer away again."""
    skills = unfolded(form(desk_tab, "skill"))
    slider = skills.get_by_role("slider", name="Level you want")
    number = skills.get_by_label("Level you want, as a number")
    expect(slider).to_have_attribute("aria-valuetext", "no answer yet")
    number.fill("7,5")
    expect(slider).to_have_attribute("aria-valuetext", "7,5")
    number.fill("")
    expect(slider).to_have_attribute("aria-valuetext", "no answer yet")


def test_questions_that_may_wait_are_one_line_until_there_is_something_in_them(desk_tab):
    """A new entry asks little; opened by keyboard it asks all; an old entry is opened with everything."""
    skills, keys = form(desk_tab, "skill"), desk_tab.page.keyboard
    more, level = skills.locator("details.cw-later"), skills.get_by_label("Level now, as a number")
    if more.get_attribute("open") is not None:
        skills.get_by_text("can wait").click()
    expect(level).to_be_hidden()
    skills.get_by_role("radio", name="Soft").focus()
    keys.press("Tab")
    keys.press("Enter")
    expect(level).to_be_visible()
    keys.press("Enter")
    expect(level).to_be_hidden()
    skills.get_by_role("button", name="Edit SQL").click()
    expect(level).to_be_visible()
    skills.get_by_role("button", name="Done").click()
    expect(skills.get_by_text("New skill")).to_be_visible()
    expect(level).to_be_hidden()


def test_a_wrong_answer_among_those_that_may_wait_is_not_hidden(desk_tab):
    """Folded over what cannot be kept, they open again at the sentence when the entry is to be added."""
    skills = unfolded(form(desk_tab, "skill"))
    skills.get_by_label("Skill", exact=True).fill("Knots")
    skills.get_by_label("Level now, as a number").fill("a lot")
    skills.get_by_text("can wait").click()
    skills.get_by_role("button", name="Add skill").click()
    expect(skills.get_by_label("Level now, as a number")).to_be_visible()
    expect(skills.get_by_role("slider", name="Level now")).to_be_focused()
    expect(skills.get_by_role("slider", name="Level now")).to_have_accessible_description(re.compile("Please"))


def test_controls_beside_each_other_stand_level(desk_tab):
    """A question with many words has its line to itself, so no slider or field of a row hangs lower than the next."""
    unfolded(form(desk_tab, "skill"))
    levels = desk_tab.page.evaluate("""() => [...document.querySelectorAll('.cw-fields')].flatMap(rows => {
        const tops = new Map();
        for (const field of rows.querySelectorAll('.cw-field:not(.cw-alone)')) {
          const control = field.querySelector(':scope > :is(input, select, .cw-range, .cw-with-unit)');
          const top = field.getBoundingClientRect().top;
          if (control) tops.set(top, [...(tops.get(top) ?? []), Math.round(control.getBoundingClientRect().top)]);
        }
        return [...tops.values()].filter(row => row.length > 1); })""")
    assert levels and all(max(row) - min(row) <= 2 for row in levels), levels


def test_links_are_ticked_in_an_order_that_is_kept(desk_tab):
    """The order of ticking is shown, and comes back."""
    order = unfolded(form(desk_tab, "intention")).get_by_role("group", name="The order you would learn them in")
    order.get_by_role("checkbox", name="Teaching").check()
    order.get_by_role("checkbox", name="SQL").check()
    expect(order.get_by_text("In this order: Teaching, SQL")).to_be_visible()
    saved(form(desk_tab, "intention"))
    assert kept(desk_tab, "intention")["order"][:2] == ["Teaching", "SQL"]


def test_five_thousand_entries_are_quick(lab, tab):
    """Only a page of them comes to the browser; finding and turning the page answer at once."""
    desk = Desk(lab, "long", ("investment",), then=FILL)
    log = form(tab(desk.name).run_all(), "investment")
    expect(log.get_by_text("5,000 entries")).to_be_visible()
    assert log.locator("tbody tr").count() == 8
    log.get_by_role("button", name="Older").click()
    expect(log.get_by_text("9 to 16 of 5,000")).to_be_visible(timeout=2000)
    log.get_by_label("Find in entries").fill("Lesson i4321")
    expect(log.locator("tbody tr")).to_have_count(1, timeout=2000)
    expect(log.get_by_text("1 of 5,000 entries")).to_be_visible()


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing_wrong(desk_tab, theme):
    """With an error, an entry being changed and a list on the page, in light and dark."""
    desk_tab.theme(theme)
    desk_tab.page.set_viewport_size({"width": 1280, "height": 4000})
    log = form(desk_tab, "investment")
    log.get_by_label("Hours").fill("a lot")
    log.get_by_role("button", name="Add entry").click()
    expect(log.get_by_text("Please give hours")).to_be_visible()
    form(desk_tab, "skill").get_by_role("button", name="Edit SQL").click()
    expect(form(desk_tab, "skill").get_by_text("Change skill")).to_be_visible()
    assert desk_tab.axe(".cw-form") == []


def test_a_phone_wide_window_needs_no_sideways_scrolling(desk_tab):
    """At 380 pixels every control of a form lies inside its form."""
    desk_tab.page.set_viewport_size({"width": 380, "height": 800})
    outside = desk_tab.page.evaluate("""() => [...document.querySelectorAll('.cw-form')].flatMap(f => {
        const edge = f.getBoundingClientRect().right + 1;
        return [...f.querySelectorAll('input, select, textarea, button, td')]
          .filter(c => c.getBoundingClientRect().right > edge).map(c => c.outerHTML.slice(0, 120)); })""")
    assert outside == []


def test_the_notebook_file_holds_no_answer(desk_tab, desk):
    """Saving the notebook writes that a form stands here, and nothing of what is in it."""
    wish = form(desk_tab, "want").get_by_label("What do you want?")
    wish.fill("secret words")
    wish.blur()
    saved(form(desk_tab, "want"))
    desk_tab.page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    assert "secret" not in (desk.server.folder / desk.name).read_text("utf-8")
