"""The line below the queue that says how many papers sleep, and when the next one comes back."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.controls.link_button import LinkButton
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.look.icons import ROW_ICON
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import TITLE_LEFT

_RIGHT = 16
_EXTRA = 16
_ICON_GAP = 8


class SnoozedStrip(QWidget):
    """`show_requested` asks for the papers that are snoozed."""

    show_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.words = PlainLabel(
            look, use="second", colour="t2", figures=True, cut=Qt.TextElideMode.ElideRight
        )
        self.show_them = LinkButton(look, self.tr("Show"), use="second_strong")
        self.show_them.setAccessibleName(self.tr("Show the snoozed papers"))
        self.show_them.clicked.connect(self.show_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(TITLE_LEFT, 1, _RIGHT, 0)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.show_them)
        look.changed.connect(self.update)
        self.hide()

    def show_snoozed(self, words: str) -> None:
        """Says how many there are ("2 papers snoozed, next on Fri, Dec 4"); hides for ""."""
        self.words.setText(words)
        self.setVisible(bool(words))

    def sizeHint(self) -> QSize:
        return QSize(200, self._look.line_height("second") + _EXTRA)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("base"))
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        side = self._look.fonts.grown(ROW_ICON)
        icon = self._look.icons.pixmap("snooze", "t3", side, self.devicePixelRatioF())
        left = TITLE_LEFT - side - _ICON_GAP
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self.width() - left - side
        painter.drawPixmap(left, (self.height() - side) // 2, icon)
        painter.end()
