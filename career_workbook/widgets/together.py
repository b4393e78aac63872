"""The line at the top of a chapter in a session: who is here, what is pointed at, what today is about, how long still.

What it shows lies beside the session's notes (`together.sitting`), so that it is the same in every chapter and after
every reload. Questions (`do`) carry the `view` of who asked: here → you, with who they are; gone, point, point_no_more,
today, timer, end are done without a word, or `refused` with a sentence. The synced `table` tells every view at once.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Mapping
from typing import Any

import anywidget
import traitlets

from .. import look
from ..chapters import CHAPTERS
from ..notes import note
from ..records import KINDS
from ..store import NotSaved
from ..together import shared_notes
from ..together.sitting import LONGEST_TIMER, Sitting
from . import people
from .assets import assets
from .form import called

EVERY_MS = 200
LONGEST_TITLE = 120
TROUBLE = "This did not work. Please try again."
HOW_LONG = f"Please give minutes from 1 to {LONGEST_TIMER}."
OWNER_ENDS = "Only the person whose workbook it is can end the session."
_log = logging.getLogger(__name__)


class Together(anywidget.AnyWidget):
    """The session as both see it, in the chapter `stem`."""

    _esm = assets("dom.js", "pointing.js", "timer.js", "together.js")
    _css = look.css("lab") + assets("together.css")
    chapter = traitlets.Unicode().tag(sync=True)
    names = traitlets.Dict().tag(sync=True)
    notes = traitlets.Unicode(help="The page both write on, where the session has one.").tag(sync=True)
    table = traitlets.Dict().tag(sync=True)

    def __init__(self, stem: str, *, model_id: str):
        session = people.session()
        if session is None:
            raise LookupError("there is no session")
        self._sitting = Sitting(session.path.parent)
        notes = shared_notes.NAME if (session.path.parents[1] / shared_notes.NAME).is_file() else ""
        super().__init__(model_id=model_id, chapter=stem, names=dict(session.names), notes=notes, table=self._found())
        self.on_msg(self._heard)
        self._keep_in_step()

    def __repr__(self) -> str:
        return "Together"

    def close(self) -> None:
        """Stop looking at what the other chapters say."""
        looking = getattr(self, "_looking", None)
        if looking:
            looking.stop()
        super().close()

    def look(self) -> None:
        """Tell the browsers what is so now, where that is news."""
        found = self._found()
        if found != self.table:
            self.table = found

    def _keep_in_step(self) -> None:
        from tornado.ioloop import IOLoop, PeriodicCallback

        IOLoop.current()
        self._looking = PeriodicCallback(self._look_quietly, EVERY_MS)
        self._looking.start()

    def _look_quietly(self) -> None:
        try:
            self.look()
        except Exception as error:
            note(_log, "looking at the session's table", error)

    def _found(self) -> dict[str, Any]:
        sitting, pointing = self._sitting, self._sitting.pointing
        where = {person: sitting.whereabouts(person) for person in (people.OWNER, people.COACH)}
        return {"where": {person: {"stem": stem, "title": CHAPTERS[stem].title if stem in CHAPTERS else ""}
                          for person, stem in where.items()},
                "pointing": pointing and _linked(pointing), "today": [_linked(place) for place in sitting.today],
                "timer": sitting.timer, "ended": sitting.ended}

    def _heard(self, _widget: Any, question: Any, _buffers: Any) -> None:
        """Do what was asked. Nothing may be raised from here: the person would never see it."""
        asked = question if isinstance(question, dict) else {}
        answer: dict[str, Any] | None
        try:
            answer = {"here": self._here, "gone": self._gone, "point": self._point, "today": self._today,
                      "point_no_more": self._point_no_more, "timer": self._timer, "end": self._end}[asked["do"]](asked)
            self.look()
        except NotSaved as refusal:
            answer = {"says": "refused", "why": str(refusal)}
        except Exception as error:
            note(_log, f"the session's line, {asked.get('do')}", error)
            answer = {"says": "refused", "why": TROUBLE}
        if answer:
            self.send({**answer, **people.only(), "view": asked.get("view")})

    def _here(self, _asked: Mapping[str, Any]) -> dict[str, Any]:
        self._sitting.here(people.asker(), self.chapter)
        return {"says": "you", "person": people.asker(), "now": time.time()}

    def _gone(self, _asked: Mapping[str, Any]) -> None:
        self._sitting.gone(people.asker())

    def _point(self, asked: Mapping[str, Any]) -> None:
        self._sitting.point(people.asker(), self._place(asked))

    def _point_no_more(self, _asked: Mapping[str, Any]) -> None:
        self._sitting.point_no_more()

    def _today(self, asked: Mapping[str, Any]) -> None:
        if refused := self._sitting.choose(self._place(asked), bool(asked.get("on"))):
            raise NotSaved(refused)

    def _place(self, asked: Mapping[str, Any]) -> dict[str, str]:
        kind, stem = KINDS[asked["kind"]], str(asked.get("chapter") or self.chapter)
        title = " ".join(str(asked.get("title") or called(kind)).split())[:LONGEST_TITLE]
        return {"chapter": CHAPTERS[stem].stem, "kind": kind.kind, "title": title}

    def _timer(self, asked: Mapping[str, Any]) -> None:
        wanted = str(asked.get("minutes") or "").strip()
        if not wanted:
            return self._sitting.stop_timer()
        if not re.fullmatch(r"[0-9]{1,3}", wanted) or not 0 < int(wanted) <= LONGEST_TIMER:
            raise NotSaved(HOW_LONG)
        return self._sitting.start_timer(int(wanted))

    def _end(self, _asked: Mapping[str, Any]) -> None:
        if people.asker() != people.OWNER:
            raise NotSaved(OWNER_ENDS)
        self._sitting.end()


def _linked(place: Mapping[str, Any]) -> dict[str, Any]:
    there = CHAPTERS[place["chapter"]]
    return {**place, "notebook": there.notebook, "chapter_title": there.title}
