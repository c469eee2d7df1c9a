"""Asks for one name: of a new list or tag, or a new name for an old one."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.controls.button import Button
from desktop.ui.controls.field import Field
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.details.shown_text import visible_line
from desktop.ui.look.look import Look
from desktop.ui.pickers.card_layout import fill_card, foot
from desktop.ui.pickers.completing import LONGEST_NAME, clean_name
from desktop.ui.pickers.overlay import Overlay

_AROUND = 16
_WIDTH = 340


class NamePrompt(Overlay):
    """One field. `accepted` carries the name; the prompt stays until it is closed or told an error."""

    accepted = Signal(str)

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, window, "", dims=False)
        self.heading = PlainLabel(look, use="strong", parent=self.card)
        self.field = Field(look, "", parent=self.card)
        self.problem = PlainLabel(look, use="second", colour="err", parent=self.card)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.accept = Button(look, "", kind="primary", keys="Return", parent=self.card)
        self.cancel = Button(look, self.tr("Cancel"), kind="bordered", keys="Esc", parent=self.card)
        self.first = self.field
        self._lay_out()
        self.field.returnPressed.connect(self._accept)
        self.field.textEdited.connect(lambda: self.show_error(""))
        self.accept.clicked.connect(self._accept)
        self.cancel.clicked.connect(self.close_overlay)

    def _lay_out(self) -> None:
        column = fill_card(self.card, self.heading, self.field, self.problem, around=_AROUND, spacing=8)
        column.addSpacing(4)
        column.addLayout(foot(self.cancel, self.accept))

    def card_width(self) -> int:
        return self.look.fonts.scaled(_WIDTH)

    def ask(self, heading: str, button: str, name: str = "", area: QRect | None = None) -> None:
        """Ask under a heading ("New list"); `button` says what happens ("Make list"), `name` is the old one."""
        self.heading.setText(visible_line(heading))
        self.setAccessibleName(heading)
        self.field.setAccessibleName(heading)
        self.accept.set_words(button)
        self.field.setText(name)
        self.show_error("")
        self.open_over(area)
        self.field.selectAll()

    def show_error(self, sentence: str) -> None:
        """Say why the name cannot be taken; "" takes that back."""
        if sentence == self.problem.text():
            return
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
        self.refit()

    def _accept(self) -> None:
        name = clean_name(self.field.text())
        if not name or len(name) > LONGEST_NAME:
            self.show_error(self.tr("Type a name of 1 to {n} characters.").format(n=LONGEST_NAME))
        else:
            self.accepted.emit(name)
