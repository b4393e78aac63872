"""A live session: who gets in, what they see, and that nobody can have code of their own run there."""

from __future__ import annotations

import json
import urllib.request
import uuid
from contextlib import closing
from pathlib import Path

import pytest
from in_session import AGREED, answer, session_of, to_form

from career_workbook import resources
from career_workbook.chapters import CHAPTERS, declare_all
from career_workbook.folder import FolderTrouble, create_folder
from career_workbook.jupyter import together
from career_workbook.jupyter.together_chapters import for_two
from career_workbook.jupyter.together_messages import BUILT, meant_for, passed
from career_workbook.jupyter.together_people import may_be_asked
from career_workbook.records import KINDS
from career_workbook.together import session
from career_workbook.together.exchange import shared_kinds
from career_workbook.workbook import Workbook

VINE = "08_vine.ipynb"
MARK = "a-file-nobody-wrote"


@pytest.fixture(scope="module")
def mine(tmp_path_factory):
    """A person's folder with an agreement, a skill and a fear nobody else may read."""
    folder = create_folder(tmp_path_factory.mktemp("pair") / "mine")
    with closing(Workbook.open(folder.workbook)) as workbook:
        workbook.commit("agreement", "sheet", AGREED, {})
        workbook.commit("skill", "sql", {"name": "SQL"}, {})
        workbook.commit("fear", "f", {"fear": "CANARY-FEAR"}, {})
    return folder


@pytest.fixture(scope="module")
def live(mine):
    """A session of two chapters, with the kernel of one of them at work."""
    with session_of(mine.path, "start", "vine") as running:
        running.vine = running.kernel(VINE)
        yield running


# Who gets in


def test_each_comes_in_as_themselves(live):
    """Two addresses, two people: the server knows by the address who is who."""
    assert [live.ask("/api/me", who)[1]["identity"]["display_name"] for who in ("me", "coach")] == ["Mara", "Anna"]
    assert "Mara opens" in live.said and "Anna opens" in live.said


@pytest.mark.parametrize("token", ["", "guessed", "null"])
def test_nobody_comes_in_without_an_address_of_theirs(live, token):
    """A wrong or an empty token is refused everywhere; a browser is told in plain words what to do."""
    for path in ("/api/contents", "/api/kernels", "/api/sessions", f"/api/contents/{VINE}"):
        assert live.ask(path, token=token)[0] == 403
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{live.host}/doc/tree/{VINE}?token={token}", timeout=60)
    assert refused.value.code == 403 and b"does not open a session" in refused.value.read()


def test_a_page_asks_in_the_name_of_whom_it_was_made_for(live):
    """Also where two share a browser, each page keeps to its own person, and knows nothing of the other's address."""
    for who, other in (("me", "coach"), ("coach", "me")):
        page = live.ask(f"/doc/tree/{VINE}", who)[1].decode()
        assert live.tokens[who] in page and live.tokens[other] not in page


def test_a_second_session_is_not_begun(live, mine, capsys):
    """Typing the command again tells the addresses of the session that runs."""
    together.together(mine, [])
    said = capsys.readouterr().out
    assert "open already" in said and live.tokens["me"] in said and live.tokens["coach"] in said


# What they see


def test_the_two_see_their_chapters_and_nothing_else(live, mine):
    """The list has the session's chapters; the workbook's file, drafts in it and all else are refused."""
    assert {entry["name"] for entry in live.ask("/api/contents")[1]["content"]} == {"00_start.ipynb", VINE}
    assert live.ask(f"/api/contents/{VINE}")[1]["writable"] is False
    for path in ("/api/contents/workbook.db", "/files/workbook.db", "/files/opening.html", "/nbconvert/html/" + VINE,
                 "/api/contents/.workbook/session.json", "/api/contents/..%2F..%2Fworkbook.db", "/api/terminals",
                 "/api/contents/01_ownership.ipynb", "/lab/tree/" + VINE, "/api/config/notebook", "/edit/" + VINE):
        assert live.ask(path)[0] in (403, 404), path
    folder = session.place(mine).path
    assert b"CANARY" not in b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_nothing_can_be_written_but_in_forms(live, mine):
    """No notebook, no file, no setting: uploading, renaming and deleting are refused, for both of them."""
    notebook = {"type": "notebook", "format": "json", "content": {
        "cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}}
    before = sorted(path.name for path in session.place(mine).path.iterdir())
    for who in ("me", "coach"):
        for method, path, body in (
                ("PUT", "/api/contents/mine.ipynb", notebook), ("PUT", f"/api/contents/{VINE}", notebook),
                ("PUT", "/api/contents/career_workbook.py", {"type": "file", "format": "text", "content": "1"}),
                ("POST", "/api/contents", {"type": "notebook"}), ("DELETE", f"/api/contents/{VINE}", None),
                ("PATCH", f"/api/contents/{VINE}", {"path": "other.ipynb"}), ("POST", "/api/shutdown", None),
                ("POST", f"/api/contents/{VINE}/checkpoints", None), ("POST", "/lab/api/extensions", {}),
                ("PUT", "/lab/api/settings/@jupyterlab/shortcuts-extension:shortcuts", {"raw": "{}"})):
            assert live.ask(path, who, method, body)[0] == 403, (method, path)
    assert sorted(path.name for path in session.place(mine).path.iterdir()) == before


def test_only_the_chapters_of_the_session_are_run(live):
    """Another kernel, another notebook and a way out of the folder are refused; a name that lies changes nothing."""
    def asked(path, kernel="career-workbook"):
        return live.ask("/api/sessions", method="POST", body={
            "path": path, "name": "../../../00_start.ipynb", "type": "notebook", "kernel": {"name": kernel}})

    for path, kernel in ((VINE[3:], "career-workbook"), ("../../08_vine.ipynb", "career-workbook"),
                         ("01_ownership.ipynb", "career-workbook"), ("00_start.ipynb/../../x", "career-workbook")):
        assert asked(path, kernel)[0] >= 400
    assert live.ask("/api/kernels", method="POST", body={"name": "career-workbook", "path": ".."})[0] == 403
    assert list(live.ask("/api/kernelspecs")[1]["kernelspecs"]) == ["career-workbook"]
    assert asked(VINE)[1]["kernel"]["id"] == live.vine, "the chapter that runs is the one that is given"
    sessions = live.ask("/api/sessions")[1]
    assert {s["name"] for s in sessions} <= {"00_start.ipynb", VINE}
    one, other = f"/api/sessions/{sessions[0]['id']}", {"kernel": {"name": "python3"}}
    assert live.ask(one, method="PATCH", body=other)[0] >= 400
    assert live.ask(one, method="PATCH", body={"kernel": {"id": live.vine}, "path": "../x"})[0] == 403
    assert [s["kernel"]["id"] for s in live.ask("/api/sessions")[1]] == [s["kernel"]["id"] for s in sessions]


def test_a_second_chapter_is_opened_as_lab_opens_it(live):
    """Under a passing number, the path told afterwards; both then have one and the same program, and no other path."""
    number, chapter = str(uuid.uuid4()), {"name": VINE, "type": "notebook", "kernel": {"name": "career-workbook"}}
    status, told = live.ask("/api/sessions", method="POST", body={"path": number} | chapter)
    assert (status, told["path"], told["kernel"]["id"]) == (201, number, live.vine)
    status, told = live.ask(f"/api/sessions/{told['id']}", method="PATCH", body={"path": "../00_start.ipynb"})
    assert (status, told["path"], told["kernel"]["id"]) == (200, VINE, live.vine)
    assert live.ask("/api/sessions", method="POST", body={"path": number} | chapter | {"name": "x"})[0] >= 400


def test_another_kernel_is_refused_for_a_chapter_not_begun(live):
    """A plain Python kernel, in which anything could be run, is not to be had."""
    told = live.ask("/api/sessions", method="POST", body={
        "path": "00_start.ipynb", "name": "x", "type": "notebook", "kernel": {"name": "python3"}})
    running = {k["name"] for k in live.ask("/api/kernels")[1]}
    assert running == {"career-workbook"} and (told[0] >= 400 or told[1]["kernel"]["name"] == "career-workbook")


# What may pass


def test_code_sent_by_the_coach_is_not_run(live, mine):
    """Whatever a browser sends to have run is dropped; a form asked afterwards answers, in the coach's name."""
    evil = f"open({str(mine.path / MARK)!r}, 'w').write('x')"
    asked = {"silent": True, "store_history": False, "user_expressions": {}}
    script = {"method": "update", "state": {"_esm": "evil()"}}
    messages = [
        ("execute_request", asked | {"code": evil}, {}),
        ("execute_request", asked | {"code": "", "user_expressions": {"built": evil}}, {}),
        ("execute_request", asked | {"code": "", "user_expressions": {"built": BUILT, "more": evil}}, {}),
        ("execute_request", asked | {"code": "page.together()", "user_expressions": {"a": evil}}, {}),
        ("complete_request", {"code": evil, "cursor_pos": 3}, {}), ("inspect_request", {"code": evil}, {}),
        ("shutdown_request", {"restart": False}, {}), ("input_reply", {"value": evil}, {}),
        ("comm_msg", {"comm_id": "cw-vine-exercise-skill", "data": script}, {}),
        ("comm_open", {"comm_id": "x", "target_name": "jupyter.widget", "data": {"state": {}}}, {}),
        ("comm_close", {"comm_id": "cw-vine-exercise-skill", "data": {}}, {}),
        to_form("cw-vine-exercise-skill", do="commit", key="k", entered={"name": "Listening"}, base={}, adding=True)]
    messages = [(kind, content, {"person": "me"}) for kind, content, _ in messages]
    heard = live.talk("coach", live.vine, messages, lambda message: answer(message).get("says") == "saved")
    assert not any(message["msg_type"] in ("execute_result", "stream", "error") for message in heard)
    assert not (mine.path / MARK).exists()
    with closing(Workbook.open(session.place(mine).workbook)) as workbook:
        assert {c.author for c in workbook.store.history("skill", "k")} == {"coach"}


def test_what_a_page_asks_of_its_own_accord_is_answered(live):
    """Is the chapter awake, and its own cells as they are shipped: these pass, and the forms still stand."""
    heard = live.talk("coach", live.vine, [("execute_request", {
        "code": "", "silent": True, "user_expressions": {"built": BUILT}}, {})], _replied)
    assert heard[-1]["content"]["user_expressions"]["built"]["data"]["text/plain"] == "True"
    heard = live.talk("me", live.vine, [("execute_request", {"code": 'page.exercise("skill")'}, {})], _replied)
    assert heard[-1]["content"]["status"] == "ok"


def _replied(message: dict) -> bool:
    return message["msg_type"] == "execute_reply"


def test_the_question_is_the_one_our_extension_asks():
    """Page and server agree word for word on how a chapter is asked whether it is awake."""
    script = Path(together.__file__).parent / "share/labextensions/career-workbook/static/remoteEntry.js"
    assert BUILT in script.read_text("utf-8")


@pytest.mark.parametrize("message", [
    ("shell", {"msg_type": "debug_request"}, {}), ("shell", {"msg_type": "history_request"}, {}),
    ("control", {"msg_type": "shutdown_request"}, {}), ("control", {"msg_type": "create_subshell_request"}, {}),
    ("control", {"msg_type": "execute_request"}, {"code": "x"}), ("stdin", {"msg_type": "kernel_info_request"}, {}),
    ("shell", {"msg_type": "kernel_info_request", "subshell_id": "1"}, {}),
    ("shell", {"msg_type": "execute_request"}, {"code": " x"}),
])
def test_what_a_session_has_no_use_for_does_not_pass(message):
    """By whichever channel it comes."""
    assert passed(*message, frozenset({"x"})) is None


def test_an_answer_meant_for_one_reaches_one():
    """What is still being typed comes back to its writer alone; everything else goes to both."""
    def told(kind: str, content: dict) -> list[bytes]:
        return [json.dumps(part).encode() for part in ({"msg_type": kind}, {}, {}, content)]

    custom = {"data": {"method": "custom", "content": {"says": "kept", "only": "coach"}}}
    assert meant_for(told("comm_msg", custom)) == "coach"
    assert meant_for(told("comm_msg", {"data": {"method": "custom", "content": {"says": "news"}}})) is None
    assert meant_for(told("stream", {"text": '"only"'})) is None


@pytest.mark.parametrize(("method", "path"), [
    ("GET", "api/contents/../workbook.db"), ("GET", "files/x"), ("GET", "static/../files/x"), ("TRACE", "api"),
    ("GET", "api/kernels/1/channels"), ("POST", "api/kernels"), ("DELETE", "api/sessions/1"), ("OPTIONS", "api/me"),
])
def test_what_is_not_needed_may_not_be_asked(method, path):
    """Everything is refused that is not on the short list."""
    assert not may_be_asked(method, path)


# What is in the chapters


@pytest.mark.parametrize("chapter", CHAPTERS.values(), ids=lambda c: c.stem)
def test_a_session_shows_what_a_coach_may_see(chapter):
    """Every chapter begins with the bar; forms of what is the person's own, pages and imports are not in it."""
    declare_all()
    shipped = json.loads((resources.resource("notebooks") / chapter.notebook).read_text("utf-8"))
    cells = [cell["metadata"].get("career_workbook", {}) for cell in for_two(shipped, shared_kinds(CHAPTERS))["cells"]]
    assert cells[0]["does"] == "together"
    assert not {cell.get("does") for cell in cells} & {"handout", "importer", "offer", "feedback_form", "screen"}
    assert not [c["name"] for c in cells if c.get("does") == "exercise" and KINDS[c["name"]].private]
    alone = for_two(shipped, shared_kinds(["start"]))["cells"]
    other = {c["metadata"]["career_workbook"]["name"] for c in alone
             if c["metadata"].get("career_workbook", {}).get("does") == "exercise"}
    assert all(KINDS[name].chapter == "start" or name == "commitment" for name in other) or chapter.stem == "start"


# Where it can be reached


@pytest.mark.parametrize(("address", "says"), [
    ("0.0.0.0", "every network"), ("example.org", "no address"), ("192.0.2.77", "does not have"), ("::", "no address")])
def test_an_address_that_will_not_do_is_explained(mine, address, says):
    """Before anything is made or started."""
    with pytest.raises(FolderTrouble, match=says):
        together.together(mine, [], address=address)


def test_another_address_comes_with_a_warning():
    """Whoever opens the session to a network is told what travels over it; without that it stays at this computer.
    Who sits at this computer needs no network either way."""
    told = {"people": {"me": "Mara", "coach": "Anna"}, "chapters": ["start"]}
    tokens = {"me": "m", "coach": "c"}
    near = together._words(together.Door("127.0.0.1", 8919, tokens, "00_start.ipynb"), told)
    far = together._words(together.Door("192.168.1.20", 8919, tokens, "00_start.ipynb"), told)
    assert "TLS" in far and "network" in far and "http://192.168.1.20:8919" in far and "TLS" not in near
    assert "http://127.0.0.1:8919" in near and "http://localhost:8919" in near
    assert "http://127.0.0.1:8919" in far and "localhost" not in far


@pytest.mark.parametrize("names", [("Mara", "Mara"), ("", "Anna"), ("x" * 50, "Anna")])
def test_two_people_have_two_names(mine, names):
    """Nobody could tell them apart otherwise."""
    with pytest.raises(FolderTrouble, match="two different names"):
        together.together(mine, [], names)
