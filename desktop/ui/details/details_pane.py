"""The pane of details: one paper, several, or none; its bar above, its note below."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.controls.hairline import Hairline
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.details.details_bar import DetailsBar
from desktop.ui.details.many_page import ManyPage
from desktop.ui.details.note_editor import NoteEditor
from desktop.ui.details.paper_page import PaperPage
from desktop.ui.details.seen_words import SeenLine
from desktop.ui.details.shared import Shared
from desktop.ui.details.shown_text import Spans
from desktop.ui.details.tab_order import TabOrder
from desktop.ui.details.unsaved_notes import NoteTimes
from desktop.ui.look.look import Look

if TYPE_CHECKING:
    from desktop.papers.paper import Paper

WIDTH, NARROWEST, WIDEST = 392, 320, 560
_NOTE_SHARE = 0.4
_USUAL = NoteTimes()


class DetailsPane(QWidget):
    """Shows what it is given and says what the user wants; it reads and changes nothing itself.

    `field_edited` carries paper id, field (of papers.fields.RECORD_FIELDS) and the text as typed;
    `note_edited` paper id, text and editing session; `menu_requested` a place on the screen;
    `back_requested` is the back button, and Esc wherever nothing else wants it.
    `recovery` is the folder for notes that could not be saved in time.
    """

    state_requested = Signal(str)
    rating_requested = Signal(int)
    tag_requested = Signal()
    tag_chosen = Signal(str)
    untag_requested = Signal(str)
    field_edited = Signal(int, str, str)
    open_requested = Signal()
    link_requested = Signal(str)
    note_edited = Signal(int, str, str)
    note_left = Signal()
    note_history_requested = Signal()
    menu_requested = Signal(QPoint)
    back_requested = Signal()
    digest_requested = Signal(int)
    linked_opened = Signal(object)
    linked_removed = Signal(int)

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        recovery: Path | None = None,
        times: NoteTimes = _USUAL,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(self.tr("Details"))
        self.bar = DetailsBar(look, self)
        self._tab_order = TabOrder(self)
        self._paper: PaperPage | None = None
        self._many: ManyPage | None = None
        self.nothing = PlainLabel(look, self.tr("Select a paper"), colour="t3")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.nothing)
        self._line = Hairline(look, parent=self)
        self.note = NoteEditor(look, recovery, times=times, parent=self)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._line)
        layout.addWidget(self.note)
        self._connect()
        self.show_nothing()

    def _connect(self) -> None:
        self.bar.state_requested.connect(self.state_requested)
        self.bar.rating_requested.connect(self.rating_requested)
        self.bar.menu_requested.connect(self.menu_requested)
        self.bar.back_requested.connect(self.back_requested)
        self.note.note_edited.connect(self.note_edited)
        self.note.left.connect(self.note_left)
        self.note.history_requested.connect(self.note_history_requested)
        self.note.link_requested.connect(self.link_requested)
        self._look.changed.connect(self.updateGeometry)
        self._look.changed.connect(self.update)

    @property
    def paper(self) -> PaperPage:
        """The page of one paper, made when the first one is shown: the window is to be seen before that."""
        if self._paper is None:
            self._paper = PaperPage(self._look)
            self._paper.rearranged.connect(self._tab_order.renew)
            self._paper.field_edited.connect(self.field_edited)
            self._paper.links.chosen.connect(self.link_requested)
            self._paper.seen.chosen.connect(self.digest_requested)
            self._paper.linked.opened.connect(self.linked_opened)
            self._paper.linked.removed.connect(self.linked_removed)
            self._add_page(self._paper)
        return self._paper

    @property
    def many(self) -> ManyPage:
        """The page of several papers, made when it is first shown."""
        if self._many is None:
            self._many = ManyPage(self._look)
            self._add_page(self._many)
        return self._many

    def _add_page(self, page: PaperPage | ManyPage) -> None:
        page.open_requested.connect(self.open_requested)
        page.tags.adding_requested.connect(self.tag_requested)
        page.tags.chosen.connect(self.tag_chosen)
        page.tags.removal_requested.connect(self.untag_requested)
        self._pages.addWidget(page)

    # -- what is shown

    def show_paper(
        self,
        paper: "Paper",
        seen: Sequence[SeenLine | str] = (),
        open_words: str = "",
        tag_colours: Mapping[str, str] | None = None,
        *,
        title_hits: Spans = (),
        abstract_hits: Spans = (),
        state_words: str = "",
    ) -> None:
        """Show a paper; the same one again, after a change, disturbs nothing that is edited or selected.

        `seen` are the lines of "Seen in", newest first, `open_words` the words of the button that opens the
        paper, `tag_colours` colours by tag, hits places of matches as (start, end) in characters,
        `state_words` what the state is called here ("Queue, 5th").
        """
        lines = [SeenLine(line) if isinstance(line, str) else line for line in seen]
        self.bar.show_state(paper.state.value, state_words)
        self.bar.show_rating(paper.rating)
        self.paper.show_paper(paper, lines, open_words, tag_colours or {})
        self.paper.set_highlight(title_hits, abstract_hits)
        self.note.show_note(paper.id, paper.uid, paper.note)
        self._turn_to(self.paper, bar=True, note=True)
        self._settle(self.paper)

    def show_many(self, count: int, shared: Shared, open_words: str = "") -> None:
        """Show that `count` papers are selected and what they share."""
        self.flush()
        self.bar.show_states(list(shared.states))
        self.bar.show_rating(shared.rating or 0)
        self.many.show_many(count, shared, open_words)
        self._turn_to(self.many, bar=True, note=False)
        self._settle(self.many)

    def show_nothing(self) -> None:
        """Show that no paper is selected."""
        self.flush()
        self._turn_to(self.nothing, bar=False, note=False)

    def set_highlight(self, title: Spans, abstract: Spans) -> None:
        """Mark the matches of a search in the paper that is shown, as (start, end) in characters."""
        self.paper.set_highlight(title, abstract)

    def set_back_shown(self, *, shown: bool) -> None:
        """Show the button that leads back to the table, for a window too narrow for both."""
        self.bar.back.setVisible(shown)

    def _turn_to(self, page: QWidget, *, bar: bool, note: bool) -> None:
        self._pages.setCurrentWidget(page)
        self.bar.setVisible(bar)
        self.note.setVisible(note)
        self._line.setVisible(note)
        self.setFocusProxy(self.bar.state if bar else self.nothing)

    def _settle(self, page: PaperPage | ManyPage) -> None:
        """Give everything its place now, so that nothing moves after the first frame."""
        for widget in (self.bar, self.note, self):
            if (layout := widget.layout()) is not None:
                layout.activate()
        page.settle()
        self._tab_order.renew()

    # -- editing

    def edit_field(self, field: str) -> None:
        """Open the editor of a field of the paper that is shown."""
        self.paper.edit_field(field)

    def lend_note(self) -> NoteEditor:
        """Give the editor of the note to somebody who shows it in another place; `take_note_back` ends that."""
        return self.note

    def take_note_back(self) -> None:
        """Put the editor of the note back to the foot of the pane."""
        self._column.addWidget(self.note)

    def focus_note(self) -> None:
        """Put the keyboard into the note, behind its last word."""
        self.note.set_previewing(on=False)
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        cursor = self.note.text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.note.text.setTextCursor(cursor)

    def flush(self) -> None:
        """Send everything that is being typed: before the window closes, and before an import begins."""
        if self._paper is not None:
            self._paper.finish()
        self.note.flush()

    def show_field_error(self, field: str, sentence: str, paper_id: int | None = None) -> bool:
        """Say under a field why it was refused; False when another paper is shown by now."""
        if self._pages.currentWidget() is not self._paper or paper_id not in {None, self.paper.paper_id}:
            return False
        self.paper.show_field_error(field, sentence)
        return True

    def note_saved(self, paper_id: int, text: str) -> None:
        """The text of a note is in the library."""
        self.note.saved(paper_id, text)

    def note_not_saved(self, paper_id: int, sentence: str) -> None:
        """The library could not take a note, and why ("disk full")."""
        self.note.not_saved(paper_id, sentence)

    # -- size, keys

    def sizeHint(self) -> QSize:
        return QSize(self._look.fonts.scaled(WIDTH), 600)

    def minimumSizeHint(self) -> QSize:
        least = max(self._look.fonts.scaled(NARROWEST), self.bar.minimumSizeHint().width())
        return QSize(least, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.note.set_room(round(self.height() * _NOTE_SHARE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.colour("base"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._pages.currentWidget() is not self.nothing:
            self.menu_requested.emit(event.globalPos())
