"""Official tables beside the workbook: kept, read again, replaced, taken back; never in the log."""

from __future__ import annotations

import official_files as files
import pytest

from career_workbook import resources
from career_workbook.folder import Folder
from career_workbook.readers import oews, onet
from career_workbook.reference import FRAMES, SOURCES, Reference, example
from career_workbook.store import NotSaved, Store
from career_workbook.workbook import Workbook


@pytest.fixture
def workbook(tmp_path):
    """An open, empty workbook."""
    Store.create(tmp_path / "w" / "workbook.db").close()
    found = Workbook.open(tmp_path / "w" / "workbook.db")
    yield found
    found.close()


@pytest.fixture
def occupations():
    return onet.read(files.onet())


@pytest.fixture
def wages():
    return oews.read({"national_M2025.xlsx": files.xlsx(files.wages())})


@pytest.mark.parametrize("name", FRAMES)
def test_before_anything_was_brought_tables_are_empty(workbook, name):
    """Whoever asks gets the columns, and no rows."""
    frame = workbook.frame(name)
    assert frame.empty and list(frame.columns) == list(FRAMES[name])


def test_what_is_kept_is_what_was_read(workbook, occupations, wages):
    """Every figure, also the infinite and the unknown ones, comes back as it was; in another program too."""
    workbook.keep_tables(occupations)
    workbook.keep_tables(wages)
    again = Reference(Folder(workbook.store.path.parent).inner / "reference")
    for tables in (occupations, wages):
        for name, frame in tables.frames.items():
            assert workbook.frame(name).equals(frame) and again.frame(name).equals(frame), name
    sources = workbook.frame("reference_sources").set_index("source")
    assert sources.loc["onet", "release"] == "O*NET 29.0 Database" and "BLS.gov" in sources.loc["oews", "attribution"]


def test_nothing_of_them_is_in_the_log(workbook, occupations):
    """A backup or an export stays small, and tables are nobody's answers."""
    before = workbook.store.last_seq()
    workbook.keep_tables(occupations)
    assert workbook.store.last_seq() == before


def test_whoever_shows_them_is_told(workbook, occupations, wages):
    """Pictures made from a table are made again when it comes and when it goes."""
    told = []
    workbook.watch(told.append)
    workbook.keep_tables(occupations)
    workbook.keep_tables(wages)
    assert workbook.take_tables_back("oews")
    assert set(SOURCES["onet"]) < told[0] and "wages" not in told[0]
    assert told[1] == told[2] == {"wages", "reference_sources"}


def test_another_programs_import_is_noticed(workbook, wages):
    """Tables brought from the terminal appear in the open notebook."""
    told = []
    workbook.watch(told.append)
    Reference(workbook.tables.folder).keep(wages)
    workbook.refresh()
    assert told == [{"wages", "reference_sources"}] and len(workbook.frame("wages")) == 4
    workbook.refresh()
    assert len(told) == 1


def test_taking_back_brings_the_earlier_tables(workbook, occupations):
    """A newer release can be undone; then the first one; then there is nothing to undo."""
    newer = onet.read(files.onet("30.3"))
    workbook.keep_tables(occupations)
    workbook.keep_tables(newer)
    assert workbook.tables.release("onet") == "O*NET 30.3 Database"
    assert workbook.take_tables_back("onet") and workbook.tables.release("onet") == "O*NET 29.0 Database"
    assert workbook.take_tables_back("onet") and workbook.frame("occupations").empty
    assert not workbook.take_tables_back("onet")


def test_a_damaged_copy_is_as_if_it_had_never_been_brought(workbook, occupations):
    """Nothing breaks; the tables can be brought again."""
    workbook.keep_tables(occupations)
    (workbook.tables.folder / "onet.zip").write_bytes(b"PK broken")
    assert workbook.frame("occupations").empty and workbook.tables.release("onet") == ""
    workbook.keep_tables(occupations)
    assert len(workbook.frame("occupations")) == 4


def test_a_full_disk_is_a_sentence_and_leaves_what_was_there(workbook, occupations, monkeypatch):
    """A refusal costs nothing that was kept before."""
    workbook.keep_tables(occupations)

    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("zipfile.ZipFile.writestr", full)
    with pytest.raises(NotSaved, match="could not be kept"):
        workbook.keep_tables(occupations)
    assert len(workbook.frame("occupations")) == 4


def test_the_sample_person_has_invented_tables(tmp_path):
    """In her workbook, and in her pictures elsewhere, until somebody brings real ones."""
    Store.create(tmp_path / "w" / "workbook.db", sample=True).close()
    workbook = Workbook.open(tmp_path / "w" / "workbook.db")
    assert len(workbook.frame("occupations")) == 12
    assert workbook.frame("reference_sources")["attribution"].str.contains("invented").all()
    workbook.keep_tables(oews.read({"national.xlsx": files.xlsx(files.wages())}))
    assert workbook.frame("occupations").empty and len(workbook.frame("wages")) == 4
    workbook.close()


def test_the_sample_tables_are_whole():
    """Each table has its columns; what one names the others know."""
    tables = {name: example(resources.reference()).frame(name) for name in FRAMES}
    codes = set(tables["occupations"]["occupation"])
    assert all(list(frame.columns) == list(FRAMES[name]) and len(frame) for name, frame in tables.items())
    assert set(tables["occupation_ratings"]["occupation"]) < codes
    assert set(tables["related_occupations"]["related"]) <= codes
    assert set(tables["occupation_ratings"]["element"]) == set(tables["occupation_elements"]["element"])
    assert set(tables["wages"]["occupation"]) == {code[:7] for code in codes}
    assert (tables["wages"][["p10", "p25", "p50", "p75", "p90"]].diff(axis=1).iloc[:, 1:] > 0).all(axis=None)
