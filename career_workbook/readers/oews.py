"""The national wage table of the Occupational Employment and Wage Statistics → a table of yearly wages.

As published by the U.S. Bureau of Labor Statistics (Excel, in a zip or not) or saved as CSV. Columns are found by
their names; the level of a line stands under O_GROUP, before 2019 under OCC_GROUP. Some occupations are only counted
by the hour: their year is 2,080 hours, as the Bureau reckons. Source: https://www.bls.gov/oes/tables.htm
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..reference import FRAMES, PERCENTILES, Tables
from . import CannotRead
from .archives import sheets, unpacked
from .tables import text_of

NAME = "OEWS"
ASKS = ()
ON_SCREEN = {"title": "The national wage table (OEWS)", "accept": ".zip,.xlsx,.csv,.txt",
             "hint": "The national file as it is downloaded: zip, Excel or CSV. You will see what is in it before it "
                     "is kept, on this computer only."}
WHERE = "bls.gov/oes/tables.htm, under “National”"
ATTRIBUTION = ("Wages: U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics{release}. BLS.gov "
               "cannot vouch for the data or analyses derived from these data after the data have been retrieved from "
               "BLS.gov.")
UNIT = "US dollars a year, United States"
HOURS = 2080
_CODE = re.compile(r"\d\d-\d{4}")
_COLUMNS = dict(zip(PERCENTILES, ("pct10", "pct25", "median", "pct75", "pct90"), strict=True))


def wanted(name: str) -> bool:
    """Whether a file of that name may be the table."""
    return name.casefold().endswith((".xlsx", ".csv", ".txt"))


def read(files: Mapping[str, bytes]) -> Tables:
    """What the first wage table among the files holds. Raises CannotRead where there is none, or none of the nation."""
    for name, data in unpacked(files, wanted).items():
        for rows in _sheets(name, data):
            places = {str(title).strip().casefold(): place for place, title in enumerate(rows[0] if rows else [])}
            if {"occ_code", "occ_title"} <= places.keys():
                return _tables(rows[1:], places, _release([name, *files]))
    raise CannotRead("This does not look like the national wage table: no sheet in it has the columns OCC_CODE and "
                     f"OCC_TITLE. The file is at {WHERE}.")


def _sheets(name: str, data: bytes) -> Iterable[list[list[Any]]]:
    if data.startswith(b"PK"):
        return sheets(name, data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise CannotRead(f"“{name}” is in the old Excel format. Please open it and save it as .xlsx or CSV first.")
    text = text_of(data).replace("\x00", "")
    separator = max(",;\t", key=text.partition("\n")[0].count)
    try:
        return [list(csv.reader(text.splitlines(), delimiter=separator))]
    except csv.Error:
        raise CannotRead(f"“{name}” cannot be taken apart as a table. Please download it again.") from None


def _tables(rows: list[list[Any]], places: dict[str, int], release: str) -> Tables:
    import pandas as pd

    if "a_median" not in places and "h_median" not in places:
        raise CannotRead("This table has no column A_MEDIAN: it holds no wages by the year. Please take the national "
                         f"file; it is at {WHERE}.")
    nation = [row for row in rows if _national(row, places)]
    if not nation:
        raise CannotRead("This table holds other places than the whole country, which cannot be read yet. The national "
                         f"file is at {WHERE}.")
    found: dict[str, dict[str, Any]] = {}
    passed_over = 0
    for row in nation:
        code, group = _text(row, places, "occ_code"), _text(row, places, "o_group") or _text(row, places, "occ_group")
        if not _CODE.fullmatch(code):
            passed_over += bool(code)
            continue
        line = {"occupation": code, "title": _text(row, places, "occ_title")} | _wages(row, places)
        # A broad occupation of one kind of work has its code twice in some years: the finer line counts.
        if code not in found or group.casefold() == "detailed":
            found[code] = line
    if not found:
        raise CannotRead(f"No line of this table has an occupation’s code such as 29-1141. The file is at {WHERE}.")
    wages = pd.DataFrame(list(found.values()), columns=list(FRAMES["wages"])).astype(FRAMES["wages"])
    silent = int(wages["p50"].isna().sum())
    remarks = [f"{silent:,} of them without a middle wage."] * bool(silent)
    remarks += [f"{passed_over:,} lines without an occupation’s code were passed over."] * bool(passed_over)
    return Tables("oews", f"OEWS{release}", UNIT, ATTRIBUTION.format(release=f",{release}" if release else ""),
                  {"wages": wages}, (f"wages of {len(wages):,} occupations and groups of them",), tuple(remarks))


def _national(row: list[Any], places: dict[str, int]) -> bool:
    """Whether a line is of the whole country and of every industry; so it is where a file does not tell."""
    area = _text(row, places, "area_title") or _text(row, places, "area_name")
    industry = _text(row, places, "naics")
    return area.casefold() in ("", "u.s.", "us", "united states", "national") and set(industry) <= set("0.")


def _wages(row: list[Any], places: dict[str, int]) -> dict[str, Any]:
    year = {name: _amount(_text(row, places, f"a_{column}")) for name, column in _COLUMNS.items()}
    by_hour = math.isnan(year["p50"])
    if by_hour:
        year = {name: _amount(_text(row, places, f"h_{column}")) * HOURS for name, column in _COLUMNS.items()}
    return year | {"employed": _amount(_text(row, places, "tot_emp")),
                   "hourly": by_hour and not math.isnan(year["p50"])}


def _amount(text: str) -> float:
    """A figure of the table: ``#`` is "this much or more", ``*`` and the like are unknown."""
    if text == "#":
        return math.inf
    try:
        return float(text.replace(",", "").replace("$", "").replace(" ", "")) if text[:1].isdigit() else math.nan
    except ValueError:
        return math.nan


def _text(row: list[Any], places: dict[str, int], column: str) -> str:
    place = places.get(column, -1)
    return str(row[place]).strip() if 0 <= place < len(row) else ""


def _release(names: Iterable[str]) -> str:
    """The month of the survey from a name such as ``national_M2025_dl.xlsx`` or ``oesm25nat.zip``, else ""."""
    for name in names:
        if told := re.search(r"_[mM]((?:19|20)\d\d)|oesm(\d\d)", name):
            return f" May {told[1] or '20' + told[2]}"
    return ""
