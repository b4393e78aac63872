"""What stings is on no page that can leave the workbook, whoever it is made for and whatever it was before."""

from __future__ import annotations

import json
from contextlib import closing

import pytest

from career_workbook import handout
from career_workbook.chapters import CHAPTERS
from career_workbook.chapters.ownership import Trigger
from career_workbook.folder import create_folder
from career_workbook.handout import compose
from career_workbook.resources import notebooks
from career_workbook.workbook import Workbook

CANARY = "zinnober-7431"


@pytest.fixture(scope="module")
def stung(tmp_path_factory):
    """A workbook with the word in every field that holds words: now, before, in a deleted entry and in a draft."""
    folder = create_folder(tmp_path_factory.mktemp("stung") / "mine")
    words = {name: f"{name} {CANARY}" for name, q in Trigger.questions().items() if q.control.name != "flag"}
    with closing(Workbook.open(folder.workbook)) as workbook:
        for key in ("now", "before", "deleted"):
            workbook.commit("trigger", key, words, {})
        workbook.commit("trigger", "before", dict.fromkeys(words, "worded otherwise"),
                        workbook.entry("trigger", "before").base)
        workbook.withdraw("trigger", "deleted")
        workbook.save_draft("trigger", "begun", words, {})
        yield workbook


@pytest.fixture(scope="module")
def chapters():
    """The notebook of every chapter by its stem."""
    found = (json.loads(path.read_text("utf-8")) for path in notebooks())
    told = {notebook["metadata"]["career_workbook"]["chapter"]: notebook for notebook in found}
    return {stem: notebook for stem, notebook in told.items() if stem in CHAPTERS}


@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("reader", ["me", "coach", "anyone"])
def test_what_stings_is_on_no_page(stung, chapters, reader, blank):
    """Every chapter, apart and as one document, filled in and as a worksheet, for every reader: not one word of it."""
    for stem, notebook in chapters.items():
        page = handout.page(stung, notebook, stem, reader, blank=blank)
        assert CANARY not in page and "worded otherwise" not in page
    whole = compose.pack(stung, chapters, reader, blank=blank)
    assert CANARY not in str(whole) and "worded otherwise" not in str(whole)


def test_a_worksheet_has_room_for_it(stung, chapters):
    """On paper the questions may stand, the pen is the person's own; on a filled-in page there is one sentence."""
    asked = "What you know for a fact"
    assert asked in handout.page(stung, chapters["ownership"], "ownership", "me", blank=True)
    page = handout.page(stung, chapters["ownership"], "ownership", "me")
    assert asked not in page and "stays with the person who wrote it" in page
