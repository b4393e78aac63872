"""A live session is killed without warning, its server and its kernels: no answer that was acknowledged is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psutil
import pytest
from in_session import AGREED, answer, session_of, to_form

from career_workbook.folder import create_folder
from career_workbook.together import session
from career_workbook.workbook import Workbook

MODEL = "cw-vine-exercise-skill"
#: The command, but for the server it would start.
OPENED = """
import sys
from career_workbook import cli
from career_workbook.jupyter import serve
serve.serve = lambda *_, **__: None
sys.exit(cli.main(["open", "--no-browser", "--folder", sys.argv[1]]))
"""


def saved(heard: dict) -> bool:
    return answer(heard).get("says") == "saved"


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no kill -9")
def test_acknowledged_answers_outlive_server_and_kernels(tmp_path: Path):
    """Both type, both are told it is saved, all is killed; the next opening says what came, and it is theirs."""
    folder = create_folder(tmp_path / "mine")
    with closing(Workbook.open(folder.workbook)) as workbook:
        workbook.commit("agreement", "sheet", AGREED, {})
    with session_of(folder.path, "vine") as live:
        kernel = live.kernel("08_vine.ipynb")
        for who, key, name in (("me", "a", "Asking"), ("coach", "b", "Listening")):
            typed = to_form(MODEL, do="commit", key=key, entered={"name": name}, base={}, adding=True)
            live.talk(who, kernel, [typed], saved)
        half = to_form(MODEL, do="draft", key="c", entered={"name": "Half a wor"}, base={})
        live.talk("coach", kernel, [half], lambda heard: answer(heard).get("says") == "kept")
        here = session.place(folder)
        kernels = psutil.Process(live.process.pid).children()
        assert kernels
        for process in (live.process, *kernels):
            process.kill()
        live.process.wait(30)
    assert here.exists
    said = subprocess.run([sys.executable, "-c", OPENED, str(folder.path)], capture_output=True, text=True, check=True)
    assert all(name in said.stdout for name in ("Asking", "Listening", "Half a wor"))
    with closing(Workbook.open(folder.workbook)) as workbook:
        told = {workbook.record("skill", c.key).name: c.author for c in workbook.store.since(0) if c.kind == "skill"}
    assert told == {"Asking": "me", "Listening": "coach", "Half a wor": "coach"}
    assert not here.path.exists()
