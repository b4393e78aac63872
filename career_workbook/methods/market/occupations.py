"""How near one occupation is to another, and what lies between them.

An occupation's profile is the importance × level of each skill and field of knowledge, both scaled to 0-1; two
occupations are as near as the cosine of their profiles. Cosines of occupations bunch close to 1, so only their order
is ever told. Against the related occupations O*NET itself lists (29.0, rated ones), the first twenty so found hold 47
in 100 of them. Where an occupation was never rated, its profile is the mean of the rated ones O*NET lists as related
to it: an estimate, and to be called one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..kept import kept

if TYPE_CHECKING:
    import pandas as pd

#: The related occupations an estimate rests on: O*NET's primary ones are the first ten.
PRIMARY = 10
#: Importance (1-5) from which a skill counts as needed, and the smallest difference in level (0-7) worth naming.
NEEDED, WORTH_NAMING = 3.0, 0.5


class Profiles(NamedTuple):
    """Rated occupations × elements: `importance` (1-5), `level` (0-7) and `firm`, NaN and False where not rated."""

    codes: tuple[str, ...]
    elements: tuple[str, ...]
    importance: np.ndarray
    level: np.ndarray
    firm: np.ndarray

    def row(self, code: str) -> int | None:
        """Where an occupation stands; None where it is not rated."""
        return self.codes.index(code) if code in self.codes else None


class Profile(NamedTuple):
    """One occupation's figures, an array an element; `rests_on` names the relatives an estimate was made from."""

    importance: np.ndarray
    level: np.ndarray
    firm: np.ndarray
    rests_on: tuple[str, ...] = ()

    @property
    def estimated(self) -> bool:
        return bool(self.rests_on)


@kept
def profiles(ratings: pd.DataFrame) -> Profiles:
    """Ratings in rows (occupation, element, importance, level, firm) as one array a figure."""
    import pandas as pd

    rows, codes = pd.factorize(ratings["occupation"])
    columns, elements = pd.factorize(ratings["element"], sort=True)
    shape = (len(codes), len(elements))
    importance, level, firm = np.full(shape, np.nan), np.full(shape, np.nan), np.zeros(shape, dtype=bool)
    importance[rows, columns] = ratings["importance"]
    level[rows, columns] = ratings["level"]
    firm[rows, columns] = ratings["firm"]
    return Profiles(tuple(map(str, codes)), tuple(map(str, elements)), importance, level, firm)


def weighed(importance: np.ndarray, level: np.ndarray) -> np.ndarray:
    """Importance × level, both scaled to 0-1; 0 where one is missing."""
    return np.nan_to_num((importance - 1) / 4 * level / 7)


def cosines(all_profiles: Profiles) -> np.ndarray:
    """The cosine of each pair of rated occupations, n × n; 0 with an empty profile."""
    return _unit(weighed(all_profiles.importance, all_profiles.level)) @ _unit(
        weighed(all_profiles.importance, all_profiles.level)).T


def related_to(code: str, related: pd.DataFrame) -> list[str]:
    """The occupations O*NET lists as related to one, the closest first."""
    mine = related[related["occupation"] == code].sort_values("place", kind="stable")
    return [str(other) for other in mine["related"]]


def profile(code: str, all_profiles: Profiles, related: pd.DataFrame) -> Profile | None:
    """An occupation's figures as rated, else estimated from its rated relatives; None where there are none of those."""
    here = all_profiles.row(code)
    if here is not None:
        return Profile(all_profiles.importance[here], all_profiles.level[here], all_profiles.firm[here])
    from_ = [other for other in related_to(code, related)[:PRIMARY] if all_profiles.row(other) is not None]
    if not from_:
        return None
    rows = [all_profiles.codes.index(other) for other in from_]
    # Estimated from figures the source itself does not stand by in most cases, it would be no firmer.
    return Profile(_mean(all_profiles.importance[rows]), _mean(all_profiles.level[rows]),
                   all_profiles.firm[rows].mean(axis=0) >= 0.5, tuple(from_))


def ranks(code: str, of: Profile, all_profiles: Profiles) -> dict[str, int]:
    """The rank of each other rated occupation by nearness to a profile: 1 is the nearest. Ties in the table's order."""
    all_ = _unit(weighed(all_profiles.importance, all_profiles.level))
    near = all_ @ _unit(weighed(of.importance, of.level)[None, :])[0]
    order = [all_profiles.codes[i] for i in np.argsort(-near, kind="stable")]
    return {other: rank for rank, other in enumerate((o for o in order if o != code), 1)}


def neighbours(code: str, all_profiles: Profiles, related: pd.DataFrame, most: int = 12) -> pd.DataFrame:
    """The occupations nearest to one: O*NET's own list first, in its order, then the next by profile.

    Columns: `occupation`, `listed` (on O*NET's list), `rank` (by profile; NaN where it is not rated). At most half the
    rows are O*NET's, where there are others.
    """
    import pandas as pd

    mine = profile(code, all_profiles, related)
    rank = ranks(code, mine, all_profiles) if mine else {}
    theirs = related_to(code, related)
    nearest = [other for other in rank if other not in theirs]
    shown = theirs[:max((most + 1) // 2, most - len(nearest))]
    shown = [*shown, *nearest[:most - len(shown)]]
    return pd.DataFrame({"occupation": pd.array(shown, dtype="str"), "listed": [other in theirs for other in shown],
                         "rank": np.array([rank.get(other, np.nan) for other in shown], dtype=float)})


def gap(here: Profile, there: Profile, elements: tuple[str, ...]) -> pd.DataFrame:
    """What the work there asks for, beside what it asks for here: an element a row, the longest way first.

    Columns: `element`, `here` and `there` (usual levels, 0-7), `grow` (levels between, 0 where there asks for less),
    `importance` there. Only what is needed there, and whose level there the source stands by.
    """
    import pandas as pd

    rows = pd.DataFrame({"element": pd.array(list(elements), dtype="str"), "here": here.level, "there": there.level,
                         "importance": there.importance, "firm": there.firm})
    rows = rows[(rows["importance"] >= NEEDED) & rows["firm"] & rows[["here", "there"]].notna().all(axis=1)]
    rows = rows.assign(grow=np.maximum(rows["there"] - rows["here"], 0)).drop(columns="firm")
    return rows.sort_values(["grow", "importance"], ascending=False, kind="stable").reset_index(drop=True)


def recall(all_profiles: Profiles, related: pd.DataFrame, most: int) -> float:
    """The mean share of an occupation's listed and rated relatives found among its `most` nearest by profile."""
    near = cosines(all_profiles)
    np.fill_diagonal(near, -np.inf)
    nearest = np.argsort(-near, axis=1, kind="stable")[:, :most]
    lists = related.groupby("occupation")["related"].agg(set)
    rated, shares = set(all_profiles.codes), []
    for i, code in enumerate(all_profiles.codes):
        wanted = lists.get(code, set()) & rated
        if wanted:
            shares.append(len(wanted & {all_profiles.codes[j] for j in nearest[i]}) / len(wanted))
    return float(np.mean(shares)) if shares else 0.0


def _unit(rows: np.ndarray) -> np.ndarray:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.divide(rows, length, out=np.zeros_like(rows), where=length > 0)


def _mean(rows: np.ndarray) -> np.ndarray:
    known = ~np.isnan(rows)
    count = known.sum(axis=0)
    return np.divide(np.nansum(rows, axis=0), count, out=np.full(rows.shape[1], np.nan), where=count > 0)
