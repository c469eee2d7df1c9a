"""The page of triage: how far it is, one paper, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.controls.button import Button
from desktop.ui.controls.icon_button import IconButton
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.controls.progress_line import ProgressLine
from desktop.ui.look.look import Look
from desktop.ui.triage.end_sheet import EndSheet
from desktop.ui.triage.key_bar import KeyBar
from desktop.ui.triage.sheet import WIDTH, Sheet
from desktop.ui.triage.tally import Tally

_BAR, _PROGRESS = 50, 3


class TriagePage(QWidget):
    """`wanted` carries the name of an action, "later" or "leave"; the page itself changes nothing."""

    wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Triage"))
        self.progress = ProgressLine(look, self.tr("Progress of the triage"), height=_PROGRESS, glides=False)
        self.progress.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.leave = Button(look, self.tr("Inbox"), kind="flat", icon="close")
        self.order = IconButton(look, "sort", self.tr("Order and groups"))
        self.undo = Button(look, "", kind="flat", icon="undo", keys="U")
        self.count = PlainLabel(look, use="row_title", figures=True)
        self.tally = PlainLabel(look, use="body", colour="t3", figures=True)
        self.sheet = Sheet(look, self)
        self.end = EndSheet(look, self)
        self.keys = KeyBar(look, self)
        self._stack = QStackedWidget(self)
        self._lay_out(look)
        self.leave.clicked.connect(lambda: self.wanted.emit("leave"))
        self.undo.clicked.connect(lambda: self.wanted.emit("undo"))
        self.keys.wanted.connect(self._want)

    def _lay_out(self, look: Look) -> None:
        bar = QWidget(self)
        bar.setFixedHeight(look.fonts.scaled(_BAR))
        line = QHBoxLayout(bar)
        line.setContentsMargins(16, 0, 16, 0)
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self.count)
        middle.addWidget(self.tally)
        # Both sides take the same room, so that the middle is the middle of the window.
        line.addWidget(_side(bar, Qt.AlignmentFlag.AlignLeft, self.leave, self.order), 1)
        line.addLayout(middle)
        line.addWidget(_side(bar, Qt.AlignmentFlag.AlignRight, self.undo), 1)
        self.sheet.setMaximumWidth(look.fonts.scaled(WIDTH))
        paper = QWidget(self)
        around = QVBoxLayout(paper)
        around.setContentsMargins(16, 0, 16, 0)
        around.setSpacing(0)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.sheet, 100)
        row.addStretch(1)
        around.addLayout(row, 1)
        around.addWidget(self.keys)
        self._stack.addWidget(paper)
        self._stack.addWidget(self.end)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.progress)
        layout.addWidget(bar)
        layout.addWidget(self._stack, 1)

    def _want(self, name: str) -> None:
        if name == "rate":
            self.sheet.stars.setFocus()
        else:
            self.wanted.emit(name)

    @property
    def is_at_end(self) -> bool:
        """Whether the sums are shown in place of a paper."""
        return self._stack.currentWidget() is self.end

    def show_progress(self, number: int, total: int, tally: Tally) -> None:
        """Says that paper `number` of `total` is shown, and what was decided so far."""
        self.progress.setMaximum(max(1, total))
        self.progress.setValue(number)
        self.count.setText(self.tr("{n} of {total}").format(n=f"{number:,}", total=f"{total:,}"))
        self.tally.setText(tally._replace(undecided=0).words() if sum(tally[:3]) else "")

    def show_paper(self) -> None:
        """Shows the sheet with a paper."""
        self._stack.setCurrentIndex(0)

    def show_end(self, tally: Tally, *, waits: bool) -> None:
        """Shows the sums in place of a paper; `waits`: something is in the queue."""
        self.end.show_tally(tally, waits=waits)
        self._stack.setCurrentWidget(self.end)

    def show_undo(self, words: str) -> None:
        """Says what Undo would take back ("Dismiss 1 paper"); without words there is nothing."""
        step = words[:1].lower() + words[1:]
        self.undo.set_words(self.tr("Undo {step}").format(step=step))
        self.undo.setVisible(bool(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.wanted.emit("leave")
        elif event.key() == Qt.Key.Key_Space and not self.is_at_end:
            if not self.sheet.scroll_on():
                self.wanted.emit("later")
        else:
            super().keyPressEvent(event)


def _side(bar: QWidget, side: Qt.AlignmentFlag, *widgets: QWidget) -> QWidget:
    """One side of the bar with its widgets at the outer end."""
    holder = QWidget(bar)
    inside = QHBoxLayout(holder)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(4)
    if side == Qt.AlignmentFlag.AlignRight:
        inside.addStretch(1)
    for widget in widgets:
        inside.addWidget(widget)
    if side == Qt.AlignmentFlag.AlignLeft:
        inside.addStretch(1)
    return holder
