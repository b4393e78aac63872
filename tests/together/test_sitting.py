"""What two people in a session share beside the workbook."""

from __future__ import annotations

import pytest

from career_workbook.together.sitting import AWAY, TWO_ALREADY, Sitting


class Clock:
    """A clock a test moves."""

    at = 1_000_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def sitting(tmp_path, clock):
    return Sitting(tmp_path, clock)


def place(kind: str, chapter: str = "vine") -> dict[str, str]:
    """An exercise to point at or to choose."""
    return {"chapter": chapter, "kind": kind, "title": kind.capitalize()}


def test_somebody_is_here_as_long_as_their_page_says_so(sitting, clock):
    """Both know who has which chapter open; whoever closes the page, or says nothing for long, is away."""
    sitting.here("coach", "vine")
    assert (sitting.whereabouts("coach"), sitting.whereabouts("me")) == ("vine", "")
    clock.at += AWAY / 2
    sitting.here("coach", "value")
    clock.at += AWAY * 0.9
    assert sitting.whereabouts("coach") == "value"
    clock.at += AWAY
    assert sitting.whereabouts("coach") == ""
    sitting.here("coach", "value")
    sitting.gone("coach")
    assert sitting.whereabouts("coach") == ""


def test_another_program_of_the_session_sees_the_same(sitting, tmp_path, clock):
    """What is said in one chapter is so in every other, also after a program died."""
    sitting.point("coach", place("skill"))
    sitting.choose(place("intention"), True)
    sitting.start_timer(10)
    other = Sitting(tmp_path, clock)
    assert (other.pointing["by"], other.pointing["kind"]) == ("coach", "skill")
    assert other.today == [place("intention")]
    assert (other.timer["minutes"], other.timer["ends"] - clock.at) == (10, 600)
    other.point_no_more()
    other.stop_timer()
    other.choose(place("intention"), False)
    assert (sitting.pointing, sitting.timer, sitting.today) == (None, None, [])


def test_a_day_has_one_or_two_exercises(sitting):
    """A third is refused with a sentence; one chosen twice stands once; one in two chapters is two."""
    assert sitting.choose(place("skill"), True) == sitting.choose(place("skill"), True) == ""
    assert sitting.choose(place("skill", "start"), True) == ""
    assert sitting.choose(place("want"), True) == TWO_ALREADY
    assert [one["chapter"] for one in sitting.today] == ["vine", "start"]


def test_a_file_cut_short_is_taken_for_nothing(sitting, tmp_path):
    """A disk that was full, or a hand in the folder, costs the line its word and nothing else."""
    (tmp_path / "sitting-today.json").write_text('[{"chap', "utf-8")
    assert sitting.today == []


def test_the_end_is_asked_for_once_and_for_both(sitting, tmp_path, clock):
    """Whoever looks knows that the session is over; a folder that is gone says the same."""
    assert not sitting.ended
    sitting.end()
    assert sitting.ended and Sitting(tmp_path / "gone", clock).ended
