"""Saved searches by hand: saved from the box, opened from the sidebar, followed, edited, renamed, deleted, undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.library.deciding import rate
from desktop.library.editing import add_paper
from desktop.library.library import Library
from desktop.library.saved_searches import save_search
from desktop.library.tagging import tag
from desktop.papers.view import INBOX
from desktop.ui.table.row_picture import Column


@pytest.fixture
def library(tmp_path):
    """Return the path of a library of six papers, the first four rated, the first tagged, with a saved search."""
    (tmp_path / "library").mkdir()
    library = Library(tmp_path / "library" / "library.db")
    for number in range(6):
        library.do(add_paper, {"title": f"Graph {number + 1}"})
    library.do(rate, [1, 2], 4)
    library.do(rate, [3, 4], 5)
    library.do(tag, [1], "vision")
    library.do(save_search, "Good ones", "rating>=4")
    library.close()
    return library.path


@pytest.fixture
def box(library, desk):
    """Return the search box of a window that shows the saved search."""
    desk.window.moving.show_place("search:1")
    desk.until(lambda: title(desk) == ("Good ones", "4 papers") and places(desk) == [("Good ones", 4)])
    return desk.parts.papers.header.search


def places(desk):
    """Return the saved searches of the sidebar with their counts."""
    return [(entry.label, entry.count) for entry in desk.sidebar_entries() if entry.kind == "search"]


def title(desk):
    header = desk.parts.papers.header
    return header.title.text(), header.count.text()


def test_a_search_is_saved_with_a_key_and_stands_in_the_sidebar_with_its_count(box, desk):
    desk.press_key(Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert not desk.parts.papers.header.save.isVisible()
    desk.search("graph rating:5")
    assert desk.parts.papers.header.save.words == "Save search"
    desk.press_key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget().text() == "graph 5"  # the name that is proposed
    QTest.keyClicks(QApplication.focusWidget(), "good ONES")
    desk.press_key(Qt.Key.Key_Return)
    assert "there is a search of that name already" in desk.window.asking.prompt.problem.text()
    QTest.keyClicks(QApplication.focusWidget(), " of all")
    desk.press_key(Qt.Key.Key_Return)
    desk.until(lambda: places(desk) == [("Good ones", 4), ("good ONES of all", 2)])
    assert title(desk) == ("good ONES of all", "2 papers")
    assert box.text() == "graph rating:5 "
    assert not desk.parts.papers.header.save.isVisible()
    assert desk.window.toast.words == "Saved the search “good ONES of all”"
    desk.start_again()
    desk.until(lambda: title(desk) == ("good ONES of all", "2 papers") and len(places(desk)) == 2)
    desk.window.undo()
    desk.until(lambda: places(desk) == [("Good ones", 4)])


def test_it_follows_changes_and_a_row_that_matches_no_more_stays_until_it_is_left(box, desk):
    shown = desk.titles()
    desk.parts.papers.table.go_to(1)
    desk.press("2")
    desk.until(lambda: title(desk) == ("Good ones", "3 papers") and places(desk) == [("Good ones", 3)])
    assert desk.titles() == shown
    assert desk.parts.papers.table.current_row == 1
    desk.window.bridge.do(rate, [6], 5)
    desk.until(lambda: title(desk) == ("Good ones", "4 papers"))
    assert set(desk.titles()) == {*shown, "Graph 6"}
    desk.window.show_view(INBOX)
    desk.window.moving.show_place("search:1")
    desk.until(lambda: title(desk) == ("Good ones", "4 papers"))
    assert len(desk.titles()) == 4


def test_its_query_is_edited_in_the_box_and_escape_brings_the_saved_one_back(box, desk):
    desk.search("rating>=5")
    assert len(desk.titles()) == 2
    assert desk.parts.papers.header.save.words == "Save changes"
    QTest.keyClick(box, Qt.Key.Key_Escape)
    desk.until(lambda: len(desk.titles()) == 4)
    assert box.text() == "rating>=4 "
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    desk.settle()
    assert "asks for nothing" in desk.parts.papers.empty.accessibleName()
    desk.window.moving.go_on()
    desk.until(lambda: len(desk.titles()) == 4)
    desk.search("rating>=5")
    desk.press_key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: title(desk) == ("Good ones", "2 papers") and places(desk) == [("Good ones", 2)])
    desk.window.undo()
    desk.until(lambda: box.text() == "rating>=4 " and len(desk.titles()) == 4)


def test_it_is_renamed_and_deleted_and_a_tag_that_is_gone_is_said_without_a_dialog(box, desk):
    places_list = desk.parts.sidebar.places
    places_list.setFocus()
    QTest.keyClick(places_list, Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Best")
    desk.press_key(Qt.Key.Key_Return)
    assert title(desk) == ("Best", "4 papers")
    assert places(desk) == [("Best", 4)]
    places_list.setFocus()
    QTest.keyClick(places_list, Qt.Key.Key_Delete)
    desk.settle()
    assert places(desk) == []
    assert desk.parts.papers.view == INBOX
    desk.window.undo()
    desk.until(lambda: places(desk) == [("Best", 4)])
    desk.window.moving.show_place("search:1")
    desk.until(lambda: title(desk) == ("Best", "4 papers"))
    desk.search("tag:vision")
    desk.press_key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: places(desk) == [("Best", 1)])
    desk.window.asking.delete_named("tag:1")
    desk.until(lambda: places(desk) == [("Best", 0)])
    (entry,) = [entry for entry in desk.sidebar_entries() if entry.kind == "search"]
    assert entry.icon == "warning"
    assert "there is no tag “vision”" in entry.tip
    assert "there is no tag “vision”" in box.accessibleDescription()
    assert desk.parts.papers.strip.isVisible()
    assert len(desk.titles()) == 1  # it matches no more, and stays until the view is left
    desk.window.undo()
    desk.until(lambda: places(desk) == [("Best", 1)] and not box.accessibleDescription())
    assert not desk.parts.papers.strip.isVisible()


def test_it_is_sorted_and_exported_like_any_view_and_reached_from_the_palette(box, desk):
    desk.parts.papers.table.heading.sectionClicked.emit(Column.TITLE)
    desk.until(lambda: desk.titles() == ["Graph 1", "Graph 2", "Graph 3", "Graph 4"])
    desk.parts.papers.table.heading.sectionClicked.emit(Column.TITLE)
    desk.until(lambda: desk.titles() == ["Graph 4", "Graph 3", "Graph 2", "Graph 1"])
    desk.window.show_view(INBOX)
    desk.press_key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), "good on")
    desk.press_key(Qt.Key.Key_Return)
    desk.until(lambda: title(desk)[0] == "Good ones" and len(desk.titles()) == 4)
    ids = desk.parts.papers.shown_papers()
    desk.press_key(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    scope = desk.window.exporting.dialog.options.scope
    assert (scope.words, scope.papers, list(scope.ids())) == ("Good ones", 4, ids)
    assert scope.can_be_followed
    desk.window.exporting.dialog.reject()


@pytest.mark.usefixtures("library")
def test_going_to_a_place_by_key_takes_the_keyboard_out_of_the_search_box(desk):
    desk.search("graph")
    desk.press_key(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert desk.parts.papers.table.hasFocus()
    desk.press_key(Qt.Key.Key_J)
    assert desk.parts.papers.header.search.text() == ""
    assert desk.parts.papers.table.current_row == 1
    desk.search("graph")
    desk.press_key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), "good ones")
    desk.press_key(Qt.Key.Key_Return)
    assert title(desk)[0] == "Good ones"
    assert desk.parts.papers.table.hasFocus()
