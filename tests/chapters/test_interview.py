"""The interview: their troubles, the stories that meet them, the talk itself, and what there is to decide."""

from __future__ import annotations

import datetime as dt

import pytest

from career_workbook import sample
from career_workbook.chapters import NothingYet, TooLittle, ask, declare_all, interview
from career_workbook.frames import columns, frame
from career_workbook.records import KINDS, read

declare_all()
TODAY = dt.date(2026, 11, 22)
RESULTS = ("questions_to_bring", "story_cards", "stories_to_bring", "behind_their_list", "how_we_talked", "how_far",
           "decision_card")
MINE = ("opening", "pain", "question_to_ask", "requirement", "conversation", "preflight", "finding_out")


def said(name, **bodies):
    """A result over these bodies by kind."""
    return ask(getattr(interview, name), lambda kind: frame(KINDS[kind], bodies.get(kind, {})), TODAY)


def text(result):
    """Everything a result says."""
    table = "" if result.table is None else result.table.to_string()
    return " ".join((result.headline, *result.lines, table, result.question))


def trouble(sure=0.7, hurts=5.0, **fields):
    """One trouble."""
    return {"what": "late letters", "sure": sure, "hurts": hurts, "source": "guess", "turned_out": "", **fields}


def story(*pains, **fields):
    """One story, for these troubles."""
    return {"name": "The quiet corridor", "so_for_you": "your mornings would be calm", "pains": list(pains), **fields}


@pytest.mark.parametrize("name", RESULTS)
def test_before_the_first_entry_it_says_how_to_begin(name):
    """One sentence, and it asks for something that can be done now."""
    with pytest.raises(NothingYet, match=r"^[A-Z].*\.$"):
        said(name)


def test_a_live_search_is_only_mine():
    """Where one applies, what troubles them, what was said and what decides: for no other eyes, in no shared result."""
    assert {q.audience for kind in MINE for q in KINDS[kind].questions().values()} == {"me"}
    shared = {name for name in RESULTS if getattr(getattr(interview, name), "audience", "me") != "me"}
    assert shared == {"story_cards"}
    story_ = {name: q.audience for name, q in KINDS["story"].questions().items()}
    assert story_ == {"name": "coach", "evidence": "coach", "lesson": "coach", "so_for_you": "me", "pains": "me"}


def test_a_coach_sees_stories_and_not_for_whom():
    """What happened and what it taught, without the line that would tell where the person applies."""
    coach = {kind: sample.sample_frame(kind)[columns(KINDS[kind], "coach")] for kind in ("story", "impact")}
    seen = text(ask(interview.story_cards, coach.__getitem__, TODAY))
    assert "Errors hide in the order" in seen and "So for you" not in seen and "brochure" not in seen


def test_a_story_may_begin_without_its_line_for_them_and_asks_for_it():
    """With a coach beside one that line is not on the screen; afterwards it is said that it is only the past so far."""
    kept, sentences = read(KINDS["story"], {"name": "The quiet corridor"})
    assert kept is not None and sentences == {}
    line = "One story does not say yet what it means for them. Without “So for you …” it is only the past."
    assert line in said("story_cards", story={"s": story(so_for_you="")}).lines
    assert "only the past" not in text(said("story_cards", story={"s": story()}))


def test_a_first_trouble_already_gives_a_question():
    """One guess is enough: it comes back with a way to begin, which fits how it is known."""
    for source, _ in KINDS["pain"].questions()["source"].choices:
        one = said("questions_to_bring", pain={"p": trouble(source=source)})
        assert one.headline == "Worth a question first: late letters" and interview.BEGIN[source] in text(one)


def test_the_question_worth_most_is_about_what_is_uncertain_and_costly():
    """Nobody need ask about what is sure, or about what would change nothing."""
    one = said("questions_to_bring", pain={
        "a": trouble(0.98, 10, what="sure"), "b": trouble(0.5, 0, what="idle"), "c": trouble(0.6, 8, what="worth it"),
        "d": trouble(0.5, 10, what="known", turned_out="no")},
        question_to_ask={"q": {"asks": "Since when?", "pain": "c"}})
    assert one.headline.endswith("worth it") and one.table.iloc[0, 2] == "Since when?"
    assert one.lines[0] == "The one you have asked about was none." and "known" not in one.table.to_string()


def test_a_story_is_told_from_the_work_it_rests_on():
    """Nothing is typed again: trouble and deed come from the piece of work, the lesson and the last line from here."""
    one = said("story_cards", story={"s": story(evidence=["m"], lesson="noise has a cause")}, impact={
        "m": {"title": "Bells", "trouble": "The bells rang. All night.", "did": "I walked a round."}})
    assert one.lines[0] == ("The quiet corridor: “The bells rang. I walked a round. Noise has a cause. "
                            "So for you your mornings would be calm.”")


def test_a_story_without_work_behind_it_is_named_so():
    """It can be told, and it says where its work would come from."""
    one = said("story_cards", story={"s": story()})
    assert said("story_cards", story={"s": {"name": "Bells"}}).lines[0] == "Bells: not told yet"
    assert one.headline == "One story to tell" and "One story has no piece of work behind it yet" in one.lines[-1]


def test_the_fewest_stories_are_chosen():
    """One story for two troubles is brought before two stories for one each."""
    pain = {"a": trouble(what="a"), "b": trouble(what="b"), "c": trouble(0.9, 9, what="no story")}
    one = said("stories_to_bring", pain=pain, story={"s": story("a", name="for a"), "t": story("b", name="for b"),
                                                     "u": story("a", "b", name="for both")})
    assert one.headline == "One story meets 2 of the 3 troubles that matter most"
    assert one.lines[0] == "for both: for a and b." and "No story yet for: no story." in one.lines[1]


@pytest.mark.parametrize(("sure", "step"), [(0.4, "bring a question first"), (0.8, "which skill would you need")])
def test_what_no_story_meets_becomes_a_question_or_a_skill(sure, step):
    """What is doubtful is asked about; what seems real is worth learning for."""
    assert step in text(said("stories_to_bring", pain={"p": trouble(sure)}, story={"s": story()}))


def test_more_stories_than_can_be_tried_come_with_a_bound():
    """Above twenty the choice says how far from the best it may be."""
    pain = {f"p{n}": trouble(what=f"trouble {n}") for n in range(12)}
    many = {f"s{n}": story(f"p{n % 12}", f"p{(n * 5 + 1) % 12}", name=f"story {n}") for n in range(30)}
    assert "times as many as needed" in text(said("stories_to_bring", pain=pain, story=many))
    few = {key: many[key] for key in list(many)[:20]}
    assert "times as many" not in text(said("stories_to_bring", pain=pain, story=few))


def test_their_list_is_read_backwards():
    """A line leads to a trouble, and from there to a story; what neither story nor skill answers says what to do."""
    need = {"weight": "welcome", "pain": ""}
    one = said("behind_their_list", pain={"p": trouble(), "q": trouble(0.9), "r": trouble(0.2)},
               story={"s": story("p")}, skill={"k": {"name": "Counting"}}, requirement={
                   "r1": {**need, "what": "Five years", "pain": "p"}, "r2": {**need, "what": "Tables", "skill": "k"},
                   "r3": {**need, "what": "Flexible", "weight": "must"},
                   "r4": {**need, "what": "Old link", "pain": "withdrawn"},
                   "r5": {**need, "what": "Budgets", "pain": "q"}, "r6": {**need, "what": "Travel", "pain": "r"}})
    assert dict(zip(one.table["Their list says"], one.table["What to do"], strict=True)) == {
        "Flexible (a must)": "ask what it is for", "Old link": "ask what it is for", "Budgets": "a skill to grow",
        "Travel": "ask whether it is so"}
    assert one.headline.startswith("Behind 3 of 6 lines")


def test_the_newest_conversation_is_looked_at_beside_the_one_before():
    """Who asked, told as counts; the rehearsal before stands beside it."""
    one = said("how_we_talked", pain={"p": trouble()}, conversation={
        "new": {"title": "Tram", "on": "2026-11-20", "found": ["p"],
                "text": "They: Letters are late.\nMe: Since when are letters late?"},
        "old": {"title": "Kitchen", "text": "They: Why?\nMe: Because.", "on": "2026-11-08"}})
    assert one.headline == "The only question was yours" and "Came up: late letters." in one.lines
    assert one.lines[-1] == "Before that (Kitchen): The only question was theirs."


def test_a_conversation_without_names_asks_for_them():
    """Nothing is guessed; the sentence quotes the line."""
    with pytest.raises(TooLittle, match="Who says “Why”"):
        said("how_we_talked", conversation={"c": {"title": "x", "text": "- Why\n- Because", "on": None}})
    with pytest.raises(TooLittle, match="Which of these is you: Ada, Ben"):
        said("how_we_talked", conversation={"c": {"title": "x", "text": "Ada: Why?\nBen: So.", "on": None}})


def test_how_far_to_go_comes_with_a_way_back():
    """The sign and the fallback are repeated; where they are missing they are asked for."""
    check = {"level": "senior", "across": "owner", "manner": "list", "sign": "he looks away",
             "fallback": "answer briefly"}
    one = said("how_far", preflight={"c": check})
    assert one.headline.startswith("Answer first") and "everybody is asked the same" in one.lines[1]
    assert "he looks away." in one.lines[2] and "answer briefly." in one.lines[3]
    empty = said("how_far", preflight={"c": {**check, "manner": "open", "sign": "", "fallback": ""}})
    assert empty.headline == "Begin with their trouble" and empty.lines[2].startswith("What would show you")


def point(before=0.0, after=None, **fields):
    """One thing to find out."""
    return {"about": "the roster", "expect": "fixed", "before": before, "after": after, "learned": "", "must": False,
            **fields}


@pytest.mark.parametrize(("points", "head"), [
    ([point()], "One thing to find out before you decide"),
    ([point(), point(after=2.0)], "1 of 2 things is known"),
    ([point(after=2.0), point(learned="free")], "You know what you wanted to know"),
    ([point(after=-1.0, must=True), point(after=5.0)], "One must is not good enough so far: the roster"),
])
def test_the_card_says_where_things_stand_and_never_what_to_do(points, head):
    """Counts and a question; nobody is told to join or to leave."""
    one = said("decision_card", finding_out={f"f{n}": body for n, body in enumerate(points)})
    assert one.headline == head and one.question.endswith(("?", "."))
    assert "should" not in text(one)


def test_what_was_learned_is_laid_beside_what_was_expected():
    """Surprises are named in both directions; an unknown must is named too."""
    one = said("decision_card", finding_out={
        "a": point(-2.0, 3.0, about="the boss"), "b": point(2.0, -2.0, about="the nights"),
        "c": point(1.0, must=True, about="the ward")})
    assert one.lines == ("Better than you expected: the boss.", "Not as good as you expected: the nights.",
                         "A must, not known yet: the ward.")


def test_another_talk_keeps_its_own_troubles():
    """What was prepared for a later talk is not mixed into the next one."""
    bodies = {"opening": {"a": {"role": "x", "on": "2026-12-03", "ended": ""},
                          "b": {"role": "y", "on": "2027-01-10", "ended": ""}},
              "pain": {"p": trouble(what="here", opening="a"), "q": trouble(what="there", opening="b")}}
    assert "there" not in text(said("questions_to_bring", **bodies))


def test_maras_talk_is_prepared():
    """The sample shows each result at its best."""
    for name in RESULTS:
        assert ask(getattr(interview, name), sample.sample_frame, sample.today()).headline
