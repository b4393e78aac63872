"""What the log is made of: a change as stored, what a caller proposes, a draft, and a change's fingerprint."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import Any

from .refusals import NotSaved

#: The circles a row may be meant for, the same as `records.AUDIENCES` (a test holds the two together): the store
#: knows no records, yet refuses a row from outside that names another circle.
AUDIENCES = ("me", "coach", "anyone")
COLUMNS = "seq, id, nonce, parents, kind, key, audience, body, v, author, device, at, clock"
#: The version that marks a tombstone: what was erased for good has no body and no version of one.
ERASED = 0
LONGEST_NAME = 200
LONGEST_BODY = 16_000_000

_KIND = re.compile(r"[a-z][a-z0-9_]{0,63}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_compact = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
_AT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\[([+-]\d\d:\d\d)\]")


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the log. `body` is None where the record was withdrawn (or erased: `v` is then 0).

    `seq` counts rows of this file only; `id` names the change everywhere; `clock` is Lamport's: always above that of
    everything its writer had seen. The body stays out of the repr, so that no log or traceback shows an answer.
    """

    seq: int
    id: str
    parents: tuple[str, ...]
    kind: str
    key: str
    audience: str
    body: dict[str, Any] | None = field(repr=False)
    author: str
    device: str
    at: str
    clock: int
    v: int

    @property
    def erased(self) -> bool:
        """True for the tombstone left where a record was erased for good."""
        return self.v == ERASED

    @property
    def when(self) -> dt.datetime:
        """The instant it was made, in the time zone it was made in."""
        return moment(self.at)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a caller wants written. `parents` are the changes it rests on; None means the present heads.

    `at` is the instant it was made where that is not now: for what is older than the file.
    """

    kind: str
    key: str
    audience: str
    body: dict[str, Any] | None = field(repr=False)
    v: int = 1
    parents: tuple[str, ...] | None = None
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being typed and not yet a change: fields as typed, and the changes they rest on by audience."""

    kind: str
    key: str
    entered: dict[str, Any] = field(repr=False)
    base: dict[str, list[str]]
    device: str
    at: str


def change_of(row: tuple) -> Change:
    """A row as stored (in the order of COLUMNS) → the change."""
    seq, change, _nonce, parents, kind, key, audience, body, v, author, device, at, clock = row
    return Change(seq, change, tuple(parents.split()), kind, key, audience,
                  None if body is None else json.loads(body), author, device, at, clock, v)


def fingerprint(row: tuple) -> str:
    """The id of a row: SHA-256 over its nonce and every column but `seq` and the id itself, in the order of COLUMNS.

    The nonce makes it impossible to guess a short answer from its id after the answer was erased.
    """
    return hashlib.sha256(_compact(row[2:]).encode()).hexdigest()


def as_text(body: dict[str, Any] | None) -> str | None:
    """A body → the JSON that is stored, or NotSaved where no file could hold it."""
    if body is None:
        return None
    if not isinstance(body, dict):
        raise TypeError("a body is a dict of fields")
    text = _compact(body)
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        raise NotSaved("The text holds half a character, which no file can keep. Please type it again.") from None
    if size > LONGEST_BODY:
        raise NotSaved(f"This entry has {size / 1e6:.0f} million characters; up to {LONGEST_BODY / 1e6:.0f} million "
                       "can be kept. Please shorten it.")
    return text


def mistake(kind: Any, key: Any, audience: Any) -> str:
    """What is wrong with the address of a record, or ""."""
    if not isinstance(kind, str) or not _KIND.fullmatch(kind):
        return "a kind is a short lower-case name"
    if audience not in AUDIENCES:
        return "an audience is one of " + ", ".join(AUDIENCES)
    return "" if plain_name(key) else "a key is one line of 1 to 200 characters"


def plain_name(text: Any) -> bool:
    """True for a text that can be a key, an author or a device."""
    return isinstance(text, str) and 0 < len(text) <= LONGEST_NAME and not _CONTROL.search(text)


def stamp(now: dt.datetime | None = None) -> str:
    """An instant as stored: UTC to the millisecond, so that texts sort as instants do, with the offset of the place
    it was made in kept behind it (the notation of RFC 9557): ``2026-11-22T01:24:03.123Z[+01:00]``."""
    here = (now or dt.datetime.now()).astimezone()
    utc = here.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec="milliseconds")
    offset = here.strftime("%z")
    return f"{utc}Z[{offset[:3]}:{offset[3:5]}]"


def moment(at: str) -> dt.datetime:
    """A stored instant as a datetime in the zone it was made in; ValueError for anything else."""
    found = _AT.fullmatch(at)
    if not found:
        raise ValueError("not an instant of the log")
    return dt.datetime.fromisoformat(found[1]).astimezone(_zone(found[2]))


@functools.lru_cache(maxsize=64)
def _zone(offset: str) -> dt.timezone:
    away = dt.timedelta(hours=int(offset[1:3]), minutes=int(offset[4:]))
    return dt.timezone(-away if offset[0] == "-" else away)
