"""A paper is added by hand on a sheet that keeps what was typed until the library has taken it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.pickers.add_paper_sheet import AddPaperSheet

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sheet(look, window):
    sheet = AddPaperSheet(look, window)
    sheet.papers = []
    sheet.accepted.connect(sheet.papers.append)
    sheet.open_with()
    return sheet


def test_a_paper_is_typed_with_the_keyboard_alone(sheet):
    assert sheet.lines["title"].hasFocus()
    for words in ("Sorting Trays", "Ada Lind and Bo Ek", "2024", "10.1000/182"):
        QTest.keyClicks(QApplication.focusWidget(), words)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert sheet.abstract.hasFocus()
    QTest.keyClicks(sheet.abstract, "One.")
    QTest.keyClick(sheet.abstract, Qt.Key.Key_Return)
    QTest.keyClicks(sheet.abstract, "Two.")
    assert sheet.papers == []
    QTest.keyClick(sheet.abstract, Qt.Key.Key_Return, CONTROL)
    assert sheet.papers == [
        {
            "title": "Sorting Trays",
            "authors": "Ada Lind and Bo Ek",
            "issued": "2024",
            "doi": "10.1000/182",
            "abstract": "One.\nTwo.",
        }
    ]
    assert sheet.isVisible()


@pytest.mark.parametrize("way", ["Enter", "Ctrl+Enter", "button"])
def test_a_title_is_enough(sheet, way):
    QTest.keyClicks(sheet.lines["title"], "Trays")
    if way == "button":
        QTest.mouseClick(sheet.add, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(
            sheet.lines["title"], Qt.Key.Key_Return, CONTROL if "Ctrl" in way else Qt.KeyboardModifier(0)
        )
    assert sheet.papers == [{"title": "Trays"}]


def test_what_is_wrong_is_told_under_its_field_and_nothing_is_lost(sheet):
    sheet.open_with({"issued": "long ago", "abstract": "Words."})
    QTest.mouseClick(sheet.add, Qt.MouseButton.LeftButton)
    assert sheet.papers == []
    assert sheet.problems["title"].isVisible()
    assert sheet.problems["issued"].isVisible()
    assert not sheet.problems["authors"].isVisible()
    assert sheet.lines["title"].hasFocus()
    assert sheet.lines["issued"].text() == "long ago"
    assert sheet.abstract.toPlainText() == "Words."
    assert "title" in sheet.lines["title"].accessibleDescription()
    QTest.keyClicks(sheet.lines["title"], "Trays")
    sheet.lines["issued"].setText("2024")
    QTest.mouseClick(sheet.add, Qt.MouseButton.LeftButton)
    assert sheet.papers == [{"title": "Trays", "issued": "2024", "abstract": "Words."}]
    assert not sheet.problems["title"].isVisible()


def test_a_refusal_of_the_library_is_told(sheet):
    sheet.show_error("issued", "No such year.")
    assert sheet.problems["issued"].text() == "No such year."
    sheet.show_error("something", "The disk is full.")
    assert sheet.problems["title"].text() == "The disk is full."


@pytest.mark.parametrize("place", ["title", "abstract"])
def test_esc_closes_and_gives_the_focus_back(sheet, window, place):
    widget = sheet.lines.get(place, sheet.abstract)
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.elsewhere.hasFocus()


def test_it_opens_with_what_is_known_and_empty_the_next_time(sheet):
    sheet.open_with({"identifier": "2412.03565"})
    assert sheet.lines["identifier"].text() == "2412.03565"
    sheet.close_overlay()
    sheet.open_with()
    assert sheet.lines["identifier"].text() == ""


def test_every_field_has_a_name_and_tab_stays_inside(sheet):
    seen = set()
    for _ in range(12):
        widget = QApplication.focusWidget()
        assert sheet.isAncestorOf(widget)
        assert widget.accessibleName()
        seen.add(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert seen == {*sheet.lines.values(), sheet.abstract, sheet.add, sheet.cancel}


def test_in_a_low_window_the_fields_scroll_and_the_buttons_stay(sheet, window):
    window.resize(640, 420)
    QApplication.processEvents()
    assert sheet.form.verticalScrollBar().maximum() > 0
    assert sheet.add.visibleRegion().boundingRect().size() == sheet.add.size()
    sheet.abstract.setFocus()
    sheet.lines["title"].setText("Trays")
    sheet.lines["identifier"].setText("?")
    QTest.mouseClick(sheet.add, Qt.MouseButton.LeftButton)
    assert not sheet.lines["identifier"].visibleRegion().isEmpty()


def test_in_a_high_window_nothing_scrolls(sheet, window):
    window.resize(1_000, 900)
    QTest.mouseClick(sheet.add, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert sheet.form.verticalScrollBar().maximum() == 0
