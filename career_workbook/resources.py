"""The notebooks and data that come with the program: one lookup for a clone, an editable install and a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The file or folder of that name, such as ``resource("data", "sample", "skill.csv")``.

    In a wheel it lies inside the package, in a clone beside it. FileNotFoundError when neither has it.
    """
    # The wheel's place first: beside an installed package any other one may have left a folder called "data".
    for root in (_PACKAGE / "_resources", _PACKAGE.parent):
        found = root.joinpath(*parts)
        if found.exists():
            return found
    raise FileNotFoundError(f"This installation of Career Workbook lacks {'/'.join(parts)}. Please install it again.")


def notebooks() -> list[Path]:
    """The chapters as they are shipped (clean, without outputs), in the order of their numbers."""
    return sorted(resource("notebooks").glob("[0-9][0-9]_*.ipynb"))


def coachs_notebook() -> Path:
    """The page a coach's copy has beside the chapters: their own notes."""
    return resource("notebooks", "coach", "11_not_shared.ipynb")


def sample() -> Path:
    """The folder with the sample person's records, one ``<kind>.csv`` a kind."""
    return resource("data", "sample")


def reference() -> Path:
    """The folder with the small hand-written reference tables."""
    return resource("data", "reference")
