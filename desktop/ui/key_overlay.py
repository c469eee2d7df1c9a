"""Every key on one card, found by its words; made from the same table as the menus."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.papers.text_keys import name_key
from desktop.ui.controls.field import Field
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.look.look import Look
from desktop.ui.pickers.key_columns import BETWEEN, MOST_COLUMNS, KeyColumn, KeyColumns, KeyGroup
from desktop.ui.pickers.overlay import Overlay

_WIDTH, _COLUMN = 880, 240
_AROUND = 24
_SCROLLING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class KeyOverlay(Overlay):
    """The card that `?` opens."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, window, self.tr("Keys"), dims=True)
        self._columns: list[KeyColumn] = []
        self.field = Field(look, self.tr("Find a key"), hint=self.tr("Find a key"), parent=self.card)
        self.field.setMaximumWidth(look.fonts.scaled(_COLUMN))
        self.nothing = PlainLabel(look, self.tr("No key is called that"), colour="t3", parent=self.card)
        self.first = self.field
        self.columns = KeyColumns(self.card)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(look, self.tr("Keys"), use="dialog_title", parent=self.card))
        head.addStretch(1)
        head.addWidget(self.field, 1)
        layout = QVBoxLayout(self.card)
        layout.setContentsMargins(_AROUND, _AROUND, _AROUND, _AROUND)
        layout.setSpacing(16)
        layout.addLayout(head)
        layout.addWidget(self.columns, 1)
        layout.addWidget(self.nothing)
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)

    def card_width(self) -> int:
        return self.look.fonts.scaled(_WIDTH)

    def open_for(self, groups: Sequence[KeyGroup]) -> None:
        """Show the keys of these groups, one column each."""
        for column in self._columns:
            column.hide()
            column.deleteLater()
        self._columns = [KeyColumn(self.look, group) for group in groups if group.rows]
        self._arrange()
        self.field.clear()
        self._filter("")
        self.open_over()

    def place(self) -> None:
        """Give the card its size and place, with as many columns side by side as have room."""
        self._arrange()
        super().place()

    def _arrange(self) -> None:
        room = self.width_in_window() - 2 * _AROUND
        fitting = (room + BETWEEN) // (self.look.fonts.scaled(_COLUMN) + BETWEEN)
        self.columns.arrange(self._columns, max(1, min(fitting, MOST_COLUMNS)))

    def _filter(self, text: str) -> None:
        found = [column.filter(name_key(text)) for column in self._columns]
        self.nothing.setVisible(not any(found))  # the card keeps its size: the field stays where it is

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _SCROLLING:
                self.columns.keyPressEvent(event)
                return True
            return False
        return super().eventFilter(watched, event)
