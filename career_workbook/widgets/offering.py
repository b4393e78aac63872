"""Records a computation proposes, to be taken over by the person in one step that can be undone.

Questions (`do`) carry the `view` and `id` of who asked: look → seen, take → taken, undo → undone; `refused`, with a
sentence, where something cannot be done. `news` goes to every view when what is proposed may have changed.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable, Iterable
from typing import Any

import anywidget
import traitlets

from .. import look, sample
from ..findings import NothingYet, Offer, Offers, TooLittle
from ..notes import note
from ..records import KINDS
from ..store import NotSaved
from ..workbook import Workbook
from .assets import assets

_log = logging.getLogger(__name__)
TROUBLE = "Something went wrong here. Nothing was added; please reload the page and try again."


class Offering(anywidget.AnyWidget):
    """Shows what `make` proposes, and adds to the workbook what is ticked; looks again when `kinds` change."""

    _esm = assets("dom.js", "pressing.js", "offering.js")
    _css = look.css("lab") + assets("form.css", "importing.css")
    about = traitlets.Unicode("").tag(sync=True)

    def __init__(self, workbook: Workbook, make: Callable[[], Offers], kinds: Iterable[str], *, model_id: str,
                 about: str):
        self._workbook, self._make, self._kinds = workbook, make, frozenset(kinds)
        self._lock, self._taken = threading.RLock(), dict[str, str]()
        super().__init__(model_id=model_id, about=about)
        self.on_msg(self._heard)
        self._stop = workbook.watch(self._changed)

    def __repr__(self) -> str:
        return self.about

    def close(self) -> None:
        """Let go of the workbook and of the browser."""
        self._stop()
        super().close()

    def _changed(self, kinds: frozenset[str]) -> None:
        if not self._kinds.isdisjoint(kinds):
            self.send({"says": "news"})

    def _heard(self, _widget: Any, question: Any, _buffers: Any) -> None:
        """Answer one question. Nothing may be raised from here: the person would never see it."""
        asked = question if isinstance(question, dict) else {}
        try:
            with self._lock:
                answer = {"look": self._look, "take": self._take, "undo": self._undo}[asked["do"]](asked)
        except (NothingYet, TooLittle, NotSaved) as sentence:
            answer = {"says": "refused", "why": str(sentence)}
        except Exception as error:
            note(_log, f"{self.about}, {asked.get('do')}", error)
            answer = {"says": "refused", "why": TROUBLE}
        self.send({**answer, "view": asked.get("view"), "id": asked.get("id")})

    def _look(self, _asked: dict[str, Any]) -> dict[str, Any]:
        try:
            found = self._make()
        except (NothingYet, TooLittle) as sentence:
            return {"says": "seen", "sentence": str(sentence), "offers": []}
        # What is in the workbook already is shown too, so a change of that is news.
        self._kinds |= {one.kind for one in found.offers}
        return {"says": "seen", "headline": found.headline, "lines": list(found.lines), "noun": list(found.noun),
                "invitation": found.invitation,
                "offers": [[one.key, one.label, one.detail, self._there(one)] for one in found.offers]}

    def _take(self, asked: dict[str, Any]) -> dict[str, Any]:
        ticked = {str(key) for key in asked.get("keys") or ()}
        found = self._make()
        wanted = [one for one in found.offers if one.key in ticked and not self._there(one)]
        day = (sample.today() if self._workbook.sample else dt.date.today()).isoformat()
        entries = [(one.kind, self._key(one), one.entered) for one in wanted]
        step = self._taken[str(asked.get("view"))] = self._workbook.new_key()
        return {"says": "taken", "count": self._workbook.add_all(found.source, day, entries, step)}

    def _undo(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Take back what this view added, whatever came in elsewhere since."""
        step = self._taken.pop(str(asked.get("view")), "")
        return {"says": "undone", "count": self._workbook.undo_batch(step) if step else 0}

    def _there(self, one: Offer) -> bool:
        """Whether there is such a record, or one of the same name."""
        name = str(one.entered.get(KINDS[one.kind].named_by, "")).casefold()
        return one.key in self._workbook.bodies(one.kind) or (
            bool(name) and name in {title.casefold() for title in self._workbook.titles(one.kind).values()})

    def _key(self, one: Offer) -> str:
        """Its key; another one where the person took such a record out before and now asks for it anew."""
        known = self._workbook.known(one.kind)
        return one.key if one.key not in known else f"{one.key}-{self._workbook.new_key()[:8]}"
