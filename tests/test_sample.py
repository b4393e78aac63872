"""The sample person: believable, whole, and the same on every computer."""

from __future__ import annotations

import csv
import importlib.util
import sys
from collections import Counter

import pandas as pd
import pytest

from career_workbook import resources, sample
from career_workbook.chapters import declare_all
from career_workbook.methods.vine import growth, hours
from career_workbook.records import KINDS

declare_all()
TODAY = sample.today()
FILES = sorted(path.stem for path in resources.sample().glob("*.csv"))


@pytest.fixture
def make_sample(monkeypatch):
    """The script that writes the sample."""
    folder = resources.resource("data")
    monkeypatch.syspath_prepend(str(folder))
    spec = importlib.util.spec_from_file_location("make_sample", folder / "make_sample.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    for name in [name for name in sys.modules if name.split(".")[0] == "mara"]:
        del sys.modules[name]


def test_the_files_are_what_the_script_writes(make_sample, tmp_path):
    """Run anywhere, the script writes the same bytes that lie in the folder."""
    for path in make_sample.write(tmp_path):
        assert path.read_bytes() == (resources.sample() / path.name).read_bytes(), f"{path.name}: run make_sample.py"
    assert sorted(path.stem for path in tmp_path.glob("*.csv")) == FILES


def test_the_tables_are_what_the_script_writes(make_sample, tmp_path):
    """Her invented occupations and wages come from the same script."""
    for path in make_sample.write_tables(tmp_path):
        assert path.read_bytes() == (resources.reference() / path.name).read_bytes(), f"{path.name}: run make_sample.py"


def test_every_chapter_has_its_sample():
    """Each kind a chapter asks for has at least one row, so that each picture can show an example."""
    asked = {kind for kind, record in KINDS.items() if record.__module__.startswith("career_workbook.chapters.")}
    assert asked == set(FILES)


@pytest.mark.parametrize("kind", FILES)
def test_every_row_could_have_been_typed(kind):
    """The sample passes the same checks as a person's own entries, and knows no other columns."""
    assert sample.records(kind)
    with (resources.sample() / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    known = {"key"} | {name for q in KINDS[kind].questions().values() for name in (
        [f"{q.name}_{part}" for part in ("low", "likely", "high")] if q.control.name == "estimate" else [q.name])}
    assert set(header) <= known


@pytest.mark.parametrize("kind", FILES)
def test_every_link_leads_somewhere(kind):
    """A skill, a step, a piece of work that is named is there."""
    for q in KINDS[kind].questions().values():
        if q.control.name in ("ref", "refs"):
            named = {key for record in sample.records(kind).values() if (value := getattr(record, q.name))
                     for key in ((value,) if q.control.name == "ref" else value)}
            assert named <= sample.records(q.control.of).keys()


def test_there_are_four_years_of_hours():
    """More than fifteen hundred entries over nearly four years, in four or five branches."""
    log = sample.sample_frame("investment")
    assert len(log) >= 1500 and (log["on"].max() - log["on"].min()).days > 3.8 * 365
    assert 4 <= sample.sample_frame("skill")["branch"].nunique() <= 5


def test_nothing_is_logged_during_a_pause():
    """She did not study while her child was three weeks old."""
    log, rest = sample.sample_frame("investment"), hours.resting_days(sample.sample_frame("pause"), TODAY)
    assert not set(log["on"].to_numpy().astype("datetime64[D]").astype(int)) & set(rest.tolist())


def test_her_levels_agree_with_what_she_says_of_herself_now():
    """The last dated level of each skill is the level she gives it today."""
    last = sample.sample_frame("skill_level").sort_values("on", kind="stable").groupby("skill")["level"].last()
    assert last.to_dict() == sample.sample_frame("skill")["level"].to_dict()


def test_her_jobs_follow_each_other_without_a_gap():
    """Each title begins the day after the one before it ended; the last one is the present one."""
    jobs = sample.sample_frame("job").sort_values("start")
    assert ((jobs["start"].iloc[1:].to_numpy() - jobs["end"].iloc[:-1].to_numpy()) == pd.Timedelta(days=1)).all()
    assert pd.isna(jobs["end"].iloc[-1])


def test_she_uses_a_skill_only_after_beginning_it():
    """No piece of work rests on a skill without a single hour in it by then."""
    begun = sample.sample_frame("investment").groupby("skill")["on"].min()
    for piece in sample.records("impact").values():
        assert all(begun[key].date() <= piece.on for key in piece.skills if piece.on), piece.title


def test_there_is_something_of_everything_to_show():
    """A curve, a resting branch, a stretch of difficulty, all four directions and every root but one."""
    levels = Counter(record.skill for record in sample.records("skill_level").values())
    assert max(levels.values()) >= 12
    assert {r.direction for r in sample.records("next_branch").values()} == {"sideways", "deeper", "lead", "switch"}
    assert {r.ease for r in sample.records("investment").values()} == {"easy", "stretch", "too hard"}
    of = sample.sample_frame
    vine_ = growth.branches(of("skill"), of("investment"), of("impact"), of("pause"), TODAY)
    assert vine_["resting"].sum() == 1 and (vine_["leaves"].map(len) > 0).all()
