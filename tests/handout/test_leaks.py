"""Every answer of every kind is planted, and the whole of what leaves the workbook is searched for what must not."""

import base64
import getpass
import re
from contextlib import closing

import pytest
from in_memory import planted

from career_workbook import handout
from career_workbook.chapters import CHAPTERS, declare_all
from career_workbook.folder import create_folder
from career_workbook.records import KINDS, may_see
from career_workbook.workbook import Workbook


def plant(folder):
    """Fill in every field of every kind with a word of its own; returns (kind, field) by word."""
    declare_all()
    words = {}
    with closing(Workbook.open(folder.workbook)) as book:
        for kind in [kind for kind in KINDS.values() if kind.chapter]:
            entered, by_field = planted(kind)
            for key in ("sheet", "another") if kind.many else ("sheet",):
                entry = book.commit(kind.kind, key, entered, {})
                assert entry.record is not None, entry.errors
            words |= {word: kind.questions()[name] for name, word in by_field.items()}
            words |= {word: None for word in by_field.values() if kind.private}
    return words


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a telling name."""
    return create_folder(tmp_path_factory.mktemp("home of the canary") / "folder of the canary")


@pytest.fixture(scope="module")
def words(folder):
    return plant(folder)


@pytest.mark.parametrize("reader", ["me", "coach", "anyone"])
def test_no_handout_holds_what_its_reader_may_not_see(folder, words, reader, tmp_path):
    """Pages and pack, their pictures, their names: no word above the reader, nothing of the machine."""
    pages = handout.make(folder, reader=reader, to=tmp_path) + handout.make(folder, reader=reader, to=tmp_path,
                                                                             as_pack=True)
    whole = "\n".join(f"{page.name}\n{page.read_text('utf-8')}" for page in pages)
    pictures = b"".join(base64.b64decode(data) for data in re.findall(r"base64,([\w+/=]+)\"", whole))
    forbidden = {word for word, q in words.items() if q is None or q.asked.hidden or not may_see(reader, q.audience)}
    found = {word for word in words if word in whole}
    assert found & forbidden == set() and b"canary" not in pictures
    assert reader == "anyone" or len(found) > len(words) // 8  # it is no page without answers that passes
    assert "of the canary" not in whole and str(folder.path) not in whole
    assert f"/{getpass.getuser()}" not in whole
    assert not re.search(r"<(script|iframe|object|embed|form|input|button|link|meta http-equiv=.refresh)", whole)
    assert len(pages) == len(CHAPTERS) + 1


def test_a_worksheet_holds_no_answer_at_all(folder, words, tmp_path):
    """What is printed to be filled in was never filled in."""
    pages = handout.make(folder, to=tmp_path, blank=True)
    assert not [page for page in pages if "canary" in page.read_text("utf-8")]
