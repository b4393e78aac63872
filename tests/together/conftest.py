"""Two folders of one workbook, as each test likes to change them; a file's `pair` says what is in them."""

from __future__ import annotations

import shutil

import pytest

from career_workbook.folder import Folder


@pytest.fixture
def mine(pair, tmp_path):
    """The person's folder."""
    return Folder(shutil.copytree(pair / "mine", tmp_path / "mine"))


@pytest.fixture
def theirs(pair, tmp_path):
    """The coach's copy."""
    return Folder(shutil.copytree(pair / "theirs", tmp_path / "theirs"))
