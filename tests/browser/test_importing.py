"""A time tracker's file in a real notebook: chosen, seen, mapped, added, taken back."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from playwright.sync_api import expect
from real_lab import Tab, write_notebook

EXPORT = ("Description,Duration,Project,Start date,Start time\n"
          "<img src=x onerror=alert(1)>,1:30:00,Databases,2026-05-22,10:30:00\n"
          "Two tables,0:30:00,Databases,2026-05-23,10:30:00\n"
          "Round,2:00:00,<b>Ward</b>,2026-05-23,14:00:00\n"
          "Forgotten,40:00:00,Databases,2026-05-24,14:00:00\n")
OPEN = """
from pathlib import Path
from career_workbook.store import Store
from career_workbook.widgets.importing import Importer
from career_workbook.workbook import Workbook

def anew(place, number):
    global wb, importer
    wb = Workbook(Store.create(Path(place) / "home" / "workbook.db"))
    for key in ("SQL", "Teaching"):
        wb.commit("skill", key, {"name": key}, {})
    importer = Importer(wb, model_id=f"importer-{number}")
"""
_numbers = itertools.count()


@pytest.fixture(scope="module")
def notebook(lab, everyday, tmp_path_factory):
    """A notebook that shows an importer, and whose kernel need not start anew for each."""
    write_notebook(lab.folder / "importing.ipynb", [OPEN, "importer if 'wb' in globals() else None"])
    opened = Tab(everyday, lab).open("importing.ipynb").run_all()
    yield opened
    opened.close()


@pytest.fixture
def importer(notebook, tmp_path):
    """An importer over a workbook of its own."""
    notebook.ask_kernel(f"anew({str(tmp_path)!r}, {next(_numbers)})")
    notebook.run_all().page.locator(".cw-importing").wait_for()
    return notebook


def choose(importer, text=EXPORT):
    """Choose a file as a person does."""
    importer.page.get_by_label("Its file").set_input_files(
        [{"name": "export.csv", "mimeType": "text/csv", "buffer": text.encode()}])


def test_choose_see_map_add_undo(importer):
    """The whole way by names and labels, with hostile words shown as words."""
    page = importer.page
    choose(importer)
    status = page.locator(".cw-importing").get_by_role("status")
    expect(status).to_have_text("3 entries understood. 3 entries are new, 4 h.")
    expect(page.get_by_text("One line was not understood and stays out")).to_be_visible()
    expect(page.get_by_role("rowheader", name="<b>Ward</b>")).to_be_visible()
    page.get_by_label("Skill for Databases", exact=True).select_option(label="SQL")
    page.get_by_label("Skill for <b>Ward</b>", exact=True).select_option(label="Leave it out")
    page.get_by_role("button", name="Add 2 entries").click()
    expect(status).to_have_text("Added 2 entries.")
    assert importer.ask_kernel("len(wb.records('investment'))") == "2"
    page.get_by_role("button", name="Undo").click()
    expect(status).to_have_text("Taken back: the workbook is as it was before.")
    assert importer.ask_kernel("len(wb.records('investment'))") == "0"


def test_a_wrong_file_is_said(importer):
    """A photograph is refused with a way out, and the next file is read."""
    page = importer.page
    choose(importer, "\x89PNG not a table")
    expect(page.locator(".cw-importing").get_by_role("status")).to_contain_text("no file of hours")
    choose(importer)
    expect(page.get_by_role("button", name="Add 3 entries")).to_be_visible()


def test_a_new_skill_needs_a_name(importer):
    """An emptied name is asked for at its field."""
    page = importer.page
    choose(importer)
    name = page.get_by_label("Name of the new skill for Databases")
    name.fill("")
    page.get_by_role("button", name="Add 1 entry").click()
    expect(name).to_be_focused()
    expect(page.locator(".cw-importing").get_by_role("status")).to_contain_text("A new skill needs a name")


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing_wrong(importer, theme):
    """A preview is accessible in both themes and fits a phone."""
    importer.theme(theme)
    choose(importer)
    importer.page.get_by_role("button", name="Add 3 entries").wait_for()
    assert importer.axe(".cw-importing") == []


def test_thirty_megabytes_arrive(importer, tmp_path):
    """A file is handed over in pieces, however large."""
    file = tmp_path / "export.csv"
    file.write_text(EXPORT + f"{'x' * 100_000},0:30:00,Long,2026-05-23,10:30:00\n" * 300, encoding="utf-8")
    importer.page.get_by_label("Its file").set_input_files(file)
    status = importer.page.locator(".cw-importing").get_by_role("status")
    expect(status).to_contain_text("303 entries understood", timeout=120_000)


def test_a_calendar_is_asked_about_and_its_events_become_what_they_were(importer):
    """Years back is one question; then a course counts for a skill, a talk is a request, the rest stays out."""
    page, day = importer.page, dt.date.today() - dt.timedelta(days=30)
    events = "".join(f"BEGIN:VEVENT\r\nUID:{title}\r\nDTSTART:{when:%Y%m%d}T090000\r\nDTEND:{when:%Y%m%d}T103000\r\n"
                     f"SUMMARY:{title}\r\nEND:VEVENT\r\n" for title, when in (
                         ("Course 1", day), ("Course 2", day - dt.timedelta(7)), ("Asked <b>her</b>", day),
                         ("Dentist", day - dt.timedelta(1)), ("Long ago", dt.date(2011, 5, 2))))
    page.get_by_label("Its file").set_input_files([{
        "name": "me.ics", "mimeType": "text/calendar",
        "buffer": f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n".encode()}])
    page.get_by_role("button", name="The last two years").click()
    page.get_by_label("Skill for Course", exact=True).select_option(label="SQL")
    page.get_by_label("Skill for Asked <b>her</b>", exact=True).select_option(label="A request I made")
    page.get_by_role("button", name="Add 3 entries").click()
    expect(page.locator(".cw-importing").get_by_role("status")).to_have_text("Added 3 entries.")
    assert importer.ask_kernel("sum(one.hours for one in wb.records('investment').values())") == "3.0"
    assert importer.ask_kernel("[one.what for one in wb.records('ask').values()]") == "['Asked <b>her</b>']"
