"""Every cell of every chapter: run by nbval in a kernel, and made over an empty workbook and the sample person's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from career_workbook import resources, sample
from career_workbook.chapters import NothingYet, TooLittle, ask, module
from career_workbook.charts import draw
from career_workbook.folder import VARIABLE, create_folder
from career_workbook.widgets.page import Page
from career_workbook.workbook import Workbook

RUN = (sys.executable, "-m", "pytest", "-p", "nbval.plugin", "-p", "no:cacheprovider", "--nbval-lax",
       "--nbval-current-env", "--quiet")


@pytest.mark.slow
def test_every_cell_runs(tmp_path):
    """Run All never ends in an error."""
    folder = create_folder(tmp_path / "workbook", sample=True)
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    notebooks = list(map(str, resources.notebooks()))
    ran = subprocess.run([*RUN, *notebooks], env=env | {VARIABLE: str(folder.path)}, capture_output=True, text=True,
                         check=False, cwd=tmp_path, timeout=280)
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-2000:]
    cells = sum(cell["cell_type"] == "code" for path in notebooks
                for cell in json.loads(Path(path).read_text("utf-8"))["cells"])
    assert f"{cells} passed" in ran.stdout


@pytest.mark.parametrize("whose", ["empty", "sample"])
def test_every_cell_finds_what_it_shows(whose, tmp_path):
    """Whether nothing or years of work are written down, each piece of each page can be made."""
    folder = create_folder(tmp_path / "workbook", sample=whose == "sample")
    for path in resources.notebooks():
        notebook = json.loads(path.read_text("utf-8"))
        page = Page(notebook["metadata"]["career_workbook"]["chapter"], folder)
        for mark in (cell["metadata"].get("career_workbook", {}) for cell in notebook["cells"]):
            if mark.get("does", "open") not in ("open", "screen", "mine"):
                page.show(mark["does"], mark["name"])
        assert page.failed == [] and not page.trouble
        page.close()


def _shown():
    """(chapter, does, name) of every picture and result in the notebooks."""
    for path in resources.notebooks():
        notebook = json.loads(path.read_text("utf-8"))
        stem = notebook["metadata"]["career_workbook"]["chapter"]
        marks = (cell["metadata"].get("career_workbook", {}) for cell in notebook["cells"])
        yield from ((stem, mark["does"], mark["name"]) for mark in marks if mark.get("does") in ("chart", "result"))


SHOWN = list(_shown())


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory):
    """An empty workbook and the sample person's, open."""
    folders = [create_folder(tmp_path_factory.mktemp("shown") / whose, sample=whose == "sample")
               for whose in ("empty", "sample")]
    both = [Workbook.open(folder.workbook) for folder in folders]
    yield both
    for workbook in both:
        workbook.close()


def _made(stem, does, name, workbook):
    if does == "chart":
        return draw(name, stem, workbook.frame, sample.today()).svg
    return ask(getattr(module(stem), name), workbook.frame, sample.today()).headline


@pytest.mark.parametrize(("stem", "does", "name"), SHOWN, ids=list(map("-".join, SHOWN)))
def test_everything_shown_has_an_example_and_a_beginning(workbooks, stem, does, name):
    """Each picture and result can be made of the sample person's records, and of none says what to enter."""
    empty, full = workbooks
    assert _made(stem, does, name, full)
    try:
        made = _made(stem, does, name, empty)
    except (NothingYet, TooLittle) as beginning:
        made = str(beginning)
    assert made.strip()
