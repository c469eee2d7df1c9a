"""The window answers while a large import is planned, reviewed and carried out."""

import gc

from PySide6.QtCore import Qt
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
