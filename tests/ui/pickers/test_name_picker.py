"""The pickers of tags and lists are worked by keyboard or mouse and tell what was picked."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.pickers.completing import NameChoice
from desktop.ui.pickers.list_picker import ListPicker
from desktop.ui.pickers.tag_picker import TagPicker

KNOWN = [
    NameChoice("3d", "blue", 12, 4),
    NameChoice("benchmark", "ochre", 23, 2),
    NameChoice("video", "plum", 9, 0),
]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(params=[TagPicker, ListPicker])
def picker(look, window, request):
    picker = request.param(look, window)
    picker.picks = []
    picker.closings = []
    picker.picked.connect(lambda name, add: picker.picks.append((name, add)))
    picker.closed.connect(lambda: picker.closings.append(True))
    picker.open_for(KNOWN, 4, QRect(200, 40, 500, 560))
    return picker


def press(picker, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(picker.field, key, modifiers)


def shown_names(picker):
    return [picker.list.choices.words(row) for row in picker.list.choices.rows]


def test_it_opens_with_the_keyboard_in_its_field(picker):
    assert picker.field.hasFocus()
    assert shown_names(picker) == ["3d", "benchmark", "video"]
    assert picker.list.current.choice.name == "3d"
    assert picker.field.accessibleName() in {"Tags", "Lists"}


def test_enter_gives_the_name_and_closes(picker, window):
    QTest.keyClicks(picker.field, "vid")
    press(picker, Qt.Key.Key_Return)
    assert picker.picks == [("video", True)]
    assert not picker.isVisible()
    assert picker.closings == [True]
    assert window.elsewhere.hasFocus()


def test_what_all_have_is_taken_away_and_what_some_have_is_given_to_all(picker):
    press(picker, Qt.Key.Key_Return)
    picker.open_for(KNOWN, 4)
    press(picker, Qt.Key.Key_Down)
    press(picker, Qt.Key.Key_Return)
    assert picker.picks == [("3d", False), ("benchmark", True)]


def test_a_new_name_can_be_made(picker):
    QTest.keyClicks(picker.field, "To read #1")
    assert shown_names(picker) == ["Make “To read #1”"]
    press(picker, Qt.Key.Key_Return)
    assert picker.picks == [("To read #1", True)]


def test_with_ctrl_it_stays_for_the_next(picker):
    QTest.keyClicks(picker.field, "vid")
    press(picker, Qt.Key.Key_Return, CONTROL)
    assert picker.isVisible()
    assert picker.field.text() == ""
    assert picker.field.hasFocus()
    assert picker.list.choices.check_state(row_of(picker, "video")) == Qt.CheckState.Checked
    QTest.keyClicks(picker.field, "new")
    press(picker, Qt.Key.Key_Return, CONTROL)
    assert picker.list.choices.check_state(row_of(picker, "new")) == Qt.CheckState.Checked
    QTest.keyClicks(picker.field, "vid")
    press(picker, Qt.Key.Key_Return, CONTROL)
    assert picker.picks == [("video", True), ("new", True), ("video", False)]
    assert picker.closings == []


def row_of(picker, name):
    return next(row for row in picker.list.choices.rows if row.choice.name == name)


def test_three_states_are_told_apart(picker):
    states = [picker.list.choices.check_state(row) for row in picker.list.choices.rows]
    assert states == [Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked]
    spoken = [picker.list.choices.spoken(row) for row in picker.list.choices.rows]
    assert spoken == ["3d, on 4 of 4 papers", "benchmark, on 2 of 4 papers", "video"]


def test_arrows_go_round_and_pages_stop_at_the_ends(picker):
    press(picker, Qt.Key.Key_Up)
    assert picker.list.current.choice.name == "video"
    press(picker, Qt.Key.Key_Down)
    assert picker.list.current.choice.name == "3d"
    press(picker, Qt.Key.Key_PageDown)
    assert picker.list.current.choice.name == "video"
    assert picker.field.accessibleDescription() == "video"
    press(picker, Qt.Key.Key_PageUp)
    assert picker.list.current.choice.name == "3d"


def test_a_click_picks_and_with_ctrl_stays(picker):
    view = picker.list.viewport()
    place = picker.list.visualRect(picker.list.choices.index(2)).center()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, CONTROL, place)
    assert picker.picks == [("video", True)]
    assert picker.isVisible()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert len(picker.picks) == 2
    assert not picker.isVisible()


def test_esc_and_a_click_beside_close_without_a_pick(picker, window):
    press(picker, Qt.Key.Key_Escape)
    assert not picker.isVisible()
    assert window.elsewhere.hasFocus()
    picker.open_for(KNOWN, 4)
    QTest.mouseClick(picker._veil, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    assert not picker.isVisible()
    assert not picker._veil.isVisible()
    assert picker.picks == []
    assert picker.closings == [True, True]


def test_tab_does_not_leave(picker):
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        press(picker, key)
        assert QApplication.focusWidget() is picker.field


def test_keys_of_the_window_do_nothing_meanwhile(picker, window):
    acted = []
    for key in ("J", "Ctrl+E", "F6", "Del"):
        QShortcut(QKeySequence(key), window, lambda: acted.append(True))
    QTest.keyClicks(picker.field, "j")
    press(picker, Qt.Key.Key_E, CONTROL)
    press(picker, Qt.Key.Key_F6)
    assert acted == []
    assert picker.field.text() == "j"


def test_new_values_leave_what_is_typed_alone(picker):
    QTest.keyClicks(picker.field, "vi")
    picker.show_choices([*KNOWN, NameChoice("vision")])
    assert picker.field.text() == "vi"
    assert shown_names(picker) == ["video", "vision", "Make “vi”"]


def test_it_stands_at_the_top_of_its_area_or_at_the_foot(picker, window):
    area = QRect(200, 40, 500, 560)

    def card():
        return QRect(picker.mapTo(window, picker.card.pos()), picker.card.size())

    assert area.contains(card())
    assert card().top() < area.center().y()
    assert abs(card().center().x() - area.center().x()) <= 1
    top = card().top()
    QTest.keyClicks(picker.field, "zz")
    assert card().top() == top
    picker.close_overlay()
    picker.open_for(KNOWN, 4, area, low=True)
    assert area.contains(card())
    assert card().bottom() > area.center().y()
    field = picker.field.mapTo(window, QPoint())
    QTest.keyClicks(picker.field, "zz")
    assert picker.field.mapTo(window, QPoint()) == field


def test_it_stays_inside_a_small_window(picker, window):
    window.resize(330, 300)
    QApplication.processEvents()
    card = QRect(picker.mapTo(window, picker.card.pos()), picker.card.size())
    assert window.rect().contains(card)


def test_names_from_outside_are_shown_as_they_are(picker):
    hostile = "<img src=x>\u202e"
    picker.show_choices([NameChoice(hostile, "blue", 1)])
    assert shown_names(picker) == ["<img src=x>\ufffd"]
    picker.grab()
    press(picker, Qt.Key.Key_Return)
    assert picker.picks == [(hostile, True)]


def test_both_schemes_are_painted(picker, look):
    light = picker.grab().toImage()
    look.theme.set_scheme("dark")
    assert picker.grab().toImage() != light
