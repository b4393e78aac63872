"""What must agree between the files that say how the workbook is installed, and that a wheel is the whole of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml
from opening import opened
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import start

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def required() -> list[Requirement]:
    project = PYPROJECT["project"]
    every = [project["dependencies"], *project["optional-dependencies"].values()]
    return [Requirement(need) for part in every for need in part]


def test_conda_and_binder_install_what_pyproject_says():
    """environment.yml names this package and a Python it runs on, and repeats nothing that could grow apart."""
    listed = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
    pythons = [d for d in listed if isinstance(d, str) and d.startswith("python=")]
    assert len(pythons) == 1 and re.fullmatch(r"python=3\.\d+", pythons[0]), "Binder understands only python=3.x"
    lowest = PYPROJECT["project"]["requires-python"].removeprefix(">=")
    assert tuple(map(int, pythons[0].removeprefix("python=").split("."))) >= tuple(map(int, lowest.split(".")))
    assert [d for d in listed if isinstance(d, dict)] == [{"pip": ["."]}]
    assert {d for d in listed if isinstance(d, str)} == {pythons[0], "pip"}


def test_the_pinned_set_satisfies_pyproject():
    """Everything required has a pin, and the pin is one that is allowed."""
    pins = {}
    for line in start.LOCK.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            pin = Requirement(line)
            pins.setdefault(canonicalize_name(pin.name), []).append(next(iter(pin.specifier)).version)
    for need in required():
        found = pins.get(canonicalize_name(need.name))
        assert found, f"{need.name} is not in {start.LOCK.name}"
        assert all(need.specifier.contains(version) for version in found), need


def test_no_file_of_the_installation_names_a_host():
    """Where packages come from is the person's own setting."""
    for name in ("requirements.lock", "environment.yml", "pyproject.toml", "start.py"):
        assert "://" not in (ROOT / name).read_text("utf-8"), name


def test_the_starter_needs_nothing_but_python():
    """start.py runs before anything is installed: it imports the standard library alone."""
    imported = set(re.findall(r"^\s*(?:import|from) (\w+)", Path(start.__file__).read_text("utf-8"), re.MULTILINE))
    assert imported <= sys.stdlib_module_names


def test_the_second_start_installs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Once set up, no installer and no network is asked until what must be installed has changed."""
    for name in ("pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path / name)
    ran: list[str] = []
    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.setattr(start, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(start, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(start, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(start, "run", lambda *words, **_: ran.append(" ".join(map(str, words))) or 0)
    (tmp_path / ".venv").mkdir()
    start.install("")
    assert any("install" in words for words in ran)
    ran.clear()
    start.install("")
    assert ran == []
    with (tmp_path / "requirements.lock").open("a") as lock:
        lock.write("# newer\n")
    start.install("")
    assert any("install" in words for words in ran)


@pytest.mark.parametrize(("typed", "extra"), [
    (["open"], ""), (["together", "value"], ""), (["together", "value", "--shared-notes"], "shared-notes")])
def test_a_part_is_installed_where_it_is_asked_for(typed, extra, monkeypatch: pytest.MonkeyPatch):
    """Typing the option is enough: nobody has to install anything by hand, and nobody else gets it."""
    asked: list[str] = []
    monkeypatch.setattr(start, "install", asked.append)
    monkeypatch.setattr(start, "hand_over", lambda *words: 0)
    monkeypatch.setenv("CAREER_WORKBOOK_COMMAND", "")
    assert start.main(typed) == 0 and asked == [extra]
    assert not extra or extra in PYPROJECT["project"]["optional-dependencies"]


@pytest.mark.parametrize("ci", [True, False])
def test_a_missing_browser_fails_ci_and_only_ci(ci: bool, monkeypatch: pytest.MonkeyPatch):
    """A person without a browser still runs every other test; CI may not pass without."""
    monkeypatch.delenv("CHROME", raising=False)
    monkeypatch.setenv("CI", "true") if ci else monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(start, "find_browser", lambda: "")
    monkeypatch.setattr(start, "get_browser", lambda: "")
    ran: list[tuple] = []
    monkeypatch.setattr(start, "run", lambda *words, **_: ran.append(words) or 0)
    status = start.test([])
    assert (bool(status), bool(ran)) == ((True, False) if ci else (False, True))


# The wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source archive, as an index would carry both."""
    out = tmp_path_factory.mktemp("dist")
    # Built in this environment, whose backend is the pinned one: no network.
    done = subprocess.run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.whl"))


def test_the_wheel_carries_the_notebooks_the_data_and_our_jupyter(wheel: Path):
    """Whatever a clone reads beside the package lies in the wheel, file for file."""
    names = set(zipfile.ZipFile(wheel).namelist())
    for part in ("notebooks", "data"):
        tracked = subprocess.run(["git", "ls-files", part], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        missing = {f"career_workbook/_resources/{name}" for name in tracked.splitlines()} - names
        assert tracked and not missing
    shared = {name.split("/share/jupyter/", 1)[1] for name in names if ".data/data/share/jupyter/" in name}
    assert shared == {"kernels/career-workbook/kernel.json", "labextensions/career-workbook/package.json",
                      "labextensions/career-workbook/static/chapter.css",
                      "labextensions/career-workbook/static/back.js",
                      "labextensions/career-workbook/static/notice.js",
                      "labextensions/career-workbook/static/remoteEntry.js"}
    assert "career_workbook/jupyter/config/labconfig/default_setting_overrides.json" in names
    assert any(name.endswith((".css", ".js")) for name in names if name.startswith("career_workbook/widgets/static/"))
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert "career_workbook/jupyter/config_on_a_hub/labconfig/page_config.json" in names
    assert not any("/deploy/" in f"/{name}" or "/tests/" in f"/{name}" for name in names)


def test_the_lab_extension_has_the_version_of_the_package():
    """What Lab lists as our version is the version that is installed."""
    import career_workbook

    about = ROOT / "career_workbook/jupyter/share/labextensions/career-workbook/package.json"
    assert json.loads(about.read_text("utf-8"))["version"] == career_workbook.__version__


@pytest.mark.slow
def test_the_installed_wheel_opens_the_same_workbook(wheel: Path, tmp_path: Path):
    """In an empty environment and an empty folder, the wheel alone makes the same workbook, and opens it."""
    python = tmp_path / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "venv")], check=True)
    uv = shutil.which("uv") or shutil.which("uv", path=str(Path(sys.executable).parent))
    installer = [uv, "pip", "install", "--python", str(python)] if uv else \
        [sys.executable, "-m", "pip", "--python", str(python), "install"]
    done = subprocess.run([*installer, "--quiet", "--constraint", str(start.LOCK), str(wheel)], capture_output=True,
                          text=True, check=False)
    assert done.returncode == 0, done.stderr
    (tmp_path / "empty").mkdir()
    command = python.with_name("career-workbook.exe" if os.name == "nt" else "career-workbook")

    def run(*words: str) -> str:
        done = subprocess.run([str(command), *words], cwd=tmp_path / "empty", capture_output=True, text=True,
                              check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("new", "--sample", "--folder", "sample")
    copied = {p.name for p in (tmp_path / "empty" / "sample").glob("*.ipynb")}
    assert copied == {p.name for p in (ROOT / "notebooks").glob("[0-9]*.ipynb")}
    assert "whole" in run("check", "--folder", "sample")
    with opened([command, "open"], tmp_path / "empty" / "sample") as ask:
        assert "career-workbook" in ask("/api/kernelspecs")["kernelspecs"]
        assert ask("/api/contents/08_vine.ipynb")["type"] == "notebook"
