"""A page carries what its reader may see, in the notebook's order, and nothing else."""

import itertools
import json
import logging
import re
import subprocess
import sys

import pytest
from in_memory import TODAY, notebook, place, planted, prose

from career_workbook import handout
from career_workbook.chapters import CHAPTERS
from career_workbook.handout.preview import preview
from career_workbook.records import KINDS, may_see, shown_to
from career_workbook.resources import resource

WHOLE = notebook(
    prose("# The vine\n\nWhat grows.\n"), place("open"), prose("## Skills\n"), place("exercise", "skill"),
    place("exercise", "investment"), place("importer", "toggl"), prose("#### Pauses\n"), place("exercise", "pause"),
    prose("## Work\n"), place("exercise", "impact"), place("exercise", "want"), prose("## Worries\n"),
    place("exercise", "fear"), prose("## Tomorrow\n"), place("tomorrow"), place("handout"))


def page(kept, cells=WHOLE, reader="me", **more):
    """A page of the vine."""
    return handout.page(kept, cells, "vine", reader, today=TODAY, **more)


def words(html):
    """The text of a page without its style."""
    return re.sub(r"<[^>]+>", " ", re.sub(r"<style>.*?</style>", "", html, flags=re.S))


def test_prose_and_answers_stand_in_the_notebooks_order(full):
    """The page reads as the chapter does, with answers where the forms are."""
    text = words(page(full))
    places = [text.index(t) for t in ("What grows.", "Leading a handover", "Practice number 59", "Pauses",
                                      "A handover on", "I shape how", "the title matters", "I put the kettle on")]
    assert places == sorted(places)


def test_one_title_and_no_skipped_heading(full):
    """Whoever moves by headings finds one first level and every step below it."""
    levels = [int(n) for n in re.findall(r"<h(\d)", page(full))]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))


def test_a_page_asks_nothing_of_anyone(full):
    """No script, form, picture or style from outside, and a policy that forbids them."""
    html = page(full, notebook(prose("![x](https://evil.example/x.png) <img src=https://evil.example/y> [z](file:///etc)")))
    assert not re.search(r"<(script|img|link|iframe|form|input|button|object|style[^>]+)\b", html)
    assert "default-src 'none'" in html and "unsafe" not in html
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!https?:)""", html)


@pytest.mark.parametrize("reader", ["me", "coach", "anyone"])
def test_no_answer_goes_beyond_its_readers(reader, kept):
    """Every text field of every kind is planted with a word of its own; only allowed ones are on the page."""
    allowed = {}
    for kind in [kind for kind in KINDS.values() if kind.chapter]:
        entered, words_of = planted(kind)
        kept.add(kind.kind, "sheet", **entered)
        for name, word in words_of.items():
            q = kind.questions()[name]
            allowed[word] = not kind.private and not q.asked.hidden and may_see(reader, q.audience)
    html = "".join(handout.page(kept, notebook(*(place("exercise", name) for name, kind in KINDS.items()
                                                 if kind.chapter == stem)), stem, reader, today=TODAY)
                   for stem in CHAPTERS)
    assert {word for word in allowed if word in html} == {word for word, may in allowed.items() if may}
    assert any(allowed.values()) or reader == "anyone"


def test_the_name_of_a_linked_record_is_kept_from_others_too(kept, monkeypatch):
    """A link shows a name only where the name's own field may go."""
    kept.add("skill", "s1", name="Secret skill")
    kept.add("investment", "i1", on="2026-01-01", skill="s1", hours="1", what="reading")
    asked = KINDS["skill"]._questions["name"].asked
    object.__setattr__(asked, "audience", "me")
    try:
        html = page(kept, notebook(place("exercise", "investment")), "coach")
    finally:
        object.__setattr__(asked, "audience", "coach")
    assert "reading" in html and "Secret skill" not in html


def test_a_private_kind_is_never_printed(full, monkeypatch):
    """Not even for the person's own eyes."""
    monkeypatch.setattr(KINDS["fear"], "private", True)
    assert "the title matters" not in page(full)


def test_what_is_withheld_is_said_once(full):
    """Two forms in a row that stay with the person leave one sentence."""
    html = page(full, notebook(place("exercise", "fear"), place("exercise", "assumption")), "coach")
    assert html.count("stays with the person") == 1


def test_a_chart_or_result_goes_only_where_it_says(full, monkeypatch):
    """Without a word a result is the person's own; a coach gets frames without the person's own columns."""
    from career_workbook.chapters import Says, vine

    monkeypatch.setattr(vine, "mine", lambda skill: Says("for me alone"), raising=False)
    monkeypatch.setattr(vine, "ours", shown_to("coach")(lambda pause: Says(" ".join(pause.columns))), raising=False)
    cells = notebook(place("result", "mine"), place("result", "ours"))
    assert "for me alone" in page(full, cells) and "start end what" in page(full, cells)
    assert "for me alone" not in page(full, cells, "coach")
    assert "start end" in page(full, cells, "coach") and "end what" not in page(full, cells, "coach")
    assert "start end" not in page(full, cells, "anyone")


def test_a_picture_not_yet_one_s_own_is_its_sentence(kept):
    """The sample person's picture never stands in somebody else's page."""
    html = page(kept, notebook(place("chart", "investment_over_time"), place("chart", "level_against_hours")))
    assert "<svg" not in html and "Mara" not in html and html.count('<p class="cw-sentence">') == 2


def test_what_was_written_before_an_hour_stands_once_on_paper(full):
    """On screen a result unfolds the latest preparation; on paper the list above it has it in full already."""
    full.add("preparation", "p1", on="2026-11-19", reality="The helpdesk runs because I do.")
    cells = notebook(place("exercise", "preparation"), place("result", "before_we_meet"))
    html = handout.page(full, cells, "review", "coach", today=TODAY)
    assert html.count("The helpdesk runs because I do.") == 1
    assert preview(full, cells, "review", "coach").shows == [": one preparation"]


def test_pictures_are_in_the_page_with_their_words(full):
    """A chart stands as inline SVG with its finding and a name for those who hear it; style is in no attribute."""
    html = page(full, notebook(place("chart", "investment_over_time")))
    assert "<figcaption>" in html and 'role="img"' in html and "aria-label=" in html
    assert " style=" not in html and html.count("<style>") == 1


def test_a_broken_part_leaves_the_page_whole_and_the_log_silent(full, monkeypatch, caplog):
    """What fails is a sentence on the page; what a person wrote is not in the log."""
    from career_workbook.chapters import vine

    def broken(skill):
        raise ValueError(skill["name"].iloc[0])

    monkeypatch.setattr(vine, "broken", broken, raising=False)
    with caplog.at_level(logging.DEBUG):
        html = page(full, notebook(place("result", "broken"), place("exercise", "skill")))
    assert "could not be made" in html and "Leading a handover" in html
    assert "Leading" not in caplog.text and "ValueError" in caplog.text


@pytest.mark.parametrize("text", [
    "<script>alert(1)</script>", "</style><script>x</script>", "</dd></main>", "<!--<script>", "\x00\x1b[31m",
    "&lt;b&gt;", "\u202eright to left",
    "مهارة جديدة", "🌱 技能", "![x](javascript:alert(1))", "[click](javascript:alert(1))",
    "# Heading\n\n<h1>x</h1>", "x" * 1_000_000, "*" * 5_000, "[" * 5_000, "> " * 2_000 + "deep",
])
def test_hostile_answers_are_shown_as_words(kept, text):
    """The page keeps its shape whatever an answer holds, in prose and in one-line fields."""
    kept.add("want", wish=text)
    kept.add("pause", "p", start="2026-01-01", what=text[:300])
    plain_page = page(kept, notebook(prose("# T"), place("exercise", "want"), place("exercise", "pause")))
    assert not re.search(r"<(script|img|iframe|svg)\b", plain_page)
    assert "javascript:" not in re.sub(r">[^<]*<", "><", plain_page)
    assert not set(plain_page) & set("\x00\x1b\u202e")
    assert plain_page.count("<h1>") == 1 and plain_page.count("</main>") == 1 and plain_page.count("</style>") == 1


def test_an_answer_keeps_its_emphasis_and_lists(full):
    """The little formatting people type is meant as such; links stay words."""
    full.add("want", wish="*soon*\n\n- one\n- two\n\n[there](https://example.org/a)\nnew line")
    html = page(full, notebook(place("exercise", "want")))
    assert "<em>soon</em>" in html and html.count("<li>") == 2
    assert "there (https://example.org/a)" in html and "<a " not in html and "<br>" in html


def test_a_long_list_shows_its_newest_forty_and_counts_the_rest(full):
    """Sixty entries are forty rows and a sentence."""
    html = page(full, notebook(place("exercise", "investment")))
    assert html.count('<th scope="row"') == 40
    assert "20 earlier entries are in the workbook" in html
    assert "Practice number 59" in html and "Practice number 19<" not in html


def test_what_another_chapter_lends_is_told_in_short(full):
    """Nine skills take half a page beside the others, and all their answers in the chapter they belong to."""
    at_home, lent = (words(handout.page(full, notebook(place("exercise", "skill")), stem, "me", today=TODAY))
                     for stem in ("vine", "why_you"))
    assert all("Leading a handover" in text and "Soft or hard?" in text for text in (at_home, lent))
    assert "Level you want" in at_home and "Level you want" not in lent


def test_tomorrow_holds_this_chapters_promises_only(full):
    """A promise made elsewhere stays there."""
    html = page(full, notebook(place("tomorrow")))
    assert "I put the kettle on" in html and "the meeting ends" not in html


def test_a_page_for_me_says_private_on_every_sheet(full):
    """On screen at the top, in print at the foot; a page for a coach does not."""
    mine, coachs = page(full), page(full, reader="coach")
    assert '<p class="cw-mark cw-private">Private' in mine and '@bottom-left { content: "Private' in mine
    assert "Private" not in coachs and "For my coach" in coachs


def test_the_sample_person_is_marked(full):
    """Nobody takes an invented life for a real one."""
    full.sample = True
    assert "Sample: this person is invented" in words(page(full))


def test_a_blank_page_has_questions_and_no_answers(full):
    """A worksheet for a pen: every question, room to write, nothing of the person."""
    html = page(full, blank=True)
    assert "What did you do?" in html and "☐ Easy" in html and 'class="cw-write"' in html
    assert "Practice number" not in html and "Leading a handover" not in words(html).replace("Leading a handover, ", "")


@pytest.mark.parametrize("stem", list(CHAPTERS))
@pytest.mark.parametrize("reader", ["me", "coach", "anyone"])
def test_every_chapter_makes_a_page(full, stem, reader):
    """Each shipped notebook becomes a page with its title, empty or not."""
    shipped = json.loads(resource("notebooks", CHAPTERS[stem].notebook).read_text("utf-8"))
    html = handout.page(full, shipped, stem, reader, today=TODAY)
    assert "could not be made" not in html and html.count("<h1>") == 1
    assert not re.search(r"page\.\w", words(html)) and "Traceback" not in html


def test_a_page_needs_neither_notebook_tools_nor_a_kernel():
    """Making pages loads none of the libraries that make it slow or let code run."""
    code = ("import sys; from career_workbook.handout import files; "
            "print({'nbformat', 'nbconvert', 'ipywidgets', 'IPython', 'jupyter_client'} & set(sys.modules))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
