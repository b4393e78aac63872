"""The cells somebody added to a chapter, run on request for a handout, beside a copy of the workbook.

The copy holds only what the reader of the handout may see, so whatever such a cell prints of it may be handed on. What
it shows is taken over as text and pictures; see `handout.added` for how these are made safe.
"""

from __future__ import annotations

import base64
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from ..folder import VARIABLE, Folder
from ..handout.added import Output
from ..records import AUDIENCES, KINDS, Audience, may_see
from ..store import Proposal, Store
from ..workbook import Workbook

SECONDS = 120  # for one cell
_PICTURES = ("image/png", "image/jpeg")


def run(folder: Folder, notebook: Mapping[str, Any], reader: Audience) -> dict[int, list[Output]]:
    """What the added cells of a chapter show, by their place in the notebook; nothing is run where there are none.

    Only they are run, and the cell that opens the chapter. A cell that fails shows an empty `Output`.
    """
    cells = [(n, cell) for n, cell in enumerate(notebook.get("cells", ())) if cell.get("cell_type") == "code"]
    added = [n for n, cell in cells if not _does(cell) and "".join(cell.get("source", "")).strip()]
    if not added:
        return {}
    chosen = [cell for n, cell in cells if n in added or _does(cell) == "open"]
    places = [n for n, cell in cells if n in added or _does(cell) == "open"]
    with tempfile.TemporaryDirectory(prefix="handout-", ignore_cleanup_errors=True) as place:
        copy_for(reader, folder, Path(place))
        outputs = _run(chosen, Path(place))
        return {n: list(_shown(found, Path(place))) for n, found in zip(places, outputs, strict=True) if n in added}


def _does(cell: Mapping[str, Any]) -> str:
    return str(cell.get("metadata", {}).get("career_workbook", {}).get("does", ""))


def copy_for(reader: Audience, folder: Folder, place: Path) -> None:
    """A new workbook in `place`, made of what `reader` may see in that of `folder`."""
    with closing(Workbook.open(folder.workbook)) as book, Store.create(place / folder.workbook.name,
                                                                      sample=book.sample) as store:
        store.write(_allowed(book, reader))


def _allowed(book: Workbook, reader: Audience) -> Iterator[Proposal]:
    seen = [audience for audience in AUDIENCES if may_see(reader, audience)]
    for kind in KINDS.values():
        groups = {} if kind.private else kind.by_audience()
        for key, body in book.bodies(kind.kind).items():
            for audience in seen:
                if kept := {name: body[name] for name in groups.get(audience, ()) if name in body}:
                    yield Proposal(kind.kind, key, audience, kept, kind.version)


def _run(cells: Sequence[Mapping[str, Any]], place: Path) -> list[list[dict[str, Any]]]:
    import nbformat
    from jupyter_client.kernelspec import NATIVE_KERNEL_NAME
    from nbclient import NotebookClient

    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("".join(cell["source"])) for cell in cells])
    client = NotebookClient(made, timeout=SECONDS, interrupt_on_timeout=True, allow_errors=True,
                            store_widget_state=False, kernel_name=NATIVE_KERNEL_NAME,
                            resources={"metadata": {"path": str(place)}})
    # Of the person's folder the cells know nothing: the copy is the workbook near them, by every way there is.
    client.execute(env={**os.environ, VARIABLE: str(place), "JPY_SESSION_NAME": "", "MPLBACKEND":
                        "module://matplotlib_inline.backend_inline"})
    return [cell.get("outputs", []) for cell in made.cells]


def _shown(outputs: Sequence[Mapping[str, Any]], place: Path) -> Iterator[Output]:
    for output in outputs:
        data = output.get("data", {})
        picture = next((data[kind] for kind in _PICTURES if kind in data), None)
        if output["output_type"] == "error":
            yield Output()
            return
        if picture:
            yield Output(picture=base64.b64decode(picture))
        elif output["output_type"] == "stream":
            if output["name"] == "stdout":
                yield Output(_without_places(output["text"], place))
        elif "text/plain" in data and "application/vnd.jupyter.widget-view+json" not in data:
            yield Output(_without_places(data["text/plain"], place))


def _without_places(text: str, place: Path) -> str:
    """The text without the names of folders of this computer."""
    for name in sorted({str(place), str(place.resolve()), str(Path.home())}, key=len, reverse=True):
        text = text.replace(name, "…")
    return text
