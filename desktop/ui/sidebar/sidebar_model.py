"""The rows of the sidebar as Qt wants them."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.ui.details.plain_tip import plain_tip
from desktop.ui.sidebar.entries import SidebarEntry, SidebarHeading, SidebarRow

SIDEBAR_ROLE = Qt.ItemDataRole.UserRole.value + 1

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class SidebarModel(QAbstractListModel):
    """Entries can be chosen, headings cannot."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SidebarRow] = []

    def show_rows(self, rows: Sequence[SidebarRow]) -> bool:
        """Show these rows; the answer is whether places were added, taken away or moved."""
        rows = list(rows)
        moved = [_identity(row) for row in rows] != [_identity(row) for row in self._rows]
        if moved:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        elif rows:
            changed = [at for at, row in enumerate(rows) if row != self._rows[at]]
            self._rows = rows
            for at in changed:
                self.dataChanged.emit(self.index(at), self.index(at))
        return moved

    def entry(self, index: Index) -> SidebarEntry | None:
        """The entry of a row; None for headings and for no row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return row if isinstance(row, SidebarEntry) else None

    def index_of(self, key: str) -> QModelIndex:
        """The row of an entry; an invalid index when it is not here."""
        for at, row in enumerate(self._rows):
            if isinstance(row, SidebarEntry) and row.key == key:
                return self.index(at)
        return QModelIndex()

    def heading_index(self, kind: str) -> QModelIndex:
        """The row of a section's heading; an invalid index when the section has none."""
        for at, row in enumerate(self._rows):
            if isinstance(row, SidebarHeading) and row.kind == kind:
                return self.index(at)
        return QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == SIDEBAR_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, SidebarEntry) and row.tip:
            return plain_tip(row.tip)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        entry = self.entry(index)
        if entry is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled


def _identity(row: SidebarRow) -> tuple[str, str]:
    return (row.kind, row.key if isinstance(row, SidebarEntry) else "")


def _spoken(row: SidebarRow) -> str:
    if isinstance(row, SidebarEntry) and row.count is not None:
        return f"{row.label}, {row.count:,}"
    return row.label
