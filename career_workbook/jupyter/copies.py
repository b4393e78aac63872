"""Chapters copied into the person's folder: ready to come alive, trusted, and never overwritten once edited.

What counts as the chapter is the type and the text of its cells. Running it, or opening it in another program, changes
other bytes of the file, and does not make it edited.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import atomic, resources

if TYPE_CHECKING:
    from ..layout import Folder

Notebook = dict[str, Any]
WIDGET = "application/vnd.jupyter.widget-view+json"
#: Kinds of output that cannot act: with nothing else in it, a chapter whose code is ours may be trusted.
HARMLESS = {WIDGET, "text/plain", "image/png"}
KERNEL = {"display_name": "Career Workbook", "language": "python", "name": "career-workbook"}


@dataclass(frozen=True, slots=True)
class Report:
    """What an update did, by file name. A kept chapter has its newer edition beside it, named in `beside`."""

    new: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    def sentences(self) -> list[str]:
        """What the person should know, one sentence a line; nothing when nothing happened."""
        said = []
        if self.updated:
            said.append(f"Brought up to date: {', '.join(self.updated)}.")
        said += [f"You have changed {mine}, so it stays as it is; the new edition is beside it as {theirs}."
                 for mine, theirs in zip(self.kept, self.beside, strict=True)]
        return said


def update(folder: Folder) -> Report:
    """Copy the chapters this program ships into the folder, as `Report` says."""
    manifest = _Manifest(folder.inner / "manifest.json")
    new, updated, kept, beside = [], [], [], []
    for source in _shipped(folder):
        shipped = _load(source)
        if shipped is None:
            raise FileNotFoundError(f"This installation's {source.name} cannot be read. Please install it again.")
        edition, target = _hash(shipped), folder.path / source.name
        last, mine = manifest.edition(source.name), _load(target)
        here = _hash(mine) if mine is not None else None
        if not target.exists():
            _write(target, prepared(shipped))
            new.append(source.name)
        elif here == edition:
            if not _is_awake(mine, _stem(shipped)):
                _write(target, prepared(shipped))
        elif last == edition:
            pass  # The person's own version of this edition.
        elif mine is not None and here == last:
            _write(target, prepared(shipped))
            updated.append(source.name)
        else:
            theirs = _place_beside(target, last)
            _write(theirs, prepared(shipped))
            kept.append(source.name)
            beside.append(theirs.name)
        manifest.note(source.name, edition, _hash(shipped, code_only=True))
    manifest.save()
    return Report(tuple(new), tuple(updated), tuple(kept), tuple(beside))


def _shipped(folder: Folder) -> list[Path]:
    """The chapters; in a coach's copy, the page for their own notes too."""
    return [*resources.notebooks(), *([resources.coachs_notebook()] if folder.coachs_copy else [])]


def fill(folder: Folder, chapters: Collection[str], changed: Callable[[Notebook], Notebook]) -> None:
    """Copy these chapters into an empty folder, each as `changed` makes it."""
    manifest = _Manifest(folder.inner / "manifest.json")
    for source in resources.notebooks():
        shipped = _load(source)
        if shipped is not None and _stem(shipped) in chapters:
            made = changed(shipped)
            _write(folder.path / source.name, prepared(made))
            manifest.note(source.name, _hash(made), _hash(made, code_only=True))
    manifest.save()


def trust(folder: Folder) -> list[str]:
    """Sign the chapters whose code is what we shipped, so that their forms show at once. Returns the names signed now.

    Expects `JUPYTER_DATA_DIR` to be set to the folder's own. Costs the import of nbformat when there is anything to do.
    """
    manifest = _Manifest(folder.inner / "manifest.json")
    signed = []
    for path in folder.notebooks:
        state = path.stat()
        stamp = f"{state.st_mtime_ns} {state.st_size}"
        if manifest.seen(path.name) == stamp:
            continue
        notebook = _load(path)
        ours = notebook is not None and manifest.code(path.name) == _hash(notebook, code_only=True)
        if ours and _is_harmless(notebook):
            _sign(path)
            signed.append(path.name)
        manifest.saw(path.name, stamp)
    manifest.save()
    return signed


def prepared(shipped: Notebook) -> Notebook:
    """A chapter as it goes into the folder: our kernel, code folded away, and a place for each form and chart.

    The places name widgets by fixed ids; the kernel builds widgets with those ids as it starts, so that all is alive
    when the page shows, without running a cell.
    """
    notebook = json.loads(json.dumps(shipped))
    about = notebook.setdefault("metadata", {})
    stem = _stem(notebook)
    about["kernelspec"] = dict(KERNEL)
    # As the kernel will report it: where this differs, Lab takes the file for changed as soon as it is opened.
    about["language_info"] = {
        "codemirror_mode": {"name": "ipython", "version": 3}, "file_extension": ".py", "mimetype": "text/x-python",
        "name": "python", "nbconvert_exporter": "python", "pygments_lexer": "ipython3",
        "version": sys.version.split()[0]}
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        cell["metadata"].setdefault("jupyter", {})["source_hidden"] = True
        cell["execution_count"], cell["outputs"] = None, []
        if model_id := _model_id(cell, stem):
            cell["outputs"] = [_view(model_id)]
    return notebook


def _stem(notebook: Notebook) -> str:
    return notebook.get("metadata", {}).get("career_workbook", {}).get("chapter", "")


def _model_id(cell: Notebook, stem: str) -> str:
    """The widget a cell shows; none for prose, for the person's own code, and for the cell that opens the chapter."""
    shows = cell["metadata"].get("career_workbook", {})
    return f"cw-{stem}-{shows['does']}-{shows.get('name', '')}" if stem and shows.get("does", "open") != "open" else ""


def _is_awake(mine: Notebook, stem: str) -> bool:
    """True when each place still names its widget: a person may have cleared the outputs."""
    return all(any(o.get("data", {}).get(WIDGET, {}).get("model_id") == model_id for o in c.get("outputs", ()))
               for c in mine["cells"] if c["cell_type"] == "code" and (model_id := _model_id(c, stem)))


def _view(model_id: str) -> dict[str, Any]:
    return {"output_type": "display_data", "metadata": {}, "data": {
        WIDGET: {"model_id": model_id, "version_major": 2, "version_minor": 0},
        "text/plain": ["This part comes alive in Career Workbook."]}}


def _hash(notebook: Notebook, *, code_only: bool = False) -> str:
    cells = [[c.get("cell_type"), "".join(c.get("source", ""))] for c in notebook["cells"]
             if not code_only or c.get("cell_type") == "code"]
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()


def _is_harmless(notebook: Notebook) -> bool:
    outputs = [o for c in notebook["cells"] for o in c.get("outputs", ())]
    return all(o.get("output_type") == "stream" or set(o.get("data", {"none": 0})) <= HARMLESS for o in outputs)


def _load(path: Path) -> Notebook | None:
    """The notebook as JSON, or None when there is none or it cannot be read as one."""
    try:
        notebook = json.loads(path.read_text("utf-8"))
        _hash(notebook)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return notebook


def _write(path: Path, notebook: Notebook) -> None:
    atomic.write(path, (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode())


def _place_beside(target: Path, last: str | None) -> Path:
    """A name for the new edition: over an earlier one nobody touched, never over one the person worked in."""
    for n in range(1, 100):
        place = target.with_suffix(f".new{'' if n == 1 else n}.ipynb")
        old = _load(place)
        if not place.exists() or (old is not None and _hash(old) == last):
            return place
    raise FileExistsError(f"There are a hundred new editions beside {target.name}. Please delete some.")


def _sign(path: Path) -> None:
    import nbformat
    from nbformat.sign import NotebookNotary

    notary = NotebookNotary()
    try:
        notary.sign(nbformat.read(path, as_version=4))
    finally:
        notary.store.close()


class _Manifest:
    """What was last shipped of each chapter, by file name: edition, code, and the file's state when last looked at."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            found = json.loads(path.read_text("utf-8"))["chapters"]
            self._chapters = {name: dict(entry) for name, entry in found.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self._chapters = {}
        self._saved = json.dumps(self._chapters)

    def edition(self, name: str) -> str | None:
        return self._chapters.get(name, {}).get("edition")

    def code(self, name: str) -> str | None:
        return self._chapters.get(name, {}).get("code")

    def seen(self, name: str) -> str | None:
        return self._chapters.get(name, {}).get("seen")

    def note(self, name: str, edition: str, code: str) -> None:
        self._chapters.setdefault(name, {}).update(edition=edition, code=code)

    def saw(self, name: str, stamp: str) -> None:
        self._chapters.setdefault(name, {})["seen"] = stamp

    def save(self) -> None:
        if json.dumps(self._chapters) == self._saved:
            return
        atomic.write(self._path, json.dumps({"chapters": self._chapters}, indent=1).encode())
