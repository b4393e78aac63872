"""Asking: how asking works here, what to ask for, what is only assumed, and who has seen the work."""

from __future__ import annotations

from typing import Literal

from ..records import Day, Flag, Fraction, Level, Line, Prose, Record, Ref, Refs, question


class Norm(Record, kind="norm", chapter="asking", many=False, noun=("answer", "answers"), named_by="usual_way"):
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
    by: Day | None = question("By when would you like to have it?", None, audience="coach")
    why_fair: Prose = question(
        "Why is it fair, for them as well?", "", audience="coach",
        example="The project has no nurse in it, and every error of the last release was found by nurses.")
    evidence: Refs["Impact"] = question(
        "Work that speaks for it", (), audience="coach", hint="Two or three. More is harder to remember.")
    opening: Line = question(
        "Your first sentence", "", audience="coach", hint="Say it aloud once, to a wall or to your coach.",
        example="I would like to work on the records project one day a week, and I have brought a page on why.")
    rehearsed: Flag = question("I have said it aloud", False, audience="coach")
    no_means: Prose = question(
        "What would a no mean, and what would it not mean?", "",
        example="That the budget is gone this year. Not that I was wrong to ask.")
    if_no: Line = question("After a no I will …", "", example="ask what would have to be true for a yes in six months")
    asked: Day | None = question("Asked on", None, audience="coach", hint="Empty until you have.")
    outcome: Literal["", "yes", "partly", "later", "no"] = question(
        "What did they answer?", "", audience="coach",
        choices={"": "no answer yet", "yes": "yes", "partly": "partly", "later": "later", "no": "no"})
    follow_up: Day | None = question("Come back to it on", None, audience="coach",
                                     hint="People forget. A second word is a kindness.")


class Assumption(Record, kind="assumption", chapter="asking", noun=("guess", "guesses"), named_by="what"):
    """What you think they think, written down before the talk and looked at after it. This stays with you."""

    what: Line = question("I think that …", hint="So that afterwards you can say yes or no.",
                          example="the head of nursing believes I am happy on nights")
    chance: Fraction = question("How likely is that?", hint="50 % is a coin. Say what you really think.",
                                example="70 %")
    matters: Level | None = question("How much would you do differently if you were wrong?", None,
                                     hint="0 is nothing at all, 10 is everything.")
    ask: Ref["Ask"] = question("The request it belongs to", "")
    sealed: Day = question("Sealed on", hint="Leave the guess as it is from this day on; that is the point of it.")
    came_true: Literal["", "yes", "no"] = question(
        "Was it so?", "", choices={"": "not known yet", "yes": "yes", "no": "no"})
    resolved: Day | None = question("Found out on", None)


class Visibility(Record, kind="visibility", chapter="asking", noun=("line", "lines"), named_by="who"):
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
