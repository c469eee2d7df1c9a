"""Text to read and to select: whatever is in it is shown literally, and nothing in it is ever loaded."""

import math
from typing import Any

from PySide6.QtCore import QMargins, QMimeData, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from desktop.ui.controls.plain_copy import only_text
from desktop.ui.details.readable import Readable, readable
from desktop.ui.details.shown_text import ShownText, Spans, shown
from desktop.ui.details.typed_mark import TypedMark
from desktop.ui.look.look import Look

BESIDE, ABOVE = 8, 3
"""Room around the text for the focus frame, in px; who lays the text out takes it off the margins."""
_FRAME = 2
_BEFORE_MARK = 5
_NOTHING = ShownText("", ())
_EDIT_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}
_OWN_SEQUENCES = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)
_MOVING = {
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
}  # fmt: skip


class ReadingText(QTextEdit):
    """A text as high as it needs to be at its width; `activated` is sent for Enter, F2 and a double click.

    `use` is a use of type, `colour` a token, `name` what screen readers call the text. `with_maths` is for titles
    and abstracts: formulas are read as plain letters and signs where they have such a form.
    """

    activated = Signal()

    def __init__(
        self,
        look: Look,
        name: str,
        *,
        use: str,
        colour: str = "t1",
        with_maths: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._with_maths = with_maths
        self._readable = Readable("")
        self._use = use
        self._colour = colour
        self._shown = _NOTHING
        self._source: str | None = None
        self._hits: tuple[tuple[int, int], ...] = ()
        self._room = QMargins(BESIDE, ABOVE, BESIDE, ABOVE)
        self._mark = TypedMark(look, self)
        self._set_up(name)
        look.changed.connect(self._dress)
        self._dress()

    def _set_up(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # what is dropped here is for the window
        self.viewport().setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setViewportMargins(self._room)
        self.document().setDocumentMargin(0)

    # -- what is shown

    @property
    def source(self) -> str:
        """The text that was given, which may be longer than what is shown."""
        return self._source or ""

    def set_text(self, text: str, *, typed: bool = False) -> None:
        """Show a text; the same text again leaves selection and scroll position alone.

        `typed` puts the pencil after it.
        """
        if text != self._source:
            self._source = text
            self._readable = readable(text) if self._with_maths else Readable(text)
            self._shown = shown(self._readable.text)
            self.set_highlight(())
            cursor = QTextCursor(self.document())
            cursor.beginEditBlock()  # text and height of the lines in one: it is laid out once
            self.setPlainText(self._shown.text)
            self._set_lines()
            cursor.endEditBlock()
            self._fit()
        if typed == self._mark.isHidden():
            self._mark.setVisible(typed)
            self.setAccessibleDescription(self.tr("You typed this") if typed else "")
            self._set_margins()
            self._place_mark()

    def set_beside(self, left: int, right: int) -> None:
        """Change the room left and right of the text, in px."""
        self._room.setLeft(left)
        self._room.setRight(right)
        self._set_margins()

    def set_joined(self, *, above: bool = False, below: bool = False) -> None:
        """Leave out the room above or below, for two texts that read as one."""
        self._room.setTop(0 if above else ABOVE)
        self._room.setBottom(0 if below else ABOVE)
        self._set_margins()

    def _set_margins(self) -> None:
        margins = QMargins(self._room)
        if not self._mark.isHidden():
            margins.setRight(max(margins.right(), self._mark.width() + _BEFORE_MARK))
        if margins != self.viewportMargins():
            self.setViewportMargins(margins)
            self._fit()

    def one_line_width(self) -> int:
        """The width in px at which the text stands on one line, with what surrounds it."""
        margins = self.viewportMargins()
        words = self._look.metrics(self._use).horizontalAdvance(self._shown.text)
        return math.ceil(words) + 1 + margins.left() + margins.right()

    def set_colour(self, colour: str) -> None:
        """Write in the colour of another token."""
        if colour != self._colour:
            self._colour = colour
            self._dress_colour()

    def set_highlight(self, spans: Spans) -> None:
        """Put these places of the text, as (start, end) in characters, on the colour of matches."""
        self._hits = tuple(spans)
        found = []
        for start, end in self._shown.places(self._readable.places(self._hits)):
            part = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            part.cursor = cursor
            part.format.setBackground(self._look.colour("hit"))
            found.append(part)
        self.setExtraSelections(found)

    # -- plain text only

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing is loaded. An empty image, because Qt goes on to open the name itself for an empty answer."""
        return QImage(1, 1, QImage.Format.Format_ARGB32)

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected text and no other flavour."""
        return only_text(super().createMimeDataFromSelection(), self.textCursor().selection().toPlainText())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return False

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Nothing is pasted or dropped into a text to read."""

    # -- size

    def sizeHint(self) -> QSize:
        return QSize(160, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _height(self) -> int:
        line = self._look.line_height(self._use)
        margins = self.viewportMargins()
        return max(line, round(self.document().size().height())) + margins.top() + margins.bottom()

    def _fit(self) -> None:
        self._place_mark()
        if self.height() != self._height():
            self.setFixedHeight(self._height())

    def _place_mark(self) -> None:
        """Put the pencil behind the last word, in the middle of its line."""
        if self._mark.isHidden():
            return
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        end = self.cursorRect(cursor).translated(self.viewport().pos())
        side = self._mark.width()
        left = min(end.x() + _BEFORE_MARK, self.width() - side - 1)
        self._mark.move(left, end.center().y() - side // 2 + 1)

    def _set_lines(self) -> None:
        lines = QTextBlockFormat()
        lines.setLineHeight(
            self._look.line_height(self._use), QTextBlockFormat.LineHeightTypes.MinimumHeight.value
        )
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(lines)

    # -- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        selects = event.key() in _MOVING and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in _EDIT_KEYS and event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }:
            self.activated.emit()
        elif selects or any(event.matches(sequence) for sequence in _OWN_SEQUENCES):
            super().keyPressEvent(event)
        else:
            event.ignore()  # scrolling and the keys of the window are not this text's business

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.activated.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        edit = menu.addAction(self.tr("Edit"), self.activated.emit)
        menu.insertAction(menu.actions()[0], edit)
        menu.popup(event.globalPos())

    # -- drawing

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paint_frame(self, painter: QPainter) -> None:
        """Draw the focus frame; the one of the window would reach over whatever this text scrolls under."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("focus"), _FRAME))
        inset = _FRAME / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)

    def event(self, event: Any) -> bool:
        answer = super().event(event)
        if isinstance(event, QPaintEvent) and self.hasFocus():
            painter = QPainter(self)
            self.paint_frame(painter)
            painter.end()
        return answer

    def _dress(self) -> None:
        self.setFont(self._look.font(self._use))
        self.document().setDefaultFont(self._look.font(self._use))
        self._dress_colour()
        self.set_highlight(self._hits)
        self._set_lines()
        self._fit()

    def _dress_colour(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, self._look.colour(self._colour))
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)
