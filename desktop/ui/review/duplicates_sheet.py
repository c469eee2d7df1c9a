"""The sheet that shows papers of the library that may be the same, and asks what they are."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.store.staged import held
from desktop.ui.controls.button import Button
from desktop.ui.controls.check_box import RadioButton
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.controls.progress_line import ProgressLine
from desktop.ui.look.look import Look
from desktop.ui.pickers.card_layout import beside, clear_area, fill_card, foot
from desktop.ui.pickers.choice_rows import ChoiceRows
from desktop.ui.pickers.overlay import Overlay
from desktop.ui.review.comparison import field_pairs
from desktop.ui.review.comparison_view import ColumnHead, ComparisonView
from desktop.ui.review.review_words import tr
from desktop.ui.review.wrapped_text import WrappedText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.library.duplicates import Duplicates
    from desktop.store.pages import Pages

_WIDTH, _HEIGHT = 1080, 400
_ROWS_WIDTH = 320
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOST_COMPARED = 20
"""Papers of one group that are compared with the first; more would be laid out for seconds."""


class DuplicatesSheet(Overlay):
    """It says what the user wants and changes nothing; signals carry the group that is meant."""

    merge_requested = Signal(object)
    apart_requested = Signal(object)
    later_requested = Signal(object)
    merge_all_requested = Signal()
    undo_requested = Signal()

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, window, tr("Duplicates"), dims=True)
        self.groups: Sequence[Duplicates] = ()
        self._chosen: dict[tuple[int, ...], dict[str, int]] = {}
        """For each group the fields of which a person has picked the paper that is kept."""
        self._pages: Pages | None = None
        self._keys = {
            Qt.Key.Key_N: self._ask_apart,
            Qt.Key.Key_L: self._ask_later,
            Qt.Key.Key_A: self._ask_all,
            Qt.Key.Key_U: self._ask_undo,
        }
        card = self.card
        self.heading = PlainLabel(look, tr("Duplicates"), use="dialog_title")
        self.words = PlainLabel(look, use="second", colour="t2", figures=True)
        self.words.setWordWrap(True)
        self.progress = ProgressLine(look, tr("Progress of the check"), width=look.fonts.scaled(240))
        self.rows = ChoiceRows(look, tr("Papers that may be the same"), self._keys, card)
        self.fields = clear_area(card)
        self.merge = Button(look, tr("Merge"), kind="primary", keys="Return", parent=card)
        self.apart = Button(look, tr("Not the same"), kind="bordered", keys="N", parent=card)
        self.later = Button(look, tr("Later"), kind="bordered", keys="L", parent=card)
        self.all = Button(look, tr("Merge all safe ones"), kind="bordered", keys="A", parent=card)
        self.undo = Button(look, tr("Undo"), kind="flat", icon="undo", keys="U", parent=card)
        self.leave = Button(look, tr("Close"), kind="bordered", keys="Esc", parent=card)
        self.first = self.rows
        self._lay_out()
        self.rows.row_chosen.connect(self._show_group)
        self.merge.clicked.connect(self._ask_merge)
        self.apart.clicked.connect(self._ask_apart)
        self.later.clicked.connect(self._ask_later)
        self.all.clicked.connect(self._ask_all)
        self.undo.clicked.connect(self._ask_undo)
        self.leave.clicked.connect(self.close_overlay)

    def _lay_out(self) -> None:
        scaled = self.look.fonts.scaled
        middle = beside(self.rows, self.fields, width=scaled(_ROWS_WIDTH), height=scaled(_HEIGHT))
        acting = (self.apart, self.merge, self.later, self.all, self.undo)
        buttons = foot(self.leave, at_start=acting)
        fill_card(self.card, self.heading, self.words, self.progress, middle, buttons)

    def card_width(self) -> int:
        return self.look.fonts.scaled(_WIDTH)

    # -- what is shown

    def show_progress(self, done: int, total: int, note: str) -> None:
        """Say how far the check is; a total below 0 is not known."""
        self.words.setText(f"{note}…" if note else tr("Looking through the library…"))
        self.progress.setMaximum(max(total, 0))
        self.progress.setValue(max(done, 0))

    def start(self, pages: Pages) -> None:
        """Show that the check has begun; `pages` reads the papers that it finds."""
        self._pages = pages
        self._chosen.clear()
        self.progress.show()
        self.show_progress(0, -1, "")
        self._show_rows((), {}, 0)
        self._allow(self.all, possible=False)
        self._allow(self.undo, possible=False)
        self.open_over()

    def show_groups(
        self, groups: Sequence[Duplicates], titles: dict[int, str], current: int, said: str, *, undoes: bool
    ) -> None:
        """Show what is still to be decided; `said` is what was done last, `undoes` whether that can be undone."""
        self.progress.hide()
        safe = sum(group.is_safe for group in groups)
        count = len(groups)
        left = (
            tr("1 group of papers may be one paper.")
            if count == 1
            else tr("{n} groups of papers may be one paper each.")
        )
        words = left.format(n=f"{count:,}") if count else tr("Nothing in the library is there twice.")
        self.words.setText(f"{said}. {words}" if said else words)
        self._show_rows(groups, titles, current)
        words = tr("Merge all {n} safe ones").format(n=f"{safe:,}") if safe else tr("Merge all safe ones")
        self.all.set_words(words)
        self._allow(self.all, possible=bool(safe))
        self._allow(self.undo, possible=undoes)
        self.refit()

    def chosen(self, group: Duplicates) -> dict[str, int]:
        """The fields of which a person has picked the paper whose words are kept."""
        return self._chosen.get(group.papers, {})

    def texts(self) -> list[str]:
        """Every text that stands beside the rows."""
        content = self.fields.widget()
        return [text.text() for text in content.findChildren(WrappedText)] if content else []

    def _show_rows(self, groups: Sequence[Duplicates], titles: dict[int, str], current: int) -> None:
        self.groups = groups
        for button in (self.merge, self.apart, self.later):
            self._allow(button, possible=bool(groups))
        lines = [titles.get(group.papers[0]) or tr("No title") for group in groups]
        self.rows.show_lines(lines, current)

    def _allow(self, button: Button, *, possible: bool) -> None:
        """The focus of a button that goes does not go to its neighbour: Enter would mean something else there."""
        if button.hasFocus() and not possible:
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        button.setEnabled(possible)

    def _show_group(self, row: int) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        if self._pages is not None and 0 <= row < len(self.groups):
            self._compare(self.groups[row], self._pages, column)
        column.addStretch(1)
        before = self.fields.widget()
        if before is not None and before.isAncestorOf(QApplication.focusWidget() or self):
            self.rows.setFocus(
                Qt.FocusReason.OtherFocusReason
            )  # else Qt would find some place outside of the sheet
        self.fields.setWidget(content)
        content.setAutoFillBackground(False)

    def _compare(self, group: Duplicates, pages: Pages, column: QVBoxLayout) -> None:
        from desktop.library.merging import kept_record  # noqa: PLC0415 - the store comes after the first page

        first = held(pages.connection, group.papers[0])
        united = kept_record(pages, group.papers, self.chosen(group))
        kept = {pair.field: pair.digest for pair in field_pairs(united, united)}
        others = zip(group.papers[1:], group.reasons, strict=True)
        for paper, reason in islice(others, _MOST_COMPARED):
            other = held(pages.connection, paper)
            if first is None or other is None:
                continue
            column.addWidget(self._sentence(f"{reason}.", "t1"))
            view = ComparisonView(self.look)
            names = ((first.state, tr("This one")), (other.state, tr("That one")), ("", tr("Kept")))
            pairs = field_pairs(first.fields, other.fields)
            heads = [self._head(state, words) for state, words in names]
            view.show_pairs(pairs, heads=heads, other=tr("Not known"), own=tr("Not known"), kept=kept)
            view.picked.connect(self._chooser(group, (group.papers[0], paper)))
            column.addWidget(view)
        if (more := len(group.reasons) - _MOST_COMPARED) > 0:
            column.addWidget(self._sentence(tr("And {n} more.").format(n=f"{more:,}"), "t2"))
        told = tr("Where they differ, pick the words to keep. All notes, tags, lists and “Seen in” are kept.")
        column.addWidget(self._sentence(told, "t2"))

    def _chooser(self, group: Duplicates, papers: tuple[int, int]) -> Callable[[str, int], None]:
        """Remembers which paper's words are kept of a field, and shows the group anew, where it was scrolled to."""

        def choose(field: str, side: int) -> None:
            self._chosen.setdefault(group.papers, {})[field] = papers[side]
            bar = self.fields.verticalScrollBar()
            before = bar.value()
            # The button that was clicked must not be gone before its click is over.
            QTimer.singleShot(0, self, lambda: self._show_again(group, f"{field}/{side}", before))

        return choose

    def _show_again(self, group: Duplicates, picked: str, scrolled: int) -> None:
        row = self.rows.currentRow()
        if not (0 <= row < len(self.groups)) or self.groups[row] is not group:
            return
        self._show_group(row)
        content = self.fields.widget()
        radio = content.findChild(RadioButton, picked) if content else None
        if radio is not None:
            radio.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields.verticalScrollBar().setValue(scrolled)

    def _head(self, state: str, words: str) -> ColumnHead:
        icons = self.look.icons

        def picture(side: int, ratio: float) -> QPixmap:
            return icons.mark(state, side, ratio) if state else icons.pixmap("merge", "t2", side, ratio)

        return ColumnHead(self.look, picture, words)

    def _sentence(self, words: str, colour: str) -> WrappedText:
        return WrappedText(self.look, words, use="row_title_dismissed", colour=colour)

    # -- what is asked for

    def _ask_merge(self) -> None:
        self._ask(self.merge_requested)

    def _ask_apart(self) -> None:
        self._ask(self.apart_requested)

    def _ask_later(self) -> None:
        self._ask(self.later_requested)

    def _ask(self, signal: SignalInstance) -> None:
        row = self.rows.currentRow()
        if 0 <= row < len(self.groups):
            signal.emit(self.groups[row])

    def _ask_all(self) -> None:
        if self.all.isEnabled():
            self.merge_all_requested.emit()

    def _ask_undo(self) -> None:
        if self.undo.isEnabled():
            self.undo_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in _ENTER:
            focused = self.focusWidget()
            (focused if isinstance(focused, Button) and focused.hasFocus() else self.merge).click()
            event.accept()
        elif key in self._keys and modifiers == Qt.KeyboardModifier.NoModifier:
            self._keys[key]()
            event.accept()
        elif key == Qt.Key.Key_Z and modifiers == Qt.KeyboardModifier.ControlModifier:
            self._ask_undo()
            event.accept()
        else:
            super().keyPressEvent(event)
