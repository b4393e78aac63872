"""The kernel's side of a form: what a browser asks, and what it is answered."""

from __future__ import annotations

import itertools
import logging
import threading

import pytest

from career_workbook.records import KINDS
from career_workbook.store import NotSaved, Store
from career_workbook.widgets.form import TROUBLE, Form
from career_workbook.workbook import Workbook

PROMISE = {"horizon": "day", "when_": "I come home", "then_": "write one line"}


@pytest.fixture
def workbook(tmp_path):
    """An open workbook with two skills in it."""
    Store.create(tmp_path / "w" / "workbook.db").close()
    found = Workbook.open(tmp_path / "w" / "workbook.db")
    for name in ("SQL", "Teaching"):
        found.commit("skill", name, {"name": name}, {})
    yield found
    found.close()


class Browser:
    """Asks a form as its script does, and keeps everything it is told."""

    ids = itertools.count(1)

    def __init__(self, form: Form, view: str = "one"):
        self.form, self.view = form, view
        self.told: list[dict] = []
        form.send = lambda content, buffers=None: self.told.append(content)

    def ask(self, do: str, **question):
        number = next(self.ids)
        self.form._heard(self.form, {"do": do, "view": self.view, "id": number, **question}, [])
        return next(answer for answer in reversed(self.told) if answer.get("id") == number)


def ask(form: Form, do: str, **question):
    """One question of a browser, and its answer."""
    return Browser(form).ask(do, **question)


def test_what_is_typed_is_kept_before_it_is_added(workbook):
    """An unfinished entry is there again in another form, as it was typed."""
    first = ask(Form(workbook, "investment"), "look")["entry"]
    entered = first["entered"] | {"hours": "1:3", "what": "half a wor"}
    ask(Form(workbook, "investment"), "draft", key=first["key"], adding=True, entered=entered, base={})
    again = ask(Form(workbook, "investment"), "look")["entry"]
    assert again["key"] == first["key"]
    assert (again["entered"]["hours"], again["entered"]["what"]) == ("1:3", "half a wor")


def test_an_entry_is_added_once_however_often_it_is_sent(workbook):
    """A browser that missed the answer may send the same entry again."""
    form = Form(workbook, "investment")
    entered = {"on": "2026-03-31", "skill": "SQL", "hours": "1,5", "what": "", "ease": "easy"}
    for _ in range(2):
        answer = ask(form, "commit", key="k", adding=True, entered=entered, base={})
        assert answer["added"]
    assert [r.hours for r in workbook.records("investment").values()] == [1.5]


def test_nonsense_is_answered_with_a_sentence_at_its_field(workbook):
    """What cannot be read stays as typed, with what is wrong and what to do."""
    form = Form(workbook, "investment")
    entered = {"on": "2026-03-31", "skill": "SQL", "hours": "a lot", "what": "", "ease": "easy"}
    answer = ask(form, "commit", key="k", adding=True, entered=entered, base={})
    assert not answer["added"]
    assert answer["entry"]["errors"]["hours"] == "Please give hours above 0 and up to 24, such as 1.5 or 1:30."
    assert answer["entry"]["entered"]["hours"] == "a lot"
    assert workbook.records("investment") == {}


def test_a_second_entry_of_one_name_is_added_and_pointed_out(workbook):
    """Both may be meant, so it is only said."""
    for n, entered, told in ((1, {"name": "Law"}, False), (2, {"name": " law"}, True)):
        answer = ask(Form(workbook, "skill"), "commit", key=f"new{n}", adding=True, entered=entered, base={})
        assert answer["added"] and answer["namesake"] is told


def test_there_is_one_sheet_whatever_a_browser_says(workbook):
    """A crafted question cannot leave a second answer that no form would ever show."""
    ask(Form(workbook, "want"), "commit", key="second", entered={"wish": "x"}, base={})
    assert workbook.keys("want") == ["sheet"]


def test_a_refused_save_says_why(workbook, monkeypatch):
    """The sentence of the store reaches the person."""
    def refuse(*_args):
        raise NotSaved("The disk is full. Please make room.")

    monkeypatch.setattr(workbook, "commit", refuse)
    answer = ask(Form(workbook, "want"), "commit", key="sheet", entered={"wish": "x"}, base={})
    assert (answer["says"], answer["why"]) == ("refused", "The disk is full. Please make room.")


def test_an_unforeseen_failure_is_said_and_logged_without_answers(workbook, monkeypatch, caplog):
    """A fault of ours becomes a sentence; what the person wrote does not get into the log."""
    def break_down(_kind, _key, entered, _base):
        raise RuntimeError(entered["wish"])

    monkeypatch.setattr(workbook, "save_draft", break_down)
    with caplog.at_level(logging.DEBUG):
        answer = ask(Form(workbook, "want"), "draft", key="sheet", entered={"wish": "secret words"}, base={})
    assert answer["why"] == TROUBLE
    assert "RuntimeError" in caplog.text
    assert "secret" not in caplog.text


def test_an_erased_entry_is_in_no_byte_and_in_no_memory(workbook, tmp_path):
    """After Delete and Erase for good, neither the file nor a form that had it open can bring the words back."""
    form, words = Form(workbook, "fear"), "zinnober"
    ask(form, "commit", key="k", adding=True, entered={"fear": words, "really": ""}, base={})
    ask(form, "draft", key="k", entered={"really": words}, base={})
    ask(form, "withdraw", key="k")
    answer = ask(form, "erase", key="k")
    assert answer["says"] == "saved" and answer["sentence"].startswith("Erased for good") and answer["entry"]["gone"]
    assert not ask(form, "look")["undoable"] and ask(form, "undo")["sentence"] == "There is nothing more to undo here."
    assert not [p for p in tmp_path.rglob("*") if p.is_file() and words.encode() in p.read_bytes()]
    assert words not in str(ask(form, "look", key="k"))


def test_copies_that_could_not_be_cleaned_are_named(workbook, tmp_path):
    """Where a damaged backup keeps the words, the person is told which file it is."""
    form = Form(workbook, "fear")
    ask(form, "commit", key="k", adding=True, entered={"fear": "x", "really": ""}, base={})
    older = workbook.store.backup(tmp_path / "w" / "older.db")
    older.write_bytes(older.read_bytes()[:older.stat().st_size // 2])
    assert "delete them: older.db." in ask(form, "erase", key="k")["sentence"]


@pytest.mark.parametrize("question", [{}, {"do": "erase everything"}, {"do": "draft"}, None, "x"])
def test_a_question_it_does_not_know_is_refused(workbook, question):
    """A message no script of ours sends changes nothing and breaks nothing."""
    form = Form(workbook, "want")
    browser = Browser(form)
    form._heard(form, question, [])
    assert browser.told[-1]["says"] == "refused"
    assert ask(form, "look", key="sheet")["entry"]["entered"]["wish"] == ""


def test_only_fields_of_the_form_can_be_written(workbook):
    """A message cannot set what the page fills in."""
    form = Form(workbook, "commitment", fixed={"made_in": "vine"})
    answer = ask(form, "look")
    assert "made_in" not in answer["entry"]["entered"]
    entered = answer["entry"]["entered"] | PROMISE | {"made_in": "somewhere else"}
    ask(form, "commit", key="c", adding=True, entered=entered, base={})
    assert workbook.record("commitment", "c").made_in == "vine"


def test_a_form_with_something_fixed_shows_only_such_entries(workbook):
    """The promises of one chapter do not mix with those of another."""
    for chapter in ("vine", "value"):
        workbook.commit("commitment", chapter, PROMISE | {"made_in": chapter}, {})
    rows = ask(Form(workbook, "commitment", fixed={"made_in": "vine"}), "look")["rows"]
    assert [item["key"] for item in rows["items"]] == ["vine"]


def test_a_draft_of_two_tabs_holds_the_words_of_both(workbook):
    """Typing in one tab does not push out of the draft what another tab has typed."""
    form = Form(workbook, "want")
    Browser(form, "one").ask("draft", key="sheet", entered={"wish": "a day a week"}, base={})
    Browser(form, "two").ask("draft", key="sheet", entered={"request": "ask her"}, base={})
    entered = ask(Form(workbook, "want"), "look", key="sheet")["entry"]["entered"]
    assert (entered["wish"], entered["request"]) == ("a day a week", "ask her")
    Browser(form, "two").ask("commit", key="sheet", entered={"request": "ask her"}, base={})
    assert workbook.entry("want", "sheet").entered["wish"] == "a day a week"


def test_what_a_dead_tab_had_typed_does_not_come_back_over_newer_words(workbook):
    """A tab that vanished leaves its half sentence; whoever finishes the sentence has the last word."""
    form = Form(workbook, "want")
    Browser(form, "vanished").ask("draft", key="sheet", entered={"wish": "a day a we"}, base={})
    Browser(form, "reopened").ask("commit", key="sheet", entered={"wish": "a day a week"}, base={})
    entry = ask(Form(workbook, "want"), "look", key="sheet")["entry"]
    assert (entry["entered"]["wish"], entry["touched"]) == ("a day a week", [])


def test_links_are_sent_again_only_when_they_changed(workbook):
    """A long list of what can be linked to does not travel with every look."""
    form = Form(workbook, "investment")
    first = ask(form, "look")
    assert [title for _, title in first["options"]["skill"]] == ["SQL", "Teaching"]
    assert "options" not in ask(form, "look", known=first["known"])
    workbook.commit("skill", "s", {"name": "Wound care"}, {})
    assert "options" in ask(form, "look", known=first["known"])


def test_two_versions_of_one_answer_are_both_shown(workbook):
    """Two people changed one sentence: neither is lost, and one of them decides."""
    form = Form(workbook, "want")
    base = ask(form, "commit", key="sheet", entered={"wish": "first"}, base={})["entry"]["base"]
    ask(form, "commit", key="sheet", entered={"wish": "hers"}, base=base)
    clash = ask(form, "commit", key="sheet", entered={"wish": "mine"}, base=base)["entry"]
    assert {clash["entered"]["wish"], clash["conflict"]["wish"]} == {"hers", "mine"}
    settled = ask(form, "resolve", key="sheet", name="wish", value="mine")["entry"]
    assert (settled["entered"]["wish"], settled["conflict"]) == ("mine", {})


def test_a_deleted_entry_can_be_brought_back(workbook):
    """Undo is offered while there is something to undo, and says what it brought back."""
    form = Form(workbook, "skill")
    ask(form, "withdraw", key="SQL")
    assert "SQL" not in workbook.records("skill")
    assert ask(form, "look")["undoable"] and ask(form, "undo")["sentence"] == "Brought back: SQL."
    assert workbook.record("skill", "SQL").name == "SQL"


def test_reverting_leaves_the_record_as_it_was(workbook):
    """What could not be kept can be dropped, and the entry stays what it was."""
    form = Form(workbook, "skill")
    ask(form, "commit", key="SQL", entered={"monthly": "lots"}, base={})
    assert workbook.drafts("skill") == ["SQL"]
    entry = ask(form, "revert", key="SQL")["entry"]
    assert entry["entered"]["monthly"] == ""
    assert workbook.drafts("skill") == []
    for name in ("Databases", "Queries"):  # from two places, so that both stand
        ask(form, "commit", key="SQL", entered={"name": name}, base=entry["base"])
    ask(form, "draft", key="SQL", entered={"monthly": "lots"}, base={})
    assert ask(form, "revert", key="SQL")["entry"]["conflict"] == {"name": "Databases"}
    kept = ask(form, "draft", key="SQL", entered={"branch": "Data"}, base={})
    assert kept["errors"] == {}, "what was dropped is not typed again with the next word"


def test_every_view_hears_of_news_and_a_closed_form_of_none(workbook):
    """A change made elsewhere, also to records that are linked to, is announced."""
    form = Form(workbook, "investment")
    told = Browser(form).told
    workbook.commit("skill", "s", {"name": "Wound care"}, {})
    assert told == [{"says": "news"}]
    form.close()
    workbook.commit("skill", "t", {"name": "Statistics"}, {})
    assert told == [{"says": "news"}]


def test_many_threads_may_ask_at_once(workbook):
    """Each browser may have a thread of its own; every one is answered."""
    form = Form(workbook, "skill")
    browser = Browser(form)

    def write(n: int) -> None:
        for i in range(10):
            browser.ask("commit", key=f"{n}-{i}", adding=True, entered={"name": f"skill {n} {i}"}, base={})

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(workbook.records("skill")) == 42
    assert not [answer for answer in browser.told if answer["says"] == "refused"]


def test_nothing_a_person_wrote_stands_in_the_notebook(workbook):
    """Neither the text of a cell's output nor the widget's saved state holds an answer."""
    workbook.commit("want", "sheet", {"wish": "secret words"}, {})
    form = Form(workbook, "want", model_id="cw-start-exercise-want")
    shown = form._repr_mimebundle_()
    assert repr(form) == "Form: Wish"
    assert "secret" not in str(shown)
    assert "secret" not in str(form.get_state())
    assert form.model_id == "cw-start-exercise-want"


def test_every_kind_of_record_has_a_form(workbook):
    """A form follows from the declaration alone."""
    for kind in KINDS:
        assert ask(Form(workbook, kind), "look", key=None if KINDS[kind].many else "sheet")["says"] == "seen"


def test_a_field_that_does_not_exist_cannot_be_fixed(workbook):
    """A slip of ours shows when the page is made, not as a list that stays empty."""
    with pytest.raises(LookupError, match="nosuch"):
        Form(workbook, "commitment", fixed={"nosuch": "vine"})


@pytest.mark.parametrize(("kind", "name", "sentence"), [
    ("story", "evidence", "No pieces of work yet: add one in the chapter Value."),
    ("investment", "skill", "No skills yet: add one in this chapter."),
    ("skill", "after", "There are no other skills yet.")])
def test_an_empty_list_of_links_says_where_to_fill_it(workbook, kind, name, sentence):
    """Where there is nothing to choose from, the form names what is missing and the chapter it belongs to."""
    fields = {q["name"]: q for q in Form(workbook, kind).declaration["fields"]}
    assert fields[name]["nothing"] == sentence


def test_what_lies_back_does_not_begin_with_today(workbook):
    """The day of a moment, a job or a pause is asked for; the day of an entry of today is not."""
    past = {kind: next(q["past"] for q in Form(workbook, kind).declaration["fields"] if q["name"] == name)
            for kind, name in (("mood", "on"), ("job", "start"), ("pause", "start"), ("investment", "on"))}
    assert past == {"mood": True, "job": True, "pause": True, "investment": False}
