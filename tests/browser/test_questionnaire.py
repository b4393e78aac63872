"""The page to fill in before an hour with a coach, in a real browser and from a file."""

from __future__ import annotations

from contextlib import closing

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from career_workbook.asking_others import make_questionnaire
from career_workbook.chapters import ask, review
from career_workbook.folder import create_folder
from career_workbook.readers import past, whole
from career_workbook.workbook import Workbook


def test_it_is_filled_in_kept_saved_and_taken_in(person, tmp_path):
    """By labels and keys alone, narrow and dark: answer, close, find it again, save, and read it in the review."""
    folder = create_folder(tmp_path / "sample", sample=True)
    address = make_questionnaire(folder).as_uri()
    # The page's policy forbids the script of axe too, so it is lifted here to look, and only here.
    context = person(viewport={"width": 360, "height": 800}, color_scheme="dark", bypass_csp=True)
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    page.get_by_role("button", name="Save my answers").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("answer one of the questions")
    page.keyboard.type("The ward was quiet.")  # the first question has the focus now
    page.get_by_label("At the end of this hour").fill("one name")
    page.get_by_label("who would notice first?").fill("Jonas")
    expect(page.get_by_role("status")).to_have_text("Kept in this browser.")
    page.close()
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_label("At the end of this hour")).to_have_value("one name")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.get_by_label("For the hour on").fill("2026-11-25")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers").press("Enter")
    expect(page.get_by_label("If no file came")).to_have_value(download.value.path().read_text("utf-8"))
    assert asked == [address] and said == []
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate("""axe.run({resultTypes: ['violations']}).then(
        r => r.violations.map(v => [v.id, v.nodes[0].html]))""") == []
    with closing(Workbook.open(folder.workbook)) as book:
        found = whole.join(past.read({"answers.json": download.value.path().read_bytes()}), book)
        assert book.add_all(found.source, "2026-11-22", whole.chosen(found, [p for p, _, _ in found.parts()])) == 1
        told = ask(review.before_we_meet, book.frame, None)
    assert told.headline == "Before the hour of 25 November 2026"
    assert {"What has happened since last time, wanted or not? The ward was quiet.",
            "At the end of this hour I would like to have … one name"} < set(told.lines)
    page.get_by_role("button", name="Clear this page").click()
    page.reload()
    expect(page.get_by_label("At the end of this hour")).to_have_value("")
