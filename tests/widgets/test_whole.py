"""The kernel's side of one's past: a file in, what is in it, added and taken back."""

import json

import pytest

from career_workbook.store import Store
from career_workbook.widgets.whole import WholeImporter
from career_workbook.workbook import Workbook

RESUME = json.dumps({"work": [{"name": "<b>City</b>", "position": "Nurse", "startDate": "2019-09"}, {"position": "X"}],
                     "skills": [{"name": "Statistics"}], "education": [{}]}).encode()


@pytest.fixture
def asked(tmp_path):
    """Asks an importer over a new workbook as its script does."""
    Store.create(tmp_path / "w" / "workbook.db").close()
    workbook = Workbook.open(tmp_path / "w" / "workbook.db")
    widget, told = WholeImporter(workbook, "past", model_id="cw-past"), []
    widget.send = lambda content, buffers=None: told.append(content)

    def one(do, buffers=(), **question):
        widget._heard(widget, {"do": do, "view": "v", "id": len(told), **question}, list(buffers))
        return told[-1]

    one.workbook = workbook
    yield one
    widget.close()
    workbook.close()


def hand_over(asked, data, name):
    """A file in pieces, then its preview."""
    for start in range(0, len(data), 60):
        assert asked("piece", [memoryview(data[start:start + 60])], **{"from": start})["says"] == "got"
    return asked("read", name=name)


def test_see_tick_add_and_take_back(asked):
    """Nothing is added before it is said, and then only what is ticked."""
    seen = hand_over(asked, RESUME, "resume.json")
    assert seen["says"] == "whole" and seen["parts"] == [["Jobs", 1, True], ["Skills", 1, True]]
    assert seen["examples"][0] == ["Jobs", "Nurse, <b>City</b>, 2019-09-01"] and seen["troubled"] == 1
    assert not asked.workbook.records("job")
    assert asked("add", parts=["Jobs"])["count"] == 1
    assert len(asked.workbook.records("job")) == 1 and not asked.workbook.records("skill")
    assert asked("undo")["count"] == 1 and not asked.workbook.records("job")


def test_a_question_about_days_goes_both_ways(asked):
    """It is asked before anything else, and the file need not be sent again."""
    seen = hand_over(asked, b"key,title,start\nj1,Nurse,03/04/2026\n", "job.csv")
    assert seen["says"] == "ask" and seen["choices"] == [("day", "The day"), ("month", "The month")]
    assert asked("read", name="job.csv", said={"order": "day"})["examples"] == [["Job", "Nurse, 2026-04-03"]]


def test_a_wrong_file_and_a_forgotten_one_are_sentences(asked):
    """Whatever is wrong is said, and nothing is added."""
    assert "neither an archive of LinkedIn" in hand_over(asked, b"\x89PNG", "photo.png")["why"]
    assert "choose it again" in asked("add", parts=["Jobs"])["why"]
