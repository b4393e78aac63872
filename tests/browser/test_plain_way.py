"""The plain way: a shipped chapter in any Jupyter, with its Python kernel and *Run All*, as on Binder."""

from __future__ import annotations

import shutil
from collections.abc import Callable

from forms_at_work import form
from playwright.sync_api import BrowserContext, Page, expect
from real_lab import PATIENCE, TOKEN, Server, forgetful

from career_workbook import resources

CHAPTER = "08_vine.ipynb"


def server(own_server: Callable[..., Server], place, **wishes) -> Server:
    """A Jupyter over a folder with the chapter as shipped, and a workbook folder of its own."""
    folder = place / "notebooks"
    folder.mkdir()
    shutil.copy(resources.resource("notebooks", CHAPTER), folder)
    return own_server(folder=folder, env={"CAREER_WORKBOOK_FOLDER": str(place / "mine")}, **wishes)


def is_alive(page: Page) -> None:
    """A skill can be written down, and the picture answers."""
    skills = form(page, "skill")
    expect(skills).to_be_visible(timeout=PATIENCE)
    skills.get_by_label("Skill", exact=True).fill("Wound care")
    skills.get_by_label("Hours a month", exact=False).first.fill("4")
    skills.get_by_role("button", name="Add skill").click()
    expect(skills.get_by_role("rowheader", name="Wound care")).to_be_visible()
    caption = page.locator('[data-about="Chart: investment over time"] figcaption')
    expect(caption).to_contain_text("hours", timeout=PATIENCE)
    expect(page.locator('[data-about="Chart: investment over time"] .cw-sample-mark')).to_have_count(0)


def test_run_all_in_a_bare_jupyterlab(own_server, tab, tmp_path):
    """Every cell runs without an error, and the forms work."""
    lab = server(own_server, tmp_path)
    is_alive(tab(CHAPTER, server=lab).run_all().page)


def test_run_all_in_notebook_7(own_server, context: BrowserContext, tmp_path):
    """The classic-looking Notebook shows the same living chapter."""
    notebook = server(own_server, tmp_path, app="notebook")
    page = context.new_page()
    page.goto(f"{notebook.url}/notebooks/{CHAPTER}?token={TOKEN}")
    # Offered once the kernel answers; before that, Run All does nothing.
    expect(page.get_by_role("button", name="Wake the chapter")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    is_alive(page)


def test_voila_shows_it_as_a_page(own_server, context: BrowserContext, tmp_path):
    """Voilà runs the chapter and shows forms and pictures only."""
    lab = server(own_server, tmp_path)
    page = forgetful(context.new_page())
    page.goto(f"{lab.url}/voila/render/{CHAPTER}?token={TOKEN}", timeout=PATIENCE)
    is_alive(page)
