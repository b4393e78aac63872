"""Asking: how asking works here, what to ask for, what is only assumed, and who has seen the work."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from ..methods.entries import entries
from ..methods.kept import kept
from ..methods.ownership.own_way import WAYS, advice
from ..methods.wording import continuing, full_stop, in_brackets, long_day, percent
from ..records import Day, Flag, Fraction, Level, Line, Prose, Record, Ref, Refs, question, shown_to
from . import NothingYet, Says, TooLittle

if TYPE_CHECKING:
    import pandas as pd


class Norm(Record, kind="norm", chapter="asking", many=False, noun=("answer", "answers"), named_by="usual_way",
           known_as="how asking is taken"):
    """Places differ. Some wait to be asked, some find it rude; most have never said which."""

    welcome: Literal["welcome", "tolerated", "frowned on", "not sure"] = question(
        "When somebody here asks for something for themselves, it is", "not sure", audience="coach",
        choices={"welcome": "welcome", "tolerated": "put up with", "frowned on": "frowned on",
                 "not sure": "I do not know"})
    decides: Line = question(
        "Who really decides?", "", audience="coach", hint="A role. It may not be the one you report to.",
        example="The head of nursing, after a word with the finance office")
    usual_way: Line = question(
        "How do good news and wishes usually reach them?", "", audience="coach",
        example="In the corridor after the Monday meeting, and in one line of the yearly review")
    season: Line = question(
        "Is there a season for it?", "", audience="coach", hint="Budgets, rosters, reviews, the school year.",
        example="The budget closes in October; after that the answer is always “next year”")
    by_asking: Prose = question(
        "Who got something by asking, and how did they go about it?", "", hint="Roles will do.",
        example="The physiotherapist got her training year. She brought one page and a date.")
    without_asking: Prose = question(
        "Who got something without asking?", "", hint="What had the one who decided seen of them?",
        example="The deputy. The director had watched him run the move to the new building.")


class Fear(Record, kind="fear", chapter="asking", noun=("worry", "worries"), named_by="fear"):
    """What you are afraid asking would say about you. This stays with you."""

    fear: Line = question("If I ask, they will think …", example="that the title matters more to me than the patients")
    really: Prose = question(
        "And if a colleague you like asked for the same, what would you think of them?", "",
        example="That she knows what she can do, and that I should have offered it last year.")


class Ask(Record, kind="ask", chapter="asking", noun=("request", "requests"), named_by="what"):
    """One thing, asked of one person. Your preparation stays with you; the rest becomes the page you bring."""

    what: Line = question("I would like …", audience="coach", hint="So plain that they could answer yes or no.",
                          example="one day a week on the records project, from March to August")
    whom: Line = question("Whom will you ask?", "", audience="coach", hint="A role will do.",
                          example="The head of nursing")
    by: Day | None = question("By when would you like to have it?", None, audience="coach", later=True)
    why_fair: Prose = question(
        "Why is it fair, for them as well?", "", audience="coach",
        example="The project has no nurse in it, and every error of the last release was found by nurses.")
    evidence: Refs["Impact"] = question(
        "Work that speaks for it", (), audience="coach", hint="Two or three. More is harder to remember.")
    opening: Line = question(
        "Your first sentence", "", audience="coach", later=True, hint="Say it aloud once, to a wall or to your coach.",
        example="I would like to work on the records project one day a week, and I have brought a page on why.")
    rehearsed: Flag = question("I have said it aloud", False, audience="coach", later=True)
    no_means: Prose = question(
        "What would a no mean, and what would it not mean?", "", later=True,
        example="That the budget is gone this year. Not that I was wrong to ask.")
    if_no: Line = question("After a no I will …", "", later=True,
                           example="ask what would have to be true for a yes in six months")
    asked: Day | None = question("Asked on", None, audience="coach", later=True, hint="Empty until you have.")
    outcome: Literal["", "yes", "partly", "later", "no"] = question(
        "What did they answer?", "", audience="coach", later=True,
        choices={"": "no answer yet", "yes": "yes", "partly": "partly", "later": "later", "no": "no"})
    follow_up: Day | None = question("Come back to it on", None, audience="coach", later=True,
                                     hint="People forget. A second word is a kindness.")


class Assumption(Record, kind="assumption", chapter="asking", noun=("guess", "guesses"), named_by="what"):
    """What you think they think, written down before the talk and looked at after it. This stays with you."""

    what: Line = question("I think that …", hint="So that afterwards you can say yes or no.",
                          example="the head of nursing believes I am happy on nights")
    chance: Fraction = question("How likely is that?", hint="50 % is a coin. Say what you really think.",
                                example="70 %")
    matters: Level | None = question("How much would you do differently if you were wrong?", None,
                                     hint="0 is nothing at all, 10 is everything.")
    ask: Ref["Ask"] = question("The request it belongs to", "", later=True)
    sealed: Day = question("Sealed on", hint="Leave the guess as it is from this day on; that is the point of it.")
    came_true: Literal["", "yes", "no"] = question(
        "Was it so?", "", later=True, choices={"": "not known yet", "yes": "yes", "no": "no"})
    resolved: Day | None = question("Found out on", None, later=True)


class Visibility(Record, kind="visibility", chapter="asking", noun=("listener", "listeners"), named_by="who"):
    """One piece of work, and one person who should know of it."""

    piece: Ref["Impact"] = question("Piece of work", audience="coach")
    who: Line = question("Who should know?", audience="coach", hint="A role, not a name.",
                         example="The head of nursing")
    knows: Literal["knows", "has heard", "does not know"] = question(
        "Do they?", "does not know", audience="coach",
        choices={"knows": "they know it is mine", "has heard": "they have heard of it",
                 "does not know": "they do not know"})
    message: Line = question(
        "One message that would change that", "", audience="coach",
        example="Three wards now use the handover page. Would five minutes at your Monday meeting help the others?")


class Criterion(Record, kind="criterion", chapter="asking", noun=("criterion", "criteria"), named_by="name"):
    """One thing they look for in whoever gets the post you want."""

    name: Line = question("They want somebody who …", audience="coach",
                          example="can bring two departments to one table")
    known: Literal["written", "told", "guessed"] = question(
        "How do you know?", "guessed", audience="coach",
        choices={"written": "it is written down", "told": "somebody told me", "guessed": "it is my guess"})
    evidence: Refs["Impact"] = question("Work of yours that shows it", (), audience="coach")


#: Days without an answer after which a second word is due, and days before a wish's own date to speak up.
REMIND_AFTER, SPEAK_BEFORE = 14, 30
#: What a guess is taken to matter (0 to 10) where the person has not said.
MIDDLING = 5.0


@shown_to("coach")
def how_to_ask_here(norm: pd.DataFrame, fear: pd.DataFrame, context: pd.DataFrame) -> Says:
    """How to ask in this place, and as this person; a coach sees it without the owner's part.

    What the person said in Ownership of where they come from (`own_way.advice`) changes what is suggested.
    """
    if norm.empty:
        raise NothingYet("Say how asking is taken where you work, even if the answer is “I do not know”.")
    place = norm.iloc[-1]
    headline, begin = WAYS[place["welcome"]]
    told = (("decides", "It is decided by: {}"), ("usual_way", "Good news and wishes usually travel so: {}"),
            ("season", "When: {}"), ("by_asking", "Somebody got something by asking. What could you borrow? {}"),
            ("without_asking", "Somebody got something without. What had been seen of them? {}"))
    lines = [begin, *(sentence.format(place[name]) for name, sentence in told if place.get(name))]
    if "really" in fear:
        answered = fear[fear["really"] != ""]
        lines += [f"You worry they will think {one.fear} Of a colleague you would think: {one.really}"
                  for one in answered.assign(fear=answered["fear"].map(full_stop)).head(3).itertuples()]
    if "taught" in context and len(context):
        lines += advice(context.iloc[-1], place["welcome"])
    return Says(headline, tuple(lines), question="Who could tell you, this week, whether you read the place right?")


@kept
def next_ask(ask: pd.DataFrame) -> pd.Series:
    """The request to prepare now: the one not asked yet that is wanted first, else the newest one still open.

    Its `name` is the record's key. Raises NothingYet when there is none.
    """
    if ask.empty:
        raise NothingYet("Write down one thing you would like and whom you would ask for it.")
    unasked = ask[ask["asked"].isna() & (ask["outcome"] == "")].sort_values("by", kind="stable")
    if len(unasked):
        return unasked.iloc[0]
    still_open = ask[ask["outcome"].isin(["", "later"])].sort_values("asked", kind="stable")
    if len(still_open):
        return still_open.iloc[-1]
    raise NothingYet("Every request here has its answer. What would you like next?")


@shown_to("coach")
def page_i_bring(ask: pd.DataFrame, impact: pd.DataFrame) -> Says:
    """The page to bring: the request, why it is fair, and the work that speaks for it. Nothing of the preparation."""
    import pandas as pd

    one = next_ask(ask)
    lines = [f"For: {one['whom']}" if one["whom"] else "",
             f"By {long_day(one['by'])}." if one["by"] == one["by"] else "",
             f"Why it is fair: {one['why_fair']}" if one["why_fair"] else ""]
    proofs = impact[impact.index.isin(one["evidence"])]
    table = pd.DataFrame({"Work that speaks for it": proofs["title"], "What shows it": proofs["evidence"],
                          "Who else saw it": proofs["witness"]}) if len(proofs) else None
    return Says(f"I would like {continuing(one['what'])}", tuple(filter(None, lines)), table,
                "Read it aloud once. Which line would you be glad to be asked about?" if len(proofs) else
                "Which one or two pieces of your work speak for it? Pick them in the request.")


def my_preparation(ask: pd.DataFrame, assumption: pd.DataFrame) -> Says:
    """What stays with the person: the first sentence, what a no would mean, the step after it, guesses to test."""
    now = next_ask(ask)
    lines = [f"First sentence: “{now['opening']}”" if now["opening"] else "Write your first sentence.",
             "You have said it aloud." if now["rehearsed"] else "Say it aloud once before the day.",
             f"A no would mean: {now['no_means']}" if now["no_means"] else "",
             f"After a no you will {full_stop(now['if_no'])}" if now["if_no"] else "Decide now what you do after a no."]
    own = assumption[(assumption["ask"] == now.name) & (assumption["came_true"] == "")]
    lines += [f"You guess, at {percent(one.chance)}, that {full_stop(one.what)}" for one in own.head(5).itertuples()]
    return Says(f"Before you say: I would like {continuing(now['what'])}", tuple(filter(None, lines)),
                question="What is the smallest thing that would make the first minute easier?")


@shown_to("coach")
def what_is_due(ask: pd.DataFrame, *, today: date) -> Says:
    """Requests to come back to: a follow-up day that has come, no answer for two weeks, a wish whose day is near."""
    import pandas as pd

    if ask.empty:
        raise NothingYet("Write down one thing you would like and whom you would ask for it.")
    now = pd.Timestamp(today)
    come, silent, near = [], [], []
    for what, whom, asked, by, follow_up, outcome in entries(ask, "what", "whom", "asked", "by", "follow_up",
                                                             "outcome"):
        request = f"{what}{in_brackets(whom)}"
        if outcome in ("", "later") and follow_up <= now:
            come.append((follow_up, f"Come back to it: {request} (you chose {long_day(follow_up)})"))
        elif outcome == "" and asked != asked and by <= now + timedelta(days=SPEAK_BEFORE):
            near.append((by, f"Not asked yet, and wanted by {long_day(by)}: {request}"))
        elif outcome == "" and follow_up != follow_up and asked <= now - timedelta(days=REMIND_AFTER):
            silent.append((asked, f"No answer since {long_day(asked)}: {request}"))
    lines = [line for due in (come, silent, near) for _, line in sorted(due)]
    if not lines:
        return Says("Nothing to remind anybody of this week")
    return Says("A second word is due" if len(lines) == 1 else f"{len(lines)} requests are waiting for a word",
                tuple(lines[:8]), question="People forget; they rarely refuse by staying silent. Which one today?")


def first_to_ask(assumption: pd.DataFrame) -> Says:
    """Which open guess is worth a question first: `forecasts.worth_asking` of the chance and of what hangs on it."""
    from ..methods import forecasts

    still_open = assumption[assumption["came_true"] == ""]
    if still_open.empty:
        raise NothingYet("Write down one thing you think they think, and how likely that is.")
    value = forecasts.worth_asking(still_open["chance"], still_open["matters"].fillna(MIDDLING))
    one, *rest = still_open.iloc[(-value).argsort(kind="stable")].head(4).itertuples()
    lines = [f"You put it at {percent(one.chance)}, which is not certain, and a good deal hangs on it."
             if value.max() >= 1 else "None of your open guesses both could be wrong and would change much."]
    if rest:
        lines.append(f"After that: {full_stop('; '.join(other.what for other in rest))}")
    return Says(f"{'Worth a question first' if value.max() >= 1 else 'If you ask about one'}: {one.what}", tuple(lines),
                question="How could you ask it in one plain sentence, without asking for anything?")


def how_near(assumption: pd.DataFrame) -> Says:
    """How near the guesses came: a list below ten answers, a Brier score from ten, its parts from thirty."""
    from ..methods import forecasts

    known = assumption[assumption["came_true"] != ""]
    if known.empty:
        raise NothingYet("After the talk, open a guess again and say whether it was so.")
    if len(known) < forecasts.FOR_A_SCORE:
        left = forecasts.FOR_A_SCORE - len(known)
        raise TooLittle(f"You know the answer to {len(known)} of your guesses. "
                        f"{left} more, and this page can say how near you tend to come.")
    nearer, lines = forecasts.in_words(known["chance"].to_numpy(), (known["came_true"] == "yes").to_numpy(float))
    return Says(f"Your guesses came {nearer}", lines,
                question="Where you were most surprised: what had you not seen, or not been told?")


@shown_to("coach")
def unseen(impact: pd.DataFrame, visibility: pd.DataFrame) -> Says:
    """Work that nobody who should know of it knows is the person's, and one message that would change that."""
    if impact.empty:
        raise NothingYet("Tell one piece of work in the chapter Value; here you then say who knows of it.")
    if visibility.empty:
        raise NothingYet("Choose one piece of work and one person who should know of it.")
    seen = set(visibility.loc[visibility["knows"] == "knows", "piece"])
    hidden = impact[~impact.index.isin(seen)].sort_values("on", ascending=False, kind="stable")
    if hidden.empty:
        return Says("Every piece of work is known to somebody who should know of it",
                    question="Which of them deserves a second listener?")
    messages = visibility[visibility["piece"].isin(hidden.index) & (visibility["message"] != "")].tail(1)
    lines = [*hidden["title"].head(6), *([f"and {len(hidden) - 6} more."] if len(hidden) > 6 else []),
             *(f"A message you could send{in_brackets(one.who)}: “{one.message}”" for one in messages.itertuples())]
    count = f"{len(hidden)} of {len(impact)} pieces of work" if len(impact) > 1 else "This piece of work"
    return Says(f"{count} {'is' if len(hidden) == 1 else 'are'} not known yet to anybody who should know", tuple(lines),
                question="Which one message could leave your hands tomorrow?")


@shown_to("coach")
def thin_places(criterion: pd.DataFrame, impact: pd.DataFrame, *, today: date) -> Says:
    """What they look for, beside how strongly the person's work shows it (`evidence.of`), the thinnest first."""
    import pandas as pd

    from ..methods import evidence

    if criterion.empty:
        raise NothingYet("Write down one thing they look for in whoever gets the post.")
    strength = evidence.case(criterion, impact, today)
    words = strength.map(evidence.word)
    table = pd.DataFrame({
        "They look for somebody who": criterion["name"],
        "How you know": criterion["known"].map(dict(Criterion.questions()["known"].choices)),
        "How well your work shows it": words.replace("none", "not yet")}).loc[strength.sort_values(kind="stable").index]
    thin = int(words.isin(["none", "thin"]).sum())
    guessed = int((criterion["known"] == "guessed").sum())
    guess = "This one is" if len(criterion) == 1 else f"{guessed} of these {'is' if guessed == 1 else 'are'}"
    some = f"{thin} of {len(criterion)} criteria" if len(criterion) > 1 else "This criterion"
    head = f"{some} could use something to show" if thin else "Every criterion has something to show"
    return Says(head, (f"{guess} your own guess. Somebody could tell you.",) if guessed else (),
                table.head(20), "Which piece of work would fill the first of them, told differently?")
