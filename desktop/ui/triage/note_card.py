"""The note of the paper in triage, as a card over the key bar: the same editor that the details have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.look.look import Look
from desktop.ui.pickers.overlay import Overlay

if TYPE_CHECKING:
    from desktop.ui.details.details_pane import DetailsPane

_WIDTH = 620


class NoteCard(Overlay):
    """Borrows the editor while it is open: there is one note and one place that holds what is not saved yet."""

    def __init__(self, look: Look, window: QWidget, details: DetailsPane) -> None:
        super().__init__(look, window, self.tr("Note"), dims=False)
        self._details = details
        self._layout = QVBoxLayout(self.card)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.closed.connect(self._give_back)
        details.note_left.connect(self.close_overlay)

    def card_width(self) -> int:
        return self.look.fonts.scaled(_WIDTH)

    def open_note(self) -> None:
        """Opens the card with the note of the shown paper."""
        note = self._details.lend_note()
        self._layout.addWidget(note)
        note.show()
        self.first = note.text
        self.open_over()

    def _give_back(self) -> None:
        self._details.flush()
        self._details.take_note_back()
