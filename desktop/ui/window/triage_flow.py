"""Triage in the window: the Inbox, one paper at a time, through the same actions as in the table."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect

from desktop.papers.state import State
from desktop.papers.view import INBOX, QUEUE
from desktop.ui.triage.note_card import NoteCard
from desktop.ui.triage.tally import Tally, tally_of
from desktop.ui.triage.triage_page import TriagePage
from desktop.ui.triage.watch_words import watched

if TYPE_CHECKING:
    from desktop.papers.changes import Changes
    from desktop.papers.paper import Paper
    from desktop.ui.window.main_window import MainWindow

_PICKER_ROOM = 460


class TriageFlow(QObject):
    """Shows what is current in the table, which lies behind; deciding moves the table on, and the sheet follows."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._papers = window.parts.papers
        self.page = TriagePage(window.look, window)
        self.note = NoteCard(window.look, window, window.parts.details)
        self._decided: set[int] = set()
        window.parts.pages.addWidget(self.page)
        self.page.wanted.connect(self._do)
        self.page.sheet.rated.connect(window.deciding.rate)
        self.page.end.again_requested.connect(self._look_again)
        self.page.end.export_requested.connect(lambda: self._leave_for("export"))
        self.page.end.read_requested.connect(lambda: self._leave_for("read_next"))
        window.detailing.shown.connect(self._paper_shown)
        window.bridge.changed.connect(self._follow)

    @property
    def is_open(self) -> bool:
        """Whether triage covers the panes."""
        return self._window.parts.pages.currentWidget() is self.page

    def begin(self) -> None:
        """Covers the panes with the first undecided paper of the Inbox, from the current one on."""
        window, papers = self._window, self._papers
        if papers.view != INBOX or papers.is_search:
            window.show_view(INBOX)
        self._decided.clear()
        if not papers.model.rowCount():
            window.feedback.tell_with_show("inbox", self.tr("The Inbox is empty"))
            return
        window.parts.details.flush()
        papers.model.mark(set(papers.model.marked), on=False)
        papers.table.go_to(max(0, papers.table.current_row))
        window.parts.pages.setCurrentWidget(self.page)
        window.parts.status.hide()
        self.page.show_paper()
        self.page.setFocus()
        self._show()

    def leave(self) -> None:
        """Shows the Inbox again, at the paper where triage was left."""
        self._window.parts.pages.setCurrentWidget(self._window.parts.panes)
        self._window.parts.status.show()
        self._papers.table.setFocus()

    def picker_area(self) -> QRect:
        """Where the pickers of tags and lists open: over the key bar."""
        place = self.page.geometry()
        return QRect(place.left(), max(0, place.bottom() - _PICKER_ROOM), place.width(), _PICKER_ROOM)

    def _do(self, name: str) -> None:
        if name == "leave":
            self.leave()
        elif name == "later":
            self._go_on()
        else:
            self._window.actions_[name].trigger()

    def _go_on(self) -> None:
        if self._is_last():
            self.page.show_end(self._tally())
        else:
            self._papers.table.step(1)

    def _is_last(self) -> bool:
        return self._papers.table.current_row >= self._papers.model.rowCount() - 1

    def _paper_shown(self, _paper: int) -> None:
        if not self.page.is_at_end:  # the last paper is read again when it was decided
            self._show()

    def _show(self) -> None:
        paper, pages = self._window.detailing.paper, self._window.pages
        if not self.is_open or paper is None or pages is None:
            return
        from desktop.library.seen_in import seen_in_words  # noqa: PLC0415 - the store comes after the first page
        from desktop.store.records import seen_in  # noqa: PLC0415

        today = dt.datetime.now().astimezone().date()
        seen = seen_in(pages.connection, paper.id)
        row, rows = self._papers.table.current_row, self._papers.model.rowCount()
        source = seen_in_words(seen[0], today) if seen else ""
        self.page.sheet.show_paper(paper, source, self._known_before(paper, len(seen)), behind=rows - row - 1)
        words = self._window.settings.watch_words
        self.page.sheet.set_highlight(watched(paper.title, words), watched(paper.abstract, words))
        self.page.show_paper()
        self.page.show_progress(row + 1, rows, self._tally())
        self.page.show_undo(pages.undo_labels()[0])

    def _known_before(self, paper: Paper, times: int) -> list[str]:
        facts = []
        if times > 1:
            facts.append(self.tr("Seen in {n} digests").format(n=times))
        if paper.state != State.INBOX:
            facts.append(self.tr("Decided: {state}").format(state=paper.state.value))
        return facts

    def _follow(self, changes: Changes) -> None:
        """What was decided counts; what was undone is shown again."""
        if not self.is_open:
            return
        papers = changes.paper_ids()
        if changes.touches("paper", "state"):
            self._decided |= papers
        current = self._papers.current_paper
        if changes.undoes and len(papers) == 1:
            row = self._papers.model.order.row_of(next(iter(papers)))
            if row is not None:
                self._papers.table.go_to(row)
                self.page.show_paper()
        elif changes.touches("paper", "state") and current in papers and self._is_last():
            self.page.show_end(self._tally())
            return
        self._show()

    def _tally(self) -> Tally:
        pages = self._window.pages
        lines = pages.lines(sorted(self._decided)).values() if pages and self._decided else ()
        found = tally_of(line.state for line in lines)
        decided = found.queued + found.dismissed + found.other
        return found._replace(undecided=max(0, self._papers.model.rowCount() - decided))

    def _look_again(self) -> None:
        """Goes to the first paper that is still undecided."""
        pages = self._window.pages
        still = set(pages.ids(INBOX, self._papers.sort)) if pages else set()
        for row in range(self._papers.model.rowCount()):
            if self._papers.model.paper_at(row) in still:
                self._papers.table.go_to(row)
                self._show()
                self.page.setFocus()
                return

    def _leave_for(self, action: str) -> None:
        self.leave()
        self._window.show_view(QUEUE)
        self._window.actions_[action].trigger()
