"""The rows of a table of papers: an order of ids, and the rows themselves a page at a time."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.ui.table.paper_order import PAGE, FixedOrder, PaperOrder
from desktop.ui.table.row_picture import ROW_ROLE, Column, RowPicture

if TYPE_CHECKING:
    from desktop.papers.changes import Changes
    from desktop.store.pages import PaperLine
    from desktop.ui.table.row_words import RowWords

Index = QModelIndex | QPersistentModelIndex
_KEPT_LINES = 4_000
_ROOT = QModelIndex()
ID_ROLE = Qt.ItemDataRole.UserRole.value + 21
"""`index.data(ID_ROLE)` is the id of the row's paper."""


class PaperTableModel(QAbstractTableModel):
    """Shows an order of papers. Rows are read when they are first looked at, and again after a change.

    A change never moves a row: a paper that left the view stays in place until the view is shown anew.
    """

    marked_changed = Signal()

    def __init__(
        self, read_lines: Callable[[list[int]], dict[int, PaperLine]], parent: QObject | None = None
    ) -> None:
        """`read_lines` gives the rows of papers by id; it is asked for at most a page at a time."""
        super().__init__(parent)
        self._read = read_lines
        self._order: PaperOrder = FixedOrder(array("q"))
        self._words: RowWords | None = None
        self._lines: dict[int, PaperLine] = {}
        self._foreseen: Mapping[int, PaperLine] = {}
        self._pictures: dict[int, RowPicture] = {}
        self._first_ranked = 0
        self._headings: dict[int, tuple[str, str]] = {}
        self.marked: set[int] = set()

    # -- what is shown

    def show(
        self, order: PaperOrder, words: RowWords, headings: dict[int, tuple[str, str]] | None = None
    ) -> None:
        """Shows an order from its beginning; everything read before is forgotten.

        `headings` names the rows that begin a group, with the words at the left and at the right.
        """
        self.beginResetModel()
        self._take(order, words, headings or {})
        self.endResetModel()

    def foresee(self, lines: Mapping[int, PaperLine]) -> None:
        """Rows of the order that is shown next, read elsewhere from the library as it is now."""
        self._foreseen = lines

    def _take(self, order: PaperOrder, words: RowWords, headings: dict[int, tuple[str, str]]) -> None:
        self._order, self._words, self._headings = order, words, headings
        self._first_ranked = max(headings, default=0)
        self._lines = dict(self._foreseen)
        self._foreseen = {}
        self._pictures.clear()

    def fix(self, order: FixedOrder) -> None:
        """Replaces a paged order by the same order known whole: no row changes."""
        if order.count == self._order.count:
            self._order = order

    @property
    def order(self) -> PaperOrder:
        """The order that is shown."""
        return self._order

    @property
    def headings(self) -> dict[int, tuple[str, str]]:
        """The rows that begin a group."""
        return self._headings

    @property
    def first_ranked(self) -> int:
        """The first row whose place is the user's own: those of the last group are."""
        return self._first_ranked

    def remove(self, papers: set[int]) -> None:
        """Takes rows out, for papers that went to the Bin or away; needs an order that is known whole."""
        if not isinstance(self._order, FixedOrder):
            return
        rows = sorted(row for paper in papers if (row := self._order.row_of(paper)) is not None)
        for first, last in reversed(_runs(rows)):
            self.beginRemoveRows(_ROOT, first, last)
            gone = set(self._order.ids(first, last + 1))
            self._order = self._order.without(gone)
            self.marked -= gone
            self._pictures.clear()
            self.endRemoveRows()

    def add(self, papers: array[int]) -> None:
        """Puts rows below the last one; needs an order that is known whole."""
        if papers and isinstance(self._order, FixedOrder):
            first = self._order.count
            self.beginInsertRows(_ROOT, first, first + len(papers) - 1)
            self._order = self._order.followed_by(papers)
            self.endInsertRows()

    def apply(self, changes: Changes) -> None:
        """Forgets the rows that a change may have altered; those in sight are read again when painted."""
        if any(changes.touches(entity) for entity in ("tag", "listing", "digest")):
            self._lines.clear()
            self._pictures.clear()
            touched: Iterable[int] = range(self.rowCount())
        else:
            papers = changes.paper_ids()
            for paper in papers & self._lines.keys():
                del self._lines[paper]
            touched = [row for row, picture in self._pictures.items() if picture.id in papers]
            for row in list(touched):
                del self._pictures[row]
        rows = list(touched)
        if rows:
            self._tell(min(rows), max(rows))

    def refresh(self) -> None:
        """Paints every row anew, for words that depend on the day, the marks or the look."""
        self._pictures.clear()
        if self.rowCount():
            self._tell(0, self.rowCount() - 1)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    # -- marking with x

    def mark(self, papers: Iterable[int], *, on: bool) -> None:
        """Marks rows, or takes the marks away; while one is marked every row shows a box."""
        had = bool(self.marked)
        self.marked = self.marked | set(papers) if on else self.marked - set(papers)
        if had != bool(self.marked):
            self.refresh()
        else:
            self._pictures.clear()
            self._tell(0, max(0, self.rowCount() - 1))
        self.marked_changed.emit()

    # -- asking

    def paper_at(self, row: int) -> int:
        """The id of the paper in a row, 0 when there is none."""
        ids = self._order.ids(row, row + 1)
        return ids[0] if ids else 0

    def papers_at(self, first: int, last: int) -> list[int]:
        """The ids of the papers in rows `first` to `last`, both included."""
        return list(self._order.ids(first, last + 1))

    def line_at(self, row: int) -> PaperLine | None:
        """What the library knows for a row."""
        paper = self.paper_at(row)
        if paper and paper not in self._lines:
            self._load(row)
        return self._lines.get(paper)

    def picture(self, row: int) -> RowPicture | None:
        """What a row shows, None for a paper that is gone."""
        if row not in self._pictures:
            line = self.line_at(row)
            if line is None or self._words is None:
                return None
            picture = self._words.picture(
                line,
                marked=line.id in self.marked,
                checkable=bool(self.marked),
                rank=self._rank(row),
            )
            if row in self._headings:
                heading, right = self._headings[row]
                picture = _with_heading(picture, heading, right)
            self._pictures[row] = picture
        return self._pictures[row]

    def _rank(self, row: int) -> int:
        """The place of a row in the user's own order; rows that left it have none, and count for nobody's."""
        left = self._order.left_rows if isinstance(self._order, FixedOrder) else ()
        above = bisect_left(left, row)
        if above < len(left) and left[above] == row:
            return 0
        return row - self._first_ranked + 1 - (above - bisect_left(left, self._first_ranked))

    def _load(self, row: int) -> None:
        first = max(0, row - PAGE // 4)
        wanted = [paper for paper in self._order.ids(first, first + PAGE) if paper not in self._lines]
        if len(self._lines) > _KEPT_LINES:
            self._lines.clear()
            self._pictures.clear()
        self._lines.update(self._read(wanted))

    # -- QAbstractTableModel

    @property
    def _is_search(self) -> bool:
        return self._words is not None and self._words.is_search

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._order.count

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be carried away: without that flag Qt takes a movement of the mouse for selecting."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self._order.count:
            return None
        if role == ROW_ROLE:
            return self.picture(index.row())
        if role == ID_ROLE:
            return self.paper_at(index.row())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._text(
                index.row(), Column(index.column()), accessible=role != Qt.ItemDataRole.DisplayRole
            )
        return None

    def _text(self, row: int, column: Column, *, accessible: bool) -> str | None:
        picture = self.picture(row)
        if picture is None:
            return None
        if accessible:
            return picture.accessible
        return picture.title if column == Column.TITLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            titles = {
                Column.TITLE: self.tr("Title"),
                Column.AUTHORS: self.tr("Authors"),
                Column.TAGS: self.tr("Tags"),
                Column.RATING: self.tr("Rating"),
                Column.ADDED: self._words.last_heading if self._words else "",
            }
            return titles.get(Column(section), "")
        return None


def _with_heading(picture: RowPicture, heading: str, right: str) -> RowPicture:
    return replace(picture, heading=heading, heading_right=right)


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Rows as runs of neighbours, so that removing many costs few signals."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
