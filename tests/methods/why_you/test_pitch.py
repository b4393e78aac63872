"""The pitch: the person's words in an order that can be said, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_workbook.methods.why_you import pitch
from career_workbook.methods.wording import continuing

ANSWERS = {"value": "nobody has to come twice", "problem": "The forms were made by people who never fill them in",
           "without": "send every third person home", "advantage": "knows both sides of the counter"}
STORY = {"title": "One desk", "trouble": "people queued twice", "did": "I put both clerks at one desk.", "evidence": ""}


def test_the_three_lengths_are_made_of_the_same_words():
    """The line is in the paragraph, the paragraph in the minute, and the minute ends by asking."""
    made = pitch.assemble(ANSWERS, STORY)
    assert made.line == "I see to it that nobody has to come twice."
    assert made.paragraph == (
        "The trouble is that the forms were made by people who never fill them in. I see to it that nobody has to come "
        "twice. Without that, they would send every third person home. Others can do part of this. I am the one who "
        "knows both sides of the counter.")
    assert made.minute == (f"{made.paragraph} For example: People queued twice. I put both clerks at one desk. "
                           "Where does this cost you most?")


@given(st.dictionaries(st.sampled_from(list(pitch.SAID)), st.text("ab c.I\n", max_size=12)))
def test_an_answer_is_in_the_pitch_or_there_is_none(answers):
    """Whatever was answered is said once; without an answer there is no pitch."""
    if not any(text.strip() for text in answers.values()):
        with pytest.raises(ValueError, match="at least one answer"):
            pitch.assemble(answers)
        return
    made = pitch.assemble(answers)
    for text in answers.values():
        assert " ".join(text.split()).lower() in made.paragraph.lower()
    assert made.line in made.paragraph and made.minute.endswith("?") and "  " not in made.paragraph


@pytest.mark.parametrize(("typed", "said"), [
    ("The forms are long", "the forms are long"), ("I know", "I know"), ("Anna waits", "Anna waits"), ("It", "It"),
    ("Die Formulare", "Die Formulare"), ("  two\nlines ", "two lines"), ("", "")])
def test_an_answer_goes_on_with_the_sentence(typed, said):
    """A large letter the telephone put there becomes small; a name keeps its own."""
    assert continuing(typed) == said


def test_how_long_it_takes_aloud():
    """A hundred and thirty words are a minute; of a very short text only the words are told."""
    assert pitch.seconds("word " * 130) == 60
    assert pitch.length("word " * 65) == "65 words, about 30 seconds aloud"
    assert (pitch.length("hello"), pitch.length("well then")) == ("1 word", "2 words")
