"""A workbook file from a stranger is read with gloves on, and damage is found wherever it is."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3

import pytest

from career_workbook.store import CannotOpen, Proposal, Store, check, foreign
from career_workbook.store.change import COLUMNS, fingerprint


@pytest.fixture
def workbook(path):
    with Store.create(path) as store:
        for n in range(40):
            store.write([Proposal("skill", f"k{n % 9}", "me", {"name": f"skill {n}", "why": "because " * 9})])
        store.save_draft("skill", "k1", {"name": "draft"}, {"me": []})
        store.erase("skill", "k8")
    return path


def alter(path, *statements):
    db = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        db.execute(*statement) if isinstance(statement, tuple) else db.execute(statement)
    db.close()


def forge(path, **columns):
    """Change a row and give it the id that fits, as somebody would who knows this program."""
    db = sqlite3.connect(path, isolation_level=None)
    row = db.execute(f"SELECT {COLUMNS} FROM change ORDER BY seq DESC LIMIT 1 OFFSET 5").fetchone()
    new = dict(zip(COLUMNS.split(", "), row, strict=True)) | columns
    if "id" not in columns:
        try:
            new["id"] = fingerprint(tuple(new.values()))
        except (TypeError, ValueError):
            new["id"] = "0" * 64
    db.execute(f"UPDATE change SET {', '.join(f'{name} = ?' for name in new)} WHERE seq = ?", (*new.values(), row[0]))
    db.close()


def test_a_sound_workbook_is_whole(workbook):
    """A sound workbook is said to be whole, with the number of its changes, and checking changes no byte."""
    before = workbook.read_bytes()
    for in_use in (True, False):
        report = check(workbook, in_use=in_use)
        assert report.ok and len(report.sentences) == 1 and "changes" in report.sentences[0]
    assert workbook.read_bytes() == before


def test_a_workbook_in_use_can_be_checked(workbook):
    """Checking works while a chapter has the workbook open, and does not stop its saves."""
    with Store.open(workbook) as store:
        store.write([Proposal("skill", "a", "me", {"name": "x"})])
        assert check(workbook).ok
        store.write([Proposal("skill", "a", "me", {"name": "y"})])
        assert check(workbook).ok


def test_a_changed_answer_is_noticed(workbook):
    """Changing one answer behind the program's back is found by its fingerprint, and said without repeating it."""
    alter(workbook, "UPDATE change SET body = '{\"name\":\"CANARY\"}' WHERE seq = 3")
    report = check(workbook)
    assert not report.ok and "number 3" in " ".join(report.sentences) and "CANARY" not in " ".join(report.sentences)
    assert any("backup" in sentence for sentence in report.sentences)


@pytest.mark.parametrize("columns", [
    {"kind": "Skill'; --"}, {"kind": 7}, {"key": ""}, {"key": "x" * 201}, {"key": "a\x00b"}, {"audience": "everyone"},
    {"body": "[1]"}, {"body": "{"}, {"body": '{"x":NaN}'}, {"body": '{"x":1e999}'}, {"body": "[" * 100_000},
    {"body": '{"x":' * 60_000 + "1" + "}" * 60_000}, {"body": '{"x":' + "9" * 5000 + "}"}, {"body": b"\xff\xfe"},
    {"v": -1}, {"v": 0}, {"v": 1 << 40}, {"clock": 0}, {"clock": 1 << 62}, {"clock": "7"}, {"at": "yesterday"},
    {"at": "2026-13-41T99:00:00.000Z[+00:00]"}, {"author": ""}, {"device": "x\ny"}, {"nonce": ""},
    {"id": "f" * 64}, {"id": 7}, {"parents": "f" * 64}, {"parents": " "}, {"parents": "'); DROP TABLE change; --"}])
def test_forged_rows_are_refused(workbook, columns):
    """A row of the wrong type, length or form is found, also where its fingerprint was made to fit."""
    forge(workbook, **columns)
    report = check(workbook, in_use=False)
    assert not report.ok and all(len(sentence) < 400 for sentence in report.sentences)


def test_text_that_is_no_text_is_refused(workbook):
    """Bytes that are no UTF-8, given out as text, end in a sentence."""
    alter(workbook, "UPDATE change SET author = CAST(x'fffe80' AS TEXT) WHERE seq = 2")
    assert "damaged" in check(workbook).sentences[0]


@pytest.mark.parametrize("statement", [
    "DELETE FROM head WHERE seq = (SELECT max(seq) FROM head)", "INSERT INTO head VALUES ('skill', 1, 'k0', 'me')",
    "DELETE FROM change WHERE seq = 2", "DELETE FROM erased", "DELETE FROM meta WHERE name = 'workbook'",
    "INSERT INTO meta VALUES ('clock', 'much')", "INSERT INTO meta VALUES ('clock', x'31')",
    "UPDATE draft SET entered = 'x'",
    "INSERT INTO erased SELECT id, kind, key FROM change WHERE seq = 1"])
def test_what_does_not_fit_together_is_noticed(workbook, statement):
    """A missing change, a wrong list of present answers, a spoilt note or draft: each is found."""
    alter(workbook, statement)
    assert not check(workbook).ok


def test_random_damage_never_ends_in_anything_but_a_sentence(workbook):
    """Wherever bytes are flipped, checking answers in words; a damage in an answer is always found."""
    good, seed = workbook.read_bytes(), random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}")
    chance, found, used = random.Random(seed), 0, [at for at, byte in enumerate(good) if byte]
    for _ in range(100):
        data = bytearray(good)
        at = chance.choice(used)
        data[at:at + 8] = chance.randbytes(8)
        workbook.write_bytes(data)
        report = check(workbook, in_use=False)
        found += not report.ok
        assert report.sentences and all(sentence.endswith(".") for sentence in report.sentences)
        with contextlib.suppress(CannotOpen), Store.open(workbook) as store:
            store.present("skill")
    assert found > 60  # the rest met drafts, notes or places that hold nothing
    at = good.index(b"because because")
    workbook.write_bytes(good[:at] + b"B" + good[at + 1:])
    assert not check(workbook).ok


def test_a_stranger_can_only_be_read(workbook):
    """Nothing but reading our tables is possible on a foreign file: no writing, attaching, settings or loading."""
    db = foreign.open_foreign(workbook)
    for statement in ("DELETE FROM change", "ATTACH ':memory:' AS other", "PRAGMA query_only=OFF", "CREATE TABLE x (y)",
                      "SELECT load_extension('x')", "SELECT randomblob(1000000000)"):
        with pytest.raises(sqlite3.DatabaseError):
            db.execute(statement).fetchall()
    assert db.execute("SELECT count(*) FROM change").fetchone()[0] > 30
    db.close()


def test_a_file_that_costs_too_much_is_given_up(workbook):
    """Reading a small file may not take for ever, whatever it asks for."""
    db = foreign.open_foreign(workbook)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        db.execute("SELECT count(*) FROM change a, change b, change c, change d, change e, change f").fetchone()
    db.close()


def test_a_huge_file_is_not_even_read(workbook, monkeypatch):
    """A file larger than any workbook is refused by its size."""
    monkeypatch.setattr(foreign, "LARGEST", workbook.stat().st_size - 1)
    with pytest.raises(CannotOpen, match="far larger"):
        foreign.open_foreign(workbook)


def test_a_pipe_is_not_waited_for(path):
    """Something that is no ordinary file is refused at once."""
    path.parent.mkdir()
    os.mkfifo(path)
    assert "not a workbook" in check(path).sentences[0]


def test_a_long_history_of_one_size_fits_the_budget(path):
    """An honest workbook of many changes is read to its end within what a file of its size may cost."""
    with Store.create(path) as store:
        store.write([Proposal("skill", f"k{n}", "me", {"n": n}) for n in range(5000)])
        store.write([Proposal("skill", "same", "me", {"n": n}) for n in range(2000)])
    assert check(path, in_use=False).ok
