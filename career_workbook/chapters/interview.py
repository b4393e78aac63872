"""The interview: what may trouble them, the stories that meet it, and what there is to find out before deciding.

Everything about a live search for work is the person's own. Only what a story tells of past work may be shown to a
coach: its name, the piece of work it rests on, and what it taught.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from ..methods.entries import entries
from ..methods.wording import count, first_sentence, full_stop, in_brackets, listed, percent, sentence
from ..records import Day, Flag, Fraction, Level, Line, Mood, Prose, Record, Ref, Refs, question, shown_to
from . import NothingYet, Says, TooLittle
from .interview_inside import Contact, who_knows_the_place  # noqa: F401 - its second part, one door

if TYPE_CHECKING:
    import pandas as pd

FIRST_TROUBLE = "Write down one thing they may be struggling with, and how likely you think that is."
FIRST_STORY = "Write down one story from your work, and what it would mean for them."
_WHICH = "Empty: whichever talk comes next."


class Opening(Record, kind="opening", chapter="interview", noun=("talk", "talks"), named_by="role"):
    """A talk about work you might do: a post, a project, a change of ward. Only you see it."""

    role: Line = question("What is it about?", example="Deputy head of a primary school")
    where: Line = question("Where?", "", example="The school across the river")
    on: Day | None = question("When is the next talk?", None, hint="Change the day when there is a second one.")
    with_whom: Line = question("Whose problem would you be solving?", "", hint="A role: whoever you would work for.",
                               example="The head of the school")
    ended: Literal["", "joined", "declined", "refused"] = question(
        "How did it end?", "", later=True, choices={
            "": "it has not ended", "joined": "I said yes", "declined": "I said no", "refused": "they said no"})


class Pain(Record, kind="pain", chapter="interview", noun=("trouble", "troubles"), named_by="what"):
    """Something that may be hard for them. A guess is a good beginning; the talk is there to test it."""

    what: Line = question("They may be struggling with …", example="new teachers who leave after a year")
    sure: Fraction = question("How likely is it?", hint="50 % is a coin. Say what you really think.", example="60 %")
    source: Literal["they said", "written", "insider", "guess"] = question(
        "How do you know?", "guess", choices={
            "they said": "they said so", "written": "it is written somewhere", "insider": "somebody inside told me",
            "guess": "I am guessing"})
    hurts: Level | None = question("How much does it cost them to leave it as it is?", None,
                                   hint="0 is nothing, 10 keeps somebody there awake.", example="7")
    turned_out: Literal["", "yes", "partly", "no"] = question(
        "Was it so?", "", later=True, choices={"": "not known yet", "yes": "yes", "partly": "partly", "no": "no"})
    opening: Ref["Opening"] = question("Which talk is it for?", "", later=True, hint=_WHICH)


class QuestionToAsk(Record, kind="question_to_ask", chapter="interview", noun=("question", "questions"),
                    named_by="asks"):
    """A question whose answer would tell you whether you guessed right."""

    asks: Line = question("As you would say it", hint="Open, so that yes or no is not an answer.",
                              example="What did the last two say when they left?")
    pain: Ref["Pain"] = question("Which trouble does it test?", "")
    answer: Prose = question("What did they answer?", "", later=True, example="That nobody had time for them.")


class Story(Record, kind="story", chapter="interview", noun=("story", "stories"), named_by="name"):
    """One thing you did, for the sake of what it could mean for them."""

    name: Line = question("The story, in a few words", audience="coach", example="A timetable made by the teachers")
    evidence: Refs["Impact"] = question("The piece of work it rests on", (), audience="coach",
                                        hint="From the chapter Value, so there is nothing to type again.")
    lesson: Line = question("What did it teach you that holds elsewhere?", "", audience="coach",
                            example="People keep to a plan they have argued about.")
    # Not needed to begin with: whoever is there in a session may write the rest, and this is the person's alone.
    so_for_you: Line = question("So for you …", "", hint="Without this line it is only the past.",
                                example="your new teachers would choose their first classes with somebody beside them")
    pains: Refs["Pain"] = question("Which of their troubles does it meet?", ())


class Requirement(Record, kind="requirement", chapter="interview", noun=("requirement", "requirements"),
                  named_by="what"):
    """One line of their list, and the trouble that may have put it there."""

    what: Line = question("Their list says", example="At least five years in a similar position")
    weight: Literal["must", "welcome", "not sure"] = question(
        "For them it is", "not sure",
        choices={"must": "a must", "welcome": "welcome", "not sure": "I cannot tell"})
    pain: Ref["Pain"] = question("What trouble may be behind it?", "")
    skill: Ref["Skill"] = question("A skill of yours that answers it by itself", "", later=True,
                                   hint="Skills come from the chapter The vine.")
    opening: Ref["Opening"] = question("Which talk is it for?", "", later=True, hint=_WHICH)


class Conversation(Record, kind="conversation", chapter="interview", noun=("conversation", "conversations"),
                   named_by="title"):
    """A rehearsal or a talk, one line a turn. From memory is good enough."""

    title: Line = question("What was it?", example="Rehearsal in the kitchen")
    text: Prose = question("Who said what?", hint="One line a turn, a name and a colon in front of it.",
                           example="Me: Gladly. What would help you most to know?")
    me: Line = question("Which of the names is you?", "", hint="Only if it is not “Me”.")
    on: Day | None = question("When?", None, later=True)
    found: Refs["Pain"] = question("Troubles of theirs that came up", (), later=True)
    met: Refs["Pain"] = question("… and that a story of yours answered", (), later=True)


class Preflight(Record, kind="preflight", chapter="interview", noun=("plan for the talk", "plans for the talk"),
                named_by="fallback"):
    """Two adults at one table: how much of that will this talk bear? Three guesses, and a way back."""

    level: Literal["first", "some", "senior"] = question("How much experience does the post ask for?", choices={
        "first": "none yet, it is a first post", "some": "some years", "senior": "a good deal"})
    across: Literal["owner", "sorter", "panel", "not sure"] = question(
        "Who will sit across from you?", "not sure", choices={
            "owner": "the person whose problem it is", "sorter": "somebody who sorts applications",
            "panel": "several people, with a form", "not sure": "I do not know"})
    manner: Literal["open", "list", "not sure"] = question(
        "How do they run it?", "not sure", choices={
            "open": "as a conversation", "list": "the same questions for everybody", "not sure": "I do not know"})
    sign: Line = question("I will know they would rather keep to their list when …", "",
                          example="they look at the clock while I ask")
    fallback: Line = question("Then I will …", "", example="answer in three sentences and ask at the end")
    opening: Ref["Opening"] = question("Which talk is it for?", "", later=True, hint=_WHICH)


class FindingOut(Record, kind="finding_out", chapter="interview", noun=("point", "points"), named_by="about"):
    """Something to know about them before you decide: what you expect now, and later what you learned."""

    about: Line = question("Before I say yes I want to know …", example="who decides what the team works on")
    expect: Line = question("What do you expect?", "", example="The head, alone, in the holidays")
    before: Mood | None = question("How good would that be for you?", None, hint="−5 is bad, +5 is just right.")
    must: Flag = question("It has to be good enough, or I will not join", False)
    learned: Line = question("What did you learn?", "", later=True, example="The team, every second Wednesday")
    after: Mood | None = question("And how good is that for you?", None, later=True)
    opening: Ref["Opening"] = question("Which talk is it for?", "", later=True, hint=_WHICH)


#: A first question for a trouble that has none of the person's own yet, by how it is known.
BEGIN = {"they said": "You mentioned it last time. What have you tried so far?",
         "written": "You wrote of it. What happened that made you write it?",
         "insider": "How does that go here, on an ordinary day?",
         "guess": "What takes more of your time than it should?"}


@shown_to("coach")
def story_cards(story: pd.DataFrame, impact: pd.DataFrame, *, today: date) -> Says:
    """The stories as they could be told: the trouble then, what was done, the lesson, and what it means for them."""
    import pandas as pd

    from ..methods import evidence

    if story.empty:
        raise NothingYet(FIRST_STORY)
    asked = ["name", "lesson", "evidence", *(["so_for_you"] if "so_for_you" in story else [])]
    told = sorted(((evidence.of(impact, one[2], today), *one) for one in entries(story, *asked)),
                  key=lambda one: one[0], reverse=True)
    works, lines = entries(impact, "key", "trouble", "did"), []
    for _, name, lesson, keys, *so_for_you in told[:5]:
        work = next((parts for key, *parts in works if key in keys), ())
        parts = [*map(first_sentence, work), lesson, *(f"So for you {words}" for words in so_for_you if words)]
        words = " ".join(full_stop(sentence(part)) for part in parts if part)
        lines.append(f"{name}: “{words}”" if words else f"{name}: not told yet")
    table = pd.DataFrame([(name, evidence.word(strength).replace("none", "nothing picked yet"))
                          for strength, name, *_ in told], columns=["Story", "How well its work is shown"])
    if alone := sum(strength == 0 for strength, *_ in told):
        lines.append(f"{sentence(count(alone, 'story has', 'stories have'))} no piece of work behind "
                     f"{'it' if alone == 1 else 'them'} yet. The chapter Value has them.")
    if past := sum(one[4:] == ("",) for one in told):
        lines.append(f"{sentence(count(past, 'story does', 'stories do'))} not say yet what it means for them. Without "
                     "“So for you …” it is only the past.")
    return Says(f"{sentence(count(len(story), 'story', 'stories'))} to tell", tuple(lines), table.head(20),
                "Tell one aloud in a minute. Which sentence could go?")


def questions_to_bring(pain: pd.DataFrame, question_to_ask: pd.DataFrame, opening: pd.DataFrame, *,
                       today: date) -> Says:
    """A question for each trouble not known yet; first where the answer is worth most (`forecasts.worth_asking`)."""
    import pandas as pd

    from ..methods import forecasts
    from ..methods.interview import preparing

    here = preparing.of_this_talk(pain, opening, today)
    if here.empty:
        raise NothingYet(FIRST_TROUBLE)
    every = entries(here, "key", "what", "source", "sure", "hurts", "turned_out")
    still, known = [one for one in every if not one[-1]], [one[-1] for one in every if one[-1]]
    so = len(known) - known.count("no")
    lines = [f"{so} of {len(known)} that you have asked about turned out to be real, at least in part."
             if len(known) > 1 else f"The one you have asked about {'turned out to be real' if so else 'was none'}."] \
        if len(known) else []
    if not still:
        return Says("Every trouble you thought of has its answer", tuple(lines),
                    question="What did they mention that you had not thought of?")
    value = forecasts.worth_asking([one[3] for one in still],
                                   [one[4] if one[4] == one[4] else preparing.MIDDLING for one in still])
    first = [still[n] for n in (-value).argsort(kind="stable")]
    own = dict(entries(question_to_ask, "pain", "asks"))
    table = pd.DataFrame([(what, percent(sure), own.get(key) or f"None yet. To begin with: “{BEGIN[source]}”")
                          for key, what, source, sure, *_ in first[:12]],
                         columns=["They may be struggling with", "How likely", "A question that would tell you"])
    without = sum(one[0] not in own for one in first)
    if without and own:
        lines.append(f"{sentence(count(without, 'trouble has', 'troubles have'))} no question of your own yet.")
    return Says(f"Worth a question first: {first[0][1]}", tuple(lines), table,
                "Which of these could you ask in your first five minutes?")


def stories_to_bring(pain: pd.DataFrame, story: pd.DataFrame, requirement: pd.DataFrame, impact: pd.DataFrame,
                     opening: pd.DataFrame, *, today: date) -> Says:
    """The fewest stories that meet what matters (`preparing.stories`), and what no story meets yet."""
    from ..methods import evidence
    from ..methods.interview import preparing

    if pain.empty:
        raise NothingYet(FIRST_TROUBLE)
    here = preparing.troubles(pain, opening, today)
    if here.empty:
        raise TooLittle("None of the troubles you thought of is theirs. What did they mention instead?")
    if story.empty:
        raise NothingYet(FIRST_STORY)
    matter = here.loc[preparing.what_matters(here, preparing.of_this_talk(requirement, opening, today))]
    best = preparing.stories(matter, story, [evidence.of(impact, keys, today) for keys in story["evidence"]])
    lines, left = [], dict(here["what"])
    for _, one in story.iloc[list(best.chosen[:8])].iterrows():
        meets = [left.pop(key) for key in list(left) if key in one["pains"]]
        lines.append(f"{one['name']}: for {full_stop(listed(meets))}")
    lines += [preparing.how_good(best, len(story))] if not best.exact else []
    lines += [preparing.without_story(one) for key, one in here.iterrows() if key in best.uncovered][:6]
    met = len(matter) - len(best.uncovered)
    head = (f"{sentence(count(len(best.chosen), 'story meets', 'stories meet'))} {met} of the {len(matter)} troubles "
            "that matter most" if met and len(matter) > 1 else "One story meets the trouble that matters most" if met
            else "No story meets what matters most to them yet")
    return Says(head, tuple(lines), question="If there is time for one only, which would they tell each other in the "
                                             "evening?")


def behind_their_list(requirement: pd.DataFrame, pain: pd.DataFrame, story: pd.DataFrame, skill: pd.DataFrame,
                      opening: pd.DataFrame, *, today: date) -> Says:
    """What stands behind their requirements and meets them (`preparing.met_by`), and what to do about the others."""
    import pandas as pd

    from ..methods.interview import preparing

    here = preparing.of_this_talk(requirement, opening, today)
    if here.empty:
        raise NothingYet("Copy one line of their list, and say what trouble may have put it there.")
    ways = preparing.met_by(here, pain, story, skill)
    must = here["weight"].map({"must": " (a must)"}).fillna("")
    table = pd.DataFrame({"Their list says": here["what"] + must, "The trouble behind it": ways["trouble"],
                          "What to do": ways["step"].map(preparing.OPEN_STEPS)}).dropna(subset="What to do")
    by, behind = ways["step"].value_counts(), int((ways["trouble"] != "").sum())
    lines = [f"Met by a story: {by.get('story', 0)}. By a skill as it is: {by.get('skill', 0)}."]
    lines += [f"Without a trouble you know of: {by['ask']}. What would happen if nobody could do it?"] \
        if "ask" in by else []
    some = f"{behind} of {len(here)} lines" if len(here) > 1 else "the one line" if behind else "no line"
    return Says(f"Behind {some} on their list stands a trouble you can name", tuple(lines), table.head(25),
                "Which must could you ask about, so that it becomes a conversation?")


def how_we_talked(conversation: pd.DataFrame, pain: pd.DataFrame) -> Says:
    """Who asked, who spoke, who took up what (`dialogue.parity`) in the newest conversation; no share is aimed at."""
    from ..methods.interview import dialogue

    if conversation.empty:
        raise NothingYet("Note a few turns of a rehearsal or a talk: “They: …”, “Me: …”.")
    newest = conversation.sort_values("on", kind="stable")
    one = newest.iloc[-1]
    read = dialogue.parse(one["text"])
    trouble = dialogue.what_is_missing(read, one["me"])
    if trouble:
        raise TooLittle(trouble)
    head, [*lines] = dialogue.in_words(read, one["me"])
    came, met = (list(pain.loc[pain.index.isin(one[name]), "what"]) for name in ("found", "met"))
    lines += [f"Came up: {full_stop(listed(came))}"] if came else []
    lines += [f"Answered with a story: {full_stop(listed(met))}"] if met else []
    for before in newest.iloc[-2:-1].to_dict("records"):
        earlier = dialogue.parse(before["text"])
        if not dialogue.what_is_missing(earlier, before["me"]):
            lines.append(f"Before that{in_brackets(before['title'])}: {dialogue.in_words(earlier, before['me'])[0]}.")
    return Says(head, tuple(lines), question="Which of their sentences would you have liked to hear more about?")


def how_far(preflight: pd.DataFrame, opening: pd.DataFrame, *, today: date) -> Says:
    """How far to turn the interview into a conversation (`preparing.how_far`), and the way back."""
    from ..methods.interview import preparing

    here = preparing.of_this_talk(preflight, opening, today)
    if here.empty:
        raise NothingYet("Say how much experience the post asks for, who will be there, and how they run it.")
    return preparing.how_far(here.iloc[-1])


def decision_card(finding_out: pd.DataFrame, opening: pd.DataFrame, *, today: date) -> Says:
    """What was expected beside what was learned, for deciding whether to join (`preparing.decision`)."""
    from ..methods.interview import preparing

    here = preparing.of_this_talk(finding_out, opening, today)
    if here.empty:
        raise NothingYet("Write down one thing you want to know about them, and what you expect.")
    return preparing.decision(here)
