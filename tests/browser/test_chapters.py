"""Every chapter in a real browser: its main exercise is filled in, and the picture becomes the person's own.

A chapter is one line of MAIN: its stem, the kind of record, the answers by label (a choice by its words, a guess as
low, likely, high), the name of the chart. What the exercise links to (a piece of work, a skill) lies in the workbook
beforehand: see GROUND.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from forms_at_work import form
from opening import OPEN, opened
from playwright.sync_api import BrowserContext, Locator, Page, expect

from career_workbook.chapters import chapter
from career_workbook.folder import create_folder
from career_workbook.records import KINDS
from career_workbook.workbook import Workbook

#: What lies in the workbook when the browser opens: (kind, key, answers as typed).
GROUND = [
    ("skill", "skill-1", {"name": "Calming a room", "branch": "People"}),
    ("impact", "impact-1", {"title": "The night bell plan", "on": "2026-03-02"}),
]
MAIN: list[tuple[str, str, dict[str, str], str]] = [
    ("ownership", "mood", {"When?": "2026-10-01", "How did work feel?": "4",
                           "In a few words": "The class went quiet by itself"},
     "mood_over_jobs"),
    ("product", "claim", {"I believe that they need …": "an hour without the phone"}, "beliefs_over_time"),
    ("value", "stage", {"Step": "Marking papers", "How much of the whole is it?": "30",
                        "With a better you, how many times faster or better?": "1.2, 1.5, 2.5"},
     "where_better_matters"),
    ("why_you", "four_answers", {"I see to it that …": "nobody has to come twice"}, "what_stands_behind"),
    ("feedback", "self_rating", {"Skill": "Calming a room", "On a bad day": "4", "On a good day": "7"}, "own_ranges"),
    ("market", "field_option", {"A field, or a kind of work": "School kitchens",
                                "Could you help people get more done?": "for many places"}, "levers_and_reach"),
    ("asking", "ask", {"I would like …": "one day a week on the records project", "Asked on": "2026-11-02"},
     "asks_over_time"),
    ("vine", "investment", {"Skill": "Calming a room", "Hours": "1:30"}, "investment_over_time"),
    ("interview", "pain", {"They may be struggling with …": "new teachers who leave after a year",
                           "How likely is it?": "60"}, "conversation_map"),
    ("review", "attainment", {"My goal": "Home by six on Fridays", "If it goes as I expect": "Three Fridays a month",
                              "How did it come out?": "more"}, "attained"),
]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable]:
    """One opened workbook for all chapters."""
    folder = create_folder(tmp_path_factory.mktemp("chapters") / "mine")
    with closing(Workbook.open(folder.workbook)) as ground:
        for kind, key, answers in GROUND:
            ground.commit(kind, key, answers, {})
    with opened(OPEN, folder.path) as ask:
        yield ask


@pytest.fixture(scope="module")
def page(everyday: BrowserContext, workbook) -> Iterator[Page]:
    """One page, which goes from chapter to chapter."""
    page = everyday.new_page()
    yield page
    page.close()


@pytest.fixture
def start(page: Page, workbook) -> Locator:
    """The chapter that leads to all others, as the test before left it."""
    if not urlsplit(page.url).path.endswith(chapter("start").notebook):
        page.goto(workbook.address)
    return _shown(page, "Start")


def _shown(page: Page, title: str) -> Locator:
    """The chapter of that title, which is the one to be seen."""
    panel = page.locator(".jp-NotebookPanel:visible").filter(has=page.get_by_role("heading", name=title, level=1))
    expect(panel).to_have_count(1, timeout=120_000)
    return panel


@pytest.mark.parametrize(("stem", "kind", "answers", "chart"), MAIN, ids=[row[0] for row in MAIN])
def test_the_main_exercise_becomes_a_picture(page, start, stem, kind, answers, chart):
    """What is typed into the chapter's main exercise is kept, and its picture is no longer the one seen before."""
    title = chapter(stem).title
    start.get_by_role("link", name=title, exact=True).last.click()
    here = _shown(page, title)
    exercise = form(here, kind)
    expect(exercise).to_have_attribute("data-state", "ready", timeout=120_000)
    finding = here.locator(f'[data-about="Chart: {chart.replace("_", " ")}"] figcaption').first
    finding.wait_for(timeout=60_000)
    expect(finding).to_contain_text("To Mara:")
    before = finding.inner_text()
    for label, answer in answers.items():
        _answer(exercise, label, answer)
    page.keyboard.press("Tab")
    if KINDS[kind].many:
        exercise.get_by_role("button", name=f"Add {KINDS[kind].noun[0]}", exact=True).click()
        expect(exercise.get_by_text(f"1 {KINDS[kind].noun[0]}")).to_be_visible()
    expect(exercise).to_have_attribute("data-state", "saved")
    expect(finding).not_to_have_text(before)
    expect(finding).not_to_contain_text("To Mara:")
    page.go_back()
    _shown(page, "Start")


def _answer(exercise: Locator, label: str, answer: str) -> None:
    """Give an answer as a person does: choose it, tick it, or type it; the three numbers of a guess one by one."""
    waiting = exercise.locator("details.cw-later:not([open])")
    group = exercise.get_by_role("group", name=label, exact=True)
    asked = exercise.get_by_label(label, exact=True).or_(group).first
    if waiting.count() and not asked.is_visible():
        exercise.get_by_text("can wait").click()
    tag = asked.evaluate("e => e.tagName")
    if tag == "SELECT":
        asked.select_option(label=answer)
    elif tag in ("INPUT", "TEXTAREA"):
        asked.fill(answer)
    elif asked.get_by_role("textbox").count() == 3:
        for box, number in zip(asked.get_by_role("textbox").all(), answer.split(", "), strict=True):
            box.fill(number)
    else:
        asked.get_by_label(answer, exact=True).check()


def test_the_start_shows_a_way(start):
    """Who says where they are is shown a way through the chapters."""
    exercise, way = form(start, "need"), start.locator('[data-about="Result: route"]').first
    expect(exercise).to_have_attribute("data-state", "ready", timeout=120_000)
    expect(way).to_contain_text("Choose what is closest")
    _answer(exercise, "What is closest to where you are?", "I feel stuck")
    expect(way).to_contain_text("Begin with what has already grown")
    expect(exercise).to_have_attribute("data-state", "saved")


def test_a_piece_of_work_told_in_one_chapter_stands_in_the_other(page, start, workbook):
    """Two chapters are open, with a kernel each: what is written in one shows in the other, both ways."""
    _tell(start, "A handover on one page")
    start.get_by_role("link", name="Value", exact=True).click()
    value = _shown(page, "Value")
    expect(form(value, "impact").get_by_role("rowheader", name="A handover on one page")).to_be_visible(timeout=60_000)
    kernels = {s["path"]: s["kernel"]["id"] for s in workbook("/api/sessions")}
    assert kernels["00_start.ipynb"] != kernels["03_value.ipynb"]
    _tell(value, "A calmer ward round")
    page.go_back()
    told = form(_shown(page, "Start"), "impact").get_by_role("rowheader", name="A calmer ward round")
    expect(told).to_be_visible(timeout=5_000)


def _tell(where: Locator, title: str) -> None:
    log = form(where, "impact")
    log.get_by_label("In a few words").fill(title)
    log.get_by_role("button", name="Add piece of work").click()
    expect(log.get_by_role("rowheader", name=title)).to_be_visible()


def test_the_browser_goes_back_and_forward_between_chapters(page, start):
    """The page shows what its address says, whichever way one came to it."""
    ways = [("Value", "The market"), ("The market", "The vine")]
    start.get_by_role("link", name="Value", exact=True).click()
    for title, onward in ways:
        _shown(page, title).get_by_role("link", name=onward, exact=True).first.click()
    _shown(page, "The vine")
    for move, titles in ((page.go_back, ("The market", "Value", "Start")), (page.go_forward, ("Value", "The market"))):
        for title in titles:
            move()
            _shown(page, title)
