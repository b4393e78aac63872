"""What a form says by itself when it is opened."""

from __future__ import annotations

import re

import pytest
from forms_at_work import Desk, form, saved
from playwright.sync_api import expect


@pytest.fixture
def opened(lab, tab):
    """A notebook with a log and the skills, run by one person, and its desk."""
    desk = Desk(lab, "opened", ("skill", "investment", "job", "mood"))
    return tab(desk.name).run_all(), desk


def test_what_stands_there_says_what_to_do(opened, tab, person):
    """An empty list of links names what fills it, a past day stays open, and an old draft is called one."""
    here, desk = opened
    skills, log = form(here, "skill"), form(here, "investment")
    skills.get_by_text("can wait").click()
    stage = skills.get_by_label("Which step of the work does it improve?")
    expect(stage).to_have_accessible_description(re.compile("No steps yet: add one in the chapter Value."))
    expect(skills.get_by_text("No steps yet: add one in the chapter Value.")).to_be_visible()
    form(here, "mood").get_by_text("can wait").click()
    expect(form(here, "mood").get_by_text("No jobs yet: add one in this chapter.")).to_be_visible()  # its form is here
    after = skills.get_by_role("group", name="What has to come first")
    expect(after).not_to_have_accessible_description(re.compile("yet"))
    expect(form(here, "mood").get_by_label("When?")).to_have_value("")
    expect(log.get_by_label("Day", exact=True)).not_to_have_value("")
    expect(form(here, "mood").get_by_text("Only you see this.")).to_be_visible()

    log.get_by_label("Hours").fill("a lot")
    log.get_by_label("Day", exact=True).fill("0202-11-23")
    saved(log)
    later = form(tab(desk.name, context=person()).run_all(), "investment")
    expect(later.get_by_label("Hours")).to_have_value("a lot")
    expect(later.get_by_text("Please give hours above 0 and up to 24, such as 1.5 or 1:30.")).to_be_visible()
    expect(later.get_by_text("Please choose a day between 1900 and 2200.")).to_be_visible()
    expect(later.locator(".cw-status")).to_have_text("Kept as a draft: please look at Day, Hours")


def test_a_choice_from_a_list_is_kept_at_once(opened):
    """What is chosen last in a new entry is in its draft, is not called missing, and one press on "Add" adds it."""
    here, _ = opened
    log = form(here, "investment")
    log.get_by_label("Skill", exact=True).select_option(label="SQL")
    saved(log)
    kept = "[wb.entry('investment', key).entered['skill'] for key in wb.drafts('investment')]"
    assert here.ask_kernel(kept) == str(["SQL"])
    expect(log.get_by_text("Still needed: Skill.")).to_have_count(0)
    log.get_by_label("Day", exact=True).fill("2026-11-20")
    saved(log)
    # Left before the workbook can say what it thinks of it: an old sentence would push "Add" from under the pointer.
    said = log.get_by_label("Hours").evaluate("""(box) => {
        box.focus(); box.value = "1:30"; box.dispatchEvent(new Event("input", { bubbles: true })); box.blur();
        return box.closest(".cw-field").querySelector(".cw-error").textContent; }""")
    assert said == ""
    log.get_by_role("button", name="Add entry").click()
    expect(log.locator(".cw-status")).to_contain_text("Added: ")
