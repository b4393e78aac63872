"""Two people at one form: what each is answered, and the line that both see."""

from __future__ import annotations

import itertools
import json
from contextlib import closing

import pytest

from career_workbook.records import KINDS
from career_workbook.store import Store
from career_workbook.widgets import people
from career_workbook.widgets.apart import apart
from career_workbook.widgets.form import Form
from career_workbook.widgets.together import OWNER_ENDS, Together
from career_workbook.workbook import Workbook

NAMES = {"me": "Mara", "coach": "Anna"}


@pytest.fixture
def session(tmp_path, monkeypatch):
    """A session's folder, as its server makes it known to a kernel."""
    notes = tmp_path / "session" / ".workbook" / "session.json"
    notes.parent.mkdir(parents=True)
    notes.write_text(json.dumps({"people": NAMES, "chapters": ["vine", "start"], "began": "2026-11-22T08:00:00+00:00"}))
    monkeypatch.setenv(people.VARIABLE, str(notes))
    monkeypatch.setattr(people, "_workbooks", {})
    people.session.cache_clear()
    yield notes
    for theirs in people._workbooks.values():
        theirs.close()
    people.session.cache_clear()


@pytest.fixture
def workbook(tmp_path):
    """The workbook of the session, as a kernel opens it."""
    Store.create(tmp_path / "session" / "workbook.db").close()
    with closing(Workbook.open(tmp_path / "session" / "workbook.db")) as found:
        yield found


class Person:
    """One of the two, with a browser: what they ask is stamped as the session's server does."""

    ids = itertools.count(1)

    def __init__(self, who: str, monkeypatch):
        self.who, self.monkeypatch = who, monkeypatch

    def ask(self, widget, do: str, **question):
        """The answer to a question of theirs; None where there was none."""
        told, number = [], next(self.ids)
        message = {"metadata": {"person": self.who}}
        self.monkeypatch.setattr(people, "_message", lambda: message)
        self.monkeypatch.setattr(widget, "send", lambda content, buffers=None: told.append(content))
        widget._heard(widget, {"do": do, "view": self.who, "id": number, **question}, [])
        return next((answer for answer in told if answer.get("view") == self.who), None)


@pytest.fixture
def mara(session, monkeypatch):
    return Person("me", monkeypatch)


@pytest.fixture
def anna(session, monkeypatch):
    return Person("coach", monkeypatch)


def wish(person: Person, form: Form) -> str:
    """What a person sees in the field of the wish."""
    return person.ask(form, "look", key="sheet")["entry"]["entered"]["wish"]


def test_half_a_thought_is_its_writers_own(workbook, mara, anna):
    """What one is typing shows at neither look nor reload of the other, and their typing elsewhere keeps it whole."""
    form = Form(workbook, "want")
    mara.ask(form, "draft", key="sheet", entered={"wish": "I think I do not"}, base={})
    anna.ask(form, "draft", key="sheet", entered={"request": "Ask for a"}, base={})
    assert wish(anna, form) == "" and wish(mara, form) == "I think I do not"
    anna.ask(form, "commit", key="sheet", entered={"request": "Ask for a day"}, base={})
    again = Form(workbook, "want")  # as a reload after a crash finds it
    assert wish(anna, again) == "" and wish(mara, again) == "I think I do not"
    assert [change.body.get("wish") for change in workbook.store.history("want", "sheet")
            if "wish" in (change.body or {})] == [""]


def test_an_entry_begun_by_one_is_not_finished_by_the_other(workbook, mara, anna):
    """Each begins a new entry of their own."""
    form = Form(workbook, "commitment")
    begun = mara.ask(form, "look")["entry"]
    mara.ask(form, "draft", key=begun["key"], adding=True, entered=begun["entered"] | {"then_": "wri"}, base={})
    assert mara.ask(form, "look")["next"]["entered"]["then_"] == "wri"
    theirs = anna.ask(form, "look")
    assert theirs["next"]["entered"]["then_"] == "" and theirs["next"]["key"] != begun["key"]
    assert "wri" not in str(theirs)


def test_a_change_is_the_change_of_whoever_made_it(workbook, mara, anna):
    """The history says who wrote what, and each undoes their own."""
    form = Form(workbook, "skill")
    anna.ask(form, "commit", key="a", adding=True, entered={"name": "Listening"}, base={})
    mara.ask(form, "commit", key="m", adding=True, entered={"name": "SQL"}, base={})
    assert {change.author for change in workbook.store.history("skill", "a")} == {"coach"}
    assert {change.author for change in workbook.store.history("skill", "m")} == {"me"}
    assert mara.ask(form, "undo")["sentence"] == "Taken out again."
    assert [item["key"] for item in anna.ask(form, "look")["rows"]["items"]] == ["a"]


def test_what_one_writes_is_news_for_the_other_at_once(workbook, mara, anna):
    """No waiting for the next look at the file: pictures and forms of the kernel hear of it with the answer."""
    form = Form(workbook, "want")
    wish(anna, form)
    heard = []
    workbook.watch(heard.append)
    anna.ask(form, "commit", key="sheet", entered={"wish": "hers"}, base={})
    assert any("want" in kinds for kinds in heard)
    assert wish(mara, form) == "hers"


def test_what_one_saves_is_brought_to_the_other_without_asking(workbook, mara, anna, monkeypatch):
    """The entry comes with the saving, as the other one has it: their own half-typed words, not the writer's."""
    form, told = Form(workbook, "want"), []
    mara.ask(form, "draft", key="sheet", entered={"wish": "half a"}, base={})
    anna.ask(form, "draft", key="sheet", entered={"wish": "her own half"}, base={})
    monkeypatch.setattr(people, "_message", lambda: {"metadata": {"person": "coach"}})
    form.send = lambda content, buffers=None: told.append(content)
    form._heard(form, {"do": "commit", "view": "a", "key": "sheet", "entered": {"request": "a day"}, "base": {}}, [])
    [now] = [one for one in told if one["says"] == "now"]
    assert now["only"] == "me"
    assert (now["entry"]["entered"]["request"], now["entry"]["entered"]["wish"]) == ("a day", "half a")


def test_two_in_one_field_are_both_kept(workbook, mara, anna):
    """Whoever leaves the field last does not overwrite the other: both versions stand at both."""
    form = Form(workbook, "want")
    base = mara.ask(form, "commit", key="sheet", entered={"wish": "first"}, base={})["entry"]["base"]
    mara.ask(form, "commit", key="sheet", entered={"wish": "mine"}, base=base)
    anna.ask(form, "commit", key="sheet", entered={"wish": "hers"}, base=base)
    for person in (mara, anna):
        entry = person.ask(form, "look", key="sheet")["entry"]
        assert {entry["entered"]["wish"], entry["conflict"]["wish"]} == {"mine", "hers"}


def test_answers_say_whom_they_are_for(workbook, mara, anna):
    """The server shows an answer to nobody else; what is news is for both."""
    form = Form(workbook, "want")
    assert mara.ask(form, "look", key="sheet")["only"] == "me"
    assert anna.ask(form, "look", key="sheet")["only"] == "coach"


def test_what_is_the_persons_alone_stays_out(workbook, session, mara):
    """Neither a private field, nor a private exercise, nor a picture made of them is in a session."""
    assert "complaint" not in {q["name"] for q in Form(workbook, "want").declaration["fields"]}
    mara.ask(Form(workbook, "want"), "commit", key="sheet", entered={"complaint": "nobody's business"}, base={})
    assert workbook.entry("want", "sheet").entered["complaint"] == ""
    alone = "This part is for Mara alone. It stays in Mara’s own workbook."
    assert apart("asking", "exercise", "fear") == apart("ownership", "exercise", "trigger") == alone
    assert apart("vine", "exercise", "skill") == apart("vine", "tomorrow", "") == ""
    assert apart("interview", "exercise", "story") == ""
    assert "so_for_you" not in {q["name"] for q in Form(workbook, "story").declaration["fields"]}
    assert "own workbook" in apart("vine", "handout", "")
    for kind in KINDS:
        if not apart("vine", "exercise", kind):
            answer = mara.ask(Form(workbook, kind), "look", key=None if KINDS[kind].many else "sheet")
            assert answer["says"] == "seen", kind


def test_nothing_is_erased_for_good_in_a_session(workbook, mara):
    """It would stay in the person's own workbook, so it is not said to be gone."""
    answer = mara.ask(Form(workbook, "want"), "erase", key="sheet")
    assert answer["says"] == "refused" and "in your own workbook" in answer["why"]


def test_outside_a_session_nobody_is_told_apart(workbook, monkeypatch):
    """A message that claims to be somebody's is the owner's, and the line of a session says that there is none."""
    monkeypatch.delenv(people.VARIABLE, raising=False)
    people.session.cache_clear()
    form = Form(workbook, "want")
    Person("coach", monkeypatch).ask(form, "commit", key="sheet", entered={"wish": "x"}, base={})
    assert {change.author for change in workbook.store.history("want", "sheet")} == {"me"}
    assert apart("vine", "together", "") and not form.together


@pytest.fixture
def line(session):
    """The line of a session in one chapter, and in another one as its own program has it."""
    made = Together("vine", model_id="one"), Together("start", model_id="two")
    yield made
    for one in made:
        one.close()


def test_both_see_who_is_here_and_what_is_pointed_at(line, mara, anna):
    """Here, where, pointing, the exercises of the day and the timer are the same in every chapter."""
    vine, start = line
    assert mara.ask(vine, "here") | {"now": 0} == {"says": "you", "person": "me", "now": 0, "view": "me", "only": "me"}
    assert anna.ask(start, "here")["person"] == "coach"
    anna.ask(start, "point", kind="want")
    anna.ask(start, "today", kind="want", on=True)
    mara.ask(vine, "timer", minutes="10")
    for one in line:
        one.look()
        assert {who: at["title"] for who, at in one.table["where"].items()} == {"me": "The vine", "coach": "Start"}
        assert (one.table["pointing"]["by"], one.table["pointing"]["notebook"]) == ("coach", "00_start.ipynb")
        assert [place["kind"] for place in one.table["today"]] == ["want"]
        assert one.table["timer"]["minutes"] == 10
    mara.ask(vine, "point_no_more")
    assert vine.table["pointing"] is None


@pytest.mark.parametrize("minutes", ["0", "none", "-5", "1e9", "２", "999"])
def test_a_timer_that_makes_no_sense_is_refused(line, mara, minutes):
    """With a sentence that says what to give."""
    assert mara.ask(line[0], "timer", minutes=minutes)["why"] == "Please give minutes from 1 to 240."


def test_only_the_person_ends_the_session(line, mara, anna):
    """The coach is told so; from the person's word both lines know."""
    assert anna.ask(line[0], "end")["why"] == OWNER_ENDS
    assert not line[0].table["ended"]
    mara.ask(line[0], "end")
    line[1].look()
    assert line[0].table["ended"] and line[1].table["ended"]


@pytest.mark.parametrize("question", [{}, None, "x", {"do": "point", "kind": "nosuch"}, {"do": "end all"}])
def test_a_word_the_line_does_not_know_changes_nothing(line, mara, question):
    """A message no script of ours sends is refused."""
    before = dict(line[0].table)
    told = []
    line[0].send = lambda content, buffers=None: told.append(content)
    line[0]._heard(line[0], question, [])
    assert told[0]["says"] == "refused" and line[0].table == before
