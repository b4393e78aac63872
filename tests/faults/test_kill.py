"""Programs that save are killed without warning, again and again: nothing they were told is saved is ever lost."""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
from multiprocessing.connection import Connection, wait
from pathlib import Path
from time import monotonic

import pytest

from career_workbook.store import Proposal, Store, check

PROCESSES, ROUNDS, BATCH = 4, 20, 30


def save_until_killed(path: Path, name: str, told: Connection) -> None:
    """Save edits, whole imports and drafts as fast as the disk allows; say what is saved only once it is."""
    with Store.open(path) as store:
        for n in range(1_000_000):
            if n % 10 == 9:
                rows = [Proposal("import", f"{name}-{n}-{row}", "me", {"row": row}) for row in range(BATCH)]
                told.send(("changes", [c.id for c in store.write(rows)]))
            elif n % 3 == 2:
                store.save_draft("skill", name, {"typed": n}, {})
                told.send(("draft", (name, n)))
            else:
                body = {"name": f"{name} {n}", "why": "word " * (n % 400)}
                told.send(("changes", [c.id for c in store.write([Proposal("skill", f"key{n % 7}", "me", body)])]))


def listen(ears: set[Connection], seconds: float | None, *, each: bool = False) -> list[tuple]:
    """What the programs say for some seconds, or (None) until all are gone; with `each`, from when all have spoken.

    A program that is gone leaves `ears`.
    """
    heard, silent = [], set(ears) if each else set()
    until = None if seconds is None else monotonic() + seconds
    while ears:
        left = None if silent or until is None else until - monotonic()
        if left is not None and left <= 0:
            break
        for ear in wait(ears, timeout=left):
            try:
                heard.append(ear.recv())
            except (EOFError, OSError):
                ears.discard(ear)
            silent.discard(ear)
    return heard


def test_no_acknowledged_save_is_lost(tmp_path):
    """Four programs save at once and are killed at random moments, twenty times over; all they had saved is there."""
    seed = random.SystemRandom().randrange(1 << 32)
    chance = random.Random(seed)
    print(f"seed {seed}")
    # A server forked once makes each new program start at once, from a clean state (Windows has none).
    context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
    if sys.platform != "win32":
        context.set_forkserver_preload(["pytest", "career_workbook.store"])
    path = tmp_path / "own" / "workbook.db"
    Store.create(path).close()
    saved: set[str] = set()
    drafted: dict[str, int] = {}
    for number in range(ROUNDS):
        programs, ears = [], set()
        for n in range(PROCESSES):
            ear, mouth = context.Pipe(duplex=False)
            program = context.Process(target=save_until_killed, args=(path, f"{number}-{n}", mouth), daemon=True)
            program.start()
            mouth.close()
            programs.append(program)
            ears.add(ear)
        heard = listen(ears, chance.uniform(0.0, 0.3), each=True)
        for program in chance.sample(programs, PROCESSES):
            program.kill()
            heard += listen(ears, chance.choice((0.0, 0.0, 0.02)))
        heard += listen(ears, None)
        for program in programs:
            program.join()
        killed = -9 if os.name == "posix" else 1
        assert {program.exitcode for program in programs} == {killed}, "a program gave up by itself"
        for what, said in heard:
            if what == "changes":
                saved.update(said)
            else:
                drafted[said[0]] = said[1]
        if number % 4 == 0:
            report = check(path)
            assert report.ok, (seed, report.sentences)
        with Store.open(path) as store:
            changes, drafts = store.since(0), {d.key: d.entered["typed"] for d in store.drafts()}
        assert saved <= {c.id for c in changes}, f"saves lost in round {number}, seed {seed}"
        assert all(drafts[name] >= typed for name, typed in drafted.items()), f"drafts lost, seed {seed}"
        batches: dict[str, int] = {}
        for c in changes:
            if c.kind == "import":
                batch = c.key.rsplit("-", 1)[0]
                batches[batch] = batches.get(batch, 0) + 1
        assert set(batches.values()) <= {BATCH}, f"half an import was left, seed {seed}"
    report = check(path)
    assert report.ok, (seed, report.sentences)
    assert len(saved) > ROUNDS * PROCESSES


@pytest.mark.parametrize("times", [6])
def test_killed_while_erasing_or_backing_up(tmp_path, times):
    """A program killed while it erases or makes a backup leaves a whole workbook and no half backup under its name."""
    context = multiprocessing.get_context("spawn")
    path, folder = tmp_path / "workbook.db", tmp_path / "backups"
    with Store.create(path) as store:
        store.write([Proposal("skill", f"k{n}", "me", {"why": "word " * 40}) for n in range(3000)])
    for n in range(times):
        ear, mouth = context.Pipe(duplex=False)
        program = context.Process(target=erase_until_killed, args=(path, folder, n, mouth), daemon=True)
        program.start()
        mouth.close()
        ear.recv()
        wait([ear], timeout=0.01 * n)
        program.kill()
        program.join()
        assert check(path).ok
        assert all(check(copy).ok for copy in folder.glob("copy*.db"))


def erase_until_killed(path: Path, folder: Path, n: int, told: Connection) -> None:
    """Erase and copy by turns."""
    with Store.open(path) as store:
        told.send("open")
        for turn in range(1_000_000):
            store.erase("skill", f"k{100 * n + turn}")
            store.backup(folder / f"copy{turn % 3}.db")
