"""Windows count while somebody was there; nothing of their titles is kept."""

import datetime as dt
import json
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.readers import CannotRead, activitywatch

TODAY = dt.date(2026, 11, 22)
BERLIN = ZoneInfo("Europe/Berlin")
BEGIN = dt.datetime(2026, 5, 22, 8, tzinfo=dt.UTC)


def event(minutes: float, length: float, **data) -> dict:
    """An event some minutes after eight, UTC, that lasted as many minutes."""
    return {"timestamp": (BEGIN + dt.timedelta(minutes=minutes)).isoformat(), "duration": length * 60, "data": data}


def export(windows: list, presence: list | None = None, host: str = "desk") -> bytes:
    """An export as ActivityWatch writes it."""
    buckets = {"aw-watcher-window_" + host: {"type": "currentwindow", "client": "aw-watcher-window", "hostname": host,
                                             "events": windows}}
    if presence is not None:
        buckets["aw-watcher-afk_" + host] = {"type": "afkstatus", "hostname": host, "events": presence}
    return json.dumps({"buckets": buckets}).encode()


def hours(found) -> dict:
    """Hours by program and day."""
    return {(row.project, row.day.isoformat()): round(row.hours, 4) for row in found.rows}


def read(data: bytes, zone=BERLIN):
    """What an export holds, in a place that does not depend on this computer."""
    return activitywatch.read(data, zone, TODAY)


def test_time_away_is_taken_out():
    """An hour of a window with a coffee of fifteen minutes in it is three quarters of an hour."""
    found = read(export([event(0, 60, app="Sheets", title="Payroll of Ines")],
                        [event(0, 30, status="not-afk"), event(30, 15, status="afk"), event(45, 60, status="not-afk")]))
    assert hours(found) == {("Sheets", "2026-05-22"): 0.75}
    assert "Ines" not in repr(found)


def test_nobody_there_at_all_is_no_time():
    """A watched computer that nobody used has no hours; an unwatched one counts, and says so."""
    assert read(export([event(0, 60, app="Sheets")], [])).rows == ()
    found = read(export([event(0, 60, app="Sheets")]))
    assert hours(found) == {("Sheets", "2026-05-22"): 1.0} and "away" in found.notes[0]


def test_one_window_is_in_front():
    """Where two overlap, the first ends as the second begins."""
    found = read(export([event(0, 60, app="Sheets"), event(30, 30, app="Chat")]))
    assert hours(found) == {("Sheets", "2026-05-22"): 0.5, ("Chat", "2026-05-22"): 0.5}


def test_a_day_ends_at_the_midnight_of_the_place():
    """23:30 to 00:30 in Berlin is half an hour on each day, also in the night the clocks change."""
    assert hours(read(export([event(13.5 * 60, 60, app="Sheets")]))) == {
        ("Sheets", "2026-05-22"): 0.5, ("Sheets", "2026-05-23"): 0.5}
    night = event(0, 9 * 60, app="Sheets") | {"timestamp": "2026-10-24T20:00:00+00:00"}
    assert hours(read(export([night]))) == {("Sheets", "2026-10-24"): 2.0, ("Sheets", "2026-10-25"): 7.0}


def test_today_waits_until_it_is_over():
    """A day that is half over would come in half and never be completed."""
    now = event(0, 60, app="Sheets") | {"timestamp": "2026-11-22T08:00:00+00:00"}
    found = read(export([now, event(0, 60, app="Sheets")]))
    assert list(hours(found)) == [("Sheets", "2026-05-22")] and "Today stays out until it is over." in found.notes


def test_the_next_export_adds_only_new_days():
    """The same day of the same program has the same key, however many events follow."""
    first = read(export([event(0, 60, app="Sheets")]))
    later = read(export([event(0, 60, app="Sheets"), event(24 * 60, 60, app="Sheets")]))
    assert later.rows[0].key == first.rows[0].key and len(later.rows) == 2


@pytest.mark.parametrize(("change", "says"), [
    ({"duration": -60}, "below zero"), ({"duration": 30 * 3600}, "asleep"), ({"duration": "x"}, "no time"),
    ({"timestamp": "yesterday"}, "no time"), ({"timestamp": "2026-05-22T08:00:00"}, "placed"),
    ({"duration": None}, "no"),
])
def test_an_event_that_cannot_be_is_said(change, says):
    """It stays out, and the others are kept."""
    found = read(export([event(0, 60, app="Sheets"), event(90, 60, app="Sheets") | change]))
    assert len(found.rows) == 1 and found.unit == "event"
    assert [p.line for p in found.problems] == [2] and says in found.problems[0].sentence


def test_buckets_may_be_listed_and_other_watchers_are_not_read():
    """The schema's list is read as the export's object; browser tabs are in the windows already."""
    buckets = list(json.loads(export([event(0, 60, app="Browser")]))["buckets"].values())
    buckets += [{"type": "web.tab.current", "hostname": "x", "events": [event(0, 60, url="secret")]}, "odd", None]
    assert hours(read(json.dumps({"buckets": buckets}).encode())) == {("Browser", "2026-05-22"): 1.0}


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"buckets": 3}', b'{"buckets": {}}', b"[" * 100_000])
def test_another_file_is_refused(data):
    """Half a file, or another one, is a sentence."""
    with pytest.raises(CannotRead):
        read(data)


minute = st.integers(0, 300)
stretch = st.tuples(minute, st.integers(1, 90))


@settings(max_examples=60)
@given(st.lists(stretch, max_size=8, unique_by=lambda s: s[0]), st.lists(stretch, max_size=8))
def test_every_minute_counts_once(windows, presence):
    """As many minutes come out as a person counting them one by one finds at the keyboard before a window."""
    found = read(export([event(a, n, app="a") for a, n in windows] or [event(0, 0, app="a")],
                        [event(a, n, status="not-afk") for a, n in presence]))
    there = {m for a, n in presence for m in range(a, a + n)}
    counted = {m for a, n in windows for m in range(a, a + n)} & there
    # A window reaches to the next one, so time is never counted twice, but may end early.
    starts = sorted(windows)
    kept = {m for i, (a, n) in enumerate(starts) for m in
            range(a, min([a + n, *(b for b, _ in starts[i + 1:i + 2])]))} & there
    assert sum(row.hours for row in found.rows) * 60 == pytest.approx(len(kept)) and kept <= counted
