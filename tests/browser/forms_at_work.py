"""A notebook with forms over a workbook of its own, and how a person finds their way in it."""

from __future__ import annotations

import ast
from pathlib import Path

from playwright.sync_api import Locator, Page
from real_lab import Server, Tab, write_notebook

OPEN = """
from pathlib import Path
from career_workbook.store import Store
from career_workbook.widgets.form import Form
from career_workbook.widgets.step import keep_in_step
from career_workbook.workbook import Workbook

path = Path({path!r})
if not path.exists():
    Store.create(path).close()
if "wb" not in globals():
    wb = Workbook.open(path)
    keep_in_step(wb)
    for key in ("SQL", "Teaching"):
        if not wb.record("skill", key):
            wb.commit("skill", key, {{"name": key}}, {{}})
    # Once a kernel, as a page does it: a second form of the same id would leave the first one's tab without an answer.
    forms = {{kind: Form(wb, kind, model_id="form-" + kind) for kind in {kinds!r}}}
"""


class Desk:
    """A notebook showing `kinds` of form over the workbook at `path`."""

    def __init__(self, server: Server, name: str, kinds: tuple[str, ...] = ("want", "skill", "investment"),
                 path: Path | None = None, then: str = ""):
        self.server, self.name = server, f"{name}.ipynb"
        self.path = path or server.folder.parent / f"{name}-home" / "workbook.db"
        opening = OPEN.format(path=str(self.path), kinds=kinds) + then
        write_notebook(server.folder / self.name, [opening, *(f"forms[{kind!r}]" for kind in kinds)])


def form(where: Tab | Page | Locator, kind: str) -> Locator:
    """The form of a kind on the page, or in a part of it."""
    page = where.page if isinstance(where, Tab) else where
    return page.locator(f'.cw-form[data-kind="{kind}"]').first


def kept(tab: Tab, kind: str, key: str = "sheet") -> dict[str, object]:
    """What the workbook holds of one entry, drafts included, as typed."""
    return ast.literal_eval(tab.ask_kernel(f"wb.entry({kind!r}, {key!r}).entered"))


def saved(where: Locator) -> None:
    """Wait until a form says that everything typed is on the disk."""
    where.and_(where.page.locator('[data-state="saved"], [data-state="draft"]')).wait_for()
