"""The prompt for a name takes a name, says why it cannot be, and stays until somebody closes it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.pickers.name_prompt import NamePrompt


@pytest.fixture
def prompt(look, window):
    prompt = NamePrompt(look, window)
    prompt.names = []
    prompt.accepted.connect(prompt.names.append)
    prompt.ask("Rename the list", "Rename", "Reading group")
    return prompt


def test_the_old_name_is_there_to_be_typed_over(prompt):
    assert prompt.field.hasFocus()
    assert prompt.field.selectedText() == "Reading group"
    assert prompt.field.accessibleName() == "Rename the list"
    assert prompt.accept.words == "Rename"
    QTest.keyClicks(prompt.field, "  Group #1 ")
    QTest.keyClick(prompt.field, Qt.Key.Key_Return)
    assert prompt.names == ["Group #1"]
    assert prompt.isVisible()
    prompt.close_overlay()
    assert not prompt.isVisible()


@pytest.mark.parametrize("name", ["", "   ", "##", "x" * 101])
def test_what_is_no_name_is_told_at_once(prompt, name):
    prompt.field.setText(name)
    QTest.keyClick(prompt.field, Qt.Key.Key_Return)
    assert prompt.names == []
    assert prompt.problem.isVisible()
    assert prompt.field.accessibleDescription() == prompt.problem.text() != ""


def test_a_refusal_is_told_and_goes_when_one_types_on(prompt):
    before = prompt.card.height()
    prompt.show_error("There is a list of that name already.")
    assert prompt.problem.isVisible()
    assert prompt.card.height() > before
    QTest.keyClicks(prompt.field, "x")
    assert not prompt.problem.isVisible()
    assert prompt.card.height() == before


def test_buttons_do_what_the_keys_do(prompt):
    QTest.mouseClick(prompt.accept, Qt.MouseButton.LeftButton)
    assert prompt.names == ["Reading group"]
    QTest.mouseClick(prompt.cancel, Qt.MouseButton.LeftButton)
    assert not prompt.isVisible()


def test_it_asks_anew_each_time(prompt):
    prompt.show_error("No.")
    prompt.close_overlay()
    prompt.ask("New tag", "Make tag")
    assert prompt.field.text() == ""
    assert not prompt.problem.isVisible()
    assert prompt.heading.text() == "New tag"
