"""The sheet on which text that no reader could place is made into papers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.controls.button import Button
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.details.shown_text import is_editable, visible
from desktop.ui.look.look import Look
from desktop.ui.pickers.card_layout import fill_card, foot
from desktop.ui.pickers.choice_rows import ChoiceRows
from desktop.ui.pickers.overlay import Overlay
from desktop.ui.pickers.plain_text_view import PlainTextView

if TYPE_CHECKING:
    from desktop.papers.digest import LeftOver

_WIDTH = 920
_LIST_HEIGHT, _TEXT_HEIGHT = 190, 150


class LeftOverSheet(Overlay):
    """Shows the pieces of one digest. It says what the user wants done with a piece and changes nothing.

    Signals carry the number of the piece; `split_requested` also the number of characters before the cut.
    """

    title_requested = Signal(int)
    pair_requested = Signal(int)
    split_requested = Signal(int, int)
    join_requested = Signal(int)

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, window, self.tr("Left-over text"), dims=True)
        self.pieces: Sequence[LeftOver] = ()
        self._keys = {
            Qt.Key.Key_T: self._ask_title,
            Qt.Key.Key_A: self._ask_pair,
            Qt.Key.Key_S: self._ask_split,
            Qt.Key.Key_J: self._ask_join,
        }
        self.heading = PlainLabel(look, self.tr("Left-over text"), use="dialog_title")
        self.words = PlainLabel(look, use="second", colour="t2")
        self.words.setWordWrap(True)
        self.rows = ChoiceRows(look, self.tr("Pieces of text"), self._keys, self.card)
        self.text = PlainTextView(look, self.tr("The chosen piece of text"), self.card)
        self.problem = PlainLabel(look, use="second", colour="err")
        self.problem.setWordWrap(True)
        self.title = Button(look, self.tr("This is a title"), kind="primary", keys="T", parent=self.card)
        self.pair = Button(look, self.tr("Title, then its abstract"), kind="bordered", keys="A")
        self.split = Button(look, self.tr("Split at the cursor"), kind="bordered", keys="S")
        self.join = Button(look, self.tr("Join with the next"), kind="bordered", keys="J")
        self.leave = Button(look, self.tr("Close"), kind="bordered", keys="Esc")
        self.first = self.rows
        self._lay_out()
        self.rows.row_chosen.connect(self._show_piece)
        self.title.clicked.connect(self._ask_title)
        self.pair.clicked.connect(self._ask_pair)
        self.split.clicked.connect(self._ask_split)
        self.join.clicked.connect(self._ask_join)
        self.leave.clicked.connect(self.close_overlay)

    def _lay_out(self) -> None:
        scaled = self.look.fonts.scaled
        self.rows.setFixedHeight(scaled(_LIST_HEIGHT))
        self.text.setFixedHeight(scaled(_TEXT_HEIGHT))
        buttons = foot(self.leave, at_start=(self.title, self.pair, self.split, self.join))
        fill_card(self.card, self.heading, self.words, self.rows, self.text, self.problem, buttons)

    def card_width(self) -> int:
        return self.look.fonts.scaled(_WIDTH)

    # -- what is shown

    def show_pieces(self, pieces: Sequence[LeftOver], current: int = 0) -> None:
        """Show what is left over now, one piece of it chosen."""
        self.pieces = pieces
        told = self.tr(
            "No reader knows what this text is. It is kept with the digest; you can make papers of it."
        )
        self.words.setText(told if pieces else self.tr("Nothing is left over."))
        lines = [f"{piece.place}: {piece.text}" if piece.place else piece.text for piece in pieces]
        self.rows.show_lines(lines, current)
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Say why something could not be done."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.refit()

    def _show_piece(self, at: int) -> None:
        piece = self.pieces[at] if 0 <= at < len(self.pieces) else None
        self.text.show_text(piece.text if piece else "")
        follows = piece is not None and at + 1 < len(self.pieces)
        for button, possible in (
            (self.title, piece is not None),
            (self.pair, follows),
            (self.join, follows),
            (self.split, piece is not None and is_editable(piece.text)),
        ):
            button.setEnabled(possible)

    # -- what is asked for

    def _ask_title(self) -> None:
        if self.title.isEnabled():
            self.title_requested.emit(self.rows.currentRow())

    def _ask_pair(self) -> None:
        if self.pair.isEnabled():
            self.pair_requested.emit(self.rows.currentRow())

    def _ask_split(self) -> None:
        if self.split.isEnabled():
            self.split_requested.emit(self.rows.currentRow(), self._before_cursor())

    def _ask_join(self) -> None:
        if self.join.isEnabled():
            self.join_requested.emit(self.rows.currentRow())

    def _before_cursor(self) -> int:
        """Characters before the cursor; Qt counts in halves of UTF-16 pairs."""
        text = visible(self.pieces[self.rows.currentRow()].text).encode("utf-16-le")
        return len(text[: 2 * self.text.textCursor().position()].decode("utf-16-le", "ignore"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ask = self._keys.get(Qt.Key(event.key()))
        if ask is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            ask()
            event.accept()
        else:
            super().keyPressEvent(event)
