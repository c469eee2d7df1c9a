"""How far something is: a thin bar that glides between values, or jumps when motion is reduced."""

from PySide6.QtCore import QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from desktop.ui.look.look import Look

_GLIDE_MS = 200


class ProgressLine(QProgressBar):
    """A progress bar that Papertray paints; a maximum of 0 means that the end is not known.

    With `glides` off every value is shown at once: for steps that the person makes, one frame each.
    """

    def __init__(
        self,
        look: Look,
        name: str,
        *,
        width: int = 120,
        height: int = 4,
        glides: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._glides = glides
        self._size = QSize(width, height)
        self._shown = 0.0
        self._glide = QVariantAnimation(self)
        self._glide.setDuration(_GLIDE_MS)
        self._glide.valueChanged.connect(self._glided)
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._value_changed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        radius = min(whole.height() / 2, 2.0)
        painter.setBrush(self._look.colour("line"))
        painter.drawRoundedRect(whole, radius, radius)
        if self.maximum() > self.minimum() and self._shown > 0:
            part = QRectF(whole)
            part.setWidth(max(whole.width() * self._shown, whole.height()))
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                part.moveRight(whole.right())
            painter.setBrush(self._look.colour("accent"))
            painter.drawRoundedRect(part, radius, radius)
        painter.end()

    def setValue(self, value: int) -> None:
        """Shows another value with the next frame; Qt would paint it, and the frame around it, at once."""
        self.setUpdatesEnabled(False)
        super().setValue(value)
        self.setUpdatesEnabled(True)

    def _value_changed(self, value: int) -> None:
        span = self.maximum() - self.minimum()
        share = (value - self.minimum()) / span if span > 0 else 0.0
        self._glide.stop()
        if not self._glides or self._look.reduce_motion or not self.isVisible() or share < self._shown:
            self._glided(share)
            return
        self._glide.setStartValue(self._shown)
        self._glide.setEndValue(share)
        self._glide.start()

    def _glided(self, share: float) -> None:
        self._shown = share
        self.update()
