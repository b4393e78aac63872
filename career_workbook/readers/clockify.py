"""Clockify's detailed report as CSV: days as its settings wrote them, clocks of 12 and of 24 hours.

The duration is taken from “Duration (h)” or “Duration (decimal)”, so a night in which the clocks change is as long as
it was. A report in another language than English is not read.
"""

from __future__ import annotations

from . import Preview, tracked
from .days import Order

NAME = "Clockify"
#: What a file may be asked about before it is understood.
ASKS = ("order",)
_REPORT = tracked.Report(
    NAME, {"project": ("project",), "description": ("description",), "task": ("task",), "day": ("start date",),
           "start": ("start time",), "end_day": ("end date",), "end": ("end time",),
           "duration": ("duration (h)", "duration (decimal)", "duration")},
    "This does not look like a detailed report of Clockify: it has no columns “Start Date” and “Duration (h)”. In "
    "Clockify, open Reports, then Detailed, and export it as CSV.")


def fits(begins: str) -> bool:
    """Whether a file that begins so may be a report of Clockify's."""
    return "duration (h)" in begins or "duration (decimal)" in begins


def read(data: bytes, order: Order | None = None) -> Preview:
    """What a Clockify export holds, as `tracked.read` says."""
    return tracked.read(data, _REPORT, order)
