"""The chapters of a live session: what two people see together, to be read and never rewritten."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import Any

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from jupyter_server.services.sessions.sessionmanager import SessionManager
from tornado import web

from .. import charts
from ..chapters import kinds_of, module
from ..handout.compose import may_be_shown
from ..history import CHANGES
from ..reference import FRAMES
from ..together import shared_notes
from .serve import KERNEL

Notebook = dict[str, Any]
NOTHING_ELSE = "A session runs its chapters and nothing else."
NOT_HERE = "*What belongs here stays out of the session.*"
BAR = {"cell_type": "code", "id": "together", "execution_count": None, "outputs": [], "source": ["page.together()"],
       "metadata": {"career_workbook": {"does": "together", "name": ""}, "jupyter": {"source_hidden": True}}}
#: Files made in a session would go with its folder; words about what lives on screen only speak of these.
_LEFT_OUT = {"screen", "handout", "importer", "offer", "feedback_form", "questionnaire"}


def for_two(shipped: Notebook, kinds: Collection[str]) -> Notebook:
    """A chapter for a session that holds records of these `kinds`: what a coach may see of it, under one bar."""
    about = shipped["metadata"]["career_workbook"]
    stem = about["chapter"]
    shown, withheld = [BAR], False
    for cell in shipped["cells"]:
        place = cell["metadata"].get("career_workbook", {})
        does, name = place.get("does", ""), place.get("name", "")
        if does in _LEFT_OUT:
            continue
        if _may_be_seen(stem, does, name, kinds):
            shown.append(cell)
            withheld = False
        elif not withheld:  # said once for several in a row
            said = {"cell_type": "markdown", "metadata": {}, "source": [NOT_HERE]}
            shown.append(said | {"id": f"out-{cell['id']}"[:64]})
            withheld = True
    return shipped | {"cells": shown, "metadata": shipped["metadata"] | {"career_workbook": about | {"together": True}}}


def _may_be_seen(stem: str, does: str, name: str, kinds: Collection[str]) -> bool:
    if does == "exercise":
        return name in kinds
    if does not in ("chart", "result"):
        return True
    function = charts.chart(stem, name) if does == "chart" else getattr(module(stem), name)
    return may_be_shown(function, "coach") and set(kinds_of(function)) <= {*kinds, *FRAMES, CHANGES}


class Chapters(AsyncLargeFileManager):
    """Gives out the session's chapters, and the page of notes where there is one. Nothing else in the folder.

    Nothing may be written but that page; who may ask for that is said at the door (`People`): nobody but its own room.
    """

    def names(self) -> set[str]:
        """The file names of the chapters."""
        return {path.name for path in Path(self.root_dir).glob("[0-9][0-9]_*.ipynb")}

    def code(self) -> frozenset[str]:
        """The code of their cells."""
        notebooks = [json.loads((Path(self.root_dir) / name).read_text("utf-8")) for name in self.names()]
        return frozenset("".join(cell["source"]) for notebook in notebooks for cell in notebook["cells"]
                         if cell["cell_type"] == "code")

    def is_notes(self, path: str) -> bool:
        """True for the shared page of notes of a session that has one."""
        return path.strip("/") == shared_notes.NAME and self._notes.is_file()

    @property
    def _notes(self) -> Path:
        return Path(self.root_dir) / shared_notes.NAME

    def is_writable(self, path: str) -> bool:
        """Never for a chapter: Lab then shows it to be read, and asks nobody whether to save it."""
        return self.is_notes(path)

    async def get(self, path: str, *args: Any, **more: Any) -> dict[str, Any]:
        """A chapter, the list of them, or the page of notes."""
        inside = path.strip("/")
        if inside and inside not in self.names() and not self.is_notes(inside):
            raise web.HTTPError(404, "A session has its chapters and nothing else.")
        model = await super().get(path, *args, **more)
        if not inside and model["content"]:
            model["content"] = [entry for entry in model["content"] if entry["name"] in self.names()]
        return model

    async def save(self, model: dict[str, Any], path: str = "") -> dict[str, Any]:
        """The page of notes; refused for all else, as is every other way to change a file."""
        if not self.is_notes(path):
            raise web.HTTPError(403, "The chapters of a session are not written to.")
        shared_notes.keep(self._notes, str(model["content"]))
        return await self.get(path, content=False)

    async def delete_file(self, path: str) -> None:
        """Refused."""
        raise web.HTTPError(403, "The chapters of a session are not written to.")

    async def rename_file(self, old_path: str, new_path: str) -> None:
        """Refused."""
        raise web.HTTPError(403, "The chapters of a session are not written to.")


class Programs(SessionManager):
    """Starts the program of a chapter of the session, and no other, wherever the browser says it lies."""

    async def create_session(self, path: str | None = None, name: str | None = None, type: str | None = None,
                             kernel_name: str | None = None, kernel_id: str | None = None) -> dict[str, Any]:
        """The program of the chapter at `path`, the one that runs if it does; what else is asked for is not looked at.

        Lab asks by a passing number in the place of the path, which it expects in the answer; `name` is the chapter's.
        """
        chapter = name if _is_number(path) else path
        if chapter not in self.contents_manager.names() or kernel_name not in (None, "", KERNEL):
            raise web.HTTPError(403, NOTHING_ELSE)
        async with self._turn:  # both may open a chapter in the same moment
            if await self.session_exists(path=chapter):
                begun = await self.get_session(path=chapter)
            else:
                begun = await super().create_session(path=chapter, name=chapter, type="notebook", kernel_name=KERNEL)
        return {**begun, "path": path}

    async def update_session(self, session_id: str, **changes: Any) -> None:
        """Lab tells the path when the program has started; it is known. A chapter is given no other program."""
        if changes.keys() - {"path", "name", "type"}:
            raise web.HTTPError(403, NOTHING_ELSE)

    async def start_kernel_for_session(self, session_id: str, path: str | None, *args: Any, **more: Any) -> str:
        """The program of a chapter that has none yet."""
        if await self.session_exists(path=path):
            raise web.HTTPError(403, NOTHING_ELSE)
        return await super().start_kernel_for_session(session_id, path, *args, **more)

    @cached_property
    def _turn(self) -> asyncio.Lock:
        return asyncio.Lock()


def _is_number(path: str | None) -> bool:
    try:
        return bool(uuid.UUID(path))
    except (ValueError, TypeError, AttributeError):
        return False
