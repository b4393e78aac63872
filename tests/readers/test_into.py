"""What was understood goes into the log once, for the skills the person names, and can be taken back."""

import datetime as dt

import pytest

from career_workbook.folder import Folder
from career_workbook.readers import hours as hours_elsewhere
from career_workbook.readers import into, toggl
from career_workbook.readers.arriving import take_back
from career_workbook.readers.command import bring_in
from career_workbook.store import Store
from career_workbook.workbook import Workbook

TODAY = dt.date(2026, 11, 22)
FILE = ("Description,Duration,Project,Start date,Start time\n"
        "Joins,1:30:00,SQL course,2026-05-22,10:30:00\n"
        "Two tables,0:30:00,SQL course,2026-05-23,10:30:00\n"
        "Ward round,2:00:00,Ward,2026-05-23,14:00:00\n"
        "Nothing,,Ward,2026-05-24,14:00:00\n")


@pytest.fixture
def folder(tmp_path):
    """A person's folder with a workbook in which one skill stands."""
    Store.create(tmp_path / "home" / "workbook.db").close()
    return Folder(tmp_path / "home")


@pytest.fixture
def workbook(folder):
    """That workbook, open."""
    opened = Workbook.open(folder.workbook)
    opened.commit("skill", "ward", {"name": "ward"}, {})
    yield opened
    opened.close()


@pytest.fixture
def preview():
    """What the file holds."""
    return toggl.read(FILE.encode())


def hours(workbook: Workbook) -> dict[str, float]:
    """Hours in the log by the name of the skill."""
    names, total = workbook.titles("skill"), {}
    for record in workbook.records("investment").values():
        total[names[record.skill]] = total.get(names[record.skill], 0) + record.hours
    return total


def test_a_project_counts_for_a_skill_there_is_or_a_new_one(workbook, preview):
    """The skill of the same name is proposed whatever its capitals, else a new one."""
    assert into.proposed(preview, workbook) == {"SQL course": "SQL course", "Ward": "ward"}
    assert into.add(preview, into.proposed(preview, workbook), workbook, TODAY) == 3
    assert hours(workbook) == {"SQL course": 2.0, "ward": 2.0}


def test_importing_twice_adds_nothing(workbook, preview):
    """The same file again finds everything there."""
    into.add(preview, into.proposed(preview, workbook), workbook, TODAY)
    assert into.fresh(preview, workbook).rows == ()
    assert into.add(preview, into.proposed(preview, workbook), workbook, TODAY) == 0
    assert hours(workbook) == {"SQL course": 2.0, "ward": 2.0}


def test_what_was_edited_or_withdrawn_stays_so(workbook, preview):
    """An import never undoes what the person decided."""
    into.add(preview, into.proposed(preview, workbook), workbook, TODAY)
    first, second, _ = (row.key for row in preview.rows)
    workbook.withdraw("investment", first)
    workbook.commit("investment", second, {"hours": "3"}, workbook.entry("investment", second).base)
    into.add(preview, into.proposed(preview, workbook), workbook, TODAY)
    assert hours(workbook) == {"SQL course": 3.0, "ward": 2.0}


def test_undo_takes_everything_back_and_it_may_come_again(workbook, preview):
    """Entries and the skills made for them go; a second try brings them all."""
    into.add(preview, into.proposed(preview, workbook), workbook, TODAY)
    workbook.undo_batch()
    assert workbook.keys("investment") == [] and list(workbook.titles("skill").values()) == ["ward"]
    assert into.add(preview, into.proposed(preview, workbook), workbook, TODAY) == 3
    assert hours(workbook) == {"SQL course": 2.0, "ward": 2.0}


def test_the_choice_is_remembered(workbook, preview):
    """The next export proposes what was chosen last, leaving out included."""
    into.add(preview, {"SQL course": "ward", "Ward": None}, workbook, TODAY)
    assert into.proposed(preview, workbook) == {"SQL course": "ward", "Ward": None}
    assert hours(workbook) == {"ward": 2.0}


def test_one_new_skill_for_two_projects_is_made_once(workbook, preview):
    """Names that differ in capitals only are one skill."""
    into.add(preview, {"SQL course": "Data", "Ward": "DATA"}, workbook, TODAY)
    assert hours(workbook) == {"Data": 4.0}


def test_the_command_shows_asks_and_adds(folder, tmp_path):
    """In a terminal: a preview with what was not understood, a question a project, a confirmation."""
    file, said, answers = tmp_path / "export.csv", [], iter(["Databases", "-", "y"])
    file.write_text(FILE, encoding="utf-8")
    assert bring_in(folder, file, ask=lambda question: next(answers), say=said.append) == 0
    text = "\n".join(said)
    assert "3 entries understood" in text and "line 5: It has no duration" in text
    assert "Added 2 entries and 1 skill." in text
    opened = Workbook.open(folder.workbook)
    assert hours(opened) == {"Databases": 2.0}
    opened.close()


def test_taking_back_says_what_adding_said(folder, tmp_path):
    """An import names all that came in by it, the new skills too, and Undo names the same."""
    file, said = tmp_path / "export.csv", []
    file.write_text(FILE, encoding="utf-8")
    for ask in ({"maps": ["SQL course=Databases", "Ward="]}, {"maps": ["SQL course=Databases", "Ward=Nursing"]}):
        bring_in(folder, file, ask=None, say=said.append, **ask)
        take_back(folder, say=said.append)
    come, gone = ([line.partition(begins)[2].partition(end)[0] for line in said if line.startswith(begins)]
                  for begins, end in (("Added ", ". To"), ("Taken back: ", " from Toggl.")))
    assert come == gone == ["2 entries and 1 skill", "3 entries and 2 skills"]
    take_back(folder, say=said.append)
    assert said[-1] == "There was nothing to take back."


def test_nothing_is_added_before_yes(folder, tmp_path):
    """A no at the end leaves the workbook as it was."""
    file, answers = tmp_path / "export.csv", iter(["", "", "n"])
    file.write_text(FILE, encoding="utf-8")
    before = folder.workbook.read_bytes()
    bring_in(folder, file, ask=lambda question: next(answers), say=lambda text: None)
    assert folder.workbook.read_bytes() == before


def test_options_can_say_it_all(folder, tmp_path):
    """With a mapping and no questions, the command asks nothing."""
    file, said = tmp_path / "export.csv", []
    file.write_text(FILE, encoding="utf-8")
    assert bring_in(folder, file, ask=None, maps=["Ward=", "sql course=Databases"], say=said.append) == 0
    opened = Workbook.open(folder.workbook)
    assert hours(opened) == {"Databases": 2.0}
    opened.close()


def test_a_file_that_is_not_there_is_said(folder, tmp_path):
    """A wrong name is a sentence, not a traceback."""
    said = []
    assert bring_in(folder, tmp_path / "none.csv", say=said.append) == 1
    assert "none.csv could not be opened" in said[0]


CALENDAR = ("Subject,Start Date,Start Time,End Date,End Time\n"
            "SQL course 1,2026-05-21,10:00,2026-05-21,11:30\nSQL course 2,2026-05-22,10:00,2026-05-22,11:00\n"
            "Talk at the river school,2026-05-22,22:30,2026-05-23,00:30\n"
            "Asked for Fridays,2026-05-23,09:00,2026-05-23,09:30\n"
            "Review,2026-05-24,09:00,2026-05-24,10:15\nDentist,2026-05-25,09:00,2026-05-25,10:00\n")
CHOSEN = {"SQL course": "Databases", "Talk at the river school": "as:opening", "Asked for Fridays": "as:ask",
          "Review": "as:session", "Dentist": None}


def diary():
    """What a calendar holds."""
    return hours_elsewhere.read(CALENDAR.encode())


def test_an_event_becomes_what_the_person_says(workbook):
    """Hours, a talk, a request, a review or nothing; one past midnight is still one talk."""
    assert set(into.proposed(diary(), workbook).values()) == {None}
    assert into.add(diary(), CHOSEN, workbook, TODAY) == 5
    assert hours(workbook) == {"Databases": 2.5}
    talk, = workbook.records("opening").values()
    request, = workbook.records("ask").values()
    review, = workbook.records("session").values()
    assert (talk.role, talk.on.isoformat()) == ("Talk at the river school", "2026-05-22")
    assert (request.what, request.asked.isoformat()) == ("Asked for Fridays", "2026-05-23")
    assert (review.on.isoformat(), review.minutes) == ("2026-05-24", 75)


def test_a_calendar_twice_adds_nothing_and_remembers(workbook):
    """What came in as something else than hours is there as well, and what was chosen is proposed again."""
    into.add(diary(), CHOSEN, workbook, TODAY)
    assert {row.project for row in into.fresh(diary(), workbook).rows} == {"Dentist"}
    assert into.proposed(diary(), workbook) == CHOSEN | {"SQL course": next(
        key for key, name in workbook.titles("skill").items() if name == "Databases")}
    assert into.add(diary(), CHOSEN, workbook, TODAY) == 0
    workbook.undo_batch()
    assert len(into.fresh(diary(), workbook).rows) == len(diary().rows)


def test_a_calendar_in_a_terminal(folder, tmp_path):
    """A word says that a title is a request; what nobody names stays out."""
    file, said, answers = tmp_path / "me.csv", [], iter(["Databases", "", "as ask", "", "", "y"])
    file.write_text(CALENDAR, encoding="utf-8")
    assert bring_in(folder, file, ask=lambda question: next(answers), say=said.append) == 0
    opened = Workbook.open(folder.workbook)
    assert hours(opened) == {"Databases": 2.5} and len(opened.records("ask")) == 1
    opened.close()


def test_a_long_calendar_without_questions_is_read_for_its_usual_time(folder, tmp_path):
    """With --yes two years are read; a mapping names what of it counts."""
    file, said = tmp_path / "me.csv", []
    file.write_text("Subject,Start Date,Start Time,End Time\nOld,2001-05-21,10:00,11:30\n", encoding="utf-8")
    assert bring_in(folder, file, ask=None, say=said.append) == 0
    assert "nothing new to add" in said[0]


@pytest.mark.parametrize(("begins", "source"), [
    ("Project,Client,Start Date,Start Time,Duration (h)", "clockify"), ("User,Start date,Start time,Duration", "toggl"),
    ('{"buckets": {}}', "activitywatch"), ("BEGIN:VCALENDAR", "calendar"),
    ("Subject,Start Date,Start Time", "calendar"), ("Timestamp,How well", "forms"), ("anything", "hours"),
])
def test_a_file_says_itself_what_it_is(begins, source):
    """Nobody has to name the program their file is from."""
    assert into.source_of(b"\xef\xbb\xbf" + begins.encode()) == source
