"""Triage in the window: the Inbox, one paper at a time, through the same actions as in the table."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer

from desktop.papers.state import State
from desktop.papers.view import INBOX, QUEUE
from desktop.ui.triage.known_facts import known_facts
from desktop.ui.triage.note_card import NoteCard
from desktop.ui.triage.tally import Tally, tally_of
from desktop.ui.triage.triage_page import TriagePage
from desktop.ui.triage.watch_words import watched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.papers.changes import Changes
    from desktop.papers.interests import Reasons
    from desktop.papers.paper import Paper
    from desktop.ui.window.arranging import Arranging
    from desktop.ui.window.detail_flow import DetailFlow
    from desktop.ui.window.export_flow import ExportFlow
    from desktop.ui.window.frame import Frame
    from desktop.ui.window.paper_flow import PaperFlow
    from desktop.ui.window.searching import Searching

_PICKER_ROOM = 460
_RESTING_MS = 400
"""What was kept is counted anew when nothing was decided for a while."""


class TriageFlow(QObject):
    """Shows what is current in the table, which lies behind; deciding moves the table on, and the sheet follows."""

    def __init__(
        self,
        window: Frame,
        arranging: Arranging,
        deciding: PaperFlow,
        detailing: DetailFlow,
        exporting: ExportFlow,
        searching: Searching,
    ) -> None:
        super().__init__(window)
        self._arranging = arranging
        self._deciding = deciding
        self._detailing = detailing
        self._exporting = exporting
        self._searching = searching
        self._window = window
        self._papers = window.parts.papers
        self.page = TriagePage(window.look, window)
        self.note = NoteCard(window.look, window, window.parts.details)
        self._decided: dict[int, str] = {}
        self._left_before = 0
        self._kept: dict[str, int] = {}
        self._waits = self._ran_out = False
        self._resting = QTimer(self, singleShot=True, interval=_RESTING_MS)
        self._connect()

    def _connect(self) -> None:
        window, page = self._window, self.page
        window.parts.pages.addWidget(page)
        page.wanted.connect(self._do)
        page.sheet.rated.connect(self._deciding.rate)
        page.end.again_requested.connect(self._look_again)
        page.end.export_requested.connect(self._export)
        page.end.read_requested.connect(self._read_next)
        self._detailing.shown.connect(self._paper_shown)
        window.bridge.changed.connect(self._follow)
        self._arranging.arranged.connect(self._was_arranged)
        self._arranging.ended.connect(self._begin_if_waiting)
        self._resting.timeout.connect(self._count_kept)

    @property
    def is_open(self) -> bool:
        """Whether triage covers the panes."""
        return self._window.parts.pages.currentWidget() is self.page

    # -- coming and going

    def begin(self) -> None:
        """Covers the panes with the first undecided paper of the Inbox, from the current one on.

        While the order of the Inbox is being worked out it waits: the first paper is to be the first in that order.
        """
        window, papers = self._window, self._papers
        if papers.view != INBOX or papers.is_search:
            window.show_view(INBOX)
        self._waits = self._arranging.is_at_work
        if self._waits:
            return
        if not papers.model.rowCount():
            window.feedback.tell_with_show("inbox", self.tr("The Inbox is empty"))
            return
        self._open()

    def _begin_if_waiting(self) -> None:
        if self._waits and not self._arranging.is_at_work:
            self.begin()

    def _open(self) -> None:
        window, papers = self._window, self._papers
        self._decided.clear()
        self._ran_out = False
        rows = papers.model.rowCount()
        self._left_before = rows - (window.pages.count(INBOX) if window.pages else rows)
        window.parts.details.flush()
        papers.model.mark(set(papers.model.marked), on=False)
        papers.table.go_to(max(0, papers.table.current_row))
        window.parts.pages.setCurrentWidget(self.page)
        self._detailing.cover(covered=True)
        window.parts.status.hide()
        window.toast.move_over(self.page.sheet)
        self.page.show_paper()
        self.page.setFocus()
        self._count_kept()
        self._show()

    def leave(self) -> None:
        """Shows the Inbox again, at the paper where triage was left."""
        self._window.parts.pages.setCurrentWidget(self._window.parts.panes)
        self._detailing.cover(covered=False)
        self._window.parts.status.show()
        self._window.toast.move_over(self._papers.table)
        self._papers.table.setFocus()

    def open_note(self) -> None:
        """Opens the note of the paper that is shown."""
        self._detailing.fill()
        self.note.open_note()

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
            self._show_end()
        else:
            self._papers.table.step(1)

    def _show_end(self) -> None:
        self._tell_progress()
        pages = self._window.pages
        self.page.show_end(self._tally(), waits=bool(pages and pages.first_queued()))

    def _is_last(self) -> bool:
        return self._papers.table.current_row >= self._papers.model.rowCount() - 1

    # -- the paper that is shown

    def _paper_shown(self, _paper: int) -> None:
        if not self.page.is_at_end:  # the last paper is read again when it was decided
            self._show()

    def _show(self) -> None:
        paper, pages = self._detailing.paper, self._window.pages
        if not self.is_open or paper is None or pages is None:
            return
        row, rows = self._papers.table.current_row, self._papers.model.rowCount()
        seen = self._seen(paper)
        spans = [watched(text, self._window.settings.watch_words) for text in (paper.title, paper.abstract)]
        known = (seen, self._kept_about(paper), self._reasons(), paper.state)
        facts = known_facts(*known, paper.tags, self._lists_of(paper))
        source = "  ·  ".join(filter(None, (self._place_in_group(paper), seen[0] if seen else "")))
        self.page.sheet.show_paper(paper, source, facts, behind=rows - row - 1)
        self.page.sheet.set_highlight(*spans)
        self.page.show_paper()
        self._tell_progress()
        self._offer_group()

    def _tell_progress(self) -> None:
        """What has become of the papers so far, and what Undo would take back: all that a decision changes."""
        row, rows = self._papers.table.current_row, self._papers.model.rowCount()
        self.page.show_progress(row + 1, rows, self._tally())
        self.page.show_undo(self._window.pages.undo_labels()[0] if self._window.pages else "")

    def _seen(self, paper: Paper) -> Sequence[str]:
        from desktop.library.seen_in import seen_in_words  # noqa: PLC0415 - the store comes after the first page
        from desktop.store.records import seen_in  # noqa: PLC0415

        assert self._window.pages is not None
        today = dt.datetime.now().astimezone().date()
        return [seen_in_words(seen, today) for seen in seen_in(self._window.pages.connection, paper.id)]

    def _lists_of(self, paper: Paper) -> Sequence[str]:
        from desktop.store.sharing import around  # noqa: PLC0415 - the store comes after the first page

        assert self._window.pages is not None
        return [name for name, _rank in around(self._window.pages.connection, [paper.id])[paper.id].lists]

    def _kept_about(self, paper: Paper) -> dict[str, int]:
        texts = (paper.title, paper.abstract)
        return {
            word: n for word, n in self._kept.items() if n and any(watched(text, (word,)) for text in texts)
        }

    def _reasons(self) -> Reasons | None:
        arrangement = self._papers.arrangement
        line = self._papers.model.line_at(self._papers.table.current_row)
        return arrangement.because(line) if arrangement and arrangement.because and line else None

    def _place_in_group(self, paper: Paper) -> str:
        """The topic and the place in it: "image, visual, segmentation, 4 of 18"."""
        group = self._papers.group_of_current()
        if group is None or paper.id not in group.papers:
            return ""
        place = self.tr("{n} of {all}").format(
            n=group.papers.index(paper.id) + 1, all=f"{len(group.papers):,}"
        )
        return f"{group.words or self.tr('Other things')}, {place}"

    def _offer_group(self) -> None:
        group = self._papers.group_of_current()
        words = self.tr("Dismiss {n} on {topic}")
        if group is not None and not group.words:
            words = self.tr("Dismiss these {n}")
        self.page.keys.show_group(
            words.format(n=f"{len(group.papers):,}", topic=group.words) if group else ""
        )

    # -- what was decided

    def _follow(self, changes: Changes) -> None:
        """What was decided counts; what was undone is shown again."""
        if not self.is_open:
            return
        for item in changes.items:
            if (item.entity, item.field) == ("paper", "state"):
                self._decided.update((paper, str(state)) for paper, state in item.after.pairs())
        papers = changes.paper_ids()
        if changes.touches("paper", "state"):
            self._resting.start()
        if changes.undoes:
            self._show_again(papers)
        elif changes.touches("paper", "state") and (self._ran_out or self._decided_last(papers)):
            self._ran_out = False
            self._show_end()
            return
        if self.page.is_at_end:
            self._show_end()
        elif changes.undoes or self._papers.current_paper in papers:
            self._show()
        else:
            self._tell_progress()

    def _decided_last(self, papers: set[int]) -> bool:
        return self._papers.current_paper in papers and self._is_last()

    def _show_again(self, papers: set[int]) -> None:
        """Goes to the first paper whose decision was taken back."""
        order = self._papers.model.order
        rows = [row for paper in papers if (row := order.row_of(paper)) is not None]
        if rows and (self.page.is_at_end or self._papers.table.current_row not in rows):
            self._papers.table.go_to(min(rows))
            self.page.show_paper()

    def _tally(self) -> Tally:
        found = tally_of(self._decided.values())
        decided = self._left_before + found.queued + found.dismissed + found.other
        return found._replace(undecided=max(0, self._papers.model.rowCount() - decided))

    def _count_kept(self) -> None:
        """Counts the kept papers with each watch word, for the papers that are shown from then on."""
        words = tuple(map(str, self._window.settings.watch_words))
        if words and self.is_open:
            job = self._searching.count_kept(words)
            job.succeeded.connect(lambda kept: setattr(self, "_kept", kept))

    # -- ways on

    def _was_arranged(self, from_top: bool) -> None:
        """Another order was chosen during triage: it goes on with the first paper that is undecided there."""
        if self.is_open and from_top:
            self._look_again()

    def run_out(self) -> None:
        """Nothing follows what is being dismissed: the sums come when that is done."""
        self._ran_out = True

    def _look_again(self) -> None:
        """Goes to the first paper that is still undecided."""
        pages = self._window.pages
        shown = self._papers.shown_papers()
        still = pages.within(INBOX, shown) if pages else ()
        if still:
            self._papers.go_to_paper(still[0])
            self.page.show_paper()
            self._show()
            self.page.setFocus()
        else:
            self._show_end()

    def _export(self) -> None:
        """Opens the export dialog on the papers that were queued, in the order of the queue."""
        window = self._window
        self.leave()
        window.show_view(QUEUE)
        queued = {paper for paper, state in self._decided.items() if state == State.QUEUED.value}
        papers = [paper for paper in self._papers.shown_papers() if paper in queued]
        if len(papers) == self._papers.model.rowCount():
            self._exporting.open()
        else:
            self._exporting.open_on(papers, self.tr("Just queued"))

    def _read_next(self) -> None:
        self.leave()
        self._window.show_view(QUEUE)
        self._window.actions_["read_next"].trigger()
