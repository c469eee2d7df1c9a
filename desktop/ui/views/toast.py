"""The short message after something was done, with the way back: one at a time, over the table."""

import math

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from desktop.ui.controls.link_button import LinkButton
from desktop.ui.look.icons import ROW_ICON
from desktop.ui.look.look import Look
from desktop.ui.look.shadow import FALL, SPREAD, paint_shadow
from desktop.ui.look.tokens import RADIUS

SHOWN_MS = 8000
IN_MS, OUT_MS = 120, 160
_ABOVE_FOOT = 16
_BEFORE, _AFTER_ICON, _AFTER_WORDS, _AFTER = 14, 14, 24, 16
_EXTRA = 22
_NARROWEST_ROOM = 16


class Toast(QWidget):
    """Floats in `window`, centred over `area`, 16 px above its foot.

    It stays while the mouse is over it or the focus in it. Nothing is told by it alone: an error is shown
    elsewhere, what was done stands in the history.
    """

    action_requested = Signal()

    def __init__(self, look: Look, window: QWidget, area: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._area = area
        self._icon = ""
        self._words = ""
        self._opacity = 0.0
        self._action = LinkButton(look, "", colour="toastA", parent=self)
        self._action.setProperty("focusFrame", "toastA")
        self._action.clicked.connect(self._take)
        self._action.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._time_is_over)
        self._fade = QVariantAnimation(self)
        self._fade.valueChanged.connect(self._faded)
        self._fade.finished.connect(self._fade_ended)
        area.installEventFilter(self)
        look.changed.connect(self._place)
        self.hide()

    @property
    def words(self) -> str:
        """What is shown, or was shown last."""
        return self._words

    @property
    def action(self) -> LinkButton:
        """The button in it, for the key that leads there (F6)."""
        return self._action

    def move_over(self, area: QWidget) -> None:
        """Float over another widget from now on: what the window shows has changed."""
        self._area.removeEventFilter(self)
        self._area = area
        area.installEventFilter(self)
        self._place()

    def show_message(self, icon: str, words: str, action_label: str = "", key_text: str = "") -> None:
        """Show a message in place of the one that is there; `key_text` in Qt's portable writing."""
        self._icon, self._words = icon, words
        self._action.set_words(action_label, key_text)
        self._action.setVisible(bool(action_label))
        self.setAccessibleName(words)
        self._place()
        self.show()
        self.raise_()
        self._fade_to(1.0, IN_MS)
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def dismiss(self) -> None:
        """Go away now: a newer step exists, or the action was taken."""
        self._timer.stop()
        if self.isVisible():
            self._fade_to(0.0, OUT_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._area and kind in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._place()
        elif watched is self._action and kind == QEvent.Type.FocusOut and self.isVisible():
            self._timer.start()
        return False

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible():
            self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(self._opacity)
        panel = self._panel()
        paint_shadow(painter, panel)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("toast"))
        painter.drawRoundedRect(QRectF(panel), RADIUS["toast"], RADIUS["toast"])
        side = self._side()
        middle = panel.top() + (panel.height() - side) // 2
        icon = self._mirrored(QRect(panel.left() + _BEFORE, middle, side, side))
        if self._icon:
            self._look.icons.paint(painter, self._icon, "toastT", icon.topLeft(), side)
        painter.setFont(self._look.font("body"))
        painter.setPen(self._look.colour("toastT"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        painter.drawText(self._mirrored(self._words_place()), flags, self._shown_words())
        painter.end()

    def _take(self) -> None:
        self.dismiss()
        self.action_requested.emit()

    def _time_is_over(self) -> None:
        if self.underMouse() or self._action.hasFocus():
            self._timer.start()
        else:
            self.dismiss()

    def _place(self) -> None:
        room = self._area.width() - 2 * _NARROWEST_ROOM
        wanted = self._beside_words() + self._words_width()
        width = max(min(wanted, room), self._beside_words())
        height = self._look.line_height("body") + _EXTRA
        window = self.parentWidget()
        if window is None:
            return
        foot = self._area.mapTo(window, self._area.rect().bottomLeft())
        left = foot.x() + (self._area.width() - width) // 2
        top = foot.y() + 1 - _ABOVE_FOOT - height
        panel = QRect(left, top, width, height)
        self.setGeometry(panel.adjusted(-SPREAD, -SPREAD + FALL, SPREAD, SPREAD + FALL))
        inside = self._panel()
        size = self._action.sizeHint()
        place = QRect(inside.right() + 1 - _AFTER - size.width(), 0, size.width(), size.height())
        place.moveTop(inside.top() + (height - size.height()) // 2)
        self._action.setGeometry(self._mirrored(place))
        self.update()

    def _panel(self) -> QRect:
        return self.rect().adjusted(SPREAD, SPREAD - FALL, -SPREAD, -SPREAD - FALL)

    def _words_place(self) -> QRect:
        panel = self._panel()
        left = panel.left() + _BEFORE + self._side() + _AFTER_ICON
        width = panel.width() - self._beside_words()
        return QRect(left, panel.top(), width, panel.height())

    def _shown_words(self) -> str:
        metrics = self._look.metrics("body")
        return metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, self._words_place().width())

    def _words_width(self) -> int:
        return math.ceil(self._look.metrics("body").horizontalAdvance(self._words))

    def _beside_words(self) -> int:
        action = _AFTER_WORDS + self._action.sizeHint().width() if self._action.words else 0
        return _BEFORE + self._side() + _AFTER_ICON + action + _AFTER

    def _side(self) -> int:
        return self._look.fonts.grown(ROW_ICON)

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _fade_to(self, opacity: float, duration: int) -> None:
        self._fade.stop()
        if self._look.reduce_motion:
            self._faded(opacity)
            self._fade_ended()
            return
        self._fade.setStartValue(self._opacity)
        self._fade.setEndValue(opacity)
        self._fade.setDuration(duration)
        self._fade.start()

    def _faded(self, opacity: float) -> None:
        self._opacity = opacity
        self._action.opacity = opacity
        self.update()

    def _fade_ended(self) -> None:
        if self._opacity == 0.0:
            if self._action.hasFocus() and self._area.focusPolicy() != Qt.FocusPolicy.NoFocus:
                self._area.setFocus(Qt.FocusReason.OtherFocusReason)
            self.hide()
