"""A short list of lines to choose from, beside what the chosen one holds."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from desktop.ui.details.shown_text import visible_line
from desktop.ui.look.look import Look

_LONGEST = 300
_ROW_EXTRA = 10


class ChoiceRows(QListWidget):
    """One line a row; letters are for the keys of the card, never for a search in the list."""

    row_chosen = Signal(int)

    def __init__(
        self, look: Look, name: str, keys: Collection[Qt.Key] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._keys = frozenset({*keys, Qt.Key.Key_Return, Qt.Key.Key_Enter})
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.currentRowChanged.connect(self.row_chosen)

    def show_lines(self, lines: Sequence[str], current: int = 0) -> None:
        """Show these lines as plain text, one of them chosen."""
        height = self._look.line_height("body") + _ROW_EXTRA
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.clear()
        for line in lines:
            item = QListWidgetItem(visible_line(line, _LONGEST))
            item.setSizeHint(QSize(0, height))
            self.addItem(item)
        self.blockSignals(False)  # noqa: FBT003
        self.setCurrentRow(max(0, min(current, len(lines) - 1)) if lines else -1)
        self.row_chosen.emit(self.currentRow())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in self._keys:
            event.ignore()
        else:
            super().keyPressEvent(event)
