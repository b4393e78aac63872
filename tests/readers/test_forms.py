"""Answers of colleagues come in: from Google and Microsoft forms, and from our own page, without anybody's name."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.folder import Folder
from career_workbook.readers import CannotRead, forms, into
from career_workbook.readers.command import bring_in
from career_workbook.store import Store
from career_workbook.workbook import Workbook

TODAY = dt.date(2026, 11, 22)
GOOGLE = ('"Timestamp","Username","How do you know me?","Rate me [Explaining]","Rate me [SQL]","What else?",'
          '"May I read your words?"\n'
          '"2026/06/03 10:22:11 AM EST","ada.lind@example.org","Peer","4","3","Clear pages","Yes"\n'
          '"2026/06/04 9:02:40 AM EST","","Manager","5 - Excellent","N/A","Ask ada.lind@example.org","yes, please"\n'
          '"2026/06/05 9:02:40 AM EST","","Peer","2","5","Nothing for you","No"\n')
MICROSOFT = ("ID,Start time,Completion time,Email,Name,Last modified time,Explaining,SQL,What else?\n"
             "1,6/20/26 12:51:45,6/20/26 12:54:25,ben@example.org,Ben Okafor,,Agree,Neutral,Good\n"
             "2,6/21/26 10:15:30,6/21/26 10:18:00,anonymous,,,Strongly agree,Disagree,\n")


def sheet(number=1, round_="f", levels=(("s", "Explaining", 7.5),), words="", **more):
    """One file from the page for colleagues."""
    return json.dumps({"what": "career-workbook feedback", "layout": 1, "round": round_, "sheet": f"sheet-{number}",
                       "group": "We work side by side",
                       "levels": [{"skill": s, "name": n, "level": v} for s, n, v in levels],
                       "words": [{"asked": "What else?", "words": words}] if words else [], **more})


@pytest.fixture
def folder(tmp_path):
    """A person's folder with one skill and one round in the workbook."""
    Store.create(tmp_path / "home" / "workbook.db").close()
    home = Folder(tmp_path / "home")
    opened = Workbook.open(home.workbook)
    opened.commit("skill", "s", {"name": "explaining"}, {})
    opened.commit("feedback_round", "f", {"name": "June", "asked": "2026-06-01", "skills": ["s"]}, {})
    opened.close()
    return home


@pytest.fixture
def workbook(folder):
    """That workbook, open."""
    opened = Workbook.open(folder.workbook)
    yield opened
    opened.close()


def everything(workbook):
    """All that is in the workbook's file, as text."""
    kinds = ("rating", "remark", "feedback_round", "import_mapping", "batch")
    return "".join(str(workbook.bodies(kind)) for kind in kinds)


def levels(preview):
    """The levels by what they are about."""
    found = {}
    for row in preview.rows:
        found.setdefault(row.project, []).append(row.level)
    return found


def test_a_google_form_is_understood():
    """A grid's rows, numbers with a label, what cannot be said, groups, words with a yes."""
    found = forms.read(GOOGLE.encode(), scale="1-5")
    assert levels(found) == {"Explaining": [7.5, 10.0, 2.5], "SQL": [5.0, 10.0]}
    assert [row.group for row in found.rows] == ["Peer", "Peer", "Manager", "Peer", "Peer"]
    assert found.people() == 3 and len(found.words) == 2


def test_a_microsoft_form_is_understood():
    """Words of agreement are levels; a form that did not ask brings no words."""
    found = forms.read(MICROSOFT.encode())
    assert levels(found) == {"Explaining": [7.5, 10.0], "SQL": [5.0, 2.5]}
    assert found.words == () and "May I read your words?" in found.notes[0]


def test_names_and_addresses_are_dropped_at_the_door(workbook):
    """Neither a name nor an address nor a time of day is anywhere in what was read or kept."""
    signed = MICROSOFT.replace("What else?\n", "What else?,May I read your words?\n")
    signed = signed.replace(",Good\n", ",Ask Ben again,Yes\n")
    for preview in (forms.read(GOOGLE.encode(), scale="1-5"), forms.read(signed.encode())):
        into.add(preview, into.proposed(preview, workbook), workbook, TODAY)
        told = str(preview) + everything(workbook)
        assert "Ask" in told
        for secret in ("ada.lind", "example.org", "Ben", "Okafor", "12:54", "10:22"):
            assert secret not in told


@pytest.mark.parametrize(("head", "words"), [
    ("Name one thing she does well", "Ask Ada: calm handovers"), ("Name (optional)", ""), ("Your name at work", "")])
def test_a_question_that_says_name_need_not_ask_for_one(head, words):
    """“Name one thing” asks for words, which are read with a yes; a column for names is none of them."""
    asked = GOOGLE.replace("What else?", head).replace("Clear pages", "Ask Ada: calm handovers")
    assert next((one.words for one in forms.read(asked.encode(), scale="1-5").words), "") == words


def test_words_stay_out_without_a_yes():
    """Who said no, or was not asked, is not read."""
    found = forms.read(GOOGLE.encode(), scale="1-5")
    assert "Nothing for you" not in str(found) and "One thing that was written stays out" in found.notes[0]


def test_numbers_that_fit_several_scales_are_asked():
    """A four may be of five or of ten: the person says."""
    asked = forms.read(GOOGLE.encode())
    assert asked.about == "scale" and ("1-10", "1 to 10") in asked.choices
    assert levels(forms.read(GOOGLE.encode(), scale="1-10"))["Explaining"][0] == pytest.approx(10 / 3)


def test_days_that_can_be_read_two_ways_are_asked():
    """Which round an answer belongs to hangs on its day."""
    unclear = MICROSOFT.replace("6/20/26", "6/7/26").replace("6/21/26", "6/8/26").encode()
    assert forms.read(unclear).about == "order"
    assert forms.read(unclear, order="month").rows[0].day == dt.date(2026, 6, 7)


@pytest.mark.parametrize(("data", "why"), [
    (b"", "empty"), (b"a,b\n1,2\n", "does not look like the answers"),
    (b"Timestamp,What else?\n2026/06/01,Words\n", "No question"),
    (b"{}", "not a file from the page"), (b"{" * 5000, "not a file from the page"), (b'{"what": 1}', "not a file"),
    (sheet(layout=2).encode(), "newer"), (sheet(levels=[("s", "x", 99)]).encode(), "between 0 and 10"),
    (sheet(levels=[("s", "x", True)]).encode(), "between 0 and 10"), (sheet(levels=[]).encode(), "nothing in it")])
def test_a_wrong_file_is_a_sentence(data, why):
    """What cannot be read says what it lacks."""
    with pytest.raises(CannotRead, match=why):
        forms.read(data)


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_preview_or_a_sentence(data):
    """Nothing a file may hold becomes a traceback."""
    for bytes_ in (data, b"{" + data, b"Timestamp,A\n" + data):
        try:
            forms.read(bytes_)
        except CannotRead as refusal:
            assert str(refusal).endswith(".")


def test_several_files_come_in_together(workbook):
    """Three files are three people of one import; a damaged one among them is named and the others stay."""
    found = forms.read("\n".join([sheet(1), '{"what": "career', sheet(2), sheet(3, words="Go on.")]).encode())
    assert found.people() == 3 and found.problems[0].line == 2
    assert into.proposed(found, workbook) == {"Explaining": "s"}
    assert into.add(found, {"Explaining": "s"}, workbook, TODAY) == 4
    rows = workbook.records("rating").values()
    assert {row.round for row in rows} == {"f"} and len({row.came for row in rows}) == 1


def test_the_same_answers_are_added_once(workbook):
    """A file sent twice counts once; what is new in a later export is added to it."""
    for text in (sheet(1), sheet(1), sheet(1) + sheet(2)):
        preview = forms.read(text.encode())
        into.add(preview, {"Explaining": "s"}, workbook, TODAY)
    rows = workbook.records("rating").values()
    assert len(rows) == 2 and len({row.came for row in rows}) == 2


def test_answers_find_their_round_by_their_day(workbook):
    """After the day one asked: that round. Before it: a round of their own, named by its month."""
    early = MICROSOFT.replace("6/20/26", "2/20/26").encode()
    preview = forms.read(early)
    into.add(preview, {"Explaining": "s", "SQL": None}, workbook, TODAY)
    assert sorted(workbook.titles("feedback_round").values()) == ["February 2026", "June"]
    workbook.undo_batch()
    assert list(workbook.titles("feedback_round").values()) == ["June"] and not workbook.keys("rating")


def test_the_command_asks_and_adds(folder, tmp_path):
    """In a terminal: the scale is asked, then the skills, then a yes."""
    file, told, answers = tmp_path / "form.csv", [], iter(["1-5", "", "-", "y"])
    file.write_text(GOOGLE, encoding="utf-8")
    assert bring_in(folder, [file], ask=lambda question: next(answers), say=told.append) == 0
    text = "\n".join(told)
    assert "3 people answered" in text and "Added 3 answers and 2 remarks." in text and "import --undo" in text
    assert "7.5" not in text and "Clear pages" not in text, "no single answer is shown"


def test_several_files_on_the_command_line(folder, tmp_path):
    """`import forms a.json b.json` takes them in together, without a question."""
    files = [tmp_path / f"{n}.json" for n in range(3)]
    for n, file in enumerate(files):
        file.write_text(sheet(n), encoding="utf-8")
    told = []
    assert bring_in(folder, files, ask=None, say=told.append, source="forms") == 0
    assert "3 people answered" in "\n".join(told)
