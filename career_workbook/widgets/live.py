"""What answers while a person types: pictures and results that renew themselves when their records change.

A `Live` shows HTML made by a function, and makes it again when records of its kinds change. `Pictures` decides when:
what is on the screen at once, the rest when nobody waits. A burst of changes becomes one drawing, and a picture
that fails becomes a sentence: nothing is ever raised into the notebook.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import threading
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from .. import charts, look
from ..chapters import NothingYet, TooLittle
from .assets import assets

if TYPE_CHECKING:
    from ..workbook import Workbook

_log = logging.getLogger(__name__)
#: So many pictures are made until what they left behind is looked for.
_GATHERED = 16
FAILED = "This could not be shown just now. Your entries are safe; the next change will try again."


class Pictures:
    """Decides when each `Live` is made again. One for the whole kernel; safe to call from any thread.

    `idle` is how many seconds of quiet the unseen ones wait for. The drawing happens on the kernel's event loop,
    after the message that asked for it has been answered, so a saved field says "Saved" before its chart moves.
    """

    def __init__(self, warm: Callable[[], None] | None = None, idle: float = 0.4):
        self._warm, self._idle = warm, idle
        self._lock = threading.Lock()
        self._stale: dict[Live, None] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._turn_set = self._rest_set = False
        self._warming: threading.Thread | None = None
        self._last = 0.0
        self._made = 0

    def want(self, live: Live) -> None:
        """`live` no longer shows what is true: make it again, at once if it is seen."""
        with self._lock:
            self._stale[live] = None
            self._last = time.monotonic()
        self._set_turn()

    def shown(self, live: Live) -> None:
        """A browser has `live` on its page: if it is stale its turn comes, at once if it is in sight."""
        with self._lock:
            waits = live in self._stale
        if waits:
            self._set_turn()

    def forget(self, live: Live) -> None:
        """`live` is closed."""
        with self._lock:
            self._stale.pop(live, None)

    def _home(self) -> asyncio.AbstractEventLoop | None:
        with contextlib.suppress(RuntimeError):
            running = asyncio.get_running_loop()
            # A front end may have a thread and a loop of its own; the main one outlives them all.
            if self._loop is None or self._loop.is_closed() or threading.current_thread() is threading.main_thread():
                self._loop = running
        return None if self._loop is None or self._loop.is_closed() else self._loop

    def _set_turn(self, after: float = 0) -> None:
        loop = self._home()
        with self._lock:
            if loop is None or self._turn_set:
                return
            self._turn_set = True
        if after:
            loop.call_soon_threadsafe(loop.call_later, after, self._turn)
        else:
            loop.call_soon_threadsafe(self._turn)

    def _turn(self) -> None:
        """Make the seen ones, and leave the loop as long again to whoever is typing."""
        if not self._is_warm():
            return
        began = time.monotonic()
        for live in self._take(lambda live: live.seen):
            self._make(live)
        took = time.monotonic() - began
        with self._lock:
            self._turn_set = False
            seen_again = any(live.seen for live in self._stale)
            rest = bool(self._stale) and not self._rest_set
            self._rest_set = self._rest_set or rest
        if seen_again:
            self._set_turn(after=min(took, 0.1))
        loop = self._home()
        if rest and loop:
            loop.call_later(self._idle, self._rest)

    def _rest(self) -> None:
        """One unseen picture at a time, while nothing changes."""
        quiet = time.monotonic() - self._last
        if quiet >= self._idle:
            for live in self._take(lambda _: True, most=1):
                self._make(live)
        with self._lock:
            self._rest_set = bool(self._stale)
            again = self._rest_set
        loop = self._home()
        if again and loop:
            loop.call_later(0.02 if quiet >= self._idle else self._idle - quiet, self._rest)

    def _make(self, live: Live) -> None:
        live.renew()
        self._made += 1
        if self._made % _GATHERED == 0:
            # Parts of a figure hold each other, so that they outlive it until Python looks for such knots: of itself
            # it does so after some hundred pictures, when they have taken megabytes.
            gc.collect()

    def _take(self, wanted: Callable[[Live], bool], most: int | None = None) -> list[Live]:
        with self._lock:
            taken = [live for live in self._stale if wanted(live)][:most]
            for live in taken:
                del self._stale[live]
        return taken

    def _is_warm(self) -> bool:
        """Load the drawing library beside the loop: the forms answer meanwhile."""
        if self._warm is None:
            return True
        if self._warming is None:
            self._warming = threading.Thread(target=self._load, name="career-workbook-pictures", daemon=True)
            self._warming.start()
        return False

    def _load(self) -> None:
        try:
            self._warm() if self._warm else None
        except Exception as error:
            _log.error("The drawing library could not be loaded: %s", _where(error))
        self._warm = None
        # What is loaded now stays: looking through it for what can go would take twenty times as long as the rest.
        gc.collect()
        gc.freeze()
        with self._lock:
            self._turn_set = False
        self._set_turn()


#: The one of this kernel.
pictures = Pictures(warm=charts.warm)


class Live(anywidget.AnyWidget):
    """Shows what `render` makes, and makes it again when records of `kinds` change.

    `render` returns HTML of escaped text only; `about` names the piece without any answer; `size` (inches) keeps
    the room of a picture free until it is drawn, so that the page does not jump.
    """

    _esm = assets("live.js")
    _css = look.css("lab") + look.figure_css() + assets("live.css")
    html = traitlets.Unicode("").tag(sync=True)
    about = traitlets.Unicode("").tag(sync=True)
    room = traitlets.Float(0.0).tag(sync=True)  #: height over width of what will stand here

    def __init__(self, render: Callable[[], str], kinds: Iterable[str], *, model_id: str, about: str,
                 size: tuple[float, float] | None = None, pictures: Pictures = pictures):
        super().__init__(model_id=model_id, about=about, room=size[1] / size[0] if size else 0.0)
        self.kinds = frozenset(kinds)
        self._render, self._pictures = render, pictures
        self._views: dict[str, None] = {}
        self._stop: Callable[[], None] | None = None
        self._making = threading.Lock()
        self._open = True
        self.on_msg(self._told)
        pictures.want(self)

    def __repr__(self) -> str:
        return self.about

    @property
    def seen(self) -> bool:
        """Whether a browser shows it just now."""
        return bool(self._views)

    def follow(self, workbook: Workbook) -> None:
        """Be made again whenever records of its kinds change in `workbook`, by whomever."""
        self._unfollow()
        self._stop = workbook.watch(self.changed)

    def changed(self, kinds: Iterable[str]) -> None:
        """Records of these kinds have changed."""
        if self._open and not self.kinds.isdisjoint(kinds):
            self._pictures.want(self)

    def renew(self) -> None:
        """Make it now. Never raises."""
        with self._making:
            if not self._open:
                return
            try:
                made = self._render()
            except (NothingYet, TooLittle) as waiting:
                made = charts.sentence_html(str(waiting))
            except Exception as error:
                # The message of an error may quote an answer: only its kind and place are written down.
                _log.error("%s could not be made: %s", self.about, _where(error))
                made = charts.sentence_html(FAILED)
            try:
                self.html = made
            except Exception as error:
                _log.error("%s could not be sent: %s", self.about, _where(error))

    def close(self) -> None:
        """Let go of the workbook and of the browser."""
        self._open = False
        self._unfollow()
        self._pictures.forget(self)
        super().close()

    def _unfollow(self) -> None:
        stop, self._stop = self._stop, None
        if stop:
            stop()

    def _told(self, _widget: Any, message: Any, _buffers: Any) -> None:
        view = str(message.get("view", ""))[:40] if isinstance(message, dict) else ""
        if not view:
            return
        if message.get("seen"):
            self._views[view] = None
            while len(self._views) > 16:  # browsers that vanished without a word
                self._views.pop(next(iter(self._views)), None)
        else:
            self._views.pop(view, None)
        # Also when it is out of sight: the page stands, so the drawing library can be loaded and the rest drawn.
        self._pictures.shown(self)


def _where(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1:] or []
    return f"{type(error).__name__}" + "".join(f" in {Path(f.filename).name}:{f.lineno}" for f in last)
