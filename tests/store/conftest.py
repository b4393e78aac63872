"""A fresh workbook file for each test, and a way to run something as a person without special rights."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from career_workbook.store import Store

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "own" / "workbook.db"


@pytest.fixture
def store(path: Path):
    with Store.create(path) as store:
        yield store


@pytest.fixture
def plain_folder():
    """A folder a person without special rights can reach: root may write everywhere, so it proves nothing."""
    with tempfile.TemporaryDirectory(prefix="career-workbook-plain-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        Path(folder).chmod(0o755)


@pytest.fixture
def as_plain_person():
    """What a question answers to a user without special rights: its text, or the sentence it raises."""
    return _as_plain_person


def _as_plain_person(question) -> str:
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            if os.geteuid() == 0:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            answer = str(question())
        except Exception as error:
            answer = f"{type(error).__name__}: {error}"
        except BaseException:
            answer = "?"
        os.write(write, answer.encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        answer = pipe.read().decode()
    os.waitpid(child, 0)
    return answer
