"""What a live session holds, and what of it is in the person's workbook afterwards."""

from __future__ import annotations

import datetime as dt
import shutil
from contextlib import closing

import pytest
from in_session import AGREED

from career_workbook.folder import Folder, FolderTrouble, create_folder
from career_workbook.store import NotSaved, Store, check
from career_workbook.together import exchange, session
from career_workbook.workbook import Workbook

NAMES = {"me": "Mara", "coach": "Anna"}
NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A person's folder with a skill, a request, and what nobody else may read, some of it changed or deleted since."""
    folder = create_folder(tmp_path_factory.mktemp("made") / "mine")
    with closing(Workbook.open(folder.workbook)) as workbook:
        workbook.commit("agreement", "sheet", AGREED, {})
        workbook.commit("skill", "sql", {"name": "SQL"}, {})
        workbook.commit("ask", "a", {"what": "a quiet room", "no_means": "CANARY-NO"}, {})
        workbook.commit("want", "sheet", {"wish": "A Tuesday", "complaint": "CANARY-EARLIER"}, {})
        workbook.commit("want", "sheet", {"complaint": "CANARY-LATER"}, workbook.entry("want", "sheet").base)
        workbook.commit("fear", "f", {"fear": "CANARY-FEAR"}, {})
        workbook.commit("skill", "gone", {"name": "CANARY-DELETED"}, {})
        workbook.withdraw("skill", "gone")
        workbook.save_draft("skill", "new", {"name": "CANARY-DRAFT"}, {})
    return folder


@pytest.fixture
def mine(made, tmp_path):
    """That folder, to do with as a test likes."""
    return Folder(shutil.copytree(made.path, tmp_path / "mine"))


def begin(mine, *chapters):
    return session.begin(mine, chapters, NAMES, NOW)


def write(folder, author, kind, key, **answers):
    with closing(Workbook.open(folder.workbook, author=author)) as workbook:
        workbook.commit(kind, key, answers, workbook.entry(kind, key).base)


def history(folder):
    with Store.open(folder.workbook) as store:
        return [change.id for change in store.since(0)]


def looked_at(folder):
    return closing(Workbook.open(folder.workbook))


def test_nothing_begins_without_an_agreement(tmp_path):
    """Until both have agreed no session begins, and nothing is written; a coach's copy begins none at all."""
    folder = create_folder(tmp_path / "mine")
    with pytest.raises(NotSaved, match="agree"):
        begin(folder)
    assert not session.place(folder).path.exists()
    write(folder, "me", "agreement", "sheet", **AGREED)
    exchange.share(folder, [], tmp_path / "sent.careerbook")
    theirs = exchange.receive(tmp_path / "sent.careerbook", tmp_path / "theirs")
    with pytest.raises(FolderTrouble, match="coach’s copy"):
        begin(theirs)


def test_what_is_for_me_alone_is_in_no_byte_of_the_session(mine):
    """No private answer, earlier version, deleted entry or draft lies anywhere in the folder of the session."""
    here = begin(mine)
    everything = b"".join(path.read_bytes() for path in here.path.rglob("*") if path.is_file())
    assert b"quiet room" in everything and b"A Tuesday" in everything
    assert b"CANARY" not in everything
    assert b"CANARY-FEAR" in mine.workbook.read_bytes()


def test_a_session_of_one_chapter_holds_that_chapter_alone(mine):
    """Only the chapters named are in it, and the agreement."""
    with looked_at(begin(mine, "vine")) as workbook:
        assert workbook.keys("skill") == ["sql"]
        assert workbook.keys("ask") == [] and workbook.record("want", "sheet") is None
        assert workbook.record("agreement", "sheet").who_sees == "We two."


def test_what_both_wrote_comes_back_under_their_names(mine):
    """After the session the workbook has the answers of both, each as who wrote it, and its folder is gone."""
    here = begin(mine)
    write(here, "me", "skill", "sql", name="Databases")
    write(here, "coach", "commitment", "c", horizon="day", when_="I sit down", then_="I breathe")
    said = "\n".join(session.finish(mine))
    assert "Skill: “SQL” → “Databases”" in said and "promise: I breathe" in said
    with looked_at(mine) as workbook:
        assert workbook.store.history("skill", "sql")[-1].author == "me"
        assert {c.author for c in workbook.store.history("commitment", "c")} == {"coach"}
        assert workbook.record("fear", "f").fear == "CANARY-FEAR"
    assert not any(mine.inner.glob("together*/")) and session.finish(mine) == []


def test_nothing_said_is_said(mine):
    """A session in which nothing was written changes nothing, and says so."""
    begin(mine)
    before = history(mine)
    assert "changed nothing" in session.finish(mine)[0]
    assert history(mine) == before


def test_the_same_answer_changed_at_home_and_in_the_session_is_kept_twice(mine):
    """What the person changed in their own window meanwhile stands beside the session's version, to choose from."""
    here = begin(mine)
    write(here, "coach", "skill", "sql", name="Databases")
    write(mine, "me", "skill", "sql", name="Queries")
    assert any("both sides" in line for line in session.finish(mine))
    with looked_at(mine) as workbook:
        entry = workbook.entry("skill", "sql")
        assert {entry.entered["name"], entry.conflict["name"]} == {"Queries", "Databases"}


def test_what_was_deleted_in_the_session_is_deleted_and_kept_in_the_history(mine):
    """An entry deleted together goes at home too; one that came and went within the session is still in the history."""
    here = begin(mine)
    write(here, "coach", "skill", "short", name="Short-lived")
    with looked_at(here) as workbook:
        workbook.withdraw("skill", "sql")
        workbook.withdraw("skill", "short")
    session.finish(mine)
    with looked_at(mine) as workbook:
        assert workbook.keys("skill") == []
        assert workbook.store.history("skill", "short")[0].body["name"] == "Short-lived"


def test_what_was_being_typed_is_kept(mine):
    """At the end half a sentence becomes an answer of who typed it; what cannot be one yet stays a draft at home."""
    here = begin(mine)
    for author, key, typed in (("coach", "sql", {"name": "Data"}), ("me", "half", {"now": "3"})):
        with closing(Workbook.open(here.workbook, author=author)) as workbook:
            workbook.save_draft("skill", key, typed, workbook.entry("skill", key).base)
    session.finish(mine)
    with looked_at(mine) as workbook:
        assert workbook.record("skill", "sql").name == "Data"
        assert workbook.store.history("skill", "sql")[-1].author == "coach"
        assert workbook.record("skill", "half") is None
        assert workbook.entry("skill", "half").entered["now"] == "3"


def test_what_is_erased_at_home_leaves_a_session_that_runs(mine):
    """Erasing in one's own window reaches the session's file at once, and nothing brings it back."""
    write(mine, "me", "skill", "out", name="UNFORGETTABLE")
    here = begin(mine)
    write(here, "coach", "skill", "out", name="UNFORGETTABLE too")
    with looked_at(mine) as workbook:
        assert workbook.erase(("skill", "out")).left == []
    assert b"UNFORGETTABLE" not in here.workbook.read_bytes()
    session.finish(mine)
    assert b"UNFORGETTABLE" not in mine.workbook.read_bytes()


def test_while_one_runs_no_other_begins_or_is_taken_in(mine):
    """Opening the workbook leaves a session alone that is still running."""
    here = begin(mine)
    write(here, "coach", "skill", "sql", name="Databases")
    with session.turn(mine) as free:
        assert free
        with session.turn(mine) as second:
            assert not second
        assert session.bring_back(mine) == [] and here.exists
    assert any("Databases" in line for line in session.bring_back(mine))


@pytest.mark.parametrize("cut_off", ["nothing written", "taken in", "being removed"])
def test_a_session_cut_off_at_any_moment_is_brought_back_once(mine, cut_off):
    """Killed before its first entry, or at its end: the next opening tidies up, and nothing is there twice."""
    here = begin(mine)
    write(here, "coach", "skill", "sql", name="Databases")
    copy = shutil.copytree(here.path, mine.path.parent / "copy")
    session.finish(mine)
    if cut_off == "nothing written":
        here.inner.mkdir(parents=True)
    elif cut_off == "taken in":
        shutil.copytree(copy, here.path)
    else:
        shutil.copytree(copy, mine.inner / "together-done-1")
        (mine.inner / "together-done-1" / "workbook.db").write_bytes(b"")
    before = history(mine)
    session.bring_back(mine)
    assert not any(mine.inner.glob("together*/")) and history(mine) == before


def test_a_damaged_session_is_set_aside_and_said(mine):
    """It is kept where the person is told, the workbook is as it was, and the next session can begin."""
    here = begin(mine)
    here.workbook.write_bytes(here.workbook.read_bytes()[:5000])
    before = mine.workbook.read_bytes()
    said = session.bring_back(mine)
    assert "could not be brought back" in said[0] and "not-taken-in" in said[1]
    assert mine.workbook.read_bytes() == before and check(mine.workbook).ok
    assert session.bring_back(mine) == []
    assert begin(mine).exists


def test_a_workbook_that_cannot_take_it_now_takes_it_later(mine, monkeypatch):
    """A full disk is said, what was written stays where it is, and comes at the next opening."""
    here = begin(mine)
    write(here, "coach", "skill", "sql", name="Databases")

    def full(*_):
        raise NotSaved("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(Workbook, "take_in", full)
        assert "The disk is full." in session.bring_back(mine)[0] and here.exists
    session.bring_back(mine)
    with Store.open(mine.workbook) as store:
        assert store.history("skill", "sql")[-1].author == "coach"
