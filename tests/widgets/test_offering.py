"""What a computation proposes: shown, ticked, added in one step, taken back."""

import pytest

from career_workbook.findings import NothingYet, Offer, Offers
from career_workbook.store import NotSaved, Store
from career_workbook.widgets.offering import TROUBLE, Offering
from career_workbook.workbook import Workbook


def skill(name, key=None):
    return Offer(name, "some words", "skill", key or f"onet-{name}", {"name": name, "target": "7.5", "nature": "hard"})


@pytest.fixture
def workbook(tmp_path):
    """An open workbook with one skill in it."""
    Store.create(tmp_path / "w" / "workbook.db").close()
    found = Workbook.open(tmp_path / "w" / "workbook.db")
    found.commit("skill", "sql", {"name": "SQL"}, {})
    yield found
    found.close()


@pytest.fixture
def offered():
    """What is proposed just now; a test may change it."""
    return [skill("Biology"), skill("Budgets"), skill("sql")]


@pytest.fixture
def ask(workbook, offered):
    """Asks as the script does; `ask.told` holds everything that was sent."""
    def make():
        if not offered:
            raise NothingYet("Choose an occupation first.")
        return Offers("A source", "Two to grow", ("A line.",), tuple(offered), ("skill", "skills"), "Tick them.")

    widget, told = Offering(workbook, make, {"neighbour"}, model_id="o", about="To take over"), []
    widget.send = lambda content, buffers=None: told.append(content)

    def one(do, **question):
        widget._heard(widget, {"do": do, "view": "v", "id": 1, **question}, [])
        return next(message for message in reversed(told) if message["says"] != "news")

    one.told = told
    yield one
    widget.close()


def test_looking_writes_nothing(ask, workbook):
    """What is there already, by whatever capitals, is said so."""
    seen = ask("look")
    assert [(label, there) for _, label, _, there in seen["offers"]] == [
        ("Biology", False), ("Budgets", False), ("sql", True)]
    assert workbook.keys("skill") == ["sql"]


def test_what_is_ticked_comes_in_one_step_and_goes_in_one(ask, workbook):
    """Only the ticked ones are added; undo takes them out together."""
    assert ask("take", keys=["onet-Biology", "onet-Budgets", "onet-sql", "unheard of"])["count"] == 2
    assert sorted(workbook.titles("skill").values()) == ["Biology", "Budgets", "SQL"]
    assert workbook.record("skill", "onet-Biology").target == 7.5
    assert ask("look")["offers"][0][3] is True
    assert ask("undo")["count"] == 2 and workbook.keys("skill") == ["sql"]


def test_undo_takes_back_its_own_whatever_came_in_since(ask, workbook):
    """A file imported meanwhile stays, and a second Undo takes nothing else."""
    ask("take", keys=["onet-Biology"])
    workbook.add_all("toggl", None, [("skill", "later", {"name": "Teaching"})])
    assert ask("undo")["count"] == 1 and workbook.keys("skill") == ["sql", "later"]
    assert ask("undo")["count"] == 0 and workbook.keys("skill") == ["sql", "later"]


def test_what_was_taken_out_can_be_asked_for_anew(ask, workbook):
    """Who deletes a skill and ticks it again gets it again, and the history of the first stays."""
    ask("take", keys=["onet-Biology"])
    workbook.withdraw("skill", "onet-Biology")
    assert ask("look")["offers"][0][3] is False
    assert ask("take", keys=["onet-Biology"])["count"] == 1
    assert "Biology" in workbook.titles("skill").values()


def test_it_is_looked_at_again_when_something_changed(ask, workbook):
    """A record it is made from, or one of those it proposes, is news; others are not."""
    ask("look")
    workbook.commit("want", "w", {"words": "x"}, {})
    assert not [m for m in ask.told if m["says"] == "news"]
    workbook.commit("neighbour", "n", {"title": "Cooks"}, {})
    workbook.commit("skill", "s", {"name": "Biology"}, {})
    assert len([m for m in ask.told if m["says"] == "news"]) == 2


def test_with_nothing_to_offer_there_is_a_sentence(ask, offered):
    """It says what to enter."""
    offered.clear()
    assert ask("look")["sentence"] == "Choose an occupation first."
    assert ask("take", keys=["onet-Biology"])["why"] == "Choose an occupation first."


def test_what_goes_wrong_is_a_sentence_without_an_answer_in_the_log(ask, workbook, monkeypatch, caplog):
    """A full disk says so; a mistake of ours says nothing of what was written."""
    def full(*_):
        raise NotSaved("The disk is full.")

    def broken(*_):
        raise ValueError("secret words")

    monkeypatch.setattr(workbook, "add_all", full)
    assert ask("take", keys=["onet-Biology"])["why"] == "The disk is full."
    monkeypatch.setattr(workbook, "add_all", broken)
    assert ask("take", keys=["onet-Biology"])["why"] == TROUBLE and "secret" not in caplog.text
