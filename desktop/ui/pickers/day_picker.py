"""Asks for a day to come: a few that people mean most often, or any other one as it is typed."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QWidget

from desktop.papers.days import day_named, day_words
from desktop.ui.controls.field import Field
from desktop.ui.controls.keycap import Keycap
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.look.look import Look
from desktop.ui.pickers.card_layout import fill_card
from desktop.ui.pickers.choice_rows import ChoiceRows
from desktop.ui.pickers.overlay import Overlay

_WIDTH = 340
_AROUND = 10
_ROW_EXTRA = 10
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def _this_day() -> dt.date:
    return dt.datetime.now().astimezone().date()


class DayPicker(Overlay):
    """Enter or a click takes the day that is marked, Esc closes. `picked` carries a day after today."""

    picked = Signal(object)

    def __init__(self, look: Look, window: QWidget, *, today: Callable[[], dt.date] = _this_day) -> None:
        super().__init__(look, window, "", dims=False)
        self._today = today
        self._days: list[dt.date] = []
        self.heading = PlainLabel(look, use="strong", parent=self.card)
        self.field = Field(
            look, self.tr("Day"), hint=self.tr("friday, in 3 weeks, Dec 4 …"), parent=self.card
        )
        self.list = ChoiceRows(look, self.tr("Days"), parent=self.card)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.problem = PlainLabel(look, use="second", colour="err", parent=self.card)
        self.first = self.field
        self._lay_out()
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._complete)
        self.list.itemClicked.connect(self._clicked)
        look.changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        hint = QHBoxLayout()
        hint.setSpacing(6)
        hint.addWidget(Keycap(self.look, "Return", self.card))
        hint.addWidget(PlainLabel(self.look, self.tr("snoozes"), use="second", colour="t3", parent=self.card))
        hint.addStretch(1)
        parts = (self.heading, self.field, self.problem, self.list, hint)
        fill_card(self.card, *parts, around=_AROUND, spacing=8)

    def _dress(self) -> None:
        """The list never has the keyboard, and its marked row is the one that Enter takes all the same."""
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Highlight, self.look.colour("sel"))
        palette.setColor(QPalette.ColorRole.Base, self.look.colour("raised"))
        self.list.setPalette(palette)

    def card_width(self) -> int:
        return self.look.fonts.scaled(_WIDTH)

    def ask(self, heading: str, area: QRect | None = None, *, low: bool = False) -> None:
        """Ask under a heading ("Snooze 2 papers until"), at the top of an area of the window, or at its foot."""
        self.heading.setText(heading)
        self.setAccessibleName(heading)
        self.field.clear()
        self._complete()
        self.open_over(area, low=low)

    def _complete(self) -> None:
        """Offers the usual days, or the one that was typed."""
        today, typed = self._today(), self.field.text().strip()
        if typed:
            day = day_named(typed, today)
            self._days = [day] if day is not None and day > today else []
            words = [day_words(day, today) for day in self._days]
        else:
            offers = [(name, day_named(meant, today)) for name, meant in self._usual()]
            self._days = [day for _, day in offers if day is not None]
            words = [f"{name}, {day_words(day, today)}" for name, day in offers if day is not None]
        self.list.show_lines(words)
        height = self.look.line_height("body") + _ROW_EXTRA
        self.list.setFixedHeight(max(1, len(words)) * height)
        self.list.setVisible(bool(words))
        self.problem.setText("" if words else self.tr("Type a day to come."))
        self.problem.setVisible(not words)
        self._tell_row()
        self.refit()

    def _usual(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Tomorrow"), "tomorrow"),
            (self.tr("Next week"), "next week"),
            (self.tr("In two weeks"), "two weeks"),
            (self.tr("In a month"), "a month"),
            (self.tr("In three months"), "three months"),
        ]

    def _tell_row(self) -> None:
        item = self.list.currentItem()
        self.field.setAccessibleDescription(item.text() if item else self.problem.text())

    def _clicked(self, item: QListWidgetItem) -> None:
        self.list.setCurrentItem(item)
        self._pick()

    def _pick(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._days):
            day = self._days[row]
            self.close_overlay()
            self.picked.emit(day)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _ENTER:
                self._pick()
                return True
            if event.key() in _STEPS and self._days:
                row = self.list.currentRow() + _STEPS[Qt.Key(event.key())]
                self.list.setCurrentRow(row % len(self._days))
                self._tell_row()
                return True
        return super().eventFilter(watched, event)
