"""What a person types to reach this program: the installed command's name, or the starter of a clone."""

from __future__ import annotations

import os

#: Set by start.py, whose environment is on nobody's PATH: how it was called itself, such as ``python3 start.py``.
VARIABLE = "CAREER_WORKBOOK_COMMAND"


def to_type(words: str = "") -> str:
    """The whole line to type for a command, such as ``import --undo``; without words, how the program is called."""
    return f"{os.environ.get(VARIABLE) or 'career-workbook'} {words}".rstrip()
