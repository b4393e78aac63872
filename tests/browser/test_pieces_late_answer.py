"""Files brought in and offers taken over, in a bare page: asked once, and nobody is taken away from where they went."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from career_workbook.findings import Offer, Offers
from career_workbook.widgets.importing import Importer
from career_workbook.widgets.offering import Offering

HEAD = "Description,Duration,Project,Start date,Start time\n"
PLAIN = HEAD + "Tables,1:30:00,Databases,2026-05-22,10:30:00\n"
TWO_WAYS = HEAD + "Tables,1:30:00,Databases,05/06/2026,10:30:00\n"


def choose(page: Page, text: str) -> None:
    """Choose a file as a person does."""
    file = page.get_by_label("Its file")
    file.focus()
    file.set_input_files([{"name": "export.csv", "mimeType": "text/csv", "buffer": text.encode()}])


def is_elsewhere(page: Page) -> bool:
    """Whether the person is still where they went on to write."""
    return page.evaluate("document.activeElement.id === 'elsewhere'")


def offering(show) -> Offering:
    """Two skills to take over; `names` may be changed."""
    def made() -> Offers:
        offers = [Offer(name, "", "skill", name, {"name": name, "nature": "hard"}) for name in show.names]
        return Offers("A source", "To grow", ("A line.",), tuple(offers), ("skill", "skills"), "Tick them.")

    show.names = ["Biology", "Budgets"]
    return Offering(show.workbook, made, {"neighbour"}, model_id="offered", about="To take over")


def test_a_question_about_a_file_is_answered_once(show):
    """Its answer is pressed again while a long file is read: what was read is shown, and the focus is in it."""
    page, box = show.piece(Importer(show.workbook))
    choose(page, TWO_WAYS)
    answer = box.locator(".cw-part button").first
    expect(answer).to_be_focused()
    page.evaluate("window.held = true")
    at = answer.bounding_box()
    for _ in range(2):
        page.mouse.click(at["x"] + 5, at["y"] + 5)
    page.evaluate("letThrough()")
    expect(box.get_by_role("button", name="Add 1 entry")).to_be_visible()
    expect(box.locator(".cw-status")).to_contain_text("1 entry")
    assert box.evaluate("box => box.contains(document.activeElement)")
    box.get_by_role("button", name="Not now").press("Enter")
    expect(page.get_by_label("Its file")).to_be_focused()


def test_a_file_that_takes_its_time_takes_nobody_away(show):
    """Choose a file, or add it, and go on to write: neither a question nor Undo takes the letters typed by then."""
    page, box = show.piece(Importer(show.workbook))
    page.evaluate("window.held = true")
    choose(page, TWO_WAYS)
    page.wait_for_function("waiting()")
    page.locator("#elsewhere").focus()
    page.evaluate("letThrough()")
    expect(box.get_by_text("One question first.")).to_be_visible()
    assert is_elsewhere(page)
    choose(page, PLAIN)
    add = box.get_by_role("button", name="Add 1 entry")
    add.wait_for()
    page.evaluate("window.held = true")
    add.click()
    page.locator("#elsewhere").focus()
    page.wait_for_function("waiting()")
    page.evaluate("letThrough()")
    expect(box.get_by_role("button", name="Undo")).to_be_visible()
    assert is_elsewhere(page)
    box.get_by_role("button", name="Undo").press("Enter")
    expect(box.get_by_text("Taken back")).to_be_visible()
    expect(page.get_by_label("Its file")).to_be_focused()


def test_offers_stay_under_hand_and_finger(show):
    """What is proposed changes while one is at it: the box pressed is ticked, and the focus stays where it is."""
    page, box = show.piece(offering(show))
    box.get_by_label("Biology").check()
    add = box.get_by_role("button", name="Add 1 skill")
    add.focus()
    box.get_by_label("Budgets").hover()
    show.names.append("Chess")
    page.mouse.down()
    add.focus()
    page.evaluate("tell({ says: 'news' })")
    expect(box.get_by_label("Chess")).to_be_visible()
    expect(add).to_be_focused()
    page.mouse.up()
    box.get_by_role("button", name="Add 2 skills").press("Enter")
    expect(box.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box.get_by_text("Taken back")).to_be_visible()
    expect(box.get_by_label("Biology")).to_be_focused()
    expect(box.get_by_label("Biology")).not_to_be_checked()
    box.get_by_label("Biology").check()
    page.evaluate("window.held = true")
    box.get_by_role("button", name="Add 1 skill").click()
    page.locator("#elsewhere").focus()
    page.wait_for_function("waiting()")
    page.evaluate("letThrough()")
    expect(box.get_by_role("button", name="Undo")).to_be_visible()
    assert is_elsewhere(page)
