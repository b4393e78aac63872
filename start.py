#!/usr/bin/env python3
"""Set up and open Career Workbook, from a clone: ``python3 start.py``, and ``python3 start.py test`` to test it.

Standard library only, on Windows, macOS and Linux. The first time it makes ``.venv`` beside this file and installs
the pinned set; from then on it only hands over to the installed ``career-workbook`` command, whose subcommands and
options it takes too. What has to be installed has not changed when the stamp in ``.venv`` says so: then no network.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.lock"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
            "chrome", "microsoft-edge", "msedge")
#: Where browsers lie that are not on the PATH. Debian's wrapper script would add options of its own to Chromium's.
PLACES = ("/usr/lib/chromium/chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
          *(f"{os.environ[root]}\\{place}" for root in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
            if root in os.environ for place in ("Google\\Chrome\\Application\\chrome.exe",
                                                "Microsoft\\Edge\\Application\\msedge.exe")))


def main(given):
    if sys.version_info < (3, 11):  # noqa: UP036 (here, any Python may be the one that was typed)
        return f"Career Workbook needs Python 3.11 or newer; this is {sys.version.split()[0]}."
    testing = given[:1] == ["test"]
    try:
        install("test" if testing else "shared-notes" if "--shared-notes" in given else "")
    except (subprocess.CalledProcessError, OSError) as error:
        return f"Setting up did not work ({error}). The first time needs the network; please check it and try again."
    if testing:
        return test(given[1:])
    # The command lies in `.venv`, on nobody's PATH: what it tells a person to type is what they have just typed.
    place = f'"{sys.argv[0]}"' if " " in sys.argv[0] else sys.argv[0]
    os.environ["CAREER_WORKBOOK_COMMAND"] = f"{'py' if os.name == 'nt' else 'python3'} {place}"
    return hand_over(PYTHON, "-m", "career_workbook", *given)


def hand_over(*words):
    """Become the program itself, so that Ctrl-C reaches it alone and it can close in good order."""
    words = [str(w) for w in words]
    if os.name == "posix":
        os.execv(words[0], words)
    signal.signal(signal.SIGINT, lambda *_: None)  # Windows cannot replace a process: wait for it, whatever is pressed
    return subprocess.run(words, check=False).returncode


def install(extra):
    """Make `.venv` hold what pyproject and the lock say, with the `extra` named; nothing where it does already."""
    stamp = VENV / f".ready-{extra or 'open'}"
    shipped = sorted(f for f in (ROOT / "career_workbook" / "jupyter" / "share").rglob("*") if f.is_file())
    said = [Path(f).read_bytes() for f in (ROOT / "pyproject.toml", LOCK, *shipped)]
    key = hashlib.sha256(b"\0".join([*said, str(ROOT).encode()])).hexdigest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == key:
        return
    print(f"Setting up in {VENV}: once, a minute or so ...", flush=True)
    pip = environment()
    wanted = ["--constraint", LOCK, "--editable", f"{ROOT}[{extra}]" if extra else ROOT]
    uv = shutil.which("uv") or uv_inside(pip)
    if not uv or run(uv, "pip", "install", "--quiet", "--python", PYTHON, *wanted):
        run(*pip, "install", "--quiet", "--disable-pip-version-check", *wanted, check=True)
    stamp.write_text(key)


def environment():
    """Make `.venv` where there is none; return the words that call pip for it."""
    inside = [PYTHON, "-m", "pip"]
    if not PYTHON.exists() and run(sys.executable, "-m", "venv", VENV, quiet=True):
        # Debian without python3-venv: an environment without pip, filled by the pip that is there.
        shutil.rmtree(VENV, ignore_errors=True)
        run(sys.executable, "-m", "venv", "--without-pip", VENV, check=True)
    if run(*inside, "--version", quiet=True) == 0:
        return inside
    return [sys.executable, "-m", "pip", "--python", PYTHON]


def uv_inside(pip):
    """The fast installer, into `.venv` itself; None where it is not to be had, and pip alone has to do."""
    if run(*pip, "install", "--quiet", "--disable-pip-version-check", "uv", quiet=True):
        return None
    return PYTHON.with_name("uv.exe" if os.name == "nt" else "uv")


def test(given):
    """Lint and run all tests: units, notebooks, a real browser, faults. With arguments: pytest with those instead."""
    browser = find_browser() or get_browser()
    if not browser and os.environ.get("CI"):
        return "No browser was found and none could be had, so the browser tests cannot run."
    if browser != "playwright":
        os.environ["CHROME"] = browser
    # Hundreds of programs are started here, and where this is set, as in many containers, each would compile all its
    # libraries anew: half of the time went into that.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if given:
        return run(PYTHON, "-m", "pytest", *given)
    linted = run(PYTHON, "-m", "ruff", "check", ".")
    # What is measured in milliseconds comes first, while nothing else runs. Then two at a time, a file's tests in their
    # order: most of the time goes into waiting for servers and kernels.
    measured = run(PYTHON, "-m", "pytest", "tests/browser", "-m", "alone")
    aside = ["--numprocesses", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    tested = run(PYTHON, "-m", "pytest", "tests", "-m", "not alone", *aside)
    if not browser:
        print("No browser was found, so the browser tests were skipped; they are named above.")
    return linted or measured or tested


def find_browser():
    """A Chromium, Chrome or Edge that is installed: the one named in CHROME, or the first that is found."""
    found = [os.environ.get("CHROME"), *(p for p in PLACES if Path(p).is_file()), *map(shutil.which, BROWSERS)]
    return next((p for p in found if p), "")


def get_browser():
    """Debian's package where we may install one, else Playwright's own download ("playwright"); else nothing, ""."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", "--quiet", *words], env=quietly, stdout=subprocess.DEVNULL, check=False)
        if found := find_browser():
            return found
    return "" if run(PYTHON, "-m", "playwright", "install", "chromium") else "playwright"


def run(*words, check=False, quiet=False):
    """Run a program in the clone and return its exit status."""
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL} if quiet else {}
    return subprocess.run([str(w) for w in words], cwd=ROOT, check=check, **silent).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
