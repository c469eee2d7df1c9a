"""What every test gets: no screen, folders of its own in memory, and no mess left behind by it."""

import contextlib
import multiprocessing
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

# Before anything imports Qt. Tests with the marker `xvfb` start programs of their own on a real X server.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "resources" / "samples" / "hugging-face-page.txt"
MEMORY = Path("/dev/shm")
ENOUGH_MEMORY = 1_000_000_000  # bytes; containers often have 64 MB there
MODAL_SECONDS = 20.0
QUIET_SECONDS = 10.0
USER_FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/AppData/Roaming",
    "LOCALAPPDATA": "home/AppData/Local",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_RUNTIME_DIR": "run",
}
_folder_in_memory = pytest.StashKey[Path]()
_told_already = pytest.StashKey[set[str]]()


# -- where tests write -----------------------------------------------------------------------------------


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Put `tmp_path` into memory, where a commit of SQLite costs 0.05 ms instead of 16."""
    if config.option.basetemp is None and _has_memory():
        _remove_forgotten()
        folder = Path(tempfile.mkdtemp(prefix="papertray-tests-", dir=MEMORY))
        config.stash[_folder_in_memory] = folder
        config.option.basetemp = folder / "tests"


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Take what tests put into the clipboard out of it: an object of Python's must not outlive Python."""
    qt = sys.modules.get("PySide6.QtWidgets")
    if qt is not None and qt.QApplication.instance() is not None:
        qt.QApplication.clipboard().clear()


def pytest_unconfigure(config: pytest.Config) -> None:
    folder = config.stash.get(_folder_in_memory, None)
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)


def _has_memory() -> bool:
    return os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH_MEMORY


def _remove_forgotten() -> None:
    """Remove what runs that were killed left in memory, a day later so that none at work is hit."""
    for folder in MEMORY.glob("papertray-tests-*"):
        with contextlib.suppress(OSError):
            if folder.stat().st_mtime < time.time() - 86_400:
                shutil.rmtree(folder)


@pytest.fixture(scope="session", autouse=True)
def _user_of_this_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the folders of the person who runs it, not even by mistake."""
    with pytest.MonkeyPatch.context() as patch:
        _move_user_folders(tmp_path_factory.mktemp("user"), patch)
        yield


@pytest.fixture
def isolated_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the home folder of a user who has just come: HOME, the XDG and Windows folders lie in it."""
    _move_user_folders(tmp_path, monkeypatch)
    return tmp_path / "home"


def _move_user_folders(place: Path, patch: pytest.MonkeyPatch) -> None:
    for variable, folder in USER_FOLDERS.items():
        path = place / folder
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        patch.setenv(variable, str(path))
    patch.delenv("PAPERTRAY_LIBRARY", raising=False)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real digests beside the checkout; skips where it does not exist."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder `shared` with real digests is not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library with the papers of the sample digest: to be copied or read, never to be changed."""
    from desktop.__main__ import main

    path = tmp_path_factory.mktemp("sample") / "library.db"
    assert main(["import", str(SAMPLE), "--library", str(path)]) == 0
    return path


# -- tests with Qt ---------------------------------------------------------------------------------------


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    for item in items:
        if _uses_qt(item):
            item.add_marker("gui")


def _uses_qt(item: pytest.Item) -> bool:
    return not {"qapp", "qtbot"}.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Close a dialog or menu that waits for a person and fail its test, which would hang otherwise."""
    if not _uses_qt(item):
        return (yield)
    from PySide6.QtCore import QTimer

    closed: list[str] = []
    waiting: dict[int, float] = {}

    def look() -> None:
        _close_what_waits(waiting, closed)

    timer = QTimer()
    timer.setInterval(200)
    timer.timeout.connect(look)
    timer.start()
    try:
        result = yield
    finally:
        timer.stop()
    if closed:
        pytest.fail(f"waited for a person for {MODAL_SECONDS:g} s: {', '.join(closed)}")
    return result


def _close_what_waits(waiting: dict[int, float], closed: list[str]) -> None:
    """Note the modal widget of this moment in `waiting` (by id, since when); close it when it is time."""
    from PySide6.QtWidgets import QApplication, QDialog

    widget = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if widget is None:
        waiting.clear()
        return
    since = waiting.setdefault(id(widget), time.monotonic())
    if time.monotonic() - since >= MODAL_SECONDS:
        waiting.clear()
        closed.append(f"{type(widget).__name__} {widget.windowTitle()!r}".rstrip(" '"))
        # close() is refused by a message box without a cancel button.
        if isinstance(widget, QDialog):
            widget.done(0)
        else:
            widget.close()


@pytest.fixture
def drop_on(qapp: Any) -> Callable[..., bool]:
    """Return `drop_on(widget, what, at=None) -> bool`: a drag enters, moves and is dropped at once.

    `what` is a QMimeData or a list of paths; `at` a QPoint in `widget`, its middle by default. The answer
    is whether the widget took the drop. When it refuses the drag, nothing is dropped, as on a screen.
    """
    from PySide6.QtCore import QMimeData, QPointF, QUrl
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

    def drop(widget: Any, what: Any, at: Any = None) -> bool:
        data = what
        if not isinstance(data, QMimeData):
            data = QMimeData()
            data.setUrls([QUrl.fromLocalFile(str(path)) for path in what])
        point = widget.rect().center() if at is None else at
        enter, move = (_drag_event(kind, point, data) for kind in (QDragEnterEvent, QDragMoveEvent))
        qapp.sendEvent(widget, enter)
        move.setAccepted(enter.isAccepted())  # as Qt does: who wants the drag need not answer each move
        if not (enter.isAccepted() and qapp.sendEvent(widget, move) and move.isAccepted()):
            qapp.sendEvent(widget, QDragLeaveEvent())
            return False
        dropped = QDropEvent(QPointF(point), *_copy_with_left_button(data))
        qapp.sendEvent(widget, dropped)
        return bool(dropped.isAccepted())

    return drop


def _drag_event(kind: Any, point: Any, data: Any) -> Any:
    """Make a drag event: PySide6 6.12 wants its place as QPointF, up to 6.11 it must be QPoint."""
    from PySide6.QtCore import QPointF

    try:
        return kind(QPointF(point), *_copy_with_left_button(data))
    except TypeError:
        return kind(point, *_copy_with_left_button(data))


def _copy_with_left_button(data: Any) -> tuple[Any, ...]:
    from PySide6.QtCore import Qt

    left = Qt.MouseButton.LeftButton
    return Qt.DropAction.CopyAction, data, left, Qt.KeyboardModifier.NoModifier


# -- what tests leave behind -----------------------------------------------------------------------------


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """After the last test of a file: every thread and process that it started must have ended."""
    result = yield
    if nextitem is None or nextitem.path != item.path:
        told = item.config.stash.setdefault(_told_already, set())
        deadline = time.monotonic() + QUIET_SECONDS
        while (left := _still_running() - told) and time.monotonic() < deadline:
            time.sleep(0.02)
        told |= left
        if left:
            pytest.fail(f"{item.path.name} leaves behind: {', '.join(sorted(left))}")
    return result


def _still_running() -> set[str]:
    threads = {
        f"thread {thread.name} ({thread.ident})"
        for thread in threading.enumerate()
        if thread is not threading.main_thread()
        and not isinstance(thread, threading._DummyThread)  # Python's note of a thread that Qt made
        and not thread.name.startswith("pytest_timeout")
    }
    return threads | {f"process {each}" for each in _children()}


def _children() -> list[str]:
    """Return command lines of this process's children; on other systems only what multiprocessing knows."""
    tasks = Path("/proc/self/task")
    if not tasks.is_dir():
        return [child.name for child in multiprocessing.active_children()]
    found = []
    for task in tasks.iterdir():
        with contextlib.suppress(OSError):  # a thread or child that has just ended
            for child in (task / "children").read_text().split():
                state = Path("/proc", child, "stat").read_text().rpartition(")")[2].split()[0]
                line = Path("/proc", child, "cmdline").read_bytes().replace(b"\0", b" ").strip()
                # Z has ended and nobody asked how; the tracker of shared memory stays by design.
                if state != "Z" and b"multiprocessing.resource_tracker" not in line:
                    found.append(f"{child} ({line.decode(errors='replace')[:80]})")
    return found
