"""Live pictures in a real notebook: they move with the records, without flicker, in light and dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from real_lab import Tab, write_notebook

CELL = """
import datetime as dt
from career_workbook import charts
from career_workbook.chapters import declare_all
from career_workbook.frames import frame
from career_workbook.records import KINDS
from career_workbook.widgets.live import Live

declare_all()
class Book:
    def __init__(self):
        self.watchers = []
        self.hours = 2.0
    def watch(self, callback):
        self.watchers.append(callback)
        return lambda: self.watchers.remove(callback)
    def frame(self, kind):
        bodies = {"skill": {"s": {"name": "SQL <b>& $x_{</b>", "nature": "hard"}},
                  "investment": {"i": {"on": "2026-11-16", "skill": "s", "hours": self.hours, "ease": "easy"}}}
        return frame(KINDS[kind], bodies.get(kind, {}))
    def log(self, hours):
        self.hours = hours
        for watcher in self.watchers:
            watcher({"investment"})

book = Book()
def picture(name):
    function = charts.chart("vine", name)
    def render():
        return charts.figure_html(charts.draw(name, "vine", book.frame, dt.date(2026, 11, 22)))
    live = Live(render, {"investment"}, model_id="live-" + name, about="Chart: " + name,
                size=getattr(function, "size", charts.SIZE))
    live.follow(book)
    return live
pieces = {name: picture(name) for name in ("weekly_hours", "investment_over_time")}
pieces["weekly_hours"]
"""


SLOW = """
import threading
from career_workbook.widgets.live import Pictures
ready = threading.Event()
late = Live(lambda: "<p>Here it is</p>", set(), model_id="late", about="Chart: late", size=(7.2, 3.6),
            pictures=Pictures(warm=ready.wait))
late
"""


@pytest.fixture(scope="module")
def opened(lab, everyday):
    """A notebook with two live pictures of one log."""
    write_notebook(lab.folder / "live.ipynb", [CELL, "pieces['investment_over_time']", SLOW])
    opened = Tab(everyday, lab).open("live.ipynb").run_all()
    opened.page.locator(".cw-live figure").nth(1).wait_for()
    yield opened
    opened.close()


@pytest.fixture
def notebook(opened):
    """The same, as wide as a laptop, with two hours in the log."""
    opened.page.set_viewport_size({"width": 1280, "height": 900})
    opened.ask_kernel("book.log(2.0)")
    opened.page.get_by_role("img", name="About 2 hours in an ordinary week").wait_for()
    return opened


def test_the_picture_moves_with_the_records(notebook):
    """A logged hour changes the picture, its finding and its accessible name, and the page does not jump."""
    page = notebook.page
    first = page.get_by_role("img", name="About 2 hours in an ordinary week")
    first.wait_for()
    before = first.bounding_box()
    page.evaluate("""() => {
      // Every frame from now on: was the picture ever gone, or of another height?
      window.heights = new Set();
      const place = document.querySelector('.cw-live');
      const look = () => { window.heights.add(place.querySelector('svg')?.getBoundingClientRect().height ?? 0);
                           requestAnimationFrame(look); };
      look();
    }""")
    notebook.ask_kernel("book.log(7.5)")
    after = page.get_by_role("img", name="About 7.5 hours in an ordinary week")
    after.wait_for()
    page.get_by_role("img", name="7.5 hours so far, all in SQL").wait_for()
    assert after.bounding_box() == before
    assert page.evaluate("window.heights.size") == 1


def test_names_are_shown_and_not_run(notebook):
    """Markup in a name is text in the picture."""
    notebook.page.locator("svg text", has_text="SQL <b>& $x_{</b>").first.wait_for()
    assert notebook.page.locator(".cw-live svg b").count() == 0


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_pictures_are_accessible(notebook, theme):
    """axe finds nothing wrong, and the ink is the theme's."""
    notebook.theme(theme)
    assert notebook.axe(".cw-live") == []
    ink, ground = notebook.page.evaluate("""() => {
      const light = c => { const [r, g, b] = c.match(/[0-9.]+/g).map(Number); return 0.3 * r + 0.6 * g + 0.1 * b; };
      return [light(getComputedStyle(document.querySelector('.cw-live svg text')).fill),
              light(getComputedStyle(document.querySelector('.jp-Notebook')).backgroundColor)];
    }""")
    assert abs(ink - ground) > 150


def test_on_a_phone_it_scrolls_sideways(notebook):
    """In a narrow window words stay large enough to read, and the keyboard reaches the rest of the picture."""
    page = notebook.page
    page.set_viewport_size({"width": 380, "height": 800})
    page.get_by_role("group", name="Picture, scrolls sideways").first.wait_for()
    size = page.evaluate("document.querySelector('.cw-live svg text').getBoundingClientRect().height")
    assert size >= 8
    expect(page.get_by_text("Scroll sideways to see all of it").first).to_be_visible()
    assert notebook.axe(".cw-live") == []


def test_a_picture_that_is_slow_to_come_says_so_in_its_room(opened):
    """The room is kept, a quiet word stands in it after a second, and the picture takes the place of both."""
    piece, word = opened.page.locator(".cw-live > div").nth(2), opened.page.get_by_text("Drawing", exact=True)
    expect(word).to_be_visible()
    expect(piece).to_have_attribute("aria-busy", "true")
    assert opened.axe(".cw-live") == []
    opened.ask_kernel("ready.set()")
    expect(piece.get_by_text("Here it is")).to_be_visible()
    expect(piece).to_have_attribute("aria-busy", "false")
    expect(word).to_have_count(0)
