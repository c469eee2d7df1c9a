"""The palette's line of text: large, without a frame, with the lens before it and what it acts on behind."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QWidget

from desktop.ui.look.icons import ROW_ICON
from desktop.ui.look.look import Look
from desktop.ui.palette.palette_delegate import BESIDE, TEXT_LEFT

_HEIGHT = 52
_INNER = 2  # what QLineEdit adds on each side by itself


class PaletteField(QLineEdit):
    """`tell` says at the right what the actions apply to."""

    def __init__(self, look: Look, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._told = ""
        self.setFrame(False)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setAcceptDrops(False)
        look.changed.connect(self._remeasure)
        self._remeasure()

    def tell(self, words: str) -> None:
        """Shows what the actions apply to."""
        self._told = words
        self._remeasure()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._look.fonts.grown(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = self._look.fonts.grown(ROW_ICON)
        icon = QRect(BESIDE, (self.height() - side) // 2, side, side)
        self._look.icons.paint(painter, "search", "t1", self._mirrored(icon).topLeft(), side)
        painter.setFont(self._look.font("second"))
        painter.setPen(self._look.colour("t3"))
        end = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignRight)
        place = self.rect().adjusted(BESIDE, 0, -BESIDE, 0)
        painter.drawText(place, end | Qt.AlignmentFlag.AlignVCenter, self._told)
        painter.end()

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _remeasure(self) -> None:
        self.setFont(self._look.font("palette_field"))
        palette = self.palette()
        palette.setColor(
            QPalette.ColorRole.Base, Qt.GlobalColor.transparent
        )  # the card shows, and its corners
        self.setPalette(palette)
        told = round(self._look.metrics("second").horizontalAdvance(self._told))
        before = self._look.fonts.scaled(TEXT_LEFT) - _INNER
        self.setTextMargins(before, 0, BESIDE + (told + 16 if told else 0), 0)
        self.updateGeometry()
        self.update()
