"""The state of a paper as a button: its mark, its name, and the menu of states."""

from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.controls.button import Button
from desktop.ui.look.look import Look


class StateButton(Button):
    """Shows a state; a click opens the menu that was given."""

    def __init__(
        self, look: Look, state: str, words: str, menu: QMenu | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, words, kind="soft", parent=parent)
        self.set_opens(opens=True)
        if menu is not None:
            self.setMenu(menu)
        self.show_state(state, words)

    def show_state(self, state: str, words: str) -> None:
        """Change mark and words ("Queue, 5th"); the name for screen readers says what the words are."""
        self.set_mark(state)
        self.set_words(words)
        self.setAccessibleName(self.tr("State: {state}").format(state=words))
