"""Paints the rows of the palette: icon, words with the matched letters, and at the right what is known of it."""

from itertools import groupby

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.controls.chip import DOT
from desktop.ui.controls.key_caption import key_caption
from desktop.ui.controls.keycap import keycap_size, paint_keycap
from desktop.ui.details.shown_text import visible_line
from desktop.ui.look.icons import ROW_ICON
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import RADIUS
from desktop.ui.palette.entries import PaletteEntry, PaletteRow
from desktop.ui.palette.palette_model import ROW_ROLE

ROW, HEADING = 36, 28
INSET = 6
"""From the card's edge to the frame of the chosen row, in px."""
BESIDE = 20
"""From the card's edge to the icons, in px; the words begin at TEXT_LEFT."""
TEXT_LEFT = 48
_GAP = 12
_BETWEEN_KEYS = 8
Index = QModelIndex | QPersistentModelIndex


class PaletteDelegate(QStyledItemDelegate):
    """Rows are 36 px high and headings 28 for text of 13 px; both grow with it."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def height_of(self, row: PaletteRow | str) -> int:
        """The height of a row or heading, in px."""
        return self._look.fonts.grown(HEADING if isinstance(row, str) else ROW)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self.height_of(index.data(ROW_ROLE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PaletteRow | str = index.data(ROW_ROLE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, str):
            self._heading(painter, rect, row)
        else:
            state: QStyle.StateFlag = option.state
            if state & QStyle.StateFlag.State_Selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._look.colour("sel"))
                frame = QRectF(rect.adjusted(INSET, 0, -INSET, 0))
                painter.drawRoundedRect(frame, RADIUS["control"], RADIUS["control"])
            self._row(painter, rect, row)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, words: str) -> None:
        painter.setFont(self._look.font("heading"))
        painter.setPen(self._look.colour("t3"))
        place = rect.adjusted(BESIDE - 1, 4, -BESIDE, 0)
        self._draw(painter, rect, place, words)

    def _row(self, painter: QPainter, rect: QRect, row: PaletteRow) -> None:
        entry = row.entry
        self._mark(painter, rect, entry)
        right = rect.right() - BESIDE
        if entry.keys and not entry.reason:
            right = self._keys(painter, rect, right, entry.keys)
        if words := entry.reason or entry.aside:
            right = self._aside(painter, rect, right, visible_line(words), is_off=bool(entry.reason))
        left = rect.left() + self._look.fonts.scaled(TEXT_LEFT)
        self._words(painter, rect, QRect(left, rect.top(), right - left, rect.height()), row)

    def _mark(self, painter: QPainter, rect: QRect, entry: PaletteEntry) -> None:
        if entry.colour:
            side, box = self._look.fonts.grown(DOT + 1), self._look.fonts.grown(ROW_ICON)
            left = rect.left() + BESIDE + (box - side) // 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.theme.tag_colour(entry.colour))
            place = QRect(left, rect.center().y() - side // 2 + 1, side, side)
            painter.drawEllipse(self._at(rect, place))
        elif entry.icon:
            side = self._look.fonts.grown(ROW_ICON)
            place = self._at(rect, QRect(rect.left() + BESIDE, rect.center().y() - side // 2 + 1, side, side))
            state = entry.icon.removeprefix("state-")
            ink = "off" if entry.reason else state if state != entry.icon else "t2"
            self._look.icons.paint(painter, entry.icon, ink, place.topLeft(), side)

    def _keys(self, painter: QPainter, rect: QRect, right: int, keys: str) -> int:
        """Draws each key of a stroke as a cap of its own, from the right; where what stands before them ends."""
        for caption in reversed(key_caption(keys).split(" ")):
            size = keycap_size(self._look, caption)
            top = rect.center().y() - size.height() // 2 + 1
            place = QRect(right - size.width(), top, size.width(), size.height())
            paint_keycap(painter, self._look, self._at(rect, place), caption)
            right = place.left() - _BETWEEN_KEYS
        return right - _GAP + _BETWEEN_KEYS

    def _aside(self, painter: QPainter, rect: QRect, right: int, words: str, *, is_off: bool) -> int:
        width = round(self._look.metrics("second", figures=True).horizontalAdvance(words)) + 1
        place = QRect(right - width, rect.top(), width, rect.height())
        painter.setFont(self._look.font("second", figures=True))
        painter.setPen(self._look.colour("off" if is_off else "t3"))
        painter.drawText(self._at(rect, place), Qt.AlignmentFlag.AlignCenter, words)
        return place.left() - _GAP

    def _words(self, painter: QPainter, rect: QRect, place: QRect, row: PaletteRow) -> None:
        """Draws the words piece by piece, the letters that matched in the accent."""
        text = visible_line(row.entry.words)
        shown = self._look.metrics("body").elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        ink = "off" if row.entry.reason else "t1"
        plain = self._look.font("body")
        if not row.letters or row.entry.reason or not _can_be_cut(shown):
            painter.setFont(plain)
            painter.setPen(self._look.colour(ink))
            self._draw(painter, rect, place, shown)
            return
        strong = QFont(plain)
        strong.setWeight(QFont.Weight.DemiBold)
        hits, x = frozenset(row.letters), place.left()
        for hit, run in groupby(range(len(shown)), key=lambda at: at in hits):
            piece = "".join(shown[at] for at in run)
            painter.setFont(strong if hit else plain)
            painter.setPen(self._look.colour("accent" if hit else ink))
            width = painter.fontMetrics().horizontalAdvance(piece)
            self._draw(painter, rect, QRect(x, place.top(), width + 2, place.height()), piece)
            x += width

    def _draw(self, painter: QPainter, rect: QRect, place: QRect, text: str) -> None:
        side = QStyle.visualAlignment(self._direction(), Qt.AlignmentFlag.AlignLeft)
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(self._at(rect, place), flags, text)

    def _at(self, rect: QRect, place: QRect) -> QRect:
        return QStyle.visualRect(self._direction(), rect, place)

    def _direction(self) -> Qt.LayoutDirection:
        view = self.parent()
        return view.layoutDirection() if isinstance(view, QWidget) else Qt.LayoutDirection.LeftToRight


def _can_be_cut(text: str) -> bool:
    """Whether letters may be drawn one after the other: Latin, with quotes and dashes; joined scripts may not."""
    return all(letter < "\u0300" or "\u2010" <= letter <= "\u2027" for letter in text)
