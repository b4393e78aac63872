"""LinkedIn's archive: every file optional, four of them read, names of others left at the door."""

import datetime as dt
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_workbook.readers import CannotRead, linkedin
from career_workbook.readers.months import first_day, last_day

POSITIONS = ("Company Name,Title,Description,Location,Started On,Finished On\n"
             "City hospital,Ward nurse,\"• Wrote the handover page.\n- Led nights\",Riverside,Sep 2019,Mar 2024\n"
             "City hospital,Lead,,Riverside,Apr 2024,\n")
SKILLS = "Name\nTalking with families\nStatistics\n"
ENDORSED = ("Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,"
            "Endorsement Status\n"
            "2023/06/18 14:24:54 UTC,Statistics,Zoe,Zimmermann,www.example.com/z,ACCEPTED\n"
            "2025/02/01 08:00:00 UTC,Statistics,Yan,Young,www.example.com/y,ACCEPTED\n"
            "2025/02/01 08:00:00 UTC,Statistics,Xu,Xi,www.example.com/x,PENDING\n")
RECOMMENDED = ("First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
               "Zoe,Zimmermann,City hospital,Pharmacist,\"Calm, and right.\nTwice.\",\"01/05/24, 03:04 PM\",VISIBLE\n"
               "Yan,Young,City hospital,Porter,Good,\"01/15/24, 03:04 PM\",PENDING\n")
ALL = {"Positions.csv": POSITIONS, "Skills.csv": SKILLS, "Endorsement_Received_Info.csv": ENDORSED,
       "Recommendations_Received.csv": RECOMMENDED}


def archive(files, folder=""):
    """An archive as LinkedIn sends it, with connections and messages that nobody asked for."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name, text in files.items():
            made.writestr(folder + name, text)
        made.writestr(folder + "Connections.csv", "Notes:\n\nFirst Name,Last Name\nSecret,Friend\n")
        made.writestr(folder + "messages.csv", "FROM,CONTENT\nSecret,Words\n")
    return {"Complete_LinkedInDataExport.zip": packed.getvalue()}


def of(contents, kind):
    return [one.entered for one in contents.found if one.kind == kind]


def test_jobs_skills_and_evidence():
    """Months become the first and the last day they can mean; what was told of a job is offered line by line."""
    contents = linkedin.read(archive(ALL, "export/"))
    assert of(contents, "job")[0] == {"title": "Ward nurse", "employer": "City hospital", "start": "2019-09-01",
                                      "end": "2024-03-31"}
    assert of(contents, "job")[1]["end"] == "" and [s["name"] for s in of(contents, "skill")][1] == "Statistics"
    titles = [one["title"] for one in of(contents, "impact")]
    assert titles == ["Wrote the handover page.", "Led nights", "Endorsed for Statistics",
                      "Recommended by: Pharmacist, City hospital"]
    endorsed, recommended = of(contents, "impact")[2:]
    assert endorsed["evidence"] == "Endorsed by 2 people on LinkedIn, last in February 2025"
    assert recommended["noticed"] == "Calm, and right.\nTwice." and recommended["on"] == "2024-01-05"
    assert any("not accepted yet" in sentence for sentence in contents.problems)


def test_nobody_is_named_and_nothing_else_is_opened():
    """No name of another person, no connection, no message is in what was read; weak evidence is not ticked."""
    contents = linkedin.read(archive(ALL))
    said = repr(contents)
    assert not any(word in said for word in ("Zoe", "Zimmermann", "Yan", "Secret", "Friend", "www."))
    assert [part for part, _, ticked in contents.parts() if not ticked] == [linkedin.LINES, linkedin.ENDORSED]


def test_fifty_skills_are_not_ticked():
    """A vine of fifty names is no help; whoever wants them all says so."""
    contents = linkedin.read(archive({"Skills.csv": "Name\n" + "\n".join(f"Skill {n}" for n in range(50))}))
    assert contents.parts() == [(linkedin.SKILLS, 50, False)] and "crowd" in contents.notes[-1]


@pytest.mark.parametrize("name", ALL)
def test_every_file_is_optional(name):
    """Each alone is enough, packed or not, with spaces or underscores in its name."""
    assert linkedin.read(archive({name: ALL[name]})).found
    assert linkedin.read({name.replace("_", " "): ALL[name].encode("utf-16")}).found


def test_without_any_of_them_it_says_where_to_get_them():
    """An archive of messages alone is no use here."""
    with pytest.raises(CannotRead, match="Data privacy"):
        linkedin.read(archive({}))


def test_what_cannot_be_read_is_said_line_by_line():
    """An unknown month, a job without a beginning, an end before the beginning, an empty file, other columns."""
    head = POSITIONS.splitlines()[0]
    contents = linkedin.read(archive({
        "Positions.csv": f"{head}\nA,B,,,Smarch 2020,\nA,C,,,,\nA,D,,,May 2020,Apr 2019\nA,E,,,2020,2021\n",
        "Skills.csv": "", "Recommendations_Received.csv": "What\nelse\n"}))
    assert [job["title"] for job in of(contents, "job")] == ["E"] and len(contents.problems) == 4
    assert "Positions, line 2: “Smarch 2020” is not a month that could be read." in contents.problems


def test_hostile_words_stay_words():
    """Markup and formulas are text; a name as long as a book is cut to what a line holds."""
    head = POSITIONS.splitlines()[0]
    contents = linkedin.read({"positions.csv": f"{head}\n=1+1,<script>alert(1)</script>,,,Jan 2020,\n"
                                               f"{'x' * 5000},T,,,Jan 2020,\n".encode()})
    assert of(contents, "job")[0]["title"] == "<script>alert(1)</script>"
    assert len(of(contents, "job")[1]["employer"]) == 300


@given(st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31)))
def test_months_are_read_in_several_ways(day):
    """A month is one month, however it is written."""
    begins = day.replace(day=1)
    for text in (f"{day:%b %Y}", f"{day:%B %Y}", f"{day:%Y-%m}", f"{day:%m/%Y}", f"{day.year}-{day.month}"):
        assert first_day(text) == begins
        assert last_day(text).month == day.month and (last_day(text) + dt.timedelta(days=1)).day == 1
    assert first_day(day.isoformat()) == last_day(day.isoformat()) == day
    assert (first_day(str(day.year)), last_day(str(day.year))) == (dt.date(day.year, 1, 1), dt.date(day.year, 12, 31))


@pytest.mark.parametrize(("text", "month"), [("März 2020", 3), ("août 2020", 8), ("ene 2020", 1), ("juil. 2020", 7),
                                             ("giu 2020", 6), ("mei 2020", 5), ("Okt 2020", 10), ("dez. de 2020", 12)])
def test_months_of_other_languages(text, month):
    """An archive asked for in another language has its months."""
    assert first_day(text) == dt.date(2020, month, 1)


@pytest.mark.parametrize("text", ["", "soon", "2020-13", "0000", "31.31.2020", "Jan 20", "99999"])
def test_no_month_is_no_day(text):
    """What is not a month is nothing, never a guess."""
    assert first_day(text) is None and last_day(text) is None
