"""The log as a person meets it: nothing typed is lost, everything can be brought back."""

from __future__ import annotations

import datetime as dt
import logging
import threading

import pytest

from career_workbook import records
from career_workbook.store import AlreadyThere, CannotOpen, NotSaved, Proposal, Store, change, check


def put(store: Store, name: str | None, *, key: str = "a", kind: str = "skill", audience: str = "me", **more):
    [made] = store.write([Proposal(kind, key, audience, None if name is None else {"name": name}, **more)])
    return made


def names(store: Store, key: str = "a", kind: str = "skill") -> list[str | None]:
    return [c.body and c.body["name"] for c in store.heads(kind, key)]


def test_what_was_saved_is_there_tomorrow(path):
    """A saved answer is read back after closing, whatever letters it is written in."""
    with Store.create(path) as store:
        put(store, "Zuhören – 倾听 🌱")
    with Store.open(path) as store:
        assert names(store) == ["Zuhören – 倾听 🌱"]


def test_a_new_workbook_is_for_its_owners_eyes(store, path):
    """The file and its folder can be read by their owner only."""
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_new_workbook_never_replaces_a_file(path):
    """Where a file is already, it stays as it is and a sentence says so."""
    path.parent.mkdir()
    path.write_text("my diary")
    with pytest.raises(AlreadyThere, match="already"):
        Store.create(path)
    assert path.read_text() == "my diary"
    assert list(path.parent.iterdir()) == [path]


def test_the_sample_stays_a_sample(path):
    """A workbook of the invented person says so whenever it is opened; each workbook has a name of its own."""
    with Store.create(path, sample=True) as first, Store.create(path.with_name("other.db")) as second:
        assert first.sample and not second.sample and first.id != second.id
    with Store.open(path) as store:
        assert store.sample


def test_history_keeps_every_version(store):
    """An edit adds to the history, oldest first; the present is the newest."""
    for name in ("listen", "listening", "listening well"):
        put(store, name)
    assert [c.body["name"] for c in store.history("skill", "a")] == ["listen", "listening", "listening well"]
    assert names(store) == ["listening well"]


def test_a_withdrawn_entry_can_be_brought_back(store):
    """Withdrawing is a change like any other: the words stay in the history and can be written again."""
    first = put(store, "listening")
    put(store, None)
    assert names(store) == [None]
    [_, _, _, _, text, _, _] = store.present("skill")[0]
    assert text is None
    put(store, store.history("skill", "a")[0].body["name"])
    assert names(store) == ["listening"] and store.history("skill", "a")[0] == first


def test_undo_of_an_undo(store):
    """Undoing is writing what was before; undoing that brings the later words back, and all four steps are kept."""
    put(store, "one")
    put(store, "two")
    for _ in range(2):
        before_last = store.history("skill", "a")[-2]
        put(store, before_last.body["name"])
    assert [c.body["name"] for c in store.history("skill", "a")] == ["one", "two", "one", "two"]


def test_two_edits_of_one_version_are_both_kept(store):
    """Who saves on top of an older version overwrites nobody: both versions are present until one settles them."""
    base = put(store, "listening").id
    left = put(store, "left", parents=(base,))
    right = put(store, "right", parents=(base,))
    assert names(store) == ["right", "left"]
    put(store, "both", parents=(left.id, right.id))
    assert names(store) == ["both"]
    assert set(store.history("skill", "a")[-1].parents) == {left.id, right.id}


def test_circles_are_kept_apart(store):
    """What a coach may see is a row of its own, with a history of its own."""
    put(store, "for me")
    put(store, "for my coach", audience="coach")
    assert {(c.audience, c.body["name"], c.parents) for c in store.heads("skill", "a")} == {
        ("me", "for me", ()), ("coach", "for my coach", ())}


def test_an_import_brings_back_nothing_the_person_took_out(store):
    """Importing the same rows again leaves alone what was ever known, and takes a new record with all its circles."""
    put(store, "imported", key="row1")
    put(store, None, key="row1")
    rows = [Proposal("skill", key, audience, {"name": key}) for key in ("row1", "row2") for audience in ("me", "coach")]
    assert [(c.key, c.audience) for c in store.write(rows, if_absent=True)] == [("row2", "me"), ("row2", "coach")]
    assert store.write(rows, if_absent=True) == [] and names(store, "row1") == [None]


def test_all_or_nothing(store):
    """When one of many entries cannot be written, none is."""
    put(store, "listening")
    good = Proposal("skill", "b", "me", {"name": "b"})
    with pytest.raises(ValueError, match="parent"):
        store.write([good, Proposal("skill", "a", "me", {"name": "x"}, parents=("f" * 64,))])
    assert store.heads("skill", "b") == [] and store.last_seq() == 1


@pytest.mark.parametrize("wrong", [
    Proposal("Skill; DROP TABLE", "a", "me", {}), Proposal("skill", "", "me", {}), Proposal("skill", "a\nb", "me", {}),
    Proposal("skill", "a", "everybody", {}), Proposal("skill", "a", "me", {"x": float("nan")}),
    Proposal("skill", "a", "me", {}, v=0)])
def test_what_no_page_should_send_is_refused(store, wrong):
    """A proposal that could not be read back is refused before anything is written."""
    with pytest.raises(ValueError):
        store.write([wrong])
    assert store.last_seq() == 0


def test_half_a_character_is_refused_with_a_sentence(store):
    """Text that no file can hold is refused in words, without repeating it."""
    with pytest.raises(NotSaved, match="half a character") as refusal:
        put(store, "secret \ud83c")
    assert "secret" not in str(refusal.value) and store.last_seq() == 0


def test_news_since_last_time(store):
    """What came in after a point can be read alone, in the order it came."""
    put(store, "one")
    seq = store.last_seq()
    two, three = put(store, "two"), put(store, "three", key="b")
    assert store.since(seq) == [two, three] and store.last_seq() == three.seq


def test_own_saves_are_no_news_from_elsewhere(store, path):
    """Only another program's save counts as a change from elsewhere, and only once."""
    put(store, "mine")
    assert not store.changed_elsewhere()
    with Store.open(path) as other:
        put(other, "theirs")
    assert store.changed_elsewhere() and not store.changed_elsewhere()
    assert names(store) == ["theirs"]


def test_many_threads_save_at_once(store):
    """A chapter whose callbacks run in several threads loses none of their saves."""
    failed: list[Exception] = []

    def save(name: str) -> None:
        try:
            for n in range(20):
                put(store, f"{name}{n}", key=name)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=save, args=(f"t{n}",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed and store.last_seq() == 120
    assert {names(store, f"t{n}")[0] for n in range(6)} == {f"t{n}19" for n in range(6)}


def test_a_closed_workbook_says_so(store):
    """After closing, reading and saving are refused with a sentence, never with silence."""
    store.close()
    with pytest.raises(NotSaved, match="closed"):
        put(store, "late")
    with pytest.raises(CannotOpen, match="closed"):
        store.present("skill")


def test_times_keep_their_zone():
    """An instant is kept in UTC, so that texts sort, and gives back the clock on the wall it was made by."""
    wall = dt.datetime(2026, 3, 29, 1, 30, 0, 123456, dt.timezone(dt.timedelta(hours=-3, minutes=-30)))
    assert change.stamp(wall.astimezone(dt.UTC)).startswith("2026-03-29T05:00:00.123Z[")
    back = change.moment("2026-03-29T05:00:00.123Z[-03:30]")
    assert back == wall.replace(microsecond=123000) and back.utcoffset() == wall.utcoffset()


def test_no_answer_shows_in_a_log(store, caplog):
    """Neither the log nor what a traceback would print holds an answer."""
    caplog.set_level(logging.DEBUG)
    made = put(store, "CANARY")
    store.save_draft("skill", "a", {"name": "CANARY"}, {})
    store.erase("skill", "a")
    shown = repr([made, Proposal("skill", "a", "me", {"name": "CANARY"}), *store.drafts()]) + caplog.text
    assert "CANARY" not in shown


def test_circles_agree_with_the_records():
    """The store and the records speak of the same circles."""
    assert change.AUDIENCES == records.AUDIENCES


def test_what_is_older_than_the_file_keeps_its_day(store):
    """An answer of years ago, written today, says when it was given; its place in the order is today's."""
    then = dt.datetime(2023, 2, 20, 12)
    [old] = store.write([Proposal("skill", "a", "me", {"name": "SQL"}, at=then)])
    [new] = store.write([Proposal("skill", "a", "me", {"name": "Data"})])
    assert old.when.replace(tzinfo=None) == then and new.when > old.when and new.clock == old.clock + 1
    assert [change.when for change in store.history("skill", "a")] == [old.when, new.when]
    assert check(store.path).ok
