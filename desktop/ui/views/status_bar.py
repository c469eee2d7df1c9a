"""The line at the foot of the window: what is selected, what is being done, what went wrong, the calm line."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.controls.hairline import Hairline
from desktop.ui.controls.icon_mark import IconMark
from desktop.ui.controls.link_button import LinkButton
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.controls.progress_line import ProgressLine
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import TARGET

_BESIDE = 16
_CUT = Qt.TextElideMode.ElideRight


class StatusBar(QWidget):
    """Text left and right, progress with Cancel, and an error that stays until it is read."""

    cancel_requested = Signal()
    error_show_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._boxes: dict[QWidget, QWidget] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.left = PlainLabel(look, colour="t3", use="second", figures=True, cut=_CUT)
        self.calm = PlainLabel(look, colour="t3", use="second", figures=True, cut=_CUT)
        self.work = PlainLabel(look, colour="t2", use="second", figures=True, cut=_CUT)
        self.error = PlainLabel(look, colour="err", use="second", cut=_CUT)
        self.bar = ProgressLine(look, self.tr("Progress"))
        self.cancel = LinkButton(look, self.tr("Cancel"), colour="t2", use="second_strong")
        self.show_error_button = LinkButton(look, self.tr("Show"), use="second_strong")
        self._error_icon = IconMark(look, "error", use="second", colour="err")
        self._line = Hairline(look, Qt.Orientation.Vertical)
        self._line.setFixedHeight(14)
        self.cancel.clicked.connect(self.cancel_requested)
        self.show_error_button.clicked.connect(self.error_show_requested)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)
        self._lay_out()
        self.clear_progress()
        self.clear_error()

    def show_left(self, text: str) -> None:
        """Say what is selected or shown."""
        self.left.setText(text)

    def show_calm(self, text: str) -> None:
        """Say the one calm line at the right."""
        self.calm.setText(text)

    def show_progress(self, words: str, done: int, total: int | None) -> None:
        """Say what is being done and how far it is; `total` is None while it is not known."""
        self.work.setText(words)
        self.bar.setRange(0, 0 if total is None else max(total, 1))
        self.bar.setValue(done)
        self._show(self._work_parts(), shown=True)

    def clear_progress(self) -> None:
        """Nothing is being done any more."""
        self.bar.reset()
        self._show(self._work_parts(), shown=False)

    def show_error(self, words: str) -> None:
        """Say what went wrong, until `clear_error`; the focus stays where it is."""
        self.error.setText(words)
        self.setAccessibleDescription(words)
        self._show(self._error_parts(), shown=True)

    def clear_error(self) -> None:
        """The error was read."""
        self.setAccessibleDescription("")
        self._show(self._error_parts(), shown=False)

    def sizeHint(self) -> QSize:
        return QSize(400, max(self._look.line_height("second") + 11, TARGET + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("window"))
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        painter.end()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_BESIDE, 2, _BESIDE, 0)
        layout.setSpacing(0)
        layout.addWidget(self.left, 1)
        layout.addSpacing(_BESIDE)
        for part, after in (
            (self._error_icon, 6),
            (self.error, 8),
            (self.show_error_button, 16),
            (self.work, 12),
            (self.bar, 12),
            (self.cancel, 16),
            (self._line, 16),
        ):
            self._boxes[part] = _with_space(part, after)
            layout.addWidget(self._boxes[part])
        layout.addWidget(self.calm)

    def _work_parts(self) -> tuple[QWidget, ...]:
        return (self.work, self.bar, self.cancel)

    def _error_parts(self) -> tuple[QWidget, ...]:
        return (self._error_icon, self.error, self.show_error_button)

    def _show(self, parts: tuple[QWidget, ...], *, shown: bool) -> None:
        for part in parts:
            self._boxes[part].setVisible(shown)
        busy = any(not self._boxes[part].isHidden() for part in (self.work, self.error))
        self._boxes[self._line].setVisible(busy)


def _with_space(part: QWidget, after: int) -> QWidget:
    """Return the part with space after it that goes away with it."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, after, 0)
    row.addWidget(part)
    return box
