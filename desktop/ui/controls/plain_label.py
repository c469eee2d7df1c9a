"""A label that shows text as it is, whatever is in it: never rich text, whoever wrote the text."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QStyle, QWidget

from desktop.ui.look.look import Look


class PlainLabel(QLabel):
    """Plain text in a use of type and the colour of a token, remade when the look changes.

    `cut` shortens a line that does not fit; without it the label keeps its whole width. Qt would take
    text with tags in it for HTML and open the local files it names: the format cannot be changed here.
    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        use: str = "body",
        colour: str = "t1",
        figures: bool = False,
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideNone,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._use = use
        self._colour = colour
        self._figures = figures
        self._cut = cut
        super().setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        # Else a label on a widget that says it is Base would be painted in the colour of Text.
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        look.changed.connect(self._dress)
        self._dress()

    def setTextFormat(self, text_format: Qt.TextFormat) -> None:
        """Nothing but plain text: asking for anything else is a defect."""
        if text_format != Qt.TextFormat.PlainText:
            raise ValueError("a PlainLabel shows plain text only")

    def set_colour(self, colour: str) -> None:
        """Change the colour to that of another token."""
        self._colour = colour
        self._dress()

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        if self._cut == Qt.TextElideMode.ElideNone or self.wordWrap():
            return whole
        narrow = round(self._look.metrics(self._use).horizontalAdvance("M…"))
        return QSize(min(narrow, whole.width()), whole.height())

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if not self.wordWrap():
            margins = self.contentsMargins()
            line = self._look.line_height(self._use) + margins.top() + margins.bottom()
            hint.setHeight(max(hint.height(), line))
        return hint

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._cut == Qt.TextElideMode.ElideNone or self.wordWrap():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        room = self.contentsRect()
        # Not the palette's: a style sheet that is set before the window is shown brings an older one back.
        painter.setPen(self._look.colour(self._colour))
        shown = self.fontMetrics().elidedText(self.text(), self._cut, room.width())
        side = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        painter.drawText(room, side | Qt.TextFlag.TextSingleLine, shown)
        painter.end()

    def _dress(self) -> None:
        self.setFont(self._look.font(self._use, figures=self._figures))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._look.colour(self._colour))
        self.setPalette(palette)
        self.updateGeometry()
