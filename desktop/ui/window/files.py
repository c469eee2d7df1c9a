"""What the window does with files and the system: opening, the sample, copies, backups, folders, about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop import paths
from desktop.ui.dropping import Dropped
from desktop.ui.links import best_link
from desktop.ui.preferences import Preferences

if TYPE_CHECKING:
    from desktop.ui.pickers.about_sheet import AboutSheet
    from desktop.ui.window.detail_flow import DetailFlow
    from desktop.ui.window.frame import Frame
    from desktop.ui.window.window_actions import WindowActions


class Files(QObject):
    """Actions around the papers. `choose_files` is replaced where no dialog can be answered."""

    settings_changed = Signal()
    keys_changed = Signal()
    preferences_left = Signal()

    def __init__(self, window: Frame, detailing: DetailFlow) -> None:
        super().__init__(window)
        self._detailing = detailing
        self._window = window
        self.choose_files = _choose_files
        self.preferences: Preferences | None = None
        self.about: AboutSheet | None = None

    def connect_to(self, actions: WindowActions) -> None:
        """Connects the actions of this flow."""
        actions["open_file"].triggered.connect(self.open)
        actions["sample"].triggered.connect(self.import_sample)
        actions["copy_title"].triggered.connect(self.copy_titles)
        actions["copy_link"].triggered.connect(self.copy_link)
        actions["backup"].triggered.connect(self.back_up)
        actions["reveal"].triggered.connect(self.reveal)
        actions["preferences"].triggered.connect(self.open_preferences)
        actions["about"].triggered.connect(self.show_about)

    def open(self) -> None:
        """Asks for digests and reads them."""
        if files := self.choose_files(self._window):
            self._window.brought.emit(Dropped(paths=tuple(Path(file) for file in files)))

    def import_sample(self) -> None:
        """Reads the sample digest."""
        self._window.brought.emit(Dropped(paths=(paths.resource_path("samples", "hugging-face-page.txt"),)))

    def copy_titles(self) -> None:
        """Copies the titles of the papers at hand, one a line."""
        window = self._window
        papers = window.parts.papers.targets()
        if window.pages is not None and papers:
            lines = window.pages.lines(papers)
            QApplication.clipboard().setText(
                "\n".join(lines[paper].title for paper in papers if paper in lines)
            )

    def copy_link(self) -> None:
        """Copies the address that Open would open."""
        if self._detailing.paper is not None:
            QApplication.clipboard().setText(best_link(self._detailing.paper).url)

    def back_up(self) -> None:
        """Writes a checked backup now."""
        window = self._window
        if not window.bridge.is_open:
            return
        job = window.jobs.start("write", lambda _job: window.bridge.library.store.back_up())
        job.failed.connect(window.feedback.tell_error)
        words = self.tr("Backed up to {file}")
        job.succeeded.connect(
            lambda path: window.feedback.tell_with_show("check", words.format(file=path.name))
        )

    def reveal(self) -> None:
        """Shows the folder of the library in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._window.bridge.path.parent)))

    def open_preferences(self) -> None:
        """Opens the preferences; what is changed there holds at once."""
        window = self._window
        self.preferences = Preferences(window.look, window.settings, window.bridge.path, window)
        self.preferences.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preferences.changed.connect(self.settings_changed)
        self.preferences.finished.connect(lambda _result: self.preferences_left.emit())
        self.preferences.keys.changed.connect(self.keys_changed)
        self.preferences.reveal_requested.connect(self.reveal)
        self.preferences.backup_requested.connect(self.back_up)
        self.preferences.open()

    def show_about(self) -> None:
        """Says which Papertray this is, where the library lies, and the licences of everything in it."""
        from desktop.ui.pickers.about_sheet import AboutSheet  # noqa: PLC0415 - reads many files

        if self.about is None:
            self.about = AboutSheet(self._window.look, self._window)
            self.about.reveal_requested.connect(self.reveal)
        self.about.open_for(str(self._window.bridge.path))


def _choose_files(window: Frame) -> list[str]:
    return QFileDialog.getOpenFileNames(window, "", "", "")[0]
