"""Shows the current paper in the details, and carries what is edited there to the library."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.ui.details.seen_words import SeenLine
from desktop.ui.details.shared import Shared, SharedTag
from desktop.ui.details.standing_words import state_words
from desktop.ui.links import SEARCH_SITES, best_link
from desktop.ui.messages import failure

if TYPE_CHECKING:
    from desktop.papers.changes import Changes
    from desktop.papers.paper import Paper
    from desktop.settings import Settings
    from desktop.store.pages import Pages, PaperLine
    from desktop.ui.details.details_pane import DetailsPane
    from desktop.ui.details.note_recovery import NoteRecovery
    from desktop.ui.library_bridge import LibraryBridge
    from desktop.ui.links import Links, SearchSite
    from desktop.ui.window.highlighting import Highlighter


class DetailFlow(QObject):
    """Between the details pane and the library; knows which paper is shown."""

    link_opened = Signal(str)
    shown = Signal(int)
    failed = Signal(object)

    def __init__(
        self,
        pane: DetailsPane,
        bridge: LibraryBridge,
        links: Links,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pane = pane
        self._bridge = bridge
        self._links = links
        self._settings = settings
        self._pages: Pages | None = None
        self.paper: Paper | None = None
        self.highlighter: Highlighter | None = None
        self._is_covered = self._is_late = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fill_if_seen)
        pane.field_edited.connect(self._edit)
        pane.note_edited.connect(self._save_note)
        pane.link_requested.connect(links.open_link)
        pane.open_requested.connect(self.open)

    def attach(self, pages: Pages) -> None:
        """Reads papers from `pages`."""
        self._pages = pages

    def show(self, paper_id: int) -> None:
        """Shows a paper, or the empty pane for 0."""
        if self._pages is None or not self._bridge.is_readable:
            return
        from desktop.store.records import paper  # noqa: PLC0415 - pydantic comes after the first page

        self.paper = paper(self._pages.connection, paper_id) if paper_id else None
        if self._is_late:
            self._soon.start()
        else:
            self._fill_if_seen()
        if self.paper is not None:
            self.shown.emit(paper_id)

    @contextmanager
    def behind_the_table(self) -> Iterator[None]:
        """The pane is filled after the table is painted, and with the last paper that is shown meanwhile only."""
        self._is_late = True
        try:
            yield
        finally:
            self._is_late = False

    def _fill_if_seen(self) -> None:
        self._soon.stop()
        if not self._is_covered:
            self.fill()

    def cover(self, *, covered: bool) -> None:
        """Says that something covers the pane: the paper is known, and the pane is filled when it is seen again."""
        self._is_covered = covered
        if not covered:
            self.fill()

    def fill(self) -> None:
        """Shows in the pane what is known of the paper."""
        if self.paper is None or self._pages is None:
            self._pane.show_nothing()
            return
        from desktop.library.seen_in import seen_in_words  # noqa: PLC0415
        from desktop.store.records import seen_in  # noqa: PLC0415

        today = dt.datetime.now().astimezone().date()
        seen = [
            SeenLine(seen_in_words(appearance, today), appearance.digest_id)
            for appearance in seen_in(self._pages.connection, self.paper.id)
        ]
        colours = {tag.name: tag.colour for tag in self._pages.tags()}
        hits = self.highlighter.spans if self.highlighter else _no_hits
        self._pane.show_paper(
            self.paper,
            seen,
            best_link(self.paper, self._site()).words,
            colours,
            title_hits=hits(self.paper.title),
            abstract_hits=hits(self.paper.abstract),
            state_words=state_words(self.paper, self._pages.place_in_queue(self.paper.id), today),
        )

    def take_recovered(self, folder: Path) -> None:
        """Saves the notes that a crash had kept from being saved; each was on the disk within 1.5 s."""
        from desktop.library.noting import write_note  # noqa: PLC0415
        from desktop.store.records import ids_named  # noqa: PLC0415
        from desktop.ui.details.note_recovery import NoteRecovery, recovered  # noqa: PLC0415

        assert self._pages is not None
        for uid, text in recovered(folder):
            for paper_id in ids_named(self._pages.connection, uid):
                self._bridge.do(write_note, paper_id, text, then=partial(_forget, NoteRecovery(folder), uid))

    def show_many(self, papers: Sequence[int]) -> None:
        """Shows what several selected papers have in common; of states the first thousands stand for them all."""
        if self._pages is None:
            return
        from desktop.store.shares import shares  # noqa: PLC0415

        self.paper = None
        lines = list(self._pages.lines(papers[:_LOOKED_AT]).values())
        has = shares(self._pages.connection, "tag", papers)
        tags = [SharedTag(tag.name, tag.colour, has[tag.id]) for tag in self._pages.tags() if has[tag.id]]
        self._pane.show_many(len(papers), _shared(lines, tags))

    def _site(self) -> SearchSite:
        return SEARCH_SITES.get(self._settings.search_site, SEARCH_SITES["arxiv"])

    def apply(self, changes: Changes) -> None:
        """Reads the shown paper again when a change may have touched it."""
        if self.paper is None:
            return
        anything = any(changes.touches(entity) for entity in ("tag", "listing", "digest"))
        if anything or self.paper.id in changes.paper_ids():
            self.show(self.paper.id)

    def open(self) -> None:
        """Opens the best link of the shown paper in the browser, or a search for its title."""
        if self.paper is not None:
            link = best_link(self.paper, self._site())
            self._links.open_link(link.url)
            self.link_opened.emit(link.url)

    def _edit(self, paper_id: int, field: str, text: str) -> None:
        from desktop.library.editing import edit  # noqa: PLC0415

        self._bridge.do(
            edit,
            paper_id,
            field,
            text,
            otherwise=lambda error: self._pane.show_field_error(field, failure(error), paper_id),
        )

    def _save_note(self, paper_id: int, text: str, session: str) -> None:
        from desktop.library.noting import write_note  # noqa: PLC0415

        self._bridge.do(
            write_note,
            paper_id,
            text,
            session=session,
            then=lambda _changes: self._pane.note_saved(paper_id, text),
            otherwise=lambda error: self._pane.note_not_saved(paper_id, failure(error)),
        )


def _forget(recovery: NoteRecovery, uid: str, _changes: Changes) -> None:
    recovery.forget(uid)


def _no_hits(_text: str) -> tuple[tuple[int, int], ...]:
    return ()


def _shared(lines: Sequence[PaperLine], tags: list[SharedTag]) -> Shared:
    """The states that occur, the rating of all, and their tags with how many have each."""
    ratings = {line.rating for line in lines}
    rating = ratings.pop() if len(ratings) == 1 else None
    return Shared(sorted({line.state for line in lines}), rating, sorted(tags))


_LOOKED_AT = 2_000
