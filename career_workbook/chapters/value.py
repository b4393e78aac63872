"""Value: where the employer's value comes from, what the person changed, and how well that is evidenced."""

from __future__ import annotations

from typing import Literal

from pydantic import field_validator

from ..records import Day, Estimate, Fraction, Guess, Line, Prose, Record, Refs, question


class Employer(Record, kind="employer", chapter="value", many=False, noun=("answer", "answers"),
               named_by="customers"):
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
        "What would you do differently?", "", audience="coach",
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
    on: Day | None = question("When was that?", None, audience="coach", hint="Roughly. Any day of that month will do.")
    lever: Literal["lower costs", "new service", "people more productive", "through people",
                   "through a business line", ""] = question(
        "What did it change for the place you work?", "", audience="coach", choices={
            "lower costs": "It costs less, in money, time or mistakes",
            "new service": "It offers something it could not offer before",
            "people more productive": "People get more done",
            "through people": "Somebody I lead, taught or hired does it now",
            "through a business line": "An area I answer for does better",
            "": "I cannot say yet"})
    evidence: Line = question(
        "What shows it?", "", audience="coach", hint="A count, a message, a form, a before and an after.",
        example="Incident reports about handovers: nine the spring before, two the spring after")
    witness: Line = question(
        "Who else would say so?", "", audience="coach",
        hint="A role, not a name. Best is somebody who gains nothing by it.",
        example="The night pharmacist")
    skills: Refs["Skill"] = question("Skills you used", (), audience="coach")
    yearly: Guess | None = question(
        "If it can be said in money: how much a year?", None, audience="coach",
        hint="In your own currency. Leave it empty if it cannot; most good work cannot.",
        example="4000, 9000, 20000")
