"""The tables of a workbook file, numbered migrations between its versions, and the settings it is opened with.

`change` is the log and the only truth; `head` is derived from it (the changes nobody has changed further) so that
the present is read without walking the graph; `erased` remembers the ids of what was erased for good; `draft` holds
what is being typed. Keys and kinds never hold an answer.
"""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x4357424B  # "CWBK", in the header of the file: how a workbook is told from any other database

#: Version → the statements that lead to it. Never edit one that was released; add the next.
MIGRATIONS: dict[int, tuple[str, ...]] = {
    1: (
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        """CREATE TABLE change (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            nonce TEXT NOT NULL,
            parents TEXT NOT NULL,
            kind TEXT NOT NULL,
            key TEXT NOT NULL,
            audience TEXT NOT NULL,
            body TEXT,
            v INTEGER NOT NULL,
            author TEXT NOT NULL,
            device TEXT NOT NULL,
            at TEXT NOT NULL,
            clock INTEGER NOT NULL
        )""",
        "CREATE INDEX change_of ON change (key, kind)",
        """CREATE TABLE head (
            kind TEXT NOT NULL,
            seq INTEGER NOT NULL,
            key TEXT NOT NULL,
            audience TEXT NOT NULL,
            PRIMARY KEY (kind, seq)
        ) WITHOUT ROWID""",
        "CREATE INDEX head_of ON head (key, kind, audience)",
        "CREATE TABLE erased (id TEXT PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL) WITHOUT ROWID",
        """CREATE TABLE draft (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            key TEXT NOT NULL,
            writer TEXT NOT NULL,
            entered TEXT NOT NULL,
            base TEXT NOT NULL,
            author TEXT NOT NULL,
            device TEXT NOT NULL,
            at TEXT NOT NULL,
            UNIQUE (kind, key, writer)
        )""",
    ),
}

#: TRUNCATE and FULL: the pair that lost no acknowledged save to kill -9 or a crash of the system (WAL loses data where
#: a sync client replaces the file). secure_delete and temp_store keep what was erased, or sorted, out of other bytes.
SETTINGS = ("trusted_schema=OFF", "journal_mode=TRUNCATE", "synchronous=FULL", "fullfsync=ON", "secure_delete=ON",
            "temp_store=MEMORY", "cell_size_check=ON", "mmap_size=0")


def newest() -> int:
    """The version this program writes."""
    return max(MIGRATIONS)


def pragma(db: sqlite3.Connection, name: str) -> int:
    """The value of a number kept in the header of the file."""
    return db.execute(f"PRAGMA {name}").fetchone()[0]


def upgrade(db: sqlite3.Connection, version: int) -> None:
    """Run every migration above `version`; the caller holds the write lock."""
    for number in range(version + 1, newest() + 1):
        for statement in MIGRATIONS[number]:
            db.execute(statement)
    db.execute(f"PRAGMA user_version={newest()}")


def parts(db: sqlite3.Connection) -> list[tuple]:
    """Every table, index, view and trigger of a database, in hexadecimal: in a damaged one they may be no texts."""
    return sorted(db.execute("SELECT hex(type), hex(name), hex(tbl_name), hex(sql) FROM sqlite_master").fetchall())


def expected_parts(version: int) -> list[tuple]:
    """What `parts` of a workbook of that version must be, exactly."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for number in range(1, version + 1):
            for statement in MIGRATIONS[number]:
                db.execute(statement)
        return parts(db)
    finally:
        db.close()
