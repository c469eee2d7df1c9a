"""Saved searches in the window: shown as views that follow changes, counted in the background, saved and edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.papers.view import ALL, View
from desktop.ui.messages import done
from desktop.ui.window.navigation import Counted, key_of, view_of
from desktop.ui.window.searching import ids_of

if TYPE_CHECKING:
    from desktop.library.answering import Findings
    from desktop.papers.changes import Changes
    from desktop.papers.view import Sort
    from desktop.store.pages import SearchLine
    from desktop.ui.jobs import Job
    from desktop.ui.window.asking import Asking
    from desktop.ui.window.frame import Frame
    from desktop.ui.window.searching import Searching
    from desktop.ui.window.window_actions import WindowActions

_REST_MS = 400
"""Searches are asked again when nothing was typed or changed for so long: they must not keep a key waiting."""


class _Question(NamedTuple):
    """What is being asked: a search in an order; `follows` a change, so that the rows in sight stay."""

    line: SearchLine
    follows: bool


class SavedFlow(QObject):
    """While a saved search is shown its query stands in the search box, and can be edited there.

    `counted` says that a number in the sidebar is another one, `taken` that what stands in the box is not for the
    search as one types.
    """

    counted = Signal()
    taken = Signal()
    found = Signal(object)
    """`Findings`: all that the search finds, in its order."""
    mistaken = Signal(object)
    """The mistakes in its query, a tuple."""

    def __init__(self, window: Frame, searching: Searching, asking: Asking) -> None:
        super().__init__(window)
        self._searching = searching
        self._asking = asking
        self._window = window
        self._papers = window.parts.papers
        self._field = self._papers.header.search
        self._counts = window.search_counts
        self._uncounted: list[SearchLine] = []
        self._job: Job | None = None
        self._asked: _Question | None = None
        self._query = ""
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask_again)
        window.view_shown.connect(self.open)
        self._papers.order_wanted.connect(lambda: self._ask(follows=False))
        self._field.textEdited.connect(lambda _text: self.pause())
        self._field.textChanged.connect(lambda _text: self.tell_possible())
        self._papers.header.save_clicked.connect(window.actions_["save_search"].trigger)

    def connect_to(self, actions: WindowActions) -> None:
        """Connects every action that this flow carries out."""
        actions["save_search"].triggered.connect(self.save)
        actions["save_search_as"].triggered.connect(self.save_as)
        actions["edit_search"].triggered.connect(lambda _=False: self.edit())
        for name in ("save_search", "save_search_as"):
            self._field.addAction(actions[name])

    # -- the search that is shown

    @property
    def line(self) -> SearchLine | None:
        """The saved search that is shown, None where another view is."""
        view, pages = self._papers.view, self._window.pages
        return pages.search(view.key) if pages is not None and view.kind == "search" else None

    @property
    def is_edited(self) -> bool:
        """Whether the box of a saved search holds another query than the saved one."""
        line = self.line
        return line is not None and self._text != line.query

    @property
    def _text(self) -> str:
        return " ".join(self._field.text().split())

    def open(self) -> None:
        """The view of a saved search was opened: its query is put into the box, which asks for it."""
        line = self.line
        self._query = line.query if line else ""
        self._field.set_home(f"{line.query} " if line else "")
        self._field.take_back()
        self.tell_possible()

    def takes(self) -> bool:
        """Whether what stands in the box now is for this flow: a saved search as it is, or nothing in its place."""
        line = self.line
        if line is None or (self._text and self._text != line.query):
            self._stop()
            self._rest.start()
            return False
        self.taken.emit()
        if self._text:
            self._ask(follows=False)
        else:
            self._papers.show_nothing_asked()
        return True

    def edit(self, key: str = "") -> None:
        """Gives the keyboard to the query of the search that is shown, or of another one."""
        if key and view_of(key) != self._papers.view:
            self._window.show_view(view_of(key))
        self._field.setFocus()
        self._field.setCursorPosition(len(self._field.text()))

    def go_on(self) -> None:
        """Does the one action of an empty view: brings the saved query back, or leads to it."""
        if not self._field.take_back():
            self.edit()

    # -- asking

    def begin(self) -> None:
        """The library can be searched from now on."""
        if self._papers.view.kind == "search":
            self.open()
        self._rest.start(0)

    def apply(self, changes: Changes) -> None:
        """A change may bring papers into a search, or change the search itself."""
        line = self.line
        if line is not None and changes.touches("search") and line.query != self._query:
            was_edited = self._text != self._query
            self._query = line.query
            self._field.set_home(f"{line.query} ")
            if not was_edited:
                self._field.take_back()
            elif self._text == line.query:
                self._ask(follows=False)
        self.tell_possible()
        self.pause()

    def pause(self) -> None:
        """Something was typed or changed: counting can wait."""
        if self._job is not None and self._asked is None:
            self._stop()
        self._rest.start()

    def _ask_again(self) -> None:
        """Looks whether the search that is shown finds other papers now, and counts all of them anew."""
        if self._window.pages is None:
            return
        self._uncounted = self._window.pages.searches()
        if self.line is not None and not self.is_edited and self._asked is None:
            self._ask(follows=True)
        else:
            self._count_next()

    def _ask(self, *, follows: bool) -> None:
        line, sort = self.line, self._papers.found_sort
        if line is None:
            return
        self._stop()
        wanted = line._replace(sort=sort.key if sort else "", reversed=int(bool(sort and sort.reversed)))
        self._asked = _Question(wanted, follows)
        self._start(wanted)

    def _start(self, line: SearchLine) -> None:
        job = self._job = self._searching.find_all(line)
        job.succeeded.connect(lambda found: self._answered(job, line, found))
        job.ended.connect(lambda: self._ended(job))

    def _answered(self, job: Job, line: SearchLine, found: Findings | None) -> None:
        if job is not self._job or found is None:
            return
        asked, self._asked = self._asked, None
        self._tell_count(line.id, found)
        if asked is not None and line.id == self._papers.view.key:
            self._show(found, follows=asked.follows)

    def _show(self, found: Findings, *, follows: bool) -> None:
        if follows:
            self._papers.follow_found(ids_of(found))
        else:
            self.found.emit(found)
        self.mistaken.emit(found.mistakes)
        self._papers.strip.show_mistakes([mistake.reason for mistake in found.mistakes])
        self._window.tell_selection()

    def _ended(self, job: Job) -> None:
        if job is self._job:
            self._job = self._asked = None
            self._count_next()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = self._asked = None

    # -- counting

    def _count_next(self) -> None:
        """Counts one search after the other, so that a key waits for one of them at most."""
        if self._uncounted and self._job is None and self._window.bridge.is_open:
            self._start(self._uncounted.pop(0))

    def _tell_count(self, row: int, found: Findings) -> None:
        self._uncounted = [line for line in self._uncounted if line.id != row]
        counted = Counted(len(found.ids), "; ".join(mistake.reason for mistake in found.mistakes))
        if self._counts.get(row) != counted:
            self._counts[row] = counted
            self.counted.emit()

    # -- saving

    def save(self) -> None:
        """Saves what stands in the box: under a new name, or as what the search that is shown asks for."""
        from desktop.library.saved_searches import change_search  # noqa: PLC0415

        line = self.line
        if line is None:
            self.save_as()
        elif self._text and self.is_edited:
            self._window.bridge.do(
                change_search, line.id, self._text, self._sort, then=self._changed, otherwise=self._refused
            )

    def save_as(self) -> None:
        """Saves what stands in the box under a name that is asked for."""
        from desktop.library.saved_searches import confined, proposed_name  # noqa: PLC0415

        view = self._papers.view
        if self._text:
            query = confined(self._text, view, self._window.named.get(key_of(view), ""))
            self._asking.ask_search_name(proposed_name(self._text), query, self._sort)
        else:
            self._window.show_view(ALL)
            self._field.setFocus()
            keys = self._window.actions_["save_search"].shortcut().toString()
            words = self.tr("Type what the search is to find, then save it with {keys}").format(keys=keys)
            self._window.feedback.tell_with_show("info", words)

    def saved(self, changes: Changes) -> None:
        """A search was saved: it is shown."""
        for row in changes.ids("search"):
            self._window.show_view(View("search", key=row))
        self._window.feedback.tell_step(done(changes.label))

    def _changed(self, changes: Changes) -> None:
        self._window.feedback.tell_step(done(changes.label) if changes.items else "")

    def _refused(self, error: Exception) -> None:
        self._window.feedback.tell_error(error)

    @property
    def _sort(self) -> Sort | None:
        return self._papers.found_sort

    # -- what can be done

    def tell_possible(self) -> None:
        """Says which of the actions on searches are possible, and shows the button that saves."""
        is_saved = self._papers.view.kind == "search"
        edited = bool(self._text) and self.is_edited
        can_save = edited if is_saved else bool(self._text)
        self._window.actions_.allow(typed=can_save, edited=edited, saved=is_saved)
        words = self.tr("Save changes") if edited else self.tr("Save search")
        self._papers.header.offer_saving(words if can_save else "")
