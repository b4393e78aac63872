"""What a page shows ends with the test: a widget the collector finds later has lost its line to another of its name."""

from __future__ import annotations

from collections.abc import Iterator

import ipywidgets
import pytest


@pytest.fixture(autouse=True)
def _no_widget_left() -> Iterator[None]:
    yield
    ipywidgets.Widget.close_all()
