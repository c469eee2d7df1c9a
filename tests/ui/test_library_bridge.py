"""The library as the window knows it, when the window is closed at once."""

from PySide6.QtCore import QObject

from desktop.library.library import Library
from desktop.store.lock import WriterLock
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


def test_a_library_that_another_process_has_is_opened_as_soon_as_it_is_free(qtbot, tmp_path):
    path = tmp_path / "library.db"
    Library(path).close()
    other = WriterLock(path)
    parent = QObject()
    bridge = LibraryBridge(path, Jobs(parent), parent)
    told = []
    bridge.failed.connect(told.append)
    with qtbot.waitSignal(bridge.held) as held:
        bridge.open()
    assert "in use" in str((held.args or [""])[0])
    assert (bridge.is_readable, bridge.is_open) == (True, False)
    bridge.do(lambda _step: None, then=lambda changes: told.append(changes.items))
    with qtbot.waitSignal(bridge.opened):
        other.release()
    qtbot.waitUntil(lambda: told == [()])
    bridge.close()


def test_a_window_that_is_closed_while_it_waits_for_its_library_ends_at_once(qtbot, tmp_path):
    path = tmp_path / "library.db"
    Library(path).close()
    other = WriterLock(path)
    parent = QObject()
    bridge = LibraryBridge(path, Jobs(parent), parent)
    with qtbot.waitSignal(bridge.held):
        bridge.open()
    bridge.close()
    assert not bridge.is_open
    other.release()


def test_an_action_on_a_library_that_could_not_be_opened_says_why(qtbot, tmp_path):
    path = tmp_path / "library.db"
    path.write_bytes(b"no library")
    parent = QObject()
    bridge = LibraryBridge(path, Jobs(parent), parent)
    told = []
    bridge.failed.connect(told.append)
    bridge.open()
    bridge.undo()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert "not a Papertray library" in str(told[1])
    bridge.close()
