"""The page to fill in before an hour with a coach: what is in it, and what is made of the file that comes back."""

from __future__ import annotations

import json
import re
from contextlib import closing

import pytest

from career_workbook import cli
from career_workbook.asking_others import questionnaire
from career_workbook.chapters.review_before import Preparation, Questionnaire
from career_workbook.folder import create_folder
from career_workbook.readers import CannotRead, past, whole
from career_workbook.readers import questionnaire as reader
from career_workbook.widgets.pages import open_chapter
from career_workbook.workbook import Workbook

HOSTILE = "</script><img src=x onerror=alert(1)>\"'&\x00"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample person's folder."""
    return create_folder(tmp_path_factory.mktemp("before") / "sample", sample=True)


def sheet(**changes):
    """What the page saves."""
    return json.dumps({"what": reader.FORMAT, "layout": reader.LAYOUT, "sheet": "ab12", "on": "2026-11-25",
                       "answers": {"goal": "a name", "reality": "Loud.\nVery."},
                       "own": [{"asked": "Who would notice?", "words": "Jonas"}], **changes}).encode()


def test_the_command_writes_a_small_page_for_the_next_hour(sample, tmp_path, capsys):
    """Under twenty kilobytes, no address in it, its own style and script only; it asks what the form asks."""
    assert cli.main(["questionnaire", "--folder", str(sample.path), "--to", str(tmp_path)]) == 0
    path = tmp_path / "sample-before-we-meet-2026-11-19.html"
    assert capsys.readouterr().out.strip() == str(path)
    text = path.read_text("utf-8")
    assert len(text.encode()) < 20_000 and not re.findall(r"https?://|//[a-z]|url\(|@import|<link|<img", text)
    assert re.search(r"default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'", text)
    told, asked = text.split("<form", 1)
    assert all(words in told for words in ("Only you and Anna, your coach:", "sends nothing", "By mail, the evening"))
    for name, q in Preparation.questions().items():
        assert (f">{q.asked.label}</label>" in asked) == (name != "own")
    assert "who would notice first?</label>" in asked and 'value="2026-11-19"' in asked


def test_nothing_of_the_persons_answers_is_in_it(sample, tmp_path):
    """The page holds questions; what was answered before, or stands in the workbook, stays there."""
    cli.main(["questionnaire", "--folder", str(sample.path), "--to", str(tmp_path)])
    text = next(tmp_path.iterdir()).read_text("utf-8")
    assert not [secret for secret in ("helpdesk is me", "Jonas", "sentence for January", "I like the work")
                if secret in text]


def test_what_somebody_typed_cannot_become_part_of_the_page():
    """Names and questions are words, whatever is in them; no more questions than fit."""
    text = questionnaire(Questionnaire(own="\n".join([HOSTILE] * 9), signed=HOSTILE, send_to=HOSTILE), None)
    assert "<img" not in text and text.count("</script>") == 1 and "\x00" not in text
    assert text.count("data-own>") == 5 or text.count('data-own rows') == 5
    assert "Only you and your coach:" in questionnaire(None, None)


def test_the_file_becomes_one_preparation_once(sample):
    """Preview, add, the same file again adds nothing, undo: on either side, by the importer of the review."""
    contents = past.read({"answers.json": sheet()})
    with closing(Workbook.open(sample.workbook)) as book:
        joined = whole.join(contents, book)
        assert joined.parts() == [("Before the hour of 25 November 2026", 1, True)]
        entries = whole.chosen(joined, [part for part, _, _ in joined.parts()])
        assert book.add_all(joined.source, "2026-11-22", entries) == 1
        [key] = [key for key in book.keys("preparation") if key.startswith("questionnaire-")]
        found = book.record("preparation", key)
        assert (found.goal, found.reality, found.own) == ("a name", "Loud.\nVery.", "Who would notice?\nJonas")
        assert not whole.join(past.read({"again.json": sheet()}), book).found
        assert whole.join(past.read({"more.json": sheet(answers={"goal": "another"})}), book).found
        assert book.undo_batch() == 1 and key not in book.keys("preparation")


def test_the_command_takes_it_in(sample, tmp_path, capsys):
    """`import answers.json` knows the file by what it says of itself."""
    file = tmp_path / "answers.json"
    file.write_bytes(sheet(sheet="other"))
    assert cli.main(["import", str(file), "--yes", "--folder", str(sample.path)]) == 0
    assert "Before the hour of 25 November 2026: 1 to add" in capsys.readouterr().out
    assert cli.main(["import", "--undo", "--folder", str(sample.path)]) == 0


@pytest.mark.parametrize(("data", "says"), [
    (sheet(what="career-workbook feedback"), "not made by the page"), (sheet(layout=2), "newer Career Workbook"),
    (sheet(answers={}, own=[]), "Nothing is answered"), (sheet(on="soon"), "damaged"), (sheet(on=7), "damaged"),
    (sheet(answers=[]), "damaged"), (sheet(own=[3]), "damaged"), (sheet(answers={"goal": "x" * 400}), "one line"),
    (sheet()[:60], "damaged"), (b"[]", "not made by the page"), (b"\xff\xfe\x00", "damaged"),
    (sheet(answers={"goal": "x" * 600_000}), "not made by the page")])
def test_a_wrong_file_is_refused_in_a_sentence(data, says):
    """Another page's file, a newer one, an empty, damaged or hostile one: what it is, and that nothing was added."""
    with pytest.raises(CannotRead, match=says) as refused:
        reader.read({"answers.json": data})
    assert str(refused.value).endswith("Nothing was added.")


def test_the_review_has_a_button_for_it(sample):
    """The button says where the page is; a folder that cannot be written to is said too."""
    maker = open_chapter("review", near=sample.path).show("questionnaire")
    assert maker.make() == {"path": "handouts/sample-before-we-meet-2026-11-19.html"}
    assert maker.words["make"] == "Make the page to fill in"
