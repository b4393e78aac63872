"""What two people in a session share beside the workbook: who is here, what is pointed at, the exercises of the day,
the timer.

It lies beside the session's notes, since each chapter is a program of its own, and goes with the session's folder.
Nothing of it is an answer.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

#: How a running session tells its programs where its notes are.
VARIABLE = "CAREER_WORKBOOK_SESSION"
#: Seconds without a word after which a person counts as away.
AWAY = 10.0
MOST_OF_THE_DAY = 2
LONGEST_TIMER = 240  # minutes
TWO_ALREADY = "Two are chosen for today already. Please take one of them off first."


class Sitting:
    """The shared state of one session, kept in the folder of its notes; `now` gives seconds since 1970.

    Each part is a file that is replaced whole, so two programs that write at once leave one of both versions.
    """

    def __init__(self, folder: Path, now: Callable[[], float] = time.time):
        self._folder, self._now = folder, now

    # Who is here

    def here(self, person: str, chapter: str) -> None:
        """A browser of this person has a chapter open."""
        place = self._place(f"here-{person}")
        if self._read(f"here-{person}") != chapter:
            self._write(f"here-{person}", chapter)
        with contextlib.suppress(OSError):
            os.utime(place, (self._now(), self._now()))

    def gone(self, person: str) -> None:
        """They closed a page; another one that is still open says so soon enough."""
        self._place(f"here-{person}").unlink(missing_ok=True)

    def whereabouts(self, person: str) -> str:
        """The chapter a person has open; "" where they are away."""
        try:
            heard = self._place(f"here-{person}").stat().st_mtime
        except OSError:
            return ""
        return str(self._read(f"here-{person}") or "") if self._now() - heard < AWAY else ""

    # Pointing

    def point(self, person: str, place: dict[str, str]) -> None:
        """Show the other one a `place`: chapter, exercise, and what it is called."""
        self._write("pointing", {**place, "by": person, "at": self._now()})

    def point_no_more(self) -> None:
        """Nothing is pointed at."""
        self._place("pointing").unlink(missing_ok=True)

    @property
    def pointing(self) -> dict[str, Any] | None:
        """What is pointed at, `by` whom and since when (`at`)."""
        return self._read("pointing")

    # The exercises of the day

    def choose(self, place: dict[str, str], chosen: bool) -> str:
        """Make an exercise one of the day, or not; returns a sentence where it cannot be, else ""."""
        others = [one for one in self.today if (one["chapter"], one["kind"]) != (place["chapter"], place["kind"])]
        if chosen and len(others) >= MOST_OF_THE_DAY:
            return TWO_ALREADY
        self._write("today", [*others, place] if chosen else others)
        return ""

    @property
    def today(self) -> list[dict[str, str]]:
        """The exercises of the day, as chosen."""
        return self._read("today") or []

    # The timer

    def start_timer(self, minutes: int) -> None:
        """Run for so many minutes from now, in place of one that runs."""
        self._write("timer", {"minutes": minutes, "ends": self._now() + 60 * minutes})

    def stop_timer(self) -> None:
        """No timer runs, and none is over."""
        self._place("timer").unlink(missing_ok=True)

    @property
    def timer(self) -> dict[str, float] | None:
        """How many `minutes` it was set to, and when it `ends`; None where there is none."""
        return self._read("timer")

    # The end

    def end(self) -> None:
        """Ask the session's server to end it."""
        (self._folder / "end").touch()

    @property
    def ended(self) -> bool:
        """True once the end was asked for."""
        return (self._folder / "end").exists() or not self._folder.exists()

    # Inside

    def _place(self, part: str) -> Path:
        return self._folder / f"sitting-{part}.json"

    def _read(self, part: str) -> Any:
        try:
            return json.loads(self._place(part).read_text("utf-8"))
        except (OSError, ValueError):
            return None

    def _write(self, part: str, value: Any) -> None:
        unfinished = self._place(part).with_suffix(f".{os.getpid()}.part")
        unfinished.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
        unfinished.replace(self._place(part))
