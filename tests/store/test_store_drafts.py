"""What is being typed survives, whoever else is typing."""

from __future__ import annotations

import pytest

from career_workbook.store import Proposal, Store


@pytest.fixture
def other(store, path):
    with Store.open(path) as other:
        yield other


def test_a_draft_survives_closing(path):
    """Half a sentence is there again when the workbook is opened the next day."""
    with Store.create(path) as store:
        store.save_draft("skill", "a", {"name": "Liste"}, {"me": ["f" * 64]})
        store.save_draft("skill", "a", {"name": "Listening"}, {"me": ["f" * 64]})
    with Store.open(path) as store:
        [draft] = store.drafts()
        assert (draft.kind, draft.key, draft.entered) == ("skill", "a", {"name": "Listening"})
        assert draft.base == {"me": ["f" * 64]} and draft.device == store.device


def test_saving_clears_the_draft_in_one_step(store):
    """Once the words are saved, nothing of them is left as a draft."""
    store.save_draft("skill", "a", {"name": "x"}, {})
    store.write([Proposal("skill", "a", "me", {"name": "x"})], clear_draft=("skill", "a"))
    assert store.drafts() == []


def test_a_dead_programs_draft_is_taken_over_and_cleared(store, other):
    """What a program that died had kept is shown to the next one, and gone once that one has saved it."""
    other.save_draft("skill", "a", {"name": "typed before the crash"}, {})
    assert [d.entered for d in store.drafts("skill")] == [{"name": "typed before the crash"}]
    store.drop_draft("skill", "a")
    assert store.drafts() == other.drafts() == []


def test_typing_elsewhere_is_never_cleared_unseen(store, other):
    """Saving here does not clear what another program has typed meanwhile, unseen by the one who saves."""
    store.save_draft("skill", "a", {"name": "mine"}, {})
    other.save_draft("skill", "a", {"name": "theirs"}, {})
    store.write([Proposal("skill", "a", "me", {"name": "mine"})], clear_draft=("skill", "a"))
    assert [d.entered for d in store.drafts()] == [{"name": "theirs"}]


def test_different_fields_come_together(store, other):
    """Two programs that type into different fields of a record end in one draft with both."""
    store.save_draft("skill", "a", {"name": "Listening"}, {})
    other.save_draft("skill", "a", {"why": "Ward rounds"}, {})
    assert [d.entered for d in store.drafts()] == [{"name": "Listening", "why": "Ward rounds"}]
    store.drop_draft("skill", "a")
    assert store.drafts() == []


def test_an_older_text_of_the_same_field_waits_its_turn(store, other, path):
    """Of two kept texts of one field the newer is offered first; the older comes up once that is settled."""
    store.save_draft("skill", "a", {"name": "older"}, {})
    other.save_draft("skill", "a", {"name": "newer"}, {})
    with Store.open(path) as third:
        assert [d.entered for d in third.drafts()] == [{"name": "newer"}]
        third.drop_draft("skill", "a")
        assert [d.entered for d in third.drafts()] == [{"name": "older"}]
        third.drop_draft("skill", "a")
        assert third.drafts() == []


def test_drafts_of_one_kind(store):
    """A form asks only for its own drafts, and gets them in the order they were typed."""
    for kind, key in (("skill", "b"), ("ask", "a"), ("skill", "a")):
        store.save_draft(kind, key, {"name": key}, {})
    assert [d.key for d in store.drafts("skill")] == ["b", "a"] and len(store.drafts()) == 3
