"""What a person does with a digest as a whole: see what it is, read it again, place its left-over text."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.library.seen_in import about_digest
from desktop.ui.messages import done, failure
from desktop.ui.pickers.left_over_sheet import LeftOverSheet
from desktop.ui.review.reread_sheet import RereadSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.library.reread import Reread
    from desktop.papers.changes import Changes
    from desktop.papers.digest import LeftOver
    from desktop.progress import Progress
    from desktop.ui.jobs import Job
    from desktop.ui.window.frame import Frame
    from desktop.ui.window.import_flow import ImportFlow
    from desktop.ui.window.window_actions import WindowActions


class DigestFlow(QObject):
    """Between the view of a digest and the library; one digest is read again at a time."""

    def __init__(self, window: Frame, importing: ImportFlow) -> None:
        super().__init__(window)
        self._importing = importing
        self._window = window
        self._strip = window.parts.papers.about
        self._digest = 0
        self._job: Job | None = None
        self._is_staged = False
        self.sheet = RereadSheet(window.look, window)
        self.left_over = LeftOverSheet(window.look, window)
        self._strip.reread_requested.connect(lambda: self.reread(self.shown))
        self._strip.left_over_requested.connect(lambda: self.open_left_over(self.shown))
        self.sheet.accepted.connect(self._adopt)
        self.sheet.closed.connect(self._left)
        self.left_over.title_requested.connect(lambda at: self._make_paper(at, with_abstract=False))
        self.left_over.pair_requested.connect(lambda at: self._make_paper(at, with_abstract=True))
        self.left_over.split_requested.connect(self._split)
        self.left_over.join_requested.connect(self._join)

    def connect_to(self, actions: WindowActions) -> None:
        """Connects the actions of this flow, and follows which view is shown."""
        window = self._window
        actions["reread"].triggered.connect(lambda: self.reread(self.shown))
        actions["left_over"].triggered.connect(lambda: self.open_left_over(self.shown))
        window.parts.papers.shown.connect(self.show)
        window.bridge.changed.connect(self._follow)
        window.parts.sidebar.reread_requested.connect(lambda key: self.reread(_row_of(key)))
        window.parts.sidebar.left_over_requested.connect(lambda key: self.open_left_over(_row_of(key)))
        window.parts.status.cancel_requested.connect(self.cancel)
        self.show()

    # -- what is shown

    @property
    def shown(self) -> int:
        """The digest whose papers are shown, 0 for any other view."""
        view = self._window.parts.papers.view
        return view.key if view.kind == "digest" else 0

    def show(self) -> None:
        """Says over the papers of a digest what it is; nothing over those of any other view."""
        pages = self._window.pages
        digest = pages.digest(self.shown) if pages is not None and self.shown else None
        self._window.actions_.allow(digest=digest is not None, left_over=bool(digest and digest.left_over))
        if digest is None or self._window.parts.papers.is_search:
            self._strip.hide()
        else:
            today = dt.datetime.now().astimezone().date()
            self._strip.show_digest(about_digest(digest, today), digest.left_over)

    def _follow(self, changes: Changes) -> None:
        if changes.touches("digest"):
            self.show()
            if self.left_over.is_open:
                self._show_pieces(self.left_over.rows.currentRow())

    # -- reading again

    def reread(self, digest: int) -> None:
        """Reads the kept bytes again in the background; what differs is shown then."""
        window = self._window
        if not digest or not window.bridge.is_open or self._importing.is_busy or self._job is not None:
            return
        self._job = window.jobs.start("import", lambda progress: self._planned(digest, progress))
        self._is_staged = True
        self._job.progressed.connect(window.show_reading)
        self._job.succeeded.connect(self._was_read)
        self._job.failed.connect(window.feedback.tell_error)
        self._job.ended.connect(self._has_ended)

    def _planned(self, digest: int, progress: Progress) -> Reread:
        """The difference; runs in the background."""
        from desktop.digests.sandbox import read_in_sandbox  # noqa: PLC0415 - not needed for the first page
        from desktop.library.rereading import plan_reread  # noqa: PLC0415
        from desktop.store.pages import Pages  # noqa: PLC0415

        library = self._window.bridge.library
        pages = Pages(library.path)
        try:
            return plan_reread(library.store, pages, digest, read_in_sandbox, progress)
        finally:
            pages.close()

    def cancel(self) -> None:
        """Stops reading; nothing was changed."""
        if self._job is not None:
            self._job.cancel()

    def _was_read(self, reread: Reread) -> None:
        window = self._window
        if reread.is_same and not reread.gone:
            words = self.tr("Nothing has changed: the digest is read as before")
            window.feedback.tell_with_show("info", words)
            return
        assert window.pages is not None
        self.sheet.open_for(reread, window.pages.connection)

    def _has_ended(self) -> None:
        self._job = None
        self._window.parts.status.clear_progress()
        if not self.sheet.is_open:
            self._clean_up()

    def _adopt(self, reread: Reread) -> None:
        from desktop.library.adopting import adopt_reading  # noqa: PLC0415 - not needed for the first page

        self._window.bridge.do(adopt_reading, reread, then=self._adopted)

    def _adopted(self, changes: Changes) -> None:
        if changes.items:
            self._window.feedback.tell_step(done(changes.label))
        else:
            self._window.feedback.tell_with_show("info", self.tr("Nothing was changed"))

    def _left(self) -> None:
        """The sheet was closed; what was staged for it goes once the step is done, if there is one."""
        self._clean_up()

    def _clean_up(self) -> None:
        window = self._window
        if self._is_staged and window.bridge.is_open and not self._importing.is_busy:
            self._is_staged = False
            store = window.bridge.library.store
            window.jobs.start("write", lambda _job: store.purge_staged())

    # -- left-over text

    def open_left_over(self, digest: int) -> None:
        """Opens the sheet with the text of a digest that nobody could place."""
        if digest and self._window.bridge.is_open:
            self._digest = digest
            self._show_pieces(0)
            self.left_over.open_over()

    def _show_pieces(self, current: int) -> None:
        from desktop.library.left_over import left_over_from  # noqa: PLC0415 - not needed for the first page
        from desktop.store.listed import imported_digest  # noqa: PLC0415

        assert self._window.pages is not None
        digest = imported_digest(self._window.pages.connection, self._digest)
        self.left_over.show_pieces(left_over_from(digest.left_over) if digest else [], current)

    def _make_paper(self, at: int, *, with_abstract: bool) -> None:
        from desktop.library.left_over import make_paper_of  # noqa: PLC0415

        self._act(partial(make_paper_of, with_abstract=with_abstract), at)

    def _split(self, at: int, offset: int) -> None:
        from desktop.library.left_over import split_left_over  # noqa: PLC0415

        self._act(split_left_over, at, offset)

    def _join(self, at: int) -> None:
        from desktop.library.left_over import join_left_over  # noqa: PLC0415

        self._act(join_left_over, at)

    def _act(self, action: Callable[..., object], at: int, *more: object) -> None:
        piece: LeftOver = self.left_over.pieces[at]
        self._window.bridge.do(
            action,
            self._digest,
            at,
            piece,
            *more,
            otherwise=lambda error: self.left_over.show_problem(failure(error)),
        )


def _row_of(key: str) -> int:
    """The id in a key of the sidebar: "digest:7"."""
    return int(key.partition(":")[2] or 0)
