"""The workbook: entries come and go, two people write, nothing is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from career_workbook.frames import frame
from career_workbook.records import KINDS
from career_workbook.store import NotSaved, Store
from career_workbook.workbook import Workbook

DAY = {"on": "2026-03-31", "skill": "sql", "hours": "2"}


@pytest.fixture
def path(tmp_path):
    """A new, empty workbook file."""
    Store.create(tmp_path / "w" / "workbook.db").close()
    return tmp_path / "w" / "workbook.db"


@pytest.fixture
def workbook(path):
    """That workbook, open."""
    found = Workbook.open(path)
    yield found
    found.close()


def test_an_entry_is_there_again_after_closing(path):
    """What was kept today is there tomorrow."""
    today = Workbook.open(path)
    today.commit("investment", "a", DAY, {})
    today.close()
    tomorrow = Workbook.open(path)
    assert tomorrow.records("investment")["a"].hours == 2
    assert tomorrow.frame("investment").loc["a", "hours"] == 2
    tomorrow.close()


def test_an_incomplete_entry_stays_a_draft_with_a_sentence(workbook):
    """A new entry is kept whole or not at all; what was typed so far is not lost."""
    entry = workbook.commit("investment", "a", {"hours": "2"}, {})
    assert entry.record is None
    assert entry.draft
    assert entry.errors["on"] == "Still needed: Day."
    assert workbook.keys("investment") == []
    assert workbook.entry("investment", "a").entered["hours"] == "2"


def test_nonsense_in_one_field_does_not_hold_back_the_others(workbook):
    """In a kept entry the good fields are saved; the bad one waits with its sentence, the old value intact."""
    first = workbook.commit("investment", "a", DAY, {})
    entry = workbook.commit("investment", "a", {"hours": "40", "what": "Joins"}, first.base)
    assert entry.record.what == "Joins"
    assert entry.record.hours == 2
    assert "24" in entry.errors["hours"]
    assert entry.entered["hours"] == "40"
    mended = workbook.commit("investment", "a", {"hours": "4"}, entry.base)
    assert mended.record.hours == 4
    assert not mended.errors
    assert not mended.draft


def test_two_people_change_different_fields_of_one_entry(path):
    """Both changes stand; nobody has to choose."""
    one, two = Workbook.open(path), Workbook.open(path)
    base = one.commit("investment", "a", DAY, {}).base
    two.refresh()
    one.commit("investment", "a", {"hours": "5"}, base)
    entry = two.commit("investment", "a", {"what": "Joins"}, base)
    assert (entry.record.hours, entry.record.what, entry.conflict) == (5, "Joins", {})


def test_two_people_change_the_same_field(path):
    """Both versions are kept and shown until somebody chooses; then both sides agree."""
    one, two = Workbook.open(path), Workbook.open(path)
    base = one.commit("investment", "a", DAY, {}).base
    two.refresh()
    one.commit("investment", "a", {"what": "Joins"}, base)
    mine = two.commit("investment", "a", {"what": "Windows"}, base)
    assert mine.record.what == "Windows"
    assert mine.conflict == {"what": "Joins"}
    one.refresh()
    assert one.entry("investment", "a").conflict == {"what": "Joins"}
    later = one.commit("investment", "a", {"hours": "6"}, one.entry("investment", "a").base)
    assert later.conflict == {"what": "Joins"}, "another edit must not hide the open question"
    settled = one.resolve("investment", "a", "what", "Joins")
    assert (settled.record.what, settled.record.hours, settled.conflict) == ("Joins", 6, {})
    two.refresh()
    assert two.entry("investment", "a").record.what == "Joins"
    assert two.entry("investment", "a").conflict == {}


def test_deleting_and_undoing(workbook):
    """A deleted entry can be brought back, and an edit put back as it was."""
    base = workbook.commit("skill", "sql", {"name": "SQL"}, {}).base
    workbook.commit("skill", "sql", {"name": "Databases"}, base)
    workbook.withdraw("skill", "sql")
    assert workbook.keys("skill") == []
    assert workbook.undo("skill") == "Brought back: Databases."
    assert workbook.titles("skill") == {"sql": "Databases"}
    workbook.undo("skill")
    assert workbook.titles("skill") == {"sql": "SQL"}
    workbook.undo("skill")
    assert workbook.keys("skill") == []
    assert workbook.undo("skill") is None


def test_undo_leaves_what_somebody_else_changed_since(path):
    """One's own change is taken back; the other's words in the same entry stay, and so does an entry they worked on."""
    mine, theirs = Workbook.open(path), Workbook.open(path, author="coach")
    base = mine.commit("skill", "sql", {"name": "SQL"}, {}).base
    base = mine.commit("skill", "sql", {"name": "Databases"}, base).base
    theirs.refresh()
    theirs.commit("skill", "sql", {"branch": "theirs"}, base)
    assert mine.undo("skill") == "Put back as it was: SQL."
    record = mine.record("skill", "sql")
    assert (record.name, record.branch) == ("SQL", "theirs")
    assert "changed this since" in mine.undo("skill")
    assert mine.keys("skill") == ["sql"]
    assert mine.undo("skill") is None


def test_an_erased_entry_is_gone_for_good(path):
    """It is gone here and in every other open chapter, it cannot be undone, and no byte of it is left."""
    here, elsewhere = Workbook.open(path), Workbook.open(path)
    here.commit("skill", "sql", {"name": "Unspeakable"}, {})
    elsewhere.refresh()
    assert elsewhere.keys("skill") == ["sql"]
    here.erase(("skill", "sql"))
    elsewhere.refresh()
    assert here.keys("skill") == elsewhere.keys("skill") == []
    assert here.undo("skill") is None
    assert elsewhere.entry("skill", "sql").entered["name"] == ""
    here.close()
    elsewhere.close()
    assert b"Unspeakable" not in b"".join(p.read_bytes() for p in path.parent.rglob("*") if p.is_file())


def test_traces_that_could_not_be_cleared_go_with_the_next_erasure(path, monkeypatch):
    """Where the disk is too full to clear up after erasing, it says so, and what it says to do then does it."""
    with closing(Workbook.open(path)) as workbook:
        workbook.commit("skill", "sql", {"name": "Unspeakable"}, {})
        workbook.commit("skill", "other", {"name": "Other"}, {})
        workbook.store.backup(path.parent / "backups" / "workbook-2026-11-22T10-00-00Z.db")
        with monkeypatch.context() as full, pytest.raises(NotSaved, match="erase any other entry"):
            full.setattr(workbook.store, "_db", Refusing(workbook.store._db))
            workbook.erase(("skill", "sql"))
        assert workbook.keys("skill") == ["other"]
        workbook.erase(("skill", "other"))
    assert b"Unspeakable" not in b"".join(p.read_bytes() for p in path.parent.rglob("*") if p.is_file())


class Refusing:
    """A connection on a disk with no room to write the file anew."""

    def __init__(self, db):
        self._db = db

    def __getattr__(self, name):
        return getattr(self._db, name)

    def execute(self, statement, *more):
        if statement == "VACUUM":
            raise sqlite3.OperationalError("database or disk is full")
        return self._db.execute(statement, *more)


def test_watchers_hear_of_changes_here_and_elsewhere(path):
    """A chart is redrawn whoever saved."""
    here, elsewhere, heard = Workbook.open(path), Workbook.open(path), []
    stop = here.watch(heard.append)
    here.commit("skill", "sql", {"name": "SQL"}, {})
    elsewhere.commit("investment", "a", DAY, {})
    here.refresh()
    assert heard == [{"skill", "changes"}, {"investment", "changes"}]
    stop()
    here.commit("skill", "talk", {"name": "Talking"}, {})
    assert len(heard) == 2


def test_importing_twice_adds_nothing_and_undo_takes_all_back(workbook):
    """The same file again changes nothing; what was taken back may be imported anew, what was deleted may not."""
    rows = [("investment", f"row{n}", {**DAY, "hours": str(n)}) for n in range(1, 4)]
    assert workbook.add_all("toggl", None, rows) == 3
    assert workbook.add_all("toggl", None, rows) == 0
    workbook.withdraw("investment", "row1")
    assert workbook.add_all("toggl", None, rows) == 0
    assert sorted(workbook.keys("investment")) == ["row2", "row3"]
    assert workbook.undo_batch() == 2
    assert workbook.keys("investment") == []
    assert workbook.add_all("toggl", None, rows[1:]) == 2
    assert sorted(workbook.keys("investment")) == ["row2", "row3"]


def test_a_frame_for_another_reader_lacks_what_is_private(workbook):
    """A coach's frame has no column of the person's own."""
    workbook.commit("pause", "p", {"start": "2026-01-01", "what": "illness"}, {})
    assert "what" in workbook.frame("pause")
    assert "what" not in workbook.frame("pause", "coach")


def test_an_empty_kind_gives_an_empty_frame_with_its_types(workbook):
    """A chart can count on its columns before anything is entered."""
    empty = workbook.frame("investment")
    assert len(empty) == 0
    assert empty["hours"].dtype == "float64"
    assert pd.api.types.is_datetime64_dtype(empty["on"])


edits = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from(["1", "2.5", "7", None])), max_size=30)


@settings(max_examples=25, deadline=None)
@given(st.lists(edits, min_size=1, max_size=4))
def test_a_grown_frame_equals_one_read_anew(tmp_path_factory, rounds):
    """However a frame grew, it holds exactly what a fresh reading gives."""
    file = tmp_path_factory.mktemp("w") / "in" / "workbook.db"
    Store.create(file).close()
    workbook = Workbook.open(file)
    for changes in rounds:
        for key, hours in changes:
            if hours is None:
                workbook.withdraw("investment", key)
            else:
                workbook.commit("investment", key, {**DAY, "hours": hours}, {})
        grown = workbook.frame("investment").sort_index()
        assert_frame_equal(grown, frame(KINDS["investment"], workbook.bodies("investment")).sort_index())
    again = Workbook.open(file)
    assert again.keys("investment") == workbook.keys("investment")
    assert_frame_equal(again.frame("investment").sort_index(), grown)
    workbook.close()
    again.close()
