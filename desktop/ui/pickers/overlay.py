"""What floats over the window: a raised card with a shadow that keeps the keyboard until it is closed."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.ui.controls.scrim import Scrim
from desktop.ui.look.look import Look
from desktop.ui.look.shadow import FALL, SPREAD, paint_shadow
from desktop.ui.look.tokens import RADIUS

LEAST_AROUND = 16
"""What stays free between a card and the edges of the window, in px."""


_NO_LIMIT = 16_777_215  # QWIDGETSIZE_MAX


class _ClearScrim(Scrim):
    """Takes every click and shows nothing: what lies under it can still be read."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing is painted."""


class Overlay(QWidget):
    """A card as a child of the window. It takes the focus, keeps Tab inside, and gives the focus back.

    `dims` darkens the window behind it. Esc and a click beside the card close it; `closed` is sent whatever
    closed it. Subclasses fill `card`, answer `card_width` in px, and say in `first` where the keyboard begins.
    """

    closed = Signal()

    def __init__(self, look: Look, window: QWidget, name: str, *, dims: bool) -> None:
        super().__init__(window)
        self.look = look
        self.card = QWidget(self)
        self.first: QWidget = self.card
        self._window = window
        self._area = QRect()
        self._low = False
        self._before: QWidget | None = None
        self._veil: Scrim = Scrim(look, window) if dims else _ClearScrim(look, window)
        self._veil.clicked.connect(self.close_overlay)
        self.setAccessibleName(name)
        around = QVBoxLayout(self)
        around.setContentsMargins(SPREAD, SPREAD, SPREAD, SPREAD + FALL)
        around.addWidget(self.card)
        look.changed.connect(self._look_changed)
        self.hide()

    def card_width(self) -> int:
        """The width the card would like to have, in px."""
        return self.look.fonts.scaled(360)

    def width_in_window(self) -> int:
        """The width the card has in the window as it is, in px."""
        return max(120, min(self.card_width(), self._window.width() - 2 * LEAST_AROUND))

    # -- opening and closing

    @property
    def is_open(self) -> bool:
        """Whether the card is in sight, or would be if its window were."""
        return not self.isHidden()

    def open_over(self, area: QRect | None = None, *, low: bool = False) -> None:
        """Show the card at the top of an area of the window, or at its foot with `low`; centred without one."""
        if not self.is_open:
            self._before = self._window.window().focusWidget()
            self._window.installEventFilter(self)  # not while it is closed: each key would ask every card
        self._area = area or QRect()
        self._low = low
        self._veil.show()
        self._veil.raise_()
        self.show()
        self.raise_()
        self.place()
        self.first.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_overlay(self) -> None:
        """Hide the card and give the focus back to what had it."""
        if not self.is_open:
            return
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        inside = self._window.window().focusWidget()
        if inside is not None and self.isAncestorOf(inside):
            inside.clearFocus()  # a hidden field would go on swallowing every key
        self._window.removeEventFilter(self)
        self.hide()
        self._veil.hide()
        self.closed.emit()

    def place(self) -> None:
        """Give the card its size and place, inside the window."""
        width = self.width_in_window()
        self.card.setFixedWidth(width)
        for part in self.card.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            part.updateGeometry()  # a part that scrolls does not say that its content has grown
        if (layout := self.card.layout()) is not None:
            layout.activate()
        height = min(self.card.sizeHint().height(), self._window.height() - 2 * LEAST_AROUND)
        area = self._area if self._area.isValid() else self._window.rect()
        left = area.center().x() - width // 2
        if not self._area.isValid():
            top = area.center().y() - height // 2
        else:
            top = area.bottom() - height - LEAST_AROUND if self._low else area.top() + LEAST_AROUND
        corner = self._inside(QPoint(left, top), QSize(width, height))
        card = QRect(corner, QSize(width, height))
        self.card.setFixedHeight(height)
        self.setGeometry(card.adjusted(-SPREAD, -SPREAD, SPREAD, SPREAD + FALL))

    def _inside(self, corner: QPoint, size: QSize) -> QPoint:
        most = QPoint(self._window.width() - size.width(), self._window.height() - size.height())
        x = max(LEAST_AROUND, min(corner.x(), most.x() - LEAST_AROUND))
        y = max(LEAST_AROUND, min(corner.y(), most.y() - LEAST_AROUND))
        return QPoint(x, y)

    def refit(self) -> None:
        """Place the card anew after its content has changed its height.

        A card at the foot of its area keeps its height: its field would jump while one types in it.
        """
        if self.is_open and not self._low:
            self._fit()

    def _fit(self) -> None:
        if self.is_open:
            self.card.setMinimumHeight(0)
            self.card.setMaximumHeight(_NO_LIMIT)
            self.place()

    # -- events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no key of the window works while this is open
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_overlay()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_overlay()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Go round inside the card."""
        start = QApplication.focusWidget() or self.first
        widget: QWidget | None = start
        while widget is not None:
            widget = widget.nextInFocusChain() if next else widget.previousInFocusChain()
            if widget is None or widget is start:
                break
            tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
            if tab and self.card.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
                return True
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = self.card.geometry()
        paint_shadow(painter, place)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.setBrush(self.look.colour("raised"))
        frame = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, RADIUS["overlay"], RADIUS["overlay"])
        painter.end()

    def _look_changed(self) -> None:
        self._fit()
        self.update()
