"""The page on which redrawing is measured: its cells, the edits, and the clock that runs in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: Our forms and our chart over the workbook at `path`; the form of the sheet is what the cell shows.
OURS = """
import datetime as dt
from career_workbook import charts
from career_workbook.widgets.form import Form
from career_workbook.widgets.live import Live
from career_workbook.widgets.step import keep_in_step
from career_workbook.workbook import Workbook

today = dt.date(2026, 11, 22)
wb = Workbook.open({path!r})
keep_in_step(wb)
wb.commit("intention", wb.SHEET, {{"weekly_hours": "2"}}, {{}})
wb.commit("investment", "newest", {{"on": today.isoformat(), "skill": "s1", "hours": "1", "ease": "easy"}}, {{}})
live = Live(lambda: charts.figure_html(charts.draw("weekly_hours", "vine", wb.frame, today)),
            {{"investment", "intention", "pause"}}, model_id="bench-live", about="Chart: weekly hours",
            size=charts.SIZE)
live.follow(wb)
log = Form(wb, "investment", model_id="bench-log")
Form(wb, "intention", model_id="bench-form")
"""

#: What others would write: the same bars of the same frame, drawn with pyplot when a slider moves.
THEIRS = """
%matplotlib inline
import ipywidgets, matplotlib.pyplot as plt
from IPython.display import display
entries = wb.frame("investment")
weeks = entries.groupby(entries["on"].dt.to_period("W").dt.start_time)["hours"].sum().iloc[-52:]
def bars(goal):
    figure, axes = plt.subplots(figsize=(7.2, 3.6))
    axes.bar(weeks.index, weeks.to_numpy(), width=6)
    axes.axhline(goal, linestyle="--", color="black")
    axes.set_ylabel("hours a week")
    axes.set_title(f"{goal} hours intended")
    plt.show()
slider = ipywidgets.FloatSlider(value=2, min=0, max=60, step=0.1, description="goal")
display(slider, ipywidgets.interactive_output(bars, {"goal": slider}))
"""

#: Does one edit and resolves to the milliseconds from its event until the changed picture has been painted.
CLOCK = """([at, value, leave, picture]) => new Promise((done, fail) => {
  const state = () => {
    const seen = document.querySelector(picture);
    return seen && (seen.tagName === 'IMG' ? seen.complete && seen.src : seen.outerHTML);
  };
  const control = document.querySelector(at), before = state();
  control.focus();
  const began = performance.now();
  const timer = setTimeout(() => { watcher.disconnect(); fail(new Error('no new picture')); }, 30000);
  const look = () => {
    const found = state();
    if (!found || found === before) return;
    watcher.disconnect();
    clearTimeout(timer);
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
  };
  const watcher = new MutationObserver(() => {
    look();
    const seen = document.querySelector(picture);
    if (seen?.tagName === 'IMG') seen.addEventListener('load', look);
  });
  watcher.observe(document.body, {subtree: true, childList: true, attributes: true, attributeFilter: ['src']});
  if (value === null) {  // a slider of theirs takes the keyboard: one step is one change
    control.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}));
    return;
  }
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(control, value);
  control.dispatchEvent(new Event('input', {bubbles: true}));
  if (leave) control.blur();
})"""
OUR_PICTURE, THEIR_PICTURE = ".cw-live svg[role=img]", ".jp-OutputArea-output img"
THEIR_SLIDER = ".noUi-handle"


def make_ready(page: Page) -> None:
    """Wait for both pictures, open the newest entry of the log, and name the two fields that will be edited."""
    page.locator(OUR_PICTURE).first.wait_for()
    page.locator(THEIR_PICTURE).first.wait_for()
    log = page.locator('.cw-form[data-kind="investment"]').first
    log.get_by_role("button", name="Edit").first.click()
    log.get_by_text("Change", exact=False).first.wait_for()
    log.get_by_role("button", name="Done").wait_for()
    log.get_by_label("Hours", exact=True).evaluate("field => { field.id = 'bench-hours'; }")
    goal = page.get_by_role("textbox", name="Hours a week you mean to give").first
    goal.evaluate("field => { field.id = 'bench-goal'; }")


def edit_goal(page: Page, n: int) -> float:
    """Milliseconds of the n-th edit of a number on a sheet."""
    return page.evaluate(CLOCK, ["#bench-goal", f"{3 + n / 10:.1f}", False, OUR_PICTURE])


def edit_log(page: Page, n: int) -> float:
    """Milliseconds of the n-th edit of an entry's hours, which is kept when the field is left."""
    # From one hour to a whole day and back: among a million entries less would move no bar by a tenth of a point.
    return page.evaluate(CLOCK, ["#bench-hours", str(1 if n % 2 else 24), True, OUR_PICTURE])


def nudge_theirs(page: Page, _n: int) -> float:
    """Milliseconds of one step of their slider."""
    return page.evaluate(CLOCK, [THEIR_SLIDER, None, False, THEIR_PICTURE])
