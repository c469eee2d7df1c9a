"""The list below the search box: names of fields, and values for the one that is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView

from desktop.papers.text_keys import name_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.search.completing import Proposal
    from desktop.ui.controls.search_field import SearchField

    Known = Callable[[], Mapping[str, Sequence[str]]]

_WIDTH = 320


class Proposals(QListView):
    """The list itself: a popup, which a person sees as a part of the search box."""


class Proposing(QObject):
    """Proposes values after "tag:" by itself, and the names of fields when Ctrl+Space asks for them."""

    def __init__(self, field: SearchField, known: Known, parent: QObject | None = None) -> None:
        """`known` gives the names that exist ("tag", "list") when they are needed."""
        super().__init__(parent)
        self._field = field
        self._known = known
        self._proposals: list[Proposal] = []
        self._model = QStringListModel(self)
        self.list = Proposals()
        self._completer = QCompleter(self._model, self)
        self._completer.setPopup(self.list)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(field)
        self.list.setAccessibleName(self.tr("What may stand here"))
        self._completer.activated.connect(self._take)
        field.textEdited.connect(lambda _text: self.propose())
        field.installEventFilter(self)

    def propose(self, *, with_fields: bool = False) -> None:
        """Shows what fits at the cursor, or nothing."""
        from desktop.search.completing import proposals  # noqa: PLC0415 - not needed for the first page

        text, cursor = self._field.text(), self._field.cursorPosition()
        known = self._known() if ":" in text else {}
        self._proposals = proposals(text, cursor, known, name_key, with_fields=with_fields)
        self._model.setStringList([f"{each.text.strip()}   {each.says}" for each in self._proposals])
        if not self._proposals:
            self.list.hide()
            return
        place = self._field.rect()
        place.setWidth(max(place.width(), self._field.look.fonts.scaled(_WIDTH)))
        self._completer.complete(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            wants_fields = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if wants_fields and event.key() == Qt.Key.Key_Space:
                self.propose(with_fields=True)
                return True
        return super().eventFilter(watched, event)

    def _take(self, _line: str) -> None:
        row = self.list.currentIndex().row()
        if not 0 <= row < len(self._proposals):
            return
        taken = self._proposals[row]
        text = self._field.text()
        self._field.setText(f"{text[: taken.start]}{taken.text}{text[taken.end :].lstrip()}")
        self._field.setCursorPosition(taken.start + len(taken.text))
        self.propose()
