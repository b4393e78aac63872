"""Live pieces: made again when their records change, seen ones first, and never a traceback."""

from __future__ import annotations

import asyncio
import gc
import logging
import threading
import weakref
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from career_workbook.chapters import NothingYet
from career_workbook.widgets.live import FAILED, Live, Pictures


class Book:
    """Stands for a workbook: somebody who tells of changes."""

    def __init__(self):
        self.watchers: list[Callable[[set[str]], None]] = []

    def watch(self, callback):
        self.watchers.append(callback)
        return lambda: self.watchers.remove(callback)

    def change(self, *kinds: str) -> None:
        for watcher in list(self.watchers):
            watcher(set(kinds))


class Made:
    """Counts how often something was made, and lets a test wait for the next time."""

    def __init__(self, html: Callable[[int], str] = lambda n: f"<p>{n}</p>"):
        self.times, self._html, self.threads = 0, html, set()
        self._event = asyncio.Event()

    def __call__(self) -> str:
        self.times += 1
        self.threads.add(threading.current_thread())
        self._event.set()
        return self._html(self.times)

    async def again(self) -> None:
        await asyncio.wait_for(self._event.wait(), 20)
        self._event.clear()


def look_at(live: Live, seen: bool = True, view: str = "a") -> None:
    """A browser says whether it shows the piece."""
    live._handle_custom_msg({"view": view, "seen": seen}, [])


def run(scene: Callable[[Pictures], Awaitable[None]], idle: float = 0.01, warm=None) -> None:
    async def play():
        await scene(Pictures(warm=warm, idle=idle))

    # In a thread of its own: after a browser test this one has Playwright's loop in it.
    with ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, play()).result()


def test_it_is_made_when_somebody_looks():
    """A piece on the screen is there at once."""
    async def scene(pictures):
        made = Made()
        live = Live(made, {"skill"}, model_id="live-1", about="Chart: hours", pictures=pictures)
        assert live.html == ""
        look_at(live)
        await made.again()
        assert live.html == "<p>1</p>"
        live.close()

    run(scene, idle=60)


def test_a_change_of_its_records_makes_it_again():
    """An edit of a skill renews what is drawn from skills; an edit of something else does not."""
    async def scene(pictures):
        made, book = Made(), Book()
        live = Live(made, {"skill"}, model_id="live-2", about="Chart: hours", pictures=pictures)
        live.follow(book)
        look_at(live)
        await made.again()
        book.change("want")
        book.change("skill")
        await made.again()
        assert live.html == "<p>2</p>"
        live.close()

    run(scene, idle=60)


def test_a_burst_of_changes_is_drawn_once():
    """Forty changes in one go are one drawing, of the last state."""
    async def scene(pictures):
        made, book = Made(), Book()
        live = Live(made, {"skill"}, model_id="live-3", about="Chart: hours", pictures=pictures)
        live.follow(book)
        look_at(live)
        await made.again()
        for _ in range(40):
            book.change("skill")
        await made.again()
        assert made.times == 2
        live.close()

    run(scene, idle=60)


def test_seen_ones_come_first_and_the_rest_follows():
    """What is on the screen is drawn before what is far below it, which is drawn all the same."""
    order: list[str] = []

    async def scene(pictures):
        far, near = Made(lambda _: order.append("far") or "f"), Made(lambda _: order.append("near") or "n")
        below = Live(far, {"skill"}, model_id="live-4", about="Chart: below", pictures=pictures)
        above = Live(near, {"skill"}, model_id="live-5", about="Chart: above", pictures=pictures)
        look_at(above)
        await near.again()
        await far.again()
        assert order == ["near", "far"] and below.html == "f"
        below.close()
        above.close()

    run(scene)


def test_a_change_from_another_thread_is_drawn_on_the_loop():
    """A save that arrives in a thread of its own moves the picture too, drawn where all are drawn."""
    async def scene(pictures):
        home = threading.current_thread()
        made, book = Made(), Book()
        live = Live(made, {"skill"}, model_id="live-6", about="Chart: hours", pictures=pictures)
        live.follow(book)
        look_at(live)
        await made.again()
        await asyncio.to_thread(book.change, "skill")
        await made.again()
        assert made.threads == {home} and live.html == "<p>2</p>"
        live.close()

    run(scene, idle=60)


def test_the_drawing_library_loads_beside_the_loop():
    """While matplotlib is still loading, the forms can answer; the picture follows."""
    may_end = threading.Event()

    async def scene(pictures):
        made = Made()
        live = Live(made, {"skill"}, model_id="live-7", about="Chart: hours", pictures=pictures)
        look_at(live)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert made.times == 0
        may_end.set()
        await made.again()
        assert live.html == "<p>1</p>"
        live.close()

    run(scene, idle=60, warm=lambda: may_end.wait(20))


def test_a_failure_is_a_sentence_and_the_log_holds_no_answer(caplog):
    """Whatever goes wrong, the person reads a sentence, and what they wrote is in no log."""
    def broken() -> str:
        raise ValueError("could not convert 'my secret wish'")

    with caplog.at_level(logging.DEBUG):
        live = Live(broken, {"skill"}, model_id="live-8", about="Chart: hours")
        live.renew()
    assert FAILED in live.html
    assert "ValueError in test_live.py" in caplog.text and "secret" not in caplog.text
    live.close()


def test_it_recovers_from_a_failure():
    """After a failure the next change tries again."""
    answers = iter([ZeroDivisionError(), "<p>well</p>"])

    def sometimes() -> str:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    live = Live(sometimes, {"skill"}, model_id="live-9", about="Chart: hours")
    live.renew()
    assert FAILED in live.html
    live.renew()
    assert live.html == "<p>well</p>"
    live.close()


def test_what_is_missing_is_said():
    """A piece that has nothing to show says what to enter, as text."""
    def nothing() -> str:
        raise NothingYet("Log <one> hour.")

    live = Live(nothing, {"skill"}, model_id="live-10", about="Chart: hours")
    live.renew()
    assert "Log &lt;one&gt; hour." in live.html
    live.close()


def test_its_text_form_holds_no_answer():
    """What a notebook file keeps of a piece is its name."""
    live = Live(lambda: "<p>my secret wish</p>", {"skill"}, model_id="live-11", about="Chart: hours")
    live.renew()
    assert repr(live) == "Chart: hours"
    assert live._repr_mimebundle_()[0]["text/plain"] == "Chart: hours"
    live.close()


def test_closed_it_is_left_in_peace():
    """A closed piece is neither drawn again nor kept alive by the workbook."""
    made, book = Made(), Book()
    live = Live(made, {"skill"}, model_id="live-12", about="Chart: hours")
    live.follow(book)
    live.close()
    book.change("skill")
    live.renew()
    assert made.times == 0 and book.watchers == []
    live.close()


@pytest.mark.parametrize("message", [None, "text", {}, {"view": ""}, {"view": 3, "seen": True}, {"seen": True}])
def test_odd_messages_do_no_harm(message):
    """Whatever a browser sends, nothing is raised."""
    live = Live(lambda: "", {"skill"}, model_id="live-13", about="Chart: hours")
    live._handle_custom_msg(message, [])
    live.close()


def test_room_is_kept_for_a_picture():
    """The page knows the shape of a picture before it is drawn, so it does not jump."""
    live = Live(lambda: "", {"skill"}, model_id="live-14", about="Chart: hours", size=(7.2, 3.6))
    assert live.room == 0.5
    live.close()


def test_what_pictures_leave_behind_is_cleared_away():
    """A kernel in which a picture is drawn again and again does not grow: what Python does not see by itself goes."""
    async def scene(pictures):
        left = []

        class Knot:
            def __init__(self):
                self.me = self  # as an Axes and its figure hold each other
                left.append(weakref.ref(self))

        def render():
            Knot()
            return f"<p>{len(left)}</p>"

        live = Live(render, {"skill"}, model_id="live-1", about="Chart: hours", pictures=pictures)
        look_at(live)
        gc.disable()
        try:
            for n in range(1, 33):
                while len(left) < n:
                    await asyncio.sleep(0)
                live.changed({"skill"})
        finally:
            gc.enable()
        assert sum(knot() is not None for knot in left) <= 16
        live.close()

    run(scene)
