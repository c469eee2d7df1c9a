"""A paper without a title says so wherever its title would stand, in quiet words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.palette.palette import Palette


@pytest.fixture
def untitled(desk):
    """Return a window on two papers, whose current one has no title."""
    desk.import_one_without_title()
    row = next(row for row, title in enumerate(desk.titles()) if title != "On engines")
    desk.parts.papers.table.go_to(row)
    desk.settle()
    return desk


def ink(text):
    return text.palette().color(QPalette.ColorRole.Text).name()


def test_its_row_and_the_heading_of_its_details_say_so_quietly(untitled):
    row = untitled.parts.papers.table.current_row
    picture = untitled.parts.papers.model.picture(row)
    assert (picture.title, picture.is_untitled) == ("(no title)", True)
    assert picture.accessible.startswith("(no title), Ada Lovelace")
    title = untitled.parts.details.paper.title
    assert title.isVisible()
    assert title.text.toPlainText() == "(no title)"
    assert ink(title.text) == untitled.look.colour("t3").name()


def test_its_title_is_typed_into_an_empty_field_and_then_stands_there_as_any_other(untitled):
    untitled.press_key(Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor.toPlainText() == ""
    QTest.keyClicks(editor, "Notes on engines")
    untitled.press_key(Qt.Key.Key_Return)
    assert set(untitled.titles()) == {"Notes on engines", "On engines"}
    title = untitled.parts.details.paper.title
    assert ink(title.text) == untitled.look.colour("t1").name()


def test_triage_says_so_on_its_sheet(untitled):
    untitled.press_key(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    sheet = untitled.window.triage.page.sheet
    assert sheet.title.toPlainText() == "(no title)"
    assert sheet.accessibleName() == "(no title)"
    assert ink(sheet.title) == untitled.look.colour("t3").name()


def test_the_palette_finds_it_by_what_else_is_known(untitled):
    untitled.press_key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = untitled.window.findChild(Palette)
    QTest.keyClicks(palette.field, "@lovelace")
    untitled.until(lambda: palette._papers)
    assert [row.entry.words for row in palette._papers] == ["(no title)"]
    untitled.press_key(Qt.Key.Key_Escape)
