"""Paints the rows of a review, one cell at a time, from the plain values of the model."""

import html

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from desktop.ui.controls.check_indicator import SIDE, paint_check
from desktop.ui.controls.verdict_chip import paint_verdict_chip, verdict_chip_size
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import HAIRLINE_STRENGTH, TITLE_LEFT
from desktop.ui.review.review_measures import (
    AFTER_NUMBER,
    BEFORE_CHEVRON,
    CHEVRON,
    MARGIN,
    TITLE_GAP,
    ReviewMeasures,
)
from desktop.ui.review.review_picture import ROW_ROLE, Column, Index, ReviewPicture
from desktop.ui.table.laid_out_line import LaidOutLine
from desktop.ui.table.line_cache import LineCache
from desktop.ui.table.row_picture import RowPicture

_BAR = 3
_FRAME, _FRAME_INSET = 1.5, 1
_AFTER_NAME = 12
_SELECTED = QStyle.StateFlag.State_Selected.value


class ReviewDelegate(QStyledItemDelegate):
    """One delegate for all columns; the view keeps `hovered_row` (-1: none)."""

    def __init__(self, look: Look, view: QTableView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view
        self._lines = LineCache(look)
        self.hovered_row = -1
        self.measures = ReviewMeasures.of(look)
        self._hairline = QColor()
        look.changed.connect(self._start_again)
        self._start_again()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.measures.height(index.data(ROW_ROLE).kind))

    def check_rect(self, row: QRect) -> QRect:
        """Where the check box of a row stands, from the rectangle of its first cell."""
        side = self._look.fonts.grown(SIDE)
        corner = QPoint(row.left() + (TITLE_LEFT - side) // 2 + 2, row.top() + (row.height() - side) // 2)
        return self._mirrored(row, QRect(corner, QSize(side, side)))

    def title_is_cut(self, index: Index) -> bool:
        """Whether the row shows less than the whole title."""
        return self._title(index.data(ROW_ROLE), self._view.columnWidth(Column.TITLE) - TITLE_GAP).cut

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the whole title where it is cut; escaped, because a tool tip would read it as HTML."""
        if event.type() != QEvent.Type.ToolTip or index.column() != Column.TITLE:
            return super().helpEvent(event, view, option, index)
        if self.title_is_cut(index):
            title = html.escape(index.data(ROW_ROLE).title)
            QToolTip.showText(event.globalPos(), f"<qt>{title}</qt>", view, view.visualRect(_plain(index)))
        else:
            QToolTip.hideText()
        return True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        picture: ReviewPicture = index.data(ROW_ROLE)
        rect: QRect = option.rect
        state = option.state.value
        self._background(painter, rect, index, picture, selected=bool(state & _SELECTED))
        if picture.kind == "file":
            self._paint_file(painter, rect, index, picture)
            return
        content = {
            Column.CHECK: self._paint_check,
            Column.NUMBER: self._paint_number,
            Column.TITLE: self._paint_title,
            Column.VERDICT: self._paint_verdict,
            Column.OUTCOME: self._paint_outcome,
        }[Column(index.column())]
        content(painter, rect, index, picture)
        self._paint_lines(painter, rect, index, picture, selected=bool(state & _SELECTED))

    # -- behind and around

    def _background(
        self, painter: QPainter, rect: QRect, index: Index, picture: ReviewPicture, *, selected: bool
    ) -> None:
        fill = "window" if picture.kind in {"fold", "file"} else "base"
        if selected:
            fill = "sel" if self._view.hasFocus() else "selin"
        elif index.row() == self.hovered_row and picture.kind != "file":
            fill = "sunken" if picture.kind == "fold" else "hover"
        painter.fillRect(rect, self._look.colour(fill))
        if index.column() == Column.CHECK and self._is_current(index):
            bar = self._mirrored(rect, QRect(rect.left(), rect.top(), _BAR, rect.height()))
            painter.fillRect(bar, self._look.colour("accent" if self._view.hasFocus() else "t3"))

    def _paint_lines(
        self, painter: QPainter, rect: QRect, index: Index, picture: ReviewPicture, *, selected: bool
    ) -> None:
        if index.column() != Column.CHECK or picture.kind == "fold":
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._hairline)
        if selected and self._look.theme.high_contrast:
            model = index.model()
            last = max(column for column in Column if not self._view.isColumnHidden(column))
            whole = self._view.visualRect(model.index(index.row(), Column.CHECK)).united(
                self._view.visualRect(model.index(index.row(), last))
            )
            inset = _FRAME_INSET + _FRAME / 2
            painter.save()
            painter.setClipRect(rect)
            painter.setPen(QPen(self._look.colour("focus"), _FRAME))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(whole).adjusted(inset, inset, -inset, -inset))
            painter.restore()

    def _is_current(self, index: Index) -> bool:
        return index.row() == self._view.currentIndex().row()

    # -- the five cells

    def _paint_check(self, painter: QPainter, rect: QRect, index: Index, picture: ReviewPicture) -> None:
        if picture.checkable:
            state = Qt.CheckState.Checked if picture.taken else Qt.CheckState.Unchecked
            paint_check(painter, self._look, self.check_rect(rect), state, quiet=True)

    def _paint_number(self, painter: QPainter, rect: QRect, index: Index, picture: ReviewPicture) -> None:
        if picture.number:
            line = self._lines.words(picture.number, "body", rect.width())
            right = rect.width() - AFTER_NUMBER - round(line.width + 0.4)
            self._draw(painter, rect, line, right, "t3")

    def _paint_title(self, painter: QPainter, rect: QRect, index: Index, picture: ReviewPicture) -> None:
        line = self._title(picture, rect.width() - TITLE_GAP)
        ink = "t3" if picture.kind == "fold" else "t2" if picture.quiet else "t1"
        self._draw(painter, rect, line, 0, ink)

    def _paint_verdict(self, painter: QPainter, rect: QRect, index: Index, picture: ReviewPicture) -> None:
        if not picture.verdict:
            return
        words = self._chip_words(picture.verdict_words, rect.width())
        size = verdict_chip_size(self._look, words)
        corner = QPoint(rect.left(), rect.top() + (rect.height() - size.height()) // 2)
        place = self._mirrored(rect, QRect(corner, size))
        framed = self._view.selectionModel().isSelected(_plain(index))
        paint_verdict_chip(painter, self._look, place.topLeft(), picture.verdict, words, framed=framed)

    def _chip_words(self, words: str, room: int) -> str:
        around = verdict_chip_size(self._look, "").width() + TITLE_GAP // 2
        elide = Qt.TextElideMode.ElideRight
        return self._look.metrics("chip").elidedText(words, elide, max(room - around, 0))

    def _paint_outcome(self, painter: QPainter, rect: QRect, index: Index, picture: ReviewPicture) -> None:
        side = self._look.fonts.grown(CHEVRON)
        after = MARGIN + side + BEFORE_CHEVRON
        line = self._lines.words(picture.outcome, "body", rect.width() - after)
        ink = "t3" if picture.quiet else "t2"
        self._draw(painter, rect, line, rect.width() - after - round(line.width + 0.4), ink)
        if picture.has_choice and self._is_current(index):
            middle = rect.top() + (rect.height() - side) // 2
            place = QRect(rect.right() + 1 - MARGIN - side, middle, side, side)
            self._look.icons.paint(painter, "down", "t3", self._mirrored(rect, place).topLeft(), side)

    def _paint_file(self, painter: QPainter, rect: QRect, index: Index, picture: ReviewPicture) -> None:
        """Draw this cell's part of a heading that goes through the whole row."""
        width = self._view.viewport().width()
        row = QRect(0, rect.top(), width, rect.height())
        name = self._lines.words(picture.title, "heading", (width - TITLE_LEFT) * 2 // 3)
        start = TITLE_LEFT + round(name.width) + _AFTER_NAME
        detail = self._lines.words(picture.detail, "second", max(width - start - MARGIN, 0))
        painter.save()
        painter.setClipRect(rect)
        self._draw(painter, row, name, TITLE_LEFT, "t2")
        self._draw(painter, row, detail, start, "t3")
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._hairline)
        painter.restore()

    def _title(self, picture: ReviewPicture, room: int) -> LaidOutLine:
        if picture.kind == "fold":
            return self._lines.words(picture.title, "second", room)
        return self._lines.title(RowPicture(0, 0, picture.title, dismissed=picture.quiet), room)

    def _draw(self, painter: QPainter, rect: QRect, line: LaidOutLine, start: int, ink: str) -> None:
        """Draw a line in the middle of a cell's height, `start` px from its leading edge."""
        baseline = rect.top() + (rect.height() - line.height) / 2 + line.ascent
        left = rect.left() + start
        if self._view.isRightToLeft():
            left = rect.right() + 1 - start - round(line.width)
        painter.setPen(self._look.colour(ink))
        line.draw(painter, left, round(baseline))

    def _mirrored(self, rect: QRect, place: QRect) -> QRect:
        return QStyle.visualRect(self._view.layoutDirection(), rect, place)

    def _start_again(self) -> None:
        self._lines.clear()
        self.measures = ReviewMeasures.of(self._look)
        self._hairline = QColor(self._look.colour("line"))
        if not self._look.theme.high_contrast:
            self._hairline.setAlphaF(HAIRLINE_STRENGTH)
        self._view.viewport().update()


def _plain(index: Index) -> QModelIndex:
    return index.model().index(index.row(), index.column())
