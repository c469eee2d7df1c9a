"""The window answers while a large import is planned, reviewed and carried out."""

import gc

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest

from tests.ui.window.conftest import SAMPLE


def holds_back():
    return gc.get_threshold()[2] > 1_000_000


def open_review(desk):
    desk.drop(SAMPLE)
    desk.until(lambda: desk.parts.pages.currentWidget() is desk.parts.review)


def test_the_collector_stops_nobody_from_the_drop_until_the_papers_are_there(desk):
    assert not holds_back()
    open_review(desk)
    assert holds_back()
    QTest.keyClick(desk.parts.review, Qt.Key.Key_Return)
    desk.until(desk.parts.papers.model.rowCount)
    desk.settle()
    assert not holds_back()


def test_the_collector_is_as_before_when_the_review_is_left(desk):
    open_review(desk)
    QTest.keyClick(desk.parts.review, Qt.Key.Key_Escape)
    desk.settle()
    assert not holds_back()


def test_the_collector_is_as_before_when_the_window_is_closed_over_a_review(desk):
    open_review(desk)
    desk.start_again()
    assert not holds_back()


class Watcher(QObject):
    """Notes whether the library was still open when the window went."""

    def __init__(self, window):
        super().__init__()
        self.heard, self._window = [], window
        window.installEventFilter(self)

    def eventFilter(self, watched, event):
        if watched is self._window and event.type() == QEvent.Type.Hide:
            self.heard.append(self._window.bridge.is_open)
        return False


def test_a_closed_window_is_gone_before_the_library_is_backed_up(desk):
    desk.add_papers(1)
    backups = desk.library.parent / "backups"
    watcher = Watcher(desk.window)
    assert not backups.exists()
    desk.start_again()
    assert watcher.heard == [True]
    assert len(list(backups.iterdir())) == 1
