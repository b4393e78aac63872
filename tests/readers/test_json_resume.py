"""JSON Resume, in and out: jobs, skills and pieces of work."""

import datetime as dt
import json

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook import sample
from career_workbook.readers import CannotRead, json_resume
from career_workbook.readers.whole import highlight
from career_workbook.records import KINDS, read
from career_workbook.writers.resume import resume

#: What the format asks of the sections written here (version 1; each is optional, further names are allowed).
_TEXT, _TEXTS = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
_DAY = {"type": "string", "pattern": r"^([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})$"}


def _list(**fields):
    return {"type": "array", "items": {"type": "object", "properties": fields}}


FORMAT = {"type": "object", "properties": {
    "basics": {"type": "object", "properties": {"name": _TEXT, "label": _TEXT}},
    "work": _list(name=_TEXT, position=_TEXT, startDate=_DAY, endDate=_DAY, highlights=_TEXTS),
    "projects": _list(name=_TEXT, description=_TEXT, highlights=_TEXTS, keywords=_TEXTS, startDate=_DAY, endDate=_DAY),
    "skills": _list(name=_TEXT, level=_TEXT, keywords=_TEXTS),
    "meta": {"type": "object", "properties": {"version": _TEXT}}}}
RESUME = {
    "basics": {"name": "Alex Secret", "email": "alex@example.com"},
    "work": [{"name": "City hospital", "position": "Ward nurse", "startDate": "2019-09", "endDate": "2024-03-31",
              "highlights": ["A handover on one page"]},
             {"company": "Care home", "position": "Nurse", "startDate": "2016", "endDate": ""}],
    "volunteer": [{"organization": "River watch", "position": "Guide", "startDate": "2015-05-01"}],
    "skills": [{"name": "Statistics", "level": "Master", "keywords": ["R"]}],
    "projects": [{"name": "First-week sheet", "description": "For new nurses.", "highlights": ["In use"],
                  "keywords": ["Statistics", "Unknown"], "endDate": "2023-02"}],
    "awards": [{"title": "Ward of the year", "date": "2022-12-01", "awarder": "City hospital", "summary": "Well done"}],
    "references": [{"name": "Zoe Zimmermann", "reference": "Calm, and right."}],
    "education": [{"institution": "School"}]}


def contents(resume=RESUME):
    return json_resume.read({"resume.json": json.dumps(resume).encode()})


def of(found, kind):
    return [one.entered for one in found.found if one.kind == kind]


def bodies(kind):
    return {key: record.model_dump(mode="json") for key, record in sample.records(kind).items()}


def test_jobs_skills_and_evidence_come_in():
    """Also those of the older form, in which an employer is a company."""
    found = contents()
    assert [(job["employer"], job["start"], job["end"]) for job in of(found, "job")] == [
        ("City hospital", "2019-09-01", "2024-03-31"), ("Care home", "2016-01-01", ""),
        ("River watch", "2015-05-01", "")]
    titles = [one["title"] for one in of(found, "impact")]
    assert titles == ["A handover on one page", "First-week sheet", "Ward of the year", "A reference: Calm, and right."]
    assert [one["name"] for one in of(found, "skill")] == ["Statistics"] and not found.problems


def test_the_person_and_who_spoke_for_them_are_not_read():
    """Names and addresses stay in the file; what no page asks for is said."""
    said = repr(contents())
    assert not any(word in said for word in ("Secret", "@example", "Zoe"))
    assert "education" in contents().notes[-1]


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"buckets": {}}', b"\x89PNG", b'{"work": [', b"[" * 100_000])
def test_another_file_is_refused_with_a_sentence(data):
    """Whatever else it is."""
    with pytest.raises(CannotRead):
        json_resume.read({"x.json": data})
    assert not json_resume.fits(data)


def test_sections_of_another_shape_are_said():
    """A number where a list should be, words where an entry should be, a job that never began."""
    found = contents({"work": ["Nurse", {"position": 7, "startDate": ["2020"]}], "skills": 3, "projects": None})
    assert not found.found and len(found.problems) == 3


SECTIONS = st.sampled_from(["work", "skills", "projects", "awards", "references", "volunteer", "education"])
FIELDS = st.sampled_from(["name", "position", "startDate", "endDate", "highlights", "keywords", "title"])
ANYTHING = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), max_leaves=8, extend=lambda it:
                        st.lists(it, max_size=3) | st.dictionaries(FIELDS, it, max_size=4))


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(SECTIONS, ANYTHING, min_size=1))
def test_whatever_stands_in_it_is_records_or_sentences(resume):
    """No file can make the reader fall over, and what it gives can be kept."""
    for one in contents(resume).found:
        assert read(KINDS[one.kind], one.entered)[1] == {}


def test_the_sample_persons_resume_is_a_resume():
    """It has what the format asks for, and none of what was written for herself."""
    made = resume(bodies("job"), bodies("skill"), bodies("impact"), "Mara  Lindqvist")
    jsonschema.validate(made, FORMAT)
    assert made["basics"] == {"name": "Mara Lindqvist", "label": made["work"][0]["position"]}
    assert len(made["work"]) == len(bodies("job")) and made["work"][0]["highlights"]
    # How good she is, what it was worth, who would say so: none of it belongs on a résumé.
    assert not {"level", "yearly", "witness"} & {name for part in made.values() if isinstance(part, list)
                                                 for item in part for name in item}


def test_a_skill_that_is_only_planned_is_none_yet():
    """A résumé says what one can do."""
    skill = read(KINDS["skill"], {"name": "x"})[0].model_dump(mode="json")
    skills = {"can": skill | {"name": "Can", "level": 7.0}, "beginner": skill | {"name": "Tried", "level": 1.0},
              "plan": skill | {"name": "Planned", "target": 6.0}, "unsaid": skill | {"name": "Unsaid"}}
    assert resume({}, skills, {})["skills"] == [{"name": "Can"}, {"name": "Unsaid"}]
    assert resume({}, {}, {}) == {"meta": {"version": "v1.0.0"}}


WORDS = st.text(st.characters(categories=["L", "N", "P"]), min_size=3, max_size=20).filter(
    lambda text: text.strip("•·*-–—▪●") == text)
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, st.tuples(DAYS, DAYS).map(sorted)), unique_by=lambda job: job[0].casefold(),
                max_size=4),
       st.lists(WORDS, unique_by=str.casefold, max_size=4), st.lists(st.tuples(WORDS, DAYS), max_size=4))
def test_what_goes_out_comes_back(jobs, skills, works):
    """Jobs, skills and the titles of pieces of work are the same after the way out and in; the file is a résumé."""
    held = {str(n): read(KINDS["job"], {"title": title, "employer": place, "start": days[0].isoformat(),
                                        "end": days[1].isoformat()})[0].model_dump(mode="json")
            for n, (title, place, days) in enumerate(jobs)}
    known = {str(n): read(KINDS["skill"], {"name": name})[0].model_dump(mode="json") for n, name in enumerate(skills)}
    told = {str(n): read(KINDS["impact"], {"title": title, "on": day.isoformat()})[0].model_dump(mode="json")
            for n, (title, day) in enumerate(works)}
    made = resume(held, known, told)
    jsonschema.validate(made, FORMAT)
    if not held and not known and not told:
        return
    back = contents(made)
    assert sorted(read(KINDS["job"], job)[0].model_dump_json() for job in of(back, "job")) == sorted(
        KINDS["job"].model_validate(job).model_dump_json() for job in held.values())
    assert [one["name"] for one in of(back, "skill")] == skills
    assert {one["title"].casefold() for one in of(back, "impact")} == {
        highlight(one).casefold() for one in told.values()}
