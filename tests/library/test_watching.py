"""A watched folder: files are taken when they are complete, once, and stay as they are."""

import os

import pytest

from desktop.digests.reading import read
from desktop.errors import UnreadableInput, UsageError
from desktop.library.importing import import_papers
from desktop.library.library import Library
from desktop.library.planning import discard, plan_import
from desktop.library.watching import FolderWatch, refuse_watching, remember, remembered
from desktop.papers.view import ALL
from desktop.progress import no_progress

posix = pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
ENTRY = "@article{{k{0}, title = {{A paper with the number {0}}}, doi = {{10.1000/{0}}}}}\n"


class Watcher:
    """A watch with a clock of its own."""

    def __init__(self, folder, done=()):
        self.now = 100.0
        self.folder = folder
        self.watch = FolderWatch(folder, dict(done), clock=lambda: self.now)

    def look(self, after=0.0):
        self.now += after
        return [each.path.name for each in self.watch.look()]


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "watched"
    folder.mkdir()
    return folder


@pytest.fixture
def watcher(folder):
    return Watcher(folder)


def test_a_file_is_taken_when_it_has_not_changed_for_two_seconds_and_only_once(watcher, folder):
    (folder / "a.txt").write_text("half")
    assert watcher.look() == []
    assert watcher.watch.has_waiting()
    (folder / "a.txt").write_text("half and the rest")
    assert watcher.look(1.9) == []
    assert watcher.look(1.9) == []
    assert watcher.look(0.2) == ["a.txt"]
    assert watcher.look(9) == []
    assert not watcher.watch.has_waiting()


def test_a_file_that_changes_later_is_taken_again(watcher, folder):
    (folder / "a.txt").write_text("one")
    watcher.look()
    watcher.now += 3
    ready = watcher.watch.look()
    assert len(watcher.watch.finish(ready)) == 1
    (folder / "a.txt").write_text("one and two")
    assert watcher.look() == []
    assert watcher.look(3) == ["a.txt"]


@pytest.mark.parametrize(
    "name",
    [
        "a.txt.part",
        "a.crdownload",
        "a.TMP",
        ".a.txt",
        "a.txt~",
        "#a.txt#",
        ".~lock.a.txt#",
        "b_~lock.a.txt#",
        "~$a",
    ],
)
def test_what_is_unfinished_hidden_or_a_lock_is_passed_by(watcher, folder, name):
    (folder / name).write_text("x")
    watcher.look()
    assert watcher.look(5) == []


@posix
def test_only_regular_files_in_the_folder_itself_are_taken(watcher, folder, tmp_path):
    (tmp_path / "outside.txt").write_text("x")
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.txt")
    (folder / "below").mkdir()
    (folder / "below" / "b.txt").write_text("x")
    (folder / "a.txt").write_text("x")
    watcher.look()
    assert watcher.look(3) == ["a.txt"]


def test_a_file_that_changes_while_it_is_taken_is_left_for_later(watcher, folder):
    (folder / "a.txt").write_text("one")
    watcher.look()
    watcher.now += 3
    ready = watcher.watch.look()
    (folder / "a.txt").write_text("one and two")
    assert list(watcher.watch.sources(ready)) == []
    assert watcher.watch.finish(ready) == []
    watcher.look()
    assert watcher.look(3) == ["a.txt"]


def test_what_cannot_be_opened_is_told_once(watcher, folder):
    (folder / "empty.txt").touch()
    watcher.look()
    watcher.now += 3
    ready = watcher.watch.look()
    assert [type(each) for each in watcher.watch.sources(ready)] == [UnreadableInput]
    watcher.watch.finish(ready)
    assert watcher.look(9) == []


def test_what_papertray_wrote_itself_is_not_taken(watcher, folder):
    (folder / "queue.bib").write_text("x")
    watcher.watch.leave_out(folder / "queue.bib")
    watcher.look()
    assert watcher.look(3) == []


def test_given_back_files_come_again(watcher, folder):
    (folder / "a.txt").write_text("x")
    watcher.look()
    watcher.now += 3
    ready = watcher.watch.look()
    watcher.watch.give_back(ready)
    assert watcher.look() == ["a.txt"]


def test_a_folder_that_cannot_be_watched_is_refused(folder, tmp_path):
    with pytest.raises(UsageError, match="no such folder"):
        refuse_watching(tmp_path / "missing", tmp_path / "library.db")
    with pytest.raises(UsageError, match="keeps its library"):
        refuse_watching(folder, folder / "library.db")
    refuse_watching(folder, tmp_path / "library.db")
    folder.rmdir()
    with pytest.raises(UnreadableInput, match="watched folder cannot be read"):
        Watcher(folder).look()


def test_what_was_taken_is_known_after_a_restart_and_forgotten_with_the_file(tmp_path, folder):
    library = Library(tmp_path / "library.db")
    try:
        (folder / "a.txt").write_text("x")
        first = Watcher(folder)
        first.look()
        first.now += 3
        remember(library.store, first.watch.finish(first.watch.look()))
        again = Watcher(folder, remembered(library.pages))
        again.look()
        assert again.look(3) == []
        (folder / "a.txt").unlink()
        remember(library.store, [])
        assert remembered(library.pages) == {}
    finally:
        library.close()


def mbox(*numbers):
    """A mailbox in which each message has one paper."""
    parts = []
    for number in numbers:
        parts.append(
            f"From someone@example.org Mon Jan  1 0{number}:00:00 2024\n"
            f"Subject: papers {number}\nContent-Type: text/plain; charset=utf-8\n\n{ENTRY.format(number)}\n"
        )
    return "".join(parts)


def test_of_a_growing_mailbox_only_what_is_new_comes_and_the_file_stays_as_it_is(tmp_path, folder):
    library = Library(tmp_path / "library.db")
    box = folder / "box.mbox"
    watcher = Watcher(folder)

    def round_of_import():
        watcher.look()
        watcher.now += 3
        ready = watcher.watch.look()
        plan = plan_import(library.store, library.pages, watcher.watch.sources(ready), read, no_progress)
        library.do(import_papers, plan, plan.default_choices())
        discard(library.store)
        remember(library.store, watcher.watch.finish(ready))
        return plan

    try:
        box.write_text(mbox(1, 2))
        about = box.stat()
        round_of_import()
        assert library.pages.count(ALL) == 2
        assert (box.stat().st_mtime_ns, box.read_text()) == (about.st_mtime_ns, mbox(1, 2))
        box.write_text(mbox(1, 2, 3))
        plan = round_of_import()
        assert library.pages.count(ALL) == 3
        assert sum(1 for paper in plan.papers if paper.listing) == 1
        assert len(library.pages.digests()) == 3
    finally:
        library.close()
