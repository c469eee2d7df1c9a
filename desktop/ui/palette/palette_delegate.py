"""Paints the rows of the palette: icon, words with the matched letters, and at the right what is known of it."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.controls.key_caption import key_caption
from desktop.ui.controls.keycap import keycap_size, paint_keycap
from desktop.ui.controls.line_painter import LinePainter
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
        line = LinePainter(painter, self._look, rect, self.parent())
        if isinstance(row, str):
            self._heading(line, row)
        else:
            state: QStyle.StateFlag = option.state
            if state & QStyle.StateFlag.State_Selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._look.colour("sel"))
                frame = QRectF(rect.adjusted(INSET, 0, -INSET, 0))
                painter.drawRoundedRect(frame, RADIUS["control"], RADIUS["control"])
            self._row(line, row)
        painter.restore()

    def _heading(self, line: LinePainter, words: str) -> None:
        line.painter.setFont(self._look.font("heading"))
        line.painter.setPen(self._look.colour("t3"))
        # The words of a heading stand nearer to what follows it than to what came before.
        line.rect = line.rect.adjusted(0, 4, 0, 0)
        line.words(line.rect.left() + BESIDE - 1, line.rect.right() - BESIDE, words)

    def _row(self, line: LinePainter, row: PaletteRow) -> None:
        entry, left = row.entry, line.rect.left()
        self._mark(line, left + BESIDE, entry)
        right = line.rect.right() - BESIDE
        if entry.keys and not entry.reason:
            right = self._keys(line, right, entry.keys)
        if words := entry.reason or entry.aside:
            right = line.aside(right, visible_line(words), "off" if entry.reason else "t3") - _GAP
        line.marked(
            left + self._look.fonts.scaled(TEXT_LEFT),
            right,
            visible_line(entry.words),
            () if entry.reason else frozenset(row.letters),
            font=self._look.font("body"),
            ink="off" if entry.reason else "t1",
        )

    def _mark(self, line: LinePainter, left: int, entry: PaletteEntry) -> None:
        side = self._look.fonts.grown(ROW_ICON)
        if entry.colour:
            line.dot(left, entry.colour, within=side)
        elif entry.icon:
            state = entry.icon.removeprefix("state-")
            ink = "off" if entry.reason else state if state != entry.icon else "t2"
            place = line.square(left, side)
            self._look.icons.paint(line.painter, entry.icon, ink, place.topLeft(), side)

    def _keys(self, line: LinePainter, right: int, keys: str) -> int:
        """Draws each key of a stroke as a cap of its own, from the right; where what stands before them ends."""
        for caption in reversed(key_caption(keys).split(" ")):
            size = keycap_size(self._look, caption)
            top = line.rect.center().y() - size.height() // 2 + 1
            place = QRect(right - size.width(), top, size.width(), size.height())
            paint_keycap(line.painter, self._look, line.at(place), caption)
            right = place.left() - _BETWEEN_KEYS
        return right - _GAP + _BETWEEN_KEYS
