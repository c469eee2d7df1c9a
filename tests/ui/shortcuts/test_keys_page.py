"""The page of keys: a key that is pressed is in force, and it is said who had it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.settings import Settings
from desktop.ui.shortcuts.keys_page import KeysPage
from desktop.ui.window.action_table import ACTIONS

ROW = {spec.name: row for row, spec in enumerate(ACTIONS)}
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(look, qtbot):
    page = KeysPage(look, Settings())
    page.changes = []
    page.changed.connect(lambda: page.changes.append(dict(page._settings.keys)))
    qtbot.addWidget(page)
    page.resize(640, 480)
    page.show()
    qtbot.waitExposed(page)
    return page


def press(page, qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    page.key.setFocus()
    with qtbot.waitSignal(page.key.editingFinished, timeout=5_000):
        QTest.keyClick(page.key, key, modifiers)


def shown(page, name):
    return page.table.item(ROW[name], 1).text()


def test_a_free_key_is_taken(page, qtbot):
    page.table.setCurrentCell(ROW["dismiss"], 0)
    press(page, qtbot, Qt.Key.Key_F7)
    assert page.changes == [{"dismiss": ["F7"]}]
    assert shown(page, "dismiss") == "F7"
    assert page.told.text() == ""


def test_a_key_that_another_action_has_is_taken_from_it_and_that_is_said(page, qtbot):
    page.table.setCurrentCell(ROW["dismiss"], 0)
    press(page, qtbot, Qt.Key.Key_T, CONTROL)
    assert page.changes == [{"triage": [], "dismiss": ["Ctrl+T"]}]
    assert shown(page, "triage") == ""
    assert page.told.text() == "Ctrl T was the key of “Triage”, which has it no more."
    page.table.setCurrentCell(ROW["triage"], 0)
    page.before.click()
    assert page.changes[-1] == {"dismiss": []}
    assert shown(page, "triage") == "Ctrl T"


def test_keys_that_move_and_confirm_are_refused(page, qtbot):
    page.table.setCurrentCell(ROW["dismiss"], 0)
    press(page, qtbot, Qt.Key.Key_Return)
    assert page.changes == []
    assert "cannot be taken" in page.told.text()


def test_an_action_may_have_no_key(page):
    page.table.setCurrentCell(ROW["dismiss"], 0)
    page.none.click()
    assert page.changes == [{"dismiss": []}]
    assert not page.none.isEnabled()
    assert page.before.isEnabled()


def test_another_preset_takes_what_was_changed_away(page):
    page.table.setCurrentCell(ROW["dismiss"], 0)
    page.none.click()
    page.preset.setCurrentIndex(1)
    assert page._settings.key_preset == "zotero"
    assert page.changes[-1] == {}
    assert shown(page, "note") == "Ctrl Shift o" or shown(page, "note") == "Ctrl Shift O"


def test_actions_are_found_by_their_words_and_their_keys(page):
    page.search.setText("triage")
    assert not page.table.isRowHidden(ROW["triage"])
    assert page.table.isRowHidden(ROW["export"])
    page.search.setText("ctrl e")
    assert not page.table.isRowHidden(ROW["export"])
