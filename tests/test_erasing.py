"""Erasing for good from the command line: what would go is shown, asked for, and then in no byte of the folder."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from pathlib import Path

import pytest

from career_workbook import cli
from career_workbook.folder import Folder, create_folder
from career_workbook.store import Store, check, keep_backups
from career_workbook.workbook import Workbook

CANARY = "zinnober-7431"


@pytest.fixture
def folder(home: Path) -> Folder:
    """A folder whose workbook and backup hold the canary: in history, in a deleted entry, in a draft."""
    made = create_folder(home / "mine")
    with closing(Workbook.open(made.workbook)) as workbook:
        workbook.commit("fear", "worded-otherwise", {"fear": f"that {CANARY} hears of it"}, {})
        base = workbook.entry("fear", "worded-otherwise").base
        workbook.commit("fear", "worded-otherwise", {"fear": "that somebody hears of it"}, base)
        workbook.commit("skill", "deleted", {"name": f"Hiding from {CANARY}"}, {})
        workbook.withdraw("skill", "deleted")
        workbook.save_draft("ask", "begun", {"what": CANARY}, {})
        workbook.commit("want", "sheet", {"wish": "To sleep"}, {})
        keep_backups(workbook.store, made.backups, dt.datetime(2026, 11, 21, tzinfo=dt.UTC))
    return made


@pytest.fixture
def said(capsys, folder, monkeypatch):
    """Run ``erase`` with an answer to its question (None: it may not ask); returns (status, all it said)."""
    def run(*words: str, answer: str | None = None) -> tuple[int, str]:
        monkeypatch.setattr("builtins.input", lambda _: pytest.fail("asked") if answer is None else answer)
        status = cli.main(["erase", *words, "--folder", str(folder.path)])
        return status, "".join(capsys.readouterr())

    return run


def holding(folder: Folder) -> list[str]:
    """The files of a folder that hold the canary in their bytes."""
    return sorted(p.name for p in folder.path.rglob("*") if p.is_file() and CANARY.encode() in p.read_bytes())


def test_what_stands_stood_or_was_begun_is_erased_from_every_byte(said, folder):
    """An earlier wording, a deleted entry and a draft all go, from the backup too; everything else stays."""
    assert len(holding(folder)) == 2
    status, told = said(CANARY.upper(), answer="erase")
    assert status == 0 and "Erased 3 entries for good; 1 older copy" in told and told.count("(deleted, or never") == 2
    assert holding(folder) == [] and check(folder.workbook).ok
    with closing(Workbook.open(folder.workbook)) as workbook:
        assert workbook.record("want", "sheet").wish == "To sleep" and workbook.keys("fear") == []


def test_a_name_is_found_however_its_accents_were_typed(said, folder):
    """Pasted from a Mac or a PDF, ë may be an e and two dots: to whoever reads it the name is the same."""
    with closing(Workbook.open(folder.workbook)) as workbook:
        workbook.commit("fear", "z", {"fear": "that Zoe\u0308 hears of it", "really": ""}, {})
    assert said("ZO\u00cb", answer="erase")[0] == 0
    with closing(Workbook.open(folder.workbook)) as workbook:
        assert "z" not in workbook.keys("fear")


@pytest.mark.parametrize("answer", ["", "y", "no"])
def test_without_a_clear_word_nothing_goes(said, folder, answer):
    """What would go is shown first; any answer but the word itself leaves everything."""
    status, told = said(CANARY, answer=answer)
    assert status == 0 and "3 entries would go" in told and "Nothing was erased" in told
    assert len(holding(folder)) == 2


def test_a_whole_kind_goes_only_when_said_so(said, folder):
    """`--of` alone lists what there is; with `--all` it erases that kind and no other."""
    status, told = said("--of", "fear")
    assert status == 1 and "skill: 1" in told
    assert said("--of", "fear", "--all", "--yes")[0] == 0
    with closing(Workbook.open(folder.workbook)) as workbook:
        assert workbook.keys("fear") == [] and workbook.drafts("ask") == ["begun"]


@pytest.mark.parametrize(("words", "sentence"), [
    (("nowhere to be found",), "Nothing was found"), (("--of", "fairy"), "There is nothing of the kind “fairy”")])
def test_what_is_not_there_is_said(said, words, sentence):
    """A word that stands nowhere, a kind that is empty: a sentence, and nothing happens."""
    status, told = said(*words)
    assert status == 1 and sentence in told


def test_an_empty_workbook_is_said_to_be(said, folder):
    """Where nothing is written yet, no list of nothing is shown."""
    folder.workbook.unlink()
    Store.create(folder.workbook).close()
    for words in ((), ("--of", "skill"), ("word",)):
        assert said(*words) == (1, "Nothing is written in this workbook yet, so nothing was erased.\n")


def test_a_link_or_a_choice_is_not_a_word(said, folder):
    """Only what was written is searched: an entry that merely links to what is named, or chose a word, stays."""
    with closing(Workbook.open(folder.workbook)) as workbook:
        workbook.commit("skill", "handover", {"name": "Quiet"}, {})
        workbook.commit("investment", "i", {"on": "2026-01-01", "skill": "handover", "hours": "1", "ease": "easy"}, {})
    assert "Nothing was found" in said("handover")[1] and "Nothing was found" in said("easy")[1]
    assert "1 entry would go" in said("quiet", answer="no")[1]


def test_what_it_cannot_reach_is_named(said, folder):
    """Pages made before and what Jupyter keeps of notebooks are pointed at, not silently left."""
    for place in (folder.handouts, folder.path / ".ipynb_checkpoints"):
        place.mkdir(exist_ok=True)
        (place / "made before").write_text("x")
    _, told = said(CANARY, "--yes")
    assert f"1 file in {folder.handouts}" in told and ".ipynb_checkpoints" in told and "a browser" in told
