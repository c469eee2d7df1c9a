"""The actions of the window as Qt knows them, made from the one table, and the menus they stand in."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop.ui.window.action_table import ACTIONS, ActionSpec

GROUPS = ("Move", "Decide", "Everything else")
MENUS = {
    "File": "&File",
    "Edit": "&Edit",
    "View": "&View",
    "Paper": "&Paper",
    "Tags": "&Tags",
    "Tools": "T&ools",
    "Help": "&Help",
}
"""Each menu with its words, the letter for Alt marked."""


class WindowActions(QObject):
    """Every QAction by name. What cannot be done now is disabled, so that its key does nothing."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions = {spec.name: self._made(spec, window) for spec in ACTIONS}
        self._possible: dict[str, bool] = {}
        self._blocked = False

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def _made(self, spec: ActionSpec, window: QWidget) -> QAction:
        action = QAction(tr(spec.words), window)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        if spec.name == "quit":
            action.setMenuRole(QAction.MenuRole.QuitRole)
        window.addAction(action)
        return action

    def fill(self, bar: QMenuBar) -> None:
        """Puts every action into its menu."""
        for menu, words in MENUS.items():
            self._fill_menu(bar.addMenu(tr(words)), menu)

    def _fill_menu(self, menu: QMenu, name: str) -> None:
        for spec in ACTIONS:
            if spec.menu == name:
                if spec.after_line:
                    menu.addSeparator()
                menu.addAction(self._actions[spec.name])

    def allow(self, **possible: bool) -> None:
        """Says what can be done now, by the word in `needs` of the table."""
        if not possible.items() <= self._possible.items():
            self._possible.update(possible)
            self._enable()

    def block(self, *, blocked: bool) -> None:
        """While something covers the papers, actions on them would act unseen."""
        self._blocked = blocked
        self._enable()

    def _enable(self) -> None:
        for spec in ACTIONS:
            possible = not spec.needs or self._possible.get(spec.needs, False)
            allowed = not self._blocked or spec.name in _ALWAYS
            action = self._actions[spec.name]
            if action.isEnabled() != (possible and allowed):  # to ask costs a hundredth of setting the same
                action.setEnabled(possible and allowed)

    def show_history(self, undo: str, redo: str) -> None:
        """Undo and Redo say what they would do."""
        for name, words, step in (("undo", tr("Undo"), undo), ("redo", tr("Redo"), redo)):
            text = f"{words} {step}" if step else words
            if self._actions[name].text() != text:  # the whole menu would be laid out anew
                self._actions[name].setText(text)
        self.allow(undo=bool(undo), redo=bool(redo))

    def use_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Gives every action the keys that stand under its name."""
        for name, action in self._actions.items():
            action.setShortcuts([QKeySequence(key) for key in keys.get(name, ())])

    def keys_of(self, name: str) -> str:
        """The first key of an action in Qt's portable writing, "" when it has none."""
        return next(iter(self.all_keys_of(name)), "")

    def all_keys_of(self, name: str) -> list[str]:
        """Every key of an action in Qt's portable writing."""
        portable = QKeySequence.SequenceFormat.PortableText
        return [sequence.toString(portable) for sequence in self._actions[name].shortcuts()]

    def keys_by_group(self) -> dict[str, list[tuple[str, str]]]:
        """The words and keys for the overlay, by its columns: every action that has a key now."""
        groups: dict[str, list[tuple[str, str]]] = {tr(name): [] for name in GROUPS}
        for spec in ACTIONS:
            if keys := self.keys_of(spec.name):
                groups[tr(spec.group or GROUPS[-1])].append((tr(spec.words).rstrip("…"), keys))
        return groups


_ALWAYS = frozenset({"quit", "about", "preferences", "keys"})


def tr(text: str) -> str:
    """The translation of an action's words."""
    return QCoreApplication.translate("Action", text)
