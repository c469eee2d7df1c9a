"""A button that is an icon alone: the words are its name for screen readers and its tool tip."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from desktop.ui.controls.button import Button
from desktop.ui.look.icons import BUTTON_ICON
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import TARGET


class IconButton(Button):
    """A flat square button of `side` px, never under the smallest target.

    `size` is that of the icon in px, `ink` the colour token it is drawn in.
    """

    def __init__(
        self,
        look: Look,
        icon: str,
        words: str,
        *,
        side: int = TARGET,
        size: int = BUTTON_ICON,
        ink: str = "t2",
        parent: QWidget | None = None,
    ) -> None:
        self._side = max(side, TARGET)
        self._ink_at_rest = ink
        super().__init__(look, "", kind="flat", icon=icon, parent=parent)
        self.icon_size = size
        self._remeasure()
        self.name(words)

    def name(self, words: str) -> None:
        """Change what it is called and what its tool tip says."""
        self.setToolTip(words)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        side = self._grown(self._side)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _icon_ink(self) -> str:
        return self._ink_at_rest if self.isEnabled() else "off"

    def _beside(self) -> int:
        return (self._grown(self._side) - self._grown(self.icon_size)) // 2

    def _remeasure(self) -> None:
        super()._remeasure()
        self.setFixedSize(self.sizeHint())
