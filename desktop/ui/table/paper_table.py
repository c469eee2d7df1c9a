"""The table of papers: which row is current, selected, under the mouse; what a click in a row means."""

from collections.abc import Callable, Collection

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.papers.view import Sort, SortKey
from desktop.ui.look.look import Look
from desktop.ui.sidebar.carrying import carried_place
from desktop.ui.table.carrying import carried_papers, carries_papers, carry_out
from desktop.ui.table.column_heading import ColumnHeading
from desktop.ui.table.column_widths import column_widths
from desktop.ui.table.drop_place import DropPlace, drop_place
from desktop.ui.table.insertion_line import paint_insertion_line
from desktop.ui.table.kept_views import Layout
from desktop.ui.table.paper_table_model import PaperTableModel
from desktop.ui.table.row_delegate import RowDelegate
from desktop.ui.table.row_measures import Density
from desktop.ui.table.row_picture import COMFORTABLE_COLUMNS, COMPACT_COLUMNS, Column

SORT_KEYS: dict[Column, SortKey] = {Column.TITLE: "title", Column.RATING: "rating", Column.ADDED: "added"}
Index = QModelIndex | QPersistentModelIndex


class PaperTable(QTableView):
    """A QTableView over a PaperTableModel. It decides nothing: it says what was asked for."""

    current_changed = Signal(int)
    selection_changed = Signal()
    rating_requested = Signal(int, int)
    open_requested = Signal()
    menu_requested = Signal(QPoint)
    sort_requested = Signal(object)
    escaped = Signal()
    carried = Signal()
    placed = Signal(list, int)
    """Papers were dropped in front of a row: their ids, and the row (the count of rows: behind the last)."""
    given = Signal(str, list, bool)
    """A tag or a list was dropped on a row: its key, the papers that are meant, and whether Shift was held."""

    def __init__(self, look: Look, model: PaperTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._port = QWidget()
        self._port.setBackgroundRole(QPalette.ColorRole.Base)
        self._port.setAutoFillBackground(True)
        self.setViewport(self._port)  # as in the sidebar: Qt's own one costs the start 20 ms
        self._look = look
        self.papers = model
        self.delegate = RowDelegate(look, self)
        self._density: Density = "comfortable"
        self._layout = Layout()
        self._wanted: tuple[Column, ...] = COMFORTABLE_COLUMNS
        self.heading = ColumnHeading(look, SORT_KEYS.keys(), self)
        self._sort: Sort | None = None
        self._has_best = False
        self.text_to_carry: Callable[[list[int]], str] = lambda _: ""
        """What another program gets of papers that are dragged there, "" when they cannot be."""
        self.papers_to_carry: Callable[[], list[int]] = self.selected_papers
        self._drop_place: DropPlace | None = None
        self._headed: frozenset[int] = frozenset()
        self.setHorizontalHeader(self.heading)
        self.setModel(model)
        self.heading.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setItemDelegate(self.delegate)
        self._set_up()
        model.modelReset.connect(self._measure_rows)
        self.heading.sectionClicked.connect(self._heading_clicked)
        look.changed.connect(self._measure)
        self._measure()

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Papers"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDropIndicatorShown(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)

    # -- measures

    def arrange(self, layout: Layout, *, compact: bool) -> None:
        """Shows the columns that were chosen as wide as they were made, and two lines a row or one."""
        density: Density = "compact" if compact else "comfortable"
        if (layout, density) != (self._layout, self._density):
            self._layout, self._density = layout, density
            self.delegate.density = density
            self._measure()

    def set_ranked(self, *, ranked: bool) -> None:
        """Whether the order is the user's own: then rank numbers stand in place of the heading."""
        self.delegate.ranked = ranked
        self.heading.setVisible(not ranked)

    def _measure(self) -> None:
        shown = COMPACT_COLUMNS if self._density == "compact" else COMFORTABLE_COLUMNS
        self._wanted = tuple(column for column in shown if column not in self._layout.hidden)
        self._measure_columns()
        self._measure_rows()

    def _measure_columns(self) -> None:
        widths = column_widths(self._look, self._wanted, self._layout.widths, self.viewport().width())
        for column in Column:
            self.setColumnHidden(column, column not in widths)
        self.delegate.last_column = max(widths)
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def _measure_rows(self) -> None:
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(self.delegate.row_height())
        for row in self._headed:
            if row < rows.count():
                rows.resizeSection(row, self.delegate.row_height())
        self._headed = frozenset(self.papers.headings)
        for row in self._headed:
            rows.resizeSection(row, self.delegate.row_height() + self.delegate.heading_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure_columns()

    # -- the order of the rows

    def show_sort(self, sort: Sort | None, *, has_best: bool = False) -> None:
        """Shows by which column the rows are sorted; None for the order of a search, the best match first.

        `has_best`: a third click on a column leads back to that order.
        """
        self._sort, self._has_best = sort, has_best
        column = next((c for c, key in SORT_KEYS.items() if sort and key == sort.key), None)
        if sort is None:
            column = Column.ADDED
        self.heading.setSortIndicatorShown(column is not None)
        if column is not None:
            turned = Qt.SortOrder.AscendingOrder if sort and sort.reversed else Qt.SortOrder.DescendingOrder
            self.heading.setSortIndicator(column, turned)

    def _heading_clicked(self, section: int) -> None:
        """Asks for the order by a column; a second click turns it round."""
        key = SORT_KEYS[Column(section)]
        if self._has_best and self._sort == Sort(key, reversed=True):
            self.sort_requested.emit(None)
        else:
            self.sort_requested.emit(Sort(key, self._sort == Sort(key)))

    # -- current and selected rows

    @property
    def current_row(self) -> int:
        """The current row, -1 when there is none."""
        return self.currentIndex().row() if self.currentIndex().isValid() else -1

    def go_to(self, row: int) -> None:
        """Makes a row the current one and selects it alone, whatever keys are held: Qt's selectRow heeds Shift."""
        if 0 <= row < self.papers.rowCount():
            flags = QItemSelectionModel.SelectionFlag
            index = self.papers.index(row, Column.TITLE)
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def select_papers(self, papers: Collection[int], current: int) -> None:
        """Selects the rows of `papers`, and makes row `current` the current one without scrolling."""
        selection = QItemSelection()
        for paper in papers:
            row = self.papers.order.row_of(paper)
            if row is not None:
                index = self.papers.index(row, 0)
                selection.select(index, self.papers.index(row, len(Column) - 1))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.papers.index(current, Column.TITLE), flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def step(self, by: int) -> None:
        """Moves the current row up or down."""
        rows = self.papers.rowCount()
        if rows:
            start = self.current_row
            self.go_to(max(0, min(rows - 1, start + by if start >= 0 else 0)))

    def selected_rows(self) -> int:
        """How many rows are selected."""
        return sum(last - first + 1 for first, last in self._selected_parts())

    @property
    def last_selected_row(self) -> int:
        """The lowest selected row, the current one when none is."""
        return max((last for _, last in self._selected_parts()), default=self.current_row)

    def selected_papers(self) -> list[int]:
        """The ids of the selected papers, in the order of the table."""
        return [paper for part in self._selected_parts() for paper in self.papers.papers_at(*part)]

    def _selected_parts(self) -> list[tuple[int, int]]:
        """First and last row of each run of selected rows: a million selected rows are one run."""
        selection = self.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.count()))
        return sorted({(part.top(), part.bottom()) for part in parts})

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.current_changed.emit(self.papers.paper_at(current.row()) if current.isValid() else 0)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # -- the mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def paper_under(self, place: QPoint) -> int:
        """The paper in the row at a place of the viewport, which is shown as under the mouse; 0 for none."""
        inside = self.isVisible() and self.viewport().rect().contains(place)
        row = self.rowAt(place.y()) if inside else -1
        self._hover(row)
        return self.papers.paper_at(row) if row >= 0 else 0

    def _hover(self, row: int) -> None:
        before, self.delegate.hovered_row = self.delegate.hovered_row, row
        for changed in {before, row} - {-1} if before != row else ():
            index = self.papers.index(changed, Column.TITLE)
            place = self.visualRect(index)
            self.viewport().update(0, place.top(), self.viewport().width(), place.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._pressed(index, event.position().toPoint()):
            return
        super().mousePressEvent(event)

    def _pressed(self, index: QModelIndex, place: QPoint) -> bool:
        """Whether the press was on something of its own: a star, a check box, a heading."""
        if not index.isValid():
            return False
        if self.delegate.is_on_heading(index, place):
            return True
        paper = self.papers.paper_at(index.row())
        if star := self.delegate.star_at(index, place):
            self.rating_requested.emit(paper, star)
            return True
        if index.column() == Column.MARK and self.papers.marked:
            self.papers.mark((paper,), on=paper not in self.papers.marked)
            return True
        return False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        place = event.position().toPoint()
        on_mark = index.column() == Column.MARK and bool(self.papers.marked)
        if not index.isValid() or on_mark or self.delegate.is_on_heading(index, place):
            return
        if not self.delegate.star_at(index, place):
            self.open_requested.emit()

    # -- papers that are carried

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - Qt's name
        papers = self.papers_to_carry()
        if not papers:
            return
        # At other times what is dragged over the rows is for the window, which must not lose it at their edge.
        self.setAcceptDrops(self.delegate.ranked)
        try:
            taken = carry_out(self, self._look, papers, self.text_to_carry(papers))
        finally:
            self.setAcceptDrops(False)
            self._show_drop_place(None)
        if taken:
            self.carried.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Papers are taken where the order is the user's own, tags and lists anywhere; the rest is the window's."""
        ranked = self.delegate.ranked and carries_papers(event.mimeData())
        event.setAccepted(ranked or bool(carried_place(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls when the pointer is near an edge
        if carried_place(event.mimeData()):
            event.setAccepted(bool(self.paper_under(event.position().toPoint())))
            return
        takes = self.delegate.ranked and carries_papers(event.mimeData())
        self._show_drop_place(drop_place(self, event.position().toPoint().y()) if takes else None)
        event.setAccepted(takes)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_drop_place(None)
        self._hover(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        if key := carried_place(event.mimeData()):
            self._take_place(key, event)
            return
        papers = carried_papers(event.mimeData()) if self.delegate.ranked else []
        place = drop_place(self, event.position().toPoint().y())
        self._show_drop_place(None)
        self.setState(QAbstractItemView.State.NoState)
        event.setAccepted(bool(papers))
        if papers:
            event.setDropAction(Qt.DropAction.CopyAction)
            self.placed.emit(papers, place.row)

    def _take_place(self, key: str, event: QDropEvent) -> None:
        """A tag or a list is for the row it is dropped on, and for what is selected with it."""
        paper = self.paper_under(event.position().toPoint())
        self._hover(-1)
        self.setState(QAbstractItemView.State.NoState)
        event.setAccepted(bool(paper))
        if paper:
            event.setDropAction(Qt.DropAction.CopyAction)
            meant = self.papers_to_carry()
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.given.emit(key, meant if paper in meant else [paper], shift)

    def _show_drop_place(self, place: DropPlace | None) -> None:
        if place != self._drop_place:
            self._drop_place = place
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_place is not None:
            painter = QPainter(self.viewport())
            mirrored = self.isRightToLeft()
            area = self.viewport().rect()
            paint_insertion_line(painter, self._look, area, self._drop_place.y, mirrored=mirrored)
            painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters belong to the actions of the window, not to a search for rows that begin with them."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_requested.emit()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        if plain and event.text().isprintable() and event.text():
            event.ignore()
            return
        super().keyPressEvent(event)
