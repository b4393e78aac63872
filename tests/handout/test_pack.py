"""Several chapters as one document, as a PDF, and what the command says of them."""

import itertools
import re

import pytest
from in_memory import TODAY, notebook, place, prose

from career_workbook import handout
from career_workbook.chapters import CHAPTERS
from career_workbook.cli import main
from career_workbook.folder import create_folder
from career_workbook.handout import pdf
from career_workbook.handout.compose import pack

BOOKS = {"value": notebook(prose("# Value\n"), prose("## A story\n\n#### Deep\n"), place("exercise", "impact")),
         "vine": notebook(prose("# The vine\n"), prose("## Skills\n"), place("exercise", "skill"),
                          place("exercise", "impact"))}


def made(kept, reader="me", **more):
    return pack(kept, BOOKS, reader, today=TODAY, **more).html()


@pytest.fixture
def folder(tmp_path):
    return create_folder(tmp_path / "folder")


def test_a_pack_has_a_cover_and_contents_that_lead_to_its_chapters(full):
    """Who it is for, from when, and a way to each chapter, which begins on a new sheet."""
    html = made(full, "coach")
    cover = html[html.index('class="cw-cover"'):html.index('class="cw-chapter"')]
    assert "For my coach" in cover and "22 November 2026" in cover
    assert re.findall(r'<a href="#(\w+)">', cover) == ["value", "vine"]
    assert {"value", "vine"} <= set(re.findall(r' id="(\w+)"', html))
    assert re.search(r"\.cw-chapter \{ break-before: page", html)


def test_a_pack_has_one_title_and_no_skipped_heading(full):
    """Whoever moves by headings finds the pack, its chapters, and each chapter's own below it."""
    levels = [int(n) for n in re.findall(r"<h(\d)", made(full))]
    assert levels.count(1) == 1 and levels[0] == 1 and all(b <= a + 1 for a, b in itertools.pairwise(levels))


def test_nothing_stands_twice_in_a_pack(full):
    """A list that several chapters show is printed in its own chapter, and the others lead there."""
    html = made(full)
    assert html.count("A handover on one page") == 1
    assert 'stand in the chapter <a href="#value">Value</a>' in html


def test_a_blank_pack_has_all_its_questions(full):
    """On paper each chapter has its own room to write."""
    html = made(full, blank=True)
    assert html.count("What was the trouble") >= 2 and "A handover on one page" not in html


def test_the_command_makes_a_pack_of_the_chapters_named(folder, tmp_path, capsys):
    """Several chapters, one document, in the place named."""
    assert main(["handout", "vine", "3", "--pack", "--for", "coach", "--folder", str(folder.path),
                 "--to", str(tmp_path / "out")]) == 0
    (page,) = (tmp_path / "out").iterdir()
    assert page.name == "career-workbook-for-coach.html" and capsys.readouterr().out.strip() == str(page)
    assert re.findall(r'href="#(\w+)"', page.read_text("utf-8"))[:2] == ["vine", "value"]


def test_the_command_says_beforehand_who_will_see_what(folder, capsys):
    """With --preview every chapter is told of and nothing is written."""
    assert main(["handout", "--preview", "--for", "coach", "--folder", str(folder.path)]) == 0
    told = capsys.readouterr().out
    assert all(chapter.title in told for chapter in CHAPTERS.values()) and "Your coach will see:" in told
    assert not folder.handouts.exists()


def test_the_sample_persons_pack_needs_no_folder(tmp_path, monkeypatch):
    """One command shows what a pack is like, and leaves nothing else behind."""
    monkeypatch.chdir(tmp_path)
    assert main(["handout", "start", "value", "--sample", "--pack", "--for", "coach"]) == 0
    (page,) = tmp_path.iterdir()
    assert page.name == "sample-career-workbook-for-coach.html"
    assert "Sample: this person is invented" in page.read_text("utf-8")


def test_without_a_browser_a_pdf_is_refused_in_a_sentence(folder, monkeypatch, capsys):
    """What to do instead is said before anything is written."""
    monkeypatch.delenv("CHROME", raising=False)
    monkeypatch.setattr(pdf, "_PLACES", ())
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert main(["handout", "start", "--pdf", "--folder", str(folder.path)]) == 1
    said = capsys.readouterr().err
    assert "no Chromium, Chrome or Edge" in said and "Traceback" not in said
    assert not folder.handouts.exists()


def test_a_browser_that_fails_is_a_sentence_and_costs_no_page(folder, monkeypatch, tmp_path):
    """The page is there, only the PDF is not."""
    broken = tmp_path / "browser"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setenv("CHROME", str(broken))
    with pytest.raises(pdf.NoBrowser, match="print it to a file"):
        handout.make(folder, ["start"], as_pdf="A4")
    assert [p.name for p in folder.handouts.iterdir()] == ["00_start-for-me.html"]
