"""A view with nothing in it: an icon, one sentence, one thing to do."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.controls.link_button import LinkButton
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.look.look import Look

_ICON = 32


class EmptyView(QWidget):
    """Says why there is nothing and where to go on; `action_requested` is sent for the action."""

    action_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._icon = _Icon(look)
        self._sentence = PlainLabel(look, "", use="body", colour="t2")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence.setWordWrap(True)
        self.action = LinkButton(look, "")
        self.action.clicked.connect(self.action_requested)
        look.changed.connect(self.update)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(48, 24, 48, 64)
        layout.setSpacing(0)
        layout.addStretch(1)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(12)
        layout.addWidget(self._sentence)
        layout.addSpacing(4)
        layout.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def show_state(self, icon: str, sentence: str, action: str = "") -> None:
        """Show an icon by name, a sentence and the words of the action; without words there is none."""
        self._icon.show_icon(icon)
        self._sentence.setText(sentence)
        self.action.setVisible(bool(action))
        self.action.set_words(action)
        self.setAccessibleName(sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.colour("base"))
        painter.end()


class _Icon(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_icon(self, name: str) -> None:
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_ICON, _ICON)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            painter = QPainter(self)
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(0, 0, self._look.icons.pixmap(self._name, "t3", _ICON, ratio))
            painter.end()
