"""The rows of the palette as a Qt model: a heading above each group."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.ui.details.shown_text import visible_line
from desktop.ui.palette.entries import Group, PaletteRow

ROW_ROLE = Qt.ItemDataRole.UserRole.value + 1
"""`index.data(ROW_ROLE)` is a PaletteRow, or the words of a heading."""
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class PaletteModel(QAbstractListModel):
    """Headings cannot be chosen, and neither can what cannot be done now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PaletteRow | str] = []

    def show_rows(self, rows: Sequence[PaletteRow]) -> None:
        """Replaces all rows, those of a group below its heading."""
        self.beginResetModel()
        self.rows = []
        before: Group | None = None
        for row in rows:
            if row.entry.group != before:
                before = row.entry.group
                self.rows.append(self.heading(before))
            self.rows.append(row)
        self.endResetModel()

    def heading(self, group: Group) -> str:
        """What stands above a group."""
        return {
            "action": self.tr("Actions"),
            "place": self.tr("Go to"),
            "tag": self.tr("Tags"),
            "paper": self.tr("Papers"),
        }[group]

    def row_of(self, wanted: PaletteRow) -> int:
        """Where a row stands, headings counted."""
        return self.rows.index(wanted)

    def can_choose(self, row: int) -> bool:
        """Whether Enter would do something there."""
        found = self.rows[row]
        return isinstance(found, PaletteRow) and not found.entry.reason

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.can_choose(index.row()):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole.value) -> Any:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole.value:
            return row if isinstance(row, str) else visible_line(row.entry.words)
        if role == Qt.ItemDataRole.AccessibleTextRole.value:
            return row if isinstance(row, str) else spoken(row)
        return None


def spoken(row: PaletteRow) -> str:
    """What a screen reader says of a row."""
    entry = row.entry
    parts = (entry.words, entry.reason or entry.aside, "" if entry.reason else entry.keys)
    return ", ".join(visible_line(part) for part in parts if part)
