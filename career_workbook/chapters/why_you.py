"""Why you: four answers and what stands behind them, what only you bring together, where it fits, and how to say it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..methods.entries import entries
from ..methods.kept import kept
from ..methods.wording import count, full_stop, in_brackets, listed, long_day, sentence
from ..records import Day, Level, Line, Prose, Record, Refs, question, shown_to
from . import NothingYet, Says, TooLittle

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


class FourAnswers(Record, kind="four_answers", chapter="why_you", many=False, noun=("answer", "answers"),
                  named_by="value", known_as="four beginnings of a sentence"):
    """Four beginnings of a sentence. Finish them as you would say them to somebody you like."""

    value: Line = question(
        "I see to it that …", "", audience="coach", hint="What goes better because you are there?",
        example="what a nurse notices at night reaches the people who decide by noon")
    problem: Line = question(
        "The trouble is that …", "", audience="coach", hint="Which problem of theirs do you solve, or could you?",
        example="the record is built by people who have never worked a night with it")
    without: Line = question(
        "Without that, they would …", "", audience="coach",
        hint="What would it cost them: money, time, sleep, people who leave?",
        example="repair every release on the wards, at three in the morning")
    advantage: Line = question(
        "Others can do part of this. I am the one who …", "", audience="coach",
        hint="What do you bring together that they do not?",
        example="has led those nights and can put a question to the database")
    value_shown: Refs["Impact"] = question(
        "What I see to: work that shows it", (), audience="coach", later=True,
        hint="The pieces of work come from the chapter Value.")
    problem_shown: Refs["Impact"] = question("The trouble: work that shows it", (), audience="coach", later=True)
    without_shown: Refs["Impact"] = question("Without it: work that shows it", (), audience="coach", later=True)
    advantage_shown: Refs["Impact"] = question("What only I do: work that shows it", (), audience="coach", later=True)


class Rival(Record, kind="rival", chapter="why_you", noun=("alternative", "alternatives"), named_by="role"):
    """Somebody else they could ask, hire or buy instead. A role, never a person you know by name."""

    role: Line = question("Who else could do it?", audience="coach",
                          hint="A role, a firm, a program, or nobody at all and it stays as it is.",
                          example="A software developer without a day on a ward")
    skills: Refs["Skill"] = question("Which of your skills do they have, as well as you or better?", (),
                                     audience="coach")
    brings: Line = question("And what do they bring that you do not?", "", audience="coach", later=True,
                            hint="Be fair. It is worth knowing before somebody else says it.",
                            example="They can change the program themselves")


class Fit(Record, kind="fit", chapter="why_you", noun=("role", "roles"), named_by="role"):
    """A role you could see yourself in. Nobody but you sees this list."""

    role: Line = question("A role you could see yourself in", hint="It need not be vacant, or exist.",
                          example="Product lead for nursing at the supplier")
    wish: Level | None = question("How much would you like it?", None, hint="0 is not at all, 10 is tomorrow.")
    uses: Refs["Skill"] = question("Which of your skills would it use?", ())
    asks_for: Line = question("What would it ask for that you do not have yet?", "", later=True,
                              example="Three years with a budget of one's own")
    pay: Refs["Pay"] = question("What you know of its pay", (), later=True,
                                hint="The figures come from the chapter The market.")


class Pitch(Record, kind="pitch", chapter="why_you", noun=("pitch", "pitches"), named_by="line"):
    """Your words for it, at three lengths. An earlier one is never lost: write a new one when it has changed."""

    on: Day = question("Day", audience="coach")
    line: Line = question("In one line", audience="coach", hint="For the lift, the corridor, the top of a letter.",
                          example="What a nurse notices at night reaches the people who decide by noon: I see to that.")
    paragraph: Prose = question("In one paragraph", "", audience="coach", hint="For a letter, or “tell us about you”.")
    minute: Prose = question("In one minute", "", audience="coach",
                             hint="About 130 words, with one example. End by asking them something.")
    whom: Line = question("For whom is this version?", "", later=True, example="The director of nursing")


#: The four answers in the order they are asked, each with its name in a few words.
ANSWERS = {"value": "What I see to", "problem": "The trouble I solve", "without": "What it would cost them",
           "advantage": "What only I bring"}
FIRST_SENTENCE = "Finish one of the four sentences, and see what already stands behind it."
#: What a skill is taken to be worth (0 to 10) where the person has not said.
MIDDLING = 5.0


@kept
def claims(four_answers: pd.DataFrame, impact: pd.DataFrame, begin: str = FIRST_SENTENCE) -> pd.DataFrame:
    """The answers given so far: index the names of `ANSWERS`, columns said (str) and pieces (keys of `impact`).

    Raises NothingYet, saying how to `begin`, where none is given. Links to work that is no longer there are left out.
    """
    import pandas as pd

    rows = [] if four_answers.empty else [
        (name, four_answers[name].iloc[-1], tuple(k for k in four_answers[f"{name}_shown"].iloc[-1]
                                                  if k in impact.index)) for name in ANSWERS]
    given = [row for row in rows if row[1]]
    if not given:
        raise NothingYet(begin)
    return pd.DataFrame(given, columns=["name", "said", "pieces"]).set_index("name")


@shown_to("coach")
def nothing_behind(four_answers: pd.DataFrame, impact: pd.DataFrame) -> Says:
    """The answers that no piece of work shows yet, and the pieces of work that no answer uses yet."""
    given = claims(four_answers, impact)
    bare = given[given["pieces"].map(len) == 0]
    used = {key for pieces in given["pieces"] for key in pieces}
    idle = list(impact.loc[~impact.index.isin(used), "title"].iloc[::-1])
    lines = [f"{ANSWERS[name]}: {full_stop(said)}" for name, said in bare["said"].items()]
    if len(bare) and idle:
        more = f", and {len(idle) - 4} more" if len(idle) > 4 else ""
        lines.append(f"Work that stands behind no answer yet: {'; '.join(idle[:4])}{more}.")
    elif len(bare):
        lines.append("Tell one piece of work in the chapter Value, and it can be picked here.")
    missing = len(ANSWERS) - len(given)
    if missing:
        lines.append(f"{count(missing, 'sentence is', 'sentences are').capitalize()} still open. "
                     f"{'It' if missing == 1 else 'They'} can wait.")
    if bare.empty:
        return Says("Every answer so far has work behind it", tuple(lines),
                    question="Which of them would somebody who does not know you ask about first?")
    whose = f"{len(bare)} of {len(given)} answers" if len(given) > 1 else "This answer"
    head = f"{whose} {'rests' if len(bare) == 1 else 'rest'} on your word alone"
    return Says(head, tuple(lines), question="Which piece of work would you tell if they asked: how do you know?")


@kept
def grid(skill: pd.DataFrame, rival: pd.DataFrame) -> pd.DataFrame:
    """What the others have of one's skills: index the keys of skills, columns name, worth (0 to 10, NaN where not
    said), had (how many of the others have it), rare (share who do not), the rarest and then the worthiest first.

    Skills at level 0 are wishes and left out. Raises NothingYet without anybody else, TooLittle without a skill.
    """
    from ..methods.why_you import rarity

    if rival.empty:
        raise NothingYet("Name one other they could ask instead of you, and tick which of your skills they have too.")
    mine = skill[~(skill["level"] == 0)]
    if mine.empty:
        raise TooLittle("Write down one skill you bring, above. Then tick which of the others have it too.")
    table = rarity.has(list(mine.index), rival["skills"])
    found = mine[["name", "worth"]].assign(had=table.sum(axis=0), rare=rarity.rarity(table))
    return found.sort_values(["rare", "worth"], ascending=False, kind="stable")


@kept
def together(found: pd.DataFrame, rival: pd.DataFrame) -> list[tuple[str, ...]]:
    """The smallest combinations of skills (keys) that none of the others has whole: `rarity.only_mine` over `grid`."""
    from ..methods.why_you import rarity

    worth: np.ndarray = found["worth"].fillna(MIDDLING).to_numpy()
    table = rarity.has(list(found.index), rival["skills"])
    return [tuple(found.index[list(one)]) for one in rarity.only_mine(table, worth)]


def nothing_alone(found: pd.DataFrame, rival: pd.DataFrame) -> str:
    """Why no combination few enough to say is the person's own: somebody has everything, or it takes more of them."""
    from ..methods.why_you import rarity

    if rarity.somebody_has_all(rarity.has(list(found.index), rival["skills"])):
        return "Somebody you named has all of these: what is not written down yet?"
    return f"Nobody you named has all {len(found)} of these; what is rare here is to have so many"


def none_brings(names: list[str]) -> str:
    """The combination only the person has, told."""
    every = {1: "", 2: "both "}.get(len(names), "together ")
    return f"Nobody you named brings {every}{listed(names)}"


@shown_to("coach")
def only_you(skill: pd.DataFrame, rival: pd.DataFrame) -> Says:
    """The combinations only the person has among those they named, in words, and what the others bring."""
    found = grid(skill, rival)
    combos = together(found, rival)
    lines = [f"Also: {listed(found.loc[list(one), 'name'])}." for one in combos[1:4]]
    lines += [f"{one.role} would bring something else: {full_stop(one.brings)}"
              for one in rival[rival["brings"] != ""].head(3).itertuples()]
    if not combos:
        return Says(nothing_alone(found, rival), tuple(lines),
                    question="What do you bring that is not on the list, because it seems too ordinary to write down?")
    if len(rival) < 3:
        lines.append(f"You have named {count(len(rival), 'other', 'others')}. One or two more make this surer.")
    return Says(none_brings(list(found.loc[list(combos[0]), "name"])), tuple(lines),
                question="For whom would exactly that be worth a great deal?")


def where_it_fits(fit: pd.DataFrame, skill: pd.DataFrame, rival: pd.DataFrame, pay: pd.DataFrame) -> Says:
    """The roles one could see oneself in, the best liked first: what each uses, asks for, and pays as far as known."""
    import pandas as pd

    if fit.empty:
        raise NothingYet("Write down one role you could see yourself in. It need not be vacant, or exist.")
    roles = fit.sort_values("wish", ascending=False, kind="stable", na_position="last")
    uses = [[key for key in keys if key in skill.index] for keys in roles["uses"]]
    paid = [_pay_range(pay, keys) for keys in roles["pay"]]
    table = pd.DataFrame({
        "Role": roles["role"], "How much you would like it": roles["wish"],
        "Skills of yours it would use": [len(keys) for keys in uses],
        "Others you named who have all of these": [_who_else(rival, keys) for keys in uses],
        "What it pays a year": paid})
    first, keys = roles.iloc[0], uses[0]
    names = list(skill.loc[keys, "name"])[:4]
    lines = [f"It would use {listed(names)}." if names else "Tick the skills it would use.",
             f"It would also ask for: {full_stop(first['asks_for'])}" if first["asks_for"] else "",
             f"As far as you know it pays {paid[0]} a year." if paid[0] else
             "Its pay is not known yet. Note what you find out in the chapter The market, and pick it here."]
    now = pay[pay["source"] == "now"].sort_values("on", kind="stable", na_position="first").tail(1)
    lines += [f"Now you earn {_pay_range(now, tuple(now.index))} ({one.what})." for one in now.itertuples()]
    alike = int((roles["wish"] == first["wish"]).sum())
    head = (f"One role: {first['role']}" if len(roles) == 1 else
            f"{sentence(count(len(roles), 'role', 'roles'))} to compare; the first: {first['role']}" if not alike else
            f"You would like this best: {first['role']}" if alike == 1 else
            f"You would like {count(alike, 'role', 'roles')} alike; one of them: {first['role']}")
    return Says(head, tuple(filter(None, lines)), table.head(12).reset_index(drop=True),
                "Who already does something like it, and would talk to you for twenty minutes?" if alike else
                "How much would you like each of them?")


def _who_else(rival: pd.DataFrame, keys: list[str]) -> str:
    if rival.empty or not keys:
        return ""
    return str(sum(set(keys) <= set(theirs) for theirs in rival["skills"]) or "nobody")


def _pay_range(pay: pd.DataFrame, keys: tuple[str, ...]) -> str:
    """What is known of these amounts as one range; what was only asked for is not known to be paid."""
    known = [(low, high) for key, source, low, high in entries(pay, "key", "source", "yearly_low", "yearly_high")
             if key in keys and source != "asked" and low == low]
    if not known:
        return ""
    low, high = min(low for low, _ in known), max(high for _, high in known)
    return f"{low:,.0f}" if low == high else f"{low:,.0f} to {high:,.0f}"


@shown_to("coach")
def a_pitch_to_start_from(four_answers: pd.DataFrame, impact: pd.DataFrame, *, today: date) -> Says:
    """A pitch put together from the answers and the best shown piece of work behind them, to be changed aloud."""
    from ..methods import evidence
    from ..methods.why_you import pitch

    given = claims(four_answers, impact, "Finish one of the four sentences above, and the first line stands here.")
    linked = impact[impact.index.isin([key for pieces in given["pieces"] for key in pieces])]
    story = None
    if len(linked):
        # The best shown one that is told as a story: what was the trouble, what did you do.
        told = linked[(linked["trouble"] != "") & (linked["did"] != "")]
        chosen = told if len(told) else linked
        story = chosen.loc[evidence.each(chosen, today).sort_values(kind="stable").index[-1]].to_dict()
    made = pitch.assemble(given["said"].to_dict(), story)
    lines = [f"In one line: {made.line}", f"In one paragraph: {made.paragraph}",
             f"In one minute ({pitch.length(made.minute)}): {made.minute}"]
    if story is None:
        lines.append("Link one answer to a piece of work, and the minute tells it.")
    return Says("A pitch to start from, in your words", tuple(lines),
                question="Say it aloud. Which words would you never use? Change those, and keep your version below.")


@shown_to("coach")
def my_pitch(pitch: pd.DataFrame) -> Says:
    """The newest pitch as a page, its length aloud, and the lines of the earlier ones, newest first."""
    import pandas as pd

    from ..methods.why_you.pitch import length

    if pitch.empty:
        raise NothingYet("Keep one line of your own here. You can change it as often as you like; the old one stays.")
    newest_first = pitch.iloc[::-1].sort_values("on", ascending=False, kind="stable")
    now = newest_first.iloc[0]
    lines = [now["paragraph"], f"{now['minute']}{in_brackets(length(now['minute']))}" if now["minute"] else ""]
    earlier = newest_first.iloc[1:13]
    table = pd.DataFrame({"Earlier": [long_day(day) for day in earlier["on"]],
                          "In one line": list(earlier["line"])}) if len(earlier) else None
    return Says(now["line"], tuple(filter(None, lines)), table,
                "Who will hear it first, and what will you ask them afterwards?")
