"""Backing up to a file of one's own, and putting a backup in the place of the library."""

import pytest

from desktop.errors import CannotWrite, LibraryInUse, LibraryUnusable
from desktop.library import editing
from desktop.library.backups import back_up, restore
from desktop.library.finding import Finder, index_folder
from desktop.library.library import Library
from desktop.papers.view import ALL
from desktop.store.pages import Pages


@pytest.fixture
def path(tmp_path):
    library = Library(tmp_path / "library.db")
    library.do(editing.add_paper, {"title": "About teapots"})
    library.close()
    return tmp_path / "library.db"


def add(path, title):
    library = Library(path)
    library.do(editing.add_paper, {"title": title})
    library.close()


def copy(path, target=None):
    pages = Pages(path)
    try:
        return back_up(pages, path, target)
    finally:
        pages.close()


def titles(path):
    pages = Pages(path)
    try:
        return sorted(line.title for line in pages.lines([1, 2, 3]).values())
    finally:
        pages.close()


def test_a_backup_is_a_library_of_its_own(path, tmp_path):
    made = copy(path, tmp_path / "mine.db")
    assert (made.path, made.papers, made.notes) == (tmp_path / "mine.db", 1, 0)
    assert titles(tmp_path / "mine.db") == ["About teapots"]
    assert not (tmp_path / "mine.db.part").exists()


def test_a_backup_is_made_while_a_window_has_the_library(path, tmp_path):
    window = Library(path)
    assert copy(path, tmp_path / "mine.db").papers == 1
    window.close()


def test_without_a_name_it_goes_to_the_backups_of_the_library(path):
    made = copy(path)
    assert made.path.parent == path.with_name("backups")


def test_an_older_backup_of_the_name_is_replaced_and_nothing_else_is(path, tmp_path):
    copy(path, tmp_path / "mine.db")
    add(path, "About urns")
    assert copy(path, tmp_path / "mine.db").papers == 2
    (tmp_path / "letter.txt").write_text("precious")
    for other in (tmp_path / "letter.txt", tmp_path, path):
        before = other.read_bytes() if other.is_file() else b""
        with pytest.raises(CannotWrite):
            copy(path, other)
        assert before == (other.read_bytes() if other.is_file() else b"")


def test_a_folder_that_is_not_there_is_told(path, tmp_path):
    with pytest.raises(CannotWrite):
        copy(path, tmp_path / "no folder" / "mine.db")


def test_restoring_keeps_the_library_that_was_there(path, tmp_path):
    copy(path, tmp_path / "mine.db")
    add(path, "About urns")
    restored, aside = restore(path, tmp_path / "mine.db")
    assert restored.papers == 1
    assert titles(path) == ["About teapots"]
    assert titles(aside) == ["About teapots", "About urns"]


def test_a_restored_library_is_searched_as_what_it_is_now(path, tmp_path):
    copy(path, tmp_path / "mine.db")
    add(path, "About urns")
    search(path, "urns")
    restore(path, tmp_path / "mine.db")
    add(path, "About kettles")
    assert search(path, "urns") == []
    assert search(path, "kettels") == [2]


def search(path, text):
    pages = Pages(path)
    finder = Finder(pages, index_folder(path))
    try:
        finder.catch_up()
        return list(finder.find(text, ALL).ids)
    finally:
        finder.close()
        pages.close()


def test_a_library_in_use_is_not_restored_over(path, tmp_path):
    copy(path, tmp_path / "mine.db")
    window = Library(path)
    with pytest.raises(LibraryInUse):
        restore(path, tmp_path / "mine.db")
    window.close()
    assert titles(path) == ["About teapots"]


@pytest.mark.parametrize("content", [b"", b"no library at all" * 20, None])
def test_what_is_no_backup_is_refused_and_the_library_untouched(path, tmp_path, content):
    if content is not None:
        (tmp_path / "mine.db").write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(LibraryUnusable):
        restore(path, tmp_path / "mine.db")
    with pytest.raises(LibraryUnusable):
        restore(path, path)
    assert path.read_bytes() == before
