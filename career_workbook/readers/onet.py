"""The O*NET database of occupations → tables, from its text or Excel files as published.

Its archives can be given whole, unpacked, in whatever folder; only the files named here are opened. From release 30.3
on the skills lie in two files and the other titles in a file of another name; both layouts are read. Columns are found
by their names. Source: https://www.onetcenter.org/database.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..methods.market.titles import comparable
from ..reference import FRAMES, Tables
from . import CannotRead
from .archives import sheets, unpacked
from .tables import text_of

if TYPE_CHECKING:
    import pandas as pd

NAME = "O*NET"
ASKS = ()
ON_SCREEN = {"title": "The official occupations (O*NET)", "accept": ".zip,.xlsx,.txt",
             "hint": "The whole database as one zip, text or Excel, as it is downloaded. You will see what is in it "
                     "before it is kept, on this computer only."}
WHERE = "onetcenter.org/database.html, under “All Files”"
_SKILLS = ("skills", "essential skills", "transferable skills")
_TITLES = {"alternate titles": "alternate title", "job titles": "job title",
           "sample of reported titles": "reported job title"}
_WANTED = {"occupation data", *_SKILLS, "knowledge", *_TITLES, "related occupations", "read me"}
_CODE, _RELATED = "o*net-soc code", "related o*net-soc code"
ATTRIBUTION = (
    "This page includes information from the O*NET{release} Database by the U.S. Department of Labor, Employment and "
    "Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. Career "
    "Workbook has modified all or some of this information. USDOL/ETA has not approved, endorsed, or tested these "
    "modifications.")


def wanted(name: str) -> bool:
    """Whether a file of that name is one of those that are read."""
    return name.casefold().rpartition(".")[0] in _WANTED


def read(files: Mapping[str, bytes]) -> Tables:
    """What the files hold, by name. Raises CannotRead where the occupations themselves are not among them."""
    import pandas as pd

    parts = {name.rpartition(".")[0] or name: (name, data)
             for name, data in unpacked(files, wanted).items()}
    if "occupation data" not in parts:
        raise CannotRead("This does not look like the O*NET database: there is no file “Occupation Data” in it. Please "
                         f"choose the whole archive; it is at {WHERE}.")
    occupations = _table(parts, "occupation data", (_CODE, "title"), ("description",))
    known = set(occupations[_CODE])
    ratings, elements = _ratings(parts, known)
    related = _table(parts, "related occupations", (_CODE, _RELATED), ("index",))
    related = related[related[_CODE].isin(known) & related[_RELATED].isin(known)]
    release = _release(parts, files)
    titles = _titles(parts, occupations)
    rated = ratings["occupation"].nunique()
    frames = {
        "occupations": occupations.set_axis(["occupation", "title", "description"], axis=1),
        "occupation_titles": titles, "occupation_elements": elements, "occupation_ratings": ratings,
        "related_occupations": pd.DataFrame({"occupation": related[_CODE], "related": related[_RELATED],
                                             "place": pd.to_numeric(related["index"], errors="coerce")})}
    counted = ((len(occupations), "occupations"), (len(titles) - len(occupations), "other titles for them"),
               (rated, f"occupations rated in {len(elements):,} skills and fields of knowledge"),
               (len(related), "pairs of related occupations"))
    holds = tuple(f"{number:,} {what}" for number, what in counted if number)
    missing = [what for what, there in (
        ("other titles, so the search knows only the official ones", any(t in parts for t in _TITLES)),
        ("skills or knowledge, so nothing can be compared", rated),
        ("related occupations", len(related))) if not there]
    return Tables("onet", f"O*NET {release} Database".replace("  ", " "), "",
                  ATTRIBUTION.format(release=f" {release}" if release else ""),
                  {name: frame.astype(FRAMES[name]).reset_index(drop=True) for name, frame in frames.items()}, holds,
                  tuple(f"There are no {what}." for what in missing))


def _rows(name: str, data: bytes) -> Iterator[list[Any]]:
    if data.startswith(b"PK"):
        yield from next(sheets(name, data), [])
        return
    for line in text_of(data).replace("\x00", "").splitlines():
        yield line.split("\t")


def _table(parts: Mapping[str, tuple[str, bytes]], part: str, needed: tuple[str, ...],
           more: tuple[str, ...] = ()) -> pd.DataFrame:
    """The named columns of one file as text, "" where a cell is empty; no rows where the file is not there."""
    import pandas as pd

    wanted = (*needed, *more)
    if part not in parts:
        return pd.DataFrame(columns=list(wanted), dtype="str")
    name, data = parts[part]
    rows = _rows(name, data)
    places = {str(title).strip().casefold(): place for place, title in enumerate(next(rows, []))}
    if lacking := [column for column in needed if column not in places]:
        raise CannotRead(f"The file “{name}” has no column “{lacking[0]}”. Please download the database again.")
    at = [places.get(column, -1) for column in wanted]
    found = [[str(row[place]).strip() if 0 <= place < len(row) else "" for place in at] for row in rows]
    table = pd.DataFrame(found, columns=list(wanted), dtype="str")
    return table[(table[list(needed)] != "").all(axis=1)]


def _ratings(parts: Mapping[str, tuple[str, bytes]], known: set[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    import pandas as pd

    columns = (_CODE, "element id", "element name", "scale id", "data value")
    more = ("recommend suppress", "not relevant")
    files = {part: _table(parts, part, columns, more) for part in (*_SKILLS, "knowledge")}
    long = pd.concat([t.assign(nature="hard" if part == "knowledge" else "soft") for part, t in files.items()])
    long["value"] = pd.to_numeric(long["data value"], errors="coerce")
    long = long[long[_CODE].isin(known) & long["value"].notna()]
    # Sums, science, technical skills and systems are about facts and things, though they stand among the skills.
    long.loc[long["element id"].str.match(r"2\.A\.1\.[ef]|2\.B\.3|2\.B\.4\.[gh]"), "nature"] = "hard"
    long["firm"] = (long["recommend suppress"] != "Y") & (long["not relevant"] != "Y")
    by = [_CODE, "element id"]
    sides = {scale: long[long["scale id"] == scale].drop_duplicates(by).set_index(by) for scale in ("IM", "LV")}
    level = sides["LV"][["value", "firm"]].set_axis(["value_level", "firm_level"], axis=1)
    both = sides["IM"][["value", "firm"]].join(level, how="inner")
    codes, ids = (both.index.get_level_values(level).astype("str") for level in (0, 1))
    ratings = pd.DataFrame({
        "occupation": codes, "element": ids, "importance": both["value"].clip(1, 5).to_numpy(float),
        "level": both["value_level"].clip(0, 7).to_numpy(float),
        "firm": (both["firm"] & both["firm_level"]).to_numpy(bool)})
    named = long.drop_duplicates("element id")
    elements = named[["element id", "element name", "nature"]].set_axis(["element", "name", "nature"], axis=1)
    elements = elements[elements["element"].isin(ratings["element"])].copy()
    # Mathematics is a skill here and a field of knowledge there: two things, so two names.
    twice = elements["name"].duplicated()
    elements.loc[twice, "name"] += " (knowledge)"
    return ratings, elements


def _titles(parts: Mapping[str, tuple[str, bytes]], occupations: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    both = ["occupation", "title"]
    official = occupations[[_CODE, "title"]].set_axis(both, axis=1).assign(official=True)
    others = [_table(parts, part, (_CODE, column)).set_axis(both, axis=1) for part, column in _TITLES.items()]
    found = pd.concat([official, *(o.assign(official=False) for o in others)], ignore_index=True)
    found = found[found["occupation"].isin(set(official["occupation"]))]
    found["words"] = pd.array([comparable(title) for title in found["title"]], dtype="str")
    found = found.drop_duplicates(["occupation", "words"])
    return found[["occupation", "title", "words", "official"]].astype({"official": bool})


def _release(parts: Mapping[str, tuple[str, bytes]], files: Mapping[str, bytes]) -> str:
    """Such as ``29.0``, from the read-me, else from a name such as ``db_29_0_text.zip``; "" where nothing tells."""
    if "read me" in parts:
        told = re.search(r"O\*NET[\s®]*(\d+\.\d+)\s+Database", text_of(parts["read me"][1])[:2000])
        if told:
            return told[1]
    named = next((found for name in files if (found := re.search(r"db_(\d+)_(\d+)", name))), None)
    return f"{named[1]}.{named[2]}" if named else ""
