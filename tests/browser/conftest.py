"""A bare JupyterLab and a real browser for every test in this folder.

`lab` is one server a session, `own_server` starts servers a test may kill, `tab` opens browser tabs, `context` is
the browser most tests use in turn, `person` makes ones that share nothing with it. Pictures of failures go to
test-results/, what the page said to the report: recording a trace of every test took half of the time.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright import sync_api as playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
#: A page here lives for seconds: what thorough compiling of its scripts costs, it never gets back.
HASTY = "--js-flags=--no-opt --no-maglev"
USUAL = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB"}
_BROWSER = pytest.StashKey[playwright.Browser]()
sys.path.insert(0, str(HERE))  # so that tests here can say `from real_lab import ...` in every import mode of pytest

from real_lab import Server, Tab, browser_arguments, find_browser  # noqa: E402


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


#: What a person could read in our forms and in Lab's own dialogs, and how each form says it stands.
_SAID = r"""() => [...document.querySelectorAll('.cw-form, .jp-Dialog')].filter(el => el.checkVisibility())
  .map(el => `${el.dataset.kind ?? el.className} (${el.dataset.state}):\n${el.innerText}`).join('\n\n')"""


def _open_pages(item: pytest.Item) -> list[playwright.Page]:
    browser = item.config.stash.get(_BROWSER, None)
    return [page for context in browser.contexts for page in context.pages] if browser else []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Where a test failed, what every open page showed last: pictures, and in the report the words, which CI keeps."""
    report = yield
    if report.failed:
        for n, page in enumerate(_open_pages(item)):
            with contextlib.suppress(playwright.Error):  # what went wrong may be the page itself
                report.sections.append((f"page {n}, {page.url}", page.evaluate(_SAID)[:6000]))
                page.screenshot(path=ROOT / "test-results" / f"{item.name}-{report.when}-{n}.png")
    return report


@pytest.fixture(scope="session")
def browser(pytestconfig: pytest.Config) -> Iterator[playwright.Browser]:
    """One browser a session; skipped by name where there is none, except on CI, where that is a failure."""
    playwright.expect.set_options(timeout=30_000)
    with playwright.sync_playwright() as p:
        try:
            started = p.chromium.launch(executable_path=find_browser(), args=[*browser_arguments(), HASTY])
        except playwright.Error as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"no browser to test with: {error.message.splitlines()[0]}")
        pytestconfig.stash[_BROWSER] = started
        yield started
        del pytestconfig.stash[_BROWSER]
        started.close()


@pytest.fixture(scope="session")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Starts servers over fresh folders; what is left of them is ended after the tests."""
    started: list[Server] = []

    def start(**wishes) -> Server:
        folder = wishes.pop("folder", None) or tmp_path_factory.mktemp("server") / "notebooks"
        folder.mkdir(parents=True, exist_ok=True)
        started.append(Server(folder, **wishes))
        return started[-1].start()

    yield start
    for server in started:
        server.stop()


@pytest.fixture(scope="session")
def lab(own_server: Callable[..., Server]) -> Server:
    """The bare JupyterLab that tests share."""
    return own_server()


@pytest.fixture
def person(browser: playwright.Browser) -> Iterator[Callable[..., playwright.BrowserContext]]:
    """Makes browsers that share nothing: each call is another person, or the same one with another browser."""
    contexts: list[playwright.BrowserContext] = []

    def make(**wishes) -> playwright.BrowserContext:
        contexts.append(browser.new_context(**{**USUAL, **wishes}))
        return contexts[-1]

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def everyday(browser: playwright.Browser) -> Iterator[playwright.BrowserContext]:
    """The browser that tests use in turn: one that has never seen JupyterLab takes twice as long to show it."""
    context = browser.new_context(**USUAL)
    context.new_page()  # keeps the window open: a browser makes the bars and buttons of each new one from pages too
    yield context
    context.close()


@pytest.fixture
def context(everyday: playwright.BrowserContext) -> Iterator[playwright.BrowserContext]:
    """That browser for one test: what the test opens is closed after it, and nothing it left is kept."""
    before = set(everyday.pages)
    yield everyday
    for page in set(everyday.pages) - before:
        with contextlib.suppress(playwright.Error):  # a page that shows an error has no storage
            page.evaluate("localStorage.clear()")
        page.close()


@pytest.fixture
def show(context: playwright.BrowserContext, tmp_path: Path) -> Iterator[Callable[..., object]]:
    """Shows forms over one workbook in bare pages: ``page, form = show("skill")``."""
    from bare_form import Bare

    bare = Bare(context, tmp_path)
    yield bare
    bare.workbook.close()


@pytest.fixture
def tab(context: playwright.BrowserContext, lab: Server) -> Callable[..., Tab]:
    """Opens tabs: ``tab("one.ipynb")`` in the shared server, or ``tab("one.ipynb", server=..., context=...)``."""

    def open_tab(notebook: str, *, server: Server = lab, context: playwright.BrowserContext = context,
                 ready: bool = True) -> Tab:
        return Tab(context, server).open(notebook, ready=ready)

    return open_tab
