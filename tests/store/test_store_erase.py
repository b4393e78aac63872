"""What is erased for good is gone from every byte, and no older copy brings it back."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from career_workbook.store import NotSaved, Proposal, Store, check, erase_everywhere, keep_backups, log, restore, turns

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
CANARY = "the-text-nobody-may-find"


def put(store: Store, name: str | None, key: str = "a", audience: str = "me", **more):
    [made] = store.write([Proposal("skill", key, audience, None if name is None else {"name": name}, **more)])
    return made


def bodies(store: Store, key: str = "a"):
    return [c.body and c.body["name"] for c in store.heads("skill", key) if c.body]


def places_with(text: str, folder) -> list[str]:
    return sorted(p.name for p in folder.rglob("*") if p.is_file() and text.encode() in p.read_bytes())


def test_no_byte_is_left_in_the_workbook(store, path):
    """After erasing, the words are in no file of the folder: not the history, not drafts, not freed pages."""
    for n in range(30):
        put(store, f"{CANARY} {n} " + "more " * (n * 40), audience="coach" if n % 2 else "me")
        put(store, f"kept {n}", key=f"k{n}")
    put(store, None)
    store.save_draft("skill", "a", {"name": CANARY}, {})
    assert places_with(CANARY, path.parent) == ["workbook.db"]
    assert store.erase("skill", "a")
    assert places_with(CANARY, path.parent) == [] and store.drafts() == []
    assert [c.erased for c in store.history("skill", "a")] == [True] * 3
    assert all(bodies(store, f"k{n}") == [f"kept {n}"] for n in range(30)) and check(path).ok


def test_many_entries_are_erased_all_or_none(store, path, monkeypatch):
    """Where the disk fails in the middle of many entries none is gone; else all are, in one step."""
    put(store, "x"), put(store, "y", key="b")
    entomb = log.entomb
    with monkeypatch.context() as failing, pytest.raises(NotSaved):
        failing.setattr(log, "entomb", lambda db, pen, kind, key: entomb(db, pen, kind, key) and db.execute("nonsense"))
        store.erase_all([("skill", "a"), ("skill", "b")])
    assert (bodies(store), bodies(store, "b")) == (["x"], ["y"])
    assert store.erase_all([("skill", "a"), ("skill", "b"), ("skill", "never")]) == 2
    assert (bodies(store), bodies(store, "b")) == ([], []) and check(path).ok


def test_others_learn_of_an_erasure_as_news(store, path):
    """Another program that has the workbook open sees the entry go, as it sees any change."""
    put(store, "x")
    with Store.open(path) as other:
        seq = other.last_seq()
        store.erase("skill", "a")
        assert other.changed_elsewhere()
        assert {(c.key, c.body, c.erased) for c in other.since(seq)} == {("a", None, True)}


def test_what_was_never_written_cannot_be_erased(store):
    """Erasing an unknown entry does nothing and says so."""
    assert store.erase("skill", "a") is False and store.last_seq() == 0


def test_a_mere_draft_is_erased_too(store, path):
    """What was begun and never kept leaves the workbook, and the backup made while it was being typed."""
    store.save_draft("skill", "a", {"name": CANARY}, {})
    keep_backups(store, path.parent / "backups", NOON)
    assert store.erase("skill", "a") and store.drafts() == []
    erase_everywhere(store, path.parent / "backups")
    assert places_with(CANARY, path.parent) == [] and check(path).ok


def test_an_old_form_cannot_write_into_an_erased_entry(store):
    """A form that still shows the erased words cannot save on top of them; it is told why."""
    base = put(store, "x").id
    store.erase("skill", "a")
    for parents in ((base,), ()):
        with pytest.raises(NotSaved, match="erased for good"):
            put(store, "x again", parents=parents)
    assert store.write([Proposal("skill", "a", "me", {"name": "x"})], if_absent=True) == []


@pytest.mark.parametrize("audience", ["me", "coach", "anyone"])
def test_a_sheet_can_be_begun_anew(store, path, audience):
    """After erasing, the person may write there afresh in any circle, and erase that again."""
    put(store, "old")
    for _ in range(2):
        store.erase("skill", "a")
        put(store, "new", audience=audience)
        assert bodies(store) == ["new"] and check(path).ok


def test_restoring_an_older_backup_does_not_bring_it_back(store, path):
    """A backup from before the erasure comes back without what was erased, and with everything else."""
    put(store, CANARY)
    put(store, "kept", key="b")
    backup = keep_backups(store, path.parent / "backups", NOON)
    store.erase("skill", "a")
    put(store, "written since")
    store.close()
    restore(backup, path, now=NOON)
    assert CANARY.encode() not in path.read_bytes() and check(path).ok
    with Store.open(path) as again:
        assert bodies(again) == [] and bodies(again, "b") == ["kept"] and len(again.history("skill", "a")) == 3
        put(again, "afresh")
        assert bodies(again) == ["afresh"]


def test_no_byte_is_left_in_any_copy(store, path):
    """Backups, files set aside and unfinished copies lose it too; other files and other workbooks stay as they are."""
    folder = path.parent / "backups"
    put(store, CANARY)
    put(store, "kept", key="b")
    first = keep_backups(store, folder, NOON - dt.timedelta(days=2))
    put(store, CANARY + " edited")
    keep_backups(store, folder, NOON)
    store.backup(path.with_name("workbook-before-restore.db"))
    (folder / ".workbook.db.12345678.part").write_bytes(CANARY.encode())
    with Store.create(folder / "sample.db") as other:
        put(other, "another's")
    others = {p: p.read_bytes() for p in (folder / "sample.db",)}
    store.erase("skill", "a")
    cleared = erase_everywhere(store, folder)
    assert places_with(CANARY, path.parent) == [] and len(cleared.rewritten) == 3 and cleared.left == []
    assert all(p.read_bytes() == content for p, content in others.items())
    assert all(check(p).ok for p in cleared.rewritten)
    with Store.open(first) as backup:
        assert bodies(backup) == [] and bodies(backup, "b") == ["kept"]
    assert erase_everywhere(store, folder).rewritten == []


def test_a_copy_that_cannot_be_cleaned_is_named(store, path):
    """A damaged backup is left as it is, and the person is told which."""
    put(store, CANARY)
    backup = keep_backups(store, path.parent / "backups", NOON)
    data = backup.read_bytes()
    backup.write_bytes(data[:len(data) // 2])
    store.erase("skill", "a")
    assert erase_everywhere(store, path.parent / "backups").left == [backup]


steps = st.lists(st.tuples(st.sampled_from(["write", "draft", "erase", "branch"]), st.sampled_from("ab"),
                           st.sampled_from(["me", "coach"])), max_size=12)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(before=steps, here=steps, there=steps)
def test_two_copies_agree_on_what_is_erased(tmp_path_factory, before, here, there):
    """Whatever happens in two copies, taking the erasures of one into the other leaves none of the erased changes."""
    folder = tmp_path_factory.mktemp("copies")
    with Store.create(folder / "one.db") as one:
        play(one, before)
        one.backup(folder / "two.db")
        with Store.open(folder / "two.db") as two:
            play(one, here)
            play(two, there)
            with two.reading() as db:
                tombstones = db.execute("SELECT * FROM change WHERE v = 0").fetchall()
                erased = db.execute("SELECT * FROM erased").fetchall()
            for _ in range(2):  # the second time changes nothing
                with one.reading() as db, turns.transaction(db):
                    went = log.honour(db, tombstones, erased)
            assert went == 0
            present = {c.id for c in one.since(0)}
            assert not present & {row[0] for row in erased}
            for key in {row[5] for row in tombstones}:
                older = {c.id for c in two.history("skill", key)} | present
                assert all(c.erased or (set(c.parents) <= older and c.parents) for c in one.history("skill", key))
    report = check(folder / "one.db")
    assert report.ok, report.sentences


def play(store: Store, some) -> None:
    for what, key, audience in some:
        if what == "write":
            put(store, "words", key, audience)
        elif what == "draft":
            store.save_draft("skill", key, {"name": "words"}, {})
        elif what == "erase":
            store.erase("skill", key)
        else:
            there = [c.id for c in store.history("skill", key) if c.audience == audience]
            if there:
                put(store, "words", key, audience, parents=(there[0],))
