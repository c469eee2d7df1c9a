"""The card under the pointer while papers are carried: the first one's title, and how many more there are."""

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from desktop.ui.look.icons import MARK
from desktop.ui.look.look import Look
from desktop.ui.look.shadow import FALL, SPREAD, paint_shadow
from desktop.ui.look.tokens import RADIUS

_WIDTH = 330
_EXTRA = 21
_BESIDE = 12
_GAP = 10
_FROM_POINTER = QPoint(10, 16)

HOT_SPOT = QPoint(SPREAD, SPREAD - FALL) - _FROM_POINTER
"""For QDrag.setHotSpot: the card stands 10 px right of the pointer and 16 px below it."""


def carried_card(look: Look, state: str, title: str, more: int, ratio: float) -> QPixmap:
    """The picture for QDrag.setPixmap; `more` is the number of papers besides the one that is named."""
    height = look.line_height("row_title") + _EXTRA
    card = QRect(SPREAD, SPREAD - FALL, look.fonts.scaled(_WIDTH), height)
    whole = card.adjusted(-SPREAD, -SPREAD + FALL, SPREAD, SPREAD + FALL)
    pixmap = QPixmap(round(whole.width() * ratio), round(whole.height() * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_shadow(painter, card)
    painter.setPen(QPen(look.colour("accent"), 1))
    painter.setBrush(look.colour("raised"))
    frame = QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(frame, RADIUS["control"], RADIUS["control"])
    _write(painter, look, card.adjusted(_BESIDE, 0, -_BESIDE, 0), state, title, more)
    painter.end()
    return pixmap


def _write(painter: QPainter, look: Look, room: QRect, state: str, title: str, more: int) -> None:
    side = look.fonts.grown(MARK)
    corner = QPoint(room.left(), room.top() + (room.height() - side) // 2)
    painter.drawPixmap(corner, look.icons.mark(state, side, painter.device().devicePixelRatio()))
    words = room.adjusted(side + _GAP, 0, 0, 0)
    if more > 0:
        text = QCoreApplication.translate("CarriedCard", "and %n more", "", more)
        width = round(look.metrics("second").horizontalAdvance(text)) + 1
        painter.setFont(look.font("second"))
        painter.setPen(look.colour("t3"))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        words.adjust(0, 0, -width - _GAP, 0)
    painter.setFont(look.font("row_title"))
    painter.setPen(look.colour("t1"))
    shown = look.metrics("row_title").elidedText(title, Qt.TextElideMode.ElideRight, words.width())
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(words, flags, shown)
