"""The one visual language of forms, charts and handouts: colours, type, space.

Python constants for charts, and `css()` for everything a browser draws, so that a printed page is the sister of
the screen. Quiet by intention: one vine green, rules instead of boxes, much white.

The branch colours were chosen so that any two stay apart for people with protanopia, deuteranopia and tritanopia
(Machado, Oliveira & Fernandes 2009; distances in Oklab, Ottosson 2020), and so that each has at least three to one
contrast on white and on the near-black of dark themes (WCAG 2.2, 1.4.11). A test holds them to it.
"""

from __future__ import annotations

from typing import Literal

#: The accent: leaves, the stem, what is in focus.
VINE = "#2e7d4f"
#: One colour a branch, in this order; they stay apart for every kind of colour vision, from `QUIET` too.
BRANCHES: tuple[str, ...] = ("#2e7d4f", "#d3810d", "#2490e0", "#9c4e9d", "#c8402f", "#7048dc")
#: What is shown for comparison only: an intention, a guess, what was left aside.
QUIET = "#839193"
#: What is out of place, said calmly.
WARN = "#c2410c"

#: The grounds the palette is held against.
LIGHT_PAPER, DARK_PAPER = "#ffffff", "#111111"

FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif'
#: A scale of minor thirds, in rem: small print, body, lead, headings.
TYPE = {"small": 0.833, "body": 1.0, "lead": 1.2, "h3": 1.2, "h2": 1.44, "h1": 2.074}
#: Space in rem, each step half as much again or more.
SPACE = {"1": 0.25, "2": 0.5, "3": 0.75, "4": 1.25, "5": 2.0, "6": 3.5}

_LIGHT = {"paper": LIGHT_PAPER, "ink": "#1d2420", "quiet": "#56605a", "rule": "#d5dad6", "wash": "#f3f6f3",
          "vine": VINE, "vine-ink": "#256641", "on-vine": "#ffffff", "warn": "#a8380a", "focus": "#1d5fa8"}
_DARK = {"paper": DARK_PAPER, "ink": "#e7ebe8", "quiet": "#a5afa8", "rule": "#3a423d", "wash": "#1b211d",
         "vine": "#4fa874", "vine-ink": "#7cc79b", "on-vine": "#0c130f", "warn": "#f2935f", "focus": "#7db4f0"}


def branch(position: int) -> str:
    """The colour of the branch at a position; the cycle begins again after the last."""
    return BRANCHES[position % len(BRANCHES)]


def css(surroundings: Literal["page", "lab"] = "page") -> str:
    """The language as CSS custom properties: ``--cw-ink``, ``--cw-vine``, ``--cw-space-3``, ``--cw-branch-1`` ...

    On a page of its own they follow the reader's system and print on white; in a notebook they follow its theme.
    """
    fixed = {"font": FONT, **{f"size-{n}": f"{v}rem" for n, v in TYPE.items()},
             **{f"space-{n}": f"{v}rem" for n, v in SPACE.items()},
             **{f"branch-{n}": colour for n, colour in enumerate(BRANCHES, start=1)}}
    light, dark = _properties(_LIGHT), _properties(_DARK)
    root = f":root {{ {_properties(fixed)} {light} }}\n"
    if surroundings == "lab":
        # The page below the notebook has the theme's own ground: charts and forms lie on it without a box.
        themed = "--cw-paper: var(--jp-layout-color0, {});"
        return (root + f"body {{ {themed.format(LIGHT_PAPER)} }}\n"
                f'body[data-jp-theme-light="false"], body.vscode-dark {{ {dark} {themed.format(DARK_PAPER)} }}\n')
    return (root + ":root { color-scheme: light dark; }\n"
            f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n")


def figure_css() -> str:
    """How a chart lies on its page: the finding above it, the picture as wide as the text, never cut in print."""
    return _FIGURE


def _properties(values: dict[str, str]) -> str:
    return " ".join(f"--cw-{name}: {value};" for name, value in values.items())


_FIGURE = """\
.cw-figure { margin: var(--cw-space-4) 0; color: var(--cw-ink); font-family: var(--cw-font); break-inside: avoid; }
.cw-figure figcaption { margin: 0 0 var(--cw-space-2); max-width: 44rem; min-height: 1.4em; line-height: 1.4;
  font-size: 1.05rem; font-weight: 600; text-align: start; overflow-wrap: anywhere; }
.cw-picture { max-width: 46rem; overflow-x: auto; }
.cw-picture svg { display: block; width: 100%; min-width: 28rem; height: auto; overflow: visible; }
.cw-picture svg text { font-family: var(--cw-font); }
.cw-sample-mark, .cw-sentence { margin: 0 0 var(--cw-space-2); max-width: 44rem; line-height: 1.5;
  color: var(--cw-quiet); overflow-wrap: anywhere; }
.cw-sample-mark b { color: var(--cw-vine-ink); }
.cw-sample-whom { color: var(--cw-quiet); font-weight: 400; }
.cw-sample .cw-picture { border-inline-start: 3px solid var(--cw-rule); padding-inline-start: var(--cw-space-3); }
.cw-picture:focus-visible { outline: 2px solid var(--cw-focus); outline-offset: 2px; }
@media print { .cw-picture { overflow: visible; } .cw-picture svg { min-width: 0; } }
"""
