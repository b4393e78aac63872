"""A disk that is full or refuses: what was saved stays, what was not is said, and saving works again afterwards."""

from __future__ import annotations

import multiprocessing
import sys

import pytest

from career_workbook.store import NotSaved, Proposal, Store, check


def put(store: Store, name: str, key: str = "a"):
    store.write([Proposal("skill", key, "me", {"name": name})])


def test_a_full_disk(tmp_path):
    """When the disk is full the save says so and changes nothing; with space again it works."""
    path = tmp_path / "workbook.db"
    with Store.create(path) as store:
        put(store, "kept")
        with store.reading() as db:  # SQLite itself then answers as on a full disk, without one being filled
            pages = db.execute("PRAGMA page_count").fetchone()[0]
            db.execute(f"PRAGMA max_page_count={pages}").fetchall()
        for _ in range(3):
            with pytest.raises(NotSaved, match=r"The disk is full\. Please free some space"):
                put(store, "x" * 100_000)
        assert [c.body["name"] for c in store.history("skill", "a")] == ["kept"]
        with store.reading() as db:
            db.execute("PRAGMA max_page_count=1000000").fetchall()
        put(store, "x" * 100_000)
        assert store.last_seq() == 2
    assert check(path).ok


def save_under_a_limit(path, pipe):
    """Saves with a limit of the system on how large a file may grow; tells what came of it."""
    import resource

    with Store.open(path) as store:
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 10_000, resource.RLIM_INFINITY))
        saved = 0
        try:
            for n in range(1000):
                put(store, "x" * 3000, f"k{n}")
                saved += 1
        except NotSaved as refusal:
            pipe.send((saved, str(refusal)))
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        put(store, "after", "after")
        pipe.send(store.last_seq())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_disk_that_refuses_to_take_more(tmp_path):
    """When the system refuses to let the file grow, everything acknowledged is there and the next save works."""
    path = tmp_path / "workbook.db"
    Store.create(path).close()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    program = context.Process(target=save_under_a_limit, args=(path, theirs), daemon=True)
    program.start()
    saved, sentence = ours.recv()
    assert "disk" in sentence and sentence.endswith("save again.")
    assert ours.recv() == saved + 1
    program.join()
    assert check(path).ok
    with Store.open(path) as store:
        assert len(store.present("skill")) == saved + 1
