"""``career-workbook erase``: find what was ever written, show what would go, ask, and take it out for good."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from typing import Any

from .folder import Folder, FolderTrouble
from .methods.wording import in_figures
from .records import KINDS
from .workbook import Workbook

#: What is kept by us and holds no answer of its own.
_OURS = {"batch"}
_SHOWN, _CUT = 30, 60
_CHOSEN = ("choice", "flag", "ref", "refs")
MEANS = ("Erased for good means: out of the workbook, its history, its drafts and its backups. "
         "Nothing brings it back.")


@dataclass
class Trace:
    """One entry with all that the workbook file remembers of it: every version, drafts, and whether it still stands."""

    kind: str
    key: str
    book: Workbook
    bodies: list[Mapping[str, Any]] = field(default_factory=list)
    stands: bool = False

    @property
    def name(self) -> str:
        """What a person would call it: its name, or its first words where the name is a day or a link."""
        values = {n: v for body in self.bodies for n, v in body.items() if v}
        readable = list(values)
        if declared := KINDS.get(self.kind):
            readable = [n for n, q in declared.questions().items() if q.control.name in ("line", "prose")]
            readable.sort(key=lambda n: n != declared.named_by)
        text = " ".join(str(next((values[n] for n in readable if n in values), "")).split())
        return f"{text[:_CUT].rstrip()}…" if len(text) > _CUT else text

    def mentions(self, words: str) -> bool:
        """True where these words stand, or ever stood, in something the person wrote (not in a link or a choice)."""
        declared = KINDS.get(self.kind)
        chosen = {n for n, q in declared.questions().items() if q.control.name in _CHOSEN} if declared else set()
        return any(words in _folded(str(value))
                   for body in self.bodies for name, value in body.items() if value and name not in chosen)

    def told(self) -> str:
        """One line that lets a person recognise it."""
        noun = KINDS[self.kind].noun[0] if self.kind in KINDS else "entry"
        noun = self.kind.replace("_", " ") if noun in ("entry", "answer") else noun
        return f"  {noun}: {self.name or '(no words)'}" + ("" if self.stands else " (deleted, or never finished)")


def traces(workbook: Workbook) -> list[Trace]:
    """Every entry there is or was, oldest first; what was erased before has left no trace."""
    found: dict[tuple[str, str], Trace] = {}
    for change in workbook.store.since(0):
        if change.kind not in _OURS and change.body is not None:
            _of(found, workbook, change).bodies.append(change.body)
    for draft in workbook.store.drafts():
        _of(found, workbook, draft).bodies.append(draft.entered)
    for trace in found.values():
        trace.stands = trace.kind in KINDS and workbook.record(trace.kind, trace.key) is not None
    return list(found.values())


def _folded(text: str) -> str:
    """Text as it is searched: however it is written large or small, spaced, or its accents put together."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _of(found: dict[tuple[str, str], Trace], workbook: Workbook, one: Any) -> Trace:
    return found.setdefault((one.kind, one.key), Trace(one.kind, one.key, workbook))


def erase(folder: Folder, words: str = "", kind: str = "", *, everything: bool = False,
          ask: Callable[[str], str] | None = input, say: Callable[[str], Any] = print) -> int:
    """Erase the entries that hold `words` or held them once, of one `kind` or of all; returns the exit status.

    Without words all entries of the kind are meant, which has to be said (`everything`). `ask` None asks nothing.
    """
    with ExitStack() as stack:
        there = [trace for book in _books(folder, stack) for trace in traces(book)]
        kinds = dict.fromkeys(trace.kind for trace in there)
        if not kinds:
            say("Nothing is written in this workbook yet, so nothing was erased.")
            return 1
        if kind and kind not in kinds:
            raise FolderTrouble(f"There is nothing of the kind “{kind}”. There is: {', '.join(sorted(kinds))}.")
        if not words.strip() and not (kind and everything):
            say("Say what is to be erased: words that stand in it, or a kind with --all. There is:")
            _say_all((f"  {name}: {sum(t.kind == name for t in there):,}" for name in sorted(kinds)), say, len(kinds))
            return 1
        needle = _folded(words)
        meant = [t for t in there if (not kind or t.kind == kind) and (not needle or t.mentions(needle))]
        if not meant:
            say("Nothing was found, so nothing was erased.")
            return 1
        say(f"{in_figures(len(meant))} would go:")
        _say_all((trace.told() for trace in meant), say, _SHOWN)
        say(MEANS)
        if ask and ask("Type erase to go on: ").strip().casefold() != "erase":
            say("Nothing was erased.")
            return 0
        cleared = [book.erase(*((t.kind, t.key) for t in meant if t.book is book))
                   for book in dict.fromkeys(t.book for t in meant)]
    copies, left = sum(len(one.rewritten) for one in cleared), [path for one in cleared for path in one.left]
    say(f"Erased {in_figures(len(meant))} for good" + (
        f"; {copies} older {'copy' if copies == 1 else 'copies'} of the workbook written anew without it." if copies
        else "."))
    if left:
        say("These copies could not be cleaned. You may want to delete them:")
        _say_all((f"  {path}" for path in left), say, len(left))
    _say_all(beyond(folder), say, _SHOWN)
    return 0


def _books(folder: Folder, stack: ExitStack) -> Iterable[Workbook]:
    """The workbook, and in a coach's copy the file of their own notes."""
    yield stack.enter_context(closing(Workbook.open(folder.workbook)))
    if folder.notes.exists():
        from .together.not_shared import open_notes

        yield stack.enter_context(closing(open_notes(folder)))


def beyond(folder: Folder) -> Iterable[str]:
    """What erasing cannot reach, as far as it can be named: pages made before, copies that Jupyter or others keep."""
    yield "Not reached, so look there yourself:"
    for place in (folder.handouts, folder.exports):
        made = [p for p in place.rglob("*") if p.is_file()] if place.is_dir() else []
        if made:
            yield f"  {in_figures(len(made), 'file', 'files')} in {place}, made before"
    checkpoints = [p for p in folder.path.glob("**/.ipynb_checkpoints/*") if p.is_file()]
    if checkpoints:
        yield (f"  {in_figures(len(checkpoints), 'file', 'files')} in {checkpoints[0].parent}: what you wrote into "
               "notebooks yourself")
    yield "  a browser that was closed in the middle of a sentence, other copies of this folder, what you gave away"


def _say_all(lines: Iterable[str], say: Callable[[str], Any], most: int) -> None:
    lines = list(lines)
    for line in lines[:most]:
        say(line)
    if len(lines) > most:
        say(f"  and {len(lines) - most:,} more")
