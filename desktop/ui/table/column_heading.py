"""The heading above the table's columns: small words, a line below, a chevron where it is sorted."""

from collections.abc import Collection

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QHeaderView, QStyle, QWidget

from desktop.ui.look.look import Look
from desktop.ui.look.typography import DRAWN_FOR
from desktop.ui.table.kept_views import NARROWEST, WIDENED, WIDEST
from desktop.ui.table.row_measures import MARGIN
from desktop.ui.table.row_picture import Column

_EXTRA = 12
_CHEVRON = 12
_GAP = 5
_GRAB = 4
_CENTRED = frozenset({Column.RATING})


class ColumnHeading(QHeaderView):
    """Draws the model's header texts; the sections of `sorting` are clicked and sorted as in any QHeaderView.

    The title takes what the others leave, so each of them is made wider at its edge towards the title: the edge
    stays under the pointer. `widened` carries the column and its width in px for text of 13 px.
    """

    widened = Signal(object, int)
    menu_requested = Signal(QPoint)

    def __init__(self, look: Look, sorting: Collection[Column], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._sorting = sorting
        self._drag: tuple[Column, int] | None = None
        self.setMouseTracking(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        look.changed.connect(self._measure_again)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._look.line_height("column_heading") + _EXTRA)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        look = self._look
        painter.fillRect(rect, look.colour("base"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.colour("line"))
        text = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        if not text:
            return
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
        side = look.fonts.grown(_CHEVRON)
        width = round(look.metrics("column_heading").horizontalAdvance(text) + 0.5)
        whole = width + (_GAP + side if is_sorted else 0)
        words = QRect(rect.left() + self._start(logicalIndex, rect.width(), whole), rect.top(), width, 0)
        words.setHeight(rect.height() - 1)
        painter.setFont(look.font("column_heading"))
        painter.setPen(look.colour("t2" if is_sorted else "t3"))
        painter.drawText(self._mirrored(rect, words), Qt.AlignmentFlag.AlignCenter, text)
        if is_sorted:
            middle = rect.top() + (rect.height() - side) // 2
            place = self._mirrored(rect, QRect(words.right() + 1 + _GAP, middle, side, side))
            painter.drawPixmap(place.topLeft(), self._chevron(side, painter.device().devicePixelRatio()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        column = self._edge_at(event.position().x())
        if column is not None and event.button() == Qt.MouseButton.LeftButton:
            self._drag = (column, round(event.position().x()))
        elif self.logicalIndexAt(event.position().toPoint()) in self._sorting:
            super().mousePressEvent(event)  # of any other section Qt would move the sort indicator there

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            at_edge = self._edge_at(event.position().x()) is not None
            self.setCursor(Qt.CursorShape.SplitHCursor if at_edge else Qt.CursorShape.ArrowCursor)
            super().mouseMoveEvent(event)
            return
        column, before = self._drag
        moved = before - round(event.position().x())
        wanted = self.sectionSize(column) + (-moved if self.isRightToLeft() else moved)
        width = max(NARROWEST, min(WIDEST, round(wanted * DRAWN_FOR / self._look.fonts.size)))
        if width != round(self.sectionSize(column) * DRAWN_FOR / self._look.fonts.size):
            self._drag = (column, round(event.position().x()))
            self.widened.emit(column, width)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            super().mouseReleaseEvent(event)
        self._drag = None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def _edge_at(self, x: float) -> Column | None:
        """The column whose edge towards the title is under the pointer."""
        for column in WIDENED:
            if not self.isSectionHidden(column):
                start = self.sectionViewportPosition(column)
                edge = start + self.sectionSize(column) if self.isRightToLeft() else start
                if abs(x - edge) <= _GRAB:
                    return column
        return None

    def _start(self, column: int, room: int, width: int) -> int:
        """Return how far from its section's start the heading begins, in px."""
        if column in _CENTRED:
            return (room - width) // 2
        if column == Column.ADDED:
            return room - MARGIN - width
        return 0

    def _chevron(self, side: int, ratio: float) -> QPixmap:
        chevron = self._look.icons.pixmap("down", "t2", side, ratio)
        if self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder:
            return chevron
        return chevron.transformed(QTransform.fromScale(1, -1))

    def _mirrored(self, rect: QRect, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), rect, place)

    def _measure_again(self) -> None:
        self.updateGeometry()
        self.viewport().update()
