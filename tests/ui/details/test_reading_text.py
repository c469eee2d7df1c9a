"""A text to read shows exactly what it was given, grows with it, and leaves the keys of the window alone."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.details.reading_text import ReadingText


@pytest.fixture
def text(look, window):
    text = ReadingText(look, "Abstract", use="abstract")
    window.column.addWidget(text)
    window.column.addStretch(1)
    text.show()
    return text


def marked(text):
    return [part.cursor.selectedText() for part in text.extraSelections()]


def test_tags_entities_and_addresses_are_shown_as_they_stand(text):
    hostile = "<b>bold</b> &amp; <img src='x.png'> [a](b) <table><table>"
    text.set_text(hostile)
    assert text.toPlainText() == hostile
    assert "<b>" not in text.toHtml().split("<body", 1)[1].replace("&lt;b&gt;", "")


def test_the_height_is_that_of_the_lines(qtbot, text, look):
    text.set_text("one")
    assert text.height() == look.line_height("abstract") + 6
    text.set_text("several words that do not fit " * 10)
    high = text.height()
    assert high >= 5 * look.line_height("abstract")
    text.window().resize(700, 844)
    qtbot.waitUntil(lambda: text.height() < high)
    assert text.verticalScrollBar().maximum() == 0


def test_the_same_text_again_leaves_the_selection_alone(text):
    text.set_text("one two three")
    cursor = text.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(7, cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    text.set_text("one two three", typed=True)
    assert text.textCursor().selectedText() == "two"
    text.set_text("another")
    assert not text.textCursor().hasSelection()


def test_matches_are_marked_where_they_stand_whatever_the_script(text):
    text.set_text("\U0001f5c3 trays \u65e5\u672c\u8a9e trays")
    text.set_highlight([(2, 7), (8, 11)])
    assert marked(text) == ["trays", "\u65e5\u672c\u8a9e"]
    text.set_highlight([])
    assert marked(text) == []


def test_marks_outside_of_the_text_are_left_out(text):
    text.set_text("abc")
    text.set_highlight([(1, 99), (50, 60)])
    assert marked(text) == ["bc"]


def test_only_plain_text_is_copied(text):
    text.set_text("one <i>two</i>")
    text.selectAll()
    text.copy()
    data = QApplication.clipboard().mimeData()
    assert data.text() == "one <i>two</i>"
    assert data.formats() == ["text/plain"]


def test_nothing_is_ever_loaded_pasted_or_dropped(text, tmp_path):
    canary = tmp_path / "canary.png"
    canary.write_bytes(b"not an image")
    assert text.loadResource(2, QUrl.fromLocalFile(str(canary))).size().width() == 1
    data = QMimeData()
    data.setHtml(f"<img src='{canary}'>")
    assert not text.canInsertFromMimeData(data)
    text.insertFromMimeData(data)
    assert text.toPlainText() == ""
    assert not text.acceptDrops()
    assert not text.viewport().acceptDrops()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2])
def test_enter_and_f2_ask_to_edit(qtbot, text, key):
    text.setFocus()
    with qtbot.waitSignal(text.activated, timeout=1_000):
        QTest.keyClick(text, key)


def test_a_double_click_asks_to_edit(qtbot, text):
    text.set_text("word")
    with qtbot.waitSignal(text.activated, timeout=1_000):
        QTest.mouseDClick(
            text.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 8)
        )


def test_bare_keys_are_the_windows(qtbot, text, window):
    acted = []
    for key in ("J", "Q", "1", "Ctrl+Z"):
        QShortcut(QKeySequence(key), window, lambda key=key: acted.append(key))
    text.set_text("words")
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_J)
    QTest.keyClick(text, Qt.Key.Key_1)
    QTest.keyClick(text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert acted == ["J", "1", "Ctrl+Z"]
    assert text.toPlainText() == "words"


def test_words_are_selected_with_the_keyboard(text):
    text.set_text("words here")
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(text, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert text.textCursor().selectedText() == "wo"


def test_tab_leaves_the_text(text, window):
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is window.elsewhere


def test_the_wheel_scrolls_what_the_text_lies_in(text):
    text.set_text("words " * 300)
    wheel = QWheelEvent(
        QPoint(5, 5), text.mapToGlobal(QPoint(5, 5)), QPoint(0, -20), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(text.viewport(), wheel)
    assert not wheel.isAccepted()


def test_what_the_user_typed_has_a_pencil_after_its_last_word(text, look):
    text.set_text("typed by hand", typed=True)
    assert text.accessibleDescription() == "You typed this"
    mark = text.findChild(type(text._mark))
    assert mark.isVisible()
    assert mark.toolTip() == "You typed this"
    words = look.metrics("abstract").horizontalAdvance("typed by hand")
    assert words < mark.x() < words + 24
    text.set_text("typed by hand")
    assert not mark.isVisible()
    assert text.accessibleDescription() == ""


def test_the_pencil_stays_inside_however_full_the_line_is(text):
    for length in range(30, 60):
        text.set_text("m" * length, typed=True)
        mark = text._mark.geometry()
        assert text.rect().contains(mark)
        cursor = text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        assert mark.left() >= text.cursorRect(cursor).translated(text.viewport().pos()).left()


def test_the_frame_of_the_focus_is_inside_the_text(text, window, look):
    text.set_text("words")
    window.elsewhere.setFocus()
    before = text.grab().toImage().pixelColor(text.width() // 2, 1)
    text.setFocus()
    after = text.grab().toImage().pixelColor(text.width() // 2, 1)
    assert before != after
    assert after.name() == look.colour("focus").name()


def test_both_schemes_write_in_the_colour_of_the_token(text, look):
    text.set_text("words")
    light = text.palette().text().color()
    look.theme.set_scheme("dark")
    assert text.palette().text().color() != light
    assert text.palette().text().color() == look.colour("t1")


def test_matches_take_the_colour_of_the_new_scheme(text, look):
    text.set_text("words here")
    text.set_highlight([(0, 5)])
    (light,) = text.extraSelections()
    look.theme.set_scheme("dark")
    (dark,) = text.extraSelections()
    assert light.format.background() != dark.format.background()
    assert dark.format.background().color() == look.colour("hit")
    assert marked(text) == ["words"]
