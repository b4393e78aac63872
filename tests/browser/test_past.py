"""One's past in the chapter itself: a résumé or LinkedIn's archive is seen, ticked, added and drawn, and taken back."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Callable, Iterator

import pytest
from opening import OPEN, opened
from playwright.sync_api import expect

from career_workbook.chapters import chapter
from career_workbook.folder import create_folder

RESUME = {"work": [{"name": "City <b>library</b>", "position": "Page", "startDate": "2016-04", "endDate": "2019-08",
                    "highlights": ["A shelf anybody can find"]},
                   {"name": "City library", "position": "Librarian", "startDate": "2019-09"}, {"position": "Clerk"}],
          "skills": [{"name": "Listening"}], "languages": [{"language": "Latin"}]}


@pytest.fixture
def workbook(tmp_path) -> Iterator[Callable]:
    """An opened, empty workbook."""
    with opened(OPEN, create_folder(tmp_path / "mine").path) as ask:
        yield ask


def archive(megabytes: int) -> bytes:
    """LinkedIn's archive, with that much in it that nobody asked for."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("Positions.csv", "Company Name,Title,Description,Location,Started On,Finished On\n"
                                       "Evening school,Teacher,,,Jan 2014,Mar 2016\n")
        made.writestr("Connections.csv", "First Name,Last Name,URL,Company\nZoe,Zimmermann,,Evening school\n")
        made.writestr("messages.csv", os.urandom(megabytes << 20))
    return packed.getvalue()


def test_from_a_file_to_the_ladder(context, workbook, tmp_path):
    """What is ticked is added and drawn at once; 30 megabytes come through; undo takes them away again."""
    page = context.new_page()
    page.goto(workbook.address.replace("00_start.ipynb", chapter("vine").notebook))
    ladder = page.locator('[data-about="Chart: ladder"] figcaption').first
    expect(ladder).to_contain_text("four titles", timeout=120_000)
    past = page.get_by_role("region", name="Import from your past")
    status = past.get_by_role("status")
    past.get_by_label("Its file").set_input_files(
        [{"name": "resume.json", "mimeType": "application/json", "buffer": json.dumps(RESUME).encode()}])
    expect(status).to_have_text("4 entries understood. 4 entries are new.")
    expect(past.get_by_text("Page, City <b>library</b>, 2016-04-01")).to_be_visible()
    expect(past.get_by_text("it does not say when “Clerk” began")).to_be_visible()
    past.get_by_label("Skills").uncheck()
    past.get_by_role("button", name="Add 3 entries").click()
    expect(status).to_have_text("Added 3 entries.")
    expect(ladder).to_contain_text("two titles")
    file = tmp_path / "Complete_LinkedInDataExport.zip"
    file.write_bytes(archive(30))
    past.get_by_label("Its file").set_input_files(file)
    expect(past.get_by_text("Connections, messages and the rest of the archive were not opened.")).to_be_visible(
        timeout=60_000)
    past.get_by_role("button", name="Read my connections too").click()
    expect(past.get_by_label("People you know (1)")).to_be_checked()
    expect(past.get_by_text("Zoe Zimmermann")).to_be_visible()
    past.get_by_role("button", name="Add 2 entries").click()
    expect(status).to_have_text("Added 2 entries.")
    past.get_by_role("button", name="Undo").click()
    expect(status).to_have_text("Taken back: the workbook is as it was before.")
