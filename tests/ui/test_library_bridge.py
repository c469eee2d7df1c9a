"""The library as the window knows it, when the window is closed at once."""

from PySide6.QtCore import QObject

from desktop.ui.jobs import Jobs
from desktop.ui.library_bridge import LibraryBridge


def test_a_library_that_is_closed_before_it_was_heard_to_be_open_is_never_told_as_open(qtbot, tmp_path):
    parent = QObject()
    told = []
    bridge = LibraryBridge(tmp_path / "library.db", Jobs(parent), parent)
    bridge.opened.connect(lambda: told.append("opened"))
    bridge.open()
    bridge.close()
    qtbot.wait(50)
    assert told == []
    assert not bridge.is_open


def test_a_library_that_was_closed_is_not_opened_again_by_what_comes_late(qtbot, tmp_path):
    parent = QObject()
    bridge = LibraryBridge(tmp_path / "library.db", Jobs(parent), parent)
    bridge.close()
    bridge.open()
    qtbot.wait(50)
    assert not bridge.is_open
    assert not (tmp_path / "library.db").exists()
