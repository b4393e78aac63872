"""Make the README's pictures: the sample person's workbook in a real browser, so that they show what there is.

    python docs/pictures.py [FOLDER]     (FOLDER: docs/pictures)
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, Locator, Page  # noqa: E402

from benchmarks import stand  # noqa: E402
from career_workbook import handout  # noqa: E402
from career_workbook.folder import Folder, create_folder  # noqa: E402

CHAPTER = "08_vine.ipynb"
WIDE, TALL = 1000, 3000  #: of the window, in points: taller than anything that is cut out
SHARP = 2  # pixels for each point: readable on a good screen
ROOM = 18  # points of paper left around what is cut out
MOST = 120_000  # bytes


def chapter_page(browser: Browser, address: str, theme: str) -> Page:
    """The chapter, alive, with every picture drawn."""
    context = browser.new_context(viewport={"width": WIDE, "height": TALL}, device_scale_factor=SHARP,
                                  color_scheme=theme, locale="en-GB", reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.goto(address.replace("00_start.ipynb", CHAPTER))
    page.locator('.cw-form[data-kind="skill"][data-state="ready"]').first.wait_for()
    page.wait_for_function("""() => {
      const pieces = [...document.querySelectorAll('.cw-live')];
      return pieces.length > 12 && pieces.every(piece => !piece.querySelector('.cw-waiting'));
    }""")
    return page


def of_the_chapter(page: Page) -> dict[str, bytes]:
    """A piece of the chapter as one reads it, a form with the picture that answers it, and the vine."""
    log, intention, hours = _form(page, "investment"), _form(page, "intention"), _chart(page, "weekly hours")
    made = {"vine": cut(page, _chart(page, "vine"))}
    # As it looks when something has just been typed.
    log.get_by_label("Skill", exact=True).select_option(label="Teaching on the job")
    log.get_by_label("Hours", exact=True).fill("0:45")
    log.get_by_label("What you did").fill("Let Jonas type")
    page.locator('.cw-form[data-kind="investment"][data-state="draft"]').first.wait_for()
    made["chapter"] = cut(page, [*_chart(page, "investment over time"), log.locator(".cw-form-body")])
    intention.locator("details[open] > summary").first.click()
    for goal in ("6", "8"):
        intention.get_by_role("textbox").first.fill(goal)
        page.locator('.cw-form[data-kind="intention"][data-state="saved"]').first.wait_for()
        page.locator('[data-about="Chart: weekly hours"] svg text', has_text=f"{goal} h").first.wait_for()
    return made | {"form": cut(page, [intention, *hours])}


def _form(page: Page, kind: str) -> Locator:
    return page.locator(f'.cw-form[data-kind="{kind}"]').first


def _chart(page: Page, name: str) -> list[Locator]:
    chart = page.locator(f'[data-about="Chart: {name}"]').first
    return [chart.locator("figcaption"), chart.locator("svg[role=img]")]


def cut(page: Page, parts: Sequence[Locator]) -> bytes:
    """A picture of these parts and all that stands between them, with a little paper around."""
    parts[-1].evaluate("part => part.scrollIntoView({block: 'end'})")
    boxes = [part.bounding_box() for part in parts]
    left, top = (min(box[side] for box in boxes) - ROOM for side in ("x", "y"))
    # A caption is as wide as the page, whatever is in it.
    right = max(box["x"] + box["width"] for box in boxes[1:] or boxes) + ROOM
    bottom = max(box["y"] + box["height"] for box in boxes) + ROOM
    return page.screenshot(clip={"x": left, "y": top, "width": right - left, "height": bottom - top})


def of_the_handout(browser: Browser, folder: Folder) -> bytes:
    """Two places of the page a coach gets, side by side: where it begins, and the vine."""
    [file] = handout.make(folder, ["vine"], "coach")
    wide, tall = 794, 900  # a sheet of paper is about so wide
    page = browser.new_context(viewport={"width": wide, "height": tall}, device_scale_factor=1).new_page()
    page.goto(file.as_uri())
    sheets = [page.screenshot()]
    page.get_by_role("heading", name="Your vine", exact=True).evaluate("""part => {
      part.scrollIntoView();
      window.scrollBy(0, -50);
    }""")
    sheets.append(page.screenshot())
    gap = 24
    both = Image.new("RGB", (wide * 2 + 3 * gap, tall + 2 * gap), "#e9e9e6")
    for n, sheet in enumerate(sheets):
        both.paste(Image.open(io.BytesIO(sheet)), (gap + n * (wide + gap), gap))
    file = io.BytesIO()
    both.save(file, "PNG")
    return file.getvalue()


def small(picture: bytes) -> bytes:
    """The picture with as many colours, or as large, as a README should load."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    while True:
        for colours in (256, 128, 64):
            file = io.BytesIO()
            fewer = image.quantize(colours, method=Image.Quantize.MAXCOVERAGE, kmeans=3)
            fewer.save(file, "PNG", optimize=True)
            if file.tell() <= MOST:
                return file.getvalue()
        image = image.resize((image.width * 9 // 10, image.height * 9 // 10), Image.Resampling.LANCZOS)


def keep(made: dict[str, bytes]) -> None:
    """Write pictures to the folder named on the command line, else beside this file."""
    to = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "pictures"
    to.mkdir(parents=True, exist_ok=True)
    for name, picture in made.items():
        file = to / f"{name}.png"
        file.write_bytes(small(picture))
        print(f"{file.name}: {file.stat().st_size / 1000:.0f} KB")


def main() -> None:
    """Make all of them, the vine in a dark theme too."""
    with stand.home() as home:
        from opening import OPEN, opened

        os.environ |= {"LANGUAGE": "en_GB", "LANG": "en_GB.UTF-8"}  # how the browser writes a day
        folder = create_folder(home / "Career Workbook (sample)", sample=True)
        with opened(OPEN, folder.path) as ask, stand.browser() as browser:
            dark = chapter_page(browser, ask.address, "dark")
            made = {"vine-dark": cut(dark, _chart(dark, "vine"))}
            dark.close()
            made |= of_the_chapter(chapter_page(browser, ask.address, "light"))
            made["handout"] = of_the_handout(browser, folder)
    keep(made)


if __name__ == "__main__":
    main()
