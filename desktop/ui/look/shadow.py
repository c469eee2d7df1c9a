"""The shadow of the few things that float over the window: a nine-slice pixmap, made once per scale."""

import math
from functools import cache

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPixmap

SPREAD = 24
"""How far the shadow reaches beyond what casts it, in px (at the bottom: plus FALL)."""
FALL = 8
"""How far down it falls, in px."""
_STRENGTH = 0.18
_INSIDE = 16
_STEPS = 24


def paint_shadow(painter: QPainter, caster: QRect) -> None:
    """Draw the shadow of a rectangle; draw what casts it afterwards."""
    ratio = painter.device().devicePixelRatio()
    slices = _slices(ratio)
    corner = SPREAD + _INSIDE
    outside = caster.adjusted(-SPREAD, -SPREAD, SPREAD, SPREAD).translated(0, FALL)
    edge = round(corner * ratio)
    xs = (outside.left(), outside.left() + corner, outside.right() + 1 - corner, outside.right() + 1)
    ys = (outside.top(), outside.top() + corner, outside.bottom() + 1 - corner, outside.bottom() + 1)
    sources = (0, edge, edge + 1, 2 * edge + 1)
    for row in range(3):
        for column in range(3):
            target = QRect(QPoint(xs[column], ys[row]), QPoint(xs[column + 1] - 1, ys[row + 1] - 1))
            source = QRect(
                QPoint(sources[column], sources[row]), QPoint(sources[column + 1] - 1, sources[row + 1] - 1)
            )
            painter.drawPixmap(target, slices, source)


@cache
def _slices(ratio: float) -> QPixmap:
    """Return the blurred square: corners of SPREAD + _INSIDE px around one stretched pixel."""
    side = 2 * round((SPREAD + _INSIDE) * ratio) + 1
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.fillRect(image.rect(), _profile(side, ratio, _STRENGTH, across=True))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(image.rect(), _profile(side, ratio, 1.0, across=False))
    painter.end()
    return QPixmap.fromImage(image)


def _profile(side: int, ratio: float, strength: float, *, across: bool) -> QLinearGradient:
    """Return the blur of one axis: an error function that is nothing at the edge."""
    gradient = QLinearGradient(0, 0, side, 0) if across else QLinearGradient(0, 0, 0, side)
    corner = (SPREAD + _INSIDE) * ratio
    for step in range(_STEPS + 1):
        distance = (step / _STEPS * (SPREAD + _INSIDE)) - SPREAD  # px from the caster's edge, inwards
        alpha = strength * max(0.0, _blurred(distance))
        place = step / _STEPS * corner / side
        gradient.setColorAt(place, QColor.fromRgbF(0, 0, 0, alpha))
        gradient.setColorAt(1 - place, QColor.fromRgbF(0, 0, 0, alpha))
    return gradient


def _blurred(distance: float) -> float:
    """Return the share of full shadow at a distance inwards; a Gaussian of half the spread, cut at SPREAD."""
    deviation = SPREAD / 2

    def share(at: float) -> float:
        return 0.5 * (1 + math.erf(at / (deviation * math.sqrt(2))))

    nothing = share(-SPREAD)
    return (share(distance) - nothing) / (1 - nothing)
