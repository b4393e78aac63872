"""Conversations as people paste them, on dialogues of our own: who speaks, who asks, who takes up what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.methods.interview import dialogue
from career_workbook.methods.interview.dialogue import Turn, parity, parse

LIBRARY = """They: Our reading room is empty after four. Why would that be?
Me: When do the schools close? And who has the key to the side door?
They: At three. The caretaker has the key.
Me: Then the children stand before a locked door. Could the caretaker come an hour later?"""


def test_names_and_colons():
    """The plainest way: a name, a colon, what was said."""
    read = parse(LIBRARY)
    assert read.speakers == ("They", "Me") and len(read.turns) == 4 and read.unnamed == ()
    found = parity(read.turns)
    assert (found.mine.questions, found.questions) == (3, 4)
    assert (found.mine.words, found.theirs.words) == (29, 18) and found.mine.end_asking == 2
    assert found.mine.follow_ups == 1 and found.theirs.follow_ups == 0


@pytest.mark.parametrize("text", [
    "• They: “Why?”\n• Me: “Because.”",
    "- They: Why?\n- Me: Because.",
    "1. They: «Why?»\n2. Me: «Because.»",
    "**They:** Why?\n\n**Me:** Because.",
    "[00:12] They: Why?\n[00:15] Me: Because.",
    "They (00:12): Why?\nMe (0:15): Because.",
    "They : Why?\nMe : Because.",
    "They:\nWhy?\nMe:\nBecause.",
    "They：Why?\nMe：Because.",
    "> They: Why?\n> Me: Because.",
    "THEY: Why?\nme: Because.",
])
def test_ways_people_write_a_conversation_down(text):
    """Bullets, numbers, times, quotation marks and bold names are read alike."""
    read = parse(text)
    assert [speaker.casefold() for speaker in read.speakers] == ["they", "me"] and read.unnamed == ()
    found = parity(read.turns)
    assert (found.theirs.questions, found.mine.questions, found.words) == (1, 0, 2)


def test_a_turn_goes_on_over_several_lines():
    """A line without a name belongs to the turn before it, and one speaker's neighbours are one turn."""
    read = parse("Me: One.\nTwo, and this is why: three.\n\nMe: Four.\nThey: Five.")
    assert read.turns == (Turn("Me", "One. Two, and this is why: three. Four."), Turn("They", "Five."))


@pytest.mark.parametrize("text", ["“Why?”\n“Because.”", "- Why?\n- Because.", "Why?\nBecause."])
def test_who_speaks_is_asked_for_never_guessed(text):
    """Without names nothing is counted; the first line is quoted back with the question."""
    read = parse(text)
    assert read.turns == () and len(read.unnamed) == 2
    assert dialogue.what_is_missing(read).startswith("Who says “Why?”?")


def test_a_line_without_a_name_among_others_is_asked_for():
    """The rest is counted; the nameless line is given to nobody."""
    read = parse("They: Why?\n- Because.\nMe: So.")
    assert read.unnamed == ("Because.",) and parity(read.turns).words == 2
    assert "Who said it?" in dialogue.in_words(read)[1][-1]


def test_which_of_the_names_is_mine_is_asked_for():
    """Two names and none of them “Me”: the person says which."""
    read = parse("Ada: Why?\nBen Okri: Because.")
    assert dialogue.what_is_missing(read) == "Which of these is you: Ada, Ben Okri? Write that name below the " \
                                             "conversation."
    assert dialogue.what_is_missing(read, " ben  okri ") == ""
    assert parity(read.turns, "Ben Okri").mine.words == 1
    assert "Only you" in dialogue.what_is_missing(parse("Me: Hello."))


def test_several_of_them_are_one_side():
    """Three people across the table are still the other side."""
    found = parity(parse("Head: Why?\nDeputy: And when?\nMe: Now.\nClerk: Good.").turns)
    assert (found.theirs.turns, found.theirs.questions, found.theirs.words) == (3, 2, 4)


@pytest.mark.parametrize(("text", "count"), [
    ("R&D, customer-facing, don't", 3), ("one — two", 2), ("one—two", 2), ("", 0), ("… ? –", 0), ("2026, 3.5 %", 2),
    ("你好吗？", 3), ("добрый день", 2), ("صباح الخير", 2)])
def test_words_are_counted_as_people_count_them(text, count):
    """What stands between spaces; scripts without spaces by their characters; dashes are no words."""
    assert dialogue.words(text) == count


@pytest.mark.parametrize(("text", "asked", "ends"), [
    ("Why?", 1, True), ("Why?!", 1, True), ("Why? Because.", 1, False), ("“Why?”", 1, True), ("Why", 0, False),
    ("为什么？", 1, True), ("لماذا؟", 1, True), ("Is it so? (Is it?)", 2, True)])
def test_questions_by_their_marks(text, asked, ends):
    """In any script, inside quotation marks too."""
    assert (dialogue.questions(text), dialogue.ends_asking(text)) == (asked, ends)


@pytest.mark.parametrize(("said", "asked", "count"), [
    ("The costs doubled.", "Which cost doubled first?", 1),
    ("The costs doubled.", "Do you travel?", 0),
    ("The costs doubled.", "The costs. I see. Do you travel?", 0),
    ("What would you like?", "Would you like what others like?", 0),
    ("我们的成本太高", "成本为什么高？", 1)])
def test_a_question_that_takes_up_a_word_follows_up(said, asked, count):
    """It must be in the question itself, and small words do not count."""
    assert dialogue.follow_ups(asked, said) == count


def test_no_share_is_recommended():
    """However lopsided a talk is, nobody is told to talk less."""
    talk = parse("They: Go on.\nMe: " + "I could tell you more. " * 80)
    head, lines = dialogue.in_words(talk)
    assert head == "Nobody asked a question"
    assert not any(word in " ".join(lines) for word in ("less", "too", "should", "listen"))


@settings(deadline=None, max_examples=80)
@given(st.text(max_size=300))
def test_any_text_can_be_pasted(text):
    """Nothing that can be typed breaks it, and nothing said is counted twice."""
    read = parse(text)
    found = parity(read.turns)
    assert found.mine.turns + found.theirs.turns == len(read.turns)
    assert found.words <= dialogue.words(text) + len(text.splitlines())
    assert isinstance(dialogue.what_is_missing(read), str)


TALK = st.lists(st.tuples(st.sampled_from(["Me", "Vera", "Head of school"]),
                          st.sampled_from(["Yes.", "Why so?", "I see: the key is lost. Whose is it?"])), min_size=1)


@settings(deadline=None, max_examples=60)
@given(TALK)
def test_reading_what_was_written_out_gives_it_back(talk):
    """Written as names and lines, a conversation is read as it was, speaker by speaker."""
    read = parse("\n".join(f"- {name}: {said}" for name, said in talk))
    joined = " ".join(said for _, said in talk)
    assert " ".join(turn.text for turn in read.turns) == joined
    assert parity(read.turns).questions == joined.count("?")
    assert all(a.speaker != b.speaker for a, b in zip(read.turns, read.turns[1:], strict=False))


@pytest.mark.parametrize("text", ["?" * 200_000 + "x", "a" + " " * 200_000 + "b", "Me: " + "(" * 100_000])
def test_a_strange_long_text_does_not_keep_anybody_waiting(text):
    """What takes a moment for a page takes a moment for a hundred of them."""
    assert parity(parse(text).turns).words <= 2 and dialogue.ends_asking(text) is False
