"""What floats over the window takes the keyboard while it is open and gives it back."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout

from desktop.ui.pickers.overlay import Overlay


@pytest.fixture
def overlay(look, window):
    overlay = Overlay(look, window, "Try", dims=True)
    overlay.fields = [QLineEdit(), QLineEdit(), QLineEdit()]
    overlay.fields[1].setEnabled(False)
    layout = QVBoxLayout(overlay.card)
    layout.addWidget(QLabel("words"))
    for field in overlay.fields:
        layout.addWidget(field)
    overlay.first = overlay.fields[0]
    return overlay


def test_it_is_closed_at_first(overlay):
    assert not overlay.is_open
    assert not overlay.isVisible()
    assert not overlay._veil.isVisible()
    overlay.close_overlay()  # nothing to close


def test_tab_goes_round_inside(overlay, window):
    overlay.open_over()
    first, _, last = overlay.fields
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert last.hasFocus()
    QTest.keyClick(last, Qt.Key.Key_Tab)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Backtab)
    assert last.hasFocus()


def test_the_focus_goes_back_where_it_was(overlay, window):
    overlay.open_over()
    overlay.open_over()  # a second time changes nothing
    QTest.keyClick(overlay.fields[0], Qt.Key.Key_Escape)
    assert not overlay.isVisible()
    assert window.elsewhere.hasFocus()


def test_the_focus_stays_in_the_window_when_what_had_it_is_gone(overlay, window):
    overlay.open_over()
    window.elsewhere.hide()
    overlay.close_overlay()
    assert QApplication.focusWidget() is not window.elsewhere


def test_a_click_on_the_card_does_not_close_it_and_one_on_its_shadow_does(overlay):
    overlay.open_over()
    QTest.mouseClick(overlay.card, Qt.MouseButton.LeftButton)
    assert overlay.is_open
    QTest.mouseClick(overlay, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(2, 2))
    assert not overlay.is_open


def test_it_stays_in_the_middle_of_a_window_that_changes(overlay, window):
    overlay.open_over()
    for size in ((1_200, 800), (640, 420), (300, 200)):
        window.resize(*size)
        QApplication.processEvents()
        card = QRect(overlay.mapTo(window, overlay.card.pos()), overlay.card.size())
        assert window.rect().contains(card)
        assert abs(card.center().x() - window.rect().center().x()) <= 1
        assert abs(card.center().y() - window.rect().center().y()) <= 1


def test_it_darkens_the_window_and_lies_above_everything(overlay, window):
    before = window.grab().toImage().pixelColor(10, 10)
    overlay.open_over()
    assert window.grab().toImage().pixelColor(10, 10) != before
    assert window.childAt(window.rect().center()).window() is window
    assert overlay.isAncestorOf(window.childAt(window.rect().center()))
