"""Whether the memory of a chapter's kernel stays flat, however often its pictures are drawn and its page is opened.

Redraws and reloads happen in the workbook as a person opens it, with a real browser; reopening (every piece closed and
made again) in a kernel without one. Flat means: the last quarter takes no more than the second, give or take a few MB;
the first quarter still fills caches.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from . import stand

TITLE = "Memory of a chapter's kernel"
QUICK = {"redraws": 8, "reloads": 4, "reopened": 4}
CHAPTER = "08_vine.ipynb"
FLAT = 5.0  # MB
REOPEN = """
import gc, json
from career_workbook.widgets.pages import open_chapter
cells = json.load(open({notebook!r}, encoding="utf-8"))["cells"]
marks = [cell["metadata"].get("career_workbook", {{}}) for cell in cells]
def reopen():
    page = open_chapter("vine", near={notebook!r})
    for mark in marks:
        if mark.get("does") in ("exercise", "chart", "result", "tomorrow", "importer", "handout"):
            piece = page.show(mark["does"], mark.get("name", ""))
            if hasattr(piece, "renew"):
                piece.renew()
    assert not page.failed, page.failed
    page.close()
    gc.collect()
"""


def measure(redraws: int = 200, reloads: int = 12, reopened: int = 50) -> dict[str, list[float]]:
    """MB of the kernel after each redraw, each reload and each reopening."""
    from career_workbook.folder import create_folder

    folder = create_folder(Path.home() / "workbook", sample=True)
    found: dict[str, list[float]] = {}
    with _opened(folder) as (page, memory):
        goal = page.locator('.cw-form[data-kind="intention"]').get_by_role("textbox").first
        picture = page.locator('[data-about="Chart: weekly hours"] svg[role=img]').first
        goal.scroll_into_view_if_needed()
        picture.wait_for()
        found["redraws"] = []
        for n in range(redraws):
            before = picture.get_attribute("aria-label")
            goal.fill(f"{2 + n % 50 / 10:.1f}")
            page.wait_for_function("before => document.querySelector('[data-about=\"Chart: weekly hours\"] "
                                   "svg[role=img]').getAttribute('aria-label') !== before", arg=before)
            found["redraws"].append(memory())
        goal.blur()
        found["reloads"] = []
        for _ in range(reloads):
            page.reload()
            page.locator('.cw-form[data-kind="skill"][data-state="ready"]').first.wait_for()
            picture.wait_for()
            found["reloads"].append(memory())
    found["reopened"] = _reopened(str(folder.path / CHAPTER), reopened)
    return found


@contextlib.contextmanager
def _opened(folder) -> Iterator[tuple]:
    """The chapter in a browser, and a function that gives the MB of its kernel."""
    import psutil
    from opening import OPEN, opened

    with opened(OPEN, folder.path) as ask, stand.browser() as browser:
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.set_default_timeout(120_000)
        page.goto(ask.address.replace("00_start.ipynb", CHAPTER))
        page.locator('.cw-form[data-kind="skill"][data-state="ready"]').first.wait_for()
        kernel = next(s["kernel"]["id"] for s in ask("/api/sessions") if s["path"] == CHAPTER)
        process = next(p for p in psutil.Process(ask.process.pid).children() if kernel in " ".join(p.cmdline()))
        yield page, lambda: process.memory_info().rss / 2**20


def _reopened(notebook: str, times: int) -> list[float]:
    import psutil
    from jupyter_client.manager import start_new_kernel

    manager, client = start_new_kernel(kernel_name="python3")
    try:
        run = _runner(client)
        process = psutil.Process(int(run("import os; pid = os.getpid()", "pid")))
        run(REOPEN.format(notebook=notebook), "1")
        found = []
        for _ in range(times):
            run("reopen()", "1")
            found.append(process.memory_info().rss / 2**20)
        return found
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def _runner(client) -> Callable[[str, str], str]:
    def run(code: str, answer: str) -> str:
        reply = client.execute_interactive(code, store_history=False, allow_stdin=False, timeout=120,
                                           user_expressions={"answer": answer}, output_hook=lambda _message: None)
        content = reply["content"]
        if content["status"] != "ok":
            raise RuntimeError(f"{content['ename']}: {content['evalue']}")
        return content["user_expressions"]["answer"]["data"]["text/plain"]

    return run


def rows(found: dict[str, list[float]]) -> list[stand.Row]:
    told = []
    for name, megabytes in found.items():
        quarter = len(megabytes) // 4
        second = stand.median(megabytes[quarter:2 * quarter])
        last = stand.median(megabytes[3 * quarter:])
        told.append(stand.Row(f"{len(megabytes)} {name}: last quarter beside the second", f"{stand.said(last)} MB",
                              f"{stand.said(second)} MB", f"{last - second:+.1f} MB", f"+{FLAT:.1f} MB",
                              last - second <= FLAT))
    return told
