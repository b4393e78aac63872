"""Whatever is written in whatever order, the log keeps its promises (Hypothesis)."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from career_workbook.store import Proposal, Store, check

KEYS, CIRCLES = st.sampled_from("abc"), st.sampled_from(["me", "coach"])
VALUES = st.text(max_size=20) | st.integers() | st.booleans()
BODIES = st.none() | st.dictionaries(st.sampled_from(["name", "why"]), VALUES)


def storable(value) -> bool:
    return not isinstance(value, str) or not any("\ud800" <= c <= "\udfff" for c in value)


class Log(RuleBasedStateMachine):
    """Writes, branches, joins, withdraws, undoes and reopens; a plain list of changes is the model."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="career-workbook-log-")
        self.path = Path(self.folder.name) / "workbook.db"
        self.store = Store.create(self.path)
        self.written = []

    def teardown(self):
        self.store.close()
        report = check(self.path)
        self.folder.cleanup()
        assert report.ok, report.sentences

    @rule(key=KEYS, audience=CIRCLES, body=BODIES)
    def write(self, key, audience, body):
        if all(storable(v) for v in (body or {}).values()):
            self.written += self.store.write([Proposal("skill", key, audience, body)])

    @rule(data=st.data(), body=BODIES)
    def branch_or_join(self, data, body):
        if self.written and all(storable(v) for v in (body or {}).values()):
            one = data.draw(st.sampled_from(self.written))
            slot = [c.id for c in self.written if (c.key, c.audience) == (one.key, one.audience)]
            parents = tuple(data.draw(st.sets(st.sampled_from(slot), max_size=3)))
            self.written += self.store.write([Proposal("skill", one.key, one.audience, body, parents=parents)])

    @rule(data=st.data())
    def undo(self, data):
        if self.written:
            last = data.draw(st.sampled_from(self.written))
            before = next((c.body for c in self.written if c.id in last.parents), None)
            [made] = self.store.write([Proposal("skill", last.key, last.audience, before)])
            self.written.append(made)
            assert made.body == before

    @rule()
    def reopen(self):
        self.store.close()
        self.store = Store.open(self.path)

    @invariant()
    def history_only_grows(self):
        assert self.store.since(0) == self.written

    @invariant()
    def heads_are_the_changes_without_children(self):
        continued = {p for c in self.written for p in c.parents}
        expected = [c for c in self.written if c.id not in continued]
        assert [row[1] for row in self.store.present("skill")] == [c.id for c in expected]
        for key in "abc":
            mine = sorted((c for c in expected if c.key == key), key=lambda c: (c.clock, c.id), reverse=True)
            assert self.store.heads("skill", key) == mine

    @invariant()
    def clocks_follow_the_graph(self):
        clocks = {c.id: c.clock for c in self.written}
        assert all(clocks[p] < c.clock for c in self.written for p in c.parents)


TestLog = Log.TestCase
TestLog.settings = settings(max_examples=25, stateful_step_count=20, deadline=None,
                            suppress_health_check=list(HealthCheck))
