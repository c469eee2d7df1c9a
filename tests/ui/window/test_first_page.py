"""What the window says before all of it is there, and while another process has its library."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.papers.view import QUEUE
from desktop.store.lock import WriterLock
from desktop.store.pages import Pages
from desktop.ui.window.main_window import MainWindow
from tests.ui.window.conftest import SAMPLE


def first_page(desk):
    """A second window as it is when it is painted first."""
    window = MainWindow(
        desk.look, desk.library, settings=desk.settings, state=desk.state, recovery=desk.library.parent / "r"
    )
    window.attach(Pages(desk.library), lambda: Pages(desk.library))
    return window


def test_the_first_page_of_a_library_with_papers_never_says_that_there_are_none(desk):
    desk.import_file()
    window = first_page(desk)
    assert window.parts.status.left.text() == "1 of 12 selected"
    window.close()
    window.deleteLater()


def test_a_window_whose_library_is_in_use_shows_papers_says_so_and_decides_when_it_is_free(desk):
    desk.import_file()
    desk.close()
    other = WriterLock(desk.library)
    window = desk.window = first_page(desk)
    window.complete()
    window.show()
    window.activateWindow()
    desk.until(window.isActiveWindow)
    with desk.qtbot.waitSignal(window.bridge.held):
        window.bridge.open()
    desk.until(lambda: window.detailing.paper is not None)
    assert "Papertray goes on here" in window.parts.status.error.text()
    QTest.keyClick(window.parts.papers.table, Qt.Key.Key_Q)
    desk.drop(SAMPLE)
    other.release()
    desk.until(lambda: window.bridge.is_open)
    desk.settle()
    assert window.pages.count(QUEUE) == 1
    assert not window.parts.status.error.isVisible()
    desk.until(lambda: window.parts.pages.currentWidget() is window.parts.review)
