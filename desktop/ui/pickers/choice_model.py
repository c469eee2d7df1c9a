"""The rows of a picker as a Qt model."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.ui.details.shown_text import visible_line
from desktop.ui.pickers.completing import Completion

ROW_ROLE = Qt.ItemDataRole.UserRole.value + 1
"""`index.data(ROW_ROLE)` is the row's Completion."""
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ChoiceModel(QAbstractListModel):
    """Completions, with words for screen readers. `selected` is how many papers they would be given to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Completion] = []
        self.selected = 1

    def show_rows(self, rows: Sequence[Completion]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def check_state(self, row: Completion) -> Qt.CheckState:
        """Whether all, some or none of the selected papers have what the row names."""
        if row.choice.having >= self.selected:
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if row.choice.having else Qt.CheckState.Unchecked

    def words(self, row: Completion) -> str:
        """What the row says: the name, or that it would be made."""
        name = visible_line(row.choice.name)
        return self.tr("Make “{name}”").format(name=name) if row.is_new else name

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole.value) -> Any:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole.value:
            return self.words(row)
        if role == Qt.ItemDataRole.AccessibleTextRole.value:
            return self.spoken(row)
        return None

    def spoken(self, row: Completion) -> str:
        """What a screen reader says for a row."""
        parts = [self.words(row)]
        if row.choice.having and self.selected > 1:
            parts.append(
                self.tr("on {some} of {all} papers").format(some=row.choice.having, all=self.selected)
            )
        elif row.choice.having:
            parts.append(self.tr("on this paper"))
        return ", ".join(parts)
