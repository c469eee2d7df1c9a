"""What an empty library shows in place of the table: an invitation to give it a digest."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.controls.button import Button
from desktop.ui.controls.keycap import Keycap
from desktop.ui.controls.link_button import LinkButton
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.look.look import Look
from desktop.ui.views.tray import Tray

_TRAY = 112
_HIGHER = 40
"""The group stands 20 px above the middle."""
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class Welcome(QWidget):
    """The tray, two ways in, a sample to try and three keys worth knowing."""

    open_requested = Signal()
    paste_requested = Signal()
    sample_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.open_button = Button(
            look, self.tr("Open a file…"), kind="primary", icon="file", keys="Ctrl+O", large=True
        )
        self.paste_button = Button(
            look, self.tr("Paste"), kind="bordered", icon="copy", keys="Ctrl+V", large=True
        )
        self.sample_link = LinkButton(look, self.tr("Try the sample: 12 invented papers"))
        self.open_button.clicked.connect(self.open_requested)
        self.paste_button.clicked.connect(self.paste_requested)
        self.sample_link.clicked.connect(self.sample_requested)
        look.changed.connect(self.update)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.colour("base"))
        painter.end()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, _HIGHER)
        layout.setSpacing(0)
        layout.addStretch(1)
        layout.addWidget(Tray(self._look, _TRAY), 0, _CENTRE)
        layout.addSpacing(20)
        layout.addWidget(PlainLabel(self._look, self.tr("Drop a digest here"), use="headline"), 0, _CENTRE)
        layout.addSpacing(9)
        # Broken by hand: where a line of an invitation ends is part of its wording.
        for words in (
            self.tr("A saved or copied Hugging Face page, an arXiv mail, a Scholar alert,"),
            self.tr("a feed or a .bib file. You see every paper before anything is added."),
        ):
            layout.addWidget(PlainLabel(self._look, words, use="lead", colour="t2"), 0, _CENTRE)
        layout.addSpacing(24)
        layout.addLayout(_row(8, self.open_button, self.paste_button))
        layout.addSpacing(15)
        layout.addWidget(self.sample_link, 0, _CENTRE)
        layout.addSpacing(61)
        layout.addLayout(self._hints())
        layout.addStretch(1)

    def _hints(self) -> QHBoxLayout:
        hints = (
            ("Q", self.tr("puts a paper in the queue")),
            ("E", self.tr("dismisses it for good")),
            ("?", self.tr("shows every key")),
        )
        groups = []
        for key, words in hints:
            group = QWidget()
            inside = _row(
                8, Keycap(self._look, key), PlainLabel(self._look, words, use="second", colour="t3")
            )
            inside.setContentsMargins(0, 0, 0, 0)
            group.setLayout(inside)
            groups.append(group)
        return _row(28, *groups)


def _row(spacing: int, *widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addStretch(1)
    for place, widget in enumerate(widgets):
        if place:
            row.addSpacing(spacing)
        row.addWidget(widget)
    row.addStretch(1)
    return row
