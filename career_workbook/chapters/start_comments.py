"""Comments: what a person and their coach say to each other beside an exercise, an entry or one answer.

A comment is always for both: it is never about what only the person may see, and it travels wherever the agreement
does. An answer is a comment too, so two answers written apart are simply two; only a first comment is resolved.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from ..methods.wording import count, sentence
from ..records import KINDS, Day, Flag, Line, Prose, Record, Ref, question, shown_to
from . import CHAPTERS, NothingYet, Says

if TYPE_CHECKING:
    import pandas as pd

#: Rows of the list, and letters of a comment in it.
MOST, LETTERS = 12, 160


class Comment(Record, kind="comment", chapter="start", noun=("comment", "comments"), named_by="words"):
    """A thought beside an exercise or an answer, for the other one to read and to reply to."""

    words: Prose = question("Comment", audience="coach")
    by: Literal["me", "coach"] = question("Written by", "me", audience="coach", hidden=True,
                                          choices={"me": "the client", "coach": "the coach"})
    on: Day | None = question("Written on", None, audience="coach", hidden=True)
    of: Line = question("Kind of record", "", audience="coach", hidden=True)
    record: Line = question("Key of the entry", "", audience="coach", hidden=True)
    name: Line = question("Field", "", audience="coach", hidden=True)
    within: Line = question("Where only some of the kind are shown", "", audience="coach", hidden=True)
    answers: Ref["Comment"] = question("In reply to", "", audience="coach", hidden=True)
    resolved: Flag = question("Resolved", False, audience="coach", hidden=True)


def conversations(said: Mapping[str, Comment]) -> dict[str, list[str]]:
    """The keys of first comments, each with the keys of what was replied; in the order of `said`.

    A reply to a comment that is not there (deleted on the other side meanwhile) stands as a first one.
    """
    first = {key for key, one in said.items() if not one.answers}
    found: dict[str, list[str]] = {key: [] for key, one in said.items() if one.answers not in first}
    for key, one in said.items():
        if key not in found:
            found[one.answers].append(key)
    return found


@shown_to("coach")
def open_comments(comment: pd.DataFrame) -> Says:
    """What has been said beside the exercises and is not resolved yet, with where it stands; the latest last."""
    import pandas as pd

    if comment.empty:
        raise NothingYet("What the two of you write beside the exercises is listed here until it is resolved.")
    said = {key: Comment.model_construct(**dict(zip(comment.columns, row, strict=True)))
            for key, row in zip(comment.index, comment.itertuples(index=False, name=None), strict=True)}
    still = {key: replies for key, replies in conversations(said).items() if not said[key].resolved}
    if not still:
        return Says("Every comment is resolved")
    rows = [(_where(said[key]), _excerpt(said[key].words), _who([said[key], *(said[reply] for reply in replies)]))
            for key, replies in list(still.items())[-MOST:]]
    more = (f"{sentence(count(len(still) - MOST, 'earlier comment is', 'earlier comments are'))} not listed.",) \
        if len(still) > MOST else ()
    return Says(f"{sentence(count(len(still), 'comment is', 'comments are'))} open", more,
                pd.DataFrame(rows, columns=["Beside", "Comment", "Last word"]),
                "Which of them is for today, and which has settled itself?")


def _who(said: Iterable[Comment]) -> str:
    last = [one.by for one in said][-1]
    return dict(Comment.questions()["by"].choices).get(last, "")


def _where(one: Comment) -> str:
    """Such as ``The vine: skills``."""
    kind = KINDS.get(one.of)
    if kind is None:
        return ""
    chapter = CHAPTERS.get(one.within) or CHAPTERS.get(kind.chapter)
    asked = None if kind.many else kind.questions().get(one.name)
    what = asked.asked.label if asked else kind.known_as
    return f"{chapter.title}: {what}" if chapter else what


def _excerpt(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LETTERS else line[:LETTERS].rsplit(" ", 1)[0].rstrip(",;:") + " …"
