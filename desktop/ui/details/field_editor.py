"""The editor that takes the place of a value: plain text in the value's own type, as high as it needs to be."""

from typing import Literal

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from desktop.ui.details.reading_text import BESIDE
from desktop.ui.details.shown_text import is_editable
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import RADIUS

_ABOVE = 5
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_OWN_KEYS = {*_ENTER, Qt.Key.Key_Escape, Qt.Key.Key_F2}
_STAYS_OPEN = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
_MOST_LINES = 24

Shape = Literal["line", "text"]
"""A line is finished by Enter; in a text Enter begins a new line and Ctrl+Enter finishes."""


class FieldEditor(QPlainTextEdit):
    """Holds a value while it is typed: `finished` comes for Enter, `exited` when the focus goes, `cancelled`
    for Esc.
    """

    finished = Signal()
    exited = Signal()
    cancelled = Signal()

    def __init__(
        self, look: Look, name: str, *, use: str, shape: Shape = "line", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._use = use
        self._shape = shape
        self._least_lines = 1
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setViewportMargins(BESIDE, _ABOVE, BESIDE, _ABOVE)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        look.changed.connect(self._dress)
        self._dress()

    def set_least_lines(self, lines: int) -> None:
        """Keep room for this many lines even while there are fewer."""
        self._least_lines = lines
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(160, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words alone, and nothing that could not be laid out."""
        words = source.text()
        if source.hasText() and is_editable(words):
            self.insertPlainText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER and (self._shape == "line" or control):
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        if kind == QEvent.Type.Paint:
            self._paint_frame()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
        if event.reason() not in _STAYS_OPEN and self.isVisible():
            self.exited.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _paint_frame(self) -> None:
        focused = self.hasFocus()
        inset = 1.0 if focused else 0.5
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._look.colour("base"))
        painter.setPen(QPen(self._look.colour("focus" if focused else "edge"), 2 * inset))
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, RADIUS["control"], RADIUS["control"])
        painter.end()

    def _height(self) -> int:
        line = self.fontMetrics().lineSpacing()
        return max(self._least_lines, min(self._lines(), _MOST_LINES)) * line + 2 * _ABOVE

    def _lines(self) -> int:
        return round(self.document().size().height())  # a plain text document counts lines, not px

    def _fit(self) -> None:
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(needed if self._lines() > _MOST_LINES else off)
        if self.height() != self._height():
            self.setFixedHeight(self._height())

    def _dress(self) -> None:
        self.setFont(self._look.font(self._use))
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, self._look.colour("t1"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, self._look.colour("t3"))
        self.setPalette(palette)
        self._fit()
