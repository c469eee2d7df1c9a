"""The toast goes by itself, stays while it is looked at, and there is only one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.views.toast import Toast


@pytest.fixture
def toast(look, qtbot):
    look.reduce_motion = True
    window, area = QWidget(), QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 28)
    layout.addWidget(area)
    window.resize(700, 400)
    window.show()
    window.activateWindow()
    widget = Toast(look, window, area)
    widget._timer.setInterval(60)
    widget.kept = (window, area)
    return widget


def test_it_goes_by_itself(toast, qtbot):
    toast.show_message("check", "Imported 66 papers", "Undo", "Ctrl+Z")
    assert toast.isVisible()
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=2000)


def test_eight_seconds_is_how_long_it_stays(look, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    assert Toast(look, window, window)._timer.interval() == 8000


def test_a_newer_message_takes_its_place_and_its_time(toast, qtbot):
    toast._timer.setInterval(10_000)
    toast.show_message("check", "Imported 66 papers", "Undo", "Ctrl+Z")
    qtbot.wait(1_200)  # more than the twentieth by which a timer of Qt may be wrong
    toast.show_message("star", "Rated 3 papers")
    assert toast.words == "Rated 3 papers"
    assert toast.accessibleName() == "Rated 3 papers"
    assert not toast.action.isVisible()
    assert toast._timer.remainingTime() > 9_400


def test_it_stays_while_its_button_has_the_focus(toast, qtbot):
    toast.show_message("check", "Imported 66 papers", "Undo")
    toast.action.setFocus()
    qtbot.waitUntil(toast.action.hasFocus, timeout=2000)
    qtbot.wait(250)
    assert toast.isVisible()
    toast.action.clearFocus()
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=2000)


def test_it_stays_while_the_mouse_is_over_it(toast, qtbot):
    toast.show_message("check", "Imported 66 papers", "Undo")
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    qtbot.wait(250)
    assert toast.isVisible()
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=2000)


def test_the_action_is_told_and_ends_it(toast, qtbot):
    toast.show_message("check", "Imported 66 papers", "Undo", "Ctrl+Z")
    with qtbot.waitSignal(toast.action_requested):
        qtbot.mouseClick(toast.action, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_escape_ends_it(toast, qtbot):
    toast.show_message("check", "Imported 66 papers", "Undo")
    qtbot.keyClick(toast.action, Qt.Key.Key_Escape)
    assert not toast.isVisible()


def test_it_fades_unless_motion_is_reduced(toast, look, qtbot):
    look.reduce_motion = False
    toast._timer.setInterval(10_000)
    toast.show_message("check", "Imported 66 papers")
    assert toast._opacity < 1
    qtbot.waitUntil(lambda: toast._opacity == 1.0, timeout=2000)
    toast.dismiss()
    assert toast.isVisible()
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=2000)
    look.reduce_motion = True
    toast.show_message("check", "Imported 66 papers")
    assert toast._opacity == 1.0


def test_it_stands_in_the_middle_above_the_foot_of_its_area(toast):
    _, area = toast.kept
    toast.show_message("check", "Imported 66 papers", "Undo", "Ctrl+Z")
    panel = toast._panel().translated(toast.pos())
    assert panel.center().x() == pytest.approx(area.geometry().center().x(), abs=1)
    assert area.geometry().bottom() - panel.bottom() == 16
    toast.kept[0].resize(900, 500)
    toast.kept[0].layout().activate()
    panel = toast._panel().translated(toast.pos())
    assert panel.center().x() == pytest.approx(area.geometry().center().x(), abs=1)


def test_long_words_are_cut_and_the_action_is_not(toast):
    toast.show_message("check", "word " * 200, "Undo", "Ctrl+Z")
    window, _ = toast.kept
    panel = toast._panel().translated(toast.pos())
    assert window.rect().contains(panel)
    assert toast.action.width() == toast.action.sizeHint().width()
    assert panel.contains(toast.action.geometry().translated(toast.pos()))


@pytest.mark.parametrize("count", range(1, 40))
def test_words_that_have_room_are_never_cut(toast, count):
    words = f"Undone: Rated {count} papers of “{'x' * count}”"[: 20 + count]
    toast.show_message("undo", words, "Undo" if count % 2 else "")
    assert toast._shown_words() == words
