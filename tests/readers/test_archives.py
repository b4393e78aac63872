"""What comes in a zip or a spreadsheet, and what is refused with a sentence."""

from __future__ import annotations

import io
import zipfile

import official_files as files
import pytest

from career_workbook.readers import CannotRead, archives


def everything(_name):
    return True


def test_a_zip_gives_its_wanted_members_from_any_folder():
    """Folders, capitals and what a Mac adds do not matter; what nobody asked for is not opened."""
    data = files.zipped({"deep/er/Skills.TXT": b"a", "__MACOSX/deep/Skills.TXT": b"junk", "Photo.png": b"x"}, "db/")
    assert archives.unpacked({"up.zip": data}, lambda name: name == "skills.txt") == {"skills.txt": b"a"}


def test_plain_files_and_spreadsheets_come_as_they_are():
    """A spreadsheet is a zip inside; it is not taken apart here."""
    sheet = files.xlsx([["a"]])
    given = {"In/Table.xlsx": sheet, "x.csv": b"1"}
    assert archives.unpacked(given, everything) == {"table.xlsx": sheet, "x.csv": b"1"}


def test_a_bomb_is_refused_while_it_unpacks(monkeypatch):
    """A few bytes that become very many are stopped at the limit, with a sentence."""
    monkeypatch.setattr(archives, "LARGEST_MEMBER", 100_000)
    bomb = files.zipped({"Skills.txt": bytes(10_000_000)})
    assert len(bomb) < 20_000
    with pytest.raises(CannotRead, match=r"“skills.txt” unpacks to far more .* nothing was added"):
        archives.unpacked({"x.zip": bomb}, everything)


def test_many_members_together_have_a_limit_too(monkeypatch):
    """Twenty large files are no better than one."""
    monkeypatch.setattr(archives, "LARGEST_WHOLE", 100_000)
    with pytest.raises(CannotRead, match="far more"):
        archives.unpacked({"x.zip": files.zipped({f"{n}.txt": bytes(30_000) for n in range(20)})}, everything)
    monkeypatch.setattr(archives, "MOST_MEMBERS", 10)
    with pytest.raises(CannotRead, match="more files"):
        archives.unpacked({"x.zip": files.zipped({f"{n}.txt": b"" for n in range(20)})}, everything)


@pytest.mark.parametrize("cut", [10, 60, -30])
def test_half_a_download_is_said(cut):
    """A zip that ends too early is named, not read."""
    with pytest.raises(CannotRead, match=r"“x.zip” is damaged or was only partly downloaded"):
        archives.unpacked({"x.zip": files.zipped({"Skills.txt": b"text" * 50})[:cut]}, everything)


def test_a_member_that_does_not_match_its_sum_is_said():
    """Bytes that changed on the way are not taken for figures."""
    data = bytearray(files.zipped({"Skills.txt": b"abc"}))
    data[data.index(b"Skills.txt") + 10] ^= 0xFF
    with pytest.raises(CannotRead, match=r"“skills.txt” is damaged"):
        archives.unpacked({"x.zip": bytes(data)}, everything)


def test_a_locked_member_is_said():
    """Nobody is asked for a password: unpack it first."""
    data = bytearray(files.zipped({"Skills.txt": b"abc"}))
    for header, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + at] |= 1
    with pytest.raises(CannotRead, match="locked with a password"):
        archives.unpacked({"x.zip": bytes(data)}, everything)


def test_a_spreadsheet_is_read_sheet_by_sheet():
    """Numbers stay numbers, words stay words."""
    assert list(archives.sheets("t.xlsx", files.xlsx([["a", 1.5], ["<b>", 2]], [["c"]]))) == [
        [["a", 1.5], ["<b>", 2.0]], [["c"]]]


@pytest.mark.parametrize("place", ["XFD1048576", "A1048576", "BC2", "A200000"])
def test_a_cell_far_out_does_not_fill_the_memory(place):
    """One cell at the far end of a sheet would make it billions of cells."""
    with pytest.raises(CannotRead, match="larger than any table of this kind"):
        list(archives.sheets("t.xlsx", files.xlsx([["a"]], at=place)))


def test_a_spreadsheet_bomb_is_refused(monkeypatch):
    """The library below never sees more than was counted."""
    monkeypatch.setattr(archives, "LARGEST_MEMBER", 10_000)
    with pytest.raises(CannotRead, match="far more"):
        list(archives.sheets("t.xlsx", files.xlsx([["a" * 20_000]])))


def test_what_only_looks_like_a_spreadsheet_is_said():
    """A zip with other things in it is no sheet."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(CannotRead, match=r"“t.xlsx” is damaged"):
        list(archives.sheets("t.xlsx", whole.getvalue()))
