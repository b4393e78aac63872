"""Finding an occupation by the words people use for it, among all the titles it goes by.

A word of the question matches a title's word that begins with it. Rare words weigh more than common ones (inverse
document frequency, Sparck Jones 1972), and the last word more than those before it: an English title ends with what
somebody is. A title with few words beside those asked for comes before a long one, and the occupation's own title
before another.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ..kept import kept

if TYPE_CHECKING:
    import pandas as pd

#: What a title's word is worth that only begins with the one asked for; and how near the best fit another must come.
BEGINS, NEAR = 0.6, 0.45
#: How much more the last word of a question weighs.
LAST = 1.5
#: The hyphen at which a code in a narrow column is not broken in two.
UNBROKEN = "\u2011"
#: Words that tell nothing of an occupation.
_EMPTY = frozenset(("a", "an", "and", "as", "at", "for", "in", "of", "on", "or", "the", "to", "with"))


def comparable(text: str) -> str:
    """A title as it is compared: plain small letters, one space between and around the words."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", plain)
    return f" {' '.join(words)} "


def asked_words(text: str) -> tuple[str, ...]:
    """The words of a question that tell something, without the plural's s, each once."""
    words = [w for w in comparable(text).split() if w not in _EMPTY] or comparable(text).split()
    return tuple(dict.fromkeys(w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in words))


def found(titles: pd.DataFrame, text: str, most: int = 8) -> pd.DataFrame:
    """Occupations whose titles fit a text, the best first: columns `occupation`, `title` (the one that fits) and `fit`.

    `titles` has the columns `occupation`, `title`, `words` (see `comparable`) and `official`. `fit` is 1 where every
    word of the text is in the title, less where only some are. Between equals, the occupation with more such titles.
    """
    import numpy as np
    import pandas as pd

    asked = asked_words(text)
    empty = pd.DataFrame({"occupation": pd.array([], "str"), "title": pd.array([], "str"), "fit": np.zeros(0)})
    if not asked or titles.empty:
        return empty
    words = titles["words"].tolist()
    hits = np.array([[_hit(title, word) for title in words] for word in asked])
    weight = np.log((1 + len(words)) / (1 + (hits > 0).sum(axis=1)))
    weight[-1] *= LAST
    if not hits.any():
        return empty
    fit = weight @ hits / weight.sum()
    near = np.flatnonzero(fit >= NEAR * fit.max())
    codes, owner = np.unique(titles["occupation"].to_numpy()[near], return_inverse=True)
    names = np.bincount(owner, fit[near] >= 0.99 * fit.max(), len(codes))[owner]
    length = np.array([max(words[i].count(" ") - 1, 1) for i in near])
    whole = np.array([asked_words(words[i]) == asked for i in near])
    score = (fit[near] + 0.3 * (hits[:, near] > 0).sum(axis=0) / length + 0.2 * whole
             + 0.15 * titles["official"].to_numpy()[near] + 0.1 * np.log1p(names) / np.log1p(names.max()))
    best = near[np.lexsort((near, -score))]
    first: dict[str, int] = {}
    for row, code in zip(best.tolist(), titles["occupation"].to_numpy()[best], strict=True):
        first.setdefault(code, row)
    rows = list(first.values())[:most]
    return pd.DataFrame({"occupation": list(first)[:most], "title": titles["title"].to_numpy()[rows].tolist(),
                         "fit": fit[rows]})


def _hit(title: str, word: str) -> float:
    """1 where the word (or its plural) is one of the title's, less where one of them only begins with it."""
    if f" {word}" not in title:
        return 0
    return 1 if f" {word} " in title or f" {word}s " in title else BEGINS


@kept
def resolved(titles: pd.DataFrame, text: str) -> str:
    """The occupation a text means: its code, its title, or else the best fit; "" where nothing fits."""
    text = text.strip().replace(UNBROKEN, "-")
    codes = titles["occupation"].to_numpy()
    exact = codes[(codes == text) | (codes == f"{text}.00")]
    if len(exact):
        return str(exact[0])
    same = codes[titles["official"].to_numpy() & (titles["words"].to_numpy() == comparable(text))]
    if len(same):
        return str(same[0])
    best = found(titles, text, 1)
    return str(best["occupation"].iloc[0]) if len(best) else ""
