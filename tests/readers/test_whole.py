"""Whole records beside a workbook: what is new, what is the same, what is added and taken back."""

import json

import pytest

from career_workbook.cli import main
from career_workbook.folder import create_folder
from career_workbook.readers import json_resume, past, spreadsheet, whole
from career_workbook.records import KINDS
from career_workbook.workbook import Workbook

RESUME = json.dumps({
    "work": [{"name": "City hospital", "position": "Ward nurse", "startDate": "2019-09"}],
    "skills": [{"name": "Statistics"}, {"name": "Listening"}],
    "projects": [{"name": "First-week sheet", "keywords": ["Statistics", "Listening"]}]}).encode()


@pytest.fixture
def home(tmp_path):
    """A new, empty workbook's folder."""
    return create_folder(tmp_path / "mine")


@pytest.fixture
def workbook(home):
    """That workbook, open."""
    found = Workbook.open(home.workbook)
    yield found
    found.close()


def bring(workbook, contents, parts=None):
    """Add what is ticked, or `parts`; returns what was new."""
    joined = whole.join(contents, workbook)
    ticked = [part for part, _, usual in joined.parts() if usual] if parts is None else parts
    workbook.add_all(joined.source, "2026-11-22", whole.chosen(joined, ticked))
    return joined


def resume():
    return json_resume.read({"r.json": RESUME})


def test_importing_twice_adds_nothing(workbook):
    """The second time everything is there, and says so."""
    assert whole.summary(bring(workbook, resume())) == "4 entries understood. 4 entries are new."
    again = bring(workbook, resume())
    assert whole.summary(again) == "4 entries understood. 4 entries are there already. There is nothing new to add."
    assert len(workbook.records("skill")) == 2 and len(workbook.records("impact")) == 1


def test_what_was_edited_or_withdrawn_does_not_come_back(workbook):
    """Another name for a skill, a job taken out: the file does not undo it."""
    bring(workbook, resume())
    skill, job = workbook.keys("skill")[0], workbook.keys("job")[0]
    workbook.commit("skill", skill, {"name": "Numbers"}, workbook.entry("skill", skill).base)
    workbook.withdraw("job", job)
    assert bring(workbook, resume()).found == () and not workbook.records("job")
    assert sorted(workbook.titles("skill").values()) == ["Listening", "Numbers"]


def test_one_step_back_takes_all_of_it(workbook):
    """And then the file may come again."""
    bring(workbook, resume())
    assert workbook.undo_batch() == 4 and not workbook.records("skill")
    assert len(bring(workbook, resume()).found) == 4


def test_what_is_there_by_name_is_the_same(workbook):
    """A skill typed by hand is not doubled, and what links to it links to hers; a planned job likewise."""
    workbook.add_all("hand", "2026-01-01", [("skill", "mine", {"name": "statistics"}), (
        "job", "now", {"title": "Ward nurse", "employer": "City hospital", "start": "2019-09-15"})])
    joined = bring(workbook, resume())
    assert joined.there == 2 and len(workbook.records("job")) == 1
    impact = next(iter(workbook.records("impact").values()))
    assert "mine" in impact.skills and len(impact.skills) == 2


def test_a_link_to_what_stays_out_goes(workbook):
    """Skills left unticked, or taken out earlier, are not linked to."""
    bring(workbook, resume(), [json_resume.PROJECTS])
    assert next(iter(workbook.records("impact").values())).skills == () and not workbook.records("skill")


def test_our_own_rows_by_hand_may_link_by_name(workbook):
    """A row added in a spreadsheet names its skill; one whose skill there is not is a sentence."""
    files = {"skill.csv": b"key,name\nk1,Listening\n",
             "investment.csv": b"key,on,skill,hours\n,2026-05-01,listening,1.5\n,2026-05-02,Juggling,1\n"
                               b"k2,2026-05-03,gone-long-ago,1\n"}
    joined = bring(workbook, spreadsheet.read(files))
    assert joined.problems == ("Investment, line 3: there is no skill of that name; add it first, or in the same "
                               "import.",)
    assert sorted(one.skill for one in workbook.records("investment").values()) == ["gone-long-ago", "k1"]


def test_an_entry_that_says_something_else_here_stays_as_it_is(workbook):
    """The workbook is the newer one; how many differ is said."""
    bring(workbook, spreadsheet.read({"skill.csv": b"key,name\nk1,Listening\nk2,Talking\n"}))
    joined = bring(workbook, spreadsheet.read({"skill.csv": b"key,name\nk1,Hearing\nk2,Talking\n"}))
    assert (joined.there, joined.differ) == (2, 1) and "reads differently" in whole.summary(joined)
    assert workbook.titles("skill")["k1"] == "Listening"


def test_a_sheet_has_one_place(workbook):
    """What is answered once goes where its form shows it, whatever key a file gives it."""
    bring(workbook, spreadsheet.read({"want.csv": b"key,wish,complaint,request\nanything,More sleep,,\n"}))
    assert workbook.record("want", "sheet").wish == "More sleep"


@pytest.mark.parametrize(("files", "source"), [
    ({"Positions.csv": b"Company Name,Title\nA,B\n"}, "linkedin"), ({"r.json": RESUME}, "json-resume"),
    ({"skill.csv": b"key,name\nk,x\n"}, "csv"), ({}, ""), ({"photo.png": b"\x89PNG"}, ""),
    ({"export.csv": b"Project,Start date,Duration\nA,2026-01-01,1:00\n"}, ""),
    ({"answers.json": b'{"what": "career-workbook feedback", "work": []}'}, "")])
def test_a_file_says_itself_what_it_is(files, source):
    """By its name and how it begins; a time tracker's or a colleague's is none of these."""
    assert past.source_of(files) == source


def run(home, *words):
    return main([*map(str, words), "--folder", str(home.path)])


def test_the_whole_way_in_a_terminal(home, tmp_path, capsys, monkeypatch):
    """Shown, asked part by part, added, exported, brought into another workbook, taken back."""
    (tmp_path / "r.json").write_bytes(RESUME)
    answers = iter(["y", "n", ""])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert run(home, "import", tmp_path / "r.json") == 0
    told = capsys.readouterr().out
    assert "4 entries understood" in told and "Skills: left out" in told and "Added 1 piece of work and 1 job." in told
    assert run(home, "import", "json-resume", tmp_path / "r.json", "--yes") == 0
    assert run(home, "export", "csv", "--to", tmp_path / "out") == 0 and (tmp_path / "out" / "job.csv").exists()
    assert run(home, "export", "json-resume", "--name", "Alex") == 0
    made = json.loads(next(home.exports.glob("resume-*.json")).read_text("utf-8"))
    assert made["basics"]["name"] == "Alex" and made["skills"] == [{"name": "Statistics"}, {"name": "Listening"}]
    assert "It has 1 job, 2 skills, and" in capsys.readouterr().out
    other = create_folder(tmp_path / "other")
    came = "2 skills, 1 piece of work and 1 job"
    assert run(other, "import", tmp_path / "out", "--yes") == 0 and f"Added {came}." in capsys.readouterr().out
    assert run(other, "import", "--undo") == 0 and f"Taken back: {came} from" in capsys.readouterr().out
    assert run(other, "import", "--undo") == 0 and "nothing to take back" in capsys.readouterr().out


def test_an_invented_life_does_not_come_into_a_real_one_unasked(home, tmp_path, capsys):
    """What was exported from the sample person's workbook is said to be hers, and nothing of it is ticked."""
    mara = create_folder(tmp_path / "mara", sample=True)
    assert run(mara, "export", "csv", "--to", tmp_path / "hers") == 0
    assert run(home, "import", tmp_path / "hers", "--yes") == 0
    told = capsys.readouterr().out
    assert "are Mara’s, who is invented" in told and "Nothing was added." in told


def test_what_was_exported_before_is_not_replaced(home, tmp_path, capsys):
    """A second export has a place of its own; an empty workbook writes nothing; nobody else may read the files."""
    assert run(home, "export", "csv") == 0 and "nothing in your workbook" in capsys.readouterr().out
    assert not home.exports.exists()
    for _ in range(2):
        run(home, "export", "json-resume", "--to", tmp_path / "cv.json")
    assert sorted(path.name for path in tmp_path.glob("*.json")) == ["cv-2.json", "cv.json"]
    assert (tmp_path / "cv.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("words", [("linkedin", "nothing.zip"), ("csv", "photo.csv"), ("json-resume", "photo.csv")])
def test_a_file_that_is_none_is_a_sentence(home, tmp_path, capsys, monkeypatch, words):
    """With exit status 1, and nothing added."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "photo.csv").write_bytes(b"\x89PNG")
    assert run(home, "import", *words, "--yes") == 1 and capsys.readouterr().out.strip().endswith(".")


def test_a_file_of_nothing_known_is_told_what_can_be_imported(home, tmp_path, capsys):
    """Not hours alone; and a source there is not is told which there are."""
    (tmp_path / "letter.txt").write_text("Dear all")
    assert run(home, "import", tmp_path / "letter.txt") == 1
    told = capsys.readouterr().out
    assert all(one in told for one in ("Toggl", "LinkedIn", "JSON Resume", "Google", "onet", "Nothing was added"))
    assert run(home, "import", "linkedinn", tmp_path / "letter.txt") == 1
    assert "called linkedinn" in (told := capsys.readouterr().out) and "linkedin," in told and "oews" in told


def test_every_kind_named_in_a_file_is_declared():
    """The readers fill in fields that there are."""
    contents = json_resume.read({"r.json": RESUME})
    assert all(set(one.entered) <= KINDS[one.kind].model_fields.keys() for one in contents.found)
