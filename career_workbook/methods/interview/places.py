"""Names of employers as people write them: whether two mean the same place. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..market.titles import comparable

#: Words that tell no place from another: forms of company, and small words.
_EMPTY = frozenset(("a", "ab", "ag", "an", "and", "as", "at", "bv", "co", "company", "corp", "corporation", "de", "der",
                    "die", "ev", "for", "gmbh", "group", "in", "inc", "la", "limited", "llc", "llp", "ltd", "nv", "of",
                    "our", "oy", "plc", "sa", "sarl", "se", "spa", "srl", "the"))


def words(name: str) -> frozenset[str]:
    """The words of a name that tell something."""
    told = comparable(name).split()
    return frozenset(word for word in told if word not in _EMPTY) or frozenset(told)


def same(one: str, other: str) -> bool:
    """True where all the telling words of the shorter name are in the longer one; never for an empty name."""
    first, second = sorted((words(one), words(other)), key=len)
    return bool(first) and first <= second


def most_common(names: Iterable[str]) -> list[tuple[str, int]]:
    """Each place as it is first written, and how often it comes up; the most frequent first."""
    written: dict[frozenset[str], str] = {}
    counted: Counter[frozenset[str]] = Counter()
    for name in names:
        if told := words(name):
            written.setdefault(told, name)
            counted[told] += 1
    return [(written[told], times) for told, times in counted.most_common()]
