"""The end of a triage: what was decided, and the ways on from there."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.controls.button import Button
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.look.look import Look
from desktop.ui.triage.sheet import WIDTH, paint_sheet
from desktop.ui.triage.tally import Tally

_PADDING, _GAP = 34, 10


class EndSheet(QWidget):
    """`export_requested`, `read_requested`, `again_requested` and `rest_requested` are the ways on."""

    export_requested = Signal()
    read_requested = Signal()
    again_requested = Signal()
    rest_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = PlainLabel(look, self.tr("Done"), use="headline")
        self.sums = PlainLabel(look, use="lead", colour="t2")
        self.export = Button(look, "", kind="primary", icon="export", large=True)
        self.read = Button(look, self.tr("Read next"), icon="reading", large=True)
        self.again = Button(look, "", large=True)
        self.rest = Button(look, "", icon="dismissed", large=True)
        self.export.clicked.connect(self.export_requested)
        self.read.clicked.connect(self.read_requested)
        self.again.clicked.connect(self.again_requested)
        self.rest.clicked.connect(self.rest_requested)
        self._lay_out(look)

    def _lay_out(self, look: Look) -> None:
        card = _Card(look)
        card.setMaximumWidth(look.fonts.scaled(WIDTH))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*[_PADDING] * 4)
        for label in (self.headline, self.sums):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(label)
            inside.addSpacing(_GAP)
        for buttons in ((self.export, self.read), (self.again, self.rest)):
            inside.addLayout(_centred(buttons))
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.addStretch(1)
        row.addWidget(card, 100)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(row)
        layout.addStretch(3)

    def show_tally(self, tally: Tally, *, waits: bool) -> None:
        """Says what was decided; a way on that leads nowhere is not offered. `waits`: the queue is not empty."""
        self.sums.setText(tally.words())
        self.export.set_words(self.tr("Export {n}").format(n=tally.papers_words(tally.queued)))
        self.export.setVisible(tally.queued > 0)
        self.read.setVisible(waits)
        self.again.set_words(self.tr("Look again at {n} undecided").format(n=f"{tally.undecided:,}"))
        self.again.setVisible(tally.undecided > 0)
        self.rest.set_words(self.tr("Dismiss the remaining {n}").format(n=f"{tally.undecided:,}"))
        self.rest.setVisible(tally.undecided > 0)


class _Card(QWidget):
    """The last sheet of the pile: nothing lies under it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_sheet(painter, self._look, QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()


def _centred(buttons: tuple[Button, ...]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addStretch(1)
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    return line
