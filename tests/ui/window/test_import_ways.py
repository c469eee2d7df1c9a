"""Ways into the library: folders, links and text that are dropped, what is pasted, a watched folder."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

WATCHING_MS = 60_000
"""A look each second, two seconds of rest, then a reader process: long only on a busy machine."""
ENTRY = "@misc{{k{0}, title = {{A paper with the number {0}}}, doi = {{10.1000/{0}}}}}\n"


def entries(path: Path, *numbers: int) -> Path:
    path.write_text("".join(ENTRY.format(number) for number in numbers), encoding="utf-8")
    return path


def wait_for_review(desk):
    desk.until(lambda: desk.parts.pages.currentWidget() is desk.parts.review)
    desk.qtbot.wait(1)
    return desk.parts.review


def test_a_folder_is_dropped_with_all_in_it_grouped_by_file(desk, tmp_path):
    below = tmp_path / "digests" / "week" / "day"
    below.mkdir(parents=True)
    entries(tmp_path / "digests" / "a.bib", 1, 2)
    entries(below / "b.bib", 2, 3)
    (tmp_path / "digests" / ".hidden.bib").write_text("x")
    if os.name != "nt":
        (below / "round").symlink_to(tmp_path)
        os.mkfifo(below / "pipe")
    desk.drop(tmp_path / "digests")
    review = wait_for_review(desk)
    assert review.head.file.text() == "2 files"
    assert review.head.title.text() == "4 papers found"
    desk.press_key(Qt.Key.Key_Return)
    desk.settle()
    assert desk.counts()["Inbox"] == 3
    assert desk.window.toast.words == "Imported 3 papers"
    desk.press("u")
    assert desk.counts()["Inbox"] == 0


def test_text_and_links_are_taken_in_however_they_come(desk, drop_on):
    text, address = QMimeData(), QMimeData()
    text.setText("".join(ENTRY.format(number) for number in (1, 2)))
    address.setUrls([QUrl("https://arxiv.org/abs/2401.00007")])
    assert drop_on(desk.window, text)
    assert wait_for_review(desk).head.title.text() == "2 papers found"
    desk.press_key(Qt.Key.Key_Escape)
    QApplication.clipboard().setText(text.text())
    desk.window.actions_["paste"].trigger()
    assert wait_for_review(desk).head.title.text() == "2 papers found"
    desk.press_key(Qt.Key.Key_Escape)
    assert drop_on(desk.window, address)
    assert wait_for_review(desk).head.title.text() == "1 paper found"
    desk.press_key(Qt.Key.Key_Return)
    assert desk.counts()["Inbox"] == 1


def test_a_page_from_the_browser_goes_through_the_review(desk):
    address = "papertray:add?url=https%3A%2F%2Farxiv.org%2Fabs%2F2401.01234&title=A%20%3Cb%3EPaper%3C/b%3E"
    desk.window.open_things([address, "papertray:add"])
    review = wait_for_review(desk)
    assert review.head.title.text() == "1 paper found"
    assert review.head.file.text() == "arxiv.org"
    desk.press_key(Qt.Key.Key_Return)
    desk.until(lambda: desk.parts.papers.model.rowCount() == 1)


@pytest.fixture
def watched(desk, tmp_path):
    """A folder that was chosen in the preferences."""
    folder = tmp_path / "watched"
    folder.mkdir()
    desk.window.actions_["preferences"].trigger()
    dialog = desk.window.files.preferences
    dialog.ask_folder = lambda *_: str(desk.library.parent)
    dialog.list.setCurrentRow(1)
    QTest.mouseClick(dialog.choose_folder, Qt.MouseButton.LeftButton)
    assert "keeps its library in this folder" in dialog.problem.text()
    assert desk.settings.watched_folder == ""
    dialog.ask_folder = lambda *_: str(folder)
    QTest.mouseClick(dialog.choose_folder, Qt.MouseButton.LeftButton)
    assert dialog.folder.text() == str(folder)
    dialog.close()
    desk.window.activateWindow()
    desk.until(desk.window.isActiveWindow)
    return folder


def test_what_is_put_into_a_watched_folder_is_imported_once_and_can_be_undone(desk, watched):
    entries(watched / "a.bib", 1, 2)
    entries(watched / "b.bib", 3)
    entries(watched / "c.bib.part", 4)
    about = (watched / "a.bib").stat()
    words = "Imported 3 papers from the watched folder"
    desk.qtbot.waitUntil(lambda: desk.window.toast.words == words, timeout=WATCHING_MS)
    desk.settle()
    assert desk.counts()["Inbox"] == 3
    assert desk.parts.pages.currentWidget() is desk.parts.panes
    assert (watched / "a.bib").stat().st_mtime_ns == about.st_mtime_ns
    desk.press("u")
    assert desk.counts()["Inbox"] == 0
    # What cannot be read is told, and a review that is open comes first.
    desk.drop(entries(watched.parent / "dropped.bib", 7))
    wait_for_review(desk)
    entries(watched / "e.bib", 6)
    (watched / "odd.txt").write_text("Dear all, lunch is at noon.\n")
    desk.window.watching.look()
    desk.settle()
    desk.press_key(Qt.Key.Key_Return)
    assert desk.counts()["Inbox"] == 1
    error = desk.parts.status.error
    desk.qtbot.waitUntil(lambda: "odd.txt" in error.text(), timeout=WATCHING_MS)
    desk.settle()
    assert desk.counts()["Inbox"] == 2


def test_a_long_read_says_how_far_it_is_and_is_cancelled_with_nothing_half_done(desk, tmp_path):
    path = tmp_path / "long.bib"
    path.write_text("".join(f"@misc{{k{n}, title = {{Moss{n} Fern{n} Rose{n}}}}}\n" for n in range(4_000)))
    before = desk.dump()
    desk.drop(path)
    status = desk.parts.status
    desk.until(lambda: "papers" in status.work.text())
    assert status.work.text().startswith("Reading: long.bib, ")
    assert status.bar.maximum() > 0
    QTest.mouseClick(status.cancel, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.parts.pages.currentWidget() is desk.parts.panes
    assert not status.cancel.isVisible()
    assert desk.dump() == before
    assert desk.window.pages.connection.execute("SELECT count(*) FROM paper").fetchone() == (0,)
