"""What a person reads before taking in what came back, and of what they send: which answer, what it was and will be."""

from __future__ import annotations

from contextlib import closing

import pytest

from career_workbook.chapters import CHAPTERS, declare_all
from career_workbook.records import KINDS
from career_workbook.together import bundle, exchange
from career_workbook.together.command import merge, share
from career_workbook.together.news import LINES, News, look
from career_workbook.workbook import Workbook

LONG = "Twelve patients were handed over by heart at seven in the morning, and each week something was lost"


@pytest.fixture(scope="module")
def pair(tmp_path_factory, shared_with_a_coach):
    """A person's folder with a sheet and entries of several chapters, and the coach's copy of it."""
    place = tmp_path_factory.mktemp("pair")

    def fill(workbook):
        workbook.commit("employer", "sheet", {"customers": "Patients"}, {})
        workbook.commit("impact", "i", {"title": "One page", "trouble": f"{LONG}.", "did": "a", "noticed": "b"}, {})
        workbook.commit("skill", "sql", {"name": "SQL"}, {})
        workbook.commit("investment", "h", {"on": "2026-11-02", "skill": "sql", "hours": "1.5"}, {})
        workbook.commit("work_tag", "t", {"piece": "i", "because": "time"}, {})
        workbook.commit("commitment", "c", {"when_": "I sit", "then_": "I breathe", "made_in": "vine"}, {})

    shared_with_a_coach(place, fill)
    return place


def write(folder, kind, key, **answers):
    with closing(Workbook.open(folder.workbook)) as workbook:
        workbook.commit(kind, key, answers, workbook.entry(kind, key).base)


def read(mine, theirs):
    with closing(Workbook.open(mine.workbook)) as workbook:
        return look(workbook, theirs.workbook).lines


def test_a_changed_answer_is_told_with_its_question_and_what_it_was(mine, theirs):
    """Of a sheet by its own name, of an entry by the name it has here; each answer on a line of its own."""
    write(theirs, "employer", "sheet", customers="Anna changed this", values="Calm")
    write(theirs, "impact", "i", title="One page a day", on="2026-03-01", lever="lower costs")
    write(theirs, "commitment", "c", done="partly")
    write(theirs, "investment", "h", hours="1.52")
    assert read(mine, theirs) == [
        "Changed:",
        "  The vine, promise: I breathe",
        "    How did it go? still to come → partly",
        "  Value, who it is all for",
        "    Who is all this for? “Patients” → “Anna changed this”",
        "    What do they value, or pay for? nothing → “Calm”",
        "  Value, piece of work: One page",
        "    In a few words: “One page” → “One page a day”",
        "    When was that? nothing → 1 March 2026",
        "    What did it change for the place you work? I cannot say yet → It costs less, in money, time or mistakes",
        "  The vine, time put in: 2 November 2026",
        "    Hours: 1.5 h → 1.52 h"]


def test_of_two_long_answers_the_part_that_differs_is_shown(mine, theirs):
    """The line stays short, and what follows a long common beginning is in it."""
    write(theirs, "impact", "i", trouble=f"{LONG}, or found twice.")
    _, _, line = read(mine, theirs)
    assert line.startswith("    What was the trouble? “…") and len(line) < 150
    assert line.endswith("was lost, or found twice.”") and "was lost.” → " in line


def test_what_is_new_is_told_by_its_name_and_a_new_sheet_with_its_answers(mine, theirs):
    """A sheet is no “answer”: it has a name of its own, and what was answered in it stands below."""
    write(theirs, "four_answers", "sheet", value="they sleep", value_shown=["i"])
    write(theirs, "skill", "r", name="R")
    assert read(mine, theirs) == ["New:", "  Why you, four beginnings of a sentence",
                                  "    I see to it that … “they sleep”",
                                  "    What I see to: work that shows it: One page", "  The vine, skill: R"]


def test_what_was_deleted_is_told_by_the_name_of_what_it_was_about(mine, theirs):
    """An answer about a piece of work is named by that piece, not by its key."""
    with closing(Workbook.open(theirs.workbook)) as workbook:
        workbook.withdraw("work_tag", "t")
    assert read(mine, theirs) == ["Deleted by the other side:", "  The product, why others pay: One page"]


def test_an_answer_both_changed_is_shown_in_both_versions_and_the_rest_as_changed(mine, theirs):
    """What is one's own is called “here”, whichever version the form shows first."""
    write(mine, "employer", "sheet", customers="Families")
    write(theirs, "employer", "sheet", customers="Wards", values="Calm")
    changed = ["Changed:", "  Value, who it is all for", "    What do they value, or pay for? nothing → “Calm”"]
    choice = ["Changed on both sides; you choose in the form:", "  Value, who it is all for"]
    assert read(mine, theirs) == [*changed, *choice, "    Who is all this for? “Families” here, “Wards” there"]
    assert read(theirs, mine)[-1] == "    Who is all this for? “Wards” here, “Families” there"


def test_text_from_outside_does_nothing_to_a_terminal(mine, theirs):
    """Colours, a second line or turned letters stay out of what is printed; joined letters stay joined."""
    odd = "a\x1b[31mred\x07\nNew:\u2028\u202eback\u200b می\u200cخواهم"
    write(theirs, "employer", "sheet", customers=odd)
    write(theirs, "skill", "sql", name=odd)
    write(theirs, "skill", "new", name=odd)
    lines = read(mine, theirs)
    assert len(lines) == 7 and sum("a [31mred New: back می\u200cخواهم" in line for line in lines) == 3
    assert not [c for line in lines for c in line if not c.isprintable() and c != "\u200c"]


def test_an_answer_that_differs_in_spaces_alone_is_said_to(mine, theirs):
    """Two lines that look the same are no riddle."""
    write(theirs, "impact", "i", trouble=f"{LONG}.".replace(", ", ",\n"))
    assert read(mine, theirs)[-1].endswith("by heart at seve…”, but for spaces or line breaks")


def test_many_changes_are_cut_and_counted():
    """The beginning fits on a screen; how many records more is said, and none is shown by half."""
    lines = News(changed=[[f"skill: {n}", "Skill: a → b"] for n in range(50)]).lines
    assert len(lines) == LINES + 2
    assert lines[-2:] == ["    Skill: a → b", "  and 30 more"]


def test_what_is_sent_is_counted_by_chapter_and_called_what_it_is(mine, tmp_path):
    """On screen and in the page inside the file; the list for the program is as older versions know it."""
    said = []
    share(mine, [], tmp_path, say=said.append)
    told = said[2 if said[1].startswith("Everybody") else 1].splitlines()
    assert told == ["In it:", "  Between you: agreement, 1 promise", "  The product: 1 answer (why others pay)",
                    "  Value: who it is all for, 1 piece of work",
                    "  The vine: 1 skill, 1 entry (time put in)"]
    (path,) = tmp_path.glob("*.careerbook")
    with bundle.zipfile.ZipFile(path) as archive:
        assert "\n".join(told[1:]) in archive.read(bundle.PAGE).decode()
    with bundle.opened(path) as (manifest, _):
        assert manifest.entries == {"agreement": 1, "commitment": 1, "employer": 1, "impact": 1, "investment": 1,
                                    "skill": 1, "work_tag": 1}


def test_the_command_shows_the_change_before_it_asks(mine, theirs, tmp_path):
    """The question comes after all of it was read."""
    write(theirs, "employer", "sheet", customers="Anna changed this")
    exchange.share(theirs, [], tmp_path / "back.careerbook")
    said = []
    merge(mine, tmp_path / "back.careerbook", lambda asked: said.append(asked) or "n", lambda _: "", said.append)
    assert "“Patients” → “Anna changed this”" in said[0] and said[1].startswith("Take this in?")


def test_no_two_things_a_coach_may_have_of_a_chapter_go_by_one_name():
    """Whoever reads what is in a file can tell one sheet from another."""
    declare_all()
    for stem in CHAPTERS:
        names = [KINDS[kind].known_as for kind in exchange.shared_kinds([stem]) - {*exchange.ALWAYS}]
        assert len(set(names)) == len(names) and not {"answer", "answers", "entries"} & set(names)
