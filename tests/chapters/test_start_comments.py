"""Comments: what is still open, and where it stands."""

from __future__ import annotations

import pytest

from career_workbook import sample
from career_workbook.chapters import NothingYet, ask, declare_all, start
from career_workbook.frames import frame
from career_workbook.records import KINDS, may_see

declare_all()


def said(**comments):
    """The result over comments by key: (words, who, and what else is known of each)."""
    bodies = {key: {"words": words, "by": by, "of": "skill", "answers": "", "resolved": False, **more}
              for key, (words, by, more) in comments.items()}
    return ask(start.open_comments, lambda kind: frame(KINDS[kind], bodies), None)


def test_nothing_said_is_not_nothing_left():
    """Before the first comment the page says what will stand here; once all are resolved it says that."""
    with pytest.raises(NothingYet, match="listed here"):
        said()
    assert said(a=("Done?", "coach", {"resolved": True})).headline == "Every comment is resolved"


def test_what_is_open_is_listed_with_its_place_and_its_last_word():
    """A question of a sheet is named by its words; replies are not counted, but the last of them is told."""
    told = said(a=("What would\nmake it easy?", "coach", {}), b=("Fridays.", "me", {"answers": "a"}),
                c=("Too small?", "coach", {"of": "want", "name": "wish"}))
    assert told.headline == "Two comments are open"
    assert told.table.to_numpy().tolist() == [["The vine: skills", "What would make it easy?", "the client"],
                                              ["Start: What do you want?", "Too small?", "the coach"]]


def test_a_promise_is_looked_for_in_the_chapter_it_was_commented_in():
    """Promises stand in every chapter."""
    assert said(a=("When?", "me", {"of": "commitment", "within": "vine"})).table["Beside"][0] == "The vine: promises"


def test_many_and_long_ones_fit_on_the_page():
    """Of many the latest are shown and the others counted; of a long one the beginning."""
    told = said(**{f"c{n}": (f"word{n} " * 100, "me", {}) for n in range(20)})
    assert len(told.table) == 12 and "word19" in told.table["Comment"].iloc[-1]
    assert told.lines == ("Eight earlier comments are not listed.",)
    assert told.table["Comment"].map(len).max() < 170


@pytest.mark.parametrize("odd", [{"of": "nothing"}, {"of": "want", "name": "nowhere"}, {"answers": "a"}])
def test_a_strange_comment_breaks_nothing(odd):
    """A file from elsewhere may hold comments on what is not there, or a reply to itself."""
    assert said(a=("x", "me", odd)).headline == "One comment is open"


def test_comments_are_for_the_two_alone():
    """A coach may see them, nobody else."""
    assert start.open_comments.audience == "coach"
    assert {q.audience for q in start.Comment.questions().values()} == {"coach"}
    assert not may_see("anyone", "coach")


def test_mara_and_her_coach_have_talked():
    """The sample shows one comment with its reply, one that waits and one resolved."""
    assert ask(start.open_comments, sample.sample_frame, None).headline == "Two comments are open"
