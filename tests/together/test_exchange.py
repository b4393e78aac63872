"""A file goes to a coach and comes back: what is in it, what it changes, and what it can never do."""

from __future__ import annotations

import json
import os
import zipfile
from contextlib import closing

import pytest
from in_session import AGREED

from career_workbook.folder import Folder, FolderTrouble, create_folder
from career_workbook.store import CannotOpen, NotSaved, Proposal, Store, check
from career_workbook.together import bundle, exchange
from career_workbook.together.command import merge, share
from career_workbook.workbook import Workbook


@pytest.fixture(scope="module")
def pair(tmp_path_factory, shared_with_a_coach):
    """A person's folder, with one skill, one request and what nobody else may read, and the coach's copy of it."""
    place = tmp_path_factory.mktemp("pair")

    def fill(workbook):
        workbook.commit("skill", "sql", {"name": "SQL"}, {})
        workbook.commit("fear", "f", {"fear": "CANARY-FEAR"}, {})
        workbook.commit("ask", "a", {"what": "a quiet room", "no_means": "CANARY-NO"}, {})
        workbook.save_draft("skill", "new", {"name": "CANARY-DRAFT"}, {})

    shared_with_a_coach(place, fill)
    return place


def write(folder, kind, key, **answers):
    with closing(Workbook.open(folder.workbook)) as workbook:
        workbook.commit(kind, key, answers, workbook.entry(kind, key).base)


def send(folder, path, to, answer="y"):
    """One side shares all, the other takes it in; returns what was said."""
    exchange.share(folder, [], path)
    said = []
    merge(to, path, lambda _: answer, lambda _: "", said.append)
    return "\n".join(said)


def test_nothing_is_shared_without_an_agreement(tmp_path):
    """Until both have agreed, and after either has ended it, sharing is refused in a sentence and writes nothing."""
    folder = create_folder(tmp_path / "mine")
    with pytest.raises(NotSaved, match="agree"):
        exchange.share(folder, [], tmp_path / "a.careerbook")
    write(folder, "agreement", "sheet", **AGREED, ended="2026-10-01")
    with pytest.raises(NotSaved, match="ended on 1 October 2026"):
        exchange.share(folder, [], tmp_path / "a.careerbook")
    assert not (tmp_path / "a.careerbook").exists()


def test_what_is_for_me_alone_never_leaves(mine, theirs, tmp_path):
    """No private answer, draft or chapter not chosen is in the bytes of the bundle or of the coach's copy."""
    exchange.share(mine, ["vine"], tmp_path / "vine.careerbook")
    with bundle.opened(tmp_path / "vine.careerbook") as (manifest, part):
        data = part.read_bytes()
        assert manifest.chapters == ["vine"] and manifest.entries["skill"] == 1
    everything = data + b"".join(path.read_bytes() for path in theirs.path.rglob("*") if path.is_file())
    assert b"CANARY" not in everything
    assert b"quiet room" not in data and b"quiet room" in everything


def test_a_coach_writes_as_a_coach(mine, theirs, tmp_path):
    """What the coach writes into their copy comes back under their name, whoever opens it how often."""
    write(theirs, "commitment", "c", horizon="day", when_="I sit down", then_="I breathe")
    said = send(theirs, tmp_path / "back.careerbook", mine)
    assert "From the coach" in said and "promise: I breathe" in said
    with closing(Workbook.open(mine.workbook)) as workbook:
        assert workbook.record("commitment", "c").then_ == "I breathe"
        assert {c.author for c in workbook.store.history("commitment", "c")} == {"coach"}
    assert "nothing new" in send(theirs, tmp_path / "again.careerbook", mine)


def test_saying_no_changes_nothing(mine, theirs, tmp_path):
    """The preview alone leaves every byte of the workbook as it was."""
    write(theirs, "skill", "sql", name="Databases")
    before = mine.workbook.read_bytes()
    assert "Skill: “SQL” → “Databases”" in send(theirs, tmp_path / "back.careerbook", mine, answer="n")
    assert mine.workbook.read_bytes() == before


def test_different_fields_come_together(mine, theirs, tmp_path):
    """Two people who changed two answers of one entry both find their own."""
    write(mine, "skill", "sql", branch="Data")
    write(theirs, "skill", "sql", name="Databases")
    said = send(theirs, tmp_path / "back.careerbook", mine)
    assert "both sides" not in said
    with closing(Workbook.open(mine.workbook)) as workbook:
        entry = workbook.entry("skill", "sql")
        assert (entry.entered["name"], entry.entered["branch"], entry.conflict) == ("Databases", "Data", {})


def test_the_same_answer_changed_twice_is_a_choice(mine, theirs, tmp_path):
    """Both versions stand side by side until the person chooses; the choice reaches the other side."""
    write(mine, "skill", "sql", name="Queries")
    write(theirs, "skill", "sql", name="Databases")
    said = send(theirs, tmp_path / "back.careerbook", mine)
    assert said.splitlines()[1:4] == ["Changed on both sides; you choose in the form:", "  The vine, skill: Queries",
                                      "    Skill: “Queries” here, “Databases” there"]
    with closing(Workbook.open(mine.workbook)) as workbook:
        entry = workbook.entry("skill", "sql")
        assert {entry.entered["name"], entry.conflict["name"]} == {"Queries", "Databases"}
        workbook.resolve("skill", "sql", "name", "Queries")
    send(mine, tmp_path / "settled.careerbook", theirs)
    with closing(Workbook.open(theirs.workbook)) as workbook:
        assert workbook.entry("skill", "sql").entered["name"] == "Queries"
        assert not workbook.entry("skill", "sql").conflict


def test_what_the_person_erased_does_not_come_back(mine, theirs, tmp_path):
    """Erased at home, it is gone from the coach's copy and bytes too, though the coach had worked on it."""
    write(theirs, "skill", "sql", name="UNFORGETTABLE")
    send(theirs, tmp_path / "back.careerbook", mine)
    with closing(Workbook.open(mine.workbook)) as workbook:
        workbook.erase(("skill", "sql"))
    send(mine, tmp_path / "gone.careerbook", theirs)
    assert b"UNFORGETTABLE" not in mine.workbook.read_bytes() + theirs.workbook.read_bytes()
    send(theirs, tmp_path / "last.careerbook", mine)
    with closing(Workbook.open(mine.workbook)) as workbook:
        assert workbook.record("skill", "sql") is None


def test_a_coach_cannot_erase_the_persons_words(mine, theirs, tmp_path):
    """An erasure that comes from the other side does not reach what the person wrote."""
    with Store.open(theirs.workbook) as store:
        store.erase("skill", "sql")
    send(theirs, tmp_path / "back.careerbook", mine)
    with closing(Workbook.open(mine.workbook)) as workbook:
        assert workbook.record("skill", "sql").name == "SQL"


def test_a_locked_bundle_opens_with_its_passphrase_alone(mine, tmp_path):
    """Locked, nothing of it can be read; with a wrong passphrase or none there is a clear sentence."""
    sent = tmp_path / "locked.careerbook"
    exchange.share(mine, [], sent, "three quiet words")
    assert b"SQL" not in sent.read_bytes() and b"manifest" not in sent.read_bytes()
    with pytest.raises(bundle.Locked, match="give its passphrase"), bundle.opened(sent):
        pass
    with pytest.raises(bundle.Locked, match="does not open"), bundle.opened(sent, "wrong"):
        pass
    copy = Folder(tmp_path / "theirs")
    assert merge(copy, sent, None, lambda _: "three quiet words", lambda _: None) == 0
    assert copy.exists


def hostile(theirs, path, *proposals):
    """A bundle nobody's program made: rows written straight into the coach's file."""
    with Store.open(theirs.workbook) as store:
        store.write(proposals)
        told = bundle.Manifest(store.id, "coach", "2026-11-22", ["vine"], {})
    return bundle.write(path, theirs.workbook, told, "")


@pytest.mark.parametrize(("proposal", "says"), [
    (Proposal("fear", "x", "me", {"fear": "planted"}), "meant for the person alone"),
    (Proposal("ask", "a", "coach", {"no_means": "planted"}), "not as its form would have it"),
    (Proposal("skill", "x", "coach", {"name": ["a", "b"]}), "not as its form would have it"),
    (Proposal("sorcery", "x", "coach", {"name": "a"}), "newer version"),
    (Proposal("skill", "x", "coach", {"name": "a"}, 99), "newer version"),
])
def test_a_hostile_bundle_is_refused_whole(mine, theirs, tmp_path, proposal, says):
    """One change that no form could have made refuses all of it, and nothing is changed."""
    path = hostile(theirs, tmp_path / "bad.careerbook", Proposal("skill", "fine", "coach", {"name": "fine"}), proposal)
    before = mine.workbook.read_bytes()
    with pytest.raises(CannotOpen, match=says):
        merge(mine, path, None, lambda _: "", lambda _: None)
    assert mine.workbook.read_bytes() == before
    assert check(mine.workbook).ok


def damage(how, path):
    data = path.read_bytes()
    if how == "cut":
        path.write_bytes(data[:len(data) // 2])
    elif how == "text":
        path.write_text("hello", "utf-8")
    elif how == "newer":
        rewrite(path, lambda told: told | {"format": 99})
    elif how == "list":
        rewrite(path, lambda told: told | {"chapters": 7})
    elif how == "swapped":
        rewrite(path, lambda told: told | {"sha256": "0" * 64})


def rewrite(path, change):
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    content[bundle.LIST] = json.dumps(change(json.loads(content[bundle.LIST]))).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)


@pytest.mark.parametrize(("how", "says"), [("cut", "damaged"), ("text", "nothing that was shared"),
                                           ("newer", "newer version"), ("list", "damaged"), ("swapped", "damaged")])
def test_a_damaged_or_foreign_file_is_said_to_be(mine, tmp_path, how, says):
    """Cut short, swapped, something else or from the future: a sentence, and nothing is changed."""
    path = tmp_path / "sent.careerbook"
    exchange.share(mine, [], path)
    damage(how, path)
    with pytest.raises(CannotOpen, match=says):
        merge(mine, path, None, lambda _: "", lambda _: None)


def test_a_bundle_never_takes_the_place_of_a_file(mine, tmp_path):
    """Sharing to a name that is taken is refused; into a folder it finds a free one."""
    (tmp_path / "taken.careerbook").write_text("mine", "utf-8")
    with pytest.raises(FolderTrouble, match="already"):
        share(mine, [], tmp_path / "taken.careerbook", say=lambda _: None)
    for _ in range(2):
        share(mine, ["vine"], tmp_path / "out", say=lambda _: None)
    assert len(list((tmp_path / "out").glob("*.careerbook"))) == 2


def test_a_full_disk_leaves_no_half_of_a_bundle(mine, tmp_path, monkeypatch):
    """What could not be written whole is not there, so that nobody sends it; the next attempt has its name again."""
    place = tmp_path / "sent.careerbook"

    def full(handle, _mode):
        os.close(handle)
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk, pytest.raises(OSError, match="No space"):
        disk.setattr(bundle.os, "fdopen", full)
        exchange.share(mine, [], place)
    assert not place.exists()
    exchange.share(mine, [], place)


def test_a_second_answer_where_there_is_one_is_refused(mine, theirs, tmp_path):
    """A crafted file cannot leave an answer in a workbook that no form would ever show."""
    with Store.open(theirs.workbook) as store:
        store.write([Proposal("standing", "second", "coach", {})])
    exchange.share(theirs, [], tmp_path / "back.careerbook")
    with pytest.raises(CannotOpen, match="has one"):
        merge(mine, tmp_path / "back.careerbook", None, lambda _: "", lambda _: None)
