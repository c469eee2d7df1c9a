"""Preferences: a short list of pages, every choice in force at once, nothing to confirm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import UsageError
from desktop.ui.citing_choices import CitingChoices
from desktop.ui.controls.button import Button
from desktop.ui.controls.check_box import CheckBox
from desktop.ui.controls.choice import Choice
from desktop.ui.controls.field import Field
from desktop.ui.controls.focus_frame import FocusFrame
from desktop.ui.controls.hairline import Hairline
from desktop.ui.controls.page_list import PageList
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.details.shown_text import visible_line
from desktop.ui.links import SEARCH_SITES
from desktop.ui.messages import failure
from desktop.ui.shortcuts.keys_page import KeysPage

if TYPE_CHECKING:
    from desktop.settings import Settings
    from desktop.ui.look.look import Look

_SIZE = QSize(640, 480)
_LIST_WIDTH, _LABEL_WIDTH, _FIELD_WIDTH = 160, 160, 260
_MARGIN, _GAP = 24, 12
AskFolder = Callable[[QWidget, str], str]


def ask_folder(parent: QWidget, folder: str) -> str:
    """The system's dialog for a folder; "" when it was left."""
    return QFileDialog.getExistingDirectory(parent, "", folder)


class Preferences(QDialog):
    """Shows and changes the settings; `changed` is sent after each change."""

    changed = Signal()
    reveal_requested = Signal()
    backup_requested = Signal()

    def __init__(self, look: Look, settings: Settings, library: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._settings = look, settings
        self._place = library
        self.ask_folder: AskFolder = ask_folder
        self.setWindowTitle(self.tr("Preferences"))
        self.resize(_SIZE)
        self.list = PageList(look, self.tr("Pages"), self)
        self.list.setFixedWidth(look.fonts.scaled(_LIST_WIDTH))
        self.pages = QStackedWidget(self)
        self.pages.setBackgroundRole(QPalette.ColorRole.Base)
        self.pages.setAutoFillBackground(True)
        self._add(self.tr("General"), self._general())
        self._add(self.tr("Digests"), self._digests())
        self._add(self.tr("Reading"), self._reading())
        self._add(self.tr("Citing"), self._citing())
        self._add(self.tr("Search sites"), self._sites())
        self.keys = KeysPage(look, settings)
        self.keys.changed.connect(self.changed)
        self._add(self.tr("Keys"), self.keys)
        self._add(self.tr("Library"), self._library(library))
        self.list.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.list.setCurrentRow(0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        layout.addWidget(Hairline(look, Qt.Orientation.Vertical))
        layout.addWidget(self.pages, 1)
        self._frame = FocusFrame(look, self)

    def _add(self, words: str, page: QWidget) -> None:
        self.list.addItem(words)
        self.pages.addWidget(page)

    def _page(self) -> tuple[QWidget, QGridLayout]:
        page = QWidget()
        outer = QVBoxLayout(page)
        outer.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        grid = QGridLayout()
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(_GAP)
        grid.setColumnMinimumWidth(0, self._look.fonts.scaled(_LABEL_WIDTH) - _MARGIN)
        grid.setColumnStretch(1, 1)
        outer.addLayout(grid)
        outer.addStretch(1)
        return page, grid

    def _row(self, grid: QGridLayout, words: str, control: QWidget, help_words: str = "") -> None:
        row = grid.rowCount()
        label = PlainLabel(self._look, words, colour="t2")
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label.setBuddy(control)
        grid.addWidget(label, row, 0)
        grid.addWidget(control, row, 1, Qt.AlignmentFlag.AlignLeft)
        if help_words:
            told = PlainLabel(self._look, help_words, use="second", colour="t3")
            told.setWordWrap(True)
            grid.addWidget(told, row + 1, 1)

    def _general(self) -> QWidget:
        page, grid = self._page()
        self.theme = Choice(self._look, self.tr("Theme"))
        for key, words in (("system", "As the system"), ("light", "Light"), ("dark", "Dark")):
            self.theme.addItem(self.tr(words), key)
        self.theme.setCurrentIndex(max(0, self.theme.findData(self._settings.theme)))
        self.theme.currentIndexChanged.connect(self._change)
        self.compact = CheckBox(self._look, self.tr("One line for each paper"))
        self.compact.setChecked(self._settings.compact)
        self.compact.toggled.connect(self._change)
        self.still = CheckBox(self._look, self.tr("Reduce motion"))
        self.still.setChecked(self._settings.reduce_motion)
        self.still.toggled.connect(self._change)
        self._row(grid, self.tr("Theme"), self.theme)
        self._row(grid, self.tr("Rows"), self.compact)
        self._row(grid, self.tr("Motion"), self.still, self.tr("Nothing fades or glides."))
        return page

    def _digests(self) -> QWidget:
        page, grid = self._page()
        self.folder = PlainLabel(self._look, cut=Qt.TextElideMode.ElideMiddle)
        self.choose_folder = Button(self._look, self.tr("Choose…"), kind="bordered")
        self.no_folder = Button(self._look, self.tr("Watch none"), kind="bordered")
        self.problem = PlainLabel(self._look, use="second", colour="err")
        self.problem.setWordWrap(True)
        self.choose_folder.clicked.connect(self._choose_folder)
        self.no_folder.clicked.connect(lambda: self._watch(""))
        told = self.tr(
            "What is put into it is imported by itself, each file once. The files stay as they are."
        )
        self._row(grid, self.tr("Watched folder"), self.folder, told)
        self._row(grid, "", self.choose_folder)
        self._row(grid, "", self.no_folder)
        grid.addWidget(self.problem, grid.rowCount(), 1)
        self._show_folder("")
        return page

    def _choose_folder(self) -> None:
        if folder := self.ask_folder(self, self._settings.watched_folder):
            self._watch(folder)

    def _watch(self, folder: str) -> None:
        """Takes another folder, or says why it cannot be watched."""
        from desktop.library.watching import refuse_watching  # noqa: PLC0415 - not for the first page

        try:
            if folder:
                refuse_watching(Path(folder), self._place)
        except UsageError as error:
            self._show_folder(failure(error))
            return
        self._settings.watched_folder = folder
        self._show_folder("")
        self.changed.emit()

    def _show_folder(self, problem: str) -> None:
        self.folder.setText(visible_line(self._settings.watched_folder) or self.tr("None"))
        self.no_folder.setEnabled(bool(self._settings.watched_folder))
        self.problem.setText(problem)

    def _reading(self) -> QWidget:
        page, grid = self._page()
        self.watch_words = Field(self._look, self.tr("Watch words"))
        self.watch_words.setText(", ".join(map(str, self._settings.watch_words)))
        self.watch_words.setMinimumWidth(self._look.fonts.scaled(_FIELD_WIDTH))
        self.watch_words.textEdited.connect(self._change_watch_words)
        told = self.tr("Marked in triage, with commas between them: “in-context learning, long-tail”.")
        self._row(grid, self.tr("Watch words"), self.watch_words, told)
        self.watch_authors = Field(self._look, self.tr("Watched authors"))
        self.watch_authors.setText("; ".join(map(str, self._settings.watch_authors)))
        self.watch_authors.setMinimumWidth(self._look.fonts.scaled(_FIELD_WIDTH))
        self.watch_authors.textEdited.connect(self._change_watch_authors)
        told = self.tr("First in “My interests” as well, with semicolons between them: “Kim; Amber, Vera”.")
        self._row(grid, self.tr("Watched authors"), self.watch_authors, told)
        return page

    def _change_watch_authors(self, text: str) -> None:
        names = (" ".join(part.split()) for part in text.split(";"))
        self._settings.watch_authors = [name for name in names if name]
        self.changed.emit()

    def _change_watch_words(self, text: str) -> None:
        self._settings.watch_words = [word for part in text.split(",") if (word := " ".join(part.split()))]
        self.changed.emit()

    def _citing(self) -> QWidget:
        page, grid = self._page()
        self.citing = citing = CitingChoices(self._look, self._settings, self)
        citing.changed.connect(self.changed)
        self._row(grid, self.tr("Citation keys"), citing.pattern)
        for label in (citing.example, citing.problem):
            grid.addWidget(label, grid.rowCount(), 1)
        language = PlainLabel(self._look, citing.language(), use="second", colour="t3")
        language.setWordWrap(True)
        grid.addWidget(language, grid.rowCount(), 1)
        told = self.tr("What another program gets of rows that are dragged there.")
        self._row(grid, self.tr("Dragged rows"), citing.dragged, told)
        citing.show_example()
        return page

    def _sites(self) -> QWidget:
        page, grid = self._page()
        self.site = Choice(self._look, self.tr("Search for titles at"))
        for key, site in SEARCH_SITES.items():
            self.site.addItem(site.name, key)
        self.site.setCurrentIndex(max(0, self.site.findData(self._settings.search_site)))
        self.site.currentIndexChanged.connect(self._change)
        told = self.tr("Where “Open” leads for a paper without a link. Your browser makes the request.")
        self._row(grid, self.tr("Search for titles at"), self.site, told)
        return page

    def _library(self, library: Path) -> QWidget:
        page, grid = self._page()
        place = PlainLabel(self._look, str(library), cut=Qt.TextElideMode.ElideMiddle)
        reveal = Button(self._look, self.tr("Reveal library"), kind="bordered")
        reveal.clicked.connect(self.reveal_requested)
        backup = Button(self._look, self.tr("Back up now"), kind="bordered")
        backup.clicked.connect(self.backup_requested)
        self._row(grid, self.tr("Library"), place, self.tr("One file, with every digest in it."))
        self._row(grid, "", reveal)
        self._row(
            grid, self.tr("Backups"), backup, self.tr("Made on closing as well; the last ten are kept.")
        )
        return page

    def _change(self) -> None:
        self._settings.theme = str(self.theme.currentData())
        self._settings.compact = self.compact.isChecked()
        self._settings.reduce_motion = self.still.isChecked()
        self._settings.search_site = str(self.site.currentData())
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter confirms nothing here, because nothing is to be confirmed."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
