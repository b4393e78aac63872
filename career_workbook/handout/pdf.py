"""A page as a PDF, printed by the browser that is on the computer: tagged, with an outline, and nothing of the machine.

The browser reads one file of a temporary folder and has a profile of its own there, so that neither a path nor a
person's settings can reach the document.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

NONE = ("There is no Chromium, Chrome or Edge on this computer to make a PDF with. Open the page in your browser and "
        "print it to a file from there, or name such a browser in CHROME.")
FAILED = "The browser could not make the PDF. Open the page in your browser and print it to a file from there."
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
          "microsoft-edge-stable", "msedge")
#: Where browsers lie that are not on the PATH; Debian's script on it would add options of its own.
_PLACES = ("/usr/lib/chromium/chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
           "/Applications/Chromium.app/Contents/MacOS/Chromium",
           "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge")
_ON_WINDOWS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
_SECONDS = 120
_FLAGS = ("--headless", "--disable-gpu", "--disable-extensions", "--disable-background-networking",
          "--disable-component-update", "--disable-sync", "--no-first-run", "--no-default-browser-check",
          "--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline",
          # A document names what printed it; that need not be the person's system.
          "--user-agent=Career Workbook")


class NoBrowser(OSError):
    """No PDF can be made; the text says why and what to do."""


def find_browser() -> str:
    """A Chromium, Chrome or Edge of this computer: the one named in CHROME, or the first that is found; else ""."""
    roots = filter(None, (os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")))
    places = (*_PLACES, *(str(Path(root) / place) for root in roots for place in _ON_WINDOWS))
    named = os.environ.get("CHROME")
    found = (named and shutil.which(named), *(p for p in places if Path(p).is_file()), *map(shutil.which, _NAMES))
    return next((p for p in found if p), "")


def must_find_browser() -> str:
    """The same; raises `NoBrowser` with a sentence where there is none."""
    if found := find_browser():
        return found
    raise NoBrowser(NONE)


def pdf(html: str) -> bytes:
    """A page as a PDF. Raises `NoBrowser` with a sentence."""
    browser = must_find_browser()
    with tempfile.TemporaryDirectory(prefix="handout-", ignore_cleanup_errors=True) as place:
        page, made = Path(place) / "page.html", Path(place) / "page.pdf"
        page.write_text(html, encoding="utf-8")
        # Root has no sandbox to be in; everybody else keeps theirs.
        alone = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        try:
            subprocess.run([browser, *_FLAGS, *alone, f"--user-data-dir={Path(place) / 'profile'}",
                            f"--print-to-pdf={made}", page.as_uri()],
                           stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                           timeout=_SECONDS, check=True)
            return made.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise NoBrowser(FAILED) from error
