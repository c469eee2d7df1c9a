"""The three answers to "Maybe the same as …"; the one that was chosen is the strongest."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.controls.button import Button, Kind
from desktop.ui.look.icons import BUTTON_ICON
from desktop.ui.look.look import Look
from desktop.ui.review.flow import Flow

Answer = Literal["new", "same", "out"]

_BETWEEN = 8
_AFTER_ICON = 7


class DecisionButtons(Flow):
    """Keep as a new paper, Same paper, Leave out; `answered` carries which."""

    answered = Signal(str)

    def __init__(self, look: Look, answer: Answer, parent: QWidget | None = None) -> None:
        super().__init__(across=_BETWEEN, down=_BETWEEN, parent=parent)
        self._look = look
        self._has_icon = False
        self.buttons: dict[Answer, _AnswerButton] = {
            "new": _AnswerButton(look, self.tr("Keep as a new paper"), "", "N", "bordered"),
            "same": _AnswerButton(look, self.tr("Same paper"), "", "S", "bordered"),
            "out": _AnswerButton(look, self.tr("Leave out"), "", "X", "flat"),
        }
        for name, button in self.buttons.items():
            self.add(button, nearer=_BETWEEN if button.kind == "flat" else 0)
            button.clicked.connect(lambda _checked=False, name=name: self.answered.emit(name))
        self.show_answer(answer)

    @property
    def chosen(self) -> Button:
        """The button of the answer in force."""
        return next(button for button in self.buttons.values() if button.isChecked())

    def arrange(self) -> None:
        """The icon goes before the buttons need a second line."""
        icon = self._look.fonts.grown(BUTTON_ICON) + _AFTER_ICON
        whole = self.whole_width() + (0 if self._has_icon else icon)
        if self._has_icon != (whole <= self.width()):
            self._has_icon = not self._has_icon
            self.buttons["same"].set_icon("merge" if self._has_icon else "")
        super().arrange()

    def show_answer(self, answer: Answer) -> None:
        """Make the button of the answer in force the strongest."""
        for name, button in self.buttons.items():
            button.set_chosen(chosen=name == answer)


class _AnswerButton(Button):
    def __init__(self, look: Look, words: str, icon: str, keys: str, kind: Kind) -> None:
        super().__init__(look, words, kind=kind, icon=icon, keys=keys)
        self._kind_at_rest = kind
        self.setCheckable(True)

    def set_chosen(self, *, chosen: bool) -> None:
        """Say by look and by state whether this answer is in force."""
        self.setChecked(chosen)
        kind: Kind = "primary" if chosen else self._kind_at_rest
        if kind != self.kind:
            self.kind = kind
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
            self._remeasure()
