"""A note as it reads: Markdown shown as what it means, in a view that loads nothing and runs nothing."""

from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QImage, QKeyEvent, QPainter, QPalette, QPen, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QToolTip, QWidget

from desktop.ui.controls.plain_copy import only_text
from desktop.ui.details.markdown_writing import write_markdown
from desktop.ui.details.note_text import LINES_AT_REST
from desktop.ui.details.plain_tip import plain_tip
from desktop.ui.details.reading_text import ABOVE, BESIDE
from desktop.ui.details.shown_text import shown
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import RADIUS

_LONGEST = 50_000
"""Characters of a note that are shown; nobody reads more of one in a pane."""


class NotePreview(QTextBrowser):
    """Shows Markdown. `link_requested` carries a link that was chosen; `escaped` is sent for Esc."""

    link_requested = Signal(str)
    escaped = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text = ""
        self._room = 0
        self.setAccessibleName(self.tr("Note, as it reads"))
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)  # what is dropped here is for the window
        self.viewport().setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setViewportMargins(BESIDE, ABOVE, 0, ABOVE)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.anchorClicked.connect(self._asked)
        look.changed.connect(self._dress)
        self._dress()

    def show_note(self, text: str) -> None:
        """Show a note; the same text again leaves the scroll position alone."""
        if text != self._text:
            self._text = text
            self._write()

    def set_room(self, height: int) -> None:
        """Say how high it may become, in px."""
        self._room = height
        self._fit()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing is loaded. An empty image, because Qt goes on to open the name itself for an empty answer."""
        return QImage(1, 1, QImage.Format.Format_ARGB32)

    def createMimeDataFromSelection(self) -> QMimeData:
        return only_text(super().createMimeDataFromSelection(), self.textCursor().selection().toPlainText())

    def sizeHint(self) -> QSize:
        return QSize(160, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    def event(self, event: QEvent) -> bool:
        """A link says where it leads, whatever its words are."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            link = self.anchorAt(self.viewport().mapFrom(self, event.pos()))
            if link:
                QToolTip.showText(event.globalPos(), plain_tip(link), self)
            else:
                QToolTip.hideText()
            return True
        if event.type() == QEvent.Type.Paint and self.hasFocus():
            self._paint_frame()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.text().isprintable() and event.text() and not event.modifiers().value & _COMMAND:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _asked(self, link: QUrl) -> None:
        self.link_requested.emit(link.toString())

    def _paint_frame(self) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("focus"), 2))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS["control"], RADIUS["control"]
        )
        painter.end()

    def _write(self) -> None:
        write_markdown(self.document(), shown(self._text, longest=_LONGEST).text, self._look)
        self.moveCursor(self.textCursor().MoveOperation.Start)
        self._fit()

    def _height(self) -> int:
        least = LINES_AT_REST * self._look.line_height("note") + 2 * ABOVE
        wanted = round(self.document().size().height()) + 2 * ABOVE
        return max(least, min(wanted, self._room))

    def _fit(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())

    def _dress(self) -> None:
        self.setFont(self._look.font("note"))
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, self._look.colour("t1"))
        self.setPalette(palette)
        self._write()


_COMMAND = Qt.KeyboardModifier.ControlModifier.value | Qt.KeyboardModifier.AltModifier.value
