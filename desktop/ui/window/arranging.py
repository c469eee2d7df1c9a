"""Arranges the Inbox in the background: by interest, in groups by topic, or both, as the person chose."""

from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.papers.name import full, names_from_json
from desktop.papers.view import INBOX, Sort
from desktop.ui.table.arrangement import Arrangement, Group

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.library.interests import Explainer, Ordered
    from desktop.papers.interests import Reasons
    from desktop.progress import Progress
    from desktop.store.pages import PaperLine
    from desktop.ui.jobs import Job
    from desktop.ui.window.frame import Frame
    from desktop.ui.window.searching import Searching
    from desktop.ui.window.window_actions import WindowActions

_FROM_TOP = True
_SHOWN_AFTER_MS = 500
"""Work that is over sooner shows nothing."""


class Arranging(QObject):
    """Follows what the Inbox shows and what was chosen for it.

    `arranged` tells that an order is shown; true when it is shown from its beginning, false when the current
    paper stayed where it was. `ended` tells that nothing is being worked out any more, for whatever reason.
    """

    arranged = Signal(bool)
    ended = Signal()

    def __init__(self, window: Frame, searching: Searching) -> None:
        super().__init__(window)
        self._searching = searching
        self._window = window
        self._papers = window.parts.papers
        self._settings = window.settings
        self._job: Job | None = None
        self._from_top = False
        self._watched = self._watched_now()
        self._late = QTimer(self, singleShot=True, interval=_SHOWN_AFTER_MS)
        self._papers.shown.connect(self._arrange_if_wanted)
        self._papers.arrangement_wanted.connect(self._arrange)
        window.bridge.opened.connect(self._arrange_if_wanted)

    @property
    def is_at_work(self) -> bool:
        """Whether an order is being worked out that is not shown yet."""
        return self._job is not None

    def connect_to(self, actions: WindowActions) -> None:
        """Connects every action that this flow carries out, and shows what was chosen."""
        for name in _CHOICES:
            actions[name].setCheckable(True)
        actions["newest_first"].triggered.connect(lambda: self.sort_by(Sort()))
        actions["my_interests"].triggered.connect(lambda: self.sort_by(Sort("interests")))
        actions["by_topic"].triggered.connect(self.group)
        self._papers.shown.connect(self._tell_choice)

    # -- what was chosen

    def sort_by(self, sort: Sort) -> None:
        """Chooses the order of the Inbox, for now and for later."""
        self._papers.inbox_sort = sort
        self._window.kept_views.forget_sort(INBOX)
        self._settings.inbox_sort = sort.key
        self._show_anew()

    def group(self, grouped: bool) -> None:
        """Groups the Inbox by topic, or no longer."""
        self._papers.grouped = grouped
        self._settings.inbox_grouped = grouped
        self._show_anew()

    def watch_anew(self) -> None:
        """Other words or authors may be watched now: orders the Inbox again where that matters."""
        if self._watched != self._watched_now() and self._papers.wants_arrangement:
            self._arrange()

    def _watched_now(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        settings = self._settings
        return tuple(map(str, settings.watch_words)), tuple(map(str, settings.watch_authors))

    def _show_anew(self) -> None:
        if self._papers.view != INBOX or self._papers.is_search:
            self._window.show_view(INBOX)
            return
        self._papers.sort = self._papers.inbox_sort
        if self._papers.wants_arrangement:
            self._from_top = True
            self._arrange()  # what is shown stays until the order is there
            self._tell_choice()
        else:
            self._papers.sort_by(self._papers.sort)
            self._papers.table.go_to(0)
            self.arranged.emit(_FROM_TOP)

    def _tell_choice(self) -> None:
        """The actions say what the Inbox stands by at this moment."""
        actions, sort = self._window.actions_, self._papers.sort
        for name, chosen in zip(
            _CHOICES, (sort == Sort(), sort.key == "interests", self._papers.grouped), strict=True
        ):
            actions[name].setChecked(chosen)

    # -- working it out

    def _arrange_if_wanted(self) -> None:
        if not self._papers.wants_arrangement:
            self._stop()
        elif self._papers.arrangement is None:
            self._arrange()

    def _arrange(self) -> None:
        """Works the order out anew; what is shown stays until then."""
        self._stop()
        if not self._window.bridge.is_open:
            return
        if self._papers.sort.key == "interests":
            self._watched = self._watched_now()
            self._follow(self._searching.by_interest(INBOX, *self._watched), self._ordered)
        else:
            self._group(None, None)

    def _ordered(self, ordered: Ordered) -> None:
        from desktop.library.interests import Explainer  # noqa: PLC0415 - not for the first page

        because = None
        if ordered.hindrance:
            words = self.tr("Not by your interests: {why}").format(why=ordered.hindrance)
            self._window.feedback.tell_with_show("info", words)
        else:
            because = partial(self._because, Explainer(ordered.interests), {})
        if self._papers.grouped:
            self._group(ordered.ids, because)
        else:
            self._show(Arrangement(ordered.ids, (), because))

    def _because(self, explainer: Explainer, known: dict[int, Reasons], line: PaperLine) -> Reasons:
        """Why the paper of a row stands where it does; asked for rows that are painted, several times."""
        assert self._window.pages is not None
        if line.id not in known:
            names = [full(name) for name in names_from_json(line.authors)]
            known[line.id] = explainer.reasons(line.title, names, self._window.pages.abstract(line.id))
        return known[line.id]

    def _group(self, ids: array[int] | None, because: Callable[[PaperLine], Reasons] | None) -> None:
        """Groups papers in the order of `ids`, None for that of the view."""
        path, sort = self._window.bridge.path, self._papers.sort

        def work(progress: Progress) -> Arrangement:
            from desktop.library.grouping import grouped_by_topic  # noqa: PLC0415 - not for the first page
            from desktop.store.pages import Pages  # noqa: PLC0415

            pages = Pages(path)
            try:
                wanted = pages.ids(INBOX, sort) if ids is None else ids
                topics = grouped_by_topic(pages, wanted, progress, by_place=ids is not None)
            finally:
                pages.close()
            groups = [Group(", ".join(topic.words), topic.papers) for topic in topics]
            return Arrangement(array("q", (p for group in groups for p in group.papers)), groups, because)

        self._follow(self._window.jobs.start("read", work), self._show)

    def _follow(self, job: Job, show: Callable[[Any], object]) -> None:
        """Waits for a job; one that takes longer says how far it is, and can be cancelled."""
        status = self._window.parts.status
        self._job = job
        self._late.start()

        def tell(done: int, total: int, _note: str) -> None:
            if not self._late.isActive() and job is self._job:
                status.show_progress(self.tr("Arranging the Inbox"), done, None if total < 0 else total)

        def end() -> None:
            if job is self._job:
                self._job = None
                status.clear_progress()
                self.ended.emit()

        job.progressed.connect(tell)
        job.succeeded.connect(show)
        job.failed.connect(self._window.bridge.failed)
        job.ended.connect(end)
        status.cancel_requested.connect(job.cancel)

    def _show(self, arrangement: Arrangement) -> None:
        if self._papers.wants_arrangement:
            untouched = self._papers.arrangement is None and self._papers.table.current_row <= 0
            from_top, self._from_top = self._from_top or untouched, False
            self._papers.show_arrangement(arrangement, from_top=from_top)
            self.arranged.emit(from_top)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None


_CHOICES = ("newest_first", "my_interests", "by_topic")
