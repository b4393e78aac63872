"""The people in LinkedIn's archive: not read unless asked for, and then no address and no word of a message."""

import zipfile
from io import BytesIO

import pytest

from career_workbook.folder import create_folder
from career_workbook.readers import linkedin, past
from career_workbook.readers.arriving import bring
from career_workbook.workbook import Workbook

CONNECTIONS = ('Notes:\n"When exporting your data, some addresses are missing."\n\n'
               "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
               "Zoe,Zimmermann,https://www.linkedin.com/in/zoe-z,zoe@example.com,City hospital,Pharmacist,22 Jan 2026\n"
               "Yan,Young,,,\"Library, City\",,5 Mar 2019\n"
               ",,,,,,\n,,,,Nowhere,,1 Feb 2020\n")
MESSAGES = ("CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT\n"
            "1,Me,https://www.linkedin.com/in/me,Zoe Z.,https://www.linkedin.com/in/ZOE-Z/,2025-05-01 10:20:30 UTC,,"
            "Private words\n"
            "1,Yan Young,,Me,,2024-02-03 10:20:30 UTC,Hello,\"More private\nwords\"\n"
            "1,Me,,Yan Young,,2023-02-03 10:20:30 UTC,,Old\n")


def archive():
    """An archive with jobs, connections and messages."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("Skills.csv", "Name\nStatistics\n")
        made.writestr("Connections.csv", CONNECTIONS)
        made.writestr("messages.csv", MESSAGES)
    return {"LinkedIn.zip": packed.getvalue()}


def people(contents):
    return {one.entered["name"]: one.entered for one in contents.found if one.kind == "contact"}


def test_nobody_is_read_unless_asked():
    """Connections are offered, and who asked for nothing gets nothing of them."""
    contents = past.read(archive())
    assert not people(contents) and [word for word, _ in contents.more] == ["connections", "messages"]
    assert "not opened" in contents.notes[0]


def test_connections_come_with_their_place_and_without_an_address():
    """Name, place, role and since when; a row without a name is said; messages stay packed."""
    contents = past.read(archive(), also=["connections"])
    assert people(contents)["Zoe Zimmermann"] == {
        "name": "Zoe Zimmermann", "works_at": "City hospital", "role": "Pharmacist", "last": "", "since": "2026-01-22"}
    assert people(contents)["Yan Young"]["works_at"] == "Library, City"
    assert [word for word, _ in contents.more] == ["messages"] and "Messages" in contents.notes[0]
    assert any("it has no name" in sentence for sentence in contents.problems)
    assert "example.com" not in repr(contents) and "linkedin.com" not in repr(contents)


def test_of_messages_only_the_last_day_is_read():
    """Whether found by profile or by name; not one word of what was written comes along."""
    contents = past.read(archive(), also=["messages"])
    assert people(contents)["Zoe Zimmermann"]["last"] == "2025-05-01"
    assert people(contents)["Yan Young"]["last"] == "2024-02-03"
    assert "rivate" not in repr(contents) and "Hello" not in repr(contents) and not contents.more


@pytest.mark.parametrize("name", ["Connections.csv", "messages.csv"])
def test_one_file_of_them_alone_is_told_for_what_it_is(name):
    """Chosen without the archive, it is still read only where that is asked for."""
    files = {name: CONNECTIONS.encode() if "C" in name else MESSAGES.encode()}
    assert past.source_of(files) == "linkedin" and not linkedin.read(files).found
    assert len(linkedin.read(files, also=["connections"]).found) == (2 if "C" in name else 0)


def test_asked_for_on_the_command_line_they_are_added_once(tmp_path):
    """The second time there is nothing new, and who was taken out stays out."""
    folder, file, said = create_folder(tmp_path / "mine"), tmp_path / "LinkedIn.zip", []
    file.write_bytes(archive()["LinkedIn.zip"])
    assert bring(folder, [str(file)], None, say=said.append) == 0 and "--also connections" in "".join(said)
    assert bring(folder, [str(file)], None, also=["messages"], say=said.append) == 0
    workbook = Workbook.open(folder.workbook)
    assert len(workbook.frame("contact")) == 2 and "example.com" not in folder.workbook.read_bytes().decode("latin-1")
    workbook.withdraw("contact", workbook.keys("contact")[0])
    workbook.close()
    assert bring(folder, [str(file)], None, also=["messages"], say=said.append) == 0
    workbook = Workbook.open(folder.workbook)
    assert len(workbook.frame("contact")) == 1
    workbook.close()
