"""The difference between two days: every answer that became another one, and nothing that is none of the reader's."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from career_workbook import sample
from career_workbook.chapters import declare_all
from career_workbook.folder import create_folder
from career_workbook.frames import columns
from career_workbook.history import CHANGES, History, Version, between
from career_workbook.records import KINDS
from career_workbook.store import Proposal, Store
from career_workbook.workbook import Workbook

declare_all()
START = dt.date(2026, 1, 1)
BLANK = {"wish": "", "complaint": "", "request": ""}


def day(number):
    """A day by its number."""
    return START + dt.timedelta(days=number)


def write(store, number, kind, key, **entered):
    """Write the fields given on a day, each where its audience has it; no field at all withdraws the record."""
    for audience, names in KINDS[kind].by_audience().items():
        body = {name: entered[name] for name in names if name in entered} if entered else None
        if body or not entered:
            old = next((c.body for c in store.heads(kind, key) if c.audience == audience), None) or {}
            store.write([Proposal(kind, key, audience, body and {**old, **body},
                                  at=dt.datetime.combine(day(number), dt.time(12)))])


@pytest.fixture
def store(tmp_path):
    """A new workbook file."""
    with Store.create(tmp_path / "workbook.db") as store:
        yield store


def told(store, since, until, reader="me"):
    """(record, field, before, after) of the difference."""
    found = between(Workbook(store).frame(CHANGES, reader), day(since), day(until))
    rows = found.reindex(columns=["record", "name", "before", "after"], fill_value="")
    return list(rows.itertuples(index=False, name=None))


def test_an_answer_that_changed_is_shown_with_what_it_was(store):
    """What stood there on the first evening, and what stands there on the last."""
    for n, wish in enumerate(("To sleep", "To lead", "To shape it")):
        write(store, 10 * n, "want", "sheet", wish=wish)
    assert told(store, 5, 30) == [("sheet", "wish", "To sleep", "To shape it")]
    assert told(store, 5, 10) == [("sheet", "wish", "To sleep", "To lead")]
    assert told(store, 20, 30) == []


def test_an_answer_that_came_back_is_no_difference(store):
    """Changed on Monday and back on Friday: between the two weekends nothing happened."""
    for n, wish in enumerate(("To sleep", "To lead", "To sleep")):
        write(store, n, "want", "sheet", wish=wish)
    assert told(store, 0, 5) == []


def test_a_new_entry_is_one_line_whatever_was_put_right_in_it(store):
    """A new piece of work is new once; an old one lists what changed."""
    write(store, 1, "impact", "old", title="A quiet corridor", evidence="")
    write(store, 5, "impact", "new", title="A page", evidence="")
    write(store, 6, "impact", "new", evidence="Nine, then two")
    write(store, 7, "impact", "old", evidence="A count")
    assert told(store, 3, 9) == [("new", "", "", ""), ("old", "evidence", "", "A count")]


def test_links_and_choices_are_shown_in_words(store):
    """Nobody reads the key of a record, or the stored name of a choice."""
    write(store, 0, "impact", "m", title="A quiet corridor")
    write(store, 0, "ask", "a", what="a room", outcome="", evidence=[])
    write(store, 2, "ask", "a", outcome="partly", evidence=["m", "gone"])
    assert set(told(store, 1, 3)) == {("a", "outcome", "no answer yet", "partly"),
                                      ("a", "evidence", "", "A quiet corridor")}


def test_nought_is_an_answer(store):
    """A level that fell to 0, or rose from it, is told with its number and not as if nothing had been said."""
    for n, level in enumerate((0.0, 3.0, 0.0)):
        write(store, 10 * n, "skill", "s", name="SQL", level=level)
    assert told(store, 5, 15) == [("s", "level", "0", "3")]
    assert told(store, 15, 25) == [("s", "level", "3", "0")]


def test_what_was_taken_out_stays_out(store):
    """A withdrawn entry is not told of again, nor an erased one in any of its versions."""
    for key in ("w", "e"):
        write(store, 1, "impact", key, title="A secret")
        write(store, 2, "impact", key, title="Still a secret")
    write(store, 3, "impact", "w")
    store.erase("impact", "e")
    assert told(store, 0, 5) == told(store, 1, 5) == []


def test_an_erased_answer_is_forgotten_by_an_open_workbook_too(store):
    """What was erased after the page was shown is gone from it."""
    workbook = Workbook(store)
    write(store, 1, "want", "sheet", wish="A secret")
    assert len(workbook.frame(CHANGES)) == 1
    store.erase("want", "sheet")
    assert workbook.frame(CHANGES).empty


def test_a_coach_is_told_only_of_answers_a_coach_may_see(store):
    """That a complaint changed is the person's own; so is what an open answer was before."""
    write(store, 1, "want", "sheet", **BLANK)
    write(store, 2, "want", "sheet", wish="To lead", complaint="They never ask")
    write(store, 3, "fear", "f", fear="that I am pushy", really="")
    assert told(store, 1, 5, "coach") == [("sheet", "wish", "", "")]
    seen = Workbook(store).frame(CHANGES, "coach")
    assert not {"before", "after", "entry"} & set(seen)
    assert not seen.isin(["They never ask", "that I am pushy"]).any(axis=None)


def test_a_kind_that_is_never_printed_is_never_listed(store, monkeypatch):
    """A private page may be printed for nobody, so no other page repeats it."""
    monkeypatch.setattr(KINDS["fear"], "private", True)
    write(store, 1, "fear", "f", fear="that I am pushy", really="")
    assert told(store, 0, 5) == []


def test_a_page_hears_of_every_change(store):
    """Whatever is saved, the review's picture of it is made again."""
    heard, workbook = [], Workbook(store)
    workbook.watch(heard.append)
    workbook.commit("want", "sheet", {"wish": "To lead"}, {})
    assert heard == [frozenset({"want", CHANGES})]
    assert list(workbook.frame(CHANGES)["after"]) == ["To lead"]


EDIT = st.tuples(st.sampled_from("abc"), st.sampled_from(("wish", "complaint", "request")),
                 st.sampled_from(("", "one", "two")))


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(st.integers(0, 12), EDIT), max_size=30), st.integers(0, 12), st.integers(0, 12))
def test_the_difference_is_exactly_what_differs(edits, since, until):
    """However often answers went to and fro: shown are those that differ between the two evenings, and no others."""
    since, until = sorted((since, until))
    states, versions = {}, []
    at = {moment: {} for moment in (since, until)}
    for number, (key, name, value) in sorted(edits, key=lambda edit: edit[0]):
        body = states[key] = {**states.get(key, BLANK), name: value}
        versions += [Version(day(number), "want", key, audience, {n: body[n] for n in names})
                     for audience, names in KINDS["want"].by_audience().items()]
        for moment, then in at.items():
            if number <= moment:
                then[key] = body
    history = History()
    history.take(versions)
    found = between(history.frame("me", lambda kind: states), day(since), day(until))
    expected = {(key, name, at[since].get(key, BLANK)[name], body[name]) for key, body in at[until].items()
                for name in BLANK if body[name] != at[since].get(key, BLANK)[name]}
    assert set(found[["record", "name", "before", "after"]].itertuples(index=False, name=None)) == expected
    assert len(found) == len(expected)


def test_the_sample_person_has_years_to_look_back_on():
    """Her answers changed over the years; the last of them are the ones she has now."""
    changes = sample.sample_frame(CHANGES)
    wishes = changes[(changes["of"] == "want") & (changes["name"] == "wish")]
    assert len(wishes) == 3 and wishes["after"].iloc[-1] == sample.records("want")["sheet"].wish
    assert changes["on"].min().date() == sample.FIRST and changes["on"].is_monotonic_increasing
    assert list(changes) == columns(KINDS[CHANGES])


def test_the_sample_persons_own_workbook_has_the_same_years(tmp_path):
    """Her pictures in an empty workbook, and in the one that is hers, look back on the same changes."""
    folder = create_folder(tmp_path / "hers", sample=True)
    workbook = Workbook.open(folder.workbook)
    order = ["on", "of", "record", "name"]
    hers, shown = (found.sort_values(order).reset_index(drop=True)
                   for found in (workbook.frame(CHANGES), sample.sample_frame(CHANGES)))
    workbook.close()
    assert_frame_equal(hers, shown)
