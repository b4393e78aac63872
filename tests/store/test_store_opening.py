"""Opening what is no sound workbook of this version: one sentence says what is wrong, and no byte changes."""

from __future__ import annotations

import hashlib
import os
import sqlite3

import pytest

from career_workbook.store import (
    CannotOpen,
    Damaged,
    Missing,
    NotAWorkbook,
    NotSaved,
    Proposal,
    Store,
    TooNew,
    check,
    schema,
)


def filled(path, number=200):
    with Store.create(path) as store:
        store.write([Proposal("skill", f"k{n}", "me", {"name": f"skill {n}", "why": "x" * 60}) for n in range(number)])
    return path


def alter(path, *statements):
    db = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        db.execute(statement)
    db.close()


def state(path):
    """Everything in the folder, as names and bytes (SQLite's own empty journal apart)."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() if p.is_file() else "folder"
            for p in path.parent.iterdir() if not (p.name.endswith("-journal") and p.stat().st_size == 0)}


def refused(path, kind):
    before = state(path)
    with pytest.raises(kind) as refusal:
        Store.open(path)
    assert state(path) == before
    sentence = str(refusal.value)
    assert sentence.endswith(".") and "Error" not in sentence and sentence.count(". ") <= 2
    return sentence


def test_no_file(path):
    """A workbook that is not there is not made by opening it."""
    path.parent.mkdir()
    assert "no workbook" in refused(path, Missing)


@pytest.mark.parametrize("content", [b"", b"diary\n" * 500, b"SQLite format 3\0" + os.urandom(5000), os.urandom(9000)])
def test_any_other_file(path, content):
    """An empty file, a text and random bytes are called what they are."""
    path.parent.mkdir()
    path.write_bytes(content)
    assert "not a workbook" in refused(path, NotAWorkbook)


def test_a_folder(path):
    """A folder in place of the file is named as one."""
    path.mkdir(parents=True)
    assert "is a folder" in refused(path, NotAWorkbook)


def test_another_programs_database(path):
    """A database of another program is left alone, even one in another journal mode."""
    path.parent.mkdir()
    alter(path, "PRAGMA journal_mode=WAL", "CREATE TABLE meta (name, value)", "PRAGMA user_version=1")
    refused(path, NotAWorkbook)


def test_a_newer_workbook(path):
    """A workbook of a newer program asks for an update and stays byte for byte what it was."""
    filled(path)
    alter(path, f"PRAGMA user_version={schema.newest() + 1}")
    assert "newer version" in refused(path, TooNew) and "update" in refused(path, TooNew)


@pytest.mark.parametrize("part", [
    "CREATE VIEW skills AS SELECT body FROM change",
    "CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM change; END",
    "CREATE TABLE more (x, y GENERATED ALWAYS AS (x || x))",
    "DROP INDEX head_of"])
def test_parts_this_program_did_not_make(path, part):
    """A trigger, view, table or missing index is noticed before anything of it can run."""
    filled(path)
    alter(path, part)
    assert "damaged" in refused(path, Damaged)
    assert not check(path).ok and not check(path, in_use=False).ok


def test_a_file_cut_short(path):
    """A workbook of which only a part arrived is refused, not opened half empty."""
    filled(path)
    os.truncate(path, path.stat().st_size // 2)
    assert "backup" in refused(path, Damaged)


def test_a_broken_page_says_so_when_it_is_read(path):
    """Damage in the middle of the file comes as a sentence at the reading that meets it, and `check` finds it."""
    filled(path, 2000)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(4096 * (size // 4096 - 1)))
    with pytest.raises(CannotOpen, match="damaged") as refusal, Store.open(path) as store:
        store.present("skill")
    assert "backup" in str(refusal.value)
    assert not check(path).ok


@pytest.mark.parametrize("part", ["file", "folder"])
def test_read_only(plain_folder, as_plain_person, part):
    """A read-only file or folder is said on opening, before anything is typed (to an ordinary user, not root)."""
    folder = plain_folder / "own"
    filled(folder / "workbook.db")
    for place in (folder, *folder.iterdir()):
        os.chown(place, 65534, 65534) if os.geteuid() == 0 else None
    folder.joinpath("workbook.db").chmod(0o400 if part == "file" else 0o600)
    folder.chmod(0o500 if part == "folder" else 0o700)
    answer = as_plain_person(lambda: Store.open(folder / "workbook.db"))
    folder.chmod(0o700)
    assert answer.startswith("ReadOnly: ") and f"its {part} is read-only" in answer


def test_somebody_elses_file(plain_folder, as_plain_person):
    """A workbook that may not even be read is refused with a sentence."""
    if os.geteuid() != 0:
        plain_folder.joinpath("workbook.db").touch(mode=0)
    else:
        with Store.create(plain_folder / "workbook.db"):
            pass
    assert "could not be opened" in as_plain_person(lambda: Store.open(plain_folder / "workbook.db"))


def test_no_place_for_a_new_workbook(plain_folder, as_plain_person):
    """A folder that cannot be written to is said when a new workbook is asked for."""
    plain_folder.chmod(0o555)
    assert "may not read or write" in as_plain_person(lambda: Store.create(plain_folder / "new" / "workbook.db"))


SECOND = ("ALTER TABLE draft ADD COLUMN mood TEXT NOT NULL DEFAULT ''", "CREATE INDEX by_time ON change (at)")


def test_an_older_workbook_is_upgraded_after_a_backup(path, monkeypatch):
    """An older workbook opens with everything in it, and a copy from before the upgrade lies beside it."""
    filled(path)
    before = path.read_bytes()
    monkeypatch.setitem(schema.MIGRATIONS, 2, SECOND)
    with Store.open(path) as store:
        assert len(store.present("skill")) == 200
    [copy] = path.parent.glob("*before-version-2*.db")
    assert copy.stat().st_mode & 0o777 == 0o600 and len(copy.read_bytes()) == len(before)
    assert check(path).ok and check(copy).ok
    with Store.open(path):
        assert len(list(path.parent.glob("*before-version-2*.db"))) == 1


def test_an_upgrade_that_fails_changes_nothing(path, monkeypatch):
    """When an upgrade breaks half-way, the workbook is still the old one and opens with the old program."""
    filled(path)
    with monkeypatch.context() as newer:
        newer.setitem(schema.MIGRATIONS, 2, (*SECOND, "ALTER TABLE nowhere ADD COLUMN x"))
        with pytest.raises(CannotOpen, match="upgrade failed"):
            Store.open(path)
    with Store.open(path) as store:
        assert len(store.present("skill")) == 200
    assert check(path).ok


def test_no_upgrade_without_its_backup(path, monkeypatch):
    """When the copy before an upgrade cannot be made, the upgrade does not begin."""
    filled(path)
    before = state(path)
    monkeypatch.setitem(schema.MIGRATIONS, 2, SECOND)
    monkeypatch.setattr("career_workbook.store.files.copy_into", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(CannotOpen, match="disk is full"):
        Store.open(path)
    assert state(path) == before


def test_a_workbook_replaced_while_open(path, store):
    """When a sync program puts another file in its place, the next save says so and nothing is lost unseen."""
    other = path.with_name("other.db")
    filled(other)
    other.replace(path)
    with pytest.raises(NotSaved, match="replaced"):
        store.write([Proposal("skill", "a", "me", {"name": "x"})])


def test_an_old_journal_is_not_put_into_a_new_workbook(path):
    """What a crash left beside a workbook that was then removed does no harm to the next one of that name."""
    path.parent.mkdir()
    journal = path.with_name("workbook.db-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(4000))
    filled(path)
    assert check(path).ok and list(path.parent.glob("*left*"))
