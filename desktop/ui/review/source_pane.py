"""The text of a digest as it came, to read: nothing in it is markup, nothing can be typed into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPalette, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from desktop.ui.controls.icon_button import IconButton
from desktop.ui.controls.plain_copy import only_text
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.details.shown_text import ShownText, shown
from desktop.ui.look.look import Look
from desktop.ui.review.review_words import file_name, tr

if TYPE_CHECKING:
    from desktop.ui.review.plan_sources import ShownSource

_LONGEST = 400_000
_PADDING = 24
_ABOVE = 12


class SourcePane(QWidget):
    """A heading with a button that closes, and the text with the place of the current paper on a tint."""

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._source: ShownSource | None = None
        self._shown = ShownText("", ())
        self.name = PlainLabel(look, use="strong", cut=Qt.TextElideMode.ElideMiddle)
        self.note = PlainLabel(look, use="second", colour="t3")
        self.note.setWordWrap(True)
        self.close_button = IconButton(look, "close", self.tr("Hide the text"))
        self.close_button.clicked.connect(self.closed)
        self.view = _SourceView(look, self)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, _ABOVE, 0, 0)
        column.setSpacing(4)
        head.setContentsMargins(0, 0, _ABOVE, 0)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addWidget(self.view, 1)
        look.changed.connect(self._mark)

    def show_source(self, name: str, source: ShownSource) -> None:
        """Show the text around a paper, scrolled to it; the same text again stays as it is."""
        if self._source is None or source.text != self._source.text:
            self._shown = shown(source.text, longest=_LONGEST)
            self.view.setPlainText(self._shown.text)
        self._source = source
        self.name.setText(file_name(name))
        note = tr("A part of the text, around the current paper") if source.is_part else ""
        if not source.text:
            note = tr("The text of this digest is too large to be shown here, or cannot be taken out again.")
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self._mark()
        # Once more when the view has the size it is shown in.
        self._scroll()
        QTimer.singleShot(0, self, self._scroll)

    def forget(self) -> None:
        """Let the text go."""
        self._source = None
        self.view.clear()

    def _place(self) -> tuple[int, int] | None:
        assert self._source is not None
        found = self._shown.places([(self._source.start, self._source.end)])
        return (found[0][0], found[-1][1]) if found else None

    def _mark(self) -> None:
        place = self._place() if self._source is not None else None
        if place is None:
            self.view.setExtraSelections([])
            return
        part = QTextEdit.ExtraSelection()
        part.cursor = self._cursor(*place)
        part.format.setBackground(self._look.colour("changedTint"))
        self.view.setExtraSelections([part])

    def _scroll(self) -> None:
        place = self._place() if self._source is not None else None
        if place is not None:
            self.view.setTextCursor(self._cursor(place[0], place[0]))
            self.view.centerCursor()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


class _SourceView(QPlainTextEdit):
    """Read-only text in the fixed font; what is copied is plain, what is dropped goes to the window."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(self.tr("Text of the digest"))
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        look.changed.connect(self._dress)
        self._dress()

    def createMimeDataFromSelection(self) -> QMimeData:
        return only_text(super().createMimeDataFromSelection(), self.textCursor().selection().toPlainText())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return False

    def _dress(self) -> None:
        self.setFont(self._look.font("fixed"))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Text, self._look.colour("t1"))
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)
