"""Lists: a page at a time, found and sorted, however long."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from career_workbook.records import KINDS, recall
from career_workbook.store import Store
from career_workbook.widgets.rows import SIZE, Rows
from career_workbook.workbook import Workbook


@pytest.fixture
def workbook(tmp_path):
    """An open workbook with two skills in it."""
    Store.create(tmp_path / "w" / "workbook.db").close()
    found = Workbook.open(tmp_path / "w" / "workbook.db")
    for key, name in {"a": "SQL", "b": "Teaching"}.items():
        found.commit("skill", key, {"name": name}, {})
    yield found
    found.close()


def log(workbook: Workbook, days: int) -> None:
    """An hour a day, backwards from 2026-11-20, one skill and the other by turns."""
    last = dt.date(2026, 11, 20)
    workbook.add_all("test", "2026-11-20", [
        ("investment", f"i{n}", {"on": str(last - dt.timedelta(days=n)), "skill": "ab"[n % 2], "hours": "1.5",
                                 "what": f"Lesson {n}"}) for n in range(days)])


def test_the_newest_day_comes_first_a_page_at_a_time(workbook):
    """A log reads backwards, eight entries a page."""
    log(workbook, 45)
    rows = Rows(workbook, "investment", {})
    first, last = rows.page(0), rows.page(99)
    assert (first["total"], first["found"], len(first["items"])) == (45, 45, SIZE)
    assert first["items"][0]["cells"][:3] == ["2026-11-20", "SQL", "1.5"]
    assert (last["page"], len(last["items"])) == (5, 5)


def test_entries_are_found_by_their_words_and_by_what_they_link_to(workbook):
    """The find box knows the skill's name, although the entry only holds its key."""
    log(workbook, 30)
    rows = Rows(workbook, "investment", {})
    assert rows.page(0, "teach")["found"] == 15
    assert [i["key"] for i in rows.page(0, "LESSON 29")["items"]] == ["i29"]
    assert rows.page(0, "nothing like it")["items"] == []


def test_a_change_is_shown_after_the_rows_are_told(workbook):
    """An edited entry is found by its new words and no longer by the old ones."""
    log(workbook, 3)
    rows = Rows(workbook, "investment", {})
    assert rows.page(0, "lesson 1")["found"] == 1
    workbook.commit("investment", "i1", {"what": "Practice"}, {})
    rows.forget()
    assert (rows.page(0, "lesson 1")["found"], rows.page(0, "practice")["found"]) == (0, 1)


def test_an_entry_is_called_by_more_than_its_day(workbook):
    """Buttons of two entries of one day can be told apart by ear."""
    log(workbook, 1)
    assert Rows(workbook, "investment", {}).title("i0") == "2026-11-20, SQL"


def test_long_text_is_cut_in_the_list(workbook):
    """A long answer does not make its row a page."""
    workbook.commit("skill", "c", {"name": "x" * 290}, {})
    row = next(i for i in Rows(workbook, "skill", {}).page(0)["items"] if i["key"] == "c")
    assert len(row["title"]) < 150


class LongLog:
    """Fifty thousand entries, read but not written: writing them is the store's test."""

    def __init__(self):
        last = dt.date(2026, 11, 20)
        self._bodies = {f"i{n}": {"on": str(last - dt.timedelta(days=n % 3000)), "skill": "ab"[n % 2], "hours": 1.5,
                                  "what": f"Lesson {n}", "ease": "easy"} for n in range(50_000)}

    def bodies(self, kind):
        return self._bodies if kind == "investment" else {}

    def record(self, kind, key):
        return recall(KINDS[kind], self._bodies[key])

    def titles(self, kind):
        return {"a": "SQL", "b": "Teaching"}

    def drafts(self, kind):
        return []


def test_fifty_thousand_entries_are_no_reason_to_wait():
    """A page of a long list takes a moment, not a second, also when something is looked for."""
    rows = Rows(LongLog(), "investment", {})
    rows.page(0, "lesson")
    began = time.process_time()
    rows.page(700)
    assert rows.page(0, "lesson 4999")["found"] == 11
    rows.forget()
    rows.page(0)
    assert time.process_time() - began < 1


def test_a_list_shows_what_tells_entries_apart_and_how_they_ended(workbook):
    """As few columns as fit beside each other: what is asked at once comes first, then the answer it got."""
    assert Rows(workbook, "investment", {}).columns == ["on", "skill", "hours", "what", "ease"]
    assert Rows(workbook, "ask", {}).columns == ["what", "whom", "by", "asked", "outcome"]
    assert Rows(workbook, "impact", {}).columns == ["title", "on", "lever", "evidence"]


def test_after_any_changes_a_list_reads_as_if_opened_anew(workbook):
    """Edited, moved to another day, deleted, brought back or added: each entry stands where it would after a reload."""
    log(workbook, 60)
    rows = Rows(workbook, "investment", {})
    rows.page(0)

    def again(*do) -> None:
        for step in do:
            step()
        rows.forget()
        fresh = Rows(workbook, "investment", {})
        assert [rows.page(n)["items"] for n in range(9)] == [fresh.page(n)["items"] for n in range(9)]

    def change(key: str, **entered: str) -> None:
        workbook.commit("investment", key, entered, workbook.entry("investment", key).base)

    again(lambda: change("i3", hours="4"))
    again(lambda: change("i50", on="2026-11-20"), lambda: change("i0", on="2026-10-01"))
    again(lambda: workbook.withdraw("investment", "i7"))
    again(lambda: workbook.undo("investment"))
    again(lambda: workbook.withdraw("investment", "i8"), lambda: change("new", on="2026-11-20", skill="a", hours="1"))
    again(*(lambda n=n: change(f"i{n}", on="2026-11-01") for n in range(10, 50)))
    again()


def test_a_number_below_nothing_has_a_minus_in_the_list(workbook):
    """A bad month stands as −3, the same as in the hint beside it."""
    workbook.commit("mood", "m", {"on": "2026-11-01", "felt": "-3"}, {})
    (row,) = Rows(workbook, "mood", {}).page(0)["items"]
    assert "−3" in row["cells"]
