"""Official tables in the chapter itself: brought, seen, kept; then one's work is found and a skill is taken over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import official_files as files
import pytest
from forms_at_work import form
from opening import OPEN, opened
from playwright.sync_api import expect

from career_workbook.chapters import chapter
from career_workbook.folder import create_folder
from career_workbook.workbook import Workbook


@pytest.fixture
def workbook(tmp_path) -> Iterator[Callable]:
    """An opened, empty workbook."""
    folder = create_folder(tmp_path / "mine")
    with opened(OPEN, folder.path) as ask:
        ask.folder = folder
        yield ask


def test_from_a_file_to_a_skill_to_grow(context, workbook):
    """Upload, preview, keep; the work's name finds its occupation; a ticked skill is in the workbook, and undone."""
    page = context.new_page()
    page.goto(workbook.address.replace("00_start.ipynb", chapter("market").notebook))
    found = page.locator('[data-about="Result: occupation found"]').first
    expect(found).to_contain_text("Bring the tables of O*NET", timeout=120_000)
    importer = page.get_by_role("region", name="Import from O*NET")
    importer.get_by_label("Its file").set_input_files(
        [{"name": "db_29_0_text.zip", "mimeType": "application/zip", "buffer": files.zipped(files.onet())}])
    expect(importer.get_by_text("4 occupations.")).to_be_visible()
    importer.get_by_role("button", name="Keep these tables").click()
    expect(importer.get_by_role("status")).to_have_text("O*NET 29.0 Database is kept.")
    expect(found).to_contain_text("Say what your work is called")
    form(page, "occupation").get_by_label("What would an advert call your work?").fill("Toll taker")
    page.keyboard.press("Tab")
    expect(found).to_contain_text("comes closest to: Bridge keepers")
    neighbour = form(page, "neighbour")
    neighbour.get_by_label("Which occupation?").fill("Lamp lighters")
    neighbour.get_by_role("button", name="Add occupation", exact=True).click()
    offer = page.get_by_role("region", name="To take over: skills to grow")
    offer.get_by_label("Technology Design").check()
    offer.get_by_role("button", name="Add 1 skill").click()
    expect(offer.get_by_role("status")).to_have_text("Added 1 skill.")
    expect(offer.get_by_text("in your list already")).to_be_visible()
    with closing(Workbook.open(workbook.folder.workbook)) as kept:
        assert list(kept.titles("skill").values()) == ["Technology Design"]
    offer.get_by_role("button", name="Undo").click()
    expect(offer.get_by_role("status")).to_contain_text("Taken back")
