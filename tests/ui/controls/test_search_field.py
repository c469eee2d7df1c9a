"""The search box: cleared by a cross and Esc, left by Down, with lines under misspelt words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.library.answering import PROSE_CHARACTERS
from desktop.ui.controls.icon_button import IconButton
from desktop.ui.controls.search_field import SearchField, cursor_at, place_in


@pytest.fixture
def field(look, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    widget = SearchField(look, "Search", hint="Search Inbox", parent=window)
    layout = QVBoxLayout(window)
    layout.addWidget(widget)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(340, 80)
    window.show()
    widget.kept = window  # nobody else holds the window
    return widget


def underlined(field, look) -> list[int]:
    image = field.grab().toImage()
    line = look.colour("hitu").name()
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).name() == line for y in range(image.height()))
    ]


def test_the_box_is_wider_while_it_holds_text(field):
    empty = field.sizeHint().width()
    field.setText("leaves")
    assert field.sizeHint().width() > empty


def test_the_cross_empties_it(field, qtbot):
    cross = field.findChild(IconButton)
    assert not cross.isVisible()
    field.setText("leaves")
    assert cross.isVisible()
    assert cross.accessibleName() == "Clear"
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert not cross.isVisible()


def test_escape_empties_it_first_and_leaves_it_then(field, qtbot):
    field.setText("leaves")
    with qtbot.assertNotEmitted(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_down_leaves_it_with_its_text(field, qtbot):
    field.setText("leaves")
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.text() == "leaves"


def test_misspelt_words_are_underlined_and_others_are_not(field, look):
    field.setText("tree laef tree")
    assert underlined(field, look) == []
    field.set_misspelt(["LAEF"])
    found = underlined(field, look)
    metrics = look.metrics("body")
    start = field.cursorRect().center().x() - metrics.horizontalAdvance("tree laef tree")
    assert found[0] == pytest.approx(start + metrics.horizontalAdvance("tree "), abs=3)
    assert found[-1] == pytest.approx(start + metrics.horizontalAdvance("tree laef"), abs=3)


def test_parts_of_words_are_not_underlined(field, look):
    field.setText("leaflet")
    field.set_misspelt(["leaf"])
    assert underlined(field, look) == []


def test_words_with_signs_of_regular_expressions_are_plain_words(field, look):
    field.setText("c++ (or")
    field.set_misspelt(["c++", "(or"])
    assert underlined(field, look)


def test_the_text_does_not_stand_under_the_lens(field, look):
    field.setText("W" * 60)
    field.setCursorPosition(0)
    image = field.grab().toImage()
    text = look.colour("t1").name()
    columns = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).name() == text for y in range(6, image.height() - 6))
    ]
    assert columns
    assert columns[0] > 24
    assert columns[-1] < image.width() - 20


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down])
def test_enter_and_down_lead_to_what_was_found(field, qtbot, key):
    field.setText("leaves")
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, key)
    assert field.text() == "leaves"


def test_the_box_holds_as_much_as_a_search_looks_at(field):
    field.setText("x" * 1_000_000)
    assert len(field.text()) == PROSE_CHARACTERS


def test_a_mistake_behind_an_emoji_is_underlined_where_it_stands(field, look):
    def marks(text: str) -> list[int]:
        field.setText(text)
        start = text.index("wrong")
        field.set_mistakes([(start, start + 5)])
        image = field.grab().toImage()
        line = look.colour("err").name()
        return [
            x
            for x in range(image.width())
            if any(image.pixelColor(x, y).name() == line for y in range(image.height()))
        ]

    field.setFixedWidth(300)
    plain, wide = marks("ab wrong"), marks("\U0001f600\U0001f600 wrong")
    metrics = look.metrics("body")
    further = metrics.horizontalAdvance("\U0001f600\U0001f600") - metrics.horizontalAdvance("ab")
    assert wide[0] - plain[0] == pytest.approx(further, abs=4)


@pytest.mark.parametrize("text", ["", "ab", "\U0001f600x", "a\ud800\U0001f600e\u0301"])
def test_the_cursor_of_qt_and_the_place_of_a_letter_are_told_from_each_other(text):
    for place in range(len(text) + 1):
        assert place_in(text, cursor_at(text, place)) == place
