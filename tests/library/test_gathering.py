"""Folders are gone through with all that lies in them, and nothing in them can hold anybody up."""

import os
from pathlib import Path

import pytest

from desktop.digests.source import Source
from desktop.errors import UnreadableInput
from desktop.library import gathering
from desktop.library.gathering import files_in, sources_in
from desktop.limits import FOLDER_DEPTH, FOLDER_FILES

posix = pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")


def written(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return folder


def names(folder):
    return [found.relative_to(folder).as_posix() for found in files_in(folder) if isinstance(found, Path)]


def errors(folder):
    return [str(found) for found in files_in(folder) if not isinstance(found, Path)]


def test_files_come_by_name_those_of_a_folder_before_those_below_it(tmp_path):
    folder = written(tmp_path, "b.txt", "a/z.txt", "a/b/c.txt", "c.txt", ".hidden", ".git/config")
    assert names(folder) == ["b.txt", "c.txt", "a/z.txt", "a/b/c.txt"]
    assert errors(folder) == []


@posix
def test_links_pipes_and_devices_are_passed_by(tmp_path):
    folder = written(tmp_path, "a.txt")
    (folder / "round").symlink_to(folder)
    (folder / "zero").symlink_to("/dev/zero")
    (folder / "link.txt").symlink_to(folder / "a.txt")
    os.mkfifo(folder / "pipe")
    assert names(folder) == ["a.txt"]


def test_a_limit_that_is_met_is_told(tmp_path):
    deep = tmp_path.joinpath(*(["d"] * (FOLDER_DEPTH + 2)))
    written(tmp_path, "a.txt")
    written(deep, "too-deep.txt")
    assert names(tmp_path) == ["a.txt"]
    assert f"more than {FOLDER_DEPTH} deep" in errors(tmp_path)[0]


def test_more_files_than_the_limit_are_not_read(tmp_path):
    many = tmp_path / "many"
    many.mkdir()
    for number in range(FOLDER_FILES + 3):
        (many / f"{number:05}").touch()
    found = list(gathering.files_in(many))
    assert len(found) == FOLDER_FILES + 1
    assert "the rest was not read" in str(found[-1])


def test_a_folder_without_files_says_so(tmp_path):
    (tmp_path / "below").mkdir()
    assert "there are no files" in errors(tmp_path)[0]


def test_each_file_is_opened_when_its_turn_comes(tmp_path):
    folder = written(tmp_path, "a.txt", "b.txt")
    sources = sources_in([folder, tmp_path / "missing.txt"])
    first = next(sources)
    assert isinstance(first, Source)
    assert first.name == "a.txt"
    (folder / "b.txt").unlink()
    assert all(isinstance(each, UnreadableInput) for each in sources)
