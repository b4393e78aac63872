"""Erased for good in a real browser: asked twice, and then in no byte of the folder and not in the browser either."""

from __future__ import annotations

from forms_at_work import Desk, form
from playwright.sync_api import Locator, expect
from real_lab import Tab

CANARY = "zinnober-7431"


def erase(where: Locator) -> None:
    """The two steps."""
    where.get_by_role("button", name="Erase for good").click()
    expect(where.get_by_role("button", name="Leave it")).to_be_focused()
    where.get_by_role("button", name="Erase it for good").click()
    expect(where.locator(".cw-status")).to_contain_text("Erased for good")


def gone(tab: Tab, desk: Desk) -> bool:
    """True where the word is in no file of the workbook's folder and in nothing this browser keeps."""
    files = [p for p in desk.path.parent.rglob("*") if p.is_file() and CANARY.encode() in p.read_bytes()]
    return not files and CANARY not in tab.page.evaluate("JSON.stringify(localStorage)")


def test_what_is_erased_is_gone_and_its_place_can_be_written_again(lab, tab):
    """An entry after its deletion, a sheet of one's own where it stands; leaving it changes nothing."""
    desk = Desk(lab, "erasing", ("trigger", "context"))
    opened = tab(desk.name).run_all()
    stings, sheet = form(opened, "trigger"), form(opened, "context")
    stings.get_by_label("What stung?").fill(CANARY)
    stings.get_by_role("button", name="Add sting").click()
    stings.get_by_role("button", name=f"Delete {CANARY}").click()
    stings.get_by_role("button", name="Erase for good").click()
    stings.get_by_role("button", name="Leave it").click()
    expect(stings.get_by_role("button", name="Undo")).to_be_focused()
    assert not gone(opened, desk)
    erase(stings)
    expect(stings.get_by_role("button", name="Erase")).to_have_count(0)
    assert gone(opened, desk)

    expect(sheet.get_by_role("button", name="Erase for good")).to_be_hidden()
    sheet.get_by_text("can wait").click()
    helped = sheet.get_by_label("Who or what has helped before?")
    for words in (CANARY, "Ada"):
        helped.fill(words)
        helped.press("Tab")
        expect(sheet).to_have_attribute("data-state", "saved")
        assert gone(opened, desk) == (words == "Ada")
        erase(sheet)
        expect(helped).to_have_value("")
    assert gone(opened, desk)
