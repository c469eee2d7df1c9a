"""The list below the search box: names of fields, and values for the one that is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView

from desktop.papers.text_keys import name_key
from desktop.ui.controls.search_field import cursor_at, place_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QModelIndex

    from desktop.search.completing import Proposal
    from desktop.ui.controls.search_field import SearchField

    Known = Callable[[], Mapping[str, Sequence[str]]]

_WIDTH, _ROWS, _BELOW, _AIR = 340, 8, 2, 3
_TAKING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})


class Proposing(QObject):
    """Proposes values after "tag:" by itself, and the names of fields when Ctrl+Space asks for them.

    The keyboard stays in the box: Down and Up choose, Enter or Tab takes, Esc takes the list away, and whoever
    types on is not disturbed.
    """

    def __init__(self, field: SearchField, known: Known, parent: QObject | None = None) -> None:
        """`known` gives the names that exist ("tag", "list") when they are needed."""
        super().__init__(parent)
        self._field = field
        self._known = known
        self._proposals: list[Proposal] = []
        self._model = QStringListModel(self)
        self.list = _list_over(field)
        self.list.setModel(self._model)
        self.list.clicked.connect(self._take)
        field.textEdited.connect(lambda _text: self.propose())
        field.installEventFilter(self)

    def propose(self, *, with_fields: bool = False) -> None:
        """Shows what fits at the cursor, or nothing."""
        from desktop.search.completing import proposals  # noqa: PLC0415 - not needed for the first page

        text = self._field.text()
        cursor = place_in(text, self._field.cursorPosition())
        known = self._known() if ":" in text else {}
        self._proposals = proposals(text, cursor, known, name_key, with_fields=with_fields)
        self._model.setStringList([f"{each.text.strip()}   {each.says}".strip() for each in self._proposals])
        self.list.setVisible(bool(self._proposals))
        if self._proposals:
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.list.hide()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._is_for_list(event):
            return True
        return super().eventFilter(watched, event)

    def _is_for_list(self, event: QKeyEvent) -> bool:
        """Does what a key means for the list; whether it means anything."""
        key = event.key()
        if key == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.propose(with_fields=True)
            return True
        if not self.list.isVisible():
            return False
        chosen = self.list.currentIndex()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if key == Qt.Key.Key_Down else -1
            row = (chosen.row() + step) % len(self._proposals) if chosen.isValid() else min(0, step)
            self.list.setCurrentIndex(self._model.index(row % len(self._proposals)))
        elif key == Qt.Key.Key_Escape:
            self.list.hide()
        elif key in _TAKING and chosen.isValid():
            self._take(chosen)
        else:
            return False
        return True

    def _take(self, chosen: QModelIndex) -> None:
        taken = self._proposals[chosen.row()]
        text = self._field.text()
        before = f"{text[: taken.start]}{taken.text}"
        self._field.setText(f"{before}{text[taken.end :].lstrip()}")
        self._field.setCursorPosition(cursor_at(before, len(before)))
        self.propose()

    def _place(self) -> None:
        """Puts the list below the box, inside the window."""
        self.list.setCurrentIndex(self._model.index(-1))
        window = self._field.window()
        row = self.list.sizeHintForRow(0) + 2 * self.list.spacing()
        height = row * min(len(self._proposals), _ROWS) + 2 * self.list.frameWidth() + 2 * self.list.spacing()
        width = max(self._field.width(), self._field.look.fonts.scaled(_WIDTH))
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + _BELOW))
        left = max(0, min(corner.x(), window.width() - width))
        self.list.setGeometry(left, corner.y(), width, height)
        self.list.raise_()


def _list_over(field: SearchField) -> QListView:
    found = QListView(field.window())
    found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    found.setFrameShape(QFrame.Shape.Box)
    found.setUniformItemSizes(True)
    found.setSpacing(_AIR)
    found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    found.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    found.setTextElideMode(Qt.TextElideMode.ElideRight)
    found.setAccessibleName(found.tr("What may stand here"))
    found.hide()
    return found
