"""The beginning of what an export would write, in the fixed font, with entry types and warnings told apart."""

import re
from collections.abc import Collection

from PySide6.QtGui import QColor, QPalette, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.limits import SHOWN_LINE_CHARACTERS
from desktop.ui.look.look import Look

_ENTRY = re.compile(r"(@\w+)\{([^,]*),?")
_FIELD = re.compile(r"\s+([a-z]+)\s*=")
_MARGIN = 14


class Preview(QPlainTextEdit):
    """Read-only text, never rich: what is shown is what would be in the file."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.document().setDocumentMargin(_MARGIN)
        self.setAccessibleName(self.tr("Preview"))
        self._colours = _Colours(look, self.document())
        look.changed.connect(self._dress)
        self._dress()

    def show_text(self, text: str, warned: Collection[str]) -> None:
        """Shows the text; entries whose citation key is in `warned` have their first line on a tint."""
        self._colours.warned = frozenset(warned)
        lines = (line[:SHOWN_LINE_CHARACTERS] for line in text.split("\n"))
        self.setPlainText("\n".join(lines))
        self.verticalScrollBar().setValue(0)

    def _dress(self) -> None:
        self.setFont(self._look.font("fixed"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._look.colour("base"))
        palette.setColor(QPalette.ColorRole.Text, self._look.colour("t1"))
        self.setPalette(palette)
        self._colours.rehighlight()


class _Colours(QSyntaxHighlighter):
    def __init__(self, look: Look, document: QTextDocument) -> None:
        super().__init__(document)
        self._look = look
        self.warned: frozenset[str] = frozenset()

    def highlightBlock(self, text: str) -> None:
        if found := _ENTRY.match(text):
            if found[2] in self.warned:
                self._paint(0, len(text), "suspectInk", "suspectTint")
            else:
                self._paint(0, found.end(1), "accent")
        elif found := _FIELD.match(text):
            self._paint(found.start(1), found.end(1), "t3")

    def _paint(self, start: int, end: int, ink: str, tint: str = "") -> None:
        style = QTextCharFormat()
        style.setForeground(QColor(self._look.colour(ink)))
        if tint:
            style.setBackground(QColor(self._look.colour(tint)))
        self.setFormat(start, end - start, style)
