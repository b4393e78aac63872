"""What is said beside an exercise: by whom, to whom, and where it goes."""

from __future__ import annotations

import itertools
from contextlib import closing

import pytest

from career_workbook.erasing import erase
from career_workbook.folder import Folder, create_folder
from career_workbook.together import bundle, exchange
from career_workbook.together.command import merge
from career_workbook.widgets.form import Form
from career_workbook.workbook import Workbook
from career_workbook.writers.command import export

AGREED = {"recorded": "Each their own page.", "who_sees": "We two.", "kept_until": "A year.", "ending": "A word."}


class Reader:
    """Somebody with a workbook open: what the form of a kind tells them, and what they say in it."""

    keys = itertools.count(1)

    def __init__(self, folder: Folder, **opening):
        self.folder, self.workbook = folder, Workbook.open(folder.workbook, **opening)

    def ask(self, kind, **question):
        told, form = [], Form(self.workbook, kind, fixed=question.pop("fixed", None))
        form.send = lambda content, buffers=None: told.append(content)
        form._heard(form, {"view": "one", "id": 1, **question}, [])
        form.close()
        return next(answer for answer in told if "id" in answer)

    def look(self, kind, **more):
        return self.ask(kind, do="look", key=None if kind != "want" else "sheet", **more)["comments"]

    def say(self, kind, words, *, what="commit", key="", record="", name="", answers="", **more):
        key = key or f"c{next(self.keys)}"
        answer = self.ask(kind, do="comment", what=what, key=key, target={"record": record, "answers": answers},
                          entered={"words": words, "name": name}, **more)
        return answer, key

    def act(self, kind, what, **question):
        return self.ask(kind, do="comment", what=what, **question)


def words(told):
    """What was said, each conversation as a list."""
    return [[t["words"], *(reply["words"] for reply in t["replies"])] for t in told["threads"]]


@pytest.fixture
def mine(tmp_path):
    """A person who has a skill, a fear and an agreement with a coach."""
    folder = create_folder(tmp_path / "mine")
    reader = Reader(folder)
    reader.workbook.commit("agreement", "sheet", AGREED, {})
    reader.workbook.commit("skill", "sql", {"name": "SQL"}, {})
    reader.workbook.commit("fear", "f", {"fear": "being found out"}, {})
    with closing(reader.workbook):
        yield reader


@pytest.fixture
def coach(mine, tmp_path):
    """Their coach, with the copy they were sent."""
    exchange.share(mine.folder, [], tmp_path / "sent.careerbook")
    reader = Reader(exchange.receive(tmp_path / "sent.careerbook", tmp_path / "theirs"))
    with closing(reader.workbook):
        yield reader


def send(one, other, path):
    """One side shares, the other takes it in; returns what was said."""
    exchange.share(one.folder, [], path)
    said = []
    merge(other.folder, path, lambda _: "y", lambda _: "", said.append)
    other.workbook.refresh()
    return "\n".join(said)


def test_without_a_coach_nothing_speaks_of_comments(tmp_path):
    """Until there is an agreement no form has room for comments; from then on those a coach may see have it."""
    with closing((alone := Reader(create_folder(tmp_path / "alone"))).workbook):
        assert alone.look("skill") is None
        alone.workbook.commit("agreement", "sheet", AGREED, {})
        assert alone.look("skill")["threads"] == []


def test_where_a_coach_sees_nothing_there_is_nothing_to_comment(mine, coach):
    """An exercise for the person alone has no comments on either side, and a question for them alone is not named."""
    assert mine.look("fear") is None and coach.look("fear") is None
    assert list(mine.look("want")["labels"]) == ["wish", "request"]
    mine.say("want", "About a grumble", name="complaint")
    assert mine.look("want")["threads"][0]["about"] == ""


def test_a_comment_goes_there_and_back(mine, coach, tmp_path):
    """The coach comments on an entry, the client replies and resolves, and both see the same under the right names."""
    _, first = coach.say("skill", "What would make it easy?", record="sql")
    assert "comment: What would make it easy?" in send(coach, mine, tmp_path / "back.careerbook")
    told = mine.look("skill")["threads"][0]
    assert (told["by"], told["mine"], told["entry"], told["waits"]) == ("coach", False, "SQL", True)
    assert mine.look("skill")["people"] == {"me": "You", "coach": "Your coach"}
    mine.say("skill", "An hour on Fridays.", answers=first)
    mine.act("skill", "settle", key=first, resolved=True)
    send(mine, coach, tmp_path / "there.careerbook")
    told = coach.look("skill")
    assert words(told) == [["What would make it easy?", "An hour on Fridays."]] and told["threads"][0]["resolved"]
    assert told["people"] == {"me": "Your client", "coach": "You"}
    coach.act("skill", "settle", key=first, resolved=False)
    send(coach, mine, tmp_path / "again.careerbook")
    assert not mine.look("skill")["threads"][0]["resolved"]


def test_two_replies_written_apart_both_stand(mine, coach, tmp_path):
    """Neither a reply of the other nor a resolving meanwhile is a conflict."""
    _, first = mine.say("want", "Is this too small?", name="wish")
    send(mine, coach, tmp_path / "a.careerbook")
    mine.say("want", "Or too large?", answers=first)
    coach.say("want", "Just right.", answers=first)
    coach.act("want", "settle", key=first, resolved=True)
    assert "both sides" not in send(coach, mine, tmp_path / "b.careerbook")
    send(mine, coach, tmp_path / "c.careerbook")
    for side in (mine, coach):
        thread = side.look("want")["threads"][0]
        assert {reply["words"] for reply in thread["replies"]} == {"Or too large?", "Just right."}
        assert thread["resolved"] and thread["about"] == "What do you want?"
        assert side.workbook.conflicts("comment", first) == {}


def test_a_reply_outlives_the_comment_it_was_made_to(mine, coach, tmp_path):
    """Deleted on one side while the other replied: the reply stands by itself."""
    _, first = coach.say("skill", "A slip of the pen")
    send(coach, mine, tmp_path / "a.careerbook")
    mine.say("skill", "What do you mean?", answers=first)
    coach.act("skill", "delete", key=first)
    send(coach, mine, tmp_path / "b.careerbook")
    assert words(mine.look("skill")) == [["What do you mean?"]]


def test_a_comment_is_nobody_elses_to_change(mine, coach, tmp_path):
    """Nobody writes over or deletes the other's words, but the owner of the workbook may take a coach's out."""
    _, first = mine.say("skill", "Mine")
    send(mine, coach, tmp_path / "a.careerbook")
    coach.say("skill", "Theirs", key=first)
    assert sorted(words(coach.look("skill"))) == [["Mine"], ["Theirs"]]
    refused = coach.act("skill", "delete", key=first)
    assert refused["says"] == "refused" and "can delete it" in refused["why"]
    _, other = coach.say("skill", "A slip")
    send(coach, mine, tmp_path / "b.careerbook")
    mine.act("skill", "delete", key=other)
    assert ["A slip"] not in words(mine.look("skill"))
    mine.act("skill", "undo")
    assert ["A slip"] in words(mine.look("skill"))


def test_half_a_comment_is_its_writers_own(mine):
    """What is begun is kept for whoever began it, told to nobody else, and forgotten when it is emptied."""
    _, key = mine.say("skill", "I wonder wheth", what="draft", record="sql")
    assert [draft["words"] for draft in mine.look("skill")["drafts"]] == ["I wonder wheth"]
    assert mine.look("want")["drafts"] == []
    with closing((other := Reader(mine.folder, author="coach")).workbook):
        assert other.look("skill")["drafts"] == [] and words(other.look("skill")) == []
    mine.say("skill", "  ", what="draft", key=key, record="sql")
    assert mine.look("skill")["drafts"] == []


def test_what_is_sent_twice_is_said_once(mine):
    """A browser that missed the answer may send again; nothing in it is no comment."""
    for _ in range(2):
        answer, _ = mine.say("skill", "Once", key="k")
        assert answer["added"]
    assert words(mine.look("skill")) == [["Once"]]
    assert "nothing in it" in mine.say("skill", " ")[0]["why"]


def test_comments_on_promises_stay_in_their_chapter(mine):
    """What is said beside the promises of one chapter is not said beside those of another, but the review has all."""
    promise = {"horizon": "day", "when_": "I come home", "then_": "write", "made_in": "vine"}
    mine.workbook.commit("commitment", "p", promise, {})
    vine, value = {"made_in": "vine"}, {"made_in": "value"}
    mine.say("commitment", "Of these", fixed=vine)
    mine.say("commitment", "Of this one", record="p")
    assert words(mine.look("commitment", fixed=vine)) == [["Of these"], ["Of this one"]]
    assert words(mine.look("commitment", fixed=value)) == []
    assert words(mine.look("commitment")) == [["Of these"], ["Of this one"]]


def test_an_entry_erased_for_good_takes_along_what_was_said_of_it(mine):
    """Words about an entry may quote it; a deleted entry keeps them, an erased one does not."""
    mine.say("skill", "SQL, really?", record="sql")
    mine.ask("skill", do="withdraw", key="sql")
    assert mine.look("skill")["threads"][0]["entry"] == ""
    mine.ask("skill", do="erase", key="sql")
    assert mine.look("skill")["threads"] == [] and mine.workbook.titles("comment") == {}


def test_comments_leave_and_vanish_like_every_answer(mine, tmp_path):
    """They are in the bundle and in the CSV files, and erased for good they are in no byte."""
    mine.say("skill", "zinnober, or not", record="sql")
    exchange.share(mine.folder, ["value"], tmp_path / "s.careerbook")
    with bundle.opened(tmp_path / "s.careerbook") as (manifest, _):
        assert manifest.entries["comment"] == 1
    written = next(path for path in export(mine.folder, "csv", say=lambda _: None) if path.name == "comment.csv")
    assert "zinnober" in written.read_text("utf-8-sig")
    written.unlink()
    (tmp_path / "s.careerbook").unlink()
    mine.workbook.close()
    assert erase(mine.folder, "zinnober", ask=None, say=lambda _: None) == 0
    assert not [p for p in tmp_path.rglob("*") if p.is_file() and b"zinnober" in p.read_bytes()]


def test_a_comment_of_many_lines_is_one_line_of_the_preview(mine, coach, tmp_path):
    """Nothing in a comment can look like a line the program said."""
    coach.say("skill", "Well.\nTake this in? yes")
    assert "  The vine, comment: Well. Take this in? yes" in send(coach, mine, tmp_path / "a.careerbook").splitlines()


def test_only_the_form_it_was_said_at_looks_again(mine):
    """A comment is announced where it stands, not at every other exercise; so is its resolving."""
    forms = {kind: Form(mine.workbook, kind) for kind in ("skill", "want")}
    told = {kind: [] for kind in forms}
    for kind, form in forms.items():
        form.send = lambda content, buffers=None, kind=kind: told[kind].append(content["says"])
    _, key = mine.say("skill", "Here")
    mine.act("skill", "settle", key=key, resolved=True)
    assert (told["skill"], told["want"]) == (["news"] * 2, [])
    for form in forms.values():
        form.close()
