"""The field for one line of text: plain, with the frame of the look."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui.look.look import Look


class Field(QLineEdit):
    """A line of text; `name` is what screen readers call it, `hint` stands in it while it is empty."""

    def __init__(
        self, look: Look, name: str, *, hint: str = "", use: str = "body", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._use = use
        self.setProperty("kind", "field")
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setAcceptDrops(False)  # what is dropped here is for the window
        look.changed.connect(self._remeasure)
        self._remeasure()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.look.line_height(self._use) + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def _remeasure(self) -> None:
        self.setFont(self.look.font(self._use))
        self.updateGeometry()
        self.update()
