"""A workbook → the bundle a coach may have; a bundle → a workbook of its own, or taken into one's own after a look."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..chapters import CHAPTERS, declare_all, start
from ..folder import Folder, create_folder
from ..records import KINDS, may_see
from ..store import CannotOpen, NotSaved, Store, project, read_copy
from ..uniting import mistake
from ..workbook import Workbook
from . import bundle

#: What goes along whatever chapters are chosen: the agreement itself, promises, and what the two say to each other.
ALWAYS = ("agreement", "commitment", "comment")
CIRCLES = ("coach", "anyone")
PAGE = """\
A part of a Career Workbook, made on {made}.

Whoever was given this file can read it all. In it, with their earlier versions:
{entries}
Chapters: {chapters}.

Not in it: whatever the workbook marks for the person alone, what is still being typed, and entries that were deleted
before this was ever shared.

To open it: career-workbook merge "{name}" --folder "a new folder"
To send answers and comments back: career-workbook share --folder "that folder"
"""


@dataclass(frozen=True)
class News:
    """What a bundle would change, one line each: to read before saying yes."""

    new: list[str]
    changed: list[str]
    conflicts: list[str]
    gone: list[str]

    @property
    def lines(self) -> list[str]:
        """All of it, in sentences."""
        told: list[str] = []
        for words, names in (("New", self.new), ("Changed", self.changed), ("Deleted by the other side", self.gone),
                             ("Changed on both sides; you choose in the form", self.conflicts)):
            told += [f"{words}:", *(f"  {name}" for name in _short(names))] if names else []
        return told


def _short(names: list[str], most: int = 40, letters: int = 90) -> list[str]:
    """Long lists and long names cut, and said to be; a name is one line, whatever is in it."""
    names = [" ".join(name.split()) for name in names]
    lines = [name if len(name) <= letters else name[:letters - 1].rstrip() + "…" for name in names[:most]]
    return lines + ([f"and {len(names) - most} more"] if len(names) > most else [])


def share(folder: Folder, chapters: Iterable[str], to: Path, passphrase: str = "",
          today: dt.date | None = None) -> bundle.Manifest:
    """Write what a coach may see of these chapters (all, where none are named) to the new file `to`.

    Raises NotSaved where the agreement does not allow it yet; nothing is written then.
    """
    with closing(Workbook.open(folder.workbook)) as workbook:
        store = workbook.store
        if not workbook.guest and (missing := start.not_agreed(workbook.record("agreement", workbook.SHEET))):
            raise NotSaved(missing)
        named = list(chapters) or json.loads(store.get_meta("chapters") or "null") or list(CHAPTERS)
        kinds = shared_kinds(named)
        given = json.loads(store.get_meta("given") or "[]")
        mark = store.last_seq()
        entries = {kind: n for kind in sorted(kinds) if (n := len(workbook.frame(kind, "coach")))}
        made = (today or dt.date.today()).isoformat()
        manifest = bundle.Manifest(store.id, store.author, made, named, entries)
        with tempfile.TemporaryDirectory(prefix="career-workbook-") as aside:
            part = Path(aside) / bundle.PART
            project(store, part, CIRCLES, kinds, given=given, meta=_notes(named))
            bundle.write(to, part, manifest, _page(manifest, to.name), passphrase)
        store.set_meta("given", json.dumps([*given, mark]))
    return manifest


def _page(manifest: bundle.Manifest, name: str) -> str:
    return PAGE.format(made=manifest.made, name=name, entries="\n".join(f"  {line}" for line in counted(manifest)),
                       chapters=", ".join(CHAPTERS[stem].title for stem in manifest.chapters))


def counted(manifest: bundle.Manifest) -> list[str]:
    """What is in a bundle, such as ``9 skills``."""
    return [f"{n} {KINDS[kind].noun[n != 1]}" for kind, n in manifest.entries.items() if kind in KINDS]


def shared_kinds(chapters: Iterable[str]) -> set[str]:
    """The kinds a coach may see something of in these chapters."""
    chosen = set(chapters)
    return {kind for kind, record in KINDS.items() if not record.private
            and (record.chapter in chosen or kind in ALWAYS)
            and any(may_see("coach", audience) for audience in record.by_audience())}


def receive(path: Path, to: Path, passphrase: str = "") -> Folder:
    """A bundle → a workbook of its own in a new folder: a coach's copy, never mixed with anybody else's."""
    with bundle.opened(path, passphrase) as (manifest, part):
        if manifest.author != "me":
            raise CannotOpen("This came back from a coach. Please merge it into the workbook it belongs to.")
        declare_all()
        workbook, changes = read_copy(part)
        if wrong := next(filter(None, map(mistake, changes)), ""):
            raise CannotOpen(f"This file holds something that no workbook shares: {wrong} Nothing was changed.")
        if workbook != manifest.workbook:
            raise CannotOpen("This file is of another workbook than it says. Nothing was changed.")
        # Written anew from what may be in it: nothing else a stranger's file may carry comes along.
        with Store.open(part) as given:
            clean = part.with_name("clean.db")
            project(given, clean, CIRCLES, KINDS, meta=_notes(stem for stem in manifest.chapters if stem in CHAPTERS))
        return create_folder(to, part=clean)


def _notes(chapters: Iterable[str]) -> dict[str, str]:
    """What a coach's copy notes about itself."""
    return {"writer": "coach", "chapters": json.dumps(list(chapters))}


@contextmanager
def _trial(workbook: Workbook) -> Iterator[Workbook]:
    """A copy of a workbook to try things on."""
    with tempfile.TemporaryDirectory(prefix="career-workbook-") as aside:
        copy = workbook.store.backup(Path(aside) / "workbook.db")
        with closing(Workbook.open(copy)) as trial:
            yield trial


def look(workbook: Workbook, part: Path) -> News:
    """What taking in a bundle's part would change; changes nothing. Raises CannotOpen where it will not do."""
    with _trial(workbook) as trial:
        before = {kind: dict(trial.bodies(kind)) for kind in KINDS}
        forked = _conflicts(trial)
        trial.take_in(part)
        news = News([], [], [], [])
        for kind, record in KINDS.items():
            after, noun = trial.bodies(kind), record.noun[0]
            for key in after:
                told = f"{noun}: {trial.title(kind, key)}"
                if key not in before[kind]:
                    news.new.append(told)
                elif after[key] != before[kind][key]:
                    news.changed.append(told)
            news.gone.extend(f"{noun}: {body.get(record.named_by) or 'without a name'}"
                             for key, body in before[kind].items() if key not in after)
        news.conflicts.extend(line for line in _conflicts(trial) if line not in forked)
    return news


def _conflicts(workbook: Workbook) -> list[str]:
    found = []
    for kind, record in KINDS.items():
        questions = record.questions()
        for key in workbook.bodies(kind):
            found += [f"{record.noun[0]} {workbook.title(kind, key)}: {questions[name].asked.label}"
                      for name in workbook.conflicts(kind, key)]
    return found
