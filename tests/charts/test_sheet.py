"""A picture made once is the picture of the screen, made without matplotlib."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import numpy as np
import people
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook import charts
from career_workbook.chapters import Finding
from career_workbook.charts import sheet, style


def test_it_is_made_without_matplotlib():
    """What costs more to load than all pictures to draw is not loaded."""
    code = ("import sys, datetime as dt; sys.path.insert(0, 'tests/charts'); import people; "
            "from career_workbook import charts; frames = people.drawer(people.busy(entries=40)); "
            "charts.draw('weekly_hours', 'vine', frames, people.TODAY, once=True); print('matplotlib' in sys.modules)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_chart_that_wants_more_gets_a_figure(monkeypatch):
    """Axes, or thousands of dots as an image, are drawn by matplotlib as on the screen."""
    from career_workbook.charts import vine

    def axes(fig) -> Finding:
        fig.add_subplot().plot([0, 1], [0, 1])
        return Finding("A line", "It rises.")

    def dots(fig) -> Finding:
        many = np.arange(style.DENSE + 1)
        style.Plane(fig, (0, 4000), (0, 1)).dots(many, many % 7 / 7)
        return Finding("Dots", "Many.")

    monkeypatch.setattr(vine, "axes", axes, raising=False)
    monkeypatch.setattr(vine, "dots", dots, raising=False)
    assert "<path" in charts.draw("axes", "vine", people.drawer({}), people.TODAY, once=True).svg
    assert "<image" in charts.draw("dots", "vine", people.drawer({}), people.TODAY, once=True).svg


@given(st.lists(st.tuples(st.floats(-500, 900), st.floats(-500, 900)), min_size=2, max_size=30))
@settings(max_examples=80, deadline=None)
def test_steps_lead_where_the_line_leads(vertices):
    """However short the numbers, they never drift: the last step ends where the line does, to a tenth of a point."""
    data = sheet.steps(np.asarray(vertices), None)
    x = y = 0.0
    for letter, numbers in re.findall(r"([MlhvcZz])([^MlhvcZz]*)", data):
        found = [float(n) for n in re.findall(r"-?\d*\.?\d+", numbers)]
        if letter == "M":
            x, y = found
        elif letter in "lhv":
            x += found[0] if letter in "lh" else 0
            y += found[-1] if letter in "lv" else 0
    assert abs(x - vertices[-1][0]) <= 0.051 and abs(-y - vertices[-1][1]) <= 0.051


def test_a_dot_stays_a_dot():
    """A line of no length is what a dot is: it is drawn, however much is rounded."""
    found = sheet.Sheet((2, 1))
    style.Plane(found, (0, 1), (0, 1)).dots([0.2, 0.4, 0.6], [0.5, 0.5, 0.5])
    assert found.svg("dots").count("h0") == 3


@pytest.mark.parametrize("text", ["</text><script>alert(1)</script>", "&amp; <b>", "تسليم الورديات", "用一页纸"])
def test_any_text_is_drawn_as_text(text):
    """Whatever a person writes is escaped, in the picture and in its name."""
    found = sheet.Sheet((4, 1))
    style.Plane(found, (0, 1), (0, 1)).text(0.1, 0.5, style.words(text), ha="right", angle=30, alpha=0.5)
    root = ET.fromstring(found.svg(f'{text}" onload="x'))
    assert not [e for e in root.iter() if e.tag.endswith("script")] and root.get("onload") is None


@given(st.floats(-1e3, 1e3), st.floats(1e-2, 1e5), st.integers(2, 8))
def test_a_scale_has_round_numbers_within_its_edges(low, reach, count):
    """At least two numbers, as many steps as asked for at most where there is room, evenly apart and inside."""
    ticks = style.nice(low, low + reach, count)
    gaps = np.diff(ticks)
    assert 2 <= len(ticks) <= max(count + 1, 12) and np.allclose(gaps, gaps[0])
    assert ticks[0] >= low - 1e-6 * reach and ticks[-1] <= low + reach + 1e-6 * reach
    assert float(f"{gaps[0]:.3e}".split("e")[0]) in (1, 2, 2.5, 5, 10)
