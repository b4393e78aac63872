"""The browser's half of the widgets: files of `static/`, joined, since a widget is sent as one script and one style."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_STATIC = Path(__file__).parent / "static"


@cache
def assets(*names: str) -> str:
    """The text of these files, one after the other; what a later one uses stands in an earlier one."""
    return "\n".join((_STATIC / name).read_text(encoding="utf-8") for name in names)
