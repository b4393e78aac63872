"""The whole way of one person: open, write, see it drawn, crash, come back, and print."""

from __future__ import annotations

import os
import signal

from forms_at_work import form, saved
from opening import OPEN, free_port, opened
from playwright.sync_api import Page, expect
from test_stays_alive import kernel, process_of, until_reloaded

from career_workbook.folder import create_folder


def chapter(context, ask, name: str = "08_vine.ipynb") -> Page:
    """A tab with a chapter whose forms are alive."""
    page = context.new_page()
    page.loads = 0
    page.on("load", lambda: setattr(page, "loads", page.loads + 1))
    page.goto(ask.address.replace("00_start.ipynb", name))
    expect(form(page, "skill")).to_be_visible(timeout=90_000)
    return page


def picture(page: Page):
    """The heart of the chapter: hours over time, with its finding."""
    return page.locator('[data-about="Chart: investment over time"] figure').first


def add_skill(page: Page, name: str) -> None:
    """Write down a skill and wait until it is kept."""
    skills = form(page, "skill")
    skills.get_by_label("Skill", exact=True).fill(name)
    skills.get_by_role("button", name="Add skill").click()
    expect(skills.get_by_role("rowheader", name=name)).to_be_visible()


def add_hours(page: Page, skill: str, hours: str, what: str) -> None:
    """Write down hours and wait until they are kept."""
    log = form(page, "investment")
    log.get_by_label("Skill", exact=True).select_option(label=skill)
    log.get_by_label("Hours", exact=True).fill(hours)
    log.get_by_label("What you did").fill(what)
    log.get_by_role("button", name="Add entry").click()
    expect(log.get_by_role("row", name=what)).to_be_visible()


def test_the_whole_way(context, person, tmp_path):
    """A first skill and its hours turn the sample's picture into one's own, survive a crash, and go to paper."""
    folder = create_folder(tmp_path / "mine")
    with opened(OPEN, folder.path, free_port()) as ask:
        page = chapter(context, ask)
        expect(page.get_by_text("Sample: Mara’s picture.").first).to_be_visible(timeout=60_000)

        add_skill(page, "Leading a handover")
        add_hours(page, "Leading a handover", "1:30", "Let a new colleague lead")
        expect(picture(page).locator("figcaption")).to_contain_text("1.5 hours", timeout=30_000)

        log = form(page, "investment")
        log.get_by_label("What you did").fill("Half a sentence that nobody")
        loads = page.loads
        os.kill(process_of(ask, kernel(ask)), signal.SIGKILL)
        until_reloaded(page, loads)
        log = form(page, "investment")
        expect(log.get_by_label("What you did")).to_have_value("Half a sentence that nobody")
        expect(log.get_by_role("row", name="Let a new colleague lead")).to_be_visible()
        expect(picture(page).locator("figcaption")).to_contain_text("1.5 hours", timeout=60_000)

        second = chapter(person(), ask)
        add_hours(second, "Leading a handover", "2", "Asked for questions")
        expect(log.get_by_role("row", name="Asked for questions")).to_be_visible()
        expect(picture(page).locator("figcaption")).to_contain_text("3.5 hours")
        saved(form(second, "investment"))

        page.get_by_role("button", name="Make the page").click()
        expect(page.get_by_role("link", name="Open the page")).to_be_visible(timeout=60_000)
    offline = person(offline=True, java_script_enabled=False)
    paper = offline.new_page()
    paper.goto((folder.handouts / "08_vine-for-me.html").as_uri())
    expect(paper.get_by_role("heading", level=1)).to_have_count(1)
    expect(paper.get_by_text("Let a new colleague lead")).to_be_visible()
    expect(paper.get_by_role("img").first).to_be_visible()
    expect(paper.locator("script")).to_have_count(0)
