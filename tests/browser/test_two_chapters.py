"""Two chapters open at once: two kernels over one workbook, each seeing what the other saved."""

from __future__ import annotations

from forms_at_work import form
from opening import OPEN, opened
from playwright.sync_api import expect

from career_workbook.folder import create_folder


def test_a_piece_of_work_told_in_one_chapter_stands_in_the_other(context, tmp_path):
    """What is written in the first chapter shows in the open second one within moments, both ways."""
    folder = create_folder(tmp_path / "mine")
    with opened(OPEN, folder.path) as ask:
        pages = []
        for chapter in ("00_start.ipynb", "03_value.ipynb"):
            page = context.new_page()
            page.goto(ask.address.replace("00_start.ipynb", chapter))
            expect(form(page, "impact")).to_be_visible(timeout=90_000)
            pages.append(page)
        assert len({s["kernel"]["id"] for s in ask("/api/sessions")}) == 2
        for here, there, title in ((*pages, "A handover on one page"), (*reversed(pages), "A calmer ward round")):
            log = form(here, "impact")
            log.get_by_label("In a few words").fill(title)
            log.get_by_role("button", name="Add piece of work").click()
            expect(log.get_by_role("rowheader", name=title)).to_be_visible()
            expect(form(there, "impact").get_by_role("rowheader", name=title)).to_be_visible(timeout=5_000)
