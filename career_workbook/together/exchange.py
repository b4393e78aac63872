"""A workbook → the bundle a coach may have; a bundle → a workbook of its own, or taken into one's own after a look."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from ..chapters import CHAPTERS, declare_all, start
from ..folder import Folder, create_folder
from ..records import KINDS, Record, may_see
from ..store import CannotOpen, NotSaved, Store, project, read_copy
from ..uniting import mistake
from ..workbook import Workbook
from . import bundle

#: What goes along whatever chapters are chosen: the agreement itself, promises, and what the two say to each other.
ALWAYS = ("agreement", "commitment", "comment")
BETWEEN = "Between you"
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
    """What is in a bundle, a line for each chapter, such as ``The vine: 9 skills, 3 pauses``."""
    titles = {stem: chapter.title for stem, chapter in CHAPTERS.items()}
    found: dict[str, list[str]] = {BETWEEN: [], **{title: [] for title in titles.values()}}
    for kind in dict.fromkeys((*ALWAYS, *KINDS)):
        if n := manifest.entries.get(kind):
            record = KINDS[kind]
            place = BETWEEN if kind in ALWAYS else titles.get(record.chapter, BETWEEN)
            found[place].append(_counted(record, n))
    return [f"{place}: {', '.join(lines)}" for place, lines in found.items() if lines]


def _counted(record: type[Record], number: int) -> str:
    if not record.many:
        return record.known_as
    noun = record.noun[number != 1]
    return f"{number:,} {noun}" + (f" ({record.known_as})" if record.known_as != record.noun[1] else "")


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
