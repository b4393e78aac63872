"""Whole records in a notebook, such as one's past: choose the file, see what is in it, tick what shall be added, undo.

The file arrives as any other does (`importing`); what it holds are whole records, so nothing has to be mapped.
"""

from __future__ import annotations

from typing import Any

from ..readers import past, questionnaire, whole
from ..readers.whole import Contents
from .importing import MOST_PROBLEMS, Importer

READERS = {"past": past, "questionnaire": questionnaire}


class WholeImporter(Importer):
    """Reads a file of somebody's past, or of their answers before an hour, into the records of a workbook."""

    _reader_of = staticmethod(READERS.__getitem__)

    def _read(self, view: str, asked: dict[str, Any], _buffers: list[Any]) -> dict[str, Any]:
        said = asked.get("said") if isinstance(asked.get("said"), dict) else {}
        order = said.get("order") if said.get("order") in ("day", "month") else None
        files = {str(asked.get("name") or "file")[:200]: bytes(self._files.get(view, b""))}
        contents = self._reader.read(files, order, [str(said["also"])] if said.get("also") else ())
        if contents.ask:
            return {"says": "ask", "question": contents.ask, "about": contents.about, "choices": list(contents.choices)}
        if not contents.more:  # else it may be read once more, and further
            self._files.pop(view, None)
        self._workbook.refresh()
        joined = self._keep(view, whole.join(contents, self._workbook))
        return {"says": "whole", "summary": whole.summary(joined), "notes": list(joined.notes),
                "more": [list(one) for one in joined.more],
                "parts": [list(part) for part in joined.parts()],
                "examples": [list(example) for example in joined.examples()],
                "problems": list(joined.problems[:MOST_PROBLEMS]), "troubled": len(joined.problems)}

    def _add(self, view: str, asked: dict[str, Any], _buffers: list[Any]) -> dict[str, Any]:
        contents: Contents = self._kept(view)
        # Somebody may have added some of it since the file was looked at.
        entries = whole.chosen(whole.join(contents, self._workbook), map(str, asked.get("parts") or ()))
        count = self._workbook.add_all(contents.source, self._today().isoformat(), entries, self._step(view))
        self._found.pop(view)
        self._files.pop(view, None)
        return {"says": "added", "count": count}
