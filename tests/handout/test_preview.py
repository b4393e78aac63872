"""Who will see what is told beforehand, without an answer in it, and it is what the page then does."""

import re
from contextlib import closing

import pytest
from in_memory import notebook, place, planted, prose

from career_workbook import handout
from career_workbook.folder import create_folder
from career_workbook.handout.given import Given
from career_workbook.handout.preview import preview, words
from career_workbook.records import KINDS
from career_workbook.workbook import Workbook

CELLS = notebook(prose("# Asking\n"), prose("## What for?\n"), place("exercise", "want"), place("exercise", "ask"),
                 prose("## The *worry*\n"), place("exercise", "fear"), prose("## Seen\n"),
                 place("chart", "asks_over_time"), place("result", "of_another_edition"), prose("## Tomorrow\n"),
                 place("tomorrow"))


@pytest.fixture
def folder(tmp_path):
    return create_folder(tmp_path / "folder")


@pytest.fixture
def book(folder):
    """The workbook of a person who wants, asks and fears something."""
    with closing(Workbook.open(folder.workbook)) as found:
        found.commit("want", "sheet", {"wish": "a quiet hour", "complaint": "the noise"}, {})
        found.commit("ask", "a1", {"what": "one day a week", "if_no": "wait"}, {})
        found.commit("fear", "f1", {"fear": "that they laugh"}, {})
        yield found


def test_it_tells_what_goes_in_and_what_stays_and_why(book):
    """By the headings the person knows, in counts and questions."""
    found = preview(book, CELLS, "asking", "coach")
    assert "What for: your answers and one request" in found.shows
    assert any(line.startswith("What for: “") and line.endswith(", for you alone") for line in found.keeps)
    assert "The worry: one worry, for you alone" in found.keeps
    assert not [line for line in found.shows if "worry" in line]


def test_it_holds_no_answer(book):
    """Every answer of every kind is planted; none is in what is told of any chapter to any reader."""
    planted_words = []
    for kind in KINDS.values():
        if kind.chapter:
            entered, words_of = planted(kind)
            book.commit(kind.kind, "sheet", entered, {})
            planted_words += words_of.values()
    cells = notebook(*(place("exercise", name) for name, kind in KINDS.items() if kind.chapter))
    told = "\n".join(line for reader in ("me", "coach", "anyone")
                     for line in words(preview(book, cells, "vine", reader), reader))
    assert planted_words and "canary" not in told


def test_oneself_sees_everything_but_what_is_never_printed(book, monkeypatch):
    """Only a private kind stays out of one's own page."""
    assert preview(book, CELLS, "asking", "me").keeps == []
    monkeypatch.setattr(KINDS["fear"], "private", True)
    assert preview(book, CELLS, "asking", "me").keeps == ["The worry: one worry, never printed"]


def test_what_is_new_to_a_reader_is_told(book, folder):
    """After a page was made for them, only what they may see and what changed since then is new."""
    assert preview(book, CELLS, "asking", "coach").given == ""
    handout.make(folder, ["asking"], "coach", workbook=book)
    found = preview(book, CELLS, "asking", "coach")
    assert re.fullmatch(r"\d+ \w{3} \d{4}", found.given) and found.changed == []
    book.commit("ask", "a1", {"if_no": "leave"}, {})
    assert preview(book, CELLS, "asking", "coach").changed == []
    book.commit("ask", "a1", {"what": "two days a week"}, {})
    book.commit("ask", "a2", {"what": "a chair"}, {})
    book.commit("commitment", "c1", {"horizon": "day", "when_": "I wake", "then_": "I ask", "made_in": "vine"}, {})
    assert preview(book, CELLS, "asking", "coach").changed == ["two requests"]
    assert preview(book, CELLS, "asking", "anyone").given == ""


def test_the_note_of_a_handout_holds_no_answer_and_is_never_printed(book, folder):
    """A day, a reader, the chapters: nothing else is kept of it, and one's own pages and worksheets leave none."""
    handout.make(folder, ["asking"], "me", workbook=book)
    handout.make(folder, ["asking"], "coach", workbook=book, blank=True)
    assert not book.records(Given.kind)
    handout.make(folder, ["asking", "start"], "coach", workbook=book)
    (note,) = book.records(Given.kind).values()
    assert set(note.model_dump()) == {"on", "reader", "chapters", "upto"} and note.chapters == "asking start"
    assert Given.private and Given.by_audience().keys() == {"me"}


def test_a_page_is_made_though_it_cannot_be_noted(book, folder, monkeypatch):
    """A workbook that cannot be written to costs the note, not the page."""
    from career_workbook.store import NotSaved

    def refuse(*_):
        raise NotSaved("the disk is full")

    monkeypatch.setattr(book, "commit", refuse)
    assert handout.make(folder, ["asking"], "coach", workbook=book)[0].is_file()
