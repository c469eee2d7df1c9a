"""The foot of the review: rules for the batch, the sum in words, Cancel and Import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QStyle, QWidget

from desktop.papers.state import State
from desktop.ui.controls.button import Button
from desktop.ui.controls.check_box import CheckBox
from desktop.ui.controls.choice import Choice
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.look.look import Look
from desktop.ui.review.list_choice import ListChoice
from desktop.ui.review.review_choices import Outcome
from desktop.ui.review.review_sums import import_in_words, sum_in_words
from desktop.ui.review.review_words import MAKING, STATES, tr
from desktop.ui.review.tag_field import TagField

_BESIDE = 20
_ABOVE = 15
_BETWEEN_LINES = 10
_AFTER_LABEL = 8
_BETWEEN = 16


class FootBar(QWidget):
    """On one line where there is room, else on two or three; nothing in it is ever cut."""

    accepted = Signal()
    cancelled = Signal()
    state_chosen = Signal(State)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.state = State.INBOX
        self.to = Button(look, "", kind="bordered")
        self.to.set_opens(opens=True)
        self.to.clicked.connect(self.show_states)
        self.list = ListChoice(look)
        self.tags = TagField(look)
        self.duplicates = CheckBox(look, tr("Also import duplicates"))
        self.making = Choice(look, tr("Take over"))
        for key, words in MAKING:
            self.making.addItem(tr(words), key)
        self._making_label = PlainLabel(look, tr("Take over"), colour="t2")
        self.sum = PlainLabel(look, use="second", colour="t3", figures=True)
        self.cancel = Button(look, self.tr("Cancel"), kind="bordered", keys="Esc")
        self.accept = Button(look, "", kind="primary", keys="Return")
        self.cancel.clicked.connect(self.cancelled)
        self.accept.clicked.connect(self.accepted)
        for field in (self.list, self.tags):
            field.left.connect(self.left)
            field.changed.connect(self._arrange)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines = 1
        self._rules = self._rules_row()
        self._buttons = _row(self.cancel, self.accept, between=8)
        self._parts = (self._rules, self.sum, self._buttons)
        for part in self._parts:
            part.setParent(self)
        look.changed.connect(self._arrange)
        look.changed.connect(self.update)
        self.choose_state(State.INBOX)

    # -- what is chosen and shown

    def begin(self, lists: Sequence[str], colours: Mapping[str, str]) -> None:
        """Start again: to the Inbox, no list, no tags."""
        self.list.begin(lists)
        self.tags.begin(colours)
        self.choose_state(State.INBOX)

    def offer_duplicates(self, *, offered: bool) -> None:
        """Offer to add known papers once more, where there are some; not chosen at first."""
        self.duplicates.setChecked(False)
        self.duplicates.setVisible(offered)
        self._arrange()

    def offer_making(self, *, offered: bool, chosen: str) -> None:
        """Offer to take over what others made of the papers of a shared list, where there is one."""
        self.making.setCurrentIndex(max(0, self.making.findData(chosen)))
        for part in (self._making_label, self.making):
            part.setVisible(offered)
        self._arrange()

    def choose_state(self, state: State) -> None:
        """Choose where new papers go."""
        self.state = state
        self.to.set_mark(state.value)
        self.to.set_words(tr(STATES[state]))
        self.to.setAccessibleName(tr("Add to: {place}").format(place=tr(STATES[state])))
        self._arrange()
        self.state_chosen.emit(state)

    def show_counts(self, counts: Mapping[Outcome, int]) -> None:
        """Say what an import would do."""
        words, possible = import_in_words(counts, tr)
        self.say(sum_in_words(counts, self.state, tr))
        self.accept.set_words(words)
        self.accept.setEnabled(possible)
        self._arrange()

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Say the sum, or what is wrong with a name."""
        self.sum.setText(words)
        self.sum.set_colour("err" if wrong else "t3")
        self._arrange()

    def states_menu(self) -> QMenu:
        """The states to choose from; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for state in State:
            action = menu.addAction(tr(STATES[state]))
            action.setCheckable(True)
            action.setChecked(state is self.state)
            action.triggered.connect(lambda _checked=False, state=state: self.choose_state(state))
        return menu

    def show_states(self) -> None:
        """Open the menu of states below its button."""
        self.states_menu().popup(self.to.mapToGlobal(QPoint(0, self.to.height() + 1)))

    # -- laying out

    def sizeHint(self) -> QSize:
        return QSize(600, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self._height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("window"))
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        painter.end()

    def _rules_row(self) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_AFTER_LABEL)
        for words, field in (("Add to", self.to), ("List", self.list), ("Tags", self.tags)):
            label = PlainLabel(self._look, tr(words), colour="t2")
            label.setBuddy(field)
            line.addWidget(label)
            line.addWidget(field)
            line.addSpacing(_BETWEEN - _AFTER_LABEL)
        self._making_label.setBuddy(self.making)
        for part in (self._making_label, self.making):
            line.addWidget(part)
            part.hide()
        line.addWidget(self.duplicates)
        return row

    def _arrange(self) -> None:
        """Put rules, sum and buttons on as few lines as hold them."""
        room = self.width() - 2 * _BESIDE
        rules, told, buttons = (part.sizeHint().width() for part in self._parts)
        right = told + _BETWEEN + buttons
        lines = 1 if rules + _BETWEEN + right <= room else 2 if right <= room else 3
        if lines != self._lines:
            self._lines = lines
            self.setFixedHeight(self._height())
        line = self.accept.sizeHint().height()
        foot = self.height() - _ABOVE - line
        self._place(self._rules, _BESIDE, _ABOVE, min(rules, room), line)
        self._place(self._buttons, self.width() - _BESIDE - buttons, foot, buttons, line)
        before = 0 if lines == 3 else buttons + _BETWEEN
        height = self.sum.sizeHint().height() if lines == 3 else line
        top = foot - _BETWEEN_LINES - height if lines == 3 else foot
        width = min(told, room)
        self._place(self.sum, self.width() - _BESIDE - before - width, top, width, height)

    def _place(self, part: QWidget, left: int, top: int, width: int, height: int) -> None:
        place = QRect(left, top, width, height)
        part.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))

    def _height(self) -> int:
        line = self.accept.sizeHint().height()
        height = 2 * _ABOVE + line + (line + _BETWEEN_LINES if self._lines > 1 else 0)
        return height + (self.sum.sizeHint().height() + _BETWEEN_LINES if self._lines == 3 else 0)


def _row(*parts: QWidget, between: int) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(between)
    for part in parts:
        line.addWidget(part)
    return row
