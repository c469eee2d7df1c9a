"""The sheet that shows what reading a digest again would change, before it is taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.store.staged import said
from desktop.ui.controls.button import Button
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.look.look import Look
from desktop.ui.pickers.card_layout import beside, clear_area, fill_card, foot
from desktop.ui.pickers.choice_rows import ChoiceRows
from desktop.ui.pickers.overlay import Overlay
from desktop.ui.review.comparison import field_pairs, known_fields
from desktop.ui.review.comparison_view import ColumnHead, ComparisonView
from desktop.ui.review.reread_words import facts_words, line_of, lines_of, summary_words
from desktop.ui.review.review_words import file_name, tr
from desktop.ui.review.wrapped_text import WrappedText

if TYPE_CHECKING:
    from desktop.library.reread import Reread
    from desktop.store.staged import Connection
    from desktop.ui.review.reread_words import Difference

_WIDTH, _HEIGHT = 980, 360
_ROWS_WIDTH = 380
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class RereadSheet(Overlay):
    """`accepted` carries the Reread that was shown; leaving the sheet changes nothing."""

    accepted = Signal(object)

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, window, tr("Read again"), dims=True)
        self._reread: Reread | None = None
        self._connection: Connection | None = None
        self._lines: list[Difference] = []
        self.heading = PlainLabel(look, use="dialog_title", cut=Qt.TextElideMode.ElideMiddle)
        self.words = PlainLabel(look, use="second", colour="t2")
        self.words.setWordWrap(True)
        self.rows = ChoiceRows(look, tr("What would change"), (), self.card)
        self.fields = clear_area(self.card)
        self.accept = Button(look, tr("Take over"), kind="primary", keys="Return", parent=self.card)
        self.leave = Button(look, tr("Cancel"), kind="bordered", keys="Esc", parent=self.card)
        self.first = self.rows
        self._lay_out()
        self.rows.row_chosen.connect(self._show_difference)
        self.accept.clicked.connect(self._accept)
        self.leave.clicked.connect(self.close_overlay)

    def _lay_out(self) -> None:
        scaled = self.look.fonts.scaled
        middle = beside(self.rows, self.fields, width=scaled(_ROWS_WIDTH), height=scaled(_HEIGHT))
        fill_card(self.card, self.heading, self.words, middle, foot(self.leave, self.accept))

    def card_width(self) -> int:
        return self.look.fonts.scaled(_WIDTH)

    # -- what is shown

    def open_for(self, reread: Reread, connection: Connection) -> None:
        """Show a difference; `connection` reads what lies staged."""
        self._reread, self._connection = reread, connection
        self._lines = lines_of(reread)
        self.heading.setText(tr("Read “{name}” again").format(name=file_name(reread.name)))
        self.words.setText(summary_words(reread))
        self.rows.show_lines([line_of(each) for each in self._lines])
        self.open_over()

    def texts(self) -> list[str]:
        """Every text that stands beside the rows."""
        content = self.fields.widget()
        return [text.text() for text in content.findChildren(WrappedText)] if content else []

    def _show_difference(self, row: int) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        if 0 <= row < len(self._lines) and self._reread is not None:
            column.addWidget(self._picture(self._lines[row]))
        column.addStretch(1)
        self.fields.setWidget(content)
        content.setAutoFillBackground(False)

    def _picture(self, shown: Difference) -> QWidget:
        assert self._reread is not None
        if shown.kind == "gone":
            return self._sentence(tr("The reader does not find this paper any more. It stays where it is."))
        if shown.kind == "facts":
            return self._sentence(facts_words(self._reread))
        view = ComparisonView(self.look)
        if shown.kind == "added":
            assert self._connection is not None
            listing = shown.planned.listing if shown.planned else 0
            found = said(self._connection, digest=self._reread.digest, listing=listing, paper=0)
            view.show_fields(known_fields(found.fields if found else {}))
            return view
        after = {change.field: change.after for change in shown.fields}
        before = {change.field: change.before for change in shown.fields}
        heads = (self._head("file", tr("Read now")), self._head("all", tr("In the library")))
        view.show_pairs(field_pairs(after, before), heads=heads, other=tr("Empty"))
        return view

    def _head(self, icon: str, words: str) -> ColumnHead:
        def picture(side: int, ratio: float) -> QPixmap:
            return self.look.icons.pixmap(icon, "t2", side, ratio)

        return ColumnHead(self.look, picture, words)

    def _sentence(self, words: str) -> WrappedText:
        return WrappedText(self.look, words, use="row_title_dismissed", colour="t2")

    # -- answers

    def _accept(self) -> None:
        reread, self._reread = self._reread, None
        if reread is not None:
            self.accepted.emit(reread)
        self.close_overlay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _ENTER and not self.leave.hasFocus():
            self._accept()
            event.accept()
        else:
            super().keyPressEvent(event)
