"""The page for colleagues in a real browser, from a file: filled in, closed, opened again, saved, taken in."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import closing

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from career_workbook.asking_others import make
from career_workbook.folder import create_folder
from career_workbook.readers import forms, into
from career_workbook.workbook import Workbook


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The sample person's folder."""
    return create_folder(tmp_path_factory.mktemp("feedback") / "sample", sample=True)


@pytest.fixture(scope="module")
def address(folder):
    """The page for her latest round, as a file."""
    return make(folder).as_uri()


def test_a_colleague_answers_and_the_workbook_takes_it_in(context, address, folder, tmp_path):
    """By labels alone: answer, close, find the draft again, save the file, import it."""
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    page.get_by_role("button", name="Save my answers").click()
    expect(page.get_by_role("status")).to_contain_text("choose an answer")
    page.get_by_label("We work side by side").check()
    page.get_by_role("group", name="Negotiating").get_by_label("so that others learn from it").check()
    page.get_by_role("group", name="Statistics").get_by_label("I cannot say").check()
    words = page.get_by_label("What would you miss")
    words.fill("The pause after the number")
    page.close()
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_label("What would you miss")).to_have_value("The pause after the number")
    expect(page.get_by_role("group", name="Statistics").get_by_label("I cannot say")).to_be_checked()
    with page.expect_download() as unread:
        page.get_by_role("button", name="Save my answers").click()
    expect(page.get_by_role("status")).to_contain_text("Your own words are not in it")
    assert "pause" not in unread.value.path().read_text("utf-8")
    page.get_by_label("Mara may read these words").check()
    with page.expect_download() as download:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    sheet = json.loads(file.read_text("utf-8"))
    assert sheet["group"] == "We work side by side" and [one["level"] for one in sheet["levels"]] == [10]
    expect(page.get_by_label("If no file came")).to_have_value(file.read_text("utf-8"))
    assert asked == [address] and said == []
    with closing(Workbook.open(folder.workbook)) as workbook:
        preview = forms.read(file.read_bytes())
        assert into.add(preview, into.proposed(preview, workbook), workbook, dt.date(2026, 11, 22)) == 2
        assert {r.round for r in workbook.records("rating").values() if r.came == "00007"} == {"round-lead"}
    page.get_by_role("button", name="Clear this page").click()
    page.reload()
    expect(page.get_by_label("What would you miss")).to_have_value("")
    expect(page.locator("input:checked")).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [(1100, "light"), (360, "dark")])
def test_everybody_can_fill_it_in(browser, address, width, scheme):
    """axe finds nothing wrong, wide or narrow, light or dark, also when the file was saved."""
    # The policy of the page forbids the script of axe too, so it is lifted here to look, and only here.
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("group", name="Negotiating").get_by_label("with some help").check()
    page.get_by_role("button", name="Save my answers").click()
    page.get_by_label("If no file came").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate("""axe.run({resultTypes: ['violations']}).then(
        r => r.violations.map(v => [v.id, v.nodes[0].html]))""") == []
    context.close()
