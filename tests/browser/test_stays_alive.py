"""A chapter in the person's folder is alive when it opens, and comes back to life whatever happens to its kernel."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from opening import OPEN, free_port, opened
from playwright.sync_api import BrowserContext, Page, expect
from real_lab import forgetful

from career_workbook.folder import Folder, create_folder
from career_workbook.workbook import Workbook

CHAPTER = "08_vine.ipynb"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return create_folder(tmp_path_factory.mktemp("alive") / "mine")


@pytest.fixture(scope="module")
def workbook(folder: Folder) -> Iterator[Callable]:
    with opened(OPEN, folder.path) as ask:
        yield ask


@pytest.fixture(scope="module")
def page(everyday: BrowserContext, workbook: Callable, folder: Folder) -> Iterator[Page]:
    """The chapter, open in a browser through all that happens to its program."""
    before = (folder.path / CHAPTER).read_bytes()
    page = look_at(everyday, workbook)
    page.file_before = before
    yield page
    page.close()


def look_at(context: BrowserContext, ask: Callable) -> Page:
    page = context.new_page()
    page.loads = 0
    page.complaints = []
    page.on("console", lambda said: page.complaints.append(said.text))
    page.on("load", lambda: setattr(page, "loads", page.loads + 1))
    page.goto(ask.address.replace("00_start.ipynb", CHAPTER))
    expect(form(page)).to_be_visible(timeout=90_000)
    return page


def form(page: Page):
    """A control that only a live form shows."""
    return page.get_by_label("Skill", exact=True).first


def until_reloaded(page: Page, loads: int) -> None:
    for _ in range(600):
        if page.loads > loads:
            break
        page.wait_for_timeout(100)  # lets Playwright take in what the page reports
    assert page.loads > loads, "the page was not reloaded"
    expect(form(page)).to_be_visible(timeout=90_000)


def kernel(ask: Callable) -> str:
    return next(s["kernel"]["id"] for s in ask("/api/sessions") if s["path"] == CHAPTER)


def test_a_chapter_is_alive_when_it_opens_and_opening_changes_nothing(folder: Folder, page):
    """Forms show without a cell being run, code is folded away until asked for, and the file keeps its bytes."""
    expect(page.get_by_text("model not found")).to_have_count(0)
    assert not [said for said in page.complaints if "activating plugin" in said], "Lab misses something we left out"
    expect(page.locator(".jp-Cell .jp-InputArea-editor:visible")).to_have_count(0)
    assert (folder.path / CHAPTER).read_bytes() == page.file_before
    page.get_by_role("button", name="Show code").click()
    expect(page.get_by_text("open_chapter").first).to_be_visible()
    page.get_by_role("button", name="Hide code").click()
    expect(page.get_by_text("open_chapter").first).to_be_hidden()


def test_forms_that_came_while_the_page_was_not_looking_are_shown(everyday, workbook):
    """Lab waits two seconds for a form and gives it up, though it came meanwhile: it is shown, and nothing is said."""
    page = forgetful(everyday.new_page())
    said = []
    page.on("console", lambda line: said.append(line.text.partition("\n")[0]))
    page.goto(workbook.address.replace("00_start.ipynb", CHAPTER))
    expect(form(page)).to_be_visible(timeout=90_000)
    expect(page.locator(".cw-notice")).to_be_hidden()
    assert "Error: widget model not found" in said, "Lab did not give a form up"
    assert sum("Starting application" in line for line in said) == 1, "the page was loaded again"
    page.close()


def test_after_a_crash_the_forms_come_back_by_themselves(page, workbook):
    """The kernel is killed without warning: no dialog, no dead form; a moment later all is there again."""
    loads = page.loads
    os.kill(process_of(workbook, kernel(workbook)), signal.SIGKILL)
    until_reloaded(page, loads)
    expect(page.locator(".jp-Dialog")).to_have_count(0)


def process_of(ask: Callable, kernel_id: str) -> int:
    """The process of a kernel: the child of the server whose command names its connection file."""
    children = Path(f"/proc/{ask.process.pid}/task/{ask.process.pid}/children").read_text().split()
    return next(int(c) for c in children if kernel_id in Path(f"/proc/{c}/cmdline").read_text())


def test_a_restart_from_elsewhere_is_noticed(page, workbook):
    """Another window restarts the kernel: this one, whose forms nobody answers any more, notices."""
    loads = page.loads
    workbook(f"/api/kernels/{kernel(workbook)}/restart", "POST")
    until_reloaded(page, loads)


def test_a_line_that_is_cut_is_found_again(page):
    """The program answers, but not the forms: the page comes back by itself with what was typed, and saves it."""
    loads, intention = page.loads, page.locator('.cw-form[data-kind="intention"]')
    expect(intention).to_have_attribute("data-state", "ready", timeout=60_000)
    page.evaluate("""() => {
        const { send } = WebSocket.prototype;
        const read = (data) => typeof data === 'string' ? data : new TextDecoder().decode(data);
        WebSocket.prototype.send = function (data) { if (!read(data).includes('comm_msg')) send.call(this, data); };
    }""")
    intention.get_by_label("What for?", exact=True).fill("To sleep at night")
    until_reloaded(page, loads)
    expect(intention.get_by_label("What for?", exact=True)).to_have_value("To sleep at night")
    expect(intention).to_have_attribute("data-state", "saved", timeout=60_000)


def test_a_kernel_that_is_gone_leaves_one_clear_button(page, workbook):
    """Where no kernel comes back by itself, one button brings the chapter to life."""
    loads = page.loads
    workbook(f"/api/kernels/{kernel(workbook)}", "DELETE")
    page.get_by_role("button", name="Start it again").click(timeout=60_000)
    until_reloaded(page, loads)
    expect(page.get_by_role("button", name="Start it again")).to_have_count(0)


def test_a_chapter_that_answers_no_more_can_be_started_again(page, workbook):
    """Where its program stands still, the page says so, and one button brings the chapter to life."""
    loads = page.loads
    os.kill(process_of(workbook, kernel(workbook)), signal.SIGSTOP)
    # Where it was just answering, it seems to be at work, and is given a minute.
    page.get_by_role("button", name="Start it again").click(timeout=120_000)
    until_reloaded(page, loads)
    expect(page.get_by_role("button", name="Start it again")).to_have_count(0)


def test_a_killed_program_loses_nothing_and_an_open_page_finds_back(context, tmp_path):
    """What is typed after the program died is kept by the browser and told to be so; the page says what is wrong,
    returns by itself once the program is open again, and saves what was typed."""
    folder, port = create_folder(tmp_path / "mine"), free_port()
    with opened(OPEN, folder.path, port) as ask:
        page = look_at(context, ask)
        intention, pause = (page.locator(f'.cw-form[data-kind="{kind}"]') for kind in ("intention", "pause"))
        for form_ in (intention, pause):
            expect(form_).to_have_attribute("data-state", "ready", timeout=60_000)
        page.evaluate("history.replaceState(null, '', location.pathname)")  # as Lab does to it with a second window
        ask.process.kill()
        ask.process.wait()
        intention.get_by_label("What for?", exact=True).fill("So that I can stop working nig")
        pause.get_by_label("What for", exact=True).fill("My mother's hi")
        for form_ in (intention, pause):
            expect(form_).to_contain_text("Not saved yet: the workbook does not answer. "
                                          "Your text is kept in this browser.")
    expect(page.get_by_text("Career Workbook is closed on this computer")).to_be_visible(timeout=60_000)
    expect(page.locator(".jp-Dialog")).to_have_count(0)
    loads = page.loads
    with opened(OPEN, folder.path, port):
        until_reloaded(page, loads)
        expect(intention.get_by_label("What for?", exact=True)).to_have_value("So that I can stop working nig")
        expect(pause.get_by_label("What for", exact=True)).to_have_value("My mother's hi")
        expect(intention).to_have_attribute("data-state", "saved")
    with closing(Workbook.open(folder.workbook)) as kept:
        assert kept.entry("intention", "sheet").entered["why"] == "So that I can stop working nig"
        assert [kept.entry("pause", key).entered["what"] for key in kept.drafts("pause")] == ["My mother's hi"]
