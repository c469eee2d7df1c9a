"""Paints the rows of a picker: check, dot, name with the matched letters, how many papers."""

from itertools import groupby

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.controls.check_indicator import SIDE, paint_check
from desktop.ui.controls.chip import DOT
from desktop.ui.look.icons import ROW_ICON
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import RADIUS
from desktop.ui.pickers.choice_model import ROW_ROLE, ChoiceModel
from desktop.ui.pickers.completing import Completion

_BESIDE, _GAP = 8, 8
_AROUND_LINE = 10
Index = QModelIndex | QPersistentModelIndex


class ChoiceDelegate(QStyledItemDelegate):
    """One row is a line of text and `_AROUND_LINE` px high."""

    def __init__(self, look: Look, model: ChoiceModel, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model

    def row_height(self) -> int:
        """The height of every row, in px."""
        return self._look.line_height("body") + _AROUND_LINE

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Completion = index.data(ROW_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("sel"))
            painter.drawRoundedRect(QRectF(rect), RADIUS["control"], RADIUS["control"])
        self._paint_row(painter, rect, row)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRect, row: Completion) -> None:
        side = self._look.fonts.grown(SIDE)
        mark = QRect(rect.left() + _BESIDE, rect.center().y() - side // 2 + 1, side, side)
        x = mark.right() + 1 + _GAP
        if row.is_new:
            icon = self._look.fonts.grown(ROW_ICON)
            self._look.icons.paint(painter, "plus", "accent", self._at(rect, mark).topLeft(), icon)
        else:
            paint_check(painter, self._look, self._at(rect, mark), self._model.check_state(row))
            x = self._paint_dot(painter, rect, x, row.choice.colour)
        right = rect.right() - _BESIDE - self._paint_count(painter, rect, row.choice.papers)
        self._paint_name(painter, rect, QRect(x, rect.top(), right - x, rect.height()), row)

    def _paint_dot(self, painter: QPainter, rect: QRect, x: int, colour: str) -> int:
        """Draw the dot of a tag; where the name begins."""
        if not colour:
            return x
        side = self._look.fonts.grown(DOT + 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.tag_colour(colour))
        painter.drawEllipse(self._at(rect, QRect(x, rect.center().y() - side // 2 + 1, side, side)))
        return x + side + _GAP - 1

    def _paint_count(self, painter: QPainter, rect: QRect, papers: int | None) -> int:
        """Draw how many papers there are at the end of the row; the width that takes."""
        if papers is None:
            return 0
        words = f"{papers:,}"
        width = round(self._look.metrics("second", figures=True).horizontalAdvance(words)) + 1
        place = QRect(rect.right() - _BESIDE - width, rect.top(), width, rect.height())
        painter.setFont(self._look.font("second", figures=True))
        painter.setPen(self._look.colour("t3"))
        painter.drawText(self._at(rect, place), Qt.AlignmentFlag.AlignCenter, words)
        return width + _GAP

    def _paint_name(self, painter: QPainter, rect: QRect, place: QRect, row: Completion) -> None:
        """Draw the name piece by piece, matched letters in the accent."""
        words = self._model.words(row)
        plain = self._look.font("strong" if row.is_new else "body")
        shown = self._look.metrics("body").elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        if not row.letters or not shown.isascii():  # joined scripts are never cut into pieces
            painter.setFont(plain)
            painter.setPen(self._look.colour("t1"))
            self._draw(painter, rect, place, shown)
            return
        strong = QFont(plain)
        strong.setWeight(QFont.Weight.DemiBold)
        x = place.left()
        for hit, run in groupby(range(len(shown)), key=lambda at: at in row.letters):
            text = "".join(shown[at] for at in run)
            painter.setFont(strong if hit else plain)
            painter.setPen(self._look.colour("accent" if hit else "t1"))
            width = painter.fontMetrics().horizontalAdvance(text)
            self._draw(painter, rect, QRect(QPoint(x, place.top()), QSize(width + 2, place.height())), text)
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
