"""Files that are to be gone are gone, and nothing beside them is touched."""

from __future__ import annotations

import os

from career_workbook.wiping import wipe


def test_what_was_written_is_written_over(tmp_path):
    """Another name of the same file finds nothing of it any more."""
    (tmp_path / "folder").mkdir()
    secret = tmp_path / "folder" / "notes.db"
    secret.write_bytes(b"zinnober" * 200_000)
    secret.chmod(0o400)
    os.link(secret, tmp_path / "other")
    assert wipe(tmp_path / "folder") == [] and not (tmp_path / "folder").exists()
    assert b"zinnober" not in (tmp_path / "other").read_bytes()


def test_a_link_is_taken_away_and_what_it_leads_to_is_left(tmp_path):
    """A folder may hold a link to somebody's own things."""
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "link").symlink_to(tmp_path / "mine.txt")
    (tmp_path / "folder" / "inner").symlink_to(tmp_path)
    assert wipe(tmp_path / "folder") == [] and (tmp_path / "mine.txt").read_text("utf-8") == "mine"


def test_what_cannot_be_deleted_is_named(tmp_path, monkeypatch):
    """One file that is held does not keep the others."""
    held, free = tmp_path / "held", tmp_path / "free"
    held.write_text("a", "utf-8")
    free.write_text("b", "utf-8")
    unlink = type(held).unlink

    def refuse(path, **wishes):
        if path == held:
            raise PermissionError
        unlink(path, **wishes)

    monkeypatch.setattr(type(held), "unlink", refuse)
    assert wipe(held, free) == [held] and not free.exists()
