"""Copies of one workbook brought together: nothing is lost, order and repetition do not matter (Hypothesis)."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.store import CannotOpen, Proposal, Store, check, project, unite

CIRCLES = ("coach", "anyone")
#: What somebody does to their copy: a record, what becomes of it.
STEP = st.tuples(st.sampled_from("abc"), st.one_of(st.none(), st.just("erase"), st.text("xyz", min_size=1, max_size=3)))
STEPS = st.lists(STEP, max_size=6)


def wrong_with_nothing(change):
    return ""


def take(store, path, *, erasures=True):
    return unite(store, path, wrong_with_nothing, erasures=lambda authors: erasures)


def act(store, steps):
    for key, what in steps:
        if what == "erase":
            store.erase("skill", key)
        else:
            store.write([Proposal("skill", key, "coach", None if what is None else {"name": what})])


def copies(folder, count, steps):
    """The same workbook `count` times, each in other hands."""
    with Store.create(folder / "0.db") as first:
        act(first, steps)
        for n in range(1, count):
            project(first, folder / f"{n}.db", CIRCLES, {"skill"}, meta={"writer": f"hand {n}"})
    return [Store.open(folder / f"{n}.db") for n in range(count)]


def present(store):
    """What stands in a copy, with both versions where two stand."""
    found = {}
    for _, change, key, audience, body, _, clock in store.present("skill"):
        if body is not None:
            found.setdefault((key, audience), []).append((clock, change, body))
    return {of: sorted(heads) for of, heads in found.items()}


@settings(max_examples=25, deadline=None)
@given(STEPS, STEPS, STEPS, STEPS)
def test_order_and_repetition_do_not_matter(before, one, two, three):
    """Whoever takes in whose copy first, and how often: in the end all hold the same, and each file is whole."""
    with tempfile.TemporaryDirectory(prefix="career-workbook-union-") as place:
        folder = Path(place)
        stores = copies(folder, 3, before)
        for store, steps in zip(stores, (one, two, three), strict=True):
            act(store, steps)
        for n, store in enumerate(stores):
            store.backup(folder / f"sent-{n}.db")
        for store, order in zip(stores, ((1, 2), (2, 0), (1, 0, 1)), strict=True):
            for n in order:
                take(store, folder / f"sent-{n}.db")
        # What was withdrawn before sharing stayed at home, and an erasure may meet a change it did not know of: one
        # more round of copies, as people who go on sharing make it.
        for n, store in enumerate(stores):
            store.backup(folder / f"again-{n}.db")
        for n, store in enumerate(stores):
            for other in range(3):
                if other != n:
                    take(store, folder / f"again-{other}.db")
        first, second, third = map(present, stores)
        again = [take(store, folder / f"again-{n}.db").changes for n, store in enumerate(stores)]
        for store in stores:
            store.close()
        assert first == second == third
        assert again == [[], [], []]
        for n in range(3):
            report = check(folder / f"{n}.db")
            assert report.ok, report.sentences


def test_only_allowed_rows_are_in_the_bytes(tmp_path):
    """Another circle's answers, another chapter's, and what was deleted before are nowhere in the file."""
    with Store.create(tmp_path / "mine.db") as mine:
        mine.write([Proposal("skill", "a", "me", {"why": "SECRET-ONE"}),
                    Proposal("skill", "a", "coach", {"name": "open"}),
                    Proposal("impact", "b", "coach", {"title": "SECRET-TWO"}),
                    Proposal("skill", "c", "coach", {"name": "SECRET-THREE"})])
        mine.write([Proposal("skill", "c", "coach", None)])
        mine.save_draft("skill", "d", {"name": "SECRET-FOUR"}, {})
        project(mine, tmp_path / "theirs.db", CIRCLES, {"skill"})
    data = (tmp_path / "theirs.db").read_bytes()
    assert b"SECRET" not in data and b"open" in data
    assert check(tmp_path / "theirs.db").ok


def test_what_was_given_before_is_withdrawn_there_too(tmp_path):
    """An entry shared once and deleted since goes along as deleted, so that it goes at the other side."""
    with Store.create(tmp_path / "mine.db") as mine:
        mine.write([Proposal("skill", "a", "coach", {"name": "open"})])
        mark = mine.last_seq()
        project(mine, tmp_path / "first.db", CIRCLES, {"skill"})
        mine.write([Proposal("skill", "a", "coach", None)])
        project(mine, tmp_path / "second.db", CIRCLES, {"skill"}, given=[mark])
    with Store.open(tmp_path / "first.db") as theirs:
        take(theirs, tmp_path / "second.db")
        assert present(theirs) == {}


def test_an_erasure_that_is_not_allowed_changes_nothing(tmp_path):
    """Where the asked says no, what stands here stays, and comes back to nobody by surprise."""
    mine, theirs = copies(tmp_path, 2, [("a", "x")])
    theirs.erase("skill", "a")
    take(mine, theirs.path, erasures=False)
    assert present(mine)
    take(theirs, mine.path)
    assert present(theirs) == {}
    for store in (mine, theirs):
        store.close()


def test_another_workbook_is_refused(tmp_path):
    """Two people's workbooks are never mixed."""
    with Store.create(tmp_path / "one.db") as one, Store.create(tmp_path / "two.db"):
        pass
    with Store.open(tmp_path / "one.db") as one, pytest.raises(CannotOpen, match="another workbook"):
        take(one, tmp_path / "two.db")


def sent(store, to):
    """All of a copy that may leave it, as somebody sends it."""
    project(store, to, CIRCLES, {"norm"}, given=range(1, store.last_seq() + 1))
    return to


def heads(store):
    return sorted((audience, body) for _, _, _, audience, body, *_ in store.present("norm") if body)


@pytest.fixture
def two(tmp_path):
    """A person's workbook with one sheet in it, and their coach's copy; the person's own words stay at an erasure."""
    with Store.create(tmp_path / "mine.db") as mine:
        mine.write([Proposal("norm", "sheet", "coach", {"a": "mine"})])
        project(mine, tmp_path / "theirs.db", CIRCLES, {"norm"}, meta={"writer": "coach"})
        with Store.open(tmp_path / "theirs.db") as theirs:
            yield mine, theirs


def unless_mine(authors):
    return "me" not in authors


def test_private_words_outlast_a_sheet_somebody_else_began_and_erased(two, tmp_path):
    """What a person writes for themselves after a coach's erasure is not taken for something older than it."""
    mine, theirs = two
    theirs.write([Proposal("norm", "other", "coach", {"a": "theirs"})])
    theirs.erase("norm", "other")
    unite(mine, sent(theirs, tmp_path / "1.db"), wrong_with_nothing, erasures=unless_mine)
    mine.write([Proposal("norm", "other", "me", {"private": "precious"})])
    theirs.write([Proposal("norm", "other", "coach", {"a": "again"})])
    unite(mine, sent(theirs, tmp_path / "2.db"), wrong_with_nothing, erasures=unless_mine)
    assert ("me", '{"private":"precious"}') in heads(mine)


def test_what_is_written_after_an_erasure_nobody_agreed_to_leaves_both_copies_whole(two, tmp_path):
    """A coach erases in their copy what a person wrote, and writes anew: both versions stand, and both can go on."""
    mine, theirs = two
    theirs.erase("norm", "sheet")
    theirs.write([Proposal("norm", "sheet", "coach", {"a": "theirs"})])
    unite(mine, sent(theirs, tmp_path / "1.db"), wrong_with_nothing, erasures=unless_mine)
    assert heads(mine) == [("coach", '{"a":"mine"}'), ("coach", '{"a":"theirs"}')]
    unite(theirs, sent(mine, tmp_path / "2.db"), wrong_with_nothing, erasures=lambda authors: True)
    for store in two:
        report = check(store.path)
        assert report.ok, report.sentences


def test_a_strangers_list_of_erasures_spoils_nothing(two, tmp_path):
    """A file that names somebody else's answer among what one erasure covers does not make a workbook damaged."""
    mine, theirs = two
    mine.write([Proposal("norm", "kept", "me", {"a": "kept"})])
    (kept,) = mine.heads("norm", "kept")
    theirs.write([Proposal("norm", "bait", "coach", {"a": "bait"})])
    theirs.erase("norm", "bait")
    with sqlite3.connect(sent(theirs, tmp_path / "1.db")) as crafted:
        crafted.execute("INSERT INTO erased VALUES (?, 'norm', 'bait')", (kept.id,))
    crafted.close()
    unite(mine, tmp_path / "1.db", wrong_with_nothing, erasures=unless_mine)
    assert check(mine.path).ok and ("me", '{"a":"kept"}') in heads(mine)
