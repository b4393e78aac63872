"""Official tables in a notebook: choose the file, see what is in it, keep it beside the workbook, undo.

The file arrives as any other does (`importing`); only what happens to it afterwards differs: nothing of it becomes an
answer, so nothing of it is in the log.
"""

from __future__ import annotations

from typing import Any

from ..readers.tables_command import READERS
from ..reference import Tables, sentences
from .importing import Importer


class TableImporter(Importer):
    """Reads a file of ``"onet"`` or ``"oews"`` and keeps its tables beside a workbook."""

    _reader_of = staticmethod(READERS.__getitem__)

    def _read(self, view: str, asked: dict[str, Any], _buffers: list[Any]) -> dict[str, Any]:
        name = str(asked.get("name") or "file")[:200]
        tables: Tables = self._keep(view, self._reader.read({name: bytes(self._files.pop(view, b""))}))
        there = self._workbook.tables.release(tables.source)
        return {"says": "tables", "release": tables.release, "there": there, "attribution": tables.attribution,
                "sentences": sentences(tables, there)}

    def _add(self, view: str, _asked: dict[str, Any], _buffers: list[Any]) -> dict[str, Any]:
        tables: Tables = self._kept(view)
        self._workbook.keep_tables(tables)
        self._found.pop(view)
        return {"says": "kept", "release": tables.release}

    def _undo(self, _view: str, _asked: dict[str, Any], _buffers: list[Any]) -> dict[str, Any]:
        return {"says": "undone", "count": int(self._workbook.take_tables_back(self._source))}

    @property
    def _source(self) -> str:
        return next(source for source, reader in READERS.items() if reader is self._reader)
