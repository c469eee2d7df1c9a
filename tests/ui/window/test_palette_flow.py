"""The command palette in the window: everything is reached by a few letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.papers.view import ALL, View
from desktop.ui.window.action_table import ACTIONS
from desktop.ui.window.palette_flow import PaletteFlow

pytestmark = pytest.mark.usefixtures("sample_papers")


@pytest.fixture
def palette(desk):
    return desk.window.findChild(PaletteFlow).palette


def open_and_type(desk, palette, text):
    desk.press_key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert palette.field.hasFocus()
    QTest.keyClicks(palette.field, text)
    desk.settle()


def words(palette):
    return [row if isinstance(row, str) else row.entry.words for row in palette.list.entries.rows]


def test_an_action_is_done_for_the_selected_paper(desk, palette):
    title = desk.titles()[0]
    open_and_type(desk, palette, ">at the top")
    assert words(palette) == ["Actions", "Queue at the top"]
    desk.press_key(Qt.Key.Key_Return)
    desk.settle()
    assert not palette.is_open
    desk.window.show_view(View("state", "queued"))
    desk.settle()
    assert desk.titles() == [title]


def test_a_place_is_gone_to(desk, palette):
    open_and_type(desk, palette, "all pap")
    desk.press_key(Qt.Key.Key_Return)
    desk.settle()
    assert desk.parts.papers.view == ALL


def test_a_misspelt_paper_is_found_and_shown(desk, palette):
    title = desk.titles()[3]
    word = max(title.split(), key=len)
    open_and_type(desk, palette, "@" + word[:2] + word[3] + word[2] + word[4:])
    assert title in words(palette)
    while palette.list.current.entry.words != title:
        desk.press_key(Qt.Key.Key_Down)
    desk.press_key(Qt.Key.Key_Return)
    desk.settle()
    assert desk.titles()[0] == title


def test_what_cannot_be_done_says_why_and_does_nothing(desk, palette):
    open_and_type(desk, palette, ">merge the sel")
    assert [row.entry.reason for row in palette.list.entries.rows[1:]] == ["select two papers or more"]
    desk.press_key(Qt.Key.Key_Return)
    assert palette.is_open
    desk.press_key(Qt.Key.Key_Escape)
    assert not palette.is_open
    assert QApplication.focusWidget() is desk.parts.papers.table


def test_every_action_can_be_found_by_its_name(desk, palette):
    desk.press_key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    for spec in ACTIONS:
        if spec.name == "palette":
            continue
        said = desk.window.actions_[spec.name].text().rstrip("…")
        palette.field.setText(said if spec.name.startswith("go_") else f">{said}")
        assert said in words(palette)


def test_nonsense_finds_nothing(desk, palette):
    open_and_type(desk, palette, "zzqqxxvv")
    assert words(palette) == []
    assert palette.nothing.isVisible()
    desk.press_key(Qt.Key.Key_Return)
    assert palette.is_open
