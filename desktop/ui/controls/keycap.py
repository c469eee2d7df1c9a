"""A key as it stands on buttons and hints: painted into something else, or a small widget of its own."""

from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.controls.key_caption import key_caption
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import RADIUS

On = Literal["base", "soft", "primary", "bare"]
"""What a keycap stands on: a surface, a soft button, the primary button; "bare" is the key's words alone."""

_BESIDE = 6
_ABOVE = 2


def keycap_size(look: Look, caption: str, on: On = "base") -> QSize:
    """The size in px of a key with this caption."""
    width = round(look.metrics(_use(on)).horizontalAdvance(caption))
    height = look.line_height("keycap") + 2 * _ABOVE
    if on == "bare":
        return QSize(width, height)
    return QSize(max(width + 2 * _BESIDE, height), height)


def _use(on: On) -> str:
    return "chip" if on == "bare" else "keycap"


def paint_keycap(painter: QPainter, look: Look, place: QRect, caption: str, on: On = "base") -> None:
    """Draw a key that fills `place`."""
    if on != "bare":
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = {"base": "line", "primary": "onaccent"}.get(on)
        painter.setPen(QPen(look.colour(frame), 1) if frame else Qt.PenStyle.NoPen)
        fill = {"base": "window", "soft": "base"}.get(on)
        painter.setBrush(look.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        inset = 0.5 if frame else 0.0
        painter.drawRoundedRect(
            QRectF(place).adjusted(inset, inset, -inset, -inset), RADIUS["chip"], RADIUS["chip"]
        )
    painter.setPen(look.colour({"primary": "onaccent", "bare": "toastT"}.get(on, "t2")))
    painter.setFont(look.font(_use(on)))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, caption)


class Keycap(QWidget):
    """A key beside the words that say what it does."""

    def __init__(self, look: Look, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._caption = key_caption(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._caption)
        look.changed.connect(self._remeasure)

    def set_keys(self, keys: str) -> None:
        """Change the key; empty hides it."""
        self._caption = key_caption(keys)
        self.setAccessibleName(self._caption)
        self.setVisible(bool(keys))
        self._remeasure()

    def sizeHint(self) -> QSize:
        return keycap_size(self._look, self._caption)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_keycap(painter, self._look, self.rect(), self._caption)
        painter.end()

    def _remeasure(self) -> None:
        self.updateGeometry()
        self.update()
