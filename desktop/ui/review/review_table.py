"""The rows of a review as a view: which one is current, and what keys and clicks in it mean."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from desktop.ui.look.look import Look
from desktop.ui.review.check_heading import CheckHeading
from desktop.ui.review.review_delegate import ReviewDelegate
from desktop.ui.review.review_measures import column_widths
from desktop.ui.review.review_model import ReviewModel
from desktop.ui.review.review_picture import Column, Index

_MOST_HEIGHTS = 2_000
"""More folds and headings than this get the height of a paper: setting each costs time."""
_MOVING = {
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
}  # fmt: skip
_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
_UNFOLDING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Right}


class ReviewTable(QTableView):
    """A QTableView over a ReviewModel. Keys that are not about moving are left to the page."""

    current_changed = Signal()
    toggle_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, look: Look, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows = model
        self.painting = ReviewDelegate(look, self)
        self.heading = CheckHeading(look, model, self)
        self.setHorizontalHeader(self.heading)
        self.setModel(model)
        self.setItemDelegate(self.painting)
        self._set_up()
        model.modelReset.connect(self.measure)
        look.changed.connect(self.measure)

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Papers found"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        self.heading.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)

    # -- measures

    def measure(self) -> None:
        """Gives rows and columns the sizes that the rows and the fonts of the moment ask for."""
        measures = self.painting.measures
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(measures.row)
        special = self._rows.rows.special
        for row in special if len(special) <= _MOST_HEIGHTS else ():
            rows.resizeSection(row, measures.height(self._rows.rows[row].kind))
        self._measure_columns()

    def _measure_columns(self) -> None:
        largest = len(self._rows.plan.papers) if self._rows.plan else 0
        for column, width in column_widths(self._look, self.viewport().width(), largest).items():
            self.setColumnHidden(column, not width)
            self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure_columns()

    # -- the current row

    @property
    def current_row(self) -> int:
        """The current row, -1 when there is none."""
        return self.currentIndex().row() if self.currentIndex().isValid() else -1

    def go_to(self, row: int) -> None:
        """Makes a row the current one and brings it into view."""
        if 0 <= row < self._rows.rowCount():
            index = self._rows.index(row, Column.TITLE)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    def open_at(self, row: int) -> None:
        """Begins at the top; only when the row to begin with is not in view there, it stands in the middle."""
        self.scrollToTop()
        self.go_to(row)
        if self.verticalScrollBar().value() > 0:
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def step(self, by: int, *, start: int | None = None) -> None:
        """Moves one row up or down, over headings of files; from the current row or from `start`."""
        row = (self.current_row if start is None else start) + by
        while 0 <= row < self._rows.rowCount():
            if self._rows.rows[row].kind != "file":
                self.go_to(row)
                return
            row += by

    def unfold(self, row: int) -> None:
        """Shows the papers of a folded run; nothing above them moves."""
        place = self.verticalScrollBar().value()
        self._rows.unfold(row)
        self.go_to(row)
        self.verticalScrollBar().setValue(place)

    def is_fold(self, row: int) -> bool:
        """Whether a row stands for a folded run."""
        return 0 <= row < self._rows.rowCount() and self._rows.rows[row].kind == "fold"

    def menu_place(self) -> QPoint:
        """Where the menu of the current row opens, on the screen."""
        column = Column.VERDICT if self.isColumnHidden(Column.OUTCOME) else Column.OUTCOME
        place = self.visualRect(self._rows.index(self.current_row, column))
        return self.viewport().mapToGlobal(place.bottomLeft() + QPoint(0, 1))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.row() != previous.row():
            self.current_changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and event.key() in _UNFOLDING and self.is_fold(self.current_row):
            self.unfold(self.current_row)
        elif plain and event.key() == Qt.Key.Key_Space:
            self.toggle_requested.emit()
        elif plain and event.key() in _STEPS:
            self.step(_STEPS[Qt.Key(event.key())])
        elif plain and event.key() == Qt.Key.Key_Home:
            self.step(1, start=-1)
        elif plain and event.key() == Qt.Key.Key_End:
            self.step(-1, start=self._rows.rowCount())
        elif event.key() in _MOVING and plain:
            super().keyPressEvent(event)
        else:
            event.ignore()

    # -- the mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        before, self.painting.hovered_row = self.painting.hovered_row, row
        if row != before:
            hand = Qt.CursorShape.PointingHandCursor if self.is_fold(row) else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(hand)
        for changed in {before, row} - {-1} if before != row else ():
            place = self.visualRect(self._rows.index(changed, Column.TITLE))
            self.viewport().update(0, place.top(), self.viewport().width(), place.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self.is_fold(index.row()):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.unfold(index.row())
            return
        if index.isValid() and self._rows.rows[index.row()].kind != "file":
            self.go_to(index.row())
        if left and index.isValid() and self._rows.paper_at(index.row()):
            self._pressed(Column(index.column()))

    def _pressed(self, column: Column) -> None:
        """A press on the check box decides, one on what happens on import offers what can."""
        if column == Column.CHECK:
            self.toggle_requested.emit()
        elif column == Column.OUTCOME:
            self.menu_requested.emit(self.menu_place())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second click in quick succession is a click: each one on the check box counts."""
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._rows.paper_at(self.current_row):
            by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            self.menu_requested.emit(event.globalPos() if by_mouse else self.menu_place())
