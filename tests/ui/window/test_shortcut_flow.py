"""Keys that were changed work at once, stand on the buttons, and in triage single letters decide in each preset."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.papers.view import View
from desktop.ui.pickers.key_columns import KeyRow
from desktop.ui.window.action_table import ACTIONS


def set_keys(desk, **settings):
    for name, value in settings.items():
        setattr(desk.window.settings, name, value)
    desk.window.shortcuts.apply()


def test_a_changed_key_works_and_is_shown(desk):
    desk.import_file()
    set_keys(desk, keys={"dismiss": ["F7"], "note": ["F8"]})
    first = desk.titles()[0]
    desk.press("e")
    assert desk.titles()[0] == first
    desk.press_key(Qt.Key.Key_F7)
    desk.settle()
    desk.window.show_view(View("state", "dismissed"))
    desk.settle()
    assert desk.titles() == [first]
    assert desk.parts.details.note.keycap.accessibleName() == "F8"
    assert ("Dismiss", "F7") in desk.window.actions_.keys_by_group()["Decide"]


def test_with_the_keys_of_zotero_letters_decide_in_triage_and_nowhere_else(desk):
    desk.import_file()
    set_keys(desk, key_preset="zotero")
    first, second = desk.titles()[:2]
    desk.press("e")
    desk.settle()
    assert desk.titles()[0] == first
    desk.window.actions_["triage"].trigger()
    desk.settle()
    assert desk.window.triage.is_open
    current = desk.parts.papers.current_paper
    desk.press("e")
    desk.settle()
    assert desk.parts.papers.current_paper != current
    desk.window.triage.leave()
    desk.settle()
    assert desk.window.actions_.keys_of("dismiss") == ""
    desk.window.show_view(View("state", "dismissed"))
    desk.settle()
    assert len(desk.titles()) == 1
    assert desk.titles()[0] in {first, second}


def test_the_card_of_keys_shows_every_action_that_has_a_key_and_those_that_were_given_one(desk):
    assert [spec.name for spec in ACTIONS if bool(spec.keys) != bool(spec.group)] == []
    set_keys(desk, keys={"backup": ["F9"]})
    QTest.keyClick(desk.parts.papers.table, "?")
    desk.settle()
    rows = desk.window.keys.columns.findChildren(KeyRow)
    shown = {row.accessibleName().partition(": ")[2] for row in rows if not row.isHidden()}
    keyed = {spec.words.rstrip("…") for spec in ACTIONS if spec.keys}
    assert shown == keyed | {"Back up now"}
    assert "F9: Back up now" in {row.accessibleName() for row in rows}
