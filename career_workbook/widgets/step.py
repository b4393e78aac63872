"""In step with other programs: a kernel looks twice a second whether somebody else saved to its workbook."""

from __future__ import annotations

import logging

from ..notes import note
from ..workbook import Workbook

EVERY_MS = 400
_log = logging.getLogger(__name__)


def keep_in_step(workbook: Workbook) -> None:
    """Take in other programs' saves on this kernel's event loop, from now until the kernel ends."""
    from tornado.ioloop import IOLoop, PeriodicCallback

    def look() -> None:
        try:
            workbook.refresh()
        except Exception as error:
            # A locked or vanished file must not end the looking: the next save says what is wrong, in words.
            note(_log, "looking for changes of other programs", error)

    # As a kernel starts its loop does not run yet; this is the one it will run.
    IOLoop.current()
    PeriodicCallback(look, EVERY_MS).start()
