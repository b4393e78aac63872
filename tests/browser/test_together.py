"""A session of two: one server, two browsers, each with a key of their own."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from forms_at_work import form
from in_session import AGREED, session_of
from playwright.sync_api import BrowserContext, Locator, Page, WebSocket, expect
from real_lab import Tab

from career_workbook.folder import Folder, create_folder
from career_workbook.together import session
from career_workbook.workbook import Workbook

WORK = "A handover on one page"
BAR = 500  #: ms in which an edit of one is to be seen by the other
WISH, REQUEST = "What do you want?", "Who could give you a piece of it, and what would you ask them for?"
#: What starts the clock in a page, and what stops it in the other: the second picture after something has become so.
STARTS = """for (const what of ['input', 'click'])
    document.addEventListener(what, () => { window.at = Date.now(); }, true)"""
STOPS = """() => { window.seen = new Promise(done => { const look = () => requestAnimationFrame(
    SHOWN ? () => requestAnimationFrame(() => done(Date.now())) : look); look(); }); }"""


@dataclass
class Browser:
    """One of the two, and all that came over their line."""

    page: Page
    received: list[str] = field(default_factory=list)
    asked: int = 0  #: how often it asked whether the chapter is awake

    @property
    def line(self) -> Locator:
        return self.page.get_by_role("region", name="Session")

    def answer(self, label: str, kind: str = "want") -> Locator:
        return form(self.page, kind).get_by_label(label, exact=True)

    def listen(self) -> None:
        def heard(frame: str | bytes) -> None:
            self.received.append(frame if isinstance(frame, str) else frame.decode("utf-8", "replace"))

        def said(frame: str | bytes) -> None:
            self.asked += b"execute_request" in (frame.encode() if isinstance(frame, str) else frame)

        def line(socket: WebSocket) -> None:
            socket.on("framereceived", heard)
            socket.on("framesent", said)

        self.page.on("websocket", line)

    def awake(self) -> None:
        """Wait until the forms are there, and the line knows whose page it is."""
        expect(self.line.get_by_text("(you)")).to_be_visible(timeout=90_000)
        expect(form(self.page, "want").locator(".cw-form-tools")).to_be_visible(timeout=90_000)
        expect(self.answer(WISH)).to_be_editable()


@dataclass
class Sitting:
    """A session of Mara, whose workbook it is, and Anna, her coach."""

    folder: Folder
    process: subprocess.Popen[str]
    mara: Browser
    anna: Browser

    @property
    def file(self) -> Path:
        return session.place(self.folder).workbook


@pytest.fixture(scope="module")
def two(tmp_path_factory, browser) -> Iterator[Sitting]:
    """Both have the first chapter open."""
    folder = create_folder(tmp_path_factory.mktemp("together") / "mine")
    with closing(Workbook.open(folder.workbook)) as workbook:
        workbook.commit("agreement", workbook.SHEET, AGREED, {})
        workbook.commit("impact", "work", {"title": WORK}, {})
    people: list[Browser] = []
    contexts: list[BrowserContext] = []
    with session_of(folder.path, "start", "value") as running:
        for who in session.PEOPLE:
            contexts.append(browser.new_context(viewport={"width": 1100, "height": 900}, locale="en-GB",
                                                color_scheme="light" if who == "me" else "dark"))
            people.append(Browser(contexts[-1].new_page()))
            people[-1].listen()
            people[-1].page.goto(f"{running.host}/doc/tree/00_start.ipynb?token={running.tokens[who]}")
        for one in people:
            one.awake()
        yield Sitting(folder, running.process, *people)
        for context in contexts:
            context.close()


def kept_for_its_writer(where: Locator) -> None:
    """Wait until what is being typed is on the disk."""
    expect(where.get_by_text("Kept for you alone")).to_be_visible()


def ms(writer: Browser, other: Browser, act: Callable[[], object], shown: str) -> int:
    """From the writer's hand to the picture on the other's screen in which something (JavaScript) is so."""
    other.page.evaluate(STOPS.replace("SHOWN", shown))
    act()
    return round(other.page.evaluate("window.seen") - writer.page.evaluate("window.at"))


def stands(words: str, where: str) -> str:
    """JavaScript: is there an element of this kind with these words, to be seen?"""
    return f"[...document.querySelectorAll('{where}')].some(e => e.textContent === '{words}' && e.checkVisibility())"


@pytest.mark.alone
def test_what_one_does_is_seen_by_the_other_within_half_a_second(two, record_property):
    """By turns, from the hand of one to the screen of the other: choices, comments, pointing, a timer; the first of
    each way is not counted. Meanwhile neither page keeps the chapter's program busy with questions of its own."""
    label = "What did it change for the place you work?"
    people, names = (two.mara, two.anna), ("Mara", "Anna")
    for one in people:
        form(one.page, "impact").get_by_role("button", name=f"Edit {WORK}").click()
        expect(one.answer(label, "impact")).to_be_visible()
        form(one.page, "want").get_by_text("Comments", exact=True).click()
        one.page.evaluate(STARTS)
    took: dict[str, list[int]] = {"choice": [], "comment": [], "pointing": [], "timer": []}
    began, asked = time.monotonic(), sum(one.asked for one in people)
    for n, value in enumerate(["lower costs", "new service", "through people", "through a business line", ""] * 3):
        writer, other = people[n % 2], people[1 - n % 2]
        chooses = partial(writer.answer(label, "impact").select_option, value)
        shown = f"[...document.querySelectorAll('label')].find(l => l.textContent === '{label}').control.value"
        took["choice"].append(ms(writer, other, chooses, f"{shown} === '{value}'"))
    for n in range(8):
        writer, other, name = people[n % 2], people[1 - n % 2], names[n % 2]
        want, tomorrow = form(writer.page, "want"), form(writer.page, "commitment")
        want.get_by_label("New comment").fill(f"Thought {n}")
        took["comment"].append(ms(writer, other, want.get_by_role("button", name="Add comment").click,
                                  stands(f"Thought {n}", ".cw-words")))
        took["pointing"].append(ms(writer, other, tomorrow.get_by_role("button", name="Point here").click,
                                   stands(f"{name} points here.", ".cw-pointed-words")))
        took["timer"].append(ms(writer, other, writer.line.get_by_role("button", name="Start timer").click,
                                stands("10 minutes left", ".cw-left")))
        tomorrow.get_by_role("button", name="Stop pointing").click()
        writer.line.get_by_role("button", name="Stop timer").click()
        expect(other.line.get_by_label("Minutes")).to_be_visible()
        expect(form(other.page, "commitment").get_by_role("button", name="Point here")).to_be_visible()
    asked = sum(one.asked for one in people) - asked
    record_property("ms from one to the other", took)
    assert all(statistics.median(values[2:]) < BAR for values in took.values()), took
    assert asked < 2 * ((time.monotonic() - began) / 3 + 2), f"asked {asked} times, where each looks every 3 seconds"
    two.mara.answer("How long is it kept?", "agreement").fill("Half a year")
    two.mara.answer("How long is it kept?", "agreement").blur()
    expect(two.anna.answer("How long is it kept?", "agreement")).to_have_value("Half a year")


def test_half_a_thought_is_nobody_elses_business(two):
    """Long text reaches the other when its writer shows it or leaves the field; neither a reload of hers, nor of the
    other, nor the line between them gives it away before, and the history never has it."""
    mara, anna = two.mara, two.anna
    mara.answer(WISH).press_sequentially("Perhaps I want to lea")
    kept_for_its_writer(form(mara.page, "want"))
    for one in (anna, mara):
        one.page.reload()
        one.awake()
    expect(mara.answer(WISH)).to_have_value("Perhaps I want to lea")
    expect(anna.answer(WISH)).to_have_value("")
    mara.answer(WISH).focus()
    mara.page.keyboard.press("Control+End")
    mara.page.keyboard.type("rn to say no")
    kept_for_its_writer(form(mara.page, "want"))
    assert not [frame for frame in anna.received if "Perhaps" in frame]
    mara.page.get_by_role("button", name=f"Show now: {WISH}").click()
    expect(anna.answer(WISH)).to_have_value("Perhaps I want to learn to say no")
    expect(mara.answer(WISH)).to_be_focused()
    mara.page.keyboard.type(" at work")
    kept_for_its_writer(form(mara.page, "want"))
    mara.page.keyboard.press("Tab")
    mara.page.keyboard.press("Tab")
    expect(anna.answer(WISH)).to_have_value("Perhaps I want to learn to say no at work")
    with closing(Workbook.open(two.file)) as workbook:
        versions = [change.body["wish"] for change in workbook.store.history("want", "sheet") if "wish" in change.body]
    assert versions == ["Perhaps I want to learn to say no", "Perhaps I want to learn to say no at work"]


def test_two_in_one_field_are_both_kept_and_shown(two):
    """They type at the same time: nobody's text goes, both see both, and the choice of one is the choice of both."""
    words = {"Anna": "The head of nursing, for a day a week", "Mara": "My husband, for the evenings"}
    for one, name in ((two.mara, "Mara"), (two.anna, "Anna")):
        one.answer(REQUEST).press_sequentially(words[name])
        kept_for_its_writer(form(one.page, "want"))
    for one in (two.mara, two.anna):
        one.answer(REQUEST).blur()
    for one in (two.mara, two.anna):
        other = form(one.page, "want").get_by_role("group", name="The other version")
        expect(other).to_be_visible()
        assert {other.locator("blockquote").inner_text(), one.answer(REQUEST).input_value()} == set(words.values())
    wanted = words["Anna"]
    mine = two.anna.answer(REQUEST).input_value() == wanted
    form(two.anna.page, "want").get_by_role("button", name="Keep mine" if mine else "Use the other").click()
    for one in (two.mara, two.anna):
        expect(one.answer(REQUEST)).to_have_value(wanted)
        expect(form(one.page, "want").get_by_role("group", name="The other version")).to_be_hidden()


def test_pointing_the_exercise_of_the_day_and_a_timer(two):
    """By keyboard: what the coach points at comes into view at the other's and is marked until it is put away; what
    today is about, and how long is left, both see, also after a reload; and who has gone on to another chapter."""
    mara, anna = two.mara, two.anna
    promises = {one: form(one, "commitment") for one in (mara.page, anna.page)}
    expect(promises[mara.page]).not_to_be_in_viewport()
    anna.page.get_by_role("button", name="Point here: Tomorrow").press("Enter")
    expect(promises[mara.page]).to_be_in_viewport()
    expect(promises[mara.page].get_by_text("Anna points here.")).to_be_visible()
    expect(mara.line.get_by_role("status").filter(has_text="Anna points at “Tomorrow”.")).to_be_visible()
    expect(anna.line.get_by_text("You point at “Tomorrow”.")).to_be_visible()
    mara.line.get_by_role("link", name="Go there").press("Enter")
    expect(promises[mara.page]).to_be_focused()
    anna.page.get_by_role("button", name="For today: Tomorrow").press("Enter")
    anna.line.get_by_label("Minutes").fill("25")
    anna.line.get_by_label("Minutes").press("Enter")
    mara.page.reload()
    mara.awake()
    expect(mara.line.get_by_role("link", name="Tomorrow")).to_be_visible()
    expect(mara.line.get_by_text("25 minutes left")).to_be_visible()
    mara.line.get_by_role("button", name="I see it").click()
    for one in (mara, anna):
        expect(one.line.get_by_text("at “Tomorrow”")).to_be_hidden()
    mara.line.get_by_role("button", name="Stop timer").click()
    expect(anna.line.get_by_label("Minutes")).to_be_visible()
    anna.page.get_by_role("link", name="Value").first.click()
    expect(mara.line.get_by_text("(in Value)")).to_be_visible(timeout=90_000)
    anna.page.goto(anna.page.url.replace("03_value", "00_start"))
    anna.awake()


def test_axe_finds_nothing_wrong_and_a_phone_shows_it_whole(two):
    """The line with much to say, and the buttons at a form, in light and dark; at 360 pixels nothing is cut off."""
    two.mara.line.get_by_role("button", name="End the session").click()
    two.anna.page.get_by_role("button", name="Point here: What do you want?").click()
    expect(two.mara.line.get_by_text("Anna points at")).to_be_visible()
    expect(two.anna.page.locator('body[data-jp-theme-light="false"]')).to_be_attached()
    for one in (two.mara, two.anna):
        assert Tab.axe(one, ".cw-together") == []
        assert Tab.axe(one, ".cw-form-tools") == []
        one.page.set_viewport_size({"width": 360, "height": 800})
        outside = one.page.evaluate("""() => [...document.querySelectorAll('.cw-together *')]
            .filter(part => part.getBoundingClientRect().right > innerWidth + 1).map(part => part.outerHTML)""")
        one.page.set_viewport_size({"width": 1100, "height": 900})
        assert outside == []
    two.mara.line.get_by_role("button", name="Go on").click()
    two.anna.line.get_by_role("button", name="Stop pointing").click()


def test_a_program_killed_in_the_middle_loses_nothing_that_was_said_to_be_kept(two):
    """The chapter's program dies: both pages come back by themselves, with what was shown and each one's own draft."""
    mara, anna = two.mara, two.anna
    anna.answer("Who sees what?", "agreement").fill("Nobody but us")
    anna.answer("Who sees what?", "agreement").blur()
    expect(mara.answer("Who sees what?", "agreement")).to_have_value("Nobody but us")
    mara.answer("How may either of us end it?", "agreement").fill("By a wor")
    kept_for_its_writer(form(mara.page, "agreement"))
    for one in (mara, anna):
        one.page.evaluate("window.before = true")
    children = Path(f"/proc/{two.process.pid}/task/{two.process.pid}/children").read_text().split()
    for child in children:
        if "ipykernel" in Path(f"/proc/{child}/cmdline").read_text():
            os.kill(int(child), signal.SIGKILL)
    for one in (mara, anna):
        one.page.wait_for_function("() => !window.before", timeout=90_000)
        one.awake()
        expect(one.answer("Who sees what?", "agreement")).to_have_value("Nobody but us")
    expect(mara.answer("How may either of us end it?", "agreement")).to_have_value("By a wor")
    expect(anna.answer("How may either of us end it?", "agreement")).to_have_value(AGREED["ending"])


def test_the_person_ends_it_and_has_what_both_wrote(two):
    """Both pages say that it is over, and the coach's words stand in the person's workbook under the coach's name."""
    assert two.anna.line.get_by_role("button", name="End the session").count() == 0
    two.mara.line.get_by_role("button", name="End the session").click()
    two.mara.line.get_by_role("button", name="End it").click()
    for one in (two.mara, two.anna):
        expect(one.line.get_by_text("The session has ended.")).to_be_visible()
    assert two.process.wait(60) == 0
    with closing(Workbook.open(two.folder.workbook)) as workbook:
        agreed = workbook.store.history("agreement", workbook.SHEET)
        assert next(one.author for one in agreed if one.body.get("who_sees") == "Nobody but us") == "coach"
        assert workbook.entry("want", workbook.SHEET).entered["request"] == "The head of nursing, for a day a week"
    assert not session.place(two.folder).path.exists()
