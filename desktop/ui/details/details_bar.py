"""The bar over the details: the state and its menu, the stars, the button for everything else."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from desktop.ui.controls.button import Button
from desktop.ui.controls.icon_button import IconButton
from desktop.ui.controls.stars import Stars
from desktop.ui.controls.state_button import StateButton
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import STATES

_HEIGHT = 56
_BESIDE, _AT_THE_END = 24, 20
_BEFORE_MORE = 26


class DetailsBar(QWidget):
    """Shows the state and rating of one paper, or what several have in common."""

    state_requested = Signal(str)
    rating_requested = Signal(int)
    menu_requested = Signal(QPoint)
    back_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._names = self._state_names()
        self.back = Button(look, self.tr("Back"), kind="flat", keys="Esc", parent=self)
        self.back.clicked.connect(self.back_requested)
        self.back.hide()
        self.state = StateButton(look, "inbox", self._names["inbox"], parent=self)
        self.state.clicked.connect(self._offer_states)
        self.stars = Stars(look, parent=self)
        self.stars.rated.connect(self.rating_requested)
        self.more = IconButton(look, "more", self.tr("More actions"), parent=self)
        self.more.clicked.connect(self._offer_more)
        self.states_menu, self._actions = self._menu()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_BESIDE, 0, _AT_THE_END, 0)
        layout.setSpacing(8)
        layout.addWidget(self.back)
        layout.addWidget(self.state)
        layout.addStretch(1)
        layout.addWidget(self.stars)
        layout.addSpacing(_BEFORE_MORE - 8)
        layout.addWidget(self.more)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._remeasure)
        self._remeasure()

    def show_state(self, state: str, words: str = "") -> None:
        """Show a state, in other words than its name when they are given ("Queue, 5th")."""
        self.state.show_state(state, words or self._names[state])
        self._check(state)

    def show_states(self, states: Sequence[str]) -> None:
        """Show what several papers have: their one state, or that there are several."""
        if len(set(states)) == 1:
            self.show_state(states[0])
            return
        self.state.show_state("", self.tr("Several states"))
        self._check("")

    def show_rating(self, rating: int) -> None:
        """Show 0 to 5 stars."""
        self.stars.setValue(rating)

    def _state_names(self) -> dict[str, str]:
        return {
            "inbox": self.tr("Inbox"),
            "queued": self.tr("Queue"),
            "reading": self.tr("Reading"),
            "done": self.tr("Done"),
            "dismissed": self.tr("Dismissed"),
        }

    def _menu(self) -> tuple[QMenu, dict[str, QAction]]:
        menu = QMenu(self)
        group = QActionGroup(menu)
        actions = {}
        for state in STATES:
            action = menu.addAction(self._names[state])
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, chosen=state: self._choose(chosen))
            group.addAction(action)
            actions[state] = action
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        return menu, actions

    def _check(self, state: str) -> None:
        self._shown = state
        for name, action in self._actions.items():
            action.setChecked(name == state)

    def _choose(self, state: str) -> None:
        self._check(self._shown)  # the tick moves when the library has moved the paper
        self.state_requested.emit(state)

    def _offer_states(self) -> None:
        self.states_menu.popup(self.state.mapToGlobal(QPoint(0, self.state.height())))

    def _offer_more(self) -> None:
        self.menu_requested.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _remeasure(self) -> None:
        self.setFixedHeight(max(_HEIGHT, self.state.sizeHint().height() + 26))
