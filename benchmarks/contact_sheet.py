"""All pictures on a few pages, to look at: the sample person's, her first entries alone, hundreds, difficult names.

    python benchmarks/contact_sheet.py FOLDER [--chapter vine]

Writes one HTML page a chapter and, where there is a browser, screenshots of it in light and dark and in grey.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "charts"))
import everybody
import people

from career_workbook import charts, look, sample
from career_workbook.chapters import CHAPTERS, NothingYet, TooLittle

STYLE = """
body { background: var(--cw-paper); color: var(--cw-ink); font-family: var(--cw-font); margin: 2rem; }
main { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem 3rem; max-width: 100rem; }
h2 { grid-column: 1 / -1; border-bottom: 1px solid var(--cw-rule); font-size: 1rem; margin: 1.5rem 0 0; }
small { color: var(--cw-quiet); }
"""


def names(stem: str) -> list[str]:
    """The charts of a chapter, in the order of its module."""
    return [name for chapter, name in everybody.every_chart() if chapter == stem]


def persons(stem: str) -> Iterator[tuple[str, Callable[[str], Any], Any]]:
    """Who the pictures are drawn of: (name, frames by kind, today)."""
    for name, frames in everybody.CASES.items():
        yield name, frames, sample.today()
    for case in people.CASES if stem == "vine" else ():
        yield case, people.drawer(people.CASES[case]()), people.TODAY


def page(stem: str) -> str:
    """All pictures of a chapter as one page."""
    parts = []
    for name in names(stem):
        parts.append(f"<h2>{name}</h2>")
        for person, frames, today in persons(stem):
            try:
                shown = charts.figure_html(charts.draw(name, stem, frames, today))
            except (NothingYet, TooLittle) as sentence:
                shown = charts.sentence_html(str(sentence))
            parts.append(f"<div><small>{person}</small>{shown}</div>")
    return (f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{stem}</title>'
            f"<style>{look.css()}{look.figure_css()}{STYLE}</style><main>{''.join(parts)}</main></html>")


def screenshots(files: list[Path]) -> None:
    """Light, dark and grey pictures of the pages, where there is a browser to take them."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "browser"))
    from playwright.sync_api import sync_playwright
    from real_lab import browser_arguments, find_browser

    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=find_browser(), args=browser_arguments())
        for file in files:
            for theme in ("light", "dark", "grey"):
                tab = browser.new_page(viewport={"width": 1600, "height": 900},
                                       color_scheme="dark" if theme == "dark" else "light")
                tab.goto(file.resolve().as_uri())
                if theme == "grey":
                    tab.add_style_tag(content="html { filter: grayscale(1); }")
                tab.screenshot(path=file.with_name(f"{file.stem}-{theme}.png"), full_page=True)
                tab.close()
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--chapter", choices=list(CHAPTERS), action="append")
    wishes = parser.parse_args()
    wishes.folder.mkdir(parents=True, exist_ok=True)
    files = []
    for stem in wishes.chapter or CHAPTERS:
        if names(stem):
            files.append(wishes.folder / f"{stem}.html")
            files[-1].write_text(page(stem), encoding="utf-8")
            print(f"{files[-1]}: {', '.join(names(stem))}")
    screenshots(files)


if __name__ == "__main__":
    main()
