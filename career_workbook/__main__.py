"""``python -m career_workbook`` is the `career-workbook` command, and what the installed command runs."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import NoReturn

from .cli import main


def program() -> NoReturn:
    """Run the command in a process of its own, and end the process with its exit status."""
    for stream in (sys.stdout, sys.stderr):  # a letter the place it goes to does not have is no reason to stop
        with suppress(AttributeError):
            stream.reconfigure(errors="backslashreplace" if stream.errors == "strict" else stream.errors)
    status = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # whoever read what was said has gone
            stream.flush()
    # All is on the disk by now. A server that was stopped on a busy machine can leave an idle thread behind (one of
    # anyio's), for which Python's own way out would wait for ever: the window would never give the prompt back.
    os._exit(status)


if __name__ == "__main__":
    program()
