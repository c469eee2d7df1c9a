"""The card of the command palette: a field, what fits below it, and what the keys do."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.controls.hairline import Hairline
from desktop.ui.controls.keycap import Keycap
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.look.look import Look
from desktop.ui.palette.entries import PaletteEntry, PaletteRow, palette_rows
from desktop.ui.palette.palette_field import PaletteField
from desktop.ui.palette.palette_list import PaletteList
from desktop.ui.palette.palette_model import spoken
from desktop.ui.pickers.overlay import LEAST_AROUND, Overlay

_WIDTH, _TOP = 640, 96
_BESIDE = 20
_PAGE = 6
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _PAGE, Qt.Key.Key_PageUp: -_PAGE}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Palette(Overlay):
    """Enter and a click send `taken` with the entry, when the card is closed already; Esc closes it.

    `asked` is sent with the text whenever it changes: papers are searched for by others, and shown by
    `show_papers`.
    """

    asked = Signal(str)
    taken = Signal(object)

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, window, self.tr("Command palette"), dims=True)
        self._entries: list[PaletteEntry] = []
        self._papers: list[PaletteRow] = []
        hint = self.tr("What would you like to do, or where to go?")
        self.field = PaletteField(look, self.tr("Command palette"), hint, self.card)
        self.list = PaletteList(look, self.tr("What fits"), self.card)
        self.nothing = PlainLabel(look, self.tr("Nothing is called that"), colour="t3", parent=self.card)
        self.nothing.setContentsMargins(_BESIDE, 12, _BESIDE, 12)
        self.first = self.field
        layout = QVBoxLayout(self.card)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.field)
        layout.addWidget(Hairline(look, Qt.Orientation.Horizontal))
        layout.addSpacing(4)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.nothing)
        layout.addSpacing(4)
        layout.addWidget(Hairline(look, Qt.Orientation.Horizontal))
        layout.addLayout(self._foot())
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._typed)
        self.list.taken.connect(self._take)

    def card_width(self) -> int:
        return self.look.fonts.scaled(_WIDTH)

    def open_for(self, entries: Sequence[PaletteEntry], acts_on: str) -> None:
        """Offers the entries; `acts_on` says what the actions would apply to."""
        self._entries, self._papers = list(entries), []
        self.field.tell(acts_on)
        self.field.clear()
        self._complete()
        self.open_over(self._window.rect().adjusted(0, _TOP - LEAST_AROUND, 0, 0))

    def show_papers(self, papers: Sequence[PaletteRow]) -> None:
        """Adds the papers that a search found; what was chosen stays chosen."""
        chosen = self.list.current
        self._papers = list(papers)
        self._complete(chosen)

    def _foot(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(_BESIDE, 6, _BESIDE, 6)
        line.setSpacing(6)
        for keys, words in ((("↑", "↓"), self.tr("Choose")), (("Return",), self.tr("Do it"))):
            for key in keys:
                line.addWidget(Keycap(self.look, key, self.card))
            line.addWidget(PlainLabel(self.look, words, use="second", colour="t2", parent=self.card))
            line.addSpacing(8)
        line.addStretch(1)
        told = self.tr("Type > for actions, # for tags, @ for papers")
        line.addWidget(PlainLabel(self.look, told, use="second", colour="t2", parent=self.card))
        return line

    def _typed(self, text: str) -> None:
        self._papers = []
        self._complete()
        self.asked.emit(text)

    def _complete(self, chosen: PaletteRow | None = None) -> None:
        rows = palette_rows(self._entries, self._papers, self.field.text())
        self.list.show_rows(rows, chosen)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self._tell_row()
        self.refit()

    def _tell_row(self) -> None:
        row = self.list.current
        self.field.setAccessibleDescription(spoken(row) if row else "")

    def _take(self) -> None:
        row = self.list.current
        if row is not None:
            self.close_overlay()
            self.taken.emit(row.entry)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Does what a key in the field means for the list; False leaves it to the field."""
        if event.key() in _ENTER:
            self._take()
        elif event.key() in _STEPS:
            self.list.step(_STEPS[Qt.Key(event.key())])
            self._tell_row()
        else:
            return False
        return True
