"""The kernel's side of the handout form: what it offers, tells beforehand and writes."""

from contextlib import closing

import pytest

from career_workbook.chapters import CHAPTERS
from career_workbook.folder import create_folder
from career_workbook.widgets.feedback_form import FeedbackFormMaker
from career_workbook.widgets.handing import HandoutMaker
from career_workbook.workbook import Workbook


@pytest.fixture
def folder(tmp_path):
    return create_folder(tmp_path / "folder")


@pytest.fixture
def book(folder):
    with closing(Workbook.open(folder.workbook)) as found:
        found.commit("want", "sheet", {"wish": "canary wish", "complaint": "canary complaint"}, {})
        yield found


def talk(maker, **message):
    """What the form answers to its script."""
    told = []
    maker.send = lambda content, buffers=None: told.append(content)
    maker._asked(None, {"view": "v", **message}, None)
    return told[-1]


def test_a_chapter_offers_itself_and_the_review_offers_all(book, folder):
    """One chapter needs no choice; among several those chosen are made, in their order."""
    one = HandoutMaker(book, folder, ["start"], model_id="one")
    assert one.chapters == [["start", "Start"]]
    assert talk(one, do="make", reader="coach")["paths"] == ["handouts/00_start-for-coach.html"]
    some = HandoutMaker(book, folder, list(CHAPTERS), model_id="some")
    made = talk(some, do="make", reader="me", stems=["vine", "start", "../start"])
    assert made["paths"] == ["handouts/00_start-for-me.html", "handouts/08_vine-for-me.html"]
    assert talk(some, do="make", reader="me", stems=["vine", "start"], pack=True)["paths"] == [
        "handouts/career-workbook-for-me.html"]


def test_a_fault_of_ours_is_said_and_noted_without_answers(book, folder, monkeypatch, caplog):
    """The button does not wait for an answer that never comes, and the log does not quote the person."""
    def break_down(*_args, **_more):
        raise ValueError("canary wish")

    monkeypatch.setattr("career_workbook.handout.make", break_down)
    monkeypatch.setattr("career_workbook.asking_others.make", break_down)
    for maker in (HandoutMaker(book, folder, ["start"], model_id="h"), FeedbackFormMaker(book, folder, model_id="f")):
        assert "went wrong" in talk(maker, do="make", reader="me")["sentence"]
    assert "ValueError" in caplog.text and "canary" not in caplog.text


def test_who_will_see_what_is_told_without_an_answer(book, folder):
    """The preview reaches the browser in counts and questions."""
    told = talk(HandoutMaker(book, folder, list(CHAPTERS), model_id="m"), do="preview", reader="coach", stems=["start"],
                ask=3)
    assert told["ask"] == 3 and [c["title"] for c in told["preview"]] == ["Start"]
    assert "your answers" in str(told) and "canary" not in str(told)


@pytest.mark.parametrize(("wishes", "sentence"), [
    ({"reader": "everybody", "stems": ["start"]}, "who it is for"), ({"reader": "me", "stems": []}, "at least one")])
def test_what_is_missing_is_asked_for(book, folder, wishes, sentence):
    """Nothing is written before it is clear what for."""
    maker = HandoutMaker(book, folder, ["start", "vine"], model_id="m")
    assert sentence in talk(maker, do="make", **wishes)["sentence"]
    assert not folder.handouts.exists()


def test_a_disk_that_refuses_is_a_sentence(book, folder):
    """The person is told why, and that nothing is lost."""
    folder.handouts.write_text("a file where the folder should be")
    said = talk(HandoutMaker(book, folder, ["start"], model_id="m"), do="make", reader="me")["sentence"]
    assert "could not be written" in said and "Your answers are safe" in said
