"""A coach's own notes: where they are written, that nothing ever carries them away, until when they are kept."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import closing

import nbformat
import pytest

from career_workbook import cli, handout, resources
from career_workbook.folder import Folder, FolderTrouble
from career_workbook.readers.spreadsheet import kinds
from career_workbook.store import CannotOpen, check
from career_workbook.together import exchange, not_shared, parting, session
from career_workbook.widgets.boot import boot
from career_workbook.widgets.pages import open_chapter
from career_workbook.workbook import Workbook
from career_workbook.writers.command import export

CANARY = "zinnober-2281"
TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def pair(tmp_path_factory, shared_with_a_coach):
    """A person's folder and the coach's copy of it, with a note of the coach's."""
    place = tmp_path_factory.mktemp("pair")

    def fill(workbook):
        workbook.commit("skill", "sql", {"name": "SQL"}, {})
        workbook.commit("session", "s", {"on": "2026-08-21", "company": "coach"}, {})

    copy = shared_with_a_coach(place, fill)
    with closing(not_shared.open_notes(copy)) as notes:
        notes.commit("coach_note", "n", {"on": "2026-08-21", "noticed": f"Says {CANARY} when she means rest."}, {})
    return place


def holding(place):
    """The files below a folder that hold the canary in their bytes."""
    files = (path for path in place.rglob("*") if path.is_file())
    return sorted(str(path.relative_to(place)) for path in files if CANARY.encode() in path.read_bytes())


def test_nothing_that_leaves_the_coach_holds_a_note(mine, theirs, tmp_path):
    """File, pages for every reader, tables, backup, the client's workbook and a live session: no byte of a note."""
    out = tmp_path / "out"
    exchange.share(theirs, [], tmp_path / "back.careerbook")
    with exchange.bundle.opened(tmp_path / "back.careerbook") as (_, part):
        assert CANARY.encode() not in part.read_bytes()
        with closing(Workbook.open(mine.workbook)) as workbook:
            workbook.take_in(part)
    for reader in ("me", "coach", "anyone"):
        handout.make(theirs, reader=reader, to=out / reader)
        handout.make(theirs, reader=reader, to=out / reader, as_pack=True)
    export(theirs, "csv", out / "csv", "")
    assert cli.main(["backup", "--folder", str(theirs.path)]) == 0
    session.begin(mine, [], {"me": "Mara", "coach": "Anna"}, dt.datetime(2026, 11, 22))
    assert holding(tmp_path) == ["theirs/not-shared/notes.db"]
    assert "coach_note" not in kinds() and not exchange.shared_kinds(["start"]) & {"coach_note"}


def test_only_a_coachs_copy_has_the_page(mine, theirs):
    """The client's own workbook has no such page and no such file, and opening one there says whose it is."""
    assert (theirs.path / not_shared.PAGE.notebook).exists() and not (mine.path / not_shared.PAGE.notebook).exists()
    with pytest.raises(CannotOpen, match="for a coach"):
        not_shared.open_notes(mine)
    form = open_chapter("not_shared", near=mine.path).exercise("coach_note")
    form.renew()
    assert "for a coach" in form.html and not mine.notes.parent.exists()


def test_a_coach_who_only_joins_sessions_has_a_place_for_notes_too(pair, tmp_path, capsys):
    """Made with one command, never taken for a client's workbook, and moved over once the client shares a file."""
    place, sent = tmp_path / "Clients" / "Mara", str(pair / "sent.careerbook")
    assert cli.main(["new", "--coach"]) == 1 and "name a folder for this client" in capsys.readouterr().err
    assert cli.main(["new", "--coach", "--folder", str(place)]) == 0
    assert not_shared.PAGE.notebook in capsys.readouterr().out and (place / not_shared.PAGE.notebook).exists()
    with closing(not_shared.open_notes(Folder(place))) as notes:
        notes.commit("coach_note", "n", {"on": "2026-08-21", "noticed": "Lighter after the walk."}, {})
    assert cli.main(["merge", sent, "--folder", str(place)]) == 1
    assert "move “not-shared” from here" in capsys.readouterr().err
    assert cli.main(["merge", sent, "--folder", str(tmp_path / "both")]) == 0
    (place / "not-shared").rename(tmp_path / "both" / "not-shared")
    with closing(not_shared.open_notes(Folder(tmp_path / "both"))) as notes:
        assert notes.keys("coach_note") == ["n"]
    assert parting.on_opening(Folder(place), TODAY) == []
    assert parting.erase_client(Folder(place), lambda _: "erase") == 0 and not place.exists()


def test_the_page_is_committed_clean():
    """As the chapters are: valid, without outputs, and each cell is what its metadata says."""
    notebook = json.loads(resources.coachs_notebook().read_text("utf-8"))
    nbformat.validate(nbformat.from_dict(notebook))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert notebook["metadata"]["career_workbook"] == {"chapter": not_shared.PAGE.stem}
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    for cell in code[1:]:
        says = cell["metadata"]["career_workbook"]
        assert "".join(cell["source"]) == f'page.{says["does"]}("{says["name"]}")'


def test_a_live_session_has_no_page_for_notes(theirs):
    """What two people look at together never shows them, also where it lies in a coach's folder."""
    (theirs.inner / "session.json").write_text("{}", "utf-8")
    assert not theirs.coachs_copy


def test_the_page_is_alive_and_writes_to_its_own_file(theirs):
    """All its cells show something, and what is written there is not in the client's workbook."""
    page = boot(theirs.path / not_shared.PAGE.notebook)
    assert page is not None and not page.trouble and not page.failed
    page.notes.commit("coach_note", "m", {"on": "2026-11-19", "noticed": "Lighter."}, {})
    said = page.result("notes_due")
    said.renew()
    assert "Two notes are kept, the next until 21 November 2026" in said.html or "have had their day" in said.html
    assert check(theirs.notes).ok
    with closing(Workbook.open(theirs.workbook)) as workbook:
        assert not [c for c in workbook.store.since(0) if c.kind == "coach_note"]


def test_a_planted_note_is_refused(mine, theirs, tmp_path):
    """A file that brings such a note from outside is refused whole."""
    with closing(Workbook.open(theirs.workbook)) as workbook:
        workbook.commit("coach_note", "x", {"on": "2026-11-19"}, {})
        part = workbook.store.backup(tmp_path / "part.db")
    with closing(Workbook.open(mine.workbook)) as workbook, pytest.raises(CannotOpen, match="alone"):
        workbook.take_in(part)


@pytest.mark.parametrize(("today", "past"), [(dt.date(2026, 11, 21), 0), (TODAY, 1)])
def test_what_is_due_is_said_on_opening(mine, theirs, today, past):
    """From the day after the agreed one, the coach is told of the notes and of the whole copy, the client to ask."""
    told, asked = parting.on_opening(theirs, today), parting.on_opening(mine, today)
    assert [len(told), len(asked)] == [2 * past, past]
    if past:
        assert told[0].startswith("One note of yours has had its day") and "until 21 November 2026" in told[1]
        assert "erase --client" in told[1] and "Ask whether it is erased" in asked[0]
    assert parting.on_opening(mine, TODAY + dt.timedelta(days=40)) == []


def test_a_deleted_note_is_kept_in_no_history(theirs):
    """What the coach deleted can be brought back until the next opening; then it is in no byte of the file."""
    with closing(not_shared.open_notes(theirs)) as notes:
        notes.commit("coach_note", "kept", {"on": "2026-11-19", "noticed": "Lighter."}, {})
        notes.withdraw("coach_note", "n")
    assert holding(theirs.path)
    parting.on_opening(theirs, TODAY)
    with closing(not_shared.open_notes(theirs)) as notes:
        assert holding(theirs.path) == [] and notes.keys("coach_note") == ["kept"]
        assert not_shared.forget_deleted(notes) == 0


def test_answers_both_sides_took_in_are_one(mine, theirs, tmp_path):
    """The same file of a filled-in page, added on both sides, is one preparation without a conflict."""
    filled = tmp_path / "answers.json"
    filled.write_text(json.dumps({"what": "career-workbook questionnaire", "layout": 1, "sheet": "a",
                                  "on": "2026-11-25", "answers": {"goal": "a name"}, "own": []}), "utf-8")
    for folder in (mine, theirs):
        assert cli.main(["import", str(filled), "--yes", "--folder", str(folder.path)]) == 0
    exchange.share(theirs, [], tmp_path / "back.careerbook")
    assert cli.main(["merge", str(tmp_path / "back.careerbook"), "--yes", "--folder", str(mine.path)]) == 0
    with closing(Workbook.open(mine.workbook)) as workbook:
        [(key, one)] = workbook.records("preparation").items()
        assert one.goal == "a name" and not workbook.conflicts("preparation", key)


def test_erasing_words_reaches_the_notes_too(theirs, capsys):
    """`erase` finds a word in the coach's own notes and takes it out of every byte."""
    assert cli.main(["erase", CANARY, "--yes", "--folder", str(theirs.path)]) == 0
    assert "Erased 1 entry for good" in capsys.readouterr().out and holding(theirs.path) == []


def test_everything_of_a_client_goes_after_a_clear_word(theirs, capsys, monkeypatch):
    """`erase --client` asks first; then copy, backups, pages and notes are gone, and what the coach put there stays."""
    handout.make(theirs, to=theirs.handouts)
    (theirs.path / "invoice.pdf").write_text("mine", "utf-8")
    monkeypatch.setattr("builtins.input", lambda _: "y")
    assert cli.main(["erase", "--client", "--folder", str(theirs.path)]) == 0
    assert "and your own notes" in capsys.readouterr().out and theirs.notes.exists()
    monkeypatch.setattr("builtins.input", lambda _: "erase")
    assert cli.main(["erase", "--client", "--folder", str(theirs.path)]) == 0
    assert "invoice.pdf" in capsys.readouterr().out
    assert [p.name for p in theirs.path.rglob("*")] == ["invoice.pdf"]


def test_a_persons_own_workbook_cannot_be_erased_so(mine, theirs, capsys):
    """The client's own folder is refused in a sentence; a copy with nothing else in it goes with its folder."""
    with pytest.raises(FolderTrouble, match="no copy that a client shared"):
        parting.erase_client(mine, None)
    assert cli.main(["erase", "SQL", "--client", "--folder", str(theirs.path)]) == 1
    assert "either which words" in capsys.readouterr().err and mine.workbook.exists()
    assert parting.erase_client(theirs, None, lambda _: None) == 0 and not theirs.path.exists()
