"""A tag: a dot and a name in a small frame, painted into rows or as a control of its own."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QWidget

from desktop.ui.look.look import Look
from desktop.ui.look.tokens import RADIUS, TARGET

DOT = 7
_BEFORE_DOT, _AFTER_DOT, _AFTER_NAME = 5, 5, 7
_ROW_EXTRA, _CONTROL_EXTRA = 3, 5


def chip_width(look: Look, name: str, *, dot: bool = True, use: str = "chip") -> int:
    """The width of a chip in px; "+2" and the like have no dot."""
    advance = look.metrics(use).horizontalAdvance(name)
    before = _BEFORE_DOT + look.fonts.grown(DOT) + _AFTER_DOT if dot else _AFTER_NAME
    return round(before + advance + _AFTER_NAME)


def chip_height(look: Look) -> int:
    """The height of a chip in a row, in px."""
    return look.line_height("chip") + _ROW_EXTRA


def paint_chip(
    painter: QPainter,
    look: Look,
    place: QRect,
    name: str,
    dot: QColor | None,
    *,
    use: str = "chip",
    frame: str = "line",
    ink: str = "t2",
) -> None:
    """Draw a chip that fills `place`: `base` fill, a frame, the dot unless it is None, the name in `ink`."""
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour(frame), 1))
    painter.setBrush(look.colour("base"))
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS["chip"], RADIUS["chip"])
    left = place.left() + _AFTER_NAME
    if dot is not None:
        side = look.fonts.grown(DOT)
        top = place.top() + (place.height() - side) // 2
        left = place.left() + _BEFORE_DOT
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(dot)
        painter.drawEllipse(QStyle.visualRect(direction, place, QRect(left, top, side, side)))
        left += side + _AFTER_DOT
    words = QRect(left, place.top(), place.right() + 1 - left, place.height())
    painter.setPen(look.colour(ink))
    painter.setFont(look.font(use))
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    painter.drawText(
        QStyle.visualRect(direction, place, words),
        side
        | Qt.AlignmentFlag.AlignAbsolute
        | Qt.AlignmentFlag.AlignVCenter
        | Qt.TextFlag.TextSingleLine
        | Qt.TextFlag.TextDontClip,
        name,
    )


class Chip(QPushButton):
    """A tag of a paper: a click shows its papers, Delete asks to take it away."""

    removal_requested = Signal()

    def __init__(self, look: Look, name: str, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._name = name
        self._colour = colour
        self.setProperty("focusFrame", "focus")
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._remeasure)

    def sizeHint(self) -> QSize:
        return QSize(
            chip_width(self._look, self._name, use="second") + 4, max(self._painted_height(), TARGET)
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        height = self._painted_height()
        place = QRect(0, (self.height() - height) // 2, self.width(), height)
        dot = self._look.theme.tag_colour(self._colour)
        frame, ink = "edge" if self.underMouse() else "line", "t2"
        if not self.isEnabled():
            dot, frame, ink = self._look.colour("off"), "line", "off"
        paint_chip(painter, self._look, place, self._name, dot, use="second", frame=frame, ink=ink)
        painter.end()

    def _painted_height(self) -> int:
        return self._look.line_height("second") + _CONTROL_EXTRA

    def _remeasure(self) -> None:
        self.updateGeometry()
        self.update()
