"""Files that hold whole records, of several kinds: what is in them, what of it is new, and adding what was ticked.

Nothing has to be mapped here, unlike with hours: a job is a job. A reader gives `Contents`; `join` lays them beside
a workbook; `chosen` are the entries to be added.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..chapters import declare_all
from ..methods.wording import in_figures
from ..records import KINDS, Record, read
from ..workbook import Workbook

MOST_SHOWN = 8


@dataclass(frozen=True)
class Found:
    """One record in a file, its fields as typed. `part` is the heading it is ticked under.

    `by_name`: where the workbook has one of the same name, however it came there, this is the same; its links may be
    names as well. Without it, the key alone tells.
    """

    part: str
    kind: str
    key: str
    entered: dict[str, Any]
    by_name: bool = True
    where: str = ""


@dataclass(frozen=True)
class Contents:
    """What a file holds, or once it was joined with a workbook: what of it is new."""

    source: str
    found: tuple[Found, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    #: Parts that are weak, or long: offered, not ticked.
    doubtful: frozenset[str] = frozenset()
    #: A question to answer first, as `Preview.ask` is.
    ask: str = ""
    about: str = "order"
    choices: tuple[tuple[str, str], ...] = ()
    #: What else the file may hold and is read only where it is asked for: a word for it, and how to ask.
    more: tuple[tuple[str, str], ...] = ()
    #: After joining: how many are in the workbook already, and how many of those say something else there.
    there: int = 0
    differ: int = 0
    renamed: Mapping[str, str] = field(default_factory=dict)

    def parts(self) -> list[tuple[str, int, bool]]:
        """Each heading, how many entries stand under it, and whether it is ticked at first."""
        counted = Counter(one.part for one in self.found)
        return [(part, count, part not in self.doubtful) for part, count in counted.items()]

    def examples(self) -> list[tuple[str, str]]:
        """The first of each part, in turn: the part and what it says."""
        turns: dict[int, list[Found]] = {}
        seen: Counter[str] = Counter()
        for one in self.found:
            seen[one.part] += 1
            if seen[one.part] <= MOST_SHOWN:
                turns.setdefault(seen[one.part], []).append(one)
        return [(one.part, _said(one)) for turn in sorted(turns) for one in turns[turn]][:MOST_SHOWN]


def key_of(source: str, kind: str, *parts: str, nth: int = 1) -> str:
    """The key of a record that follows from what it says, so that it is never added twice."""
    content = "\x1f".join((kind, *(" ".join(part.split()).casefold() for part in parts), str(nth)))
    return f"{source}-{hashlib.sha256(content.encode('utf-8', 'replace')).hexdigest()[:24]}"


def checked(found: Iterable[Found]) -> tuple[tuple[Found, ...], tuple[str, ...]]:
    """The records that can be kept, each key once, and a sentence for each that cannot."""
    declare_all()
    kept: dict[tuple[str, str], Found] = {}
    problems = []
    for one in found:
        _, errors = read(KINDS[one.kind], one.entered)
        if not errors:
            kept.setdefault((one.kind, one.key), one)
            continue
        name, sentence = next(iter(errors.items()))
        asked = KINDS[one.kind].questions().get(name)
        label = f"{asked.asked.label}: " if asked and not sentence.startswith("Still needed") else ""
        problems.append(f"{one.where}: {label}{sentence}" if one.where else f"{label}{sentence}")
    return tuple(kept.values()), tuple(problems)


def join(contents: Contents, workbook: Workbook) -> Contents:
    """What of a file is new to a workbook, with its links put right."""
    names = {kind: _names(workbook, kind) for kind in {one.kind for one in contents.found if one.by_name}}
    known = {kind: workbook.known(kind) for kind in {one.kind for one in contents.found}}
    new, renamed, there, differ = [], {}, 0, 0
    for one in contents.found:
        same = one.key if one.key in known[one.kind] else ""
        if not same and one.by_name:
            same = names[one.kind].get(_name(one.kind, one.entered), "")
        if not same:
            new.append(one)
            continue
        renamed[one.key] = same
        there += 1
        differ += not one.by_name and _differs(workbook, one)
    joined = replace(contents, found=tuple(new), there=there, differ=differ, renamed=renamed)
    return _linked(joined, workbook)


def chosen(joined: Contents, parts: Iterable[str]) -> list[tuple[str, str, dict[str, Any]]]:
    """The entries under the parts ticked, as (kind, key, as typed).

    A link to what stays out goes, and with it an entry that says nothing without it; the workbook's own rows stay as
    they are.
    """
    ticked = set(parts)
    out = {one.key for one in joined.found if one.part not in ticked}
    entries = []
    for one in joined.found:
        if one.part in ticked:
            fields = _each_link(one, lambda _, key: "" if key in out else key)[0] if one.by_name else one.entered
            if not read(KINDS[one.kind], fields)[1]:
                entries.append((one.kind, one.key, fields))
    return entries


def summary(joined: Contents) -> str:
    """How much was understood, how much of it is there already and how much is new."""
    total = len(joined.found) + joined.there
    differ = joined.differ
    return " ".join(filter(None, (
        f"{in_figures(total)} understood.",
        f"{in_figures(joined.there)} {'is' if joined.there == 1 else 'are'} there already." if joined.there else "",
        f"{in_figures(differ)} of these {'reads' if differ == 1 else 'read'} differently in your workbook, which stays "
        "as it is." if differ else "",
        f"{in_figures(len(joined.found))} {'is' if len(joined.found) == 1 else 'are'} new." if joined.found else
        "There is nothing new to add.")))


def _said(one: Found) -> str:
    kind = KINDS[one.kind]
    texts = [one.entered.get(kind.named_by, "")]
    texts += [one.entered[name] for name, q in kind.questions().items()
              if name != kind.named_by and q.control.name in ("line", "day", "prose", "hours", "level")
              and one.entered.get(name)]
    shown = ", ".join(" ".join(text.split()) for text in texts[:3] if isinstance(text, str) and text)
    return shown if len(shown) <= 120 else shown[:119] + "…"


def _name(kind: str, fields: Mapping[str, Any]) -> str:
    """By what a person would call two records the same; "" where nothing tells."""
    if kind == "job":
        return "\x1f".join(_folded(fields.get(name)) for name in ("title", "employer")) + str(fields.get("start"))[:7]
    return _folded(fields.get(KINDS[kind].named_by)) if kind in ("skill", "impact") else ""


def _names(workbook: Workbook, kind: str) -> dict[str, str]:
    found = {_name(kind, body): key for key, body in workbook.bodies(kind).items()}
    if kind == "impact":  # as a line of a résumé says it
        found |= {_folded(highlight(body)): key for key, body in workbook.bodies(kind).items() if body.get("evidence")}
    return {name: key for name, key in found.items() if name}


def highlight(impact: Mapping[str, Any]) -> str:
    """A piece of work as one line of a résumé."""
    return f"{impact['title']}: {impact['evidence']}" if impact.get("evidence") else str(impact["title"])


def _folded(text: Any) -> str:
    return " ".join(str(text or "").split()).casefold()


def _differs(workbook: Workbook, one: Found) -> bool:
    record: Record | None
    record, _ = read(KINDS[one.kind], one.entered)
    body = workbook.bodies(one.kind).get(one.key)
    return body is not None and record is not None and record.model_dump(mode="json") != body


def _linked(joined: Contents, workbook: Workbook) -> Contents:
    """The links of what is new: to what is there under another key, by name, and none to what there is not."""
    coming = {one.key for one in joined.found}
    named: dict[str, dict[str, str]] = {}

    def link(of: str, key: str) -> str:
        key = joined.renamed.get(key, key)
        if key in coming or key in workbook.bodies(of):
            return key
        if of not in named:
            named[of] = {_folded(one.entered.get(KINDS[of].named_by)): one.key for one in joined.found
                         if one.kind == of} | {_folded(title): k for k, title in workbook.titles(of).items()}
        return named[of].get(_folded(key), "")

    kept, problems = [], []
    for one in joined.found:
        if not one.by_name:
            kept.append(one)
            continue
        fields, lost = _each_link(one, link)
        if lost and not one.key.startswith("csv-"):
            lost = ""  # a link of our own making, to a skill the person took out
        if lost:
            problems.append(f"{one.where}: there is no {lost} of that name; add it first, or in the same import.")
        else:
            kept.append(replace(one, entered=fields))
    return replace(joined, found=tuple(kept), problems=joined.problems + tuple(problems))


def _each_link(one: Found, link: Callable[[str, str], str]) -> tuple[dict[str, Any], str]:
    """The fields with every link put through `link`, and what kind of thing a link was lost to, "" for none."""
    fields, lost = dict(one.entered), ""
    for name, q in KINDS[one.kind].questions().items():
        if q.control.name not in ("ref", "refs") or not fields.get(name):
            continue
        before = fields[name] if q.control.name == "refs" else [fields[name]]
        after = [link(q.control.of, key) for key in before]
        if not all(after):
            lost = KINDS[q.control.of].noun[0] if q.control.of in KINDS else "entry"
        fields[name] = [key for key in after if key] if q.control.name == "refs" else after[0]
    return fields, lost
