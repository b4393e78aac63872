"""Value: where the employer's value comes from, what the person changed, and how well that is evidenced."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Literal

from pydantic import field_validator

from ..methods.entries import entries
from ..methods.wording import first_sentence, full_stop, percent
from ..records import Day, Estimate, Fraction, Guess, Line, Prose, Record, Refs, question, shown_to
from . import NothingYet, Says, TooLittle

if TYPE_CHECKING:
    import pandas as pd

TELL_ONE = "Tell one piece of work: what was the trouble, and what did you do about it?"
NO_CHANGE = "By these numbers nothing would change yet: a 1 is no change, and neither is 0 % of the whole."


class Employer(Record, kind="employer", chapter="value", many=False, noun=("answer", "answers"),
               named_by="customers", known_as="who it is all for"):
    """A ward, a school and an office have customers too: whoever would notice if the doors stayed shut."""

    customers: Line = question(
        "Who is all this for?", "", audience="coach",
        hint="Patients, pupils, readers, the team next door. One line.",
        example="People on the surgical ward, and the families who take them home")
    wait_for: Prose = question(
        "What do they wait for?", "", audience="coach",
        hint="Think of the queue, the pile, the phone that rings.",
        example="A bed, the doctor's round, and on the last day four hours for a letter and a bag of medicine.")
    values: Prose = question(
        "What do they value, or pay for?", "", audience="coach",
        hint="What they would miss first, and what brings them back.",
        example="Not being asked the same question by five people. Going home knowing what comes next.")


class Stage(Record, kind="stage", chapter="value", noun=("step", "steps"), named_by="name"):
    """One step on the way from somebody's need to that need being met."""

    name: Line = question("Step", audience="coach", example="Writing discharge papers")
    kind_of: Literal["wait", "worth"] = question(
        "For the people you serve, this step is", "wait", audience="coach",
        choices={"wait": "something they wait for", "worth": "something they value or pay for"})
    share: Fraction | None = question(
        "How much of the whole is it?", None, audience="coach",
        hint="Its share of all their waiting, or of all they value. A rough guess is fine.", example="30 %")
    improvement: Guess | None = question(
        "With a better you, how many times faster or better?", None, audience="coach",
        hint="1 is no change, 2 is twice as fast or twice as good. If you are unsure, make the range wide.",
        example="1.2, 1.5, 2.5")
    what: Line = question(
        "What would you do differently?", "", audience="coach", later=True,
        example="Start the letter at admission, so that the last day only finishes it")

    @field_validator("improvement")
    @classmethod
    def _no_worse(cls, guess: Estimate | None) -> Estimate | None:
        if guess is not None and guess.low < 1:
            raise ValueError("1 means no change, so please give three numbers of 1 or more, such as 1.2, 1.5 and 2.")
        return guess


class Impact(Record, kind="impact", chapter="value", noun=("piece of work", "pieces of work"), named_by="title"):
    """Something that went better because you were there. Tell it first; the details below can come later."""

    title: Line = question(
        "In a few words", audience="coach", hint="As you would label a photograph.",
        example="A handover on one page")
    trouble: Prose = question(
        "What was the trouble?", "", audience="coach",
        example="Twelve patients were handed over by heart at seven in the morning, and each week something was lost.")
    did: Prose = question(
        "What did you do?", "", audience="coach", hint="You, not the team. “I asked” and “I noticed” count.",
        example="I watched ten handovers, made one page of what was lost, and tried it with two colleagues.")
    noticed: Prose = question(
        "Who noticed, and how could they tell?", "", audience="coach",
        example="The day shift stopped ringing me at home. The ward manager had it printed for all three wards.")
    on: Day | None = question("When was that?", None, audience="coach", later=True,
                              hint="Roughly. Any day of that month will do.")
    lever: Literal["lower costs", "new service", "people more productive", "through people",
                   "through a business line", ""] = question(
        "What did it change for the place you work?", "", audience="coach", later=True, choices={
            "lower costs": "It costs less, in money, time or mistakes",
            "new service": "It offers something it could not offer before",
            "people more productive": "People get more done",
            "through people": "Somebody I lead, taught or hired does it now",
            "through a business line": "An area I answer for does better",
            "": "I cannot say yet"})
    evidence: Line = question(
        "What shows it?", "", audience="coach", later=True, hint="A count, a message, a form, a before and an after.",
        example="Incident reports about handovers: nine the spring before, two the spring after")
    witness: Line = question(
        "Who else would say so?", "", audience="coach", later=True,
        hint="A role, not a name. Best is somebody who gains nothing by it.",
        example="The night pharmacist")
    skills: Refs["Skill"] = question("Skills you used", (), audience="coach", later=True)
    yearly: Guess | None = question(
        "If it can be said in money: how much a year?", None, audience="coach", later=True,
        hint="In your own currency. Leave it empty if it cannot; most good work cannot.",
        example="4000, 9000, 20000")


#: The levers in the order a page shows them, in the fewest words.
LEVERS = {"lower costs": "Costs less", "new service": "Something new", "people more productive": "People get more done",
          "through people": "Through people", "through a business line": "Through an area I answer for",
          "": "Not said yet"}


@shown_to("coach")
def step_that_matters(stage: pd.DataFrame) -> Says:
    """Where a better you would matter most, in words: `leverage.gains` told."""
    from ..methods.value import leverage

    if stage.empty:
        raise NothingYet("Write down one step of the work, with its share and what a better you could do for it.")
    found = leverage.gains(stage)
    if found.empty:
        raise TooLittle("Give one step both a share and three numbers for how much better it could get.")
    if not found["high"].max() > 0:
        raise TooLittle(NO_CHANGE)
    lines = []
    for kind, total in leverage.shares(stage).items():
        if total > 1.005:
            what = "what people wait for" if kind == "wait" else "what people value"
            lines.append(f"The shares of {what} add up to {percent(total)}. Together they can be 100 % at most; "
                         "which one is smaller than you first thought?")
    for (_, one), word in zip(found.groupby("kind_of").head(1).iterrows(), _words(found), strict=True):
        gain = leverage.in_words(one["low"], one["high"])
        lines.append(f"{one['name']}: everything together would get {gain} {word}, if your guesses hold.")
        if (found["kind_of"] == one["kind_of"]).sum() > 1:
            tries = round(10 * one["first"])
            often = "nearly always" if tries == 10 else f"in about {max(1, tries)} of 10 tries"
            lines.append(f"Played through with your ranges, it came first of its kind {often}.")
    top = found.loc[found["middle"].idxmax()]
    return Says(f"A better you might matter most here: {top['name']}", tuple(lines),
                question="Which one skill would make that step better? It is a good candidate for the vine.")


def _words(found: pd.DataFrame) -> list[str]:
    return ["faster" if kind == "wait" else "better" for kind in found["kind_of"].drop_duplicates()]


@shown_to("coach")
def sentence_to_say(impact: pd.DataFrame, *, today: date) -> Says:
    """One sentence about one piece of work, ready to be said: the best shown of the newest, in the person's words."""
    from ..methods import evidence

    if impact.empty:
        raise NothingYet(TELL_ONE)
    piece = impact.loc[evidence.each(impact, today).sort_values(kind="stable").index[-1]]
    proof = piece["evidence"] or first_sentence(piece["noticed"]) or first_sentence(piece["did"])
    lines = [f"“{full_stop(piece['title'])} {full_stop(proof)}”"]
    if piece["witness"]:
        lines.append(f"And if they ask who else would say so: {full_stop(piece['witness'])}")
    return Says("A sentence to say tomorrow", tuple(lines),
                question="Who should hear it, and at which moment tomorrow will you be standing next to them anyway?")


@shown_to("coach")
def without_evidence(impact: pd.DataFrame) -> Says:
    """The pieces of work that rest on the person's word alone: neither anything that shows it nor anybody to ask."""
    if impact.empty:
        raise NothingYet(TELL_ONE)
    alone = impact[(impact["evidence"] == "") & (impact["witness"] == "")]
    if alone.empty:
        return Says("Every piece of work has something or somebody behind it",
                    question="Which of them would you like to be asked about next week?")
    lines = tuple(str(title) for title in alone["title"].iloc[::-1][:12])
    rest = (f"and {len(alone) - 12} more.",) if len(alone) > 12 else ()
    count = f"{len(alone)} of {len(impact)} pieces of work" if len(impact) > 1 else "This piece of work"
    return Says(f"{count} {'rests' if len(alone) == 1 else 'rest'} on your word alone so far", lines + rest,
                question="For the first one: what could you count, look up or be told by somebody this week?")


@shown_to("coach")
def how_well_shown(impact: pd.DataFrame, *, today: date) -> Says:
    """The strength of every claim, as thin, fair or strong (`evidence.each`), the thin ones first."""
    import pandas as pd

    from ..methods import evidence

    if impact.empty:
        raise NothingYet(TELL_ONE)
    weighed = zip(evidence.each(impact, today).tolist(), entries(impact, "title", "on", "evidence", "witness"),
                  strict=True)
    rows = []
    for strength, (title, on, shown, seen) in sorted(weighed, key=lambda one: one[0]):
        word = evidence.word(strength)
        rows.append((title, f"{on:%Y-%m}" if on == on else "not said", word, _would_help(shown, seen, on, word)))
    table = pd.DataFrame(rows, columns=["Piece of work", "When", "How well it is shown", "One thing that would help"])
    counts = Counter(word for *_, word, _ in rows)
    told = ", ".join(f"{counts[word]} {word}" for word in ("strong", "fair", "thin") if word in counts)
    return Says(f"How well your work is shown: {told}", (
        "Thin, fair or strong: what a fair stranger would make of it. Something that shows it and somebody who saw it "
        "each help a good deal; with the years both fade.",), table.head(20),
        "Which thin one do you care about most?" if counts["thin"] else
        "Which of them would you like to be asked about?")


def _would_help(shown: str, seen: str, on: pd.Timestamp, word: str) -> str:
    if not shown:
        return "something that shows it"
    if not seen:
        return "somebody else who would say so"
    if on != on:
        return "the month it happened"
    return "nothing now" if word == "strong" else "something newer"
