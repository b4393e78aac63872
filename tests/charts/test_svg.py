"""A picture may stand in any page: no styles, no scripts, no ids of others, and the same bytes for the same data."""

from __future__ import annotations

import re
import warnings
import xml.etree.ElementTree as ET

import matplotlib as mpl
import numpy as np
import people
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook import charts
from career_workbook.chapters import Finding
from career_workbook.charts import style, svg

HOSTILE = ["$x_{$", "$$", "{" * 300, "_hidden", "</text><script>alert(1)</script>", "]]>", "a\x00b\x1b[31m",
           "\u202egnp.exe", "x" * 20_000, "التفاوض والإقناع", "护理技能", "🦺🏿‍⚕️ nurse", "&amp; <b>"]


def picture(text: str) -> str:
    """A picture with one word in it."""
    figure = svg.new_figure()
    figure.set_size_inches(4, 2)
    plane = style.Plane(figure, (0, 1), (0, 1))
    plane.text(0.5, 0.5, style.words(text))
    plane.line([0, 1], [0, 1])
    return svg.inline(figure, "test", text)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_can_be_drawn(text):
    """Whatever a person writes is drawn as text, quickly, and runs nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawn = picture(text)
    root = ET.fromstring(drawn)
    assert not [e for e in root.iter() if e.tag.endswith(("script", "style", "foreignObject"))]
    assert "<script" not in drawn and "\x00" not in drawn and "\u202e" not in drawn
    assert len(drawn) < 6000


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_every_text_gives_well_formed_markup(text):
    """No combination of characters breaks the picture."""
    ET.fromstring(picture(text))


@given(st.text(), st.integers(6, 60))
def test_words_are_one_short_line(text, limit):
    """A name is shortened to one line without control characters."""
    line = style.words(text, limit)
    assert "\n" not in line and "\x00" not in line
    assert style.text_width(line, 1) <= limit * 0.53 + 1


def test_a_picture_follows_the_page():
    """Ink is the page's colour, the ground is the page's, and no page forbids it: there is no style attribute."""
    drawn = picture("word")
    assert 'stroke="currentColor"' in drawn
    assert "style=" not in drawn and "<style" not in drawn and "font-family" not in drawn
    root = ET.fromstring(drawn)
    assert root.get("role") == "img" and root.get("aria-label") == "word"
    assert root.get("viewBox") == "0 0 288 144" and root.get("width") is None


def test_axes_of_matplotlib_work_too():
    """A chart may use matplotlib's own axes: their black becomes the page's ink, their ids are the picture's own."""
    figure = svg.new_figure()
    axes = figure.add_subplot()
    axes.plot([1, 2], [3, 4], marker="o", color="black")
    axes.bar([1], [3], linewidth=0, linestyle="--")  # an edge that is not drawn has no dashes
    drawn = svg.inline(figure, "own", "axes")
    ids = re.findall(r'id="([^"]+)"', drawn)
    assert ids and all(i.startswith("own-") for i in ids)
    assert set(re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', drawn)) and "style=" not in drawn
    assert all((a or b).startswith("own-") for a, b in re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', drawn))
    assert "#000000" not in drawn


def test_the_settings_of_the_person_are_left_alone():
    """A cell of the person's own that draws afterwards finds matplotlib as it was."""
    before = dict(mpl.rcParams)
    picture("word")
    assert dict(mpl.rcParams) == before


def test_thousands_of_dots_become_one_image():
    """A dense cloud does not make a page heavy."""
    figure = svg.new_figure()
    figure.set_size_inches(7, 4)
    plane = style.Plane(figure, (0, 1), (0, 1))
    many = np.arange(20_000)
    plane.dots(many / 20_000, (many * 7919 % 20_000) / 20_000, style.VINE, 2)
    drawn = svg.inline(figure, "dense", "dots")
    assert drawn.count("<image") == 1 and len(drawn) < 600_000


def test_the_caption_is_text():
    """A finding with markup in it is shown as it was written."""
    page = charts.figure_html(charts.Drawing("<svg></svg>", Finding("<b>bold</b> \x00&", "d")))
    assert "<figcaption>&lt;b&gt;bold&lt;/b&gt; &amp;</figcaption>" in page


def test_a_sample_says_so():
    """The sample person's picture cannot be taken for one's own."""
    page = charts.figure_html(charts.Drawing("<svg></svg>", Finding("t", "d")), sample="Log an <hour>.")
    assert "Sample: Mara’s picture." in page and "Log an &lt;hour&gt;." in page and "cw-sample" in page


def test_an_unknown_chart_is_named():
    """A cell that asks for a chart that is not there gets a sentence."""
    with pytest.raises(KeyError, match="no chart called “pie”"):
        charts.chart("vine", "pie")
    with pytest.raises(KeyError):
        charts.chart("vine", "shown_to")


def test_pictures_are_drawn_from_several_threads():
    """Two browsers may ask for pictures at once; each gets its own, whole."""
    from concurrent.futures import ThreadPoolExecutor

    frames = people.drawer(people.busy(entries=120))
    names = ["weekly_hours", "investment_over_time", "vine"] * 4
    alone = {name: charts.draw(name, "vine", frames, people.TODAY).svg for name in set(names)}
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda name: charts.draw(name, "vine", frames, people.TODAY).svg, names))
    assert together == [alone[name] for name in names]


def test_redrawing_leaves_nothing_behind():
    """A chapter left open all day, redrawn at every edit, needs no more memory in the evening."""
    import gc

    bodies = people.busy(entries=60)

    def redraw(times: int) -> int:
        for n in range(times):
            bodies["intention"]["sheet"]["weekly_hours"] = 1 + n / 10
            charts.draw("weekly_hours", "vine", people.drawer(bodies), people.TODAY)
        gc.collect()
        return len(gc.get_objects())

    before = redraw(20)
    assert redraw(200) - before < 1500


@pytest.mark.parametrize("name", ["weekly_hours", "investment_over_time", "vine", "level_against_hours"])
def test_a_picture_may_be_drawn_small(name):
    """At half the width a picture still holds together."""
    drawn = charts.draw(name, "vine", people.drawer(people.busy(entries=120)), people.TODAY, size=(4.2, 3.2))
    assert 'viewBox="0 0 302.4 230.4"' in drawn.svg and "nan" not in drawn.svg
