"""Feedback: your own view of what you can do, as a range, beside the view of people who know your work."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from pydantic import ValidationInfo, field_validator

from ..methods.entries import entries
from ..methods.wording import count, ends, listed, long_day
from ..records import Amount, Day, Level, Line, Prose, Record, Ref, Refs, question, shown_to
from . import NothingYet, Says, TooLittle

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

#: What a level means to those who are asked, from 0 to 10 in even steps; `{they}` is the person asked about.
STEPS = ("just beginning", "with some help", "well on an ordinary day", "well, also on a hard day",
         "so that others learn from it")
#: How somebody may know the person; the words of the page colleagues fill in.
GROUPS = ("We work side by side", "You report to me, or I assign your work", "I report to you, or you train me",
          "I rely on your work: patient, pupil, customer, another department")
SCALE = f"0: {STEPS[0]}, 5: {STEPS[2]}, 10: {STEPS[4]}"
EXPECT = "Before you ask: where do you expect others to see more than you do, and where less?"
FIRST_STEP = "Choose one skill and say how good you are at it on a bad day and on a good day."
NO_SKILLS = "Name one skill in The vine first; a name is enough. Then you can choose it here."
ASK_FIRST = "Write down whom you will ask and about what; then make the page for them."
#: More people than this make no better picture, only more work for others.
MANY_TO_ASK = 12
#: Days for which a round counts as just going out.
AGAIN_SOON = 28


class SelfRating(Record, kind="self_rating", chapter="feedback", noun=("rating", "ratings"), named_by="skill"):
    """How good you are at something, as a range: nobody is the same every day."""

    skill: Ref["Skill"] = question("Skill", audience="coach", hint="Named in the chapter The vine; a name is enough.")
    low: Level = question("On a bad day", audience="coach", hint=SCALE)
    high: Level = question("On a good day", audience="coach")
    on: Day = question("Today is", audience="coach", hint="Best before you know what others say.")
    why: Line = question("What makes you think so?", "", later=True,
                         example="The night shift handed over without me, and nothing was lost")

    @field_validator("high")
    @classmethod
    def _in_order(cls, high: float, info: ValidationInfo) -> float:
        low = info.data.get("low")
        if low is not None and high < low:
            raise ValueError("A good day is at least as good as a bad one. Please swap the two, or raise this one.")
        return high


class FeedbackRound(Record, kind="feedback_round", chapter="feedback", noun=("round", "rounds"), named_by="name"):
    """One time of asking several people about the same few skills."""

    name: Line = question("Call this round", audience="coach", example="June, after the release")
    skills: Refs["Skill"] = question("What shall they tell you about?", (), audience="coach",
                                     hint="Four to eight skills take them five minutes.")
    asked: Day = question("Asked on", audience="coach")
    people: Amount | None = question("How many people will you ask?", None, audience="coach", example="8",
                                     hint="Eight gives six answers as a rule, and from six on a picture is steady.")
    signed: Line = question("Your name, as they know you", "", audience="coach", example="Mara",
                            hint="It stands at the top of the page they get.")
    open_question: Line = question(
        "One question to answer in their own words", "What should I go on doing, and what would you change?",
        audience="coach", later=True)
    send_to: Line = question("How shall they send it back?", "", audience="coach", later=True,
                             example="By mail to me, or on a stick to Ines, who collects them")
    learned: Prose = question("What will you do with what you heard?", "", later=True,
                              example="Tell the three who wrote about the meetings what I am going to try.")


class Rating(Record, kind="rating", chapter="feedback", noun=("answer", "answers"), named_by="skill"):
    """What one person said about one skill. It has no name, and is never shown by itself."""

    round: Ref["FeedbackRound"] = question("Round", hidden=True)
    rater: Line = question("Answer sheet", hidden=True)
    group: Line = question("How they know you", "", hidden=True)
    skill: Ref["Skill"] = question("Skill", hidden=True)
    level: Level = question("Level", hidden=True)
    came: Line = question("Came in with", "", hidden=True)


class Remark(Record, kind="remark", chapter="feedback", noun=("remark", "remarks"), named_by="asked"):
    """What one person wrote and agreed that you may read. It goes by the question, not by its words: those wait."""

    round: Ref["FeedbackRound"] = question("Round", hidden=True)
    rater: Line = question("Answer sheet", hidden=True)
    asked: Line = question("Question", "", hidden=True)
    words: Prose = question("Words", hidden=True)
    came: Line = question("Came in with", "", hidden=True)


#: What lies in each of the four fields, in words, and what to do about it.
FIELDS = {
    "open": ("You both see it", "Use it where it can be seen, and say so."),
    "blind": ("They see it, you do not yet", "Ask one of them for an example."),
    "hidden": ("You see it, they do not yet", "Show it once, or ask what they have seen instead."),
    "gap": ("Neither of you calls it a strength", "Fine, if you do not need it. Else it belongs in The vine.")}


@shown_to("coach")
def own_words(self_rating: pd.DataFrame, skill: pd.DataFrame) -> Says:
    """What one's own ranges already tell: the widest, and a guess to make before the answers come."""
    from ..methods.feedback.calibration import own_view, widest

    own = own_view(self_rating, skill)
    if not own:
        raise NothingYet(FIRST_STEP if len(skill) else NO_SKILLS)
    wide, *level = widest(own)
    if level:
        return Says("Your ranges are all equally wide" if len(level) + 1 == len(own) else
                    f"Your widest ranges are {listed(skill.loc[[wide, *level], 'name'])}", question=EXPECT)
    name, low, high = str(skill.at[wide, "name"]), own[wide].low, own[wide].high
    lines = (f"On a bad day {low:g}, on a good day {high:g}. What makes the difference?",) if low < high else ()
    if len(own) == 1:
        return Says(f"{name}: from {low:g} to {high:g}" if low < high else f"{name}: {low:g} on any day", lines,
                    question="Who has seen you do it on both kinds of day? That is somebody to ask.")
    return Says(f"Your widest range is “{name}”", lines, question=EXPECT)


@shown_to("coach")
def before_you_ask(feedback_round: pd.DataFrame, skill: pd.DataFrame, *, today: date) -> Says:
    """The latest round: before it is sent, about what and how many to ask; once it is out, when to ask again."""
    import pandas as pd

    if feedback_round.empty:
        raise NothingYet(ASK_FIRST)
    one = feedback_round.sort_values("asked", kind="stable").iloc[-1]
    names = [str(skill.loc[key, "name"]) for key in one["skills"] if key in skill.index]
    people, now = one["people"], pd.Timestamp(today)
    if names and one["asked"] < now - pd.Timedelta(days=AGAIN_SOON):
        again = one["asked"] + pd.DateOffset(months=6)
        when = "You could ask again now" if again <= now else f"Half a year after that is {long_day(again)}"
        return Says(f"Asked on {long_day(one['asked'])}: {one['name']}", (f"About {listed(names)}.", f"{when}."),
                    question="What would you like to be asked about next time?")
    lines = [f"They will be asked about {listed(names)}." if names else
             "Choose the skills they shall tell you about; four to eight take five minutes."]
    if len(names) > 10:
        lines.append("That is a long list. Which four would change what you do next?")
    if people != people:
        lines.append("Ask eight if you can: three answers make a first picture, six a steady one.")
    elif people < 4:
        lines.append("Ask a few more: below three answers nothing is shown, so that nobody can be picked out.")
    elif people > MANY_TO_ASK:
        lines.append("Eight to twelve are enough. Whom would you most regret not having asked?")
    else:
        lines.append(f"You ask {people:.0f}. Three answers make a first picture, six a steady one.")
    lines.append("Ask people who have seen you at work in the last half year, and not only those who like you.")
    return Says(f"Ready to ask: {one['name']}" if names else "Nearly ready to ask", tuple(lines),
                question="Whom would you rather not ask, and might that be the one to ask?")


def who_answered(feedback_round: pd.DataFrame, rating: pd.DataFrame) -> Says:
    """How many answered, how many of them are in the pictures, and how many still wait for others."""
    from ..methods.feedback.calibration import latest_round
    from ..methods.feedback.confidential import FEWEST, released

    if feedback_round.empty:
        raise NothingYet(ASK_FIRST)
    key = latest_round(feedback_round, rating)
    one = feedback_round.loc[key]
    sheets = _sheets(rating, key)
    came, shown = len(sheets), int(released(list(sheets.values())).sum())
    asked = f" of {one['people']:.0f}" if one["people"] >= came else ""
    if not came:
        return Says("No answers yet", (f"You asked on {long_day(one['asked'])}. A friendly word after a week helps.",),
                    question="Whom could you thank in advance?")
    waiting = came - shown
    lines = [f"{count(shown, 'person is', 'people are').capitalize()} in the pictures below." if shown else
             f"{count(FEWEST - came, 'more answer', 'more answers').capitalize()}, and there is a picture."]
    if shown and waiting:
        lines.append(f"{count(waiting, 'answer waits', 'answers wait').capitalize()} until there are three new ones: "
                     "so nobody can tell what the latest colleague said.")
    return Says(f"{came}{asked} answered: {one['name']}", tuple(lines),
                question="Have you thanked them, and said what you will do with it?")


def _sheets(rating: pd.DataFrame, of: str) -> dict[str, Any]:
    """Who answered in a round, and when their sheet came."""
    sheets: dict[str, Any] = {}
    for rater, round_, came in entries(rating, "rater", "round", "came"):
        if round_ == of:
            sheets.setdefault(rater, came)
    return sheets


def level_and_order(self_rating: pd.DataFrame, rating: pd.DataFrame, feedback_round: pd.DataFrame,
                    skill: pd.DataFrame) -> Says:
    """Two separate questions: do they see the same level, and do they see the same order."""
    from ..methods.feedback.calibration import FOR_AN_ORDER, NEAR, profile, side_by_side

    both = side_by_side(self_rating, rating, feedback_round, skill)
    found = profile(both["own"], both["theirs"])
    inside = int(((both["theirs"] >= both["low"]) & (both["theirs"] <= both["high"])).sum())
    low, high, theirs = both[["low", "high", "theirs"]].mean()
    lines = [f"Level: over {count(len(both), 'skill', 'skills')} your ranges run from {low:.1f} to {high:.1f} on "
             f"average; theirs comes to {theirs:.1f}. "
             + (f"In {inside} of {len(both)} it lies within your range." if len(both) > 1 else
                f"It lies {'within' if inside else 'outside'} your range.")]
    if len(both) < FOR_AN_ORDER:
        lines.append("Order: from five skills on, this page can say whether they see the same ones on top.")
    elif found.order is None:
        lines.append("Order: one of you sees all of them alike, so there is no order to compare.")
    else:
        lines.append("Order: " + ("what is on top for you is mostly on top for them." if found.order > 0.6 else
                                  "they put some of them in another place than you do." if found.order > 0.2 else
                                  "what they see on top is not what you see on top."))
    lines.append("The two have nothing to do with each other: somebody may give you less everywhere and still see you "
                 "just as you do.")
    head = ("On average they see you about where you see yourself" if abs(found.level) < NEAR else
            "On average they see more in you than you do" if found.level > 0 else
            "On average you see more in yourself than they do")
    return Says(head, tuple(lines), question="What have they seen that you have not, or the other way round?")


def worth_a_talk(self_rating: pd.DataFrame, rating: pd.DataFrame, feedback_round: pd.DataFrame,
                 skill: pd.DataFrame) -> Says:
    """The skill in which the two views lie furthest apart beyond one's own range, and a question to ask about it."""
    from ..methods.feedback.calibration import side_by_side

    both = side_by_side(self_rating, rating, feedback_round, skill)
    above, below = both["theirs"] - both["high"], both["low"] - both["theirs"]
    far = above.where(above > below, below).sort_values(ascending=False, kind="stable")
    one = both.loc[far.index[0]]
    if far.iloc[0] <= 0:
        return Says("Everywhere they see you within your own range",
                    ("You know yourself about as they know you. Next time, ask people who know you less well.",),
                    question="Which of these would you like to be asked about in a year?")
    more = one["theirs"] > one["high"]
    lines = (f"You: {ends(one['low'], one['high'])}. {count(int(one['n']), 'person', 'people').capitalize()}: "
             f"{one['theirs']:.1f} on average.",
             "Ask: “When did you last see me do this well?”" if more else
             "Ask: “When did you last see me do this, and what was missing?” Then only listen, and thank them.")
    return Says(f"Worth a talk: {one['name']}", lines,
                question="Whom could you ask for one example, without explaining yourself?")


def by_group(rating: pd.DataFrame, feedback_round: pd.DataFrame, skill: pd.DataFrame) -> Says:
    """The means of those groups that can be shown without giving away anybody in or beside them."""
    import pandas as pd

    from ..methods.feedback.calibration import latest_round
    from ..methods.feedback.confidential import apart

    ratings = rating if (known := rating["skill"].isin(skill.index)).all() else rating[known]
    if ratings.empty:
        raise NothingYet("If people say how they know you, groups of three or more can be told apart here.")
    if feedback_round.empty:
        raise NothingYet(ASK_FIRST)
    now, once = latest_round(feedback_round, ratings), {}
    for of, *whose, came, group, level in entries(ratings, "round", "rater", "skill", "came", "group", "level"):
        if of == now:
            once.pop(tuple(whose), None)  # the last word counts, and has the last place
            once[tuple(whose)] = (came, group, level)
    answers: dict[str, list[tuple[str, str, float]]] = {}
    for (_, key), answer in once.items():
        answers.setdefault(key, []).append(answer)
    table: dict[str, dict[str, str]] = {}
    for key, given in answers.items():
        came, groups, levels = zip(*given, strict=True)
        for group, shown in apart(came, groups).items():
            some = [level for level, seen in zip(levels, shown, strict=True) if seen]
            mean = f"{sum(some) / len(some):.1f} (of {len(some)})"
            table.setdefault(group.split(":")[0], {})[str(skill.at[key, "name"])] = mean
    if not table:
        raise TooLittle("No group can be shown apart yet: it takes three people of one kind, and three others or none, "
                        "so that nobody can be worked out.")
    shown_table = pd.DataFrame(table).fillna("too few").rename_axis("Skill").reset_index()
    return Says(f"{count(len(table), 'group', 'groups').capitalize()} can be shown apart",
                ("A place says “too few” where fewer than three answered, or where somebody could be worked out.",),
                shown_table, "Where two groups differ: what does one of them see that the other cannot?")


def in_their_words(remark: pd.DataFrame, rating: pd.DataFrame, feedback_round: pd.DataFrame) -> Says:
    """What people wrote and agreed to have read, in no order that tells who; shown with the answers of three."""
    import hashlib

    from ..methods.feedback.confidential import FEWEST, released

    if remark.empty:
        raise NothingYet("What people write for you, and agree that you read, stands here once three have answered.")
    said = entries(remark, "round", "rater", "words")
    with_words = {of for of, *_ in said}
    newest = feedback_round["asked"].sort_values(ascending=False, kind="stable").index
    key = next((key for key in newest if key in with_words), said[-1][0])
    sheets = _sheets(rating, key)
    shown = set(itertools.compress(sheets, released(list(sheets.values()))))
    words = sorted((text for of, rater, text in said if of == key and rater in shown),
                   key=lambda text: hashlib.sha256(text.encode()).hexdigest())
    if not words:
        raise TooLittle(f"Somebody wrote to you. It is shown once {FEWEST} people have answered.")
    more = [f"and {len(words) - 12} more"] if len(words) > 12 else []
    return Says(f"{count(len(words), 'thing', 'things').capitalize()} they wanted you to know",
                tuple([f"“{w}”" for w in words[:12]] + more),
                question="Which of these do you want to be true in a year? Which would you like to hear no more?")

