"""Text to read and to put a cursor into: nothing in it is markup, nothing can be typed into it."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from desktop.ui.controls.plain_copy import only_text
from desktop.ui.details.shown_text import shown
from desktop.ui.look.look import Look


class PlainTextView(QPlainTextEdit):
    """A box of text with a cursor; what is copied is plain, nothing can be dropped into it."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        look.changed.connect(self._dress)
        self._dress()

    def show_text(self, text: str) -> None:
        """Show `text` with every hidden character as a sign that can be seen."""
        self.setPlainText(shown(text).text)

    def createMimeDataFromSelection(self) -> QMimeData:
        return only_text(super().createMimeDataFromSelection(), self.textCursor().selection().toPlainText())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return False

    def _dress(self) -> None:
        self.setFont(self._look.font("body"))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Text, self._look.colour("t1"))
        palette.setColor(QPalette.ColorRole.Base, self._look.colour("sunken"))
        self.setPalette(palette)
