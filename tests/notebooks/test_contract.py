"""The chapters as they are committed: clean, and each cell is what its metadata says.

The cells themselves are run in `test_cells`.
"""

from __future__ import annotations

import ast
import json
import re
from itertools import pairwise

import nbformat
import pytest

from career_workbook import resources
from career_workbook.chapters import CHAPTERS, declare_all, module
from career_workbook.charts import chart
from career_workbook.records import KINDS
from career_workbook.widgets.form import called

declare_all()
PATHS = resources.notebooks()
MANY = {"exercise", "chart", "result", "offer", "importer"}
ONCE = {"tomorrow", "handout", "feedback_form", "questionnaire"}
ON_SCREEN = {"importer", "handout", "feedback_form", "questionnaire"}


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def path(request):
    """Each notebook in turn."""
    return request.param


@pytest.fixture
def notebook(path):
    """Its JSON."""
    return json.loads(path.read_text("utf-8"))


@pytest.fixture
def code(notebook):
    """Its code cells."""
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def _stem(notebook):
    return notebook["metadata"]["career_workbook"]["chapter"]


def test_there_is_a_notebook_for_every_chapter():
    """One name, three doors: the notebook of a chapter is where its stem says."""
    assert {p.name for p in PATHS} == {chapter.notebook for chapter in CHAPTERS.values()}


def test_a_notebook_is_valid_and_names_its_chapter(path, notebook):
    """Jupyter accepts it without repair, and the chapter in its metadata is the one in its name."""
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(set(ids)) == len(ids)
    nbformat.validate(nbformat.from_dict(notebook))
    assert CHAPTERS[_stem(notebook)].notebook == path.name
    assert notebook["metadata"]["language_info"] == {"name": "python"}
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"


def test_a_notebook_is_stripped(code):
    """No output and no count is committed: what a person answered is never in a notebook."""
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


def test_the_first_code_cell_opens_the_chapter(notebook, code):
    """Two lines, and the page is there."""
    assert "".join(code[0]["source"]) == (
        f'from career_workbook import open_chapter\npage = open_chapter("{_stem(notebook)}")')
    assert code[0]["metadata"]["career_workbook"] == {"does": "open"} and code[0]["id"] == "open"


def test_every_other_code_cell_is_one_call_that_its_metadata_repeats(code):
    """A handout is made from the metadata alone, so it must say what the line does."""
    for cell in code[1:]:
        says = cell["metadata"]["career_workbook"]
        argument = f'"{says["name"]}"' if says["name"] else ""
        assert "".join(cell["source"]) == f"page.{says['does']}({argument})"
        assert bool(argument) == (says["does"] in MANY) and says["does"] in MANY | ONCE
        assert cell["id"] == "-".join(part for part in (says["does"], says["name"]) if part)


def test_code_is_folded_away(code):
    """A person sees forms and pictures, not programs."""
    assert all(cell["metadata"]["jupyter"] == {"source_hidden": True} for cell in code)
    assert all(ast.parse("".join(cell["source"])) for cell in code)


def test_what_a_cell_names_is_there(notebook, code):
    """No cell asks for a kind, a picture or a result that nobody wrote."""
    stem = _stem(notebook)
    for says in (cell["metadata"]["career_workbook"] for cell in code[1:]):
        if says["does"] == "exercise":
            assert says["name"] in KINDS
        elif says["does"] == "chart":
            assert callable(chart(stem, says["name"]))
        elif says["does"] in ("result", "offer"):
            assert callable(getattr(module(stem), says["name"]))


def test_every_form_of_a_chapter_has_a_name_of_its_own(code):
    """Whoever moves by landmarks can tell all promises from those of this chapter."""
    places = [cell["metadata"]["career_workbook"] for cell in code]
    names = [called(KINDS[says["name"]]) for says in places if says["does"] == "exercise"]
    names += [called(KINDS["commitment"], here=True) for says in places if says["does"] == "tomorrow"]
    assert len(set(names)) == len(names)


def test_a_chapter_opens_with_words_and_ends_with_tomorrow_and_a_page_to_print(notebook, code):
    """First a title, last a promise and the handout."""
    first = notebook["cells"][0]
    assert first["cell_type"] == "markdown" and "".join(first["source"]).startswith("# ")
    assert [cell["metadata"]["career_workbook"]["does"] for cell in code[-2:]] == ["tomorrow", "handout"]


def test_the_prose_keeps_the_house_style(notebook):
    """One title, no raised voice, no raw HTML."""
    words = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    assert sum(text.startswith("# ") for text in words) == 1
    assert not [text for text in words if "!" in re.sub(r"!\[", "", text) or re.search(r"<\w+[ >]", text)]


def test_words_about_the_screen_are_marked_so(notebook):
    """What is said of a button is left out on paper: the words before an importer or a handout are marked."""
    cells = notebook["cells"]
    for before, cell in pairwise(cells):
        if cell["metadata"].get("career_workbook", {}).get("does") in ON_SCREEN \
                and before["cell_type"] == "markdown":
            assert before["metadata"]["career_workbook"] == {"does": "screen"}


def test_links_between_chapters_lead_somewhere(path, notebook):
    """A link to another chapter finds it beside this one."""
    text = "".join("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    named = {link.partition("#")[0] for link in re.findall(r"\]\(([^):]+)\)", text)} - {""}
    assert named <= {p.name for p in PATHS}
