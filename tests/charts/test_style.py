"""Where things stand in a picture."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_workbook.charts import style, svg
from career_workbook.methods import wording

places = st.lists(st.floats(-50, 150), min_size=1, max_size=12)


@given(places)
def test_labels_do_not_collide(wanted):
    """Labels keep their distance, their order and the picture's bounds."""
    placed = style.spread(wanted, 8, 0, 100)
    gap = min(8, 100 / max(len(wanted) - 1, 1))
    assert all(np.diff(np.sort(placed)) >= gap - 1e-6)
    assert placed.min() >= -1e-6 and placed.max() <= 100 + 1e-6
    assert list(np.argsort(wanted, kind="stable")) == list(np.argsort(placed, kind="stable"))


def test_labels_with_room_stay_where_they_belong():
    """A label is only moved where it must be."""
    assert style.spread([10, 50, 90], 8, 0, 100).tolist() == [10, 50, 90]


def test_a_plane_turns_data_into_points():
    """Dates and numbers come out at the right place, also where the scale runs downwards."""
    figure = svg.new_figure()
    figure.set_size_inches(2, 1)
    plane = style.Plane(figure, (dt.date(2026, 1, 1), dt.date(2026, 1, 11)), (10, 0), left=44, right=0, top=0,
                        bottom=22)
    assert plane.px(np.datetime64("2026-01-06")) == 94
    assert plane.py([0, 10]).tolist() == [72, 22]
    assert plane.x_at(94) == style.days(dt.date(2026, 1, 6))


@pytest.mark.parametrize(("span", "first", "last"), [(5, 5, 7), (40, 4, 12), (400, 4, 12), (1500, 3, 9), (9000, 3, 12)])
def test_dates_are_marked_a_few_times(span, first, last):
    """Five days or twenty-five years: there are a few dates to go by, and all of them fit."""
    marks = style.calendar(20_000, 20_000 + span, 9)
    assert first <= len(marks) <= last
    assert [day for day, _, _ in marks] == sorted({day for day, _, _ in marks})


def test_a_line_has_gaps_where_nothing_is_known():
    """A missing value is not drawn through."""
    figure = svg.new_figure()
    figure.set_size_inches(2, 1)
    style.Plane(figure, (0, 3), (0, 1)).line([0, 1, 2, 3], [0, np.nan, 1, 1])
    assert svg.inline(figure, "g", "gap").count("M") == 2


@pytest.mark.parametrize(("part", "words"), [(0.01, "hardly any"), (0.33, "a third"), (0.5, "half"),
                                             (0.66, "two thirds"), (0.75, "three quarters"), (0.97, "nearly all"),
                                             (1.0, "all")])
def test_shares_are_said_as_people_say_them(part, words):
    """A share is a word, not a decimal."""
    assert wording.share(part) == words


def test_hours_are_said_no_more_exactly_than_they_are_known():
    """1,240 hours have no decimals, and one hour has no s."""
    assert [wording.as_hours(h) for h in (1, 2.5, 0.25, 1240.4)] == ["1 hour", "2.5 hours", "0.2 hours", "1,240 hours"]


@given(st.floats(0, 100), st.floats(-1, 5), st.integers(3, 6))
def test_a_number_at_an_axis_is_where_it_stands(low, size, count):
    """The mark at twelve and a half months says 12.5, and not 12."""
    for tick in style.nice(low, low + 10 ** size, count):
        assert float(style.plain(tick).replace(",", "")) == pytest.approx(tick, abs=1e-4)
    assert [style.plain(tick) for tick in (12.5, 1.25, 1200.0, 1237.5, -0.25, 0.30000000000000004)] == [
        "12.5", "1.25", "1,200", "1,237.5", "−0.25", "0.3"]
