"""``career-workbook handout [CHAPTER ...]``: pages as files, or beforehand who would see what."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from ..chapters import CHAPTERS, chapter
from ..folder import Folder, FolderTrouble, create_folder
from ..records import Audience
from . import files


def hand_out(folder: Folder | None, names: Sequence[str], reader: Audience, to: Path | None, blank: bool = False, *,
             preview: bool = False, say: Callable[[str], Any] = print, **wishes: Any) -> None:
    """Write the chapters named (all, when none is) and say where, or with `preview` only what would be in them.

    Without a `folder` it is the sample person, whose pages go into `to` or the current folder.
    """
    if folder is None:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
            sample = create_folder(Path(place) / "sample", sample=True)
            return hand_out(sample, names, reader, to or Path.cwd(), blank, preview=preview, say=say, **wishes)
    try:
        stems = [chapter(name).stem for name in names]
    except KeyError as error:
        raise FolderTrouble(error.args[0]) from None
    if preview:
        return show(folder, stems or list(CHAPTERS), reader, say)
    with _short_life():
        for page in files.make(folder, stems, reader, to, blank, **wishes):
            say(str(page))
    return None


@contextmanager
def _short_life() -> Iterator[None]:
    """Spare what only pays in a long life; a second or three are all that this command is there for.

    Next to nothing is thrown away, so looking for it costs more than all there is; and the threads that numpy's algebra
    would keep waiting, from its first import on, have nothing to do in sums as small as these.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def show(folder: Folder, stems: Sequence[str], reader: Audience, say: Callable[[str], Any]) -> None:
    """Say what `reader` would see of each chapter, what stays out and why, and what is new to them."""
    from ..workbook import Workbook
    from .preview import preview, words

    with closing(Workbook.open(folder.workbook)) as book:
        for stem in stems:
            for line in words(preview(book, files.notebook(folder, CHAPTERS[stem]), stem, reader), reader):
                say(line)
