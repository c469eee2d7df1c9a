"""To which list the new papers go: none, one that exists, or a new one whose name is typed in its place."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from desktop.ui.controls.button import Button
from desktop.ui.controls.field import Field
from desktop.ui.details.shown_text import visible_line
from desktop.ui.look.look import Look

_LONGEST_NAME = 24
_FIELD_WIDTH = 150


class ListChoice(QWidget):
    """A button with a menu, or the field for a new name; `left` is sent when Esc leaves the field."""

    changed = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lists: tuple[str, ...] = ()
        self._name = ""
        self.button = Button(look, "", kind="bordered")
        self.button.set_opens(opens=True)
        self.button.clicked.connect(self.show_menu)
        self.field = _NameField(look, self.tr("Name of the new list"), hint=self.tr("Name of the list"))
        self.field.setFixedWidth(look.fonts.scaled(_FIELD_WIDTH))
        self.field.textChanged.connect(lambda _text: self.changed.emit())
        self.field.left.connect(self._leave_field)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(self.field)
        self.begin(())

    @property
    def name(self) -> str:
        """The name of the list, "" for none."""
        return self._name if self.field.isHidden() else " ".join(self.field.text().split())

    def begin(self, lists: Sequence[str]) -> None:
        """Start with no list; `lists` are the names of those that exist."""
        self._lists = tuple(lists)
        self.choose("")

    def choose(self, name: str) -> None:
        """Choose a list that exists, "" for none."""
        self._name = name
        self.field.hide()
        self.field.clear()
        self.button.show()
        words = visible_line(name, _LONGEST_NAME) if name else self.tr("None")
        self.button.set_words(words)
        self.button.setAccessibleName(self.tr("List: {name}").format(name=words))
        self.changed.emit()

    def begin_new(self) -> None:
        """Put the field for a new name in the button's place."""
        self.button.hide()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def menu(self) -> QMenu:
        """The lists to choose from; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ("", *self._lists):
            words = visible_line(name, _LONGEST_NAME * 2) if name else self.tr("None")
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == self._name)
            action.triggered.connect(lambda _checked=False, name=name: self.choose(name))
        menu.addSeparator()
        menu.addAction(self.tr("New list…"), self.begin_new)
        return menu

    def show_menu(self) -> None:
        """Open the menu below the button."""
        self.menu().popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 1)))

    def _leave_field(self) -> None:
        self.choose("")
        self.left.emit()


class _NameField(Field):
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
