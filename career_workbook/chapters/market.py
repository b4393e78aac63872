"""The market: where one's work could matter, what it is paid, how offers come, and one step back for two forward."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import field_validator

from ..methods.entries import entries
from ..methods.wording import count, listed, percent, sentence
from ..records import Amount, Day, Estimate, Flag, Fraction, Guess, Level, Line, Money, Record, Ref, question
from . import NothingYet, Says, TooLittle
from .market_reference import (  # noqa: F401 - its second part, one door
    Neighbour,
    Occupation,
    occupation_found,
    occupations_nearby,
    skills_to_grow,
)

if TYPE_CHECKING:
    import pandas as pd

ADD_FIELD = "Write down one field or kind of work you are weighing; staying where you are counts too."
_REACH = {"unknown": "I do not know", "none": "no", "few": "for a few people", "place": "for a whole place",
          "many": "for many places"}
Reach = Literal["unknown", "none", "few", "place", "many"]


def one_number(guess: Any) -> Any:
    """A guess of which only the likely number was typed is known exactly."""
    if isinstance(guess, dict) and all(guess.get(part) in (None, "") for part in ("low", "high")):
        return dict.fromkeys(("low", "likely", "high"), guess.get("likely"))
    return guess


def _not_below_nothing(guess: Estimate | None, says: str) -> Estimate | None:
    if guess is not None and guess.low < 0:
        raise ValueError(says)
    return guess


class FieldOption(Record, kind="field_option", chapter="market", noun=("option", "options"), named_by="name"):
    """One field or kind of work you are weighing. Imagine yourself there after a year: what could you change?"""

    name: Line = question("A field, or a kind of work", hint="Staying where you are is one, too.",
                          example="Measuring care, in the quality office")
    cheaper: Reach = question("Could you make it cost less: money, time, mistakes?", "unknown", choices=_REACH)
    new: Reach = question("Could you offer something they do not have yet?", "unknown", choices=_REACH)
    faster: Reach = question("Could you help people get more done?", "unknown", choices=_REACH)
    people: Reach = question("Could it happen through people you teach, lead or choose?", "unknown", choices=_REACH)
    area: Reach = question("Could you run an area, and so how it is done?", "unknown", choices=_REACH, later=True)


class FieldFactor(Record, kind="field_factor", chapter="market", noun=("wish for the work", "wishes for the work"),
                  named_by="name"):
    """One thing that matters to you in work, whatever anybody else says of it."""

    name: Line = question("What matters to you?", example="Home by six on most days")
    must: Flag = question("I will not do without it", False, hint="Keep this for one or two things.")
    weight: Level | None = question("How much does it matter?", None, hint="0 is hardly, 10 is more than anything.")


class FieldRating(Record, kind="field_rating", chapter="market", noun=("answer", "answers"), named_by="option",
                  known_as="how it would be there"):
    """How one option stands with one thing that matters. “I do not know” is an answer, and often the useful one."""

    option: Ref["FieldOption"] = question("In which option?")
    factor: Ref["FieldFactor"] = question("Which of the things that matter?")
    how: Literal["unknown", "hardly", "partly", "well", "fully"] = question(
        "How well would it be met there?", "unknown", choices={
            "unknown": "I do not know", "hardly": "hardly", "partly": "partly", "well": "quite well", "fully": "fully"})
    known: Literal["guessed", "told", "seen"] = question(
        "How do you know?", "guessed", choices={"guessed": "it is my guess", "told": "somebody there told me",
                                                "seen": "I have seen it"})


class Pay(Record, kind="pay", chapter="market", noun=("amount", "amounts"), named_by="what"):
    """One amount, and what it is. Only you see this page."""

    source: Literal["now", "offer", "asked", "published"] = question(
        "What is it?", "now", choices={"now": "what I earn", "offer": "what I was offered",
                                       "asked": "what I would like, or asked for", "published": "what I read or heard"})
    what: Line = question("For which work?", example="Ward nurse, night shifts included")
    yearly: Guess = question(
        "How much a year?", hint="Always the same way, before or after tax. One number under “likely” is enough if you "
        "know it exactly.", example="36000, 38500, 42000")
    on: Day | None = question("When was that?", None, later=True, hint="Any day of that month will do.")
    application: Ref["Application"] = question("The application it came from", "", later=True)

    _one = field_validator("yearly", mode="before")(one_number)

    @field_validator("yearly")
    @classmethod
    def _an_amount(cls, guess: Estimate) -> Estimate:
        return _not_below_nothing(guess, "Please give amounts of 0 or more.")  # type: ignore[return-value]


class Application(Record, kind="application", chapter="market", noun=("application", "applications"),
                  named_by="what"):
    """One application, a letter or a word to somebody, and how far it got."""

    on: Day = question("Sent on")
    what: Line = question("Where, and for what?", example="City library, children's programme")
    came: Literal["waiting", "silence", "no", "talk", "offer"] = question(
        "How far did it get?", "waiting", choices={
            "waiting": "no answer yet", "silence": "never an answer", "no": "a no without a talk",
            "talk": "a talk, then a no", "offer": "an offer"})
    way: Literal["advert", "somebody", "asked me", "other"] = question(
        "How did you come by it?", "other", choices={"advert": "an advert", "somebody": "through somebody I know",
                                                "asked me": "they asked me", "other": "some other way"})


class Looking(Record, kind="looking", chapter="market", many=False, noun=("answer", "answers"), named_by="a_month",
              known_as="how long it would take"):
    """What waiting would be like. Leave empty what the pages above already know."""

    a_month: Amount | None = question(
        "How many applications could you send in a month?", None,
        hint="Empty: as many as in the list above. Good ones; two a month is a lot beside a job.")
    meanwhile: Money | None = question(
        "What comes in a year while you look?", None,
        hint="Empty: what you earn now. If you would look without a job: what you would live on.")
    years: Amount | None = question("How many years would you stay in such a job?", None, later=True,
                                    hint="Empty: four.")


class Path(Record, kind="path", chapter="market", noun=("way", "ways"), named_by="name"):
    """One way to go for the next ten years: what it pays at first, and the bigger step that may come later."""

    name: Line = question("In a few words", example="Assistant in the lab, with evening classes")
    staying: Literal["go", "stay"] = question("Is it leaving or staying?", "go", choices={
        "go": "something else", "stay": "staying where I am"})
    start: Guess | None = question("What would it pay a year at first?", None,
                                   hint="One number under “likely” is enough. For staying, empty: what you earn now.",
                                   example="31000, 33000, 34000")
    months: Guess | None = question("After how many months might a bigger step come?", None, example="18, 24, 40")
    then: Guess | None = question("And what would it pay a year then?", None, example="42000, 46000, 55000")
    chance: Fraction | None = question("How likely is that step at all?", None, later=True,
                                       hint="Empty: it will come.", example="70 %")
    rise: Guess | None = question("How much would pay rise each year by itself, in %?", None, later=True,
                                  hint="Empty: not at all.", example="0, 2, 3")

    _one = field_validator("start", "months", "then", "rise", mode="before")(one_number)

    @field_validator("start", "months", "then")
    @classmethod
    def _possible(cls, guess: Estimate | None) -> Estimate | None:
        return _not_below_nothing(guess, "Please give numbers of 0 or more.")

    @field_validator("rise")
    @classmethod
    def _a_rise(cls, guess: Estimate | None) -> Estimate | None:
        if guess is not None and not (guess.low >= -50 and guess.high <= 50):
            raise ValueError("Please give three numbers between −50 and 50, such as 0, 2 and 3.")
        return guess


#: Below this many answers a place where applications stop would be read out of chance.
FOR_A_PATTERN = 5


def question_that_decides(field_option: pd.DataFrame, field_factor: pd.DataFrame,
                          field_rating: pd.DataFrame) -> Says:
    """The open question whose answer could change the order most (`choosing.questions`), and the ranks as they are."""
    import pandas as pd

    from ..methods.market import choosing

    if field_option.empty:
        raise NothingYet(ADD_FIELD)
    board = choosing.board(field_option, field_factor, field_rating)
    still = board.options[board.options["chance"] > 0].sort_values("middle", ascending=False, kind="stable")
    apart = board.options[board.options["chance"] == 0]
    rank = [f"{b}" if b == w else f"{b} to {w}" for b, w in zip(still["best"], still["worst"], strict=True)]
    table = pd.DataFrame({"Option": [*still["name"], *apart["name"]], "Place, as far as you know": [
        *rank, *(f"would cost you: {listed(missed)}" for missed in apart["missed"])]}).head(20)
    table = table if len(board.options) > 1 else None
    lines = [f"{one['name']} would mean doing without: {listed(one['missed'])}. Is it a must, or could it be asked for?"
             for _, one in apart.head(2).iterrows()]
    found = choosing.questions(board)
    if found.empty:
        level = int((still["best"] == 1).sum())
        head = (f"Nothing is open, and {count(level, 'option', 'options')} are level" if level > 1 else
                "Nothing is open: what you know decides" if len(still) > 1 else "Nothing is open here")
        return Says(head, tuple(lines), table, "Does the order feel right? If not, what matters that is missing here?")
    first, useful = found.iloc[0], found[found["worth"] > 1e-6]
    if len(still) < 2:
        lines.append("With a second option beside it, this page can say which answer would decide.")
    elif useful.empty:
        lines.append("No single answer would change which one comes first.")
    else:
        later = [f"{one.thing} ({one.option})" for one in useful.iloc[1:3].itertuples()]
        lines += [f"After that: {'; '.join(later)}."] if later else []
    head = "Worth finding out first" if len(useful) else "The widest open question"
    return Says(f"{head}: “{first['thing']}”, in {first['option']}", tuple(lines), table,
                "Who works there and could tell you over a cup of coffee?")


def where_it_stops(application: pd.DataFrame) -> Says:
    """Where applications end so far: before a talk, after one, or with an offer; and what one could change then."""
    import pandas as pd

    if application.empty:
        raise NothingYet("Write down one application, even one that came to nothing.")
    worded = dict(Application.questions()["way"].choices)
    known = [(worded[way], came) for way, came in entries(application, "way", "came") if came != "waiting"]
    if len(known) < FOR_A_PATTERN:
        left = FOR_A_PATTERN - len(known)
        raise TooLittle(f"You know how {count(len(known), 'application', 'applications')} ended. {left} more, and this "
                        "page can say where they tend to stop.")
    by: dict[str, list[int]] = {}
    for way, came in known:
        for place, reached in enumerate((True, came in ("talk", "offer"), came == "offer")):
            by.setdefault(way, [0, 0, 0])[place] += reached
    table = pd.DataFrame([(way, *reached) for way, reached in by.items()],
                         columns=["How you came by it", "Sent", "Talks", "Offers"])
    talks, offers = (sum(reached[place] for reached in by.values()) for place in (1, 2))
    before, after = len(known) - talks, talks - offers
    if before > len(known) / 2 and before >= after:
        return Says(f"{before} of {len(known)} ended before anybody had talked with you", (
            "That says little about your work; they have not seen it. It is about the way to them: which door, which "
            "first sentence, who says your name.",), table, "Which of these places has somebody who already knows you?")
    if after > offers:
        return Says(f"{after} of {talks} talks ended without an offer", (
            "They wanted to meet you, so the way to them works. What they were looking for and what you showed did not "
            "quite meet.",), table, "What did they ask about that you would like to have shown, or learnt, next time?")
    return Says(f"{offers} of {talks} talks brought an offer", (
        "The way to them works, and so does the talk. If the offers are not what you hoped for, the amount is the "
        "place to look.",), table, "What would make the next offer one you would be glad of, besides the amount?")


def worth_waiting(application: pd.DataFrame, pay: pd.DataFrame, looking: pd.DataFrame) -> Says:
    """How long a search may take for the amount asked, and up to which pay waiting is worth it (`outlook`)."""
    from ..methods.market import offers, outlook

    seen = outlook.outlook(application, pay, looking)
    rates = offers.in_words(seen.rates[0], seen.rates[2])
    lines = [f"{sentence(rates)} of applications may bring an offer; counted with about {seen.pace} a month."]
    any_offer = f"For any offer at all: {outlook.in_words(seen.weeks(0)[1])}, if your guesses hold"
    if seen.asked is None:
        head = any_offer
        lines.append("Add what you would like to earn, and this page can say what it does to the waiting.")
    elif not (seen.offers >= seen.asked).any():
        head = f"For {seen.asked:,.0f} a year: none that you know of would reach it"
        lines.append(f"{any_offer}.")
    else:
        fast, middle, slow = (outlook.in_words(weeks) for weeks in seen.weeks(seen.asked))
        reach = percent(float((seen.offers >= seen.asked).mean()))
        about = "" if reach == "100 %" or "than" in reach else "about "
        lines.insert(0, f"Of such offers {about}{reach} would reach the {seen.asked:,.0f} you would like.")
        head = f"For {seen.asked:,.0f} a year: {middle}, if your guesses hold"
        lines.append(f"With luck {fast}; without it {slow}.")
    if seen.enough is not None:
        years = f"{seen.years:g} {'year' if seen.years == 1 else 'years'}"
        lines.append(f"Counted over {years} in the new job, and with next year’s money worth a twentieth less than "
                     f"this year’s, waiting pays up to about {outlook.rounded(seen.enough):,.0f} a year; above that, "
                     "an offer beats waiting for the next.")
    return Says(head, tuple(lines), question="What would you change first: what you offer, the way it reaches them, or "
                                             "the amount?")


def when_it_pays_back(path: pd.DataFrame, pay: pd.DataFrame) -> Says:
    """Each way beside staying: when it has caught up, and how often it never does within ten years."""
    import pandas as pd

    from ..methods.market import crossroads

    staying, going = crossroads.ways(path, pay)
    if not going:
        raise TooLittle("Add one way that leads somewhere else; this page puts it beside staying.")
    if staying is None:
        raise TooLittle("Say what staying would pay: add a way that stays, or what you earn now.")
    found = [crossroads.compare(one, staying) for one in going]
    table = pd.DataFrame({"Way": [one.name for one in found], "Has caught up after": [one.when for one in found],
                          "Still behind after ten years": [one.never_in_words for one in found]})
    last = found[-1]
    lines = [f"After ten years it might have brought {last.end_in_words} staying.",
             f"Played through {crossroads.DRAWS:,} times with your ranges (seed {crossroads.SEED}); the same answers "
             "always give the same result."]
    if last.deepest:
        lines.insert(0, f"At its lowest you would be about {last.deepest:,.0f} behind. Could you carry that?")
    return Says(f"{last.name}: {last.headline}", tuple(lines), table.iloc[::-1].head(10).reset_index(drop=True),
                "Apart from the money: which of the two would you rather be asked about in ten years?")
