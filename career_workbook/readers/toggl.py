"""Toggl Track's detailed report as CSV, in its wide shape (with user, client and task) and its narrow one."""

from __future__ import annotations

from . import Preview, tracked
from .days import Order

NAME = "Toggl"
#: What a file may be asked about before it is understood.
ASKS = ("order",)
_REPORT = tracked.Report(
    NAME, {"project": ("project",), "description": ("description",), "task": ("task",), "day": ("start date",),
           "start": ("start time",), "end_day": ("end date", "stop date"), "end": ("end time", "stop time"),
           "duration": ("duration",)},
    "This does not look like a detailed report of Toggl: it has no columns “Start date” and “Duration”. In Toggl, open "
    "Reports, then Detailed, and export it as CSV.")


def fits(begins: str) -> bool:
    """Whether a file that begins so may be a report of Toggl's."""
    return "start date" in begins and "duration" in begins


def read(data: bytes, order: Order | None = None) -> Preview:
    """What a Toggl export holds, as `tracked.read` says."""
    return tracked.read(data, _REPORT, order)
