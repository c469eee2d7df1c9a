"""A note that the library has not taken lies in a file of its own, for its user alone, until it has."""

import os
import stat

import pytest

from desktop.ui.details.note_recovery import NoteRecovery, recovered


def test_a_kept_note_is_found_again_and_a_forgotten_one_is_not(tmp_path):
    folder = tmp_path / "recovery"
    recovery = NoteRecovery(folder)
    recovery.keep("one", "first")
    recovery.keep("two", "é\n\u65e5")
    recovery.keep("one", "newer")
    assert recovered(folder) == [("one", "newer"), ("two", "é\n\u65e5")]
    recovery.forget("one")
    assert recovered(folder) == [("two", "é\n\u65e5")]


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_nobody_else_can_read_it(tmp_path):
    before = os.umask(0)
    try:
        NoteRecovery(tmp_path / "recovery").keep("one", "secret")
    finally:
        os.umask(before)
    folder = tmp_path / "recovery"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "one.txt").stat().st_mode) == 0o600


def test_forgetting_what_was_never_kept_is_nothing(tmp_path):
    NoteRecovery(tmp_path / "nowhere").forget("one")
    assert not (tmp_path / "nowhere").exists()
    assert recovered(tmp_path / "nowhere") == []


@pytest.mark.parametrize("uid", ["", "../one", "a/b", ".", "a" * 100, "nul\0"])
def test_a_uid_that_is_no_file_name_is_refused(tmp_path, uid):
    with pytest.raises(ValueError, match="file"):
        NoteRecovery(tmp_path).keep(uid, "text")
    assert list(tmp_path.iterdir()) == []


def test_only_whole_notes_are_found(tmp_path):
    (tmp_path / "half.part").write_text("half")
    (tmp_path / "other.md").write_text("other")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "secret").write_text("elsewhere")
    if os.name == "posix":
        (tmp_path / "link.txt").symlink_to(tmp_path / "secret")
    (tmp_path / "broken.txt").write_bytes(b"caf\xe9")
    assert recovered(tmp_path) == [("broken", "caf\ufffd")]


def test_what_a_crash_left_half_written_does_not_stand_in_the_way(tmp_path):
    (tmp_path / "one.part").write_text("half of an older ")
    NoteRecovery(tmp_path).keep("one", "whole")
    assert recovered(tmp_path) == [("one", "whole")]
    assert [path.name for path in tmp_path.iterdir()] == ["one.txt"]


def test_a_disk_that_refuses_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match=r"exist|directory"):
        NoteRecovery(tmp_path / "file").keep("one", "text")
