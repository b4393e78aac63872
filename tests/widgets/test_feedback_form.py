"""What colleagues answered in a notebook: the page made for them, and their files taken in."""

import json

import pytest

from career_workbook.folder import create_folder
from career_workbook.widgets.feedback_form import FeedbackFormMaker
from career_workbook.widgets.importing import Importer
from career_workbook.workbook import Workbook


@pytest.fixture
def folder(tmp_path):
    """A new person's folder."""
    return create_folder(tmp_path / "mine")


@pytest.fixture
def workbook(folder):
    """Its workbook with one skill."""
    opened = Workbook.open(folder.workbook)
    opened.commit("skill", "s", {"name": "Teaching"}, {})
    yield opened
    opened.close()


def sheet(number):
    """One colleague's file."""
    return json.dumps({"what": "career-workbook feedback", "layout": 1, "round": "f", "sheet": f"sheet-{number}",
                       "group": "", "levels": [{"skill": "s", "name": "Teaching", "level": 7.5}],
                       "words": [{"asked": "What else?", "words": "Go on"}]}).encode()


def test_the_page_is_made_or_a_sentence_says_what_is_missing(folder, workbook):
    """First there is a sentence; with a round there is a file in the person's folder."""
    maker = FeedbackFormMaker(workbook, folder, model_id="cw-feedback-feedback_form-")
    assert "Write down first" in maker.make()["sentence"]
    workbook.commit("feedback_round", "f", {"name": "June", "asked": "2026-06-01", "skills": ["s"]}, {})
    path = maker.make()["path"]
    assert path == "handouts/feedback-for-a-colleague-2026-06.html" and (folder.path / path).is_file()
    assert maker._repr_mimebundle_()[0]["text/plain"] == "A page for colleagues to fill in"
    maker.close()


def test_answers_come_in_without_one_of_them_being_shown(workbook):
    """The preview counts people and questions; no level and no word of anybody is in it."""
    workbook.commit("feedback_round", "f", {"name": "June", "asked": "2026-06-01", "skills": ["s"]}, {})
    importer, told = Importer(workbook, "forms"), []
    importer.send = lambda content, buffers=None: told.append(content)

    def ask(do, buffers=(), **question):
        importer._heard(importer, {"do": do, "view": "one", "id": len(told), **question}, list(buffers))
        return told[-1]

    ask("piece", [memoryview(b"\n".join(sheet(n) for n in range(3)))], **{"from": 0})
    seen = ask("read")
    assert seen["summary"] == "3 people answered. 3 remarks may be read."
    assert seen["projects"] == [["Teaching", 3, 0.0, "s"]] and seen["rows"] == [] and not seen["by_hours"]
    assert "7.5" not in json.dumps(seen) and "Go on" not in json.dumps(seen)
    assert ask("add", mapping=[["Teaching", "s"]])["count"] == 6
    ask("undo")
    assert not workbook.keys("rating") and not workbook.keys("remark")
    importer.close()


def test_a_scale_is_asked_once_and_remembered_for_the_next_question(workbook):
    """Two questions about one file: the first answer is still known at the second."""
    form = b"Timestamp,Teaching\n1/2/2026,4\n2/3/2026,5\n3/4/2026,3\n"
    importer, told = Importer(workbook, "forms"), []
    importer.send = lambda content, buffers=None: told.append(content)
    for question in ({"do": "piece", "from": 0}, {"do": "read"}, {"do": "read", "said": {"scale": "1-5"}},
                     {"do": "read", "said": {"order": "day"}}):
        buffers = [memoryview(form)] if question["do"] == "piece" else []
        importer._heard(importer, {"view": "one", "id": 0, **question}, buffers)
    assert [answer.get("about", answer["says"]) for answer in told] == ["got", "scale", "order", "preview"]
    importer.close()
