"""Columns, widths, order and density are chosen for one kind of view, kept over a restart, and reset."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest

from desktop.papers.view import ALL, INBOX
from desktop.ui.table.row_picture import Column
from desktop.ui.window.frame import first_size


def widths(desk):
    table = desk.parts.papers.table
    return {column: table.columnWidth(column) for column in Column if not table.isColumnHidden(column)}


def test_each_kind_of_view_is_arranged_for_itself_and_found_so_again(desk):
    desk.add_papers(3)
    actions, heading = desk.window.actions_, desk.parts.papers.table.heading
    usual = widths(desk)
    assert not actions["reset_view"].isEnabled()
    assert not actions["column_authors"].isEnabled()
    edge = QPoint(heading.sectionViewportPosition(Column.ADDED) + 1, 10)
    QTest.mousePress(heading.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(heading.viewport(), edge - QPoint(40, 0))
    QTest.mouseRelease(heading.viewport(), Qt.MouseButton.LeftButton, pos=edge - QPoint(40, 0))
    actions["column_note"].trigger()
    heading.sectionClicked.emit(Column.TITLE)
    heading.sectionClicked.emit(Column.TITLE)
    chosen = widths(desk)
    assert abs(chosen[Column.ADDED] - usual[Column.ADDED] - 40) <= 1
    assert Column.NOTE not in chosen
    assert sum(chosen.values()) == sum(usual.values())
    assert desk.titles() == ["Paper 3", "Paper 2", "Paper 1"]
    desk.window.show_view(ALL)
    assert widths(desk) == usual
    assert desk.titles() == ["Paper 1", "Paper 2", "Paper 3"]
    actions["compact"].trigger()
    actions["column_authors"].trigger()
    assert Column.AUTHORS not in widths(desk)
    assert Column.TAGS in widths(desk)
    desk.start_again()
    actions = desk.window.actions_
    assert desk.parts.papers.view == ALL
    assert Column.AUTHORS not in widths(desk)
    assert actions["compact"].isChecked()
    desk.window.show_view(INBOX)
    assert widths(desk) == chosen
    assert desk.titles() == ["Paper 3", "Paper 2", "Paper 1"]
    assert not actions["compact"].isChecked()
    actions["reset_view"].trigger()
    assert widths(desk) == usual
    assert desk.titles() == ["Paper 1", "Paper 2", "Paper 3"]
    assert not actions["reset_view"].isEnabled()


def test_a_heading_that_sorts_nothing_does_not_take_the_arrow(desk):
    desk.add_papers(3)
    desk.window.actions_["compact"].trigger()
    heading = desk.parts.papers.table.heading
    click(heading, Column.RATING)
    assert heading.sortIndicatorSection() == Column.RATING
    for column in (Column.AUTHORS, Column.TAGS, Column.NOTE, Column.MARK):
        click(heading, column)
        assert heading.sortIndicatorSection() == Column.RATING
    click(heading, Column.TITLE)
    assert heading.sortIndicatorSection() == Column.TITLE
    assert desk.titles() == ["Paper 1", "Paper 2", "Paper 3"]


def click(heading, column):
    middle = heading.sectionViewportPosition(column) + heading.sectionSize(column) // 2
    QTest.mouseClick(heading.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, 10))


def test_the_first_window_has_room_on_its_screen_with_its_frame():
    assert first_size(QSize(2560, 1400)) == QSize(1440, 900)
    assert first_size(QSize(1440, 860)).height() <= 860 - 40
    assert first_size(QSize(1440, 900)).width() < 1440
    assert first_size(QSize(400, 300)) == QSize(640, 420)
