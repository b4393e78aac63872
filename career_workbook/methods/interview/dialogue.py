"""Dialogue: a conversation as people note or paste it → turns, and who asks, who speaks, who takes up what. Pure.

Read are lines such as ``Name: text``, with or without a bullet, a number, a time or quotation marks around the words;
a line without a name goes on with the turn before it, unless a bullet or a quotation mark says that somebody begins.
Who that is cannot be known: such lines are handed back to be asked about, never given to anybody.

What is counted follows the study of questions in conversation (Huang, Yeomans, Brooks, Minson & Gino 2017, "It doesn't
hurt to ask: question-asking increases liking"), which sets follow-up questions apart from the others. People read what
follows up on what; here it is a question that takes up a word the other has just used, which misses some.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

#: Names under which people note their own part.
ME = frozenset(re.findall(r"\w+", "me i myself ich moi je yo eu io ja jag jeg mig я 我 本人 私 나 أنا אני"))

_OPENING, _QUOTES = "\"“„«‘‹「『", "\"“”„«»‘’‹›「」『』"
_START = re.compile(
    r"""\s*(?P<bullet>(?:[•·‣▪*+>–—-]|\d{1,3}[.)])\s+)?                      # •  -  1.
        (?:[\[(]?\d{1,2}(?::\d\d){1,2}(?:[.,]\d+)?[\])]?\s+)?               # 0:12  [00:00:12]
        (?P<rest>.*)""", re.VERBOSE | re.DOTALL)
_NAME = re.compile(
    r"""(?:\*\*|__)?(?P<name>[^:：?!？！。"“”„«»「」*]{1,40}?)\s*(?:[\[(]\d{1,2}(?::\d\d){1,2}[\])])?\s*
        (?:\*\*|__)?\s*[:：](?!//)\s*(?:\*\*|__)?\s*(?P<text>.*)""", re.VERBOSE | re.DOTALL)
_QUESTION = re.compile("[?？؟\u037e][?!？！؟]*")
#: Scripts written without spaces: every character counts as a word.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_APART = re.compile(f"[{_UNSPACED}]")
_LETTERS = re.compile(f"[{_UNSPACED}]{{2,}}|[^\\W\\d_{_UNSPACED}]{{4,}}")
#: Words too common to show that somebody was listening.
_COMMON = frozenset(re.findall(
    r"\w+",
    "about after again also because been before being could does doing down each even ever every first from give going "
    "good great have having here into just kind know like look lots made make many maybe mean more most much need only "
    "other over quite really right said same should some something still such sure take tell than that their them then "
    "there these they thing things think this those through time very want well were what when where which while will "
    "with would year years yes your yours"))


class Turn(NamedTuple):
    """What one speaker says until another speaks."""

    speaker: str
    text: str


class Dialogue(NamedTuple):
    """A text read as turns; `unnamed` are the lines nobody is named for, to be asked about."""

    turns: tuple[Turn, ...]
    unnamed: tuple[str, ...] = ()

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everybody who speaks, in the order in which they first do."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns))


@dataclass
class Part:
    """One side's part: how many turns, words and questions; of these, `follow_ups`; turns that `end_asking`."""

    turns: int = 0
    words: int = 0
    questions: int = 0
    follow_ups: int = 0
    end_asking: int = 0


class Parity(NamedTuple):
    """The two parts side by side: `mine`, and `theirs` (everybody else together)."""

    mine: Part
    theirs: Part

    @property
    def words(self) -> int:
        return self.mine.words + self.theirs.words

    @property
    def questions(self) -> int:
        return self.mine.questions + self.theirs.questions


def parse(text: str) -> Dialogue:
    """A pasted or noted conversation → its turns, neighbours of one speaker joined into one.

    Names are compared without regard to case and shown as first written. Never raises, whatever the text.
    """
    # Runs of spaces become one: patterns over a line then never take longer than the line is long.
    lines = [_START.fullmatch(" ".join(line.split())) for line in text.splitlines() if line.strip()]
    started = [(line["bullet"] or "", line["rest"], _named(line["rest"])) for line in lines if line]
    often = Counter(name.casefold() for _, _, (name, _) in started if name)
    turns: list[Turn] = []
    unnamed: list[str] = []
    spelled: dict[str, str] = {}
    lost = not started or not _is_name(started[0], often)
    for line in started:
        bullet, rest, (name, said) = line
        if _is_name(line, often):
            name, lost = spelled.setdefault(name.casefold(), name), False
            if turns and turns[-1].speaker == name:
                said = f"{turns.pop().text} {said}"
            turns.append(Turn(name, said.strip()))
        elif rest and (bullet or rest[0] in _OPENING or lost):
            unnamed.append(rest)
            lost = True
        elif rest:
            turns[-1] = Turn(turns[-1].speaker, f"{turns[-1].text} {rest}".strip())
    return Dialogue(tuple(turn for turn in turns if turn.text), tuple(unnamed))


def _named(rest: str) -> tuple[str, str]:
    found = _NAME.fullmatch(rest)
    if not found or not any(c.isalpha() for c in found["name"]):
        return "", rest
    return " ".join(found["name"].split()).strip("_ "), found["text"]


def _is_name(line: tuple[str, str, tuple[str, str]], often: Counter[str]) -> bool:
    """A colon also stands inside sentences: a long beginning that comes only once and without a bullet is no name."""
    bullet, _, (name, _) = line
    return bool(name) and (bool(bullet) or often[name.casefold()] > 1 or len(name.split()) <= 2)


def is_me(speaker: str, mine: str = "") -> bool:
    """Whether this speaker is the person: by the name given in `mine`, else by a word such as ``Me``."""
    name = " ".join(speaker.split()).casefold()
    return name == " ".join(mine.split()).casefold() if mine.strip() else name in ME


def words(text: str) -> int:
    """How many words: what stands between spaces and holds a letter or digit; in scripts without spaces, characters."""
    return sum(len(_APART.findall(piece)) + any(c.isalnum() for c in _APART.sub("", piece))
               for piece in re.split(r"[\s—]+", text))


def questions(text: str) -> int:
    """How many questions, by their marks; ``?!`` is one."""
    return len(_QUESTION.findall(text))


def ends_asking(text: str) -> bool:
    """Whether the last thing said is a question."""
    return text.rstrip(f"{_QUOTES}!！)]*_ \n\t")[-1:] in tuple("?？؟\u037e")


def follow_ups(text: str, before: str) -> int:
    """How many questions of a turn take up a word of the turn before it."""
    heard = _telling(before)
    asked = re.split("(?<=[.!。！?？؟\u037e])", text)
    return sum(bool(_telling(sentence) & heard) for sentence in asked if questions(sentence))


def _telling(text: str) -> set[str]:
    """The words that carry what is meant, by their beginnings, so that ``costs`` is heard in ``cost``."""
    found: set[str] = set()
    for word in _LETTERS.findall(text.casefold()):
        if _APART.match(word):
            found.update(word[i:i + 2] for i in range(len(word) - 1))
        elif word not in _COMMON:
            found.add(word[:4] if len(word) < 7 else word[:5])
    return found


def parity(turns: Iterable[Turn], mine: str = "") -> Parity:
    """Who asks, who speaks, who takes up what the other said: the parts of the person and of everybody else."""
    found, before = Parity(Part(), Part()), None
    for turn in turns:
        me = is_me(turn.speaker, mine)
        part = found.mine if me else found.theirs
        part.turns += 1
        part.words += words(turn.text)
        part.questions += questions(turn.text)
        part.end_asking += ends_asking(turn.text)
        if before is not None and is_me(before.speaker, mine) != me:
            part.follow_ups += follow_ups(turn.text, before.text)
        before = turn
    return found


def what_is_missing(read: Dialogue, mine: str = "") -> str:
    """The sentence that asks for what is needed to compare the parts; empty where nothing is missing."""
    speakers = read.speakers
    if not speakers:
        line = f"“{read.unnamed[0][:80].strip(_QUOTES)}”" if read.unnamed else "each turn"
        return f"Who says {line}? Begin each turn with a name and a colon, such as “They:” or “Me:”."
    if not any(is_me(speaker, mine) for speaker in speakers):
        return f"Which of these is you: {', '.join(speakers[:6])}? Write that name below the conversation."
    if len({is_me(speaker, mine) for speaker in speakers}) < 2:
        return "Only you speak here so far. What did they say? Begin their turns with a name and a colon."
    return ""


def in_words(read: Dialogue, mine: str = "") -> tuple[str, tuple[str, ...]]:
    """Who asked and who spoke, told: a headline and a few lines. There is no right share, so none is named."""
    found = parity(read.turns, mine)
    me, asked, turns = found.mine, found.questions, found.mine.turns + found.theirs.turns
    head = f"You asked {me.questions or 'none'} of the {asked} questions"
    if asked < 2:
        whose = "yours" if me.questions else "theirs"
        head = f"The only question was {whose}" if asked else "Nobody asked a question"
    lines = [f"{me.words:,} of the {found.words:,} words are yours, in {me.turns} of {turns} turns."]
    if me.end_asking:
        lines.append(f"Ended in a question, so that the next word was theirs: {me.end_asking} of your {me.turns}.")
    if me.follow_ups:
        lines.append(f"Questions that took up a word of theirs: {me.follow_ups} of your {me.questions}.")
    if read.unnamed:
        lines.append(f"Not counted, because nobody is named: “{read.unnamed[0][:80].strip(_QUOTES)}”. Who said it? Put "
                     "the name and a colon in front.")
    return head, tuple(lines)
