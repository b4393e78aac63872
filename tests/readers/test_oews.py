"""The national wage table: Excel or CSV, what is unknown and what is only a lower bound."""

from __future__ import annotations

import math

import official_files as files
import pytest

from career_workbook.readers import CannotRead, oews
from career_workbook.reference import FRAMES


def as_csv(rows):
    """Rows as a CSV with quoted cells."""
    return "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in rows).encode()


@pytest.fixture(params=["xlsx", "csv", "zip"])
def tables(request):
    """The same table in each coat, the older column name in one of them."""
    if request.param == "csv":
        return oews.read({"national_M2025.csv": as_csv(files.wages())})
    sheet = files.xlsx([["About this file"]], files.wages(group="OCC_GROUP"))
    if request.param == "xlsx":
        return oews.read({"national_M2025_dl.xlsx": sheet})
    return oews.read({"oesm25nat.zip": files.zipped({"national_M2025_dl.xlsx": sheet}, "oesm25nat/")})


def test_a_year_of_wages(tables):
    """Each line with a code is there, in the shape everybody expects."""
    wages = tables.frames["wages"]
    assert list(wages["occupation"]) == ["11-1000", "11-1001", "22-2000", "33-3000"]
    assert dict(wages.dtypes.astype(str).str.rstrip("64")) == FRAMES["wages"]
    assert list(wages.loc[0, ["p10", "p25", "p50", "p75", "p90"]]) == [25000, 31000, 40000, 50000, 62000]
    assert wages.loc[1, "employed"] == 1200 and math.isnan(wages.loc[2, "employed"])


def test_marks_are_what_they_mean(tables):
    """``#`` is that much or more, ``*`` is unknown, and an hour's wage makes a year of 2,080 hours."""
    wages = tables.frames["wages"].set_index("occupation")
    assert wages.loc["11-1001", "p75"] == math.inf and wages.loc["11-1001", "p50"] == 41600
    assert wages.loc["22-2000", "p50"] == 20800 and wages.loc["22-2000", "hourly"]
    assert math.isnan(wages.loc["33-3000", "p50"]) and not wages.loc["33-3000", "hourly"]


def test_it_says_when_and_of_what(tables):
    """The month, the money, and the words that must go with it."""
    assert tables.release == "OEWS May 2025" and "US dollars" in tables.unit
    assert "May 2025" in tables.attribution and "cannot vouch" in tables.attribution
    assert tables.remarks == ("1 of them without a middle wage.",)


def test_only_the_whole_country_and_every_industry_is_read():
    """Lines of a state are left out; a file of states alone is refused."""
    both = [*files.wages(), *files.wages(area="Ohio")[1:]]
    assert len(oews.read({"all.csv": as_csv(both)}).frames["wages"]) == 4
    with pytest.raises(CannotRead, match="other places than the whole country"):
        oews.read({"state.csv": as_csv(files.wages(area="Ohio"))})


def test_another_table_is_refused():
    """A sheet without codes, without wages, or in the old format."""
    with pytest.raises(CannotRead, match="OCC_CODE and OCC_TITLE"):
        oews.read({"x.csv": b"a,b\n1,2\n"})
    with pytest.raises(CannotRead, match="A_MEDIAN"):
        oews.read({"x.csv": b"OCC_CODE,OCC_TITLE\n11-1000,Keepers\n"})
    with pytest.raises(CannotRead, match="No line"):
        oews.read({"x.csv": b"OCC_CODE,OCC_TITLE,A_MEDIAN\nkeepers,Keepers,1\n"})
    with pytest.raises(CannotRead, match="old Excel format"):
        oews.read({"x.xls": b"\xd0\xcf\x11\xe0"})
