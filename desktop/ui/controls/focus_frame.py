"""The frame around whatever has the keyboard's focus: one per window, above everything in it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.ui.look.look import Look

_THICK = 2
_AWAY = 1
_REACH = _THICK + _AWAY
_RADIUS = 8
_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.ZOrderChange,
}


class FocusFrame(QWidget):
    """Follows the focus among the widgets of `window` that ask for it.

    A widget asks with the property "focusFrame": the name of the frame's colour token. Fields draw their
    own frame, views show their focus in their rows.
    """

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._target: QWidget | None = None
        self._followed: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)
        look.changed.connect(self.update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target is None or not isValid(self._target):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour(str(self._target.property("focusFrame"))), _THICK))
        inset = _THICK / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)
        painter.end()

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self._window):
            return  # the window is being taken apart, its children are told before they are gone
        if now is None and self._target is not None and not self._window.isActiveWindow():
            return  # another window came to the front; the frame is here when this one comes back
        asks = now is not None and bool(now.property("focusFrame")) and self._window.isAncestorOf(now)
        self._follow(now if asks else None)

    def _follow(self, target: QWidget | None) -> None:
        for widget in self._followed:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._target = target
        self._followed = []
        widget_or_none = target
        while widget_or_none is not None and widget_or_none is not self._window:
            widget_or_none.installEventFilter(self)
            self._followed.append(widget_or_none)
            widget_or_none = widget_or_none.parentWidget()
        self._place()

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisibleTo(self._window):
            self.hide()
            return
        corner = target.mapTo(self._window, QPoint(0, 0))
        self.setGeometry(QRect(corner, target.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH))
        self.raise_()
        self.show()
        self.update()
