"""Backups are made without asking, kept by age, and come back when they are needed."""

from __future__ import annotations

import datetime as dt
import os
from itertools import pairwise

import pytest

from career_workbook.store import CannotOpen, Damaged, NotSaved, Proposal, Store, backups, check, keep_backups, restore
from career_workbook.store.backup import worth_keeping

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


@pytest.fixture
def folder(path):
    return path.parent / "backups"


def put(store: Store, name: str, key: str = "a"):
    [made] = store.write([Proposal("skill", key, "me", {"name": name})])
    return made


def names(path):
    with Store.open(path) as store:
        return [c.body["name"] for c in store.history("skill", "a")]


def test_a_backup_is_made_once_an_hour(store, folder):
    """Opening makes a backup, opening again within the hour does not, an hour later it does."""
    put(store, "one")
    first = keep_backups(store, folder, NOON)
    assert first.stat().st_mode & 0o777 == 0o600 and folder.stat().st_mode & 0o777 == 0o700
    assert keep_backups(store, folder, NOON + HOUR * 0.9) is None
    second = keep_backups(store, folder, NOON + HOUR)
    assert [p for _, p in backups(folder, store.path)] == [second, first]
    assert check(first).ok


def test_a_wrong_clock_does_not_stop_backups(store, folder):
    """A backup dated in the future, from a day the clock was wrong, does not keep today's from being made."""
    assert keep_backups(store, folder, NOON + 400 * DAY)
    assert keep_backups(store, folder, NOON)


def test_backups_thin_out_with_age():
    """Hourly for a day, daily for a month, weekly for a year, and the newest three however old."""
    times = [NOON - n * HOUR / 2 for n in range(2 * 24 * 500)]
    kept = sorted(NOON - when for when in worth_keeping(times, NOON))
    assert sum(age < DAY for age in kept) == 26  # one in each of the 25 clock hours a day touches, and the third newest
    assert sum(DAY <= age < 31 * DAY for age in kept) in (30, 31)
    assert sum(age >= 31 * DAY for age in kept) in (47, 48, 49) and max(kept) < 366 * DAY
    old = [NOON - n * 400 * DAY for n in range(1, 6)]
    assert worth_keeping(old, NOON) == set(old[:3])


def test_thinning_again_and_again_keeps_enough():
    """A year of a backup each hour, thinned at every step, still reaches back a year with no gap over a week."""
    there: list[dt.datetime] = []
    for n in range(24 * 380):
        now = NOON + n * HOUR
        there = sorted({now, *there}, reverse=True)
        if n % 24 == 0:
            there = sorted(worth_keeping(there, now), reverse=True)
    gaps = [a - b for a, b in pairwise(there)]
    assert there[0] - there[-1] > 350 * DAY and max(gaps) <= 8 * DAY


def test_only_own_backups_are_thinned(store, folder):
    """Anything else in the folder, another workbook's backups too, stays."""
    folder.mkdir()
    others = [folder / "holiday.jpg", folder / "sample-2001-01-01T00-00-00Z.db", folder / "workbook-2001.db"]
    for other in others:
        other.touch()
    for n in range(6):
        keep_backups(store, folder, NOON - (2000 - n * 370) * DAY)
    assert all(other.exists() for other in others) and len(backups(folder, store.path)) == 3


def test_a_backup_while_others_save(store, path, folder):
    """A copy made beside an open program is whole and has everything saved before."""
    put(store, "one")
    with Store.open(path) as other:
        put(other, "two")
        copy = other.backup(folder / "copy.db")
        put(store, "three")
    assert names(copy) == ["one", "two"]


def test_a_failed_backup_leaves_the_old_ones(store, folder, monkeypatch):
    """When the disk is full, no backup is removed, nothing half-written stays, and a sentence says why."""
    put(store, "one")
    for n in range(5):
        keep_backups(store, folder, NOON - (400 - n) * DAY)
    before = sorted(folder.iterdir())
    monkeypatch.setattr("career_workbook.store.files.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(NotSaved, match="disk is full"):
        keep_backups(store, folder, NOON)
    assert sorted(folder.iterdir()) == before


def test_unfinished_copies_are_swept_away(store, folder):
    """What a crash left of a backup is removed later, since it holds answers too; one being made is not."""
    folder.mkdir()
    old, new = folder / ".workbook.db.00000000.part", folder / ".workbook.db.11111111.part"
    for part in (old, new):
        part.touch()
    os.utime(old, (0, 0))
    keep_backups(store, folder, NOON)
    assert not old.exists() and new.exists()


def test_a_damaged_workbook_is_never_backed_up_over_good_copies(path, folder):
    """A workbook that is found damaged makes no backup, and removes none."""
    with Store.create(path) as store:
        store.write([Proposal("skill", f"k{n}", "me", {"name": "x" * 50}) for n in range(2000)])
        good = keep_backups(store, folder, NOON - DAY)
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(path.stat().st_size - 4096))
    with pytest.raises((NotSaved, CannotOpen)), Store.open(path) as store:
        keep_backups(store, folder, NOON)
    assert [p for _, p in backups(folder, path)] == [good] and check(good).ok


def test_restoring_brings_back_and_keeps_the_present_aside(path, folder):
    """The backup takes the workbook's place; what was there lies beside it, whole, under a name that is told."""
    with Store.create(path) as store:
        put(store, "one")
        backup = keep_backups(store, folder, NOON)
        put(store, "two")
    aside = restore(backup, path, now=NOON)
    assert names(path) == ["one"] and names(aside) == ["one", "two"]
    assert aside.parent == path.parent and path.stat().st_mode & 0o777 == 0o600
    assert restore(backup, path, now=NOON) != aside


def test_restoring_where_the_workbook_is_gone(path, folder):
    """A lost workbook comes back from its backup."""
    with Store.create(path) as store:
        put(store, "one")
        backup = keep_backups(store, folder, NOON)
    path.unlink()
    assert restore(backup, path, now=NOON) is None and names(path) == ["one"]


@pytest.mark.parametrize("damage", ["garbage", "cut", "journal"])
def test_restoring_over_a_damaged_workbook(path, folder, damage):
    """However the present file is damaged, the backup comes back whole, and the damaged file is kept as it is."""
    with Store.create(path) as store:
        put(store, "one")
        backup = keep_backups(store, folder, NOON)
    journal = path.with_name("workbook.db-journal")
    if damage == "garbage":
        path.write_bytes(b"garbage " * 999)
    else:
        os.truncate(path, 5000)
    if damage == "journal":
        journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0\0\0\1" + os.urandom(4000))
    before = path.read_bytes()
    aside = restore(backup, path, now=NOON)
    assert names(path) == ["one"] and check(path).ok
    assert damage == "journal" or aside.read_bytes() == before


def test_a_damaged_backup_is_not_restored(path, folder):
    """A backup that is not whole is refused, and the present workbook stays as it is."""
    with Store.create(path) as store:
        put(store, "one")
        backup = keep_backups(store, folder, NOON)
    data = bytearray(backup.read_bytes())
    data[data.index(b'{"name":"one"}') + 9] ^= 1
    backup.write_bytes(data)
    before = path.read_bytes()
    with pytest.raises(Damaged, match="nothing was changed"):
        restore(backup, path, now=NOON)
    assert path.read_bytes() == before and not list(path.parent.glob("*before-restore*"))


def test_the_workbook_is_no_backup_of_itself(store, path):
    """Naming the workbook as its own backup is answered with a sentence."""
    with pytest.raises(CannotOpen, match="itself"):
        restore(path, path, now=NOON)


def test_an_open_chapter_learns_of_a_restore_at_its_next_save(store, path, folder):
    """Whoever still has the old file open is told to open it again; nothing is saved into the void."""
    put(store, "one")
    restore(keep_backups(store, folder, NOON), path, now=NOON)
    with pytest.raises(NotSaved, match="open it again"):
        put(store, "two")
    assert names(path) == ["one"]
