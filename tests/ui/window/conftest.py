"""A whole window on a library of its own, driven with real events."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.papers.view import INBOX
from desktop.settings import Settings, WindowState
from desktop.store.dump import logical_dump
from desktop.store.pages import Pages
from desktop.ui.links import Links
from desktop.ui.look.look import Look
from desktop.ui.window.main_window import MainWindow
from desktop.ui.window.navigation import entries

SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "hugging-face-page.txt"
PATIENCE_MS = 15_000
WITHOUT_TITLE = """
@article{nameless, author = {Lovelace, Ada}, year = {2020}, doi = {10.1000/1}}
@article{named, title = {On engines}, author = {Babbage, Charles}, year = {1864}, doi = {10.1000/2}}
"""
"""Of these two papers the first is known by its DOI alone."""


class Desk:
    """A window and a person before it: presses keys, drops files, waits, and reads what is shown."""

    def __init__(
        self, qtbot, look: Look, library: Path, drop_on: Callable[..., bool], state: WindowState
    ) -> None:
        self.qtbot, self.look, self.library, self._drop_on = qtbot, look, library, drop_on
        self.opened_links: list[str] = []
        self.state = state
        self.settings = Settings(export_folder=str(library.parent))
        self.errors: list[Exception] = []
        self.open()

    def open(self) -> None:
        """Starts the window, as the application does."""
        self.window = MainWindow(
            self.look,
            self.library,
            settings=self.settings,
            state=self.state,
            recovery=self.library.parent / "recovery",
            links=Links(lambda url: self.opened_links.append(url) or True),
        )
        self.window.resize(1440, 900)
        if self.library.exists():
            self.window.attach(Pages(self.library), lambda: Pages(self.library))
        self.window.complete()
        for flow in (self.window.bridge, self.window.importing, self.window.exporting):
            flow.failed.connect(self.errors.append)
        self.window.show()
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.window.bridge.open()
        self.until(lambda: self.window.bridge.is_open and self.window.pages is not None)
        self.settle()

    def close(self) -> None:
        """Closes the window; the library is free afterwards."""
        self.window.close()
        self.window.deleteLater()
        self.qtbot.wait(1)

    def start_again(self) -> None:
        self.close()
        self.open()

    def until(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)

    def settle(self) -> None:
        """Waits until no job runs and no signal is on its way."""
        for _ in range(3):
            self.qtbot.wait(1)
            self.until(lambda: self.window.jobs.is_idle)

    def drop(self, *paths: Path) -> None:
        assert self._drop_on(self.window, list(paths))

    def import_file(self, path: Path = SAMPLE) -> None:
        """Drops a digest and accepts the review with Enter."""
        self.drop(path)
        self.until(lambda: self.parts.pages.currentWidget() is self.parts.review)
        self.qtbot.wait(1)
        QTest.keyClick(self.window.focusWidget() or self.parts.review, Qt.Key.Key_Return)
        self.until(lambda: self.parts.pages.currentWidget() is self.parts.panes)
        self.settle()

    def import_one_without_title(self) -> None:
        """Imports two papers, the first of them without a title."""
        path = self.library.parent / "references.bib"
        path.write_text(WITHOUT_TITLE)
        self.import_file(path)

    def add_papers(self, count: int, **fields: str) -> None:
        """Puts papers into the library by hand, in a fraction of the time that a digest takes."""
        from desktop.library.editing import add_paper

        for number in range(count, 0, -1):
            self.window.bridge.do(add_paper, {"title": f"Paper {number}", **fields})
        self.settle()
        self.window.show_view(INBOX)

    def press(self, keys: str) -> None:
        """Presses keys in the table, one after the other, as fast as they come."""
        self.parts.papers.table.setFocus()
        for key in keys:
            QTest.keyClick(self.parts.papers.table, key)
        self.settle()

    def press_key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)
        self.settle()

    def search(self, text: str) -> None:
        """Types into the search field and waits for what is found."""
        field = self.parts.papers.header.search
        field.setFocus()
        field.clear()
        QTest.keyClicks(field, text)
        self.settle()

    @property
    def parts(self):
        return self.window.parts

    def titles(self) -> list[str]:
        model = self.parts.papers.model
        return [model.picture(row).title for row in range(model.rowCount())]

    def states(self) -> list[str]:
        model = self.parts.papers.model
        return [model.line_at(row).state for row in range(model.rowCount())]

    def counts(self) -> dict[str, int]:
        """The counts of the sidebar, by label; what shows none has 0."""
        today = dt.datetime.now().astimezone().date()
        return {entry.label: entry.count or 0 for entry in entries(self.window.pages, today)}

    def sidebar_entries(self):
        """What the sidebar shows at this moment."""
        lists = (self.parts.sidebar.places, self.parts.sidebar.bin)
        rows = (
            part.entries.entry(part.entries.index(n))
            for part in lists
            for n in range(part.entries.rowCount())
        )
        return [entry for entry in rows if entry is not None]

    def dump(self) -> dict:
        return logical_dump(self.window.pages.connection)


class Flashes(QObject):
    """Remembers widgets that showed themselves as windows of their own without being one."""

    EXPECTED = (
        "MainWindow",
        "ExportDialog",
        "Preferences",
        "QMenu",
        "QMessageBox",
        "QFileDialog",
        "QTipLabel",
    )

    def __init__(self, app) -> None:
        super().__init__()
        self.seen: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched, event) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            name = type(watched).__name__
            if name not in self.EXPECTED:
                self.seen.append(name)
        return False


@pytest.fixture
def flashes(qapp):
    flashes = Flashes(qapp)
    yield flashes
    qapp.removeEventFilter(flashes)


@pytest.fixture
def sample_papers(sample_library, tmp_path):
    """The papers of the sample are there already when the window opens; to be named by `usefixtures`."""
    (tmp_path / "library").mkdir(mode=0o700)
    shutil.copy(sample_library, tmp_path / "library" / "library.db")


@pytest.fixture
def desk(qtbot, look, tmp_path, drop_on, flashes):
    desk = Desk(qtbot, look, tmp_path / "library" / "library.db", drop_on, WindowState())
    yield desk
    desk.close()
    assert not desk.errors, desk.errors
    assert not flashes.seen, f"shown as windows of their own: {flashes.seen}"
