"""Asking others: one page of HTML somebody opens, fills in and sends back as a small file.

A room of its own beside `handout`: a handout holds a person's answers and no script, this page holds none of their
answers and lives by one. It asks nothing of the network, and says who will see what. What comes back is read by
`readers.answer_file`. The page to fill in before an hour with a coach is its sister, read by `readers.questionnaire`.
"""

from __future__ import annotations

from .files import NothingToAsk, make, make_questionnaire
from .page import page
from .questionnaire import questionnaire

__all__ = ["NothingToAsk", "make", "make_questionnaire", "page", "questionnaire"]
