"""Where things lie, for whoever starts Papertray and however."""

import os
import stat
from pathlib import Path

import pytest

from desktop import paths
from desktop.errors import CannotWrite, PapertrayError

as_a_user = pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="nothing is forbidden to root")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_the_named_library_comes_before_that_of_the_environment_and_the_default(isolated_home, monkeypatch):
    default = paths.library_path()
    assert default == paths.data_folder() / "library.db"
    assert default.is_relative_to(isolated_home)
    monkeypatch.setenv("PAPERTRAY_LIBRARY", str(isolated_home / "other.db"))
    assert paths.library_path() == isolated_home / "other.db"
    assert paths.library_path(isolated_home / "named.db") == isolated_home / "named.db"


def test_an_empty_variable_names_no_library(isolated_home, monkeypatch):
    monkeypatch.setenv("PAPERTRAY_LIBRARY", "")
    assert paths.library_path() == paths.data_folder() / "library.db"


def test_a_tilde_and_a_relative_path_become_whole_paths(isolated_home, monkeypatch):
    monkeypatch.chdir(isolated_home)
    assert paths.library_path(Path("~/papers.db")) == isolated_home / "papers.db"
    assert paths.library_path(Path("here/../papers.db")) == isolated_home / "papers.db"
    assert paths.library_path(Path("~nobody-of-this-name/x.db")).is_absolute()


def test_asking_where_things_lie_makes_no_folder(isolated_home):
    for folder in (paths.data_folder(), paths.config_folder(), paths.state_folder(), paths.runtime_folder()):
        assert not folder.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_private_folder_and_all_that_is_made_above_it_is_closed_to_others(tmp_path):
    folder = paths.private_folder(tmp_path / "a" / "b")
    assert mode(folder) == mode(folder.parent) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_folder_that_was_open_to_others_is_closed(tmp_path):
    (tmp_path / "open").mkdir(mode=0o755)
    assert mode(paths.private_folder(tmp_path / "open")) == 0o700


def test_a_file_in_the_place_of_a_folder_is_told_in_words(tmp_path):
    (tmp_path / "file").write_text("here first")
    with pytest.raises(CannotWrite) as told:
        paths.private_folder(tmp_path / "file" / "folder")
    assert str(tmp_path / "file" / "folder") in str(told.value)


@as_a_user
def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(CannotWrite):
            paths.private_folder(tmp_path / "folder")
    finally:
        tmp_path.chmod(0o700)


def test_the_sample_digest_is_found_and_a_missing_part_is_told():
    assert paths.resource_path("samples", "hugging-face-page.txt").read_bytes()
    with pytest.raises(PapertrayError, match="missing"):
        paths.resource_path("samples", "no-such-file.txt")


def test_a_path_is_shown_with_a_tilde_for_the_home_folder(isolated_home, tmp_path):
    assert paths.shortened(isolated_home / "a" / "b") == str(Path("~") / "a" / "b")
    assert paths.shortened(tmp_path / "elsewhere") == str(tmp_path / "elsewhere")


def test_a_path_below_a_file_is_not_writable_and_one_that_can_be_made_is(tmp_path):
    (tmp_path / "file").write_text("")
    assert paths.is_writable(tmp_path / "file")
    assert paths.is_writable(tmp_path / "not" / "yet" / "library.db")
    assert not paths.is_writable(tmp_path / "file" / "library.db")
