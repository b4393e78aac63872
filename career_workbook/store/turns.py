"""Programs that share a workbook take turns at writing it."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

WAITS = 30.0  # seconds for another program's write to end
_EAGER, _PATIENT = (0.0005, 0.003), (0.01, 0.03)  # seconds between two attempts, within the first second and later


@contextmanager
def transaction(db: sqlite3.Connection, how: str = "IMMEDIATE") -> Iterator[sqlite3.Connection]:
    """One transaction that takes the write lock first: reading before writing can then never end in "locked"."""
    _begin(db, how)
    try:
        yield db
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _begin(db: sqlite3.Connection, how: str) -> None:
    # SQLite's own waiting soon asks only every tenth of a second, and where others save without a pause it then
    # misses the moment between two saves for many seconds. Asking often and at irregular times gets a turn quickly.
    db.execute("PRAGMA busy_timeout=0").fetchall()
    began = time.monotonic()
    try:
        while True:
            try:
                db.execute(f"BEGIN {how}")
                return
            except sqlite3.OperationalError as error:
                waited = time.monotonic() - began
                if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY or waited > WAITS:
                    raise
                time.sleep(random.uniform(*(_EAGER if waited < 1 else _PATIENT)))
    finally:
        db.execute(f"PRAGMA busy_timeout={int(WAITS * 1000)}").fetchall()
