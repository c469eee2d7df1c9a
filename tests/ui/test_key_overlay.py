"""The card of keys shows every key, finds one by its words, and keeps the keyboard while it is open."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton

from desktop.ui.key_overlay import KeyGroup, KeyOverlay

GROUPS = [
    KeyGroup("Move", [("Next paper", "J"), ("Previous paper", "K"), ("Next pane", "F6")]),
    KeyGroup("Decide", [("Queue", "Q"), ("Rate", "1–5"), ("Déjà vu", "E")]),
    KeyGroup("Everything else", [("Undo", "Ctrl+Z"), ("Keys", "?")]),
]


@pytest.fixture
def window(look, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.elsewhere = QPushButton("Elsewhere")
    window.setCentralWidget(window.elsewhere)
    window.resize(1_200, 700)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.elsewhere.setFocus()
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def overlay(look, window):
    overlay = KeyOverlay(look, window)
    overlay.open_for(GROUPS)
    QApplication.processEvents()
    return overlay


def rows(overlay):
    return [row.accessibleName() for column in overlay._columns for row in column.rows if row.isVisible()]


def test_every_key_is_shown_beside_its_words(overlay):
    assert overlay.field.hasFocus()
    assert rows(overlay) == [
        "j: Next paper", "k: Previous paper", "F6: Next pane", "q: Queue", "1–5: Rate", "e: Déjà vu",
        "Ctrl Z: Undo", "?: Keys",
    ]  # fmt: skip
    assert not overlay.nothing.isVisible()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("paper", ["j: Next paper", "k: Previous paper"]),
        ("DEJA", ["e: Déjà vu"]),
        ("ctrl z", ["Ctrl Z: Undo"]),
        ("f6", ["F6: Next pane"]),
        ("zzz", []),
    ],
)
def test_a_key_is_found_by_its_words_or_its_name(overlay, typed, found):
    size = overlay.card.size()
    field = overlay.field.mapToGlobal(QPoint())
    QTest.keyClicks(overlay.field, typed)
    assert rows(overlay) == found
    assert overlay.nothing.isVisible() is (not found)
    assert overlay.card.size() == size
    assert overlay.field.mapToGlobal(QPoint()) == field


def test_esc_closes_it_and_gives_the_focus_back(overlay, window):
    QTest.keyClicks(overlay.field, "undo")
    QTest.keyClick(overlay.field, Qt.Key.Key_Escape)
    assert not overlay.isVisible()
    assert window.elsewhere.hasFocus()
    overlay.open_for(GROUPS)
    assert overlay.field.text() == ""
    assert len(rows(overlay)) == 8


def test_tab_stays_inside(overlay):
    QTest.keyClick(overlay.field, Qt.Key.Key_Tab)
    assert overlay.field.hasFocus()


def test_a_click_beside_closes_it(overlay):
    QTest.mouseClick(overlay._veil, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, 3))
    assert not overlay.isVisible()


@pytest.mark.parametrize(("width", "beside"), [(1_200, 3), (700, 2), (420, 1)])
def test_as_many_columns_stand_side_by_side_as_have_room(overlay, window, width, beside):
    window.resize(width, 700)
    QApplication.processEvents()
    lefts = {column.mapTo(overlay, QPoint()).x() for column in overlay._columns}
    assert len(lefts) == beside
    assert all(row.width() >= row.sizeHint().width() for column in overlay._columns for row in column.rows)


def test_a_low_window_scrolls_by_the_keys_of_the_field(overlay, window):
    window.resize(420, 300)
    QApplication.processEvents()
    bar = overlay.columns.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(overlay.field, Qt.Key.Key_PageDown)
    assert bar.value() > 0


def test_it_is_880_wide_where_there_is_room(overlay, look):
    assert overlay.card.width() == look.fonts.scaled(880)


def test_words_of_all_rows_of_a_column_begin_at_one_place(overlay):
    for column in overlay._columns:
        assert len({row._key_width for row in column.rows}) == 1
        assert all(row._key_width >= row.key_width() for row in column.rows)


def test_no_words_are_cut_while_all_columns_have_room_together(overlay):
    long = ("Dismiss the remaining papers of this group for good", "Ctrl+Alt+E")
    overlay.open_for([GROUPS[0], KeyGroup("Decide", [long]), GROUPS[2]])
    QApplication.processEvents()
    shown = [row for column in overlay._columns for row in column.rows]
    assert [row.accessibleName() for row in shown if row.width() < row.sizeHint().width()] == []
    assert len({column.y() for column in overlay._columns}) == 1
