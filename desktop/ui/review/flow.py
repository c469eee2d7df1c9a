"""Widgets side by side that begin a new line when one does not fit."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget


class Flow(QWidget):
    """As high as its lines; `across` and `down` px stand between widgets, `beside` at both ends."""

    def __init__(self, *, across: int, down: int, beside: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._across, self._down, self._beside = across, down, beside
        self._parts: list[tuple[QWidget, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def add(self, part: QWidget, *, nearer: int = 0) -> None:
        """Put a widget behind the others, by `nearer` px nearer to the one before than `across`."""
        part.setParent(self)
        self._parts.append((part, self._across - nearer if self._parts else 0))
        self.arrange()

    def sizeHint(self) -> QSize:
        return QSize(self.whole_width(), self._arranged(self.width(), move=False))

    def minimumSizeHint(self) -> QSize:
        widest = max((part.minimumSizeHint().width() for part, _ in self._parts), default=0)
        return QSize(widest + 2 * self._beside, self.sizeHint().height())

    def whole_width(self) -> int:
        """The width in px at which everything stands on one line."""
        return sum(part.sizeHint().width() + before for part, before in self._parts) + 2 * self._beside

    def arrange(self) -> None:
        """Give every widget its place, and this one its height."""
        self.setFixedHeight(self._arranged(self.width(), move=True))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def _arranged(self, width: int, *, move: bool) -> int:
        x, y, line = self._beside, 0, 0
        for part, before in self._parts:
            size = part.sizeHint()
            size.setWidth(min(size.width(), max(width - 2 * self._beside, 1)))
            x += before if x > self._beside else 0
            if x > self._beside and x + size.width() > width - self._beside:
                x, y, line = self._beside, y + line + self._down, 0
            if move:
                place = QRect(QPoint(x, y), size)
                part.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
            x += size.width()
            line = max(line, size.height())
        return y + line
