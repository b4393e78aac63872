"""Cells somebody added to a chapter: what they showed when run, as text and pictures safe to hand on.

They are run elsewhere and only on request (see `jupyter.added_cells`); here nothing runs. Of a picture only its
pixels are kept: what else its file carries may name a program, a path or a person.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from .text import plain, tidy

#: More of it than this is not what a cell meant to show.
MOST_TEXT = 20_000
MOST_PIXELS = 4_000_000
_COLOURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
NOT_RUN = "A cell that was added here did not run to its end, so what it shows is left out."


@dataclass(frozen=True)
class Output:
    """One thing a cell showed: text, or the bytes of a picture; with neither, the cell failed."""

    text: str = ""
    picture: bytes = b""


def added_html(outputs: Sequence[Output]) -> str:
    """What one cell showed, in its order."""
    return "".join(_output(shown) for shown in outputs)


def _output(shown: Output) -> str:
    if shown.picture:
        return _picture(shown.picture)
    if not shown.text:
        return f'<p class="cw-sentence">{NOT_RUN}</p>'
    text = tidy(_COLOURS.sub("", shown.text)).strip("\n")
    more = "\n…" if len(text) > MOST_TEXT else ""
    return f'<pre class="cw-added" dir="auto">{plain(text[:MOST_TEXT])}{more}</pre>' if text.strip() else ""


def _picture(data: bytes) -> str:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as found:
            if found.width * found.height > MOST_PIXELS:
                found.thumbnail((2000, 2000))
            pixels = found.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return f'<p class="cw-sentence">{NOT_RUN}</p>'
    paper = Image.new("RGBA", pixels.size, "white")
    paper.alpha_composite(pixels)
    out = io.BytesIO()
    paper.convert("RGB").quantize(64).save(out, "PNG", optimize=True)
    return ('<figure class="cw-figure"><img class="cw-added" alt="A picture from a cell added to this chapter" '
            f'src="data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"></figure>')
