"""Several programs on one workbook see each other's saves, wait for each other, and lose nothing."""

from __future__ import annotations

import multiprocessing
from time import monotonic

import pytest

from career_workbook.store import NotSaved, Proposal, Store, check, files, turns


def put(store: Store, name: str, key: str = "a"):
    [made] = store.write([Proposal("skill", key, "me", {"name": name})])
    return made


def save_when_asked(path, pipe):
    """Another program: saves once for each word it is sent, and answers when it is saved."""
    with Store.open(path) as store:
        pipe.send("ready")
        while name := pipe.recv():
            pipe.send(put(store, name).id)


def hold_the_file(path, pipe):
    """Another program, hanging in the middle of a save."""
    db = files.connect(path, "rw")
    db.execute("BEGIN EXCLUSIVE")
    pipe.send("holding")
    pipe.recv()
    db.execute("ROLLBACK")
    pipe.send("let go")
    db.close()


@pytest.fixture
def path(tmp_path):
    Store.create(tmp_path / "workbook.db").close()
    return tmp_path / "workbook.db"


@pytest.fixture
def beside(path):
    """Starts a function in another program and gives the pipe to it."""
    context, running = multiprocessing.get_context("spawn"), []

    def start(target):
        ours, theirs = context.Pipe()
        program = context.Process(target=target, args=(path, theirs), daemon=True)
        program.start()
        running.append((program, ours))
        ours.recv()
        return ours

    yield start
    for program, _ in running:
        program.kill()
        program.join()


def test_another_programs_save_is_seen_within_a_second(path, beside):
    """As soon as another program has its save confirmed, this one sees that there is news, and reads it."""
    other = beside(save_when_asked)
    with Store.open(path) as store:
        assert not store.changed_elsewhere()
        for name in ("one", "two", "three"):
            seq = store.last_seq()
            began = monotonic()
            other.send(name)
            made = other.recv()
            assert store.changed_elsewhere() and monotonic() - began < 1
            assert [c.id for c in store.since(seq)] == [made]
            assert not store.changed_elsewhere()


def test_two_programs_save_by_turns(path, beside):
    """Saves of two programs on one record line up one after the other; neither is refused."""
    other = beside(save_when_asked)
    with Store.open(path) as store:
        for n in range(20):
            other.send(f"theirs {n}")
            put(store, f"mine {n}")
            other.recv()
        assert len(store.history("skill", "a")) == 40 and len(store.heads("skill", "a")) == 1
    assert check(path).ok


def test_a_program_that_hangs_is_named_and_waited_for(path, beside, monkeypatch):
    """A save that cannot get its turn says so and can be repeated once the other program has let go."""
    monkeypatch.setattr(turns, "WAITS", 0.2)
    with Store.open(path) as store:
        other = beside(hold_the_file)
        with pytest.raises(NotSaved, match="Another program is holding"):
            put(store, "one")
        other.send("let go")
        other.recv()
        put(store, "one")
        assert store.last_seq() == 1
