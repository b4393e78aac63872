"""Stored bodies → DataFrames: one column a field, typed by its declaration.

`Growing` keeps the frame of one kind and grows it by what is new: at 50,000 entries, one more costs a
concatenation, not another reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .records import Audience, Record, may_see

if TYPE_CHECKING:
    import pandas as pd

#: The three columns of an estimate: ``hours_low``, ``hours_likely``, ``hours_high``.
PARTS = ("low", "likely", "high")
NUMBERS = {"hours", "number", "money", "fraction", "level"}


def columns(kind: type[Record], reader: Audience = "me") -> list[str]:
    """The columns of a kind's frame that `reader` may see, in the order of declaration."""
    names: list[str] = []
    for q in kind.questions().values():
        if may_see(reader, q.audience):
            names += [f"{q.name}_{part}" for part in PARTS] if q.control.name == "estimate" else [q.name]
    return names


def frame(kind: type[Record], bodies: Mapping[str, Mapping[str, Any]]) -> pd.DataFrame:
    """A DataFrame of stored bodies, indexed by record key.

    Days are datetime64[s], numbers float64 (NaN where empty), text and links str ("" where empty), lists of
    links tuples, flags bool; an estimate takes three float columns. An empty kind gives an empty, typed frame.
    """
    import numpy as np
    import pandas as pd

    text = pd.StringDtype(na_value=np.nan)  # what "str" means, looked up once
    data: dict[str, Any] = {}
    for q in kind.questions().values():
        values = [body.get(q.name) for body in bodies.values()]
        if q.control.name == "estimate":
            for part in PARTS:
                data[f"{q.name}_{part}"] = _column("number", [v and v.get(part) for v in values], text)
        else:
            data[q.name] = _column(q.control.name, values, text)
    return pd.DataFrame(data, index=pd.Index(list(bodies), name="key", dtype=text), copy=False)


def _column(control: str, values: list[Any], text: pd.StringDtype) -> Any:
    import numpy as np
    import pandas as pd

    if control in NUMBERS:
        return np.array([np.nan if v is None else v for v in values], dtype="float64")
    if control == "day":
        return np.array([v or "NaT" for v in values], dtype="datetime64[s]")
    if control == "flag":
        return np.array([bool(v) for v in values], dtype="bool")
    if control == "refs":
        column = np.empty(len(values), dtype=object)
        column[:] = [tuple(v or ()) for v in values]
        return column
    return pd.array(["" if v is None else v for v in values], dtype=text)


class Growing:
    """The frame of one kind, brought up to date by the keys that changed since it was last asked for."""

    def __init__(self, kind: type[Record]):
        self.kind = kind
        self._frame: pd.DataFrame | None = None
        self._changed: dict[str, None] = {}  # ordered, so that a frame is the same however it grew

    def touch(self, keys: Iterable[str]) -> None:
        """Remember that these records changed."""
        if self._frame is not None:
            self._changed.update(dict.fromkeys(keys))

    def get(self, bodies: Mapping[str, Mapping[str, Any]]) -> pd.DataFrame:
        """The frame of `bodies` as they are now; not to be changed by whoever receives it."""
        import pandas as pd

        if self._frame is None or len(self._changed) > len(self._frame) // 4 + 16:
            self._frame = frame(self.kind, bodies)
        elif self._changed:
            old, new = self._frame, {key: bodies[key] for key in self._changed if key in bodies}
            stale = old.index.isin(self._changed)
            if stale.any():
                old = old[~stale]
            fresh = frame(self.kind, new)
            self._frame = old if fresh.empty else fresh if old.empty else pd.concat([old, fresh])
        self._changed.clear()
        return self._frame
