"""The workbook's own CSV files: what went out comes in again, whatever it is and whatever opened it in between."""

import datetime as dt
import zipfile
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from career_workbook import sample
from career_workbook.readers import CannotRead, spreadsheet
from career_workbook.records import KINDS, read

KINDS_OUT = spreadsheet.kinds()
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12) | st.sampled_from(
    ["=1+1", "'=1", "@x", "-3", "a;b\t\"c\"", "one\r\ntwo", "שלום", "key"])
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)).map(dt.date.isoformat)
KEYS = st.integers(0, 2**128 - 1).map("{:032x}".format)


def numbers(control):
    """Numbers as typed that a control may take; a record that cannot be is thrown away."""
    low, high = -5 if control.low is None or control.low < 0 else control.low, min(control.high or 40, 40)
    return st.floats(low, high, allow_subnormal=False).map(repr)


def typed(q):
    """A strategy of what may be entered for one question."""
    name = q.control.name
    if name == "estimate":
        return st.lists(st.floats(1, 50), min_size=3, max_size=3).map(sorted).map(
            lambda three: dict(zip(("low", "likely", "high"), map(repr, three), strict=True)))
    if q.choices:
        return st.sampled_from([value for value, _ in q.choices])
    known = {"line": TEXT, "prose": TEXT, "flag": st.booleans(), "day": DAYS, "ref": KEYS,
             "refs": st.lists(KEYS, max_size=3)}
    return known[name] if name in known else numbers(q.control)


def records(kind):
    """Whole records of a kind, some of their fields empty."""
    needed = {name: typed(q) for name, q in kind.questions().items() if q.needed}
    others = {name: typed(q) for name, q in kind.questions().items() if not q.needed}
    entered = st.fixed_dictionaries(needed, optional=others)
    return entered.map(lambda said: read(kind, said)[0]).filter(lambda record: record is not None)


@pytest.mark.parametrize("name", KINDS_OUT)
def test_every_kind_comes_back_as_it_was(name):
    """Nothing of a record is lost or changed on the way out and in again."""
    kind = KINDS_OUT[name]

    @settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.dictionaries(KEYS, records(kind), min_size=1, max_size=2 if kind.many else 1))
    def there_and_back(written):
        bodies = {key: record.model_dump(mode="json") for key, record in written.items()}
        contents = spreadsheet.read({f"{name}.csv": spreadsheet.written(kind, bodies)}, order="day")
        assert not contents.problems
        assert [read(kind, one.entered)[0] for one in contents.found] == list(written.values())
        assert [one.key for one in contents.found] == (list(written) if kind.many else ["sheet"])

    there_and_back()


def test_a_whole_workbook_comes_back_from_one_zip():
    """The sample person's records, all kinds at once, whatever folder they lie in."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, kind in KINDS_OUT.items():
            bodies = {key: record.model_dump(mode="json") for key, record in sample.records(name).items()}
            archive.writestr(f"records-2026-11-22/{name}.csv", spreadsheet.written(kind, bodies))
    contents = spreadsheet.read({"records.zip": packed.getvalue()})
    assert not contents.problems and len(contents.found) == sum(len(sample.records(name)) for name in KINDS_OUT)


def test_what_others_said_and_the_page_on_envy_stay():
    """They are never written, and a file that says it is of them is not read."""
    assert {"trigger", "rating", "remark", "batch", "changes"}.isdisjoint(KINDS_OUT)
    assert {"pay", "complaint", "import_mapping"} <= KINDS_OUT.keys()
    with pytest.raises(CannotRead, match="none of the workbook"):
        spreadsheet.read({"trigger.csv": b"key,what,story,facts,act,done\na,b,c,d,e,\n"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_spreadsheet_may_have_saved_it_its_way(encoding, separator):
    """Its encoding and its separator are seen from the file."""
    text = separator.join(("key", "name", "monthly")) + "\r\n" + separator.join(("k1", "Prüfen", '"1,5"'))
    contents = spreadsheet.read({"skill (1).csv": text.encode(encoding)})
    assert contents.found[0].entered["name"] == "Prüfen" and not contents.problems


def test_days_that_can_be_read_two_ways_are_asked_about():
    """03/04/2026 is never guessed."""
    file = {"job.csv": b"key,title,start\nj1,Nurse,03/04/2026\n"}
    asked = spreadsheet.read(file)
    assert "03/04/2026" in asked.ask and not asked.found
    assert spreadsheet.read(file, order="day").found[0].entered["start"] == "2026-04-03"
    assert spreadsheet.read(file, order="month").found[0].entered["start"] == "2026-03-04"
    with pytest.raises(CannotRead, match="two ways"):
        spreadsheet.read({"job.csv": b"key,title,start\nj1,Nurse,13/04/2026\nj2,Nurse,04/13/2026\n"})


def test_rows_added_by_hand_get_a_key_that_stays():
    """The same row twice is two entries; the same file again is the same two."""
    file = {"skill.csv": b"key,name\n,Listening\n,Listening\n"}
    once, again = spreadsheet.read(file), spreadsheet.read(file)
    assert len({one.key for one in once.found}) == 2 and once.found == again.found


def test_what_cannot_be_read_is_said_where_it_is():
    """A wrong cell, a wrong key, a column of one's own: each is a sentence, and the other rows come in."""
    contents = spreadsheet.read({
        "skill.csv": b"key,name,level,mine\nk1,Listening,12,x\n=cmd|' /C calc'!A0,Talking,3,x\nk3,Asking,4,x\n",
        "photo.csv": b"\x89PNG"})
    assert [one.key for one in contents.found] == ["k3"]
    assert "Skill, line 2: Level now: Please give a level between 0 and 10." in contents.problems
    assert any("cannot be a key" in sentence for sentence in contents.problems)
    assert any(sentence.startswith("photo.csv") for sentence in contents.problems)
    assert contents.notes == ("skill.csv: “mine” is no column of ours and was not read.",)


def test_a_very_long_answer_comes_back():
    """A column of a spreadsheet may hold all that an answer may hold, and nobody else's limit is changed by that."""
    import csv

    before = csv.field_size_limit()
    record, _ = read(KINDS["want"], {"wish": "long " * 100_000})
    contents = spreadsheet.read({"want.csv": spreadsheet.written(KINDS["want"], {"sheet": record.model_dump()})})
    assert len(contents.found[0].entered["wish"]) == 500_000 and csv.field_size_limit() == before


def test_a_quote_that_was_never_closed_is_said():
    """The rest of such a file cannot be told apart, so it is said and left out."""
    contents = spreadsheet.read({"skill.csv": b'key,name\nk1,Fine\nk2,"never closed' + b"x" * 1_100_000})
    assert [one.key for one in contents.found] == ["k1"] and "quotation mark" in contents.problems[0]
