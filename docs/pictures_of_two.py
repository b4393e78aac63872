"""Make the pictures of docs/coaching.md: two people, a browser each, in one session; and what they send each other.

    python docs/pictures_of_two.py [FOLDER]     (FOLDER: docs/pictures)
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pictures import cut, keep
from playwright.sync_api import Browser, Locator, Page

from benchmarks import stand
from career_workbook.asking_others import make_questionnaire
from career_workbook.folder import Folder, create_folder
from career_workbook.together import exchange

CHAPTER = "value"
SCREEN = {"width": 820, "height": 760}
TELEPHONE = {"width": 390, "height": 760}
SHARP = 1.5  # pixels for each point


def form(page: Page, kind: str) -> Locator:
    """The form of a kind of record, once it is alive."""
    found = page.locator(f'.cw-form[data-kind="{kind}"]').first
    found.locator(".cw-form-tools, .cw-form-body").first.wait_for()
    return found


@contextmanager
def window(browser: Browser, address: str, size: dict[str, int]) -> Iterator[Page]:
    """A page in a browser of its own."""
    context = browser.new_context(viewport=size, device_scale_factor=SHARP, color_scheme="light", locale="en-GB",
                                  reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.goto(address)
    yield page
    context.close()


def of_a_session(browser: Browser, folder: Folder) -> dict[str, bytes]:
    """Both screens while the coach points at an exercise, with what today is about and a timer."""
    from in_session import session_of

    with session_of(folder.path, CHAPTER) as running:
        at = f"{running.host}/doc/tree/03_value.ipynb?token="
        with window(browser, at + running.tokens["me"], SCREEN) as mara, \
                window(browser, at + running.tokens["coach"], SCREEN) as anna:
            for page in (mara, anna):
                page.get_by_role("region", name="Session").get_by_text("(you)").wait_for()
                form(page, "impact")
            anna.get_by_role("button", name="For today:").nth(1).click()
            anna.get_by_role("region", name="Session").get_by_label("Minutes").fill("25")
            anna.get_by_role("region", name="Session").get_by_label("Minutes").press("Enter")
            pointed = form(anna, "impact")
            pointed.scroll_into_view_if_needed()
            pointed.get_by_role("button", name="Point here:").click()
            mara.get_by_text("Anna points here.").wait_for()
            mara.get_by_text("25 minutes left").wait_for()
            return {"session-client": mara.screenshot(), "session-coach": anna.screenshot()}


def of_comments(browser: Browser, folder: Folder) -> dict[str, bytes]:
    """What a coach asked about a wish, and what was replied, in the person's own workbook."""
    from opening import OPEN, opened

    with opened(OPEN, folder.path) as ask, window(browser, ask.address, {**SCREEN, "height": 2400}) as page:
        talked_of = form(page, "want")
        talked_of.get_by_text("Comments", exact=True).click()
        talked_of.get_by_text("Tuesday and Thursday").wait_for()
        return {"comments": cut(page, [talked_of])}


def of_a_coachs_notes(browser: Browser, folder: Folder, to: Path) -> dict[str, bytes]:
    """The page that only a coach's copy has, with one note on it."""
    from opening import OPEN, opened

    shared = to / "for-my-coach.careerbook"
    exchange.share(folder, [], shared)
    copy = exchange.receive(shared, to / "A client")
    with opened(OPEN, copy.path) as ask, \
            window(browser, ask.address.replace("00_start", "11_not_shared"), SCREEN) as page:
        note = form(page, "coach_note").get_by_label("What did you notice?")
        note.fill("Lighter after the walk. “They” three times, “I” once.")
        page.locator('.cw-form[data-kind="coach_note"][data-state="draft"]').first.wait_for()
        note.blur()
        page.get_by_role("heading", name="Not shared").scroll_into_view_if_needed()
        return {"not-shared": page.screenshot()}


def of_the_questionnaire(browser: Browser, folder: Folder) -> dict[str, bytes]:
    """The page to fill in before an hour, on a telephone."""
    with window(browser, make_questionnaire(folder).as_uri(), TELEPHONE) as page:
        return {"questionnaire": page.screenshot()}


def main() -> None:
    """Make all of them."""
    with stand.home() as home:
        os.environ |= {"LANGUAGE": "en_GB", "LANG": "en_GB.UTF-8"}  # how the browser writes a day
        folder = create_folder(home / "Career Workbook (sample)", sample=True)
        with stand.browser() as browser:
            made = of_the_questionnaire(browser, folder) | of_comments(browser, folder)
            made |= of_a_coachs_notes(browser, folder, home) | of_a_session(browser, folder)
    keep(made)


if __name__ == "__main__":
    main()
