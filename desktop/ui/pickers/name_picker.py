"""A field with the names that fit below it: gives what is picked to the selected papers, or takes it away."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.papers.text_keys import name_key
from desktop.ui.controls.field import Field
from desktop.ui.controls.keycap import Keycap
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.look.look import Look
from desktop.ui.pickers.card_layout import fill_card
from desktop.ui.pickers.choice_list import ChoiceList
from desktop.ui.pickers.completing import Completion, NameChoice, best_row, completions
from desktop.ui.pickers.overlay import Overlay

_WIDTH = 340
_PAGE = 8
_AROUND = 10
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class NamePicker(Overlay):
    """Enter and a click pick and close, Ctrl with either picks and stays, Esc closes.

    `picked` carries the name and whether it is to be given (True) or taken away: it is taken only where
    all selected papers have it. A name that nobody knows is to be made.
    """

    picked = Signal(str, bool)

    def __init__(self, look: Look, window: QWidget) -> None:
        name, hint = self.words()
        super().__init__(look, window, name, dims=False)
        self._choices: list[NameChoice] = []
        self.field = Field(look, name, hint=hint, parent=self.card)
        self.list = ChoiceList(look, name, self.card)
        self.first = self.field
        column = fill_card(self.card, self.field, around=_AROUND, spacing=8)
        column.addWidget(self.list, 1)
        self.hints = self._hints()
        column.addLayout(self.hints)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._complete)
        self.list.chosen.connect(self._pick)

    def words(self) -> tuple[str, str]:
        """What is picked, and what stands in the empty field."""
        raise NotImplementedError

    def card_width(self) -> int:
        hints = self.hints.sizeHint().width() + 2 * _AROUND
        return max(self.look.fonts.scaled(_WIDTH), hints)

    def open_for(
        self, choices: Sequence[NameChoice], selected: int, area: QRect | None = None, *, low: bool = False
    ) -> None:
        """Offer names to `selected` papers, at the top of an area of the window, or at its foot with `low`."""
        self.list.choices.selected = max(1, selected)
        self._choices = list(choices)
        self.field.clear()
        self._complete()
        self.open_over(area, low=low)

    def show_choices(self, choices: Sequence[NameChoice]) -> None:
        """Take the names anew, after a change, without disturbing what is typed."""
        self._choices = list(choices)
        self._complete()

    def _hints(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        for keys, words in (("Return", self.tr("picks")), ("Ctrl+Return", self.tr("picks and stays"))):
            line.addWidget(Keycap(self.look, keys, self.card))
            line.addWidget(PlainLabel(self.look, words, use="second", colour="t3", parent=self.card))
            line.addSpacing(8)
        line.addStretch(1)
        return line

    def _complete(self) -> None:
        rows = completions(self._choices, self.field.text())
        self.list.show_rows(rows, best_row(rows))
        self._tell_row()
        self.refit()

    def _tell_row(self) -> None:
        row = self.list.current
        self.field.setAccessibleDescription(self.list.choices.spoken(row) if row else "")

    def _pick(self, stays: bool) -> None:
        row = self.list.current
        if row is None:
            return
        add = row.is_new or row.choice.having < self.list.choices.selected
        if stays:
            self._remember(row, add=add)
            self.field.clear()
            self._complete()
        else:
            self.close_overlay()
        self.picked.emit(row.choice.name, add)

    def _remember(self, row: Completion, *, add: bool) -> None:
        """Show what was just picked as done; what the library made of it comes by `show_choices`."""
        now = row.choice._replace(having=self.list.choices.selected if add else 0)
        if row.is_new:
            self._choices.append(now)
            return
        key = name_key(now.name)
        self._choices = [now if name_key(each.name) == key else each for each in self._choices]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Do what a key in the field means for the list; False leaves it to the field."""
        if event.key() in _ENTER:
            self._pick(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() in _STEPS:
            self.list.step(_STEPS[Qt.Key(event.key())])
            self._tell_row()
        else:
            return False
        return True
