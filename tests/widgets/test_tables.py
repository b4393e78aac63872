"""The kernel's side of official tables: a file in, what is in it, kept beside the workbook or not."""

import official_files as files
import pytest

from career_workbook.store import Store
from career_workbook.widgets.tables import TableImporter
from career_workbook.workbook import Workbook


@pytest.fixture
def workbook(tmp_path):
    """An open, empty workbook."""
    Store.create(tmp_path / "w" / "workbook.db").close()
    found = Workbook.open(tmp_path / "w" / "workbook.db")
    yield found
    found.close()


@pytest.fixture
def asker(workbook):
    """Asks the importer of a source as its script does."""
    made = []

    def importer(source):
        widget, told = TableImporter(workbook, source, model_id=f"cw-{source}"), []
        widget.send = lambda content, buffers=None: told.append(content)
        made.append(widget)

        def one(do, buffers=(), **question):
            widget._heard(widget, {"do": do, "view": "v", "id": len(told), **question}, list(buffers))
            return told[-1]

        return one

    yield importer
    for widget in made:
        widget.close()


def hand_over(ask, data, name):
    """A file in pieces, then its preview."""
    for start in range(0, len(data), 700):
        assert ask("piece", [memoryview(data[start:start + 700])], **{"from": start})["says"] == "got"
    return ask("read", name=name)


def test_see_keep_and_take_back(asker, workbook):
    """Nothing is kept before it is said; then every picture has it; undo takes it away again."""
    ask = asker("onet")
    seen = hand_over(ask, files.zipped(files.onet(), "db_29_0_text/"), "db_29_0_text.zip")
    assert seen["says"] == "tables" and seen["sentences"][0] == "4 occupations." and "CC BY" in seen["attribution"]
    assert workbook.frame("occupations").empty
    assert ask("add") | {"view": 0, "id": 0} == {"says": "kept", "release": "O*NET 29.0 Database", "view": 0, "id": 0}
    assert len(workbook.frame("occupations")) == 4 and workbook.records("batch") == {}
    assert ask("undo")["count"] == 1 and workbook.frame("occupations").empty


def test_a_newer_release_says_what_it_replaces(asker):
    """The person sees which release is here, and whether this is the same."""
    ask = asker("onet")
    old, new = (files.zipped(files.onet(layout)) for layout in ("29.0", "30.3"))
    hand_over(ask, old, "a.zip")
    ask("add")
    assert "is here already; keeping it again" in hand_over(ask, old, "a.zip")["sentences"][-1]
    seen = hand_over(ask, new, "b.zip")
    assert seen["there"] == "O*NET 29.0 Database" and "It would be replaced" in seen["sentences"][-1]


def test_the_month_of_wages_is_in_the_name_of_their_file(asker):
    """The wage table itself does not tell it."""
    seen = hand_over(asker("oews"), files.xlsx(files.wages()), "national_M2025_dl.xlsx")
    assert seen["release"] == "OEWS May 2025"


def test_a_wrong_file_and_a_forgotten_one_are_sentences(asker, workbook):
    """Whatever is wrong is said, and nothing is kept."""
    ask = asker("oews")
    assert "national wage table" in hand_over(ask, b"\x89PNG", "photo.png")["why"]
    assert "choose it again" in ask("add")["why"]
    assert not workbook.tables.release("oews") and ask("undo")["count"] == 0
