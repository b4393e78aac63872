"""Choosing between fields of work: what a person answered about each option, laid out for `weighing`.

Each option has five levers (what one person could change there, times how far it would reach) and whatever else the
person says matters. An answer in words is a quarter of the scale; how it is known widens it; no answer is all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..kept import kept
from . import weighing

if TYPE_CHECKING:
    import pandas as pd

#: What can be changed in a place of work, in the order a page shows it: the field of an option → in words.
LEVERS = {"cheaper": "Make it cost less", "new": "Offer something new", "faster": "Get more done",
          "people": "Through people", "area": "Run an area"}
#: How far it would reach: a share of the furthest; anything else is not known.
REACH = {"none": 0.0, "few": 1 / 3, "place": 2 / 3, "many": 1.0}
#: How well an option meets something, and how much wider the span is for how it is known.
MEETS = {"hardly": (0.0, 0.25), "partly": (0.25, 0.5), "well": (0.5, 0.75), "fully": (0.75, 1.0)}
WIDER = {"seen": 0.0, "told": 0.125, "guessed": 0.25}
#: What something weighs where the person has not said (0 to 10).
MIDDLING = 5.0


class Board(NamedTuple):
    """All that was answered. `low`, `high`: (options, things) between 0 and 1; `weight`: (things,).

    `options` has name, low, middle, high (worth, 0 to 10), best, worst (rank, among those that miss no must), chance
    (that it misses no must), missed (the names of the musts it is known to miss). `musts`: the name of a must → the
    chance that each option meets it. `things`: what each column of the spans is about, in words.
    """

    options: pd.DataFrame
    things: list[str]
    low: np.ndarray
    high: np.ndarray
    weight: np.ndarray
    musts: dict[str, np.ndarray]


@kept
def board(field_option: pd.DataFrame, field_factor: pd.DataFrame, field_rating: pd.DataFrame) -> Board:
    """Lay out the answers. The levers together count as much as one more thing of middling weight."""
    import pandas as pd

    must = field_factor["must"].to_numpy(bool)
    wishes, needs = field_factor[~must], field_factor[must]
    weights = wishes["weight"].fillna(MIDDLING).to_numpy(float)
    lever = weights[weights > 0].mean() if (weights > 0).any() else 1.0
    spans = _spans(field_option, field_factor, field_rating)
    reach = np.stack([field_option[name].map(REACH).to_numpy(float) for name in LEVERS], axis=1)
    reach = np.stack([np.nan_to_num(reach, nan=0.0), np.nan_to_num(reach, nan=1.0)])
    low, high = np.concatenate([reach, spans[:, :, ~must]], axis=2)
    weight = np.r_[np.full(len(LEVERS), lever / len(LEVERS)), weights]
    # A must somebody knows of is met or missed; else it is open, and its chance is the middle of what is guessed.
    met = spans[:, :, must].mean(axis=0)
    met = np.where(spans[0, :, must].T >= 0.375, 1.0, np.where(spans[1, :, must].T <= 0.375, 0.0, met))
    chance = met.prod(axis=1)
    bottom, top = weighing.worth(low, high, weight)
    best, worst = np.zeros(len(field_option), int), np.zeros(len(field_option), int)
    alive = chance > 0
    best[alive], worst[alive] = weighing.ranks(bottom[alive], top[alive], chance[alive] == 1)
    missed = [tuple(needs["name"][row == 0]) for row in met]
    options = pd.DataFrame({"name": field_option["name"], "low": 10 * bottom, "middle": 5 * (bottom + top),
                            "high": 10 * top, "best": best, "worst": worst, "chance": chance, "missed": missed},
                           index=field_option.index)
    things = [*LEVERS.values(), *wishes["name"]]
    return Board(options, things, low, high, weight, dict(zip(needs["name"], met.T, strict=True)))


def questions(answered: Board) -> pd.DataFrame:
    """What is still open, by how much an answer could change the choice: option, thing, must, worth (0 to 10).

    The most useful question first; of those that would change nothing, the widest. Options set apart are not asked
    about.
    """
    import pandas as pd

    chance = answered.options["chance"].to_numpy()
    alive, names = chance > 0, answered.options["name"].to_numpy()
    wide = (answered.high - answered.low) * answered.weight / answered.weight.sum()
    value = np.zeros(wide.shape)
    if alive.any():
        value[alive] = weighing.worth_knowing(answered.low[alive], answered.high[alive], answered.weight, chance[alive])
    worths = (10 * value).round(9)
    rows = [(names[o], answered.things[t], False, worths[o, t], wide[o, t])
            for o, t in zip(*np.nonzero((wide > 1e-9) & alive[:, None]), strict=True)]
    middle = answered.options["middle"].to_numpy()
    for name, met in answered.musts.items():
        if alive.any():
            must = weighing.worth_knowing_must(middle[alive], chance[alive], met[alive]).round(9)
            rows += [(names[o], name, True, worth, 1.0) for o, worth in zip(np.flatnonzero(alive), must, strict=True)
                     if met[o] < 1]
    rows.sort(key=lambda row: row[-2:], reverse=True)
    return pd.DataFrame([row[:-1] for row in rows], columns=["option", "thing", "must", "worth"])


def _spans(option: pd.DataFrame, factor: pd.DataFrame, rating: pd.DataFrame) -> np.ndarray:
    """How well each option meets each factor: (2, options, factors), 0 to 1; all of it where nothing is known."""
    spans = np.stack([np.zeros((len(option), len(factor))), np.ones((len(option), len(factor)))])
    rows, columns = option.index.get_indexer(rating["option"]), factor.index.get_indexer(rating["factor"])
    for o, f, how, known in zip(rows, columns, rating["how"], rating["known"], strict=True):
        if o >= 0 and f >= 0 and how in MEETS:
            low, high = MEETS[how]
            spans[:, o, f] = max(low - WIDER.get(known, 0.25), 0), min(high + WIDER.get(known, 0.25), 1)
    return spans
