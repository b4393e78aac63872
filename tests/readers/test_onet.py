"""The occupations of O*NET: both layouts, text or Excel, whole or unpacked."""

from __future__ import annotations

import math

import official_files as files
import pytest

from career_workbook.readers import CannotRead, onet
from career_workbook.reference import FRAMES, SOURCES


@pytest.fixture(params=["29.0", "30.3"])
def tables(request):
    """A release as a zip with a folder in it, in the layout before and after the change."""
    return onet.read({"db.zip": files.zipped(files.onet(request.param), f"db_{request.param}_text/")})


def test_both_layouts_give_the_same_ratings(tables):
    """Skills in one file or in two, other titles under either name."""
    ratings = tables.frames["occupation_ratings"].set_index(["occupation", "element"])
    assert len(ratings) == 9
    assert tuple(ratings.loc[("22-2000.00", "2.B.3.b"), ["importance", "level"]]) == (4.5, 5.5)
    assert "Toll taker" in set(tables.frames["occupation_titles"]["title"])


def test_the_tables_have_the_shape_everybody_expects(tables):
    """Each table of the source is there with its columns and types."""
    assert set(tables.frames) == set(SOURCES["onet"])
    for name, frame in tables.frames.items():
        assert dict(frame.dtypes.astype(str).str.rstrip("64")) == FRAMES[name]


def test_it_says_what_was_understood(tables):
    """The release, how much there is, and the words that must go with it."""
    assert tables.release in ("O*NET 29.0 Database", "O*NET 30.3 Database")
    assert tables.holds[0] == "4 occupations" and tables.holds[2].startswith("3 occupations rated in 3")
    assert tables.release in tables.attribution and "CC BY 4.0" in tables.attribution and not tables.remarks


def test_what_does_not_apply_is_not_firm(tables):
    """A level the source calls not relevant is no goal for anybody."""
    ratings = tables.frames["occupation_ratings"].set_index(["occupation", "element"])
    assert not ratings.loc[("22-2000.00", "2.C.4.a"), "firm"] and ratings.loc[("11-1000.00", "2.C.4.a"), "firm"]


def test_skills_and_knowledge_have_a_nature(tables):
    """Talk is soft; technical skills and knowledge are hard."""
    elements = tables.frames["occupation_elements"].set_index("name")["nature"]
    assert dict(elements) == {"Active Listening": "soft", "Technology Design": "hard", "Mathematics": "hard"}


def test_a_name_that_stands_for_two_things_is_told_apart():
    """Mathematics is a skill and a field of knowledge."""
    both = files.onet() | {"Skills.txt": files.rated({"2.A.1.e": ("Mathematics", (3, 3, 3), (4, 4, 4))}).encode()}
    names = onet.read(both).frames["occupation_elements"]["name"]
    assert sorted(names) == ["Mathematics", "Mathematics (knowledge)"]


def test_spreadsheets_are_read_like_text():
    """The Excel edition is the same table in another coat."""
    text = files.onet()
    sheets = {name.replace(".txt", ".xlsx"): files.as_sheet(data.decode()) for name, data in text.items()
              if name != "Read Me.txt"}
    one, other = onet.read(text), onet.read({"db_29_0_excel.zip": files.zipped(sheets)})
    assert other.release == "O*NET 29.0 Database"
    for name, frame in one.frames.items():
        assert frame.equals(other.frames[name]), name


def test_a_title_is_there_once_and_the_occupations_own_is_official():
    """The search must not find the same name twice."""
    files_ = files.onet()
    files_["Alternate Titles.txt"] += b"11-1000.00\tBRIDGE  Keepers\tn/a\t08\n11-1000.00\tToll Taker\tn/a\t08\n"
    titles = onet.read(files_).frames["occupation_titles"]
    mine = titles[titles["occupation"] == "11-1000.00"]
    assert list(mine["title"]) == ["Bridge keepers", "Toll taker"] and list(mine["official"]) == [True, False]


def test_without_skills_there_is_still_a_search():
    """What is missing is said; what is there works."""
    tables = onet.read({"Occupation Data.txt": files.onet()["Occupation Data.txt"]})
    assert len(tables.frames["occupation_titles"]) == 4 and tables.frames["occupation_ratings"].empty
    assert tables.holds == ("4 occupations",) and len(tables.remarks) == 3 and "cannot" not in tables.attribution
    assert tables.release == "O*NET Database"


def test_another_file_is_refused_with_the_way_to_the_right_one():
    """A photograph, a single table, a changed header: each gets its sentence."""
    for wrong in ({"photo.jpg": b"\xff\xd8"}, {"Skills.txt": files.onet()["Skills.txt"]}):
        with pytest.raises(CannotRead, match=r"no file “Occupation Data” .* onetcenter"):
            onet.read(wrong)
    with pytest.raises(CannotRead, match=r"“occupation data.txt” has no column “title”"):
        onet.read({"Occupation Data.txt": b"O*NET-SOC Code\tName\n1\t2\n"})


def test_broken_lines_cost_only_themselves():
    """Half a line, a word for a figure, an unknown occupation: passed over."""
    broken = files.onet()
    broken["Skills.txt"] += (b"11-1000.00\t2.A.1.b\n99-9999.00\t2.A.1.b\tActive Listening\tIM\t4\t\n"
                             b"22-2000.00\t2.A.1.x\tX\tIM\tmany\t\n")
    ratings = onet.read(broken).frames["occupation_ratings"]
    assert len(ratings) == 9 and not any(math.isnan(level) for level in ratings["level"])
