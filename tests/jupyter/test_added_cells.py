"""Cells a coach added to a chapter: run only on request, beside what the reader may see, shown as text and pictures."""

import base64
import io
import json

import pytest
from PIL import Image, PngImagePlugin

from career_workbook import handout
from career_workbook.cli import main
from career_workbook.folder import create_folder
from career_workbook.handout.added import MOST_TEXT, Output, added_html
from career_workbook.jupyter import added_cells
from career_workbook.workbook import Workbook

SEEN = '''
import sqlite3
rows = page.workbook.records("want")["sheet"]
print("said:", rows.wish, "/", rows.complaint)
print("<script>alert(1)</script>", __import__("os").getcwd())
found = sqlite3.connect("workbook.db").execute("select body from change").fetchall()
print("in the file:", found)
'''
PICTURE = '''
from PIL import Image
Image.new("RGB", (40, 20), "red")
'''


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A person's folder with a wish and a complaint, and a chapter a coach added to."""
    made = create_folder(tmp_path_factory.mktemp("home of the canary") / "folder")
    book = Workbook.open(made.workbook)
    book.commit("want", "sheet", {"wish": "a quiet hour", "complaint": "canary complaint"}, {})
    book.commit("fear", "f1", {"fear": "canary fear"}, {})
    book.close()
    path = made.path / "00_start.ipynb"
    chapter = json.loads(path.read_text("utf-8"))
    for n, source in enumerate((SEEN, PICTURE, 'raise ValueError("canary traceback")', "1 + 1")):
        chapter["cells"].insert(4, {"cell_type": "code", "id": f"added-{n}", "metadata": {}, "outputs": [
            {"output_type": "stream", "name": "stdout", "text": "canary saved output"}], "execution_count": 1,
            "source": source})
    path.write_text(json.dumps(chapter), "utf-8")
    return made


@pytest.fixture(scope="module")
def page(folder, tmp_path_factory):
    """Its page for a coach, with the added cells run."""
    out = tmp_path_factory.mktemp("out")
    assert main(["handout", "start", "--for", "coach", "--run-cells", "--folder", str(folder.path),
                 "--to", str(out)]) == 0
    return (out / "00_start-for-coach.html").read_text("utf-8")


def test_what_added_cells_show_is_on_the_page_as_text_and_pictures(page):
    """Words are literal, a picture is its pixels, a cell that fails a sentence; the rest of the page stands."""
    assert "said: a quiet hour" in page and "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert 'class="cw-added" alt="A picture from a cell added' in page and ">2</pre>" in page
    assert page.count("did not run to its end") == 1 and "Traceback" not in page and "With thanks" in page


def test_added_cells_see_no_more_than_the_reader(page, folder):
    """The workbook beside them holds nothing above the reader's audience, so nothing of it can be printed."""
    assert "in the file:" in page and "canary" not in page and str(folder.path) not in page
    assert "alert(1)&lt;/script&gt; …\n" in page  # where it ran


def test_nothing_is_run_unless_it_is_asked_for(folder, monkeypatch):
    """A page without the wish has neither what cells would show nor what they once showed."""
    monkeypatch.setattr(added_cells, "_run", lambda *_: pytest.fail("run"))
    (made,) = handout.make(folder, ["start"], "coach")
    text = made.read_text("utf-8")
    assert "said:" not in text and "canary saved output" not in text


def test_a_chapter_without_added_cells_starts_no_kernel(tmp_path, monkeypatch):
    """Chapters as they were shipped cost nothing."""
    monkeypatch.setattr(added_cells, "_run", lambda *_: pytest.fail("run"))
    made = create_folder(tmp_path / "folder")
    shipped = json.loads((made.path / "08_vine.ipynb").read_text("utf-8"))
    assert added_cells.run(made, shipped, "me") == {}


def test_of_a_picture_only_the_pixels_are_kept():
    """What a picture's file says of its maker stays behind."""
    info, out = PngImagePlugin.PngInfo(), io.BytesIO()
    info.add_text("Author", "canary author")
    Image.new("RGB", (30, 30), "blue").save(out, "PNG", pnginfo=info)
    html = added_html([Output(picture=out.getvalue())])
    assert html.startswith("<figure") and "canary" not in html
    data = base64.b64decode(html.partition("base64,")[2].partition('"')[0])
    assert b"canary" not in data and Image.open(io.BytesIO(data)).size == (30, 30)


@pytest.mark.parametrize("shown", [Output(picture=b"<svg onload=alert(1)>"), Output(picture=b"\x89PNG\r\n\x1a\n"),
                                   Output(text="\x1b[31m\x00</pre><script>\u202e" + "x" * 2 * MOST_TEXT)])
def test_what_is_no_picture_and_no_plain_text_does_no_harm(shown):
    """A broken or hostile output becomes a sentence or plain text of a bearable length."""
    html = added_html([shown])
    assert "<script" not in html and "<svg" not in html and "\x1b" not in html and "\u202e" not in html
    assert len(html) < MOST_TEXT + 300
