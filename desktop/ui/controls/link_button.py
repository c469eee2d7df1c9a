"""A button that reads as a link: words in the accent, underlined under the mouse."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QWidget

from desktop.ui.controls.key_caption import key_caption
from desktop.ui.controls.keycap import keycap_size, paint_keycap
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import TARGET

_BEFORE_KEY = 8


class LinkButton(QPushButton):
    """Plain words that do something; `colour` is a token, `keys` are written after the words.

    `opacity` from 0 to 1 fades the words with what they stand on.
    """

    def __init__(
        self,
        look: Look,
        words: str,
        *,
        colour: str = "accent",
        use: str = "strong",
        keys: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._colour = colour
        self._use = use
        self._keys = key_caption(keys)
        self._words = ""
        self.opacity = 1.0
        self.setProperty("focusFrame", "focus")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words(words)
        look.changed.connect(self._remeasure)
        self._remeasure()

    @property
    def words(self) -> str:
        return self._words

    def set_words(self, words: str, keys: str | None = None) -> None:
        """Change the words, and the keys unless they are None."""
        self._words = words
        if keys is not None:
            self._keys = key_caption(keys)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = self._words_width()
        if self._keys:
            width += _BEFORE_KEY + keycap_size(self._look, self._keys, "bare").width()
        return QSize(max(width, TARGET), max(self._look.line_height(self._use), TARGET))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self.opacity)
        font = QFont(self._look.font(self._use))
        font.setUnderline(self.isEnabled() and self.underMouse())
        painter.setFont(font)
        painter.setPen(self._look.colour(self._ink()))
        width = self._words_width()
        left = 0 if self._keys else (self.width() - width) // 2
        words = QRect(left, 0, width, self.height())
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        painter.drawText(self._mirrored(words), flags, self._words)
        if self._keys:
            size = keycap_size(self._look, self._keys, "bare")
            key = QRect(
                width + _BEFORE_KEY, (self.height() - size.height()) // 2, size.width(), size.height()
            )
            paint_keycap(painter, self._look, self._mirrored(key), self._keys, "bare")
        painter.end()

    def _ink(self) -> str:
        if not self.isEnabled():
            return "off"
        return "accentP" if self.isDown() and self._colour == "accent" else self._colour

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _words_width(self) -> int:
        return round(self._look.metrics(self._use).horizontalAdvance(self._words))

    def _remeasure(self) -> None:
        self.setFont(self._look.font(self._use))
        self.updateGeometry()
        self.update()
