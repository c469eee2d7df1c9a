"""The search box: a lens, the key that leads here, a cross that empties it, a line under misspelt words."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLineF, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget

from desktop.ui.controls.field import Field
from desktop.ui.controls.icon_button import IconButton
from desktop.ui.controls.key_caption import key_caption
from desktop.ui.controls.keycap import keycap_size, paint_keycap
from desktop.ui.look.icons import BUTTON_ICON
from desktop.ui.look.look import Look

WIDTH, WIDTH_WITH_TEXT = 248, 296
MOST_CHARACTERS = 10_000
"""No search looks at more, and to lay a line out of much more keeps the window waiting."""
_BEFORE_ICON, _AFTER_ICON = 9, 8
_BESIDE_KEY = 9
_UNDERLINE = 2.0
_DASH, _DASH_GAP = 6.0, 4.0
_FRAME = 2 * (1 + 8)  # border and padding of the style sheet, both sides
_LEADING_ON = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_WRITING = frozenset(map(Qt.Key, b"ACVXYZ"))  # with Ctrl: the letters that belong to the text
_INNER = 2  # what QLineEdit adds on each side by itself


class SearchField(Field):
    """A field that is wider while it holds text; `left` is sent for Enter, Down, and Esc in an empty box."""

    left = Signal()

    def __init__(
        self, look: Look, name: str, *, hint: str = "", keys: str = "/", parent: QWidget | None = None
    ) -> None:
        self._key = key_caption(keys)
        self._misspelt: tuple[str, ...] = ()
        self._mistakes: tuple[tuple[int, int], ...] = ()
        self._home = ""
        self._clear: IconButton | None = None
        super().__init__(look, name, hint=hint, parent=parent)
        self.setMaxLength(MOST_CHARACTERS)
        self._clear = IconButton(look, "close", self.tr("Clear"), size=12, parent=self)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.hide()
        self._clear.clicked.connect(self._empty)
        self.textChanged.connect(self._text_changed)
        self._remeasure()

    def set_keys(self, keys: str) -> None:
        """Change the key that leads here; empty takes it away."""
        self._key = key_caption(keys)
        self._remeasure()

    def set_home(self, text: str) -> None:
        """Say which text Esc and the cross lead back to: that of a saved search, else none."""
        self._home = text
        self._text_changed(self.text())

    def take_back(self) -> bool:
        """Lead back to the text at home; whether another one stood there."""
        if self.text().strip() == self._home.strip():
            return False
        self.setText(self._home)
        return True

    def set_misspelt(self, words: Sequence[str]) -> None:
        """Draw a dashed line under each of these words of the text, in whatever case they stand there."""
        self._misspelt = tuple(words)
        self.update()

    def set_mistakes(self, places: Sequence[tuple[int, int]]) -> None:
        """Draw a dotted line under each place (start, end) of the text that makes no sense."""
        self._mistakes = tuple(places)
        self.update()

    def sizeHint(self) -> QSize:
        wide = WIDTH_WITH_TEXT if self.text() else WIDTH
        return QSize(self.look.fonts.scaled(wide), super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Leaves Ctrl and a letter to the window's actions; a box keeps only those that every box has."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and _is_action(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text().strip() != self._home.strip():
            self._empty()
        elif event.key() in _LEADING_ON:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu of a field, and below it what can be done with the search."""
        menu = self.createStandardContextMenu()
        menu.addSeparator()
        menu.addActions([action for action in self.actions() if action.isEnabled()])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = self.look.fonts.grown(BUTTON_ICON)
        icon = QRect(_BEFORE_ICON, (self.height() - side + 1) // 2, side, side)
        ink = "t2" if self.isEnabled() else "off"
        self.look.icons.paint(painter, "search", ink, self._mirrored(icon).topLeft(), side)
        if self.text():
            self._underline(painter)
        elif self.isEnabled() and self._key:
            size = keycap_size(self.look, self._key)
            corner = QPoint(self.width() - _BESIDE_KEY - size.width(), (self.height() - size.height()) // 2)
            paint_keycap(painter, self.look, self._mirrored(QRect(corner, size)), self._key)
        painter.end()

    def _underline(self, painter: QPainter) -> None:
        pen = QPen(self.look.colour("hitu"), _UNDERLINE)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        inside = self.rect().adjusted(self.textMargins().left(), 0, -self.textMargins().right(), 0)
        painter.setClipRect(inside)
        metrics = self.look.metrics(self._use)
        y = round((self.height() + metrics.ascent() - metrics.descent()) / 2) + 5.0
        text = self.text()
        # The box scrolls, so places are counted from the cursor.
        before = metrics.horizontalAdvance(text[: place_in(text, self.cursorPosition())])
        painter.translate(self.cursorRect().center().x() - before, 0)
        for start, end in map(self._across, self._places()):
            pen.setDashPattern([_DASH / _UNDERLINE, _gap(end - start) / _UNDERLINE])
            painter.setPen(pen)
            painter.drawLine(QLineF(start, y, end, y))
        wrong = QPen(self.look.colour("err"), _UNDERLINE)
        wrong.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(wrong)
        for start, end in map(self._across, self._mistakes):
            painter.drawLine(QLineF(start, y, end, y))

    def _places(self) -> list[tuple[int, int]]:
        """Return where misspelt words stand in the text."""
        return [
            match.span()
            for word in self._misspelt
            for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", self.text(), re.IGNORECASE)
        ]

    def _across(self, place: tuple[int, int]) -> tuple[float, float]:
        """Return from where to where the letters [start, end) reach, in px from the beginning of the text."""
        metrics, text = self.look.metrics(self._use), self.text()
        start, end = (metrics.horizontalAdvance(text[:at]) for at in place)
        return start, end

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _empty(self) -> None:
        self.setText(self._home)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _text_changed(self, text: str) -> None:
        if self._clear is not None:
            self._clear.setVisible(text.strip() != self._home.strip())
        self.updateGeometry()

    def _place_clear(self) -> None:
        if self._clear is None:
            return
        side = self._clear.width()
        place = QRect(self.width() - side - 4, (self.height() - side) // 2, side, side)
        self._clear.setGeometry(self._mirrored(place))

    def _remeasure(self) -> None:
        super()._remeasure()
        before = _BEFORE_ICON + self.look.fonts.grown(BUTTON_ICON) + _AFTER_ICON - _FRAME // 2 - _INNER
        after = max(keycap_size(self.look, self._key).width(), self.look.fonts.grown(24))
        self.setTextMargins(before, 0, after, 0)
        self._place_clear()


def _is_action(event: QKeyEvent) -> bool:
    """Whether a key is Ctrl and a letter that means nothing to the text; AltGr, which writes, is Ctrl and Alt."""
    modifiers = event.modifiers()
    is_letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
    with_ctrl = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    with_alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
    return is_letter and with_ctrl and not with_alt and event.key() not in _WRITING


def place_in(text: str, cursor: int) -> int:
    """Return the letter of `text` that the cursor stands before: Qt counts an emoji as two."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * cursor].decode("utf-16-le", "replace"))


def cursor_at(text: str, place: int) -> int:
    """Return where Qt has the cursor before the letter `place` of `text`."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def _gap(length: float) -> float:
    """Return the gap between dashes with which a line of this length ends in a whole dash."""
    dashes = max(2, round((length + _DASH_GAP) / (_DASH + _DASH_GAP)))
    return max(1.0, (length - dashes * _DASH) / (dashes - 1))
