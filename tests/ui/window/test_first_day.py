"""What a person runs into on the first day with the window: focus, narrow windows, searches, toasts, lists."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.papers.view import ALL, INBOX, QUEUE, View
from desktop.ui.table.row_picture import Column

SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "hugging-face-page.txt"
Key = Qt.Key


@pytest.fixture
def other_window(qtbot):
    """A window of another program, as far as the keyboard is concerned: it is the active one."""
    other = QMessageBox()
    other.setModal(False)
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    return other


def narrow(desk, width: int) -> None:
    desk.window.resize(width, 700)
    desk.settle()


# -- where the keyboard is


def test_after_a_drop_the_keyboard_is_in_the_window_that_asks(desk, other_window):
    desk.drop(SAMPLE)
    desk.until(desk.window.isActiveWindow)
    desk.until(lambda: desk.parts.pages.currentWidget() is desk.parts.review)
    assert not other_window.isActiveWindow()


def test_after_the_first_import_keys_mean_papers_at_once(desk):
    desk.import_file()
    assert desk.window.focusWidget() is desk.parts.papers.table
    desk.start_again()
    assert desk.window.focusWidget() is desk.parts.papers.table


@pytest.mark.usefixtures("sample_papers")
def test_escape_in_the_table_takes_back_search_then_marks_then_selection(desk):
    papers = desk.parts.papers
    desk.press("xjx")
    desk.window.actions_["select_all"].trigger()
    desk.search("chess")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert desk.window.focusWidget() is papers.table
    desk.press_key(Key.Key_Escape)
    assert len(desk.titles()) == 12
    assert len(papers.model.marked) == 2
    desk.press_key(Key.Key_Escape)
    assert not papers.model.marked
    papers.table.selectAll()
    desk.press_key(Key.Key_Escape)
    assert papers.table.selected_rows() == 1


@pytest.mark.usefixtures("sample_papers")
def test_a_double_click_on_a_check_box_opens_nothing(desk):
    desk.press("x")
    table = desk.parts.papers.table

    def double_click(column: Column) -> None:
        place = table.visualRect(table.papers.index(1, column)).center()
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))

    double_click(Column.MARK)
    assert desk.opened_links == []
    double_click(Column.TITLE)
    assert len(desk.opened_links) == 1


# -- a window with no room for everything


def test_the_panes_fill_a_window_of_any_width(desk):
    work = desk.parts.work
    for width in (1000, 1440, 1100, 950, 900, 1000, 1180, 700, 1440):
        desk.window.resize(width, 700)
        desk.until(lambda: not desk.parts.details_place.isVisible() or rest(work) <= 0)


def rest(work) -> int:
    """How many pixels of the splitter nothing fills."""
    last = work.widget(work.count() - 1).geometry()
    return work.width() - 1 - last.right()


@pytest.mark.usefixtures("sample_papers")
def test_a_narrow_window_shows_the_details_over_the_table_and_the_note_never_unseen(desk):
    narrow(desk, 700)
    details, papers = desk.parts.details, desk.parts.papers
    assert not details.isVisible()
    desk.press("n")
    assert details.isVisible()
    assert not papers.isVisible()
    QTest.keyClicks(QApplication.focusWidget(), "seen")
    desk.press_key(Key.Key_Escape)
    assert papers.isVisible()
    assert not details.isVisible()
    desk.press_key(Key.Key_Return)  # shows the details; only then there is something to open from
    assert details.isVisible()
    assert desk.opened_links == []
    desk.press_key(Key.Key_Escape)
    assert papers.table.hasFocus()


@pytest.mark.usefixtures("sample_papers")
def test_a_window_that_becomes_wide_again_has_its_panes_as_they_were(desk):
    wide = desk.parts.details_place.width()
    for width in (960, 700, 640, 960, 1440):
        narrow(desk, width)
        if width == 960:
            assert desk.parts.details_place.width() == 320
    assert desk.parts.details_place.width() == wide
    assert desk.window.fitting.widths()[1] == wide


@pytest.mark.usefixtures("sample_papers")
def test_the_sidebar_of_a_narrow_window_comes_by_a_key_and_goes_when_a_place_is_chosen(desk):
    desk.press("q")
    narrow(desk, 660)
    sidebar = desk.parts.sidebar
    assert not sidebar.isVisible()
    desk.press_key(Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert sidebar.isVisible()
    desk.press_key(Key.Key_Down)
    assert desk.parts.papers.view == QUEUE
    assert not sidebar.isVisible()
    assert desk.window.focusWidget() is desk.parts.papers.table


# -- what is said


def test_the_toast_never_offers_to_undo_another_step_than_it_names(desk):
    desk.import_file()
    desk.press("xjx")
    desk.press("q")
    toast = desk.window.toast
    assert toast.words == "Queued 2 papers"
    assert toast.isVisible()
    desk.window.show_view(QUEUE)
    desk.press_key(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    desk.until(lambda: not toast.isVisible())


def test_an_error_is_shown_whole_and_counts_as_read_then(desk, tmp_path):
    letter = tmp_path / f"{'a-very-long-name-' * 12}.txt"
    letter.write_text("Dear all, lunch is at noon.\n")
    desk.drop(letter)
    desk.until(desk.parts.status.error.isVisible)
    QTest.mouseClick(desk.parts.status.show_error_button, Qt.MouseButton.LeftButton)
    (box,) = desk.window.findChildren(QMessageBox)
    assert letter.name in box.text()
    box.close()
    assert not desk.parts.status.error.isVisible()
    desk.errors.clear()


def test_an_error_is_over_when_something_is_imported(desk, tmp_path):
    (tmp_path / "empty.txt").touch()
    desk.drop(tmp_path / "empty.txt")
    desk.until(desk.parts.status.error.isVisible)
    desk.import_file()
    assert not desk.parts.status.error.isVisible()
    desk.errors.clear()


@pytest.mark.usefixtures("sample_papers")
def test_what_a_place_does_not_hold_is_looked_for_in_all_papers(desk):
    desk.press("q")
    title = "Does a Chess Engine Know"
    desk.search("chess engine")
    papers = desk.parts.papers
    assert desk.titles() == []
    assert papers.empty.action.words == "Search all papers"
    QTest.mouseClick(papers.empty.action, Qt.MouseButton.LeftButton)
    desk.settle()
    assert papers.view == ALL
    assert papers.header.search.text() == "chess engine"
    assert desk.titles()[0].startswith(title)
    desk.search("zzqxv wkkjf")
    QTest.mouseClick(papers.empty.action, Qt.MouseButton.LeftButton)
    desk.settle()
    assert len(desk.titles()) == 12


# -- papers and lists


@pytest.mark.usefixtures("sample_papers")
def test_a_paper_added_by_hand_closes_the_sheet_and_is_the_current_one(desk):
    desk.press("jj")
    desk.window.actions_["add_paper"].trigger()
    sheet = desk.window.asking.sheet
    sheet.lines["title"].setText("Typed by Hand")
    QTest.keyClick(sheet.lines["title"], Key.Key_Return)
    desk.settle()
    assert not sheet.is_open
    assert desk.titles()[desk.parts.papers.table.current_row] == "Typed by Hand"
    assert desk.window.toast.words == "Added a paper"


@pytest.mark.usefixtures("sample_papers")
def test_delete_and_f2_on_a_list_mean_the_list_and_not_a_paper(desk):
    desk.press("l")
    QTest.keyClicks(QApplication.focusWidget(), "Thesis")
    desk.press_key(Key.Key_Return)
    (row,) = desk.window.pages.lists()
    places = desk.parts.sidebar.places
    desk.window.moving.show_place(f"list:{row.id}")
    places.setFocus()
    desk.press_key(Key.Key_F2)
    assert desk.window.asking.prompt.is_open
    desk.press_key(Key.Key_Escape)
    places.setFocus()
    desk.press_key(Key.Key_Delete)
    assert list(desk.window.pages.lists()) == []
    assert desk.counts()["All papers"] == 12
    assert desk.counts()["Bin"] == 0


@pytest.mark.usefixtures("sample_papers")
def test_what_is_in_the_bin_cannot_be_put_there_again(desk):
    delete, restore = desk.window.actions_["delete"], desk.window.actions_["restore"]
    assert (delete.isEnabled(), restore.isEnabled()) == (True, False)
    delete.trigger()
    desk.settle()
    desk.window.show_view(View("bin"))
    assert (delete.isEnabled(), restore.isEnabled()) == (False, True)


@pytest.mark.usefixtures("sample_papers")
def test_emptying_the_bin_undone_selects_what_came_back(desk):
    desk.press("j")
    desk.window.actions_["delete"].trigger()
    desk.settle()
    desk.window.show_view(View("bin"))
    desk.window.actions_["empty_bin"].trigger()
    desk.settle()
    desk.window.actions_["undo"].trigger()
    desk.settle()
    assert desk.parts.papers.table.selected_rows() == 1
    desk.window.show_view(INBOX)


def test_every_menu_is_reached_by_alt_and_a_letter_of_its_own(desk):
    words = [action.text() for action in desk.window.menuBar().actions()]
    letters = [word[word.index("&") + 1].lower() for word in words]
    assert len(set(letters)) == len(words) == 7


@pytest.mark.usefixtures("sample_papers")
def test_the_headings_of_the_queue_count_what_is_below_them(desk):
    desk.press("qqq")
    desk.window.show_view(QUEUE)
    papers = desk.parts.papers
    assert papers.model.headings[0] == ("Next", "3 papers")
    for row, left in ((1, "2 papers"), (0, "1 paper")):
        papers.table.go_to(row)
        desk.window.actions_["delete"].trigger()
        desk.settle()
        assert papers.model.headings == {0: ("Next", left)}
        assert papers.table.selected_rows() == 1


@pytest.mark.usefixtures("sample_papers")
@pytest.mark.parametrize("name", ["new_list", "add_paper", "keys"])
def test_keys_work_after_an_overlay_was_opened_while_nothing_had_the_focus(desk, name):
    desk.window.show_view(View("state", "dismissed"))
    desk.settle()
    desk.window.focusWidget().clearFocus()
    desk.window.actions_[name].trigger()
    desk.settle()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    desk.settle()
    focus = desk.window.focusWidget()
    assert focus is None or focus.isVisible()
    desk.press_key(Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert desk.parts.papers.view == INBOX


def test_the_status_line_counts_nothing_where_nothing_is(desk):
    left = desk.parts.status.left
    assert left.text() == "No papers yet"
    desk.import_file()
    assert left.text() == "1 of 12 selected"
    desk.window.show_view(View("state", "done"))
    assert left.text() == ""
