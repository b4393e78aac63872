"""Every test runs in a home of its own: nothing of the person at this computer is read or written.

The places are moved when pytest starts, not in a fixture, because some libraries (matplotlib, IPython) look for
their folder while a test file is still being imported.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says more of the machine, and of what else it does, than of the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# As in our own server: a parser that takes two seconds to build, for what is never asked here.
sys.modules.setdefault("rfc3987_syntax", None)

#: A worker of pytest-xdist starts in the moved home and is told the real one.
REAL_HOME = Path(os.environ.get("CAREER_WORKBOOK_TEST_REAL_HOME") or Path.home())
#: Where a leak would show: our own default folders, and what Jupyter, IPython and matplotlib keep for a person.
WATCHED = ("Career Workbook", "Career Workbook (sample)", ".jupyter", ".ipython", ".local/share/jupyter",
           ".config/career-workbook", ".config/matplotlib", ".local/share/career-workbook")
#: Caches of downloads hold nothing of a person, and filling them anew would need the network: they stay where they are.
KEPT = {"PLAYWRIGHT_BROWSERS_PATH": ".cache/ms-playwright", "UV_CACHE_DIR": ".cache/uv", "PIP_CACHE_DIR": ".cache/pip"}
_STRAY = ("CAREER_WORKBOOK_FOLDER", "CAREER_WORKBOOK_COMMAND", "JUPYTER_", "JPY_", "IPYTHON", "VOILA_")


def pytest_configure(config: pytest.Config) -> None:
    """Move the home, and all that is looked up from it, to a temporary folder."""
    if hasattr(config, "workerinput") or os.environ.get("CAREER_WORKBOOK_TEST_HOME"):
        return
    home = Path(tempfile.mkdtemp(prefix="career-workbook-tests-")).resolve()
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    for name in [n for n in os.environ if n.startswith(_STRAY)]:
        del os.environ[name]
    if os.name == "posix":
        for name, place in KEPT.items():
            os.environ.setdefault(name, str(REAL_HOME / place))
    places = {"HOME": "", "USERPROFILE": "", "APPDATA": "AppData/Roaming", "LOCALAPPDATA": "AppData/Local",
              "XDG_CONFIG_HOME": ".config", "XDG_DATA_HOME": ".local/share", "XDG_STATE_HOME": ".local/state",
              "XDG_CACHE_HOME": ".cache", "XDG_RUNTIME_DIR": "run", "JUPYTER_CONFIG_DIR": ".jupyter",
              "JUPYTER_DATA_DIR": "jupyter/data", "JUPYTER_RUNTIME_DIR": "jupyter/run", "IPYTHONDIR": ".ipython",
              "MPLCONFIGDIR": "matplotlib", "CAREER_WORKBOOK_TEST_HOME": ""}
    os.environ["CAREER_WORKBOOK_TEST_REAL_HOME"] = str(REAL_HOME)
    for name, place in places.items():
        folder = home / place
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.environ[name] = str(folder)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave no word of the temporary home to whatever runs after us in this process."""
    for name in ("CAREER_WORKBOOK_TEST_HOME", "CAREER_WORKBOOK_TEST_REAL_HOME"):
        os.environ.pop(name, None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long come first: two at a time, none is then left with the longest when the others are done."""
    here = Path(__file__).parent
    places = ("browser", "notebooks", "jupyter", "faults", "test_packaging.py")
    items.sort(key=lambda item: places.index(part) if (part := item.path.relative_to(here).parts[0]) in places
               else len(places))


def _seen() -> dict[str, object]:
    seen: dict[str, object] = {"~": sorted(p.name for p in REAL_HOME.iterdir())}
    for name in WATCHED:
        place = REAL_HOME / name
        if place.is_dir():
            seen[name] = sorted((str(p.relative_to(place)), p.stat().st_size, p.stat().st_mtime_ns)
                                for p in place.rglob("*") if p.is_file())
    return seen


@pytest.fixture(autouse=True, scope="session")
def _real_home_untouched():
    before = _seen()
    yield
    after = _seen()
    changed = sorted(k for k in before.keys() | after.keys() if before.get(k) != after.get(k))
    assert not changed, f"the tests (or something beside them) changed the real home: {changed}"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh home for one test."""
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path
