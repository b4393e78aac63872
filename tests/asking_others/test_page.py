"""The page for colleagues: what is in it, what is not, and where it is written."""

from __future__ import annotations

import re
from contextlib import closing

import pytest

from career_workbook import cli
from career_workbook.asking_others import NothingToAsk, make, page
from career_workbook.chapters.feedback import FeedbackRound
from career_workbook.folder import create_folder
from career_workbook.workbook import Workbook

HOSTILE = "</script><img src=x onerror=alert(1)>\"'&\x00"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample person's folder."""
    return create_folder(tmp_path_factory.mktemp("asking") / "sample", sample=True)


def one_round(**fields):
    """A round of feedback."""
    return FeedbackRound(**{"name": "June", "skills": ("s",), "asked": "2026-06-01", "signed": "Mara", **fields})


def test_the_page_is_small_and_asks_nothing_of_the_network(sample, tmp_path):
    """Under twenty kilobytes, no address in it, and a policy that lets in its own style and script only."""
    text = make(sample, tmp_path).read_text("utf-8")
    assert len(text.encode()) < 20_000
    assert not re.findall(r"https?://|//[a-z]|url\(|@import|<link|<img", text)
    assert re.search(r"default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'", text)


def test_it_says_who_will_see_what(sample, tmp_path):
    """Before the first question a colleague reads what becomes of the answers."""
    text = make(sample, tmp_path).read_text("utf-8")
    told, asked = text.split("<form", 1)
    for words in ("Only Mara gets to see", "before three people have answered", "only if you tick", "could look",
                  "sends nothing", "By mail to Ines"):
        assert words in told
    assert all(f">{skill}</legend>" in asked for skill in ("Negotiating", "Asking a database (SQL)"))


def test_nothing_of_the_persons_own_answers_is_in_it(sample, tmp_path):
    """Neither their own levels nor earlier answers nor what they learned travels to colleagues."""
    text = make(sample, tmp_path).read_text("utf-8")
    for secret in ("I still say yes too soon", "Keep my hands off", "pharmacist", "You explain everything twice",
                   "nine months into"):
        assert secret not in text


def test_what_a_person_typed_cannot_become_part_of_the_page():
    """Names and questions are words, whatever is in them."""
    text = page(HOSTILE, one_round(signed=HOSTILE, open_question=HOSTILE, send_to=HOSTILE), {HOSTILE: HOSTILE})
    assert "<img" not in text and text.count("</script>") == 1 and "\x00" not in text


def test_without_a_name_it_still_reads_well():
    """A person may leave their name out."""
    text = page("f", one_round(signed=""), {"s": "Teaching"})
    assert "<p>Your colleague would like to know" in text and "work of your colleague?" in text


def test_the_command_writes_it_and_says_where(sample, tmp_path, capsys):
    """`career-workbook feedback-form --to` puts it where it is asked to."""
    assert cli.main(["feedback-form", "--folder", str(sample.path), "--to", str(tmp_path / "out")]) == 0
    told = capsys.readouterr().out.strip()
    assert told == str(tmp_path / "out" / "sample-feedback-for-mara-2026-09.html")


@pytest.mark.parametrize(("entries", "says"), [
    ((), "Write down first whom"),
    ((("feedback_round", "f", {"name": "June", "asked": "2026-06-01"}),), "Choose what they shall tell you about")])
def test_before_there_is_something_to_ask_it_says_so(tmp_path, capsys, entries, says):
    """No empty page is sent to anybody."""
    folder = create_folder(tmp_path / "mine")
    with closing(Workbook.open(folder.workbook)) as book:
        for kind, key, answers in entries:
            book.commit(kind, key, answers, {})
    with pytest.raises(NothingToAsk, match=says):
        make(folder)
    assert cli.main(["feedback-form", "--folder", str(folder.path)]) == 1
    assert says in capsys.readouterr().err and not folder.handouts.exists()
