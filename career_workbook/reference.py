"""The official tables a person brought: occupations and wages, read once and kept beside the workbook.

They are no answers: nothing of them is in the log, and they can be brought again. Each source (`onet`, `oews`) is one
zip of plain CSV files in the hidden folder beside the workbook. Computations and pictures receive the tables as
frames, by the names in `FRAMES`, in the same way as records.
"""

from __future__ import annotations

import json
import logging
import threading
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .notes import note

if TYPE_CHECKING:
    import pandas as pd

_log = logging.getLogger(__name__)
PERCENTILES = ("p10", "p25", "p50", "p75", "p90")
#: Every table by its name: its columns and what they hold.
FRAMES: dict[str, dict[str, str]] = {
    #: Where the tables come from, one row a source: the words to show wherever their data is shown.
    "reference_sources": {"source": "str", "release": "str", "unit": "str", "attribution": "str"},
    "occupations": {"occupation": "str", "title": "str", "description": "str"},
    #: Every name an occupation goes by, its own (official) among them; `words` as `methods.titles` compares them.
    "occupation_titles": {"occupation": "str", "title": "str", "words": "str", "official": "bool"},
    "occupation_elements": {"element": "str", "name": "str", "nature": "str"},
    #: Importance 1-5 and level 0-7 of each skill and field of knowledge; `firm` where the source stands by the figure.
    "occupation_ratings": {"occupation": "str", "element": "str", "importance": "float", "level": "float",
                           "firm": "bool"},
    "related_occupations": {"occupation": "str", "related": "str", "place": "float"},
    #: A year's wages; infinite where the source only says "this much or more", NaN where it says nothing.
    "wages": {"occupation": "str", "title": "str", "employed": "float", "hourly": "bool"} | dict.fromkeys(
        PERCENTILES, "float"),
}
SOURCES: dict[str, tuple[str, ...]] = {
    "onet": ("occupations", "occupation_titles", "occupation_elements", "occupation_ratings", "related_occupations"),
    "oews": ("wages",),
}


@dataclass(frozen=True)
class Tables:
    """What was understood of one source: its tables, and the words that go with them wherever they are shown.

    `holds` says in short phrases what is in them; `remarks` what is missing or was passed over.
    """

    source: str
    release: str
    unit: str
    attribution: str
    frames: dict[str, pd.DataFrame]
    holds: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def sentences(tables: Tables, there: str = "") -> list[str]:
    """What a source holds, in words for a preview; `there` is the release that is here already."""
    found = [*(f"{held[:1].upper()}{held[1:]}." for held in tables.holds), *tables.remarks]
    if there == tables.release:
        found.append(f"{there} is here already; keeping it again changes nothing you would see.")
    elif there:
        found.append(f"{there} is here already. It would be replaced, which can be undone.")
    return found


class Reference:
    """The tables in one folder; safe to use from several threads. Without any there, those in `example`, if given."""

    def __init__(self, folder: Path | None, example: Path | None = None):
        self.folder, self._example = folder, example
        self._lock = threading.Lock()
        self._read: dict[str, tuple[tuple[int, int], dict[str, pd.DataFrame], dict[str, str]]] = {}
        self._seen = self._stamps()

    def frame(self, name: str) -> pd.DataFrame:
        """The table of that name (columns: `FRAMES`), empty where it was not brought. Not to be changed."""
        with self._lock:
            if self._example and not any(self._stamps().values()):
                return _example_frame(self._example, name)
            if name == "reference_sources":
                return _typed([about for source in SOURCES if (about := self._source(source)[1])], name)
            source = next(s for s, names in SOURCES.items() if name in names)
            found = self._source(source)[0].get(name)
            return _typed([], name) if found is None else found

    def release(self, source: str) -> str:
        """Which release of a source is here; empty where none is."""
        with self._lock:
            return self._source(source)[1].get("release", "")

    def keep(self, tables: Tables) -> None:
        """Keep the tables of a source in place of earlier ones, which stay beside them (see `take_back`).

        Raises OSError; then what was there is untouched.
        """
        path = self._path(tables.source)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        about = {"source": tables.source, "release": tables.release, "unit": tables.unit,
                 "attribution": tables.attribution}
        with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as packed:
            packed.writestr("about.json", json.dumps(about, ensure_ascii=False))
            for name in SOURCES[tables.source]:
                packed.writestr(f"{name}.csv", tables.frames[name].to_csv(index=False))
        if path.exists():
            path.replace(path.with_suffix(".before"))
        new.replace(path)

    def take_back(self, source: str) -> bool:
        """Undo the latest `keep`: the tables before it are back, or none. False where there was nothing to undo."""
        path = self._path(source)
        if not path.exists():
            return False
        before = path.with_suffix(".before")
        if before.exists():
            before.replace(path)
        else:
            path.unlink()
        return True

    def news(self) -> frozenset[str]:
        """The names of the tables that are others than at the last look."""
        now, before = self._stamps(), self._seen
        self._seen = now
        changed = [source for source in SOURCES if now[source] != before[source]]
        if not changed:
            return frozenset()
        # The example steps back as soon as one source is there, and with it every table.
        return frozenset(FRAMES) if self._example else frozenset(
            {"reference_sources"}.union(*(SOURCES[source] for source in changed)))

    def _path(self, source: str) -> Path:
        if self.folder is None:
            raise FileNotFoundError("There is no folder for tables here.")
        return self.folder / f"{source}.zip"

    def _stamps(self) -> dict[str, tuple[int, int] | None]:
        return {source: _stamp(self.folder / f"{source}.zip") if self.folder else None for source in SOURCES}

    def _source(self, source: str) -> tuple[dict[str, pd.DataFrame], dict[str, str]]:
        stamp = _stamp(self._path(source)) if self.folder else None
        if stamp is None:
            return {}, {}
        if source not in self._read or self._read[source][0] != stamp:
            try:
                self._read[source] = (stamp, *_unpacked(self._path(source), source))
            except Exception as error:  # a damaged copy is only a copy: as if it had never been brought
                note(_log, f"tables of {source}", error)
                self._read[source] = (stamp, {}, {})
        return self._read[source][1:]


def example(folder: Path) -> Reference:
    """The small invented tables of the sample person."""
    return Reference(None, folder)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _unpacked(path: Path, source: str) -> tuple[dict[str, pd.DataFrame], dict[str, str]]:
    with zipfile.ZipFile(path) as packed:
        about = json.loads(packed.read("about.json"))
        frames = {}
        for name in SOURCES[source]:
            with packed.open(f"{name}.csv") as file:
                frames[name] = _from_csv(file, name)
    return frames, {column: str(about[column]) for column in FRAMES["reference_sources"]}


@cache
def _example_frame(folder: Path, name: str) -> pd.DataFrame:
    path = folder / f"{name}.csv"
    return _from_csv(path, name) if path.exists() else _typed([], name)


def _from_csv(file: Any, name: str) -> pd.DataFrame:
    import pandas as pd

    columns = FRAMES[name]
    empty = {column: [""] for column, holds in columns.items() if holds == "float"}
    return pd.read_csv(file, dtype=columns, keep_default_na=False, na_values=empty,  # type: ignore[arg-type]
                       encoding="utf-8")[list(columns)]


def _typed(rows: list[dict[str, Any]], name: str) -> pd.DataFrame:
    """Rows as a table of that name, with its columns and types also where there are none."""
    import pandas as pd

    return pd.DataFrame(rows, columns=list(FRAMES[name])).astype(FRAMES[name])
