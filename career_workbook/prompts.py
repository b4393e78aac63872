"""What the command asks in a terminal, and what is so where nobody answers."""

from __future__ import annotations

import sys
import warnings


class NoAnswer(Exception):
    """A question was put and the input ended. Questions come before anything is written; the text says so."""


def answer(question: str) -> str:
    """What the person typed. Raises NoAnswer at the end of the input: Ctrl-D, or a program that has none to give."""
    if sys.stdin is None:
        raise NoAnswer("There is nobody here to answer a question. Nothing was changed.")
    try:
        return input(question)
    except EOFError:
        print()  # what is said next begins a line of its own
        raise NoAnswer("The question was not answered. Nothing was changed.") from None


def passphrase(question: str = "A passphrase for the file: ") -> str:
    """What the person typed unseen; where that cannot be, they are told before they type. Raises NoAnswer."""
    import getpass

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(question)
    except getpass.GetPassWarning:
        print("This is no terminal, so a passphrase typed here can be seen.", file=sys.stderr)
        return answer(question)
    except EOFError:
        raise NoAnswer("No passphrase was given. Nothing was changed.") from None
