"""The kernel's side of the importer: pieces of a file in, a preview out, nothing written before it is asked for."""

import logging

import pytest

from career_workbook.store import NotSaved, Store
from career_workbook.widgets.importing import TROUBLE, Importer
from career_workbook.workbook import Workbook

FILE = (b"Description,Duration,Project,Start date,Start time\n"
        b"Joins,1:30:00,SQL,2026-05-22,10:30:00\nRound,2:00:00,Ward,2026-05-23,14:00:00\nx,-1:00:00,Ward,2026-05-23,14:00:00\n")


@pytest.fixture
def workbook(tmp_path):
    """An open workbook with one skill in it."""
    Store.create(tmp_path / "w" / "workbook.db").close()
    found = Workbook.open(tmp_path / "w" / "workbook.db")
    found.commit("skill", "sql", {"name": "SQL"}, {})
    yield found
    found.close()


@pytest.fixture
def ask(workbook):
    """Asks the importer as its script does."""
    importer, told = Importer(workbook), []
    importer.send = lambda content, buffers=None: told.append(content)

    def one(do, view="one", buffers=(), **question):
        importer._heard(importer, {"do": do, "view": view, "id": len(told), **question}, list(buffers))
        assert told[-1]["view"] == view and told[-1]["id"] == len(told) - 1
        return told[-1]

    yield one
    importer.close()


def hand_over(ask, data=FILE, size=40, view="one"):
    """The file in pieces."""
    for start in range(0, len(data), size):
        assert ask("piece", view, [memoryview(data[start:start + size])], **{"from": start})["says"] == "got"


def test_a_file_in_pieces_becomes_a_preview(ask, workbook):
    """What was understood, what not, and what each project would count for; nothing is written."""
    hand_over(ask)
    seen = ask("read")
    assert (seen["understood"], seen["new"], seen["already"], seen["troubled"]) == (2, 2, 0, 1)
    assert seen["projects"] == [["Ward", 1, 2.0, "Ward"], ["SQL", 1, 1.5, "sql"]]
    assert seen["problems"][0][0] == 4
    assert workbook.keys("investment") == []


def test_previews_of_pages_that_went_away_are_let_go(ask):
    """A file looked at and never added is not kept in memory for every reload of the page; it can be chosen again."""
    for view in "abcde":
        hand_over(ask, view=view)
        ask("read", view)
    assert "choose it again" in ask("add", "a", mapping=[["Ward", "Rounds"]])["why"]
    assert ask("add", "e", mapping=[["Ward", "Rounds"]])["count"] == 1


def test_adding_and_taking_back(ask, workbook):
    """Confirmed entries are in the log; undo takes them out again."""
    hand_over(ask)
    ask("read")
    assert ask("add", mapping=[["Ward", "Rounds"], ["SQL", "sql"]])["count"] == 2
    assert sorted(workbook.titles("skill").values()) == ["Rounds", "SQL"]
    assert ask("undo")["says"] == "undone"
    assert workbook.keys("investment") == []


def test_the_second_time_everything_is_there(ask):
    """The same file again offers nothing to add."""
    for _ in range(2):
        hand_over(ask)
        seen = ask("read")
        ask("add", mapping=[["Ward", "Rounds"], ["SQL", "sql"]])
    assert (seen["already"], seen["new"], seen["projects"]) == (2, 0, [])


def test_two_browsers_do_not_mix_their_files(ask):
    """Each view has a file of its own."""
    hand_over(ask, view="one")
    hand_over(ask, FILE.replace(b"SQL", b"Mine"), view="two")
    assert ask("read", "one")["projects"][1][0] == "SQL"
    assert ask("read", "two")["projects"][1][0] == "Mine"


def test_days_that_can_be_read_two_ways_are_asked(ask):
    """The question comes first, and the answer decides without another upload."""
    hand_over(ask, FILE.replace(b"2026-05-22", b"03/04/2026").replace(b"2026-05-23", b"03/05/2026"))
    assert ask("read")["says"] == "ask"
    assert ask("read", said={"order": "day"})["rows"][0][0] == "2026-04-03"


def test_a_lost_piece_and_a_wrong_file_are_sentences(ask):
    """Whatever is wrong with a file is said, and the workbook is not touched."""
    assert "lost" in ask("piece", buffers=[b"x"], **{"from": 99})["why"]
    hand_over(ask, b"a,b\n1,2\n")
    assert "no file of hours" in ask("read")["why"]
    assert "choose it again" in ask("add", view="another", mapping=[])["why"]


def test_a_full_disk_adds_nothing_and_the_preview_stays(ask, workbook, monkeypatch):
    """After a refusal the same button may be pressed again."""
    hand_over(ask)
    ask("read")

    def full(*_):
        raise NotSaved("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(workbook, "add_all", full)
        assert ask("add", mapping=[["SQL", "sql"]])["why"] == "The disk is full."
    assert ask("add", mapping=[["SQL", "sql"]])["count"] == 1


def test_a_failure_is_a_sentence_and_its_log_holds_no_answer(ask, monkeypatch, caplog):
    """What goes wrong inside is told without a word of the file."""
    def broken(data, order=None):
        raise ValueError("secret words")

    monkeypatch.setattr("career_workbook.readers.toggl.read", broken)
    hand_over(ask)
    with caplog.at_level(logging.DEBUG):
        assert ask("read")["why"] == TROUBLE
    assert "secret" not in caplog.text and "import, read" in caplog.text


def test_a_chapter_of_an_earlier_version_keeps_its_importer(workbook):
    """A notebook that asks for Toggl alone reads its files as before, in the words of the present one."""
    importer = Importer(workbook, source="toggl")
    assert repr(importer) == "Import from Toggl" and importer.words["column"] == "In the file"
    importer.close()


def test_what_else_an_event_may_be_is_offered(ask):
    """A calendar's entries may be talks, requests and reviews as well as hours; nothing is proposed for them."""
    hand_over(ask, b"Subject,Start Date,Start Time,End Time\nDentist,2026-05-22,10:30,11:00\nx,2026-05-22,1:99,\n")
    seen = ask("read")
    assert [kind for kind, _ in seen["also"]] == ["as:opening", "as:ask", "as:session"]
    assert seen["projects"] == [["Dentist", 1, 0.5, None]] and seen["unit"] == "line"


def test_a_preview_shows_something_of_each_project(ask):
    """A hundred team meetings do not hide the one course among them."""
    many = b"".join(b"a,1:00:00,Team,2026-05-%02d,10:30:00\n" % day for day in range(1, 20))
    hand_over(ask, FILE + many)
    rows = ask("read")["rows"]
    assert len(rows) == 8 and {project for _, project, _, _ in rows} == {"SQL", "Ward", "Team"}


def test_a_notebook_keeps_only_the_importers_name(workbook):
    """Nothing of a file or a workbook is in what a notebook saves."""
    importer = Importer(workbook, model_id="cw-vine-importer-hours")
    assert importer.model_id == "cw-vine-importer-hours"
    assert importer._repr_mimebundle_()[0]["text/plain"] == "Import from a time tracker or a calendar"
    assert set(importer.get_state()) & {"rows", "preview", "files"} == set()
    importer.close()
