"""Another program's file in a notebook: choose it, see what is in it, say what counts for which skill, add, undo.

The file comes in pieces, so that its size does not matter, and stays in memory only. Questions (`do`) carry the
`view` and `id` of who asked; answers go back to them: piece → got, read → preview (or ask), add → added,
undo → undone; `refused`, with a sentence, where something cannot be done.
"""

from __future__ import annotations

import base64
import datetime as dt
import logging
import threading
from itertools import islice
from typing import Any

import anywidget
import traitlets

from .. import look, sample
from ..notes import note
from ..readers import LARGEST, CannotRead, Preview, Row, hours, into
from ..store import NotSaved
from ..workbook import Workbook
from .assets import assets

_log = logging.getLogger(__name__)
#: What is shown of a preview; all of it is counted.
MOST_ROWS, MOST_PROBLEMS, MOST_PROJECTS = 8, 20, 200
#: A view that went away in the middle of a file must not keep it in memory.
MOST_FILES = 4
TROUBLE = "Something went wrong while reading this file. Nothing was added. Please choose it again."


def _examples(preview: Preview) -> list[Row]:
    """A few of its entries, of as many projects as possible, by day."""
    rows = [row for row in preview.rows if isinstance(row, Row)]
    of_each = list({row.project: row for row in reversed(rows)}.values())[:MOST_ROWS]
    others = (row for row in rows if row not in of_each)
    return sorted([*of_each, *islice(others, MOST_ROWS - len(of_each))], key=lambda row: row.day)


class Importer(anywidget.AnyWidget):
    """Reads a file of `source` (such as ``"hours"`` or ``"forms"``) into the records of a workbook."""

    _esm = assets("dom.js", "pressing.js", "tables.js", "whole.js", "importing.js")
    _css = look.css("lab") + assets("form.css", "importing.css")
    program = traitlets.Unicode().tag(sync=True)
    #: The words around the file: `title`, `hint`, `column`, `caption` of what is mapped, and the kinds of file.
    words = traitlets.Dict().tag(sync=True)
    sample = traitlets.Bool().tag(sync=True)

    def __init__(self, workbook: Workbook, source: str = "hours", *, model_id: str | None = None):
        self._workbook, self._reader = workbook, self._reader_of(source)
        self._lock = threading.RLock()
        self._files: dict[str, bytearray] = {}
        self._found: dict[str, Any] = {}
        self._said: dict[str, dict[str, str]] = {}
        self._added: dict[str, str] = {}
        named = {} if model_id is None else {"model_id": model_id}
        super().__init__(program=self._reader.NAME, words=getattr(self._reader, "ON_SCREEN", hours.ON_SCREEN),
                         sample=workbook.sample, **named)
        self.on_msg(self._heard)

    _reader_of = staticmethod(into.reader)

    def __repr__(self) -> str:
        return f"Import from {self.program}"

    def _heard(self, _widget: Any, question: Any, buffers: Any) -> None:
        """Answer one question. Nothing may be raised from here: the person would never see it."""
        asked = question if isinstance(question, dict) else {}
        try:
            with self._lock:
                answer = {"piece": self._piece, "read": self._read, "add": self._add, "undo": self._undo}[asked["do"]](
                    str(asked.get("view")), asked, buffers or [])
        except (CannotRead, NotSaved) as refusal:
            answer = {"says": "refused", "why": str(refusal)}
        except Exception as error:
            note(_log, f"import, {asked.get('do')}", error)
            answer = {"says": "refused", "why": TROUBLE}
        self.send({**answer, "view": asked.get("view"), "id": asked.get("id")})

    def _piece(self, view: str, asked: dict[str, Any], buffers: list[Any]) -> dict[str, Any]:
        if asked.get("from") == 0:
            self._files.pop(view, None)
            self._said.pop(view, None)
            while len(self._files) >= MOST_FILES:
                self._files.pop(next(iter(self._files)))
        file = self._files.setdefault(view, bytearray())
        if len(file) != asked.get("from"):
            raise CannotRead("A piece of this file was lost on the way. Please choose it again.")
        file += bytes(buffers[0]) if buffers else base64.b64decode(str(asked.get("text", "")))
        if len(file) > LARGEST:
            self._files.pop(view)
            raise CannotRead("This file is larger than any that can be read here. Is it the right one?")
        return {"says": "got", "bytes": len(file)}

    def _read(self, view: str, asked: dict[str, Any], _buffers: list[Any]) -> dict[str, Any]:
        said = self._said.setdefault(view, {})
        if isinstance(asked.get("said"), dict):
            said |= {about: str(answer) for about, answer in asked["said"].items() if about in self._reader.ASKS}
        preview = self._reader.read(bytes(self._files.get(view, b"")), **said)
        if preview.ask:
            return {"says": "ask", "question": preview.ask, "about": preview.about, "choices": list(preview.choices)}
        self._said.pop(view, None)
        self._files.pop(view, None)
        return self._shown(self._keep(view, preview))

    def _keep(self, view: str, found: Any) -> Any:
        """Remember what a file held until it is added; of views that went away only the latest."""
        self._found.pop(view, None)
        while len(self._found) >= MOST_FILES:
            self._found.pop(next(iter(self._found)))
        self._found[view] = found
        return found

    def _kept(self, view: str) -> Any:
        """What the file of this view held."""
        if view not in self._found:
            raise CannotRead("The workbook was started anew since you chose this file. Please choose it again.")
        return self._found[view]

    def _shown(self, preview: Preview) -> dict[str, Any]:
        self._workbook.refresh()
        new = into.fresh(preview, self._workbook)
        proposed, skills = into.proposed(new, self._workbook), self._workbook.titles("skill")
        return {
            "says": "preview", "understood": len(preview.rows), "new": len(new.rows),
            "already": len(preview.rows) - len(new.rows), "summary": into.summary(preview, new),
            "words": len(new.words), "by_hours": any(r.hours for r in new.rows),
            # What one person answered is never shown, here as little as anywhere.
            "rows": [[r.day.isoformat(), r.project, round(r.hours, 2), r.what] for r in _examples(new)],
            "problems": [[p.line, p.sentence] for p in preview.problems[:MOST_PROBLEMS]],
            "troubled": len(preview.problems),
            "projects": [[g.project, g.rows, g.hours, proposed[g.project]] for g in new.groups()[:MOST_PROJECTS]],
            "more_projects": max(0, len(new.groups()) - MOST_PROJECTS),
            "unit": preview.unit, "also": [[into.AS + kind, label] for kind, label in preview.also],
            "skills": sorted(skills.items(), key=lambda s: s[1].casefold())}

    def _add(self, view: str, asked: dict[str, Any], _buffers: list[Any]) -> dict[str, Any]:
        preview: Preview = self._kept(view)
        projects = {row.project for row in preview.rows}
        chosen = {str(project): None if skill is None else str(skill)[:300]
                  for project, skill in dict(asked.get("mapping") or []).items() if project in projects}
        count = into.add(preview, chosen, self._workbook, self._today(), self._step(view))
        self._found.pop(view)
        return {"says": "added", "count": count}

    def _step(self, view: str) -> str:
        """The key of what this view is about to add: its Undo takes back its own, whatever came in elsewhere since."""
        self._added[view] = self._workbook.new_key()
        return self._added[view]

    def _undo(self, view: str, _asked: dict[str, Any], _buffers: list[Any]) -> dict[str, Any]:
        step = self._added.pop(view, "")
        return {"says": "undone", "count": self._workbook.undo_batch(step) if step else 0}

    def _today(self) -> dt.date:
        return sample.today() if self._workbook.sample else dt.date.today()
