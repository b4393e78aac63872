"""The product: your work seen as something people choose, what they would miss, and what is only assumed about it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from ..methods.kept import kept
from ..methods.product import paying
from ..methods.product.criteria import KNOWN, how_sure
from ..methods.wording import count, full_stop, in_brackets, listed, long_day, sentence
from ..records import Day, Level, Line, Prose, Record, Ref, Refs, question, shown_to
from . import CHAPTERS, NothingYet, Says, TooLittle

if TYPE_CHECKING:
    import pandas as pd

Reason = Literal["time", "money", "need", "value"]
AlsoReason = Literal["", "time", "money", "need", "value"]
_REASON_CHOICES = {"time": "saves time", "money": "saves or makes money", "need": "meets a need",
                   "value": "stands for something I believe in"}
_WORK_CHOICES = {"time": "saves them time", "money": "saves or makes them money", "need": "meets a need of theirs",
                 "value": "stands for something they believe in"}


class Offer(Record, kind="offer", chapter="product", noun=("page", "pages"), named_by="client"):
    """What you do, for one client: where you work now, or where you might. One page each; two can lie side by side."""

    client: Line = question("Who pays for it?", audience="coach", hint="An employer, a department, a customer. A role "
                            "will do.", example="The head of nursing, for the wards")
    problem: Prose = question("What is their problem, in their own words?", "", audience="coach",
                              example="Every new version of the record costs us a month of complaints.")
    offer: Prose = question("What do you do about it?", "", audience="coach",
                            example="I test each version the way a night shift would, before it reaches anybody.")
    proof: Refs["Impact"] = question("Work that shows it", (), audience="coach",
                                     hint="Two or three. The pieces of work come from the chapter Value.")
    price: Line = question("What does it cost them?", "", later=True,
                           hint="Money, and all else: training, patience, a chair.",
                           example="My salary, and a nurse less on the ward")
    channel: Line = question("How do they hear of it?", "", audience="coach", later=True,
                             example="Release notes that can be read in a minute")
    competitors: Refs["Rival"] = question("Who else could they choose?", (), audience="coach", later=True,
                                          hint="The others come from the chapter Why you.")
    instead: Line = question("And if they choose nobody?", "", audience="coach", later=True,
                             hint="The commonest choice of all: it stays as it is.",
                             example="The wards find the errors themselves, at three in the morning")


class Purchase(Record, kind="purchase", chapter="product", noun=("purchase", "purchases"), named_by="what"):
    """Something you pay for of your own free will. Why do you?"""

    what: Line = question("Something you pay for", audience="coach", example="Vegetables brought to the door")
    because: Reason = question("Mostly because it …", audience="coach", choices=_REASON_CHOICES)
    also: AlsoReason = question("And also because it …", "", audience="coach", later=True,
                                choices={"": "nothing else", **_REASON_CHOICES})


class WorkTag(Record, kind="work_tag", chapter="product", noun=("answer", "answers"), named_by="piece",
              known_as="why others pay"):
    """The same question about your own work, with the eyes of those who get it."""

    piece: Ref["Impact"] = question("Piece of work", audience="coach", hint="From the chapter Value.")
    because: Reason = question("Those who get it would say it …", audience="coach", choices=_WORK_CHOICES)
    also: AlsoReason = question("And also that it …", "", audience="coach", later=True,
                                choices={"": "nothing else", **_WORK_CHOICES})


class Claim(Record, kind="claim", chapter="product", noun=("belief", "beliefs"), named_by="what"):
    """Something you believe they need from you, and the cheapest way to find out before you build it."""

    what: Line = question("I believe that they need …", audience="coach",
                          example="a monthly hour in which wards bring their questions")
    test: Line = question("The cheapest way to find out", "", audience="coach",
                          hint="An afternoon, not a project. Best is something they give: an hour, a name, money.",
                          example="Offer one hour on one ward and see who comes")
    by: Day | None = question("By when will you know?", None, audience="coach")
    kill: Line = question("I will drop it if …", "", audience="coach",
                          hint="Write it now. Afterwards there is always a reason to go on.",
                          example="fewer than three people come")
    result: Line = question("What came out?", "", audience="coach", later=True)
    came: Literal["", "holds", "changed", "dropped"] = question(
        "So the belief", "", audience="coach", later=True,
        choices={"": "is not tested yet", "holds": "holds", "changed": "is another one now", "dropped": "is dropped"})


class Standing(Record, kind="standing", chapter="product", many=False, noun=("answer", "answers"), named_by="value",
               known_as="three links of one chain"):
    """Three links of one chain, 0 to 10. The first guess is good enough; the reason matters more than the number."""

    value: Level | None = question("How much is it worth to them?", None, audience="coach",
                                   hint="0: nobody would notice, 10: they could not do without")
    apart: Level | None = question("How hard would it be to find another who does it?", None, audience="coach",
                                   hint="0: anybody could, 10: nobody comes to mind")
    told: Level | None = question("How well do those who decide know of it?", None, audience="coach",
                                  hint="0: they have no idea, 10: they tell others")
    value_why: Line = question("It is worth that much because …", "", audience="coach", later=True,
                               example="three wards rely on it every night")
    apart_why: Line = question("It is that hard to find because …", "", audience="coach", later=True,
                               example="few have both the nights and the numbers")
    told_why: Line = question("They know that much because …", "", audience="coach", later=True,
                              example="I write it in reports that nobody reads")


class PromotionSeen(Record, kind="promotion_seen", chapter="product", noun=("case", "cases"), named_by="who"):
    """Somebody who got a post here, and what it was for. Only you see this page."""

    who: Line = question("Who got what?", hint="A role, not a name.", example="A charge nurse, head of the day clinic")
    for_what: Prose = question("What had those who decided seen of them?", "",
                               example="She had led the move of two wards, and the director had walked it with her.")
    known: Literal["written", "told", "guessed"] = question(
        "How do you know?", "guessed",
        choices={"written": "it was written", "told": "somebody told me", "guessed": "it is my guess"})
    shows: Refs["Criterion"] = question("What they seem to look for", (),
                                        hint="Tick what this case speaks for. None of them is an answer too.")


#: The three links, each with its name, the chapters that work on it, and what is done there.
LINKS = {"value": ("what it is worth to them", {"value": "where a better you would matter most",
                                                "vine": "which skill raises it"}),
         "apart": ("what sets it apart", {"why_you": "what only you bring together"}),
         "told": ("how it reaches those who decide", {"asking": "who knows of your work, and one message"})}


@shown_to("coach")
def side_by_side(offer: pd.DataFrame, impact: pd.DataFrame, rival: pd.DataFrame) -> Says:
    """The two newest product pages, part beside part; one alone is read as a page. A coach sees it without prices."""
    import pandas as pd

    if offer.empty:
        raise NothingYet("Write one page for whoever pays for your work now: their problem, and what you do about it.")
    pages = offer.iloc[-2:]
    parts = {"Problem": list(pages["problem"]), "Offer": list(pages["offer"]),
             "Proof": _titles(pages["proof"], impact["title"]),
             "Price": list(pages["price"]) if "price" in pages else [],
             "How they hear of it": list(pages["channel"]),
             "Rivals": _titles(pages["competitors"], rival["role"]),
             "If nobody": list(pages["instead"])}
    told = {part: said for part, said in parts.items() if any(said)}
    heads = list(pages["client"])
    if len(set(heads)) < len(heads):
        heads = [f"{head} ({n})" for n, head in enumerate(heads, start=1)]
    table = pd.DataFrame(list(told.values()), columns=heads, index=pd.Index(list(told), name="For")) if told else None
    called = {"Rivals": "who else they could choose", "If nobody": "what if they choose nobody"}
    waits = [called.get(part, part.lower()) for part, said in parts.items() if not all(said) and part != "Price"]
    lines = ("Nothing is left open." if not waits else "Most of it is still open, and can wait." if len(waits) > 3 else
             f"Still open: {listed(waits)}. It can wait.",)
    if len(pages) == 1:
        return Says(f"Your page for: {heads[0]}", lines, table,
                    "Who else could need this? A second page shows what would have to change, and what would not.")
    return Says("Two pages side by side", lines, table,
                "Which line is the same on both? That may be what you really do.")


def _titles(chosen: pd.Series, names: pd.Series) -> list[str]:
    return ["; ".join(names[names.index.isin(keys)]) for keys in chosen]


def tagged(work_tag: pd.DataFrame, impact: pd.DataFrame) -> pd.DataFrame:
    """The newest tag of each piece of work that is still there."""
    return work_tag[work_tag["piece"].isin(impact.index)].drop_duplicates("piece", keep="last")


@shown_to("coach")
def why_they_pay(purchase: pd.DataFrame, work_tag: pd.DataFrame, impact: pd.DataFrame) -> Says:
    """The reason that weighs more in what one buys than in what one's work gives, and the pieces that do give it."""
    if purchase.empty:
        raise NothingYet("Write down one thing you pay for, and why you do.")
    work = tagged(work_tag, impact)
    mine, theirs = paying.counts(purchase), paying.counts(work)
    if work.empty:
        raise TooLittle(f"You pay most often for {paying.most(mine, paying.PAYS)}. Now choose one piece of work, and "
                        "say why others would pay for it.")
    if min(len(purchase), len(work)) < paying.ENOUGH:
        return Says("Two short lists to begin with", (
            f"You pay most often for {paying.most(mine, paying.PAYS)}.",
            f"Your work most often {paying.most(theirs, paying.GIVES)}.",
            f"From {count(paying.ENOUGH, 'thing', 'things')} on each side they can be laid side by side."),
            question="What did you last pay for without thinking twice?")
    gap = paying.gap(purchase, work)
    key, apart = next(iter(gap.items()))
    lines = [f"It is a reason for {mine[key]} of {len(purchase)} things you pay for, and for {theirs[key]} of "
             f"{len(work)} pieces of work."]
    there = [impact.at[piece, "title"] for piece, gives in zip(work["piece"], paying.gives(work), strict=True)
             if key in gives]
    if there:
        lines.append(f"Your work that {paying.GIVES[key]}: {'; '.join(there[:3])}.")
    untagged = len(impact) - len(work)
    if untagged:
        lines.append(f"{count(untagged, 'piece', 'pieces').capitalize()} of work not looked at yet.")
    if apart < paying.APART:
        return Says("Your work gives what you pay for yourself", tuple(lines),
                    question="Do those who get your work know which of these it gives them?")
    return Says(f"You pay for {paying.PAYS[key]} more often than others would pay you for it", tuple(lines),
                question="Whom does your work give exactly that, and has anybody ever told them so?")


def waiting(claim: pd.DataFrame) -> pd.DataFrame:
    """The beliefs not tested yet, those wanted first on top."""
    return claim[claim["came"] == ""].sort_values("by", kind="stable", na_position="last")


@shown_to("coach")
def untested(claim: pd.DataFrame, *, today: date) -> Says:
    """The beliefs nobody has tested: when each should be known, how, and what would end it; what is missing is said."""
    import pandas as pd

    if claim.empty:
        raise NothingYet("Write down one thing you believe they need from you.")
    still = waiting(claim)
    if still.empty:
        return Says("Every belief has met somebody", tuple(
            f"{sentence(one.what)}: {full_stop(one.result)}"
            for one in claim[claim["result"] != ""].tail(3).itertuples()),
            question="What have you begun to believe since?")
    overdue = int((still["by"] < pd.Timestamp(today)).sum())
    lines = []
    for one in still.head(8).itertuples():
        missing = listed([word for word, said in (("a cheap test", one.test), ("a day", one.by == one.by),
                                                  ("a line where you stop", one.kill)) if not said])
        when = f", to be known by {long_day(one.by)}" if one.by == one.by else ""
        test = f": {full_stop(one.test)}" if one.test else "."
        lines.append(f"{sentence(one.what)}{when}{test}" + (f" Stop if {full_stop(one.kill)}" if one.kill else "")
                     + (f" It still needs {missing}." if missing else ""))
    if overdue:
        lines.append(f"{count(overdue, 'day has', 'days have').capitalize()} passed. A new day is allowed; so is a no.")
    done = len(claim) - len(still)
    head = (f"{len(still)} of {len(claim)} beliefs {'is' if len(still) == 1 else 'are'} untested" if len(claim) > 1 else
            "One belief, not tested yet")
    return Says(head + (f"; {done} met somebody" if done else ""), tuple(lines),
                question="Which one could be tested by Friday with nothing but one question to one person?")


@shown_to("coach")
def weakest_link(standing: pd.DataFrame) -> Says:
    """The lowest of the three scores with its reason, and the chapters that work on it."""
    given = scores(standing)
    low = given["score"].min()
    weakest = given[given["score"] == low]
    lines = []
    for name, one in weakest.iterrows():
        lines.append(f"{LINKS[name][0].capitalize()}: {one['why']}" if one["why"]
                     else f"You have not said yet why you gave {low:g} for {LINKS[name][0]}.")
        lines += [f"{CHAPTERS[stem].title} works on it: {gives}." for stem, gives in LINKS[name][1].items()
                  if stem in CHAPTERS]
    if len(given) < len(LINKS):
        missing = [LINKS[name][0] for name in LINKS if name not in given.index]
        lines.append(f"Not scored yet: {listed(missing)}.")
    if len(given) == 1:
        name = given.index[0]
        return Says(f"{given.loc[name, 'score']:g} of 10 for {LINKS[name][0]}", tuple(lines),
                    question="And the other two: which would you guess to be the lowest of the three?")
    if len(weakest) == len(LINKS):
        return Says("All three links are equally strong", tuple(lines),
                    question="Which of them would you notice first if it broke?")
    if len(weakest) == len(given):
        return Says("Both links so far have the same number", tuple(lines),
                    question="And the third: would you guess it higher or lower?")
    named = listed([LINKS[name][0] for name in weakest.index])
    return Says(f"A chain holds as much as its weakest link; yours may be {named}", tuple(lines),
                question="What is one small thing that would make it one point more?")


@kept
def scores(standing: pd.DataFrame) -> pd.DataFrame:
    """The scores given so far: index the keys of `LINKS`, columns score (0 to 10) and why."""
    import pandas as pd

    rows = {} if standing.empty else {name: (standing[name].iloc[-1], standing[f"{name}_why"].iloc[-1])
                                      for name in LINKS}
    given = {name: row for name, row in rows.items() if row[0] == row[0]}
    if not given:
        raise NothingYet("Give one of the three a number from 0 to 10. The first guess is good enough.")
    return pd.DataFrame(list(given.values()), index=list(given), columns=["score", "why"])


def what_counts_here(promotion_seen: pd.DataFrame, criterion: pd.DataFrame) -> Says:
    """What is known, guessed and unknown about what gets promoted here, from cases seen and criteria written down."""
    if promotion_seen.empty:
        raise NothingYet("Think of one person who got a post here, and of what those who decided had seen of them.")
    speaks = {key for keys in promotion_seen["shows"] for key in keys if key in criterion.index}
    unclear = promotion_seen[[not any(key in criterion.index for key in keys) for keys in promotion_seen["shows"]]]
    sure = criterion[criterion["known"].isin(KNOWN)]
    guessed = criterion[criterion["known"] == "guessed"]
    backed, bare = ([name for key, name in guessed["name"].items() if (key in speaks) == shown]
                    for shown in (True, False))
    lines = [f"Known: {full_stop('; '.join(sure['name']))}" if len(sure) else "Nothing is known for sure yet.",
             f"Guessed, and a case speaks for it: {full_stop('; '.join(backed))}" if backed else "",
             f"Only guessed: {full_stop('; '.join(bare))}" if bare else ""]
    if len(unclear):
        lines.append("Unknown what it was for: " + "; ".join(
            f"{one.who}{in_brackets('my guess' if one.known == 'guessed' else '')}"
            for one in unclear.tail(4).itertuples()) + ".")
    never = [name for key, name in sure["name"].items() if key not in speaks]
    if never and len(promotion_seen) > 1:
        lines.append(f"Said to count, and no case you saw speaks for it: {full_stop('; '.join(never))}")
    cases = count(len(promotion_seen), "case", "cases")
    return Says(f"{cases.capitalize()}: {how_sure(criterion)}", tuple(filter(None, lines)),
                question="Who was in the room when it was decided, and would tell you what tipped it?")
