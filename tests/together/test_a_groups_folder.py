"""What is shared into a folder that a client and a coach have together on one computer."""

from __future__ import annotations

import os
import stat
from contextlib import closing
from pathlib import Path

import pytest

from career_workbook.folder import Folder, create_folder
from career_workbook.together.command import share
from career_workbook.workbook import Workbook

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no folders that hand on their group")


@pytest.fixture
def agreed(tmp_path: Path) -> Folder:
    folder = create_folder(tmp_path / "mine")
    with closing(Workbook.open(folder.workbook)) as workbook:
        said = dict.fromkeys(("recorded", "who_sees", "kept_until", "ending"), "said")
        workbook.commit("agreement", "sheet", said, {})
    return folder


def test_the_group_of_such_a_folder_can_read_it(agreed: Folder, tmp_path: Path):
    """The coach can take it from there, everybody else cannot, and the client is told."""
    drop = tmp_path / "pair"
    drop.mkdir()
    drop.chmod(0o3770)
    said: list[str] = []
    share(agreed, [], drop, say=said.append)
    file = next(drop.iterdir())
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert any(f"the group {file.group()} " in line for line in said)


@pytest.mark.parametrize("place", ["elsewhere", None])
def test_anywhere_else_it_is_its_owners_alone(agreed: Folder, tmp_path: Path, place: str | None):
    """A file in any other folder, or in one's own workbook wherever that lies, is for nobody else on this computer."""
    agreed.path.chmod(0o2700)
    share(agreed, [], tmp_path / place if place else None, say=lambda _: None)
    file = next(tmp_path.rglob("*.careerbook"))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
