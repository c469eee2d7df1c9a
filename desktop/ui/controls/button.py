"""The push button in its four kinds, with an icon or a mark before the words and a keycap beside them."""

from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from desktop.ui.controls.key_caption import key_caption
from desktop.ui.controls.keycap import On, keycap_size, paint_keycap
from desktop.ui.look.icons import BUTTON_ICON, MARK
from desktop.ui.look.look import Look

Kind = Literal["primary", "soft", "bordered", "flat"]

_BESIDE, _BESIDE_LARGE = 12, 15
_GAP, _GAP_LARGE = 7, 8
_BEFORE_KEY = 8
_DOWN = 12
_MARK_AIR = 3
"""The drawing of a mark leaves this much free on each side; the button takes it back on the left."""
_TEXT = {"primary": "onaccent", "soft": "t1", "bordered": "t1", "flat": "t2"}
_KEY_ON: dict[str, On] = {"primary": "primary", "soft": "soft"}


class Button(QPushButton):
    """A button whose words are plain text, with no mnemonic: "&" is an ampersand.

    `icon` is the name of an icon, `keys` in Qt's portable writing; both may be empty. When there is too
    little room, the keycap goes before words are cut. With `key_first` it reads like a hint: the key, then what
    it does. One primary button in a view.
    """

    def __init__(
        self,
        look: Look,
        words: str,
        *,
        kind: Kind = "soft",
        icon: str = "",
        keys: str = "",
        large: bool = False,
        key_first: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.kind = kind
        self.icon_size = BUTTON_ICON
        self._icon_name = icon
        self._keys = key_caption(keys)
        self._large = large
        self._key_first = key_first
        self._state = ""
        self._down = False
        self._words = ""
        self.setProperty("kind", kind)
        self.setProperty("focusFrame", "focus")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_words(words)
        look.changed.connect(self._remeasure)
        self._remeasure()

    @property
    def words(self) -> str:
        return self._words

    def set_words(self, words: str) -> None:
        """Change the words; they are the accessible name as well."""
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.updateGeometry()

    def set_icon(self, icon: str) -> None:
        """Change the icon by name; empty takes it away."""
        self._icon_name = icon
        self._remeasure()

    def set_keys(self, keys: str) -> None:
        """Change the keycap; `keys` in Qt's portable writing, empty takes it away."""
        self._keys = key_caption(keys)
        self._remeasure()

    def set_mark(self, state: str) -> None:
        """Show the mark of a state in place of an icon."""
        self._state = state
        self._remeasure()

    def set_opens(self, *, opens: bool) -> None:
        """Say with a chevron at the end that the button opens a menu."""
        self._down = opens
        self._remeasure()

    def sizeHint(self) -> QSize:
        return QSize(self._width(with_key=True), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(with_key=False), self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        self._paint_content(painter)
        painter.end()

    def _paint_content(self, painter: QPainter) -> None:
        with_key = bool(self._keys) and self.width() >= self._width(with_key=True)
        x = (self.width() - self._width(with_key=with_key)) // 2 + self._beside()
        x = max(x, self._beside()) - (_MARK_AIR if self._state else 0)
        lead = self._lead(self.devicePixelRatioF())
        if lead is not None:
            side = round(lead.deviceIndependentSize().width())
            place = QRect(x, (self.height() - side + 1) // 2, side, side)
            painter.drawPixmap(self._mirrored(place), lead)
            x += side + self._gap()
        if with_key and self._key_first:
            self._paint_key(painter, x)
            x += self._key_width()
        width = self._words_width()
        painter.setFont(self.look.font("strong"))
        painter.setPen(self.look.colour(self._ink()))
        words = self._mirrored(QRect(x, 0, min(width, self.width() - x), self.height()))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        painter.drawText(words, flags, self._shown_words(words.width()))
        x += width
        if self._down:
            side = self._grown(_DOWN)
            place = self._mirrored(QRect(x + self._gap(), (self.height() - side) // 2, side, side))
            self.look.icons.paint(painter, "down", self._icon_ink(), place.topLeft(), side)
        if with_key and not self._key_first:
            self._paint_key(painter, x + _BEFORE_KEY)

    def _key_width(self) -> int:
        """The width of the keycap with the room between it and the words, in px."""
        return _BEFORE_KEY + keycap_size(self.look, self._keys, self._key_on()).width()

    def _paint_key(self, painter: QPainter, x: int) -> None:
        on = self._key_on()
        size = keycap_size(self.look, self._keys, on)
        place = self._mirrored(QRect(QPoint(x, (self.height() - size.height()) // 2), size))
        paint_keycap(painter, self.look, place, self._keys, on)

    def _shown_words(self, room: int) -> str:
        metrics = self.look.metrics("strong")
        if self._words_width() <= room:
            return self._words
        return metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _lead(self, ratio: float) -> QPixmap | None:
        if self._state:
            return self.look.icons.mark(self._state, self._grown(MARK), ratio)
        if self._icon_name:
            return self.look.icons.pixmap(
                self._icon_name, self._icon_ink(), self._grown(self.icon_size), ratio
            )
        return None

    def _ink(self) -> str:
        return _TEXT[self.kind] if self.isEnabled() else "off"

    def _icon_ink(self) -> str:
        if not self.isEnabled():
            return "off"
        return "onaccent" if self.kind == "primary" else "t2"

    def _key_on(self) -> On:
        return _KEY_ON.get(self.kind, "base") if self.isEnabled() else "base"

    def _beside(self) -> int:
        return _BESIDE_LARGE if self._large else _BESIDE

    def _gap(self) -> int:
        return _GAP_LARGE if self._large else _GAP

    def _words_width(self) -> int:
        return round(self.look.metrics("strong").horizontalAdvance(self._words))

    def _width(self, *, with_key: bool) -> int:
        width = 2 * self._beside() + self._words_width()
        if self._state or self._icon_name:
            width += (self._grown(MARK) - _MARK_AIR if self._state else self._grown(self.icon_size)) + (
                self._gap() if self._words else 0
            )
        if self._down:
            width += self._gap() + self._grown(_DOWN)
        if with_key and self._keys:
            width += self._key_width()
        return width

    def _grown(self, side: int) -> int:
        return self.look.fonts.grown(side)

    def _height(self) -> int:
        return self.look.line_height("body") + (18 if self._large else 12)

    def _remeasure(self) -> None:
        self.setFont(self.look.font("strong"))
        self.updateGeometry()
        self.update()
