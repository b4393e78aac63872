"""What the pages for others have in common: one document with a policy of its own, a style, a script, plain text."""

from __future__ import annotations

import base64
import hashlib
import html
from functools import cache
from pathlib import Path

from .. import look

_HERE = Path(__file__).parent
NO_SCRIPT = """<noscript><p class="warn">This page needs a browser that runs its own small script. Please open it in
another one.</p></noscript>"""
#: What stands below every form: the two buttons, what is said, and the way out where no file comes.
ACTS = """<p class="acts"><button id="save">Save my answers as a file</button>
<button type="button" id="clear" class="quiet">Clear this page</button></p>
<p id="status" role="status"></p>
<div id="by-hand" hidden><label for="text">If no file came, copy this instead and send it as it is</label>
<textarea id="text" rows="4" readonly></textarea></div>"""


def document(title: str, body: str, script: str) -> str:
    """The whole page; `title` and `body` are HTML of escaped text, `script` names the script of this page.

    Its policy allows this page's own style and script and nothing else.
    """
    style, scripts = _style(), _script(script)
    return f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{_hash(style)}'; \
script-src '{_hash(scripts)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
{body}
</main>
<script>{scripts}</script>
</body>
</html>
"""


def plain(text: str) -> str:
    """Text on one line, safe in an element and in an attribute."""
    return html.escape(" ".join("".join(c for c in text if c.isprintable() or c.isspace()).split()))


def who(lines: list[str]) -> str:
    """Who will see what, before the first question."""
    return (f'<section class="who" aria-labelledby="who"><h2 id="who">Who will see what</h2>\n'
            f'<ul>{"".join(f"<li>{line}</li>" for line in lines)}</ul></section>')


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _style() -> str:
    return look.css() + (_HERE / "page.css").read_text("utf-8")


@cache
def _script(name: str) -> str:
    return "".join((_HERE / script).read_text("utf-8") for script in ("sheet.js", name))
