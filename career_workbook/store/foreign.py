"""Reading a workbook file nobody vouches for: a bundle from a stranger, a backup from a stick, a file that was damaged.

Such a file is opened read-only, takes no part in locking, and may hold only what a workbook holds: exactly our
tables, rows of the right types and lengths, ids that match their rows. What it may cost to read is limited.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import refusals
from .change import COLUMNS, ERASED, LONGEST_BODY, fingerprint, mistake, moment, plain_name
from .files import connect, journal_waits, look_at, must_have_exact_parts, recognise
from .turns import transaction

LARGEST = 4_000_000_000  # bytes; a million changes take about half of one billion
#: Clocks of a real workbook count its changes; one beyond this was made up to win every tie.
LATEST_CLOCK = 1 << 40
LATEST_VERSION = 10_000
_TICK = 10_000  # steps of SQLite's machine between two looks at the budget
_STEPS_A_BYTE = 30  # reading and checking takes 3 to 5

_strict = json.JSONEncoder(allow_nan=False).encode
_ID = re.compile(r"[0-9a-f]{64}")
_NONCE = re.compile(r"[0-9a-f]{32}")
_LIMITS = {"LENGTH": LONGEST_BODY + 1_000_000, "SQL_LENGTH": 20_000, "COLUMN": 64, "EXPR_DEPTH": 64,
           "COMPOUND_SELECT": 8, "VDBE_OP": 50_000, "FUNCTION_ARG": 16, "ATTACHED": 0, "LIKE_PATTERN_LENGTH": 100,
           "VARIABLE_NUMBER": 32, "TRIGGER_DEPTH": 1, "WORKER_THREADS": 0}
_PRAGMAS = {"quick_check", "integrity_check", "application_id", "user_version", "page_count", "page_size"}
_MAY = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_RECURSIVE}
_FUNCTIONS = {"count", "max", "min", "coalesce"}


def open_foreign(path: Path, *, in_use: bool = False, thorough: bool = False) -> sqlite3.Connection:
    """A guarded, read-only connection to a workbook file of this version; refuses with `CannotOpen`.

    `in_use` is for the person's own workbook, which another program may be writing to: it takes part in locking.
    `thorough` checks indexes against tables as well.
    """
    look_at(path)
    if path.stat().st_size > LARGEST:
        raise refusals.damaged(path, "It is far larger than any workbook")
    if in_use:
        _let_the_journal_be_put_back(path)
    db = connect(path, "ro" if in_use else "ro&immutable=1")
    try:
        _guard(db, path.stat().st_size)
        version = recognise(db, path)
        must_have_exact_parts(db, path, version)
        db.set_authorizer(_authorize)
        if db.execute(f"PRAGMA {'integrity_check' if thorough else 'quick_check'}(1)").fetchone() != ("ok",):
            raise refusals.damaged(path)
        return db
    except BaseException as error:
        db.close()
        if isinstance(error, refusals.TROUBLE):
            raise refusals.unreadable(error, path) from error
        raise


def _let_the_journal_be_put_back(path: Path) -> None:
    # After a kill -9 the file is whole only together with its journal, and a read-only connection cannot join them.
    if journal_waits(path):
        db = connect(path, "rw")
        try:
            with transaction(db):
                pass
        except refusals.TROUBLE as error:
            raise refusals.unreadable(error, path) from error
        finally:
            db.close()


def _guard(db: sqlite3.Connection, size: int) -> None:
    for name, limit in _LIMITS.items():
        db.setlimit(getattr(sqlite3, f"SQLITE_LIMIT_{name}"), limit)
    for setting in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "query_only=ON", "temp_store=MEMORY"):
        db.execute(f"PRAGMA {setting}").fetchall()
    left = 2_000 + size * _STEPS_A_BYTE // _TICK

    def spend() -> bool:
        nonlocal left
        left -= 1
        return left < 0  # true stops the statement

    db.set_progress_handler(spend, _TICK)


def _authorize(action: int, first: str | None, second: str | None, _database: str | None, _via: str | None) -> int:
    allowed = (action in _MAY or (action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS)
               or (action == sqlite3.SQLITE_FUNCTION and second in _FUNCTIONS))
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def rows(db: sqlite3.Connection) -> Iterator[tuple]:
    """Every row of the log in the order of COLUMNS, as it stands: check each with `wrong_with`."""
    cursor = db.execute(f"SELECT {COLUMNS} FROM change ORDER BY seq")
    while some := cursor.fetchmany(1000):
        yield from some


def wrong_with(row: tuple) -> str:
    """What is wrong with one row of the log, or ""."""
    seq, change, nonce, parents, kind, key, audience, body, v, author, device, at, clock = row
    if not (_whole(seq, 1, 1 << 62) and _whole(v, ERASED, LATEST_VERSION) and _whole(clock, 1, LATEST_CLOCK)):
        return "a number is out of bounds"
    if not (_matches(_ID, change) and _matches(_NONCE, nonce) and isinstance(parents, str)):
        return "an id is malformed"
    if parents and not (all(_matches(_ID, p) for p in parents.split(" ")) and len(parents) < 100_000):
        return "an id is malformed"
    if mistake(kind, key, audience) or not plain_name(author) or not plain_name(device):
        return "a name is malformed"
    try:
        moment(at)
    except (ValueError, TypeError):
        return "a time is malformed"
    if body is not None and (v == ERASED or not whole_object(body)):
        return "an answer is malformed"
    return "" if fingerprint(row) == change else "it is not as it was written"


def _whole(number: Any, low: int, high: int) -> bool:
    return type(number) is int and low <= number <= high


def _matches(pattern: re.Pattern[str], text: Any) -> bool:
    return isinstance(text, str) and pattern.fullmatch(text) is not None


def whole_object(text: Any) -> bool:
    """True for the JSON text of an object that this program could have written: no NaN, no depth beyond reading."""
    if not isinstance(text, str) or len(text) > LONGEST_BODY:
        return False
    try:
        value = json.loads(text)
        _strict(value)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict)
