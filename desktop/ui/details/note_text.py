"""The text view of a note: plain text, three lines at rest, more while it is written in."""

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QSizePolicy, QWidget
from shiboken6 import isValid

from desktop.limits import SHOWN_LINE_CHARACTERS
from desktop.ui.details.reading_text import ABOVE, BESIDE
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import RADIUS

LINES_AT_REST = 3
_SAME_SESSION = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason}


class NoteText(QPlainTextEdit):
    """`entered` and `exited` tell of the focus, menus aside; `escaped` of Esc, the focus given back by then."""

    entered = Signal()
    exited = Signal()
    escaped = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._room = 0
        self._before: QWidget | None = None
        self.setAccessibleName(self.tr("Note"))
        self.setPlaceholderText(self.tr("Write a note"))
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # what is dropped here is for the window
        self.viewport().setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setViewportMargins(BESIDE, ABOVE, 0, ABOVE)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        look.changed.connect(self._dress)
        self._dress()

    def set_room(self, height: int) -> None:
        """Say how high the text may become while it has the focus, in px."""
        self._room = height
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(160, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words alone; a line that could not be laid out is broken where it becomes too long."""
        if source.hasText():
            self.insertPlainText(_broken(source.text()))

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif kind == QEvent.Type.Paint:
            if self.hasFocus():
                self._paint_frame()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._before is not None and isValid(self._before) and self._before.isVisible():
                self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._fit()
        self.update()
        if event.reason() not in _SAME_SESSION:
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _SAME_SESSION:
            self.exited.emit()
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is self and before is not None and before is not self:
            self._before = before

    def _paint_frame(self) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("focus"), 2))
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(frame, RADIUS["control"], RADIUS["control"])
        painter.end()

    def _height(self) -> int:
        least = LINES_AT_REST * self._look.line_height("note") + 2 * ABOVE
        if not self.hasFocus():
            return least
        lines = round(self.document().size().height())  # a plain text document counts lines, not px
        wanted = lines * self.fontMetrics().lineSpacing() + 2 * ABOVE
        return max(least, min(wanted, self._room))

    def _fit(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())
            self.ensureCursorVisible()

    def _dress(self) -> None:
        self.setFont(self._look.font("note"))
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, self._look.colour("t1"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, self._look.colour("t3"))
        self.setPalette(palette)
        self._fit()


def _broken(text: str) -> str:
    """Return `text` with a line end after every SHOWN_LINE_CHARACTERS of a line that is longer than that."""
    most = SHOWN_LINE_CHARACTERS
    return "\n".join(
        line[start : start + most] for line in text.split("\n") for start in range(0, max(len(line), 1), most)
    )
