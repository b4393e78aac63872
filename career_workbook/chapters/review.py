"""Review: an hour to look up from the work. What changed, what was kept of what was promised, and what comes next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from ..history import answered, answered_anew, between
from ..methods.entries import entries
from ..methods.review import attainment as scale
from ..methods.review import looking_back, promises
from ..methods.wording import amount, count, full_stop, in_brackets, sentence
from ..records import KINDS, Day, Line, Record, question, shown_to
from . import CHAPTERS, NothingYet, Says, TooLittle
from .review_before import (  # noqa: F401 - its second part, one door
    Preparation,
    Questionnaire,
    before_we_meet,
    begin_with_it,
)
from .review_session import (  # noqa: F401 - its third part, one door
    OUTCOMES,
    MemoryLine,
    Session,
    agenda,
    session_record,
    since_we_met,
    still_parked,
)

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


class Period(Record, kind="period", chapter="review", many=False, noun=("stretch", "stretches"), named_by="since",
             known_as="stretch to look back on"):
    """Left empty, it is the time since your last review. Any other two days will do as well."""

    since: Day | None = question("From the evening of", None, audience="coach")
    until: Day | None = question("to the evening of", None, audience="coach")


class Attainment(Record, kind="attainment", chapter="review", noun=("goal", "goals"), named_by="goal"):
    """One goal, and said beforehand what would be more than you expect, and what less."""

    goal: Line = question("My goal", audience="coach", example="Two mornings a week on the wards")
    expected: Line = question("If it goes as I expect", "", audience="coach", hint="Soberly. This is the middle.",
                              example="Two mornings in most weeks by December")
    more: Line = question("If it goes better", "", audience="coach", example="Two mornings in every week")
    less: Line = question("If it goes less well", "", audience="coach", example="One morning a week")
    reached: Literal["", "-2", "-1", "0", "1", "2"] = question(
        "How did it come out?", "", audience="coach",
        choices={"": "still open", "-2": "much less than I expected", "-1": "less", "0": "as I expected",
                 "1": "more", "2": "much more than I expected"})
    much_more: Line = question("Much better still", "", audience="coach", later=True)
    much_less: Line = question("Much less well", "", audience="coach", later=True)
    started: Literal["-2", "-1", "0"] = question(
        "Where did it stand when you set it?", "-2", audience="coach", later=True,
        choices={"-2": "at much less", "-1": "at less", "0": "where I expect it to be: I want to keep it"})
    weight: Literal["1", "2", "3"] = question(
        "How much does it matter, beside the others?", "1", audience="coach", later=True,
        choices={"1": "as much as most", "2": "twice as much", "3": "three times as much"})
    by: Day | None = question("By", None, audience="coach", later=True)


#: Rows of a table; the rest is counted.
MOST_ROWS = 200
HORIZONS = {"day": "For the next day", "week": "For the next week", "month": "For the next month"}


@shown_to("coach")
def come_due(commitment: pd.DataFrame, *, today: date) -> Says:
    """The promises whose day has come, as on the first page (`promises.come_due`)."""
    return promises.come_due(commitment, today)


def changed_answers(changes: pd.DataFrame, session: pd.DataFrame, period: pd.DataFrame, *, today: date) -> Says:
    """Every answer that is another one than at the beginning of the stretch, with both; the latest first.

    For the person alone: what an answer was before is nobody else's.
    """
    import pandas as pd

    if changes.empty:
        raise NothingYet("Answer something in any chapter. When you answer it anew, both answers stand here.")
    span = looking_back.stretch(session, period, today)
    difference = between(changes, span.since, span.until)
    found = entries(answered_anew(difference), "of", "entry", "label", "before", "after")[::-1]
    found.sort(key=lambda one: KINDS[one[0]].chapter == "review")  # what this page says itself comes last
    if not found:
        if first := int((difference["name"] != "").sum()):
            return Says(f"No answer was changed {span.told}",
                        (f"{sentence(count(first, 'question was', 'questions were'))} answered for the first time.",),
                        question="Which answer do you expect to be another one next time?")
        return Says(f"No answer was changed {span.told}", question="Is that rest, or has one been waiting?")
    shown = [(_chapter(of), f"{entry}: {label}" if entry else label, *looking_back.excerpt(before, after))
             for of, entry, label, before, after in found[:MOST_ROWS]]
    more = (f"{len(found) - MOST_ROWS:,} earlier changes are not listed: choose a shorter stretch of time.",) \
        if len(found) > MOST_ROWS else ()
    return Says(f"{sentence(count(len(found), 'answer is', 'answers are'))} different {span.told}", more,
                pd.DataFrame(shown, columns=["Chapter", "Question", "It was", "It is now"]),
                "Which of these would have surprised you a year ago?")


def what_is_new(changes: pd.DataFrame, session: pd.DataFrame, period: pd.DataFrame, *, today: date) -> Says:
    """The entries that were not there before the stretch, counted by what they are, with the latest of each."""
    import pandas as pd

    if changes.empty:
        raise NothingYet("Whatever you add in any chapter is counted here.")
    span = looking_back.stretch(session, period, today)
    new: dict[str, list[str]] = {}
    for of, name, entry in entries(between(changes, span.since, span.until), "of", "name", "entry"):
        if not name:
            new.setdefault(of, []).append(entry)
    if not new:
        return Says(f"Nothing was added {span.told}")
    order = list(dict.fromkeys(c.title for c in CHAPTERS.values()))
    rows = [(_chapter(of), count(len(some), *KINDS[of].noun), some[-1]) for of, some in new.items()]
    rows.sort(key=lambda row: order.index(row[0]) if row[0] in order else len(order))
    return Says(f"{sentence(count(sum(map(len, new.values())), 'entry is', 'entries are'))} new {span.told}", (),
                pd.DataFrame(rows, columns=["Chapter", "New", "The latest"]))


def _chapter(kind: str) -> str:
    stem = KINDS[kind].chapter
    return CHAPTERS[stem].title if stem in CHAPTERS else sentence(stem)


@shown_to("coach")
def in_numbers(investment: pd.DataFrame, impact: pd.DataFrame, ask: pd.DataFrame, commitment: pd.DataFrame,
               changes: pd.DataFrame, session: pd.DataFrame, period: pd.DataFrame, *, today: date) -> Says:
    """What can be counted in the stretch, beside as long a stretch before it."""
    import pandas as pd

    if all(frame.empty for frame in (investment, impact, ask, commitment, changes)):
        raise NothingYet("Write anything in any chapter, and here you see how much came together since last time.")
    span = looking_back.stretch(session, period, today)

    def counted(since: date, until: date) -> dict[str, float]:
        def here(days: pd.Series) -> np.ndarray:
            return looking_back.within(days, since, until)

        learnt, kept = here(investment["on"]), commitment["done"].to_numpy() == "done"
        return {"Hours put into learning": float(investment["hours"][learnt].sum()),
                "Days with some of it": float(len({*investment["on"].to_numpy()[learnt].tolist()})),
                "Pieces of work, by their day": float(here(impact["on"]).sum()),
                "Requests, by the day of asking": float(here(ask["asked"]).sum()),
                "Promises kept": float((here(commitment["by"]) & kept).sum()),
                answered(changes): float(len(answered_anew(between(changes, since, until))))}

    now, then = counted(span.since, span.until), counted(*span.before())
    columns: dict[str, Any] = {"": list(now), "Before that": [round(v, 1) for v in then.values()],
                               "Since then": [round(v, 1) for v in now.values()]}
    if not any(then.values()):
        del columns["Before that"]
    undated = count(int(impact["on"].isna().sum()), "piece of work", "pieces of work")
    lines = (f"Not counted, for want of a day: {undated}.",) if impact["on"].isna().any() else ()
    return Says(f"Counted {span.told}" + (", beside as long a time before" if "Before that" in columns else ""), lines,
                pd.DataFrame(columns).set_index(""),
                "Which of these numbers says least about how the time really was?")


@shown_to("coach")
def kept(commitment: pd.DataFrame, session: pd.DataFrame, period: pd.DataFrame, *, today: date) -> Says:
    """What was promised for the stretch, by how far ahead, and what came of it."""
    import pandas as pd

    if commitment.empty:
        raise NothingYet("Each chapter ends with one small promise. Here you see what came of them.")
    span = looking_back.stretch(session, period, today)
    due = entries(commitment[span.holds(commitment["by"])], "horizon", "done", "confidence")
    if not due:
        raise TooLittle(f"No promise came due {span.told}. Give the next one a day.")
    came = {words: [answer for of, answer, _ in due if of == horizon] for horizon, words in HORIZONS.items()}
    table = pd.DataFrame({words: [len(some), *(some.count(answer) for answer in ("done", "partly", "not yet", ""))]
                          for words, some in came.items() if some},
                         index=["Promised", "Done", "Partly", "Not yet", "Not said"]).T
    answers = [answer for _, answer, _ in due]
    partly = answers.count("partly")
    half = f", {partly} partly" if partly and len(due) > 1 else ""
    sure = [answer for _, answer, confidence in due if answer and confidence >= promises.SURE]
    lines = (f"You were at least {promises.SURE} of 10 sure of {len(sure)} of them; "
             f"{sure.count('done')} of those {_were(sure)} kept.",) if len(sure) > 2 else ()
    head = (f"One promise came due, and was {OUTCOMES[answers[0]]}" if len(due) == 1 else
            f"{answers.count('done')} of {len(due)} promises {_were(answers)} kept" if any(answers) else
            f"{sentence(count(len(due), 'promise', 'promises'))} came due, and none is answered yet")
    return Says(f"{head}{half}", lines, table,
                "What made the kept ones easy, and could the next one borrow it?" if "done" in answers else
                "What would make the next one small enough to keep?" if any(answers) else
                f"How did {'they' if due[1:] else 'it'} go? Say it in the list above; “not yet” is an answer too.")


def _were(answers: list[str]) -> str:
    return "was" if answers.count("done") == 1 else "were"


@shown_to("coach")
def next_promises(commitment: pd.DataFrame, *, today: date) -> Says:
    """The promises still to come with how sure the person is of each; the unsure ones are offered a smaller size."""
    if commitment.empty:
        raise NothingYet("Make one promise, and say from 0 to 10 how sure you are of it.")
    ahead = commitment[(commitment["done"] == "") & ~(commitment["by"] < str(today))].sort_values("by", kind="stable")
    if ahead.empty:
        return Says("Nothing is promised yet for the time ahead",
                    question="What is the smallest thing worth promising?")
    unsure = ahead[ahead["confidence"] < promises.SURE]
    lines = [f"{full_stop(told)} " + (f"{amount(sure)} of 10." if sure == sure else "How sure are you?")
             for told, sure in zip(promises.in_lines(entries(ahead, *promises.TOLD), today), ahead["confidence"],
                                   strict=True)]
    head = (f"{sentence(count(len(unsure), 'promise', 'promises'))} could be smaller" if len(unsure)
            else f"{sentence(count(len(ahead), 'promise lies', 'promises lie'))} ahead")
    return Says(head, tuple(lines[:8]), question=(
        f"What would make “{unsure['then_'].iloc[0]}” so small that you would bet on it?" if len(unsure)
        else "Who would be glad to hear of one of them?"))


@shown_to("coach")
def how_far(attainment: pd.DataFrame) -> Says:
    """How the goals came out: each in its own words below three, from three also together (`attainment.t_score`)."""
    if attainment.empty:
        raise NothingYet("Set one goal, and say beforehand what would be more than you expect and what less.")
    known = attainment[attainment["reached"] != ""]
    if known.empty:
        return Says(f"{sentence(count(len(attainment), 'goal is', 'goals are'))} set, and none has come out yet",
                    tuple(f"{one.goal}: {one.expected or 'what do you soberly expect?'}"
                          for one in attainment.head(8).itertuples()),
                    question="By when would you know, and from what?")
    words = dict(Attainment.questions()["reached"].choices)
    lines = [f"{one.goal}: {words[one.reached]}{in_brackets(_level(one))}" for one in known.head(8).itertuples()]
    if len(known) < scale.FOR_A_SCORE:
        left = scale.FOR_A_SCORE - len(known)
        return Says(f"{sentence(count(len(known), 'goal has', 'goals have'))} come out", tuple(lines), question=(
            f"What did you learn about what to expect? With {count(left, 'more goal', 'more goals')} they can be seen "
            "as one."))
    score = scale.t_score(known["reached"].astype(float), known["weight"].astype(float))
    lines.append(f"T-score {score:.0f}: 50 is all as expected. Whoever expects soberly lands between 40 and 60 about "
                 "two times in three.")
    return Says(f"Taken together, your {count(len(known), 'goal', 'goals')} came to {scale.in_words(score)}",
                tuple(lines), question="Which goal would you set higher today, and which lower?")


def _level(one: Any) -> str:
    """The person's own words for the level reached."""
    return {"-2": one.much_less, "-1": one.less, "0": one.expected, "1": one.more, "2": one.much_more}[one.reached]
