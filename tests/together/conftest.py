"""Two folders of one workbook, as each test likes to change them; a file's `pair` says what is in them."""

from __future__ import annotations

import shutil
from contextlib import closing

import pytest
from in_session import AGREED

from career_workbook.folder import Folder, create_folder
from career_workbook.together import exchange
from career_workbook.workbook import Workbook


@pytest.fixture(scope="session")
def shared_with_a_coach():
    """Make, in a place, a person's folder that has been filled, and the coach's copy of it; return that copy."""
    def make(place, fill):
        folder = create_folder(place / "mine")
        with closing(Workbook.open(folder.workbook)) as workbook:
            workbook.commit("agreement", "sheet", {**AGREED, "keep_for": "3"}, {})
            fill(workbook)
        exchange.share(folder, [], place / "sent.careerbook")
        return exchange.receive(place / "sent.careerbook", place / "theirs")

    return make


@pytest.fixture
def mine(pair, tmp_path):
    """The person's folder."""
    return Folder(shutil.copytree(pair / "mine", tmp_path / "mine"))


@pytest.fixture
def theirs(pair, tmp_path):
    """The coach's copy."""
    return Folder(shutil.copytree(pair / "theirs", tmp_path / "theirs"))
