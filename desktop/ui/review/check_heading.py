"""The heading of a review's columns, with the check box that stands for all papers shown."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QWidget

from desktop.ui.controls.check_indicator import SIDE, paint_check
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import TITLE_LEFT
from desktop.ui.review.review_measures import AFTER_NUMBER, MARGIN
from desktop.ui.review.review_model import ReviewModel
from desktop.ui.review.review_picture import Column

_EXTRA = 12
_AFTER = {Column.NUMBER: AFTER_NUMBER, Column.OUTCOME: MARGIN}


class CheckHeading(QHeaderView):
    """Draws the model's header texts; `menu_requested` is sent for a click on the check box."""

    menu_requested = Signal()

    def __init__(self, look: Look, rows: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._rows = rows
        self.setHighlightSections(False)
        self.setMinimumSectionSize(0)
        look.changed.connect(self._measure_again)
        rows.decided.connect(self.viewport().update)
        rows.modelReset.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._look.line_height("column_heading") + _EXTRA)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.logicalIndexAt(event.position().toPoint()) == Column.CHECK:
            self.menu_requested.emit()
        else:
            super().mousePressEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        look = self._look
        painter.fillRect(rect, look.colour("base"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.colour("line"))
        if logicalIndex == Column.CHECK:
            side = look.fonts.grown(SIDE)
            left = rect.left() + (TITLE_LEFT - side) // 2 + 2
            box = QRect(left, rect.top() + (rect.height() - 1 - side) // 2, side, side)
            paint_check(painter, look, self._mirrored(rect, box), self._rows.check_state(), quiet=True)
            return
        text = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        after = _AFTER.get(Column(logicalIndex))
        words = rect.adjusted(0, 0, -(after or 0), -1)
        side_ = Qt.AlignmentFlag.AlignLeft if after is None else Qt.AlignmentFlag.AlignRight
        painter.setFont(look.font("column_heading"))
        painter.setPen(look.colour("t3"))
        align = QStyle.visualAlignment(self.layoutDirection(), side_) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._mirrored(rect, words), align, text)

    def _mirrored(self, rect: QRect, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), rect, place)

    def _measure_again(self) -> None:
        self.updateGeometry()
        self.viewport().update()
