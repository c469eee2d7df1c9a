"""Where a paper was seen, one line for each digest, newest first."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.details.seen_words import SeenLine
from desktop.ui.details.shown_text import visible_line
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import TARGET

_MOST = 100
_LONGEST = 400
_WRAPPED = Qt.TextFlag.TextWordWrap


class SeenRow(QPushButton):
    """Words that wrap and lead to a digest."""

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words = visible_line(words, _LONGEST)
        self.setAccessibleName(self._words)
        self.setProperty("focusFrame", "focus")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)

    def sizeHint(self) -> QSize:
        return QSize(160, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _height(self) -> int:
        room = QRectF(0, 0, self.width(), 100_000)
        needed = self._look.metrics("second").boundingRect(room, _flags(self), self._words)
        return max(math.ceil(needed.height()) + 6, TARGET)

    def _fit(self) -> None:
        self.setFixedHeight(self._height())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        leads = self.isEnabled() and (self.underMouse() or self.hasFocus())
        font = QFont(self._look.font("second"))
        font.setUnderline(self.isEnabled() and self.underMouse())
        painter.setFont(font)
        painter.setPen(self._look.colour("accent" if leads else "t2"))
        painter.drawText(self.rect(), _flags(self) | Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.end()


class SeenRows(QWidget):
    """`chosen` carries the id of the digest whose line was clicked."""

    chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines: tuple[SeenLine, ...] = ()
        self.rows: list[SeenRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_lines(self, lines: Sequence[SeenLine]) -> bool:
        """Show these in their order; whether there is one."""
        kept = tuple(lines[:_MOST])
        if kept != self._lines:
            self._lines = kept
            for row in self.rows:
                self._layout.removeWidget(row)
                row.hide()
                row.deleteLater()
            self.rows = [self._row(line) for line in kept]
        return bool(kept)

    def _row(self, line: SeenLine) -> SeenRow:
        row = SeenRow(self._look, line.words, self)
        row.clicked.connect(lambda: self.chosen.emit(line.digest))
        if not line.digest:
            row.setEnabled(False)
        self._layout.addWidget(row)
        row.show()
        return row


def _flags(row: SeenRow) -> int:
    side = Qt.AlignmentFlag.AlignRight if row.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0
    return int(_WRAPPED) | int(side)
