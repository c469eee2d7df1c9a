"""Tags are typed, offered, made chips of, and taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.review.tag_field import TagField

Key = Qt.Key
COLOURS = {"to read": "blue", "instance-seg": "petrol", "Seminar": "blue"}


@pytest.fixture
def field(look, qtbot):
    field = TagField(look)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.begin(COLOURS)
    field.edit.setFocus()
    return field


def typed(field, words, *keys):
    QTest.keyClicks(field.edit, words)
    for key in keys:
        QTest.keyClick(field.edit, key)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Comma, Key.Key_Tab])
def test_a_key_makes_a_tag_of_what_was_typed(field, key):
    typed(field, " new  one ", key)
    assert field.names == ("new one",)
    assert field.edit.text() == ""
    assert field.edit.hasFocus()


def test_a_known_tag_is_written_as_it_is_known_and_once(field):
    typed(field, "TO READ", Key.Key_Return)
    field.edit.setText("to réad")
    typed(field, "", Key.Key_Return)
    typed(field, "#seminar", Key.Key_Return)
    assert field.names == ("to read", "Seminar")


def test_known_tags_are_offered_and_taken_from_the_list(field, qtbot):
    typed(field, "seg")
    qtbot.waitUntil(lambda: field.is_offering)
    popup = field.edit.popup
    assert popup.model().rowCount() == 1
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    assert field.names == ("instance-seg",)
    assert field.edit.text() == ""
    assert not field.is_offering


def test_enter_takes_what_was_typed_when_nothing_is_marked_in_the_list(field, qtbot):
    typed(field, "se")
    qtbot.waitUntil(lambda: field.is_offering)
    QTest.keyClick(field.edit.popup, Key.Key_Return)
    assert field.names == ("se",)
    assert not field.is_offering


def test_escape_closes_the_list_and_then_leaves_the_field(field, qtbot):
    typed(field, "se")
    qtbot.waitUntil(lambda: field.is_offering)
    with qtbot.assertNotEmitted(field.left):
        QTest.keyClick(field.edit.popup, Key.Key_Escape)
    assert not field.is_offering
    with qtbot.waitSignal(field.left):
        QTest.keyClick(field.edit, Key.Key_Escape)


def test_backspace_in_front_takes_the_last_tag_back(field):
    typed(field, "one,two,")
    typed(field, "x", Key.Key_Backspace)
    assert field.names == ("one", "two")
    typed(field, "", Key.Key_Backspace)
    assert field.names == ("one",)
    typed(field, "", Key.Key_Backspace, Key.Key_Backspace)
    assert field.names == ()


def test_a_chip_takes_its_tag_away(field, qtbot):
    typed(field, "one,two,")
    with qtbot.waitSignal(field.changed):
        field._chips[0].click()
    assert field.names == ("two",)


def test_what_was_typed_is_committed_and_what_is_no_name_is_dropped(field):
    QTest.keyClicks(field.edit, "half")
    assert field.pending == "half"
    field.commit()
    field.commit()
    typed(field, "###,,", Key.Key_Return)
    assert field.names == ("half",)


def test_many_tags_are_counted_where_they_do_not_fit(field):
    for n in range(12):
        typed(field, f"tag number {n},")
    assert len(field.names) == 12
    assert field._more.text() == f"+{12 - len(field._chips)}"
    assert field.sizeHint().width() < 400


def test_beginning_again_forgets_everything(field):
    typed(field, "one,two")
    field.begin({})
    assert field.names == ()
    assert field.pending == ""
