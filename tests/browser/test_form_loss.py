"""However a page, a kernel or a server goes away while somebody types, no character is lost."""

from __future__ import annotations

import pytest
from forms_at_work import Desk, form
from playwright.sync_api import expect
from real_lab import Tab

PLACES = ("sheet", "new", "edit")
#: How the page goes away, and where the person was typing then.
TRIALS = [*(("close", p) for p in PLACES), *(("reload", p) for p in PLACES), *(("run again", p) for p in PLACES),
          *(("elsewhere", p) for p in PLACES), ("offline", "sheet"), ("offline", "new"), ("offline", "edit"),
          ("kernel, then reload", "sheet"), ("kernel, then close", "new")]


class Writer:
    """A person who types and does not wait: the same browser and notebook through all the trials."""

    def __init__(self, context, server):
        self.context, self.server = context, server
        self.desk = Desk(server, "loss", ("want", "skill"))
        self.tab = Tab(context, server)
        self.sentences = 0

    def open(self) -> None:
        if self.tab.page.is_closed():
            self.tab = Tab(self.context, self.server)
        self.tab.open(self.desk.name).run_all()
        expect(self.field("sheet")).to_be_editable()

    def field(self, place: str):
        kind, label = ("want", "What do you want?") if place == "sheet" else ("skill", "Branch")
        return form(self.tab, kind).get_by_label(label, exact=True)

    def begin(self, place: str, offline: bool = False) -> str:
        """Type a new sentence, stop in the middle of a word, and leave no time for anything.

        Where there is no line, a bare Lab asks a question of its own in between, and what is typed then goes there: so
        all of it comes at once.
        """
        if place == "edit":
            form(self.tab, "skill").get_by_role("button", name="Edit SQL").click()
            expect(form(self.tab, "skill").get_by_text("Change skill")).to_be_visible()
        self.sentences += 1
        sentence = f"{self.sentences}. I would like to go home before sev"
        self.field(place).fill(sentence if offline else "")
        if not offline:
            self.field(place).press_sequentially(sentence)
        return sentence

    def finds(self, place: str, sentence: str) -> None:
        """What was typed is on the page, and in the workbook, and no longer only in the browser."""
        if place == "edit":
            expect(form(self.tab, "skill").get_by_role("row", name="SQL")).to_contain_text(sentence)
        else:
            expect(self.field(place)).to_have_value(sentence)
        self.tab.page.wait_for_function("() => !Object.keys(localStorage).some(k => k.startsWith('career-workbook:'))")
        kind, name, keys = {"sheet": ("want", "wish", "['sheet']"), "new": ("skill", "branch", "wb.drafts('skill')"),
                            "edit": ("skill", "branch", "['SQL']")}[place]
        assert sentence in self.tab.ask_kernel(f"[wb.entry({kind!r}, k).entered[{name!r}] for k in {keys}]")


@pytest.fixture(scope="module")
def writer(lab, browser):
    """One person through all the trials, whose kernel need not start anew for each."""
    context = browser.new_context(locale="en-GB")
    found = Writer(context, lab)
    found.open()
    yield found
    context.close()


@pytest.mark.parametrize(("way", "place"), TRIALS)
def test_no_character_is_lost(writer, way, place):
    """What was typed up to the last character is there when the chapter is opened again."""
    if writer.tab.page.is_closed():
        writer.open()
    page = writer.tab.page
    if way.startswith("kernel"):
        before = writer.tab.ask_kernel("__import__('os').getpid()")
        writer.tab.kill_kernel()
        page.locator(".jp-Dialog").get_by_role("button", name="Ok").click()  # Lab says that it restarts the kernel
        sentence = writer.begin(place)
        writer.tab.wait_for_new_kernel(before)
        expect(form(page, "want" if place == "sheet" else "skill")).to_contain_text("Your text is kept in this")
    else:
        writer.context.set_offline(way == "offline")
        sentence = (_begin_editing_online(writer) if (way, place) == ("offline", "edit")
                    else writer.begin(place, offline=way == "offline"))
    if way in ("close", "offline", "kernel, then close"):
        writer.tab.close()
    elif way == "elsewhere":
        page.goto("about:blank")
    writer.context.set_offline(False)
    if way == "run again":
        writer.tab.run_all()
    else:
        writer.open()
    writer.finds(place, sentence)


def _begin_editing_online(writer: Writer) -> str:
    """Opening an entry needs the kernel; typing into it does not."""
    writer.context.set_offline(False)
    sentence = f"{writer.begin('edit')}en, and to sleep thr"
    writer.context.set_offline(True)
    writer.field("edit").fill(sentence)
    return sentence
