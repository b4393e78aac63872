"""A file given to `import` without a word before it: what is said of one that cannot be read."""

from __future__ import annotations

from contextlib import closing

import pytest

from career_workbook.folder import create_folder
from career_workbook.readers.arriving import bring
from career_workbook.readers.hours import own_table
from career_workbook.workbook import Workbook


@pytest.fixture
def brought(tmp_path):
    """Import files, by their names and texts, into a workbook with one skill; returns the status and what was said."""
    folder = create_folder(tmp_path / "home")
    with closing(Workbook.open(folder.workbook)) as workbook:
        workbook.add_all("hand", "2026-01-01", [("skill", "t", {"name": "Teaching"})])

    def run(*words: str, **files: str) -> tuple[int, str]:
        places = []
        for name, text in files.items():
            place = tmp_path / name.replace("_", ".")
            place.write_text(text, "utf-8")
            places.append(str(place))
        said: list[str] = []
        return bring(folder, [*words, *places], None, say=said.append), "\n".join(said)

    run.folder = folder
    return run


def test_a_damaged_file_is_said_to_be_damaged(brought):
    """And not taken for a colleague's page, which it may never have been."""
    status, said = brought(d_json='{"a":')
    assert status == 1 and "d.json is damaged" in said and "colleague" not in said and "Nothing was added." in said


def test_a_whole_file_of_another_program_is_told_what_can_be_imported(brought):
    """JSON that is none of the sources is not damaged."""
    status, said = brought(d_json='{"a": 1}')
    assert status == 1 and "What can be:" in said and "damaged" not in said


def test_a_damaged_file_before_a_colleagues_keeps_it_from_nobody(brought):
    """Of several files, the one that says what it is decides; the other is named."""
    sheet = ('{"what": "career-workbook feedback", "layout": 1, "sheet": "s", "round": "", "group": "Peers", '
             '"levels": [{"skill": "t", "asked": "Teaching", "level": 7}], "words": []}')
    status, said = brought(a_json='{"a":', b_json=sheet)
    assert status == 0 and "1 person answered" in said and "damaged" in said


@pytest.mark.parametrize("words", [(), ("hours",)])
def test_a_table_made_by_hand_is_told_how_it_can_be_read(brought, words):
    """Whoever notes hours in a spreadsheet learns of the workbook's own columns, and a table that has them comes in."""
    status, said = brought(*words, h_csv="Date,Hours,Skill\n2026-01-02,2,Teaching\n")
    assert status == 1 and own_table() in said and "export csv" in said
    heads = own_table().split("“")[1].split("”")[0].split(",")
    row = {"on": "2026-01-02", "skill": "Teaching", "hours": "2"}
    table = ",".join(heads) + "\n" + ",".join(row.get(head, "") for head in heads) + "\n"
    status, said = brought(h_csv=table)
    assert status == 0 and "Added 1 entry." in said
    with closing(Workbook.open(brought.folder.workbook)) as workbook:
        (entry,) = workbook.records("investment").values()
    assert entry.skill == "t" and entry.hours == 2
