"""What several pictures and sentences are made from is worked out once.

A page has a dozen parts, and more than one rests on the same comparison of the same answers. A frame is never changed
by those who receive it, and is the same object until somebody writes something new: so it can be told at no cost
whether an answer is still the one from before.
"""

from __future__ import annotations

import functools
import weakref
from collections.abc import Callable
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])

#: How many answers of one function are kept: a page asks for few, and a long-lived kernel must not gather them.
KEPT = 8


def kept(function: F) -> F:
    """Let `function` remember its last few answers to the very same frames, words and days.

    For pure functions whose answer nobody changes. What is raised is not kept, and the frames are not held on to.
    """
    answers: tuple[tuple[tuple[Any, ...], Any], ...] = ()

    @functools.wraps(function)
    def remembering(*given: Any, **named: Any) -> Any:
        nonlocal answers
        asked = (*given, tuple(named), *named.values())
        for before, answer in answers:
            if len(before) == len(asked) and all(map(_is, before, asked)):
                return answer
        answer = function(*given, **named)
        answers = ((tuple(map(_mark, asked)), answer), *answers[:KEPT - 1])  # replaced at once: threads may read on
        return answer

    return remembering  # type: ignore[return-value]


def _mark(one: Any) -> Any:
    """What to know an argument again by: a frame by being it, a word or a day by its value."""
    return weakref.ref(one) if hasattr(one, "columns") else one


def _is(mark: Any, one: Any) -> bool:
    return mark() is one if isinstance(mark, weakref.ref) else type(mark) is type(one) and mark == one
