"""Paints the rows of the paper table, one cell at a time, from the plain values of the model."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from desktop.ui.controls.stars import star_at
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import HAIRLINE_STRENGTH
from desktop.ui.table.row_cell import RowCell
from desktop.ui.table.row_heading import paint_heading
from desktop.ui.table.row_measures import Density
from desktop.ui.table.row_painter import RowPainter
from desktop.ui.table.row_picture import ROW_ROLE, Column, RowPicture

Index = QModelIndex | QPersistentModelIndex

BAR = 3
_FRAME = 1.5
_FRAME_INSET = 1
# An enum of PySide6 is made anew by every operation on it; a cell is painted in 70 µs.
_SELECTED = QStyle.StateFlag.State_Selected.value
_COLUMNS = tuple(Column)


class RowDelegate(QStyledItemDelegate):
    """One delegate for all columns of a table whose model answers ROW_ROLE with a RowPicture.

    The view keeps `hovered_row` (-1: none) and updates the two rows it concerns. `ranked` is for the
    queue and lists: marks stand where the rank numbers end, and the grip is shown. `active` overrides
    whether the pane counts as focused; None asks the view.
    """

    def __init__(self, look: Look, view: QTableView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view
        self._painter = RowPainter(look)
        self.hovered_row = -1
        self.active: bool | None = None
        self.density: Density = "comfortable"
        self.last_column = Column.ADDED
        """The column at the right edge: what is painted across a row ends there."""
        self._hairline = QColor()
        look.changed.connect(self._start_again)
        self._start_again()

    @property
    def ranked(self) -> bool:
        return self._painter.ranked

    @ranked.setter
    def ranked(self, ranked: bool) -> None:
        self._painter.ranked = ranked

    def set_narrow(self, *, narrow: bool) -> None:
        """Leaves the source below the day away, for a narrow window."""
        if narrow != self._painter.narrow:
            self._painter.narrow = narrow
            self._view.viewport().update()

    def row_height(self, picture: RowPicture | None = None) -> int:
        """The height of a row in px; without a picture that of a row with no heading."""
        return self._painter.measures.row(picture, self.density)

    def heading_height(self) -> int:
        """The height of a group heading, the upper part of the group's first row, in px."""
        return self._painter.measures.heading

    def star_at(self, index: Index, place: QPoint) -> int:
        """Which star, 1 to 5, is at `place` in the view's viewport; 0 for none."""
        if index.column() != Column.RATING:
            return 0
        body = self._body(self._view.visualRect(_plain(index)), index.data(ROW_ROLE))
        if not body.contains(place):
            return 0
        start, side = self._painter.stars(body.width())
        return star_at(place.x(), body.left() + start, side, mirrored=self._mirrored())

    def is_on_heading(self, index: Index, place: QPoint) -> bool:
        """Whether `place` in the viewport is on the heading above a row and not on the row."""
        picture = index.data(ROW_ROLE)
        rect = self._view.visualRect(_plain(index))
        return bool(picture and picture.heading) and place.y() < rect.top() + self.heading_height()

    def title_is_cut(self, index: Index) -> bool:
        """Whether the row shows less than the whole title."""
        picture: RowPicture | None = index.data(ROW_ROLE)
        if picture is None:
            return False
        room = self._painter.title_room(self._view.columnWidth(Column.TITLE))
        return self._painter.lines.title(picture, room).cut

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.row_height(index.data(ROW_ROLE)))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the whole title where it is cut; escaped, because a tool tip would read it as HTML."""
        if event.type() != QEvent.Type.ToolTip or index.column() != Column.TITLE:
            return super().helpEvent(event, view, option, index)
        if self.title_is_cut(index):
            import html  # noqa: PLC0415 - brings every named character, and the first page needs none

            title = html.escape(index.data(ROW_ROLE).title)
            QToolTip.showText(event.globalPos(), f"<qt>{title}</qt>", view, view.visualRect(_plain(index)))
        else:
            QToolTip.hideText()
        return True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        picture: RowPicture | None = index.data(ROW_ROLE)
        if picture is None:
            return
        cell = self._cell(painter, option, index, picture)
        if picture.heading:
            paint_heading(cell, self._look, self._painter, self._row_rect(index))
        self._background(cell)
        self._painter.paint(cell)
        self._lines_and_frame(cell, index)

    def _cell(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, picture: RowPicture
    ) -> RowCell:
        rect: QRect = option.rect
        row = index.row()
        heading = self._painter.measures.heading if picture.heading else 0
        column = _COLUMNS[index.column()]
        return RowCell(
            painter=painter,
            picture=picture,
            column=column,
            left=rect.left(),
            top=rect.top() + heading,
            width=rect.width(),
            height=rect.height() - heading,
            heading=heading,
            selected=bool(option.state.value & _SELECTED),
            hovered=row == self.hovered_row,
            current=row == self._view.currentIndex().row(),
            active=self._view.hasFocus() if self.active is None else self.active,
            compact=self.density == "compact",
            mirrored=self._mirrored(),
            ratio=painter.device().devicePixelRatio(),
            first=column == Column.MARK,
            last=column == self.last_column,
        )

    def _background(self, cell: RowCell) -> None:
        if cell.selected:
            cell.painter.fillRect(cell.body, self._look.colour("sel" if cell.active else "selin"))
        elif cell.hovered:
            cell.painter.fillRect(cell.body, self._look.colour("hover"))
        if cell.current and cell.first and (cell.selected or not cell.active):
            bar = QRect(cell.x(0, BAR), cell.top, BAR, cell.height)
            cell.painter.fillRect(bar, self._look.colour("accent" if cell.active else "t3"))

    def _lines_and_frame(self, cell: RowCell, index: Index) -> None:
        if not cell.first:
            bottom = cell.top + cell.height - 1
            cell.painter.fillRect(cell.left, bottom, cell.width, 1, self._hairline)
        framed = cell.current and not cell.selected and cell.active
        if framed or (cell.selected and self._look.theme.high_contrast):
            self._frame(cell, index)

    def _frame(self, cell: RowCell, index: Index) -> None:
        """Draw this cell's part of a frame that goes around the whole row."""
        painter = cell.painter
        row = QRectF(self._row_rect(index).adjusted(0, cell.heading, 0, 0))
        inset = _FRAME_INSET + _FRAME / 2
        painter.save()
        painter.setClipRect(cell.body)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("focus"), _FRAME))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(row.adjusted(inset, inset, -inset, -inset))
        painter.restore()

    def _row_rect(self, index: Index) -> QRect:
        """The whole row in the viewport, with its heading."""
        model: QAbstractItemModel = index.model()
        first = self._view.visualRect(model.index(index.row(), Column.MARK))
        last = self._view.visualRect(model.index(index.row(), self.last_column))
        return first.united(last)

    def _body(self, rect: QRect, picture: RowPicture | None) -> QRect:
        heading = self.heading_height() if picture is not None and picture.heading else 0
        return rect.adjusted(0, heading, 0, 0)

    def _mirrored(self) -> bool:
        return self._view.isRightToLeft()

    def _start_again(self) -> None:
        self._painter.clear()
        self._hairline = QColor(self._look.colour("line"))
        if not self._look.theme.high_contrast:
            self._hairline.setAlphaF(HAIRLINE_STRENGTH)
        self._view.viewport().update()


def _plain(index: Index) -> QModelIndex:
    model: QAbstractItemModel = index.model()
    return model.index(index.row(), index.column())
