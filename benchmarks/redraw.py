"""From an edit to the new picture on the screen, in a real browser, beside what ipywidgets and pyplot do.

In one JupyterLab a notebook for each size of log: our forms and live chart (the save included) and, in the same page,
`ipywidgets.interactive_output` with pyplot drawing the same bars (nothing saved). Sizes and kinds of edit take turns,
so that what else the machine does meets all alike; a clock in the page runs from the input event to the second frame
after the picture changed. A virtual machine shares its processors with others; what was taken from it during an edit
is told by the system, so that the slow edits of an idle machine can be told from those of a busy host.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from . import redraw_page as page
from . import stand

TITLE = "From an edit to the new picture"
QUICK = {"edits": 2, "sizes": (50, 2_000), "most": 20_000, "edits_of_most": 1}
CALM = 900  # ms between edits: longer than any gathering of edits, so each is measured alone
WARM = 3  # edits of each kind that come first and are left out
GOAL, LOG, THEIRS = "a number on a sheet", "the hours of an entry in the log", "interactive_output and pyplot"


class Edit(NamedTuple):
    """How long it took until the picture stood there, and whether the processors were this machine's all the time."""

    ms: float
    undisturbed: bool


def measure(edits: int = 40, sizes: tuple[int, int] = (50, 50_000), most: int = 1_000_000,
            edits_of_most: int = 10) -> dict:
    """Every edit by (entries in the log, kind of edit); the size beyond all is measured by itself."""
    with notebooks(sizes) as tabs:
        found = take_turns(tabs, edits)
    if most:
        with notebooks((most,)) as tabs:
            found |= take_turns(tabs, edits_of_most)
    return {"few": sizes[0], "many": sizes[1], "most": most, "times": found}


@contextlib.contextmanager
def notebooks(sizes: tuple[int, ...]) -> Iterator[dict]:
    """A tab for each size of log, everything in it alive."""
    import tempfile

    from real_lab import Server, Tab, write_notebook

    with tempfile.TemporaryDirectory() as place, stand.browser() as browser:
        folder = Path(place) / "notebooks"
        folder.mkdir()
        server = Server(folder, env={"JUPYTER_CONFIG_PATH": str(stand.SETTINGS)}).start()
        try:
            tabs = {}
            for entries in sizes:
                path = stand.write_log(Path(place) / f"home-{entries}" / "workbook.db", entries)
                write_notebook(folder / f"log-{entries}.ipynb", [page.OURS.format(path=str(path)), "live", page.THEIRS,
                                                                 "log"])
                context = browser.new_context(viewport={"width": 1280, "height": 2400})
                tabs[entries] = Tab(context, server).open(f"log-{entries}.ipynb").run_all().page
                page.make_ready(tabs[entries])
            yield tabs
        finally:
            server.stop()


def take_turns(tabs: dict, edits: int) -> dict[tuple[int, str], list[Edit]]:
    """Edits of every kind in every tab, one after the other."""
    kinds = {GOAL: page.edit_goal, THEIRS: page.nudge_theirs, LOG: page.edit_log}
    found: dict[tuple[int, str], list[Edit]] = {(entries, kind): [] for entries in tabs for kind in kinds}
    for n in range(edits + WARM):
        for kind, edit in kinds.items():
            for entries, tab in tabs.items():
                tab.bring_to_front()
                tab.wait_for_timeout(CALM)
                before = stand.stolen()
                ms = edit(tab, n)
                found[entries, kind].append(Edit(ms, stand.stolen() == before))
    return {what: times[WARM:] for what, times in found.items()}


def rows(found: dict) -> list[stand.Row]:
    few, many, most, edits = found["few"], found["many"], found["most"], found["times"]
    times = {what: [edit.ms for edit in measured] for what, measured in edits.items()}
    middle = {what: stand.median(measured) for what, measured in times.items()}
    ours = [edit.ms for edit in edits[few, GOAL] if edit.undisturbed]
    told = [
        stand.compared(f"{GOAL}, {few:,} entries: form, save and chart, beside {THEIRS}, median of "
                       f"{len(times[few, GOAL])}", middle[few, GOAL], middle[few, THEIRS], "ms", 0.5),
        *([stand.limited(f"The same: p95 of the {len(ours)} while nobody else had the processors",
                         stand.share(ours, 0.95), "ms", 120)] if ours else []),
        stand.limited("The same: p95 of all, whatever the host did meanwhile", stand.share(times[few, GOAL], 0.95),
                      "ms"),
        stand.compared(f"{GOAL}: {many:,} entries beside {few:,}", middle[many, GOAL], middle[few, GOAL], "ms", 1.5),
        stand.compared(f"{LOG}: {many:,} entries beside {few:,}", middle[many, LOG], middle[few, LOG], "ms", 1.5),
        stand.compared(f"{THEIRS}, which reads no log, meanwhile", middle[many, THEIRS], middle[few, THEIRS], "ms")]
    if most:
        told += [stand.limited(f"{kind}: {most:,} entries, median of {len(times[most, kind])}", middle[most, kind],
                               "ms") for kind in (GOAL, LOG)]
    return [stand.Row(row.what[0].upper() + row.what[1:], row.ours, row.beside, row.ratio, row.bar, row.kept)
            for row in told]
