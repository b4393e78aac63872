"""From an edit to the new picture on the screen, in a real browser, beside what ipywidgets and pyplot do.

    python benchmarks/redraw.py [--rows 50 50000] [--edits 40]

In one JupyterLab a notebook for each size of log: our form and live chart (the save included) and, in the same page,
`ipywidgets.interactive_output` with pyplot drawing the same bars (nothing saved). Edits alternate between the two; a
clock in the page runs from the input event to the second frame after the picture changed. Read the ratios: seconds
depend on the machine and on what else it does.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "browser"))
from real_lab import Server, Tab, browser_arguments, find_browser, write_notebook

PREPARE = """
import datetime as dt, random
from career_workbook import charts
from career_workbook.store import Proposal, Store
from career_workbook.widgets.form import Form
from career_workbook.widgets.live import Live
from career_workbook.widgets.step import keep_in_step
from career_workbook.workbook import Workbook

store = Store.create({path!r})
random.seed(1)
first, today = dt.date(2022, 12, 5), dt.date(2026, 11, 22)
days = (today - first).days
store.write([Proposal("skill", f"s{{i}}", "coach", {{"name": f"Skill {{i}}", "branch": f"Field {{i % 4}}"}})
             for i in range(8)])
store.write([Proposal("investment", f"i{{n}}", "coach", {{
    "on": (first + dt.timedelta(days=random.randrange(days))).isoformat(), "skill": f"s{{n % 8}}", "hours": 1.0,
    "what": "", "ease": "easy"}}) for n in range({rows})])
store.close()
wb = Workbook.open({path!r})
keep_in_step(wb)
wb.commit("intention", wb.SHEET, {{"weekly_hours": "2"}}, {{}})
live = Live(lambda: charts.figure_html(charts.draw("weekly_hours", "vine", wb.frame, today)),
            {{"investment", "intention", "pause"}}, model_id="bench-live", about="Chart: weekly hours",
            size=charts.SIZE)
live.follow(wb)
Form(wb, "intention", model_id="bench-form")
"""

OTHER = """
%matplotlib inline
import ipywidgets, matplotlib.pyplot as plt
from career_workbook.chapters import vine
from IPython.display import display
weeks = vine.weekly_hours(wb.frame("investment"), today).iloc[-52:]
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

#: Changes a control and resolves to the milliseconds until the changed picture has been painted.
CLOCK = """([control, value, picture]) => new Promise((done, fail) => {
  const before = picture.kind === 'svg' ? document.querySelector(picture.at).getAttribute('aria-label')
                                        : document.querySelector(picture.at).src;
  const input = document.querySelector(control);
  const now = () => {
    const seen = document.querySelector(picture.at);
    return seen && (picture.kind === 'svg' ? seen.getAttribute('aria-label') : seen.complete && seen.src);
  };
  const began = performance.now();
  const timer = setTimeout(() => { watcher.disconnect(); fail(new Error('no new picture for ' + value)); }, 15000);
  const look = () => {
    const found = now();
    if (!found || found === before) return;
    watcher.disconnect();
    clearTimeout(timer);
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
  };
  const watcher = new MutationObserver(look);
  watcher.observe(document.body, {subtree: true, childList: true, attributes: true, attributeFilter: ['src']});
  input.focus();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, value);
  input.dispatchEvent(new Event('input', {bubbles: true}));
})"""
#: noUiSlider takes the keyboard: one step is one change.
NUDGE = """([at, picture]) => new Promise((done, fail) => {
  const handle = document.querySelector(at);
  const before = document.querySelector(picture.at).src;
  const began = performance.now();
  const timer = setTimeout(() => { watcher.disconnect(); fail(new Error('no new picture')); }, 15000);
  const look = () => {
    const seen = document.querySelector(picture.at);
    if (!seen || !seen.complete || seen.src === before) return;
    watcher.disconnect();
    clearTimeout(timer);
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
  };
  const watcher = new MutationObserver(() => {
    look();
    document.querySelector(picture.at)?.addEventListener('load', look);
  });
  watcher.observe(document.body, {subtree: true, childList: true, attributes: true, attributeFilter: ['src']});
  handle.focus();
  handle.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}));
})"""
OURS = {"kind": "svg", "at": ".cw-live svg[role=img]"}
THEIRS = {"kind": "img", "at": ".jp-OutputArea-output img"}
#: Lab as the launcher sets it up.
SETTINGS = Path(__file__).resolve().parents[1] / "career_workbook" / "jupyter" / "config"
CALM = 900  # ms between edits: longer than any gathering of edits, so each is measured alone


def measure(page: Page, edits: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each edit, ours and theirs, in turn; the first three of each warm up and are left out."""
    field = page.get_by_role("textbox", name="Hours a week you mean to give").first
    field.evaluate("e => e.id || (e.id = 'bench-field')")
    control = "#" + field.get_attribute("id")
    ours, theirs = [], []
    for n in range(edits + 3):
        ours.append(page.evaluate(CLOCK, [control, f"{3 + n / 10:.1f}", OURS]))
        page.wait_for_timeout(CALM)
        theirs.append(page.evaluate(NUDGE, [".noUi-handle", THEIRS]))
        page.wait_for_timeout(CALM)
    return ours[3:], theirs[3:]


def told(name: str, times: list[float]) -> str:
    ranked = sorted(times)
    p95 = ranked[min(len(ranked) - 1, round(0.95 * len(ranked)))]
    return f"{name:34s} median {statistics.median(times):6.1f} ms   p95 {p95:6.1f} ms   least {ranked[0]:6.1f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[50, 50_000], help="entries in the log")
    parser.add_argument("--edits", type=int, default=40, help="edits of each kind")
    wishes = parser.parse_args()
    medians, beside = {}, {}
    with tempfile.TemporaryDirectory() as place, sync_playwright() as p:
        folder = Path(place) / "notebooks"
        folder.mkdir()
        server = Server(folder, env={"JUPYTER_CONFIG_PATH": str(SETTINGS)}).start()
        browser = p.chromium.launch(executable_path=find_browser(), args=browser_arguments())
        try:
            for rows in wishes.rows:
                path = str(Path(place) / f"home-{rows}" / "workbook.db")
                write_notebook(folder / f"log-{rows}.ipynb",
                               [PREPARE.format(path=path, rows=rows), "live", OTHER])
                context = browser.new_context(viewport={"width": 1280, "height": 1700})
                tab = Tab(context, server).open(f"log-{rows}.ipynb").run_all()
                tab.page.locator(OURS["at"]).first.wait_for()
                tab.page.locator(THEIRS["at"]).first.wait_for()
                ours, theirs = measure(tab.page, wishes.edits)
                medians[rows], beside[rows] = statistics.median(ours), statistics.median(theirs)
                print(f"{rows:,} entries")
                print("  " + told("form, save and live chart", ours))
                print("  " + told("interactive_output and pyplot", theirs))
                print(f"  ratio of medians {statistics.median(ours) / statistics.median(theirs):.2f} (bar: 0.50)")
                context.close()
            if len(medians) > 1:
                few, many = min(medians), max(medians)
                slower, machine = medians[many] / medians[few], beside[many] / beside[few]
                print(f"{many:,} entries beside {few:,}: {slower:.2f} times (bar: 1.50)")
                print(f"the other one, which reads no log: {machine:.2f} times, which the machine did meanwhile")
        finally:
            browser.close()
            server.stop()


if __name__ == "__main__":
    main()
