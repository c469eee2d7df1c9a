"""Paints the rows of a picker: check, dot, name with the matched letters, how many papers."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.controls.check_indicator import SIDE, paint_check
from desktop.ui.controls.line_painter import LinePainter
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
        self._paint_row(LinePainter(painter, self._look, rect, self.parent()), row)
        painter.restore()

    def _paint_row(self, line: LinePainter, row: Completion) -> None:
        side = self._look.fonts.grown(SIDE)
        left = line.rect.left() + _BESIDE
        mark = line.square(left, side)
        left += side + _GAP
        if row.is_new:
            icon = self._look.fonts.grown(ROW_ICON)
            self._look.icons.paint(line.painter, "plus", "accent", mark.topLeft(), icon)
        else:
            paint_check(line.painter, self._look, mark, self._model.check_state(row))
            if colour := row.choice.colour:
                left += line.dot(left, colour) + _GAP - 1
        right = line.rect.right() - _BESIDE
        if row.choice.papers is not None:
            right = line.aside(right, f"{row.choice.papers:,}", "t3") - _GAP
        font = self._look.font("strong" if row.is_new else "body")
        line.marked(left, right, self._model.words(row), row.letters, font=font, ink="t1")
