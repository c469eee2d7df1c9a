"""A button that is an icon alone: the words are its name for screen readers and its tool tip."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from desktop.ui.controls.button import Button
from desktop.ui.look.icons import BUTTON_ICON
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import TARGET


class IconButton(Button):
    """A flat square button; `side` in px, never under the smallest target."""

    def __init__(
        self, look: Look, icon: str, words: str, *, side: int = TARGET, parent: QWidget | None = None
    ) -> None:
        self._side = max(side, TARGET)
        self._icon_size = BUTTON_ICON
        super().__init__(look, "", kind="flat", icon=icon, parent=parent)
        self.setFixedSize(self.sizeHint())
        self.setToolTip(words)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _beside(self) -> int:
        return (self._side - BUTTON_ICON) // 2
