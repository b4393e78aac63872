"""The house rules, read from the imports: one test a rule."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "career_workbook"
#: Rooms that know the person's file, which pictures and computations do not.
ABOVE = ("workbook", "present", "store", "folder", "layout", "jupyter", "cli")
MODULES = sorted(PACKAGE.rglob("*.py"))


def _room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def _imported(path: Path) -> list[tuple[str, str]]:
    """Everything a file imports, wherever in it: absolute dotted names of modules, and what of each ("": itself)."""
    found: list[tuple[str, str]] = []
    here = ("career_workbook", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(here[: len(here) - node.level + 1]) if node.level else ""
            module = ".".join(p for p in (base, node.module or "") if p)
            found += [(module, alias.name) for alias in node.names]
    return found


def _imports(path: Path) -> set[str]:
    """Every module a file imports, as absolute dotted names."""
    return {name for module, what in _imported(path) for name in (module, f"{module}.{what}".rstrip("."))}


def _rooms_used(path: Path) -> set[str]:
    names = [name.split(".") for name in _imports(path)]
    return {n[1] for n in names if n[0] == "career_workbook" and len(n) > 1} - {_room(path)}


def _offenders(library: str, allowed: set[str]) -> list[str]:
    return [str(p.relative_to(PACKAGE)) for p in MODULES if _room(p) not in allowed
            and any(name == library or name.startswith(library + ".") for name in _imports(p))]


@pytest.mark.parametrize(("library", "room"), [
    ("sqlite3", {"store"}), ("matplotlib", {"charts"}), ("anywidget", {"widgets"}), ("ipywidgets", {"widgets"}),
])
def test_a_library_lives_in_one_room(library, room):
    """What could leak or lose something exists once."""
    assert _offenders(library, room) == []


def test_pyplot_is_used_nowhere():
    """A figure of pyplot's is everybody's; ours are private."""
    assert _offenders("matplotlib.pyplot", set()) == []


@pytest.mark.parametrize(("room", "never"), [
    ("chapters", {"widgets", "charts", "handout", "readers", *ABOVE}),
    ("charts", {"widgets", "handout", "readers", *ABOVE}),
    ("handout", {"widgets", "jupyter", "cli"}),
    ("asking_others", {"widgets", "handout", "charts", "store", "jupyter", "cli"}),
    ("readers", {"widgets", "handout", "charts", "jupyter", "cli"}),
    ("writers", {"widgets", "handout", "charts", "jupyter", "cli"}),
    ("cells", {"chapters", "charts", "widgets", "handout", "readers", "writers", *ABOVE}),
    ("methods", {"chapters", "charts", "widgets", "handout", "readers", "records", *ABOVE}),
    ("findings", {"chapters", "methods", "records", *ABOVE}),
    ("together", {"widgets", "charts", "handout", "jupyter", "cli"}),
    ("uniting", {"chapters", "charts", "widgets", "handout", "readers", "together", "jupyter", "cli"}),
    ("history", {"chapters", "charts", "widgets", "handout", "readers", *ABOVE}),
    ("store", {"records", "workbook", "chapters", "widgets", "charts", "handout", "readers", "cli"}),
    ("records", {"chapters", "workbook", "store", "widgets"}),
    ("fields", {"records", "chapters", "workbook", "store", "widgets"}),
])
def test_data_flows_one_way(room, never):
    """A room knows only what lies below it."""
    wrong = {str(p.relative_to(PACKAGE)): found for p in MODULES
             if _room(p) == room and (found := _rooms_used(p) & never)}
    assert wrong == {}


def test_no_two_modules_need_each_other():
    """Whatever is read first can be understood without the rest: no circle, however late or lightly it is imported."""
    names = {".".join(("career_workbook", *p.relative_to(PACKAGE).with_suffix("").parts)): p for p in MODULES}
    names = {name.removesuffix(".__init__"): path for name, path in names.items()}
    needs = {name: {one if (one := f"{module}.{what}") in names else module for module, what in _imported(path)}
             - {name} for name, path in names.items()}
    try:
        tuple(TopologicalSorter(needs).static_order())
    except CycleError as circle:
        pytest.fail(" needs ".join(reversed(circle.args[1])))


def test_chapters_do_not_know_each_other():
    """What one chapter needs of another comes in as a frame; a part of a chapter (market_reference) belongs to it."""
    modules = {p.stem: p for p in (PACKAGE / "chapters").glob("*.py") if p.stem != "__init__"}

    def chapter(stem: str) -> str:
        return min((other for other in modules if f"{stem}_".startswith(f"{other}_")), key=len)

    wrong = {stem: found for stem, path in modules.items()
             if (found := {name for name in _imports(path) if name.startswith("career_workbook.chapters.")
                           and (other := name.split(".")[2]) in modules and chapter(other) != chapter(stem)})}
    assert wrong == {}


def test_only_the_workbook_and_those_who_look_after_the_file_know_the_store():
    """Whoever wants to read or write goes through the workbook; errors to show are the exception."""
    allowed = {"store", "workbook", "uniting", "undoing", "present", "together", "layout", "folder", "cli", "jupyter"}
    errors = {"career_workbook.store", "career_workbook.store.CannotOpen", "career_workbook.store.NotSaved"}
    wrong = {str(p.relative_to(PACKAGE)): found for p in MODULES if _room(p) not in allowed
             if (found := {n for n in _imports(p) if n.startswith("career_workbook.store")} - errors)}
    assert wrong == {}


def test_files_stay_short():
    """A file that grows past three hundred lines is two ideas."""
    files = [*MODULES, *(PACKAGE / "widgets" / "static").glob("*.*")]
    assert {p.name: n for p in files if (n := len(p.read_text("utf-8").splitlines())) > 300} == {}


def test_there_is_no_drawer_for_odds_and_ends():
    """A name says what a file holds."""
    assert [p.name for p in MODULES if p.stem in {"utils", "helpers", "manager", "misc", "common"}] == []
