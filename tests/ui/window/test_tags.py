"""A person keeps tags: gives them to a selection, names them anew, colours and deletes them, and undoes it all."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop.papers.view import INBOX, View
from desktop.ui.sidebar.colour_menu import fill_with_colours

Key = Qt.Key


def key_of_tag(desk, name):
    return next(f"tag:{row.id}" for row in desk.window.pages.tags() if row.name == name)


def pick(desk, name):
    desk.press("t")
    QTest.keyClicks(QApplication.focusWidget(), name)
    desk.press_key(Key.Key_Return)


def check_states(desk):
    desk.press("t")
    model = desk.window.asking.tags.list.choices
    states = {row.choice.name: model.check_state(row).name for row in model.rows}
    desk.press_key(Key.Key_Escape)
    return states


def test_tags_of_a_selection_are_shown_in_three_states_given_and_taken(desk):
    desk.add_papers(6)
    pick(desk, "vision")
    desk.window.actions_["select_all"].trigger()
    pick(desk, "to read")
    assert check_states(desk) == {"to read": "Checked", "vision": "PartiallyChecked"}
    chips = [chip.accessibleName() for chip in desk.parts.details.many.tags.chips]
    assert chips == ["Tag to read", "Tag vision 1 of 6"]
    pick(desk, "VISIÓN")  # the same tag; some have it, so all get it
    assert desk.counts() | {"vision": 6, "to read": 6} == desk.counts()
    pick(desk, "vision")  # all have it, so all lose it
    assert desk.counts()["vision"] == 0
    desk.press("u")
    assert desk.counts()["vision"] == 6


def test_a_tag_renamed_onto_another_one_becomes_it_and_the_toast_says_so(desk):
    desk.add_papers(3)
    pick(desk, "vision")
    desk.press("j")
    pick(desk, "seeing")
    sidebar = desk.parts.sidebar
    sidebar.places.setFocus()
    sidebar.places.setCurrentIndex(sidebar.places.entries.index_of(key_of_tag(desk, "seeing")))
    desk.settle()
    desk.press_key(Key.Key_F2)
    field = QApplication.focusWidget()
    field.clear()
    QTest.keyClicks(field, "Vision")
    desk.press_key(Key.Key_Return)
    assert desk.window.toast.words == "Merged the tag “seeing” into “vision”"
    assert desk.counts()["vision"] == 2
    assert "seeing" not in desk.counts()
    desk.press("u")
    assert desk.counts() | {"vision": 1, "seeing": 1} == desk.counts()


def test_a_tag_gets_a_colour_from_the_menu_and_goes_away_with_delete(desk):
    desk.add_papers(2)
    pick(desk, "vision")
    key = key_of_tag(desk, "vision")
    menu = QMenu(desk.window)
    fill_with_colours(menu, desk.look, "petrol", lambda c: desk.parts.sidebar.colour_requested.emit(key, c))
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Petrol"]
    assert len(menu.actions()) == 10
    next(action for action in menu.actions() if action.text() == "Plum").trigger()
    desk.settle()
    assert desk.window.toast.words == "Coloured the tag “vision”"
    colours = {entry.label: entry.colour for entry in desk.sidebar_entries() if entry.kind == "tag"}
    assert colours == {"vision": "plum"}
    assert desk.parts.papers.model.picture(0).chips == (("vision", "plum"),)
    desk.window.show_view(View("tag", key=int(key.partition(":")[2])))
    desk.window.actions_["delete_tag"].trigger()
    desk.settle()
    assert "vision" not in desk.counts()
    assert desk.parts.papers.view == INBOX
    desk.press("u")
    assert desk.counts()["vision"] == 1
    desk.parts.details.paper.tags.chips[0].click()  # a tag of the shown paper leads to all that have it
    assert desk.parts.papers.view.kind == "tag"
