"""What goes into the log: what failed and where, never what a person wrote.

Messages of exceptions quote their input (pydantic's do), so they stay out; the kind of error and the lines of our
own code are enough to find a mistake by.
"""

from __future__ import annotations

import logging
import traceback
from pathlib import Path


def note(log: logging.Logger, doing: str, error: BaseException) -> None:
    """Log that `doing` (our words, no answers) failed with `error`: its type and the places it passed through."""
    places = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
    log.error("%s: %s at %s", doing, type(error).__qualname__, " < ".join(reversed(places)) or "an unknown place")
