"""The rating of a paper: five stars, painted into rows or as a control for mouse and keyboard."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from desktop.ui.look.icons import DETAIL_STAR
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import TARGET

MOST = 5
STAR_GAP = 1


def stars_width(size: int) -> int:
    """The width of five stars of `size` px."""
    return MOST * size + (MOST - 1) * STAR_GAP


def paint_stars(
    painter: QPainter,
    look: Look,
    corner: QPoint,
    rating: int,
    *,
    size: int,
    outlines: bool,
    mirrored: bool = False,
    enabled: bool = True,
) -> None:
    """Draw `rating` filled stars from the upper left `corner`, and the outlines of the others if wanted."""
    ratio = painter.device().devicePixelRatio()
    for number in range(MOST if outlines else rating):
        filled = number < rating
        name, colour = ("star-filled", "star") if filled else ("star", "starOff")
        colour = colour if enabled else "off"
        place = MOST - 1 - number if mirrored else number
        x = corner.x() + place * (size + STAR_GAP)
        painter.drawPixmap(x, corner.y(), look.icons.pixmap(name, colour, size, ratio))


def star_at(x: float, left: float, size: int, *, mirrored: bool = False) -> int:
    """Which star, 1 to 5, is at `x` when five of `size` px begin at `left`; 0 beside them."""
    place = int((x - left + STAR_GAP / 2) // (size + STAR_GAP))
    if not 0 <= place < MOST or x < left:
        return 0
    return MOST - place if mirrored else place + 1


class Stars(QSlider):
    """A rating from 0 to 5: arrows, digits and clicks; the star that is set already takes the rating away.

    A slider, so that screen readers know it as a value with a range. `rated` tells what the user chose.
    """

    rated = Signal(int)

    def __init__(self, look: Look, *, size: int = DETAIL_STAR, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._size = size
        self._under_mouse = 0
        self.setRange(0, MOST)
        self.setPageStep(1)
        self.setMouseTracking(True)
        self.setProperty("focusFrame", "focus")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Rating"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(stars_width(self._side()), max(self._side(), TARGET))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.value()
        digit = event.key() - Qt.Key.Key_0.value
        if 0 <= digit <= MOST:
            self.setValue(digit)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.setValue(0)
        else:
            super().keyPressEvent(event)
        if self.value() != before:
            self.rated.emit(self.value())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        star = self._star_at(event.position().x())
        if (
            event.button() == Qt.MouseButton.LeftButton
            and star
            and self.rect().contains(event.position().toPoint())
        ):
            self.setValue(0 if star == self.value() else star)
            self.rated.emit(self.value())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._show_under_mouse(self._star_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        self._show_under_mouse(0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A rating never changes because the pane was scrolled."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self._under_mouse or self.value()
        corner = QPoint(0, (self.height() - self._side()) // 2)
        paint_stars(
            painter,
            self._look,
            corner,
            shown,
            size=self._side(),
            outlines=True,
            mirrored=self._mirrored(),
            enabled=self.isEnabled(),
        )
        painter.end()

    def _star_at(self, x: float) -> int:
        return star_at(x, 0, self._side(), mirrored=self._mirrored())

    def _side(self) -> int:
        return self._look.fonts.grown(self._size)

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _show_under_mouse(self, star: int) -> None:
        if star != self._under_mouse:
            self._under_mouse = star
            self.update()
