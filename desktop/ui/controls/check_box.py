"""Check boxes and radio buttons in the colours of the look; everything but the drawing is Qt's."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QStyle, QWidget

from desktop.ui.controls.check_indicator import SIDE, paint_check, paint_radio
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import TARGET

_GAP = 8


class CheckBox(QCheckBox):
    """A check box with plain words."""

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        _dress(self, look, words)

    def sizeHint(self) -> QSize:
        return _size(self, self._look)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_check(
            painter, self._look, _indicator(self, self._look), self.checkState(), enabled=self.isEnabled()
        )
        _paint_words(self, painter, self._look)
        painter.end()


class RadioButton(QRadioButton):
    """A radio button with plain words."""

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        _dress(self, look, words)

    def sizeHint(self) -> QSize:
        return _size(self, self._look)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_radio(
            painter, self._look, _indicator(self, self._look), on=self.isChecked(), enabled=self.isEnabled()
        )
        _paint_words(self, painter, self._look)
        painter.end()


def _dress(button: QAbstractButton, look: Look, words: str) -> None:
    button.setText(words.replace("&", "&&"))
    button.setAccessibleName(words)
    button.setProperty("focusFrame", "focus")
    look.changed.connect(button.updateGeometry)
    look.changed.connect(button.update)


def _words(button: QAbstractButton) -> str:
    return button.text().replace("&&", "&")


def _size(button: QAbstractButton, look: Look) -> QSize:
    width = look.fonts.grown(SIDE) + _GAP + round(look.metrics("body").horizontalAdvance(_words(button))) + 2
    return QSize(width, max(look.line_height("body") + 6, TARGET))


def _indicator(button: QAbstractButton, look: Look) -> QRect:
    side = look.fonts.grown(SIDE)
    place = QRect(0, (button.height() - side) // 2, side, side)
    return QStyle.visualRect(button.layoutDirection(), button.rect(), place)


def _paint_words(button: QAbstractButton, painter: QPainter, look: Look) -> None:
    place = button.rect().adjusted(look.fonts.grown(SIDE) + _GAP, 0, 0, 0)
    painter.setFont(look.font("body"))
    painter.setPen(look.colour("t1" if button.isEnabled() else "off"))
    flags = QStyle.visualAlignment(button.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
    painter.drawText(
        QStyle.visualRect(button.layoutDirection(), button.rect(), place),
        flags | Qt.AlignmentFlag.AlignVCenter,
        _words(button),
    )
