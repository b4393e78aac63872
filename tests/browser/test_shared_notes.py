"""The page of notes of a session: both type at once, nobody else gets in, and it ends in the record of the hour."""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass

import pytest
from forms_at_work import form
from in_session import AGREED, PATIENCE, Session, session_of
from playwright.sync_api import Locator, Page, expect
from tornado.httpclient import HTTPClientError
from tornado.websocket import WebSocketClosedError, websocket_connect

from career_workbook.folder import Folder, create_folder
from career_workbook.jupyter.together_notes import LONGEST_MESSAGE
from career_workbook.together import session
from career_workbook.together.shared_notes import INTRODUCTION, NAME
from career_workbook.workbook import Workbook

CHAPTER = "00_start.ipynb"
SHUT = 1009
DELETED = "CANARY-DELETED"
WRITTEN = {"Mara": "<b>Close</b> on Wednesdays", "Anna": "Who decides: the head of nursing?"}


@dataclass
class Pair:
    """A session with notes: Mara's chapter, and the page of notes as both have it open."""

    folder: Folder
    running: Session
    chapter: Page
    mara: Page
    anna: Page

    @property
    def process(self) -> subprocess.Popen[str]:
        return self.running.process


def page_of(notes: Page) -> Locator:
    return notes.get_by_role("textbox", name="Our notes")


@pytest.fixture(scope="module")
def two(tmp_path_factory, browser) -> Iterator[Pair]:
    """Mara comes to the notes from her chapter, Anna by their address."""
    folder = create_folder(tmp_path_factory.mktemp("notes") / "mine")
    with closing(Workbook.open(folder.workbook)) as workbook:
        workbook.commit("agreement", workbook.SHEET, AGREED, {})
    contexts = [browser.new_context(viewport={"width": 900, "height": 700}, locale="en-GB") for _ in range(2)]
    with session_of(folder.path, "start", "--shared-notes") as running:
        anna = contexts[1].new_page()
        anna.goto(f"{running.host}/doc/workspaces/notes/tree/{NAME}?token={running.tokens['coach']}")
        chapter = contexts[0].new_page()
        chapter.goto(f"{running.host}/doc/tree/{CHAPTER}?token={running.tokens['me']}")
        line = chapter.get_by_role("region", name="Session")
        expect(line.get_by_text("(you)")).to_be_visible(timeout=90_000)
        with chapter.expect_popup() as opened:
            line.get_by_role("link", name="Our notes").press("Enter")
        mara = opened.value
        for notes in (mara, anna):
            expect(page_of(notes)).to_contain_text(INTRODUCTION, timeout=90_000)
        yield Pair(folder, running, chapter, mara, anna)
    for context in contexts:
        context.close()


def test_both_type_at_once_and_no_letter_is_lost(two):
    """Each on a line of their own, letter by letter by turns: both see both, and whose hand it is."""
    page_of(two.mara).click()
    two.mara.keyboard.press("Control+End")
    two.mara.keyboard.type("-\n-")
    expect(page_of(two.anna)).to_contain_text("--")
    two.mara.keyboard.press("ArrowUp")
    page_of(two.anna).click()
    two.anna.keyboard.press("Control+End")
    for n in range(max(map(len, WRITTEN.values()))):
        two.mara.keyboard.type(WRITTEN["Mara"][n:n + 1])
        two.anna.keyboard.type(WRITTEN["Anna"][n:n + 1])
    for notes in (two.mara, two.anna):
        for words in WRITTEN.values():
            expect(page_of(notes)).to_contain_text(words)
    for notes, writer, name in ((two.anna, two.mara, "Mara"), (two.mara, two.anna, "Anna")):
        writer.keyboard.press("End")
        writer.keyboard.type(".")
        expect(notes.get_by_text(name, exact=True)).to_be_visible()


def test_what_was_deleted_is_nowhere(two):
    """Letters that were taken back stand in no file of the folder, while the session runs and afterwards."""
    file = session.place(two.folder).path / NAME
    two.anna.keyboard.type(DELETED)
    expect(page_of(two.mara)).to_contain_text(DELETED)
    for _ in DELETED:
        two.anna.keyboard.press("Backspace")
    expect(page_of(two.mara)).not_to_contain_text(DELETED)
    two.anna.keyboard.type(" Both.")
    until(two.mara, lambda: " Both." in file.read_text("utf-8"))
    assert not [path for path in two.folder.path.rglob("*") if path.is_file() and DELETED.encode() in path.read_bytes()]


def until(page: Page, so) -> None:
    """Wait until something on the disk is so."""
    for _ in range(PATIENCE * 10):
        if so():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not come about")


def test_the_chapters_know_nothing_of_it(two):
    """They load no script of it, are read and not written, and their forms are alive."""
    loaded = {page: page.evaluate("Object.keys(window._JUPYTERLAB).filter(name => name.startsWith('@jupyter/'))")
              for page in (two.chapter, two.mara)}
    assert loaded[two.chapter] == [] and loaded[two.mara]
    assert two.running.ask(f"/api/contents/{CHAPTER}")[1]["writable"] is False
    wish = form(two.chapter, "want").get_by_label("What do you want?", exact=True)
    wish.fill("A Tuesday")
    wish.blur()
    until(two.chapter, lambda: "A Tuesday" in wishes(two))


def wishes(two: Pair) -> list[str]:
    with closing(Workbook.open(session.place(two.folder).workbook)) as workbook:
        return [body.get("wish") for body in workbook.bodies("want").values()]


def test_there_is_one_room_and_no_other(two):
    """No other file gets one, no file is written but by its room, and past and forks of the page are not to be had."""
    ask, said = two.running.ask, {"format": "text", "type": "file"}
    room = ask(f"/api/collaboration/session/{NAME}", "me", "PUT", said)[1]["fileId"]
    for path in (CHAPTER, "workbook.db", ".workbook/session.json", f"x/{NAME}", f"..%2F{NAME}", "", "Other.md"):
        assert ask(f"/api/collaboration/session/{path}", "me", "PUT", said)[0] in (403, 404), path
    text = {"type": "file", "format": "text", "content": "x"}
    for method, path, body in (
            ("PUT", f"/api/contents/{NAME}", text), ("DELETE", f"/api/contents/{NAME}", None),
            ("PATCH", f"/api/contents/{NAME}", {"path": "Other.md"}),
            ("POST", f"/api/contents/{NAME}/checkpoints", None), ("GET", f"/files/{NAME}", None),
            ("PUT", f"/api/collaboration/fork/text:file:{room}", {}),
            ("GET", f"/api/collaboration/timeline/{NAME}?format=text&type=file", None),
            ("PUT", f"/api/collaboration/undo_redo/text:file:{room}?action=undo&steps=1&forkRoom=x", None),
            ("GET", "/api/fileid/id?path=workbook.db", None)):
        assert ask(path, "me", method, body)[0] in (403, 404), path
    unknown = "01234567-0123-4567-89ab-0123456789ab"
    for place in (f"text:file:{unknown}", f"json:notebook:{room}", f"text:notebook:{room}", f"base64:file:{room}",
                  "JupyterLab:globalAwareness", unknown, f"x/text:file:{room}"):
        assert knock(two.running, place, two.running.tokens["coach"]) >= 400, place
    assert knock(two.running, f"text:file:{room}", "guessed") in (302, 403)  # to where it says who gets in
    assert knock(two.running, f"text:file:{room}", two.running.tokens["coach"]) == 101
    assert knock(two.running, f"text:file:{room}", two.running.tokens["coach"], bytes(LONGEST_MESSAGE + 1)) == SHUT


def knock(running: Session, room: str, token: str, message: bytes = b"") -> int:
    """The status with which a room's door is opened (101) or not; SHUT, where a message has it shut again."""
    async def come() -> int:
        address = f"{running.host.replace('http', 'ws')}/api/collaboration/room/{room}?token={token}"
        try:
            inside = await websocket_connect(address)
        except HTTPClientError as refused:
            return refused.code
        if not message:
            inside.close()
            return 101
        with contextlib.suppress(WebSocketClosedError):  # shut before all of it was sent
            await inside.write_message(message, binary=True)
            while await inside.read_message() is not None:
                pass
        return SHUT

    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, asyncio.wait_for(come(), PATIENCE)).result()


def test_at_the_end_the_page_is_in_the_record_of_the_hour(two):
    """Up to the last letter; both pages say that it is over, and take no more. Of the page itself nothing is left."""
    two.anna.keyboard.type(" Last words.")
    expect(page_of(two.mara)).to_contain_text("Last words.")
    line = two.chapter.get_by_role("region", name="Session")
    line.get_by_role("button", name="End the session").click()
    line.get_by_role("button", name="End it").click()
    assert two.process.wait(60) == 0
    said = two.process.stdout.read()
    assert "“Our notes” at the top of each chapter" in said and "Your notes are in the record of the hour" in said
    with closing(Workbook.open(two.folder.workbook)) as workbook:
        (hour,) = workbook.bodies("session").values()
    assert hour["notes"] == f"-{WRITTEN['Mara']}.\n-{WRITTEN['Anna']}. Both. Last words."
    for notes in (two.mara, two.anna):
        expect(notes.get_by_role("status").get_by_text("This session has ended")).to_be_visible()
        expect(notes.get_by_role("dialog")).to_have_count(0)
        expect(page_of(notes).locator("xpath=ancestor::*[@inert]")).to_have_count(1)
    assert not session.place(two.folder).path.exists()
    assert not [path for path in two.folder.path.rglob("*") if path.is_file() and DELETED.encode() in path.read_bytes()]
