"""Export from JupyterLab's menu: ours is the handout, and the stock one finds no answer to give away."""

import json
from importlib.metadata import entry_points

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter, get_exporter

from career_workbook import handout
from career_workbook.chapters import CHAPTERS, declare_all
from career_workbook.folder import create_folder
from career_workbook.records import KINDS, read
from career_workbook.widgets.page import Page
from career_workbook.workbook import Workbook


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A workbook in which every text of every kind is a canary."""
    declare_all()
    made = create_folder(tmp_path_factory.mktemp("exporting") / "folder")
    book = Workbook.open(made.workbook)
    for kind in KINDS.values():
        texts = {q.name: f"canary {kind.kind}" for q in kind.questions().values()
                 if q.control.name in ("line", "prose")}
        if kind.chapter and read(kind, texts)[0] is not None:
            book.commit(kind.kind, "sheet", texts, {})
    book.close()
    return made


def export(exporter, folder, name):
    """What the menu of Lab does: the notebook's JSON and the folder it lies in."""
    notebook = nbformat.read(folder.path / name, as_version=4)
    return exporter().from_notebook_node(notebook, {"metadata": {"path": str(folder.path), "name": name}})[0]


def test_the_menu_offers_the_handout():
    """Jupyter finds both by name, and they say they belong in the menu."""
    names = {e.name for e in entry_points(group="nbconvert.exporters")}
    assert {"Handout", "HandoutForCoach"} <= names
    assert get_exporter("Handout").export_from_notebook == "Handout"


@pytest.mark.parametrize(("name", "reader"), [("Handout", "me"), ("HandoutForCoach", "coach")])
def test_the_menu_gives_the_same_page_as_the_command(folder, name, reader):
    """One renderer, whichever way it is asked for."""
    html = export(get_exporter(name), folder, "00_start.ipynb")
    assert html == handout.make(folder, ["start"], reader)[0].read_text("utf-8")
    assert "canary want" in html


def test_a_notebook_that_is_no_chapter_gets_a_sentence(folder):
    """Somebody's own notebook is told to be exported another way."""
    mine = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}
    (folder.path / "mine.ipynb").write_text(json.dumps(mine))
    assert "no chapter of Career Workbook" in export(get_exporter("Handout"), folder, "mine.ipynb")


def test_the_stock_export_of_a_saved_chapter_leaks_nothing(folder):
    """Every cell is saved as Lab saves it; neither the notebook nor its stock HTML holds an answer or a path."""
    for chapter in CHAPTERS.values():
        notebook = nbformat.read(folder.path / chapter.notebook, as_version=4)
        page = Page(chapter.stem, folder)
        for cell in notebook.cells:
            place = cell.metadata.get("career_workbook", {})
            if cell.cell_type != "code" or place.get("does") == "open":
                continue
            shown = page.show(place["does"], place.get("name", ""))
            shown.renew() if hasattr(shown, "renew") else None
            bundle = shown._repr_mimebundle_()
            data, about = bundle if isinstance(bundle, tuple) else (bundle, {})
            assert data and set(data) <= {"text/plain", "application/vnd.jupyter.widget-view+json"}
            cell.outputs = [nbformat.v4.new_output("display_data", data=data, metadata=about or {})]
        assert page.failed == []
        page.close()
        saved = nbformat.writes(notebook)
        html, _ = HTMLExporter().from_notebook_node(notebook)
        for text in (saved, html):
            assert "canary" not in text and str(folder.path) not in text
