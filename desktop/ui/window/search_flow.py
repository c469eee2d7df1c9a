"""From the search box to the table: what is typed is asked for, and what is found is shown with its words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.papers.state import State
from desktop.papers.view import ALL
from desktop.ui.details.plain_tip import set_plain_tip
from desktop.ui.details.seen_words import SeenLine, neighbour_words
from desktop.ui.window.first_screen import NOTHING, FirstScreen
from desktop.ui.window.highlighting import Highlighter
from desktop.ui.window.proposing import Proposing
from desktop.ui.window.searching import ids_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.library.answering import Findings
    from desktop.library.neighbours import Neighbour
    from desktop.ui.window.detail_flow import DetailFlow
    from desktop.ui.window.frame import Frame
    from desktop.ui.window.saved_flow import SavedFlow
    from desktop.ui.window.searching import Searching

_RESTING_MS = 250
"""A paper that is passed over on the way to another one is not compared with the library."""
_NEW = frozenset({State.INBOX, State.QUEUED})


class SearchFlow(QObject):
    """Follows the search box; a keystroke is asked for when the events behind it are done."""

    def __init__(self, window: Frame, searching: Searching, detailing: DetailFlow, saving: SavedFlow) -> None:
        super().__init__(window)
        self._detailing = detailing
        self._saving = saving
        self._window = window
        self._papers = window.parts.papers
        self._field = self._papers.header.search
        self._searching = searching
        self._neighbours: list[Neighbour] = []
        self._findings: Findings | None = None
        window.view_left.connect(self.leave)
        saving.taken.connect(self.leave)
        saving.found.connect(lambda findings: self.show_found(findings, is_whole=True))
        saving.mistaken.connect(self.tell_mistakes)
        searching.found.connect(self.show_found)
        window.bridge.changed.connect(self._forget_matches)
        searching.rest_found.connect(self.show_rest)
        self.proposing = Proposing(self._field, self._names, self)
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self.search)
        self._resting = QTimer(self, singleShot=True, interval=_RESTING_MS)
        self._resting.timeout.connect(self._ask_for_neighbours)
        searching.neighbours_found.connect(self._show_neighbours)
        self._detailing.shown.connect(lambda _paper: self._resting.start())
        window.parts.details.paper.near.chosen.connect(self.find_neighbour)
        window.actions_["why"].triggered.connect(self.tell_why)
        window.actions_["like"].triggered.connect(self.find_like)
        self._papers.header.search_edited.connect(lambda _text: self._pause.start())
        self._papers.strip.exact_requested.connect(self.search_exactly)

    def search(self) -> None:
        """Asks for what stands in the search field, or leaves the search when it is empty."""
        text = self._field.text()
        if self._saving.takes():
            return
        if text.strip():
            view = self._papers.view
            self._searching.search(text, ALL if view.kind == "search" else view)
        else:
            self.leave()
            self._papers.leave_search()
            self._detailing.show(self._papers.current_paper)

    def leave(self) -> None:
        """Nothing is searched any more; the field may still hold text."""
        self._pause.stop()
        self._findings = None
        self._searching.stop()
        self._detailing.highlighter = None
        self._field.set_misspelt(())
        self.tell_mistakes(())

    def find_like(self) -> None:
        """Searches the library for papers like the one that is shown."""
        if self._detailing.paper is not None:
            self._search_everywhere(f"like:{self._detailing.paper.id} ")

    def tell_why(self) -> None:
        """Says why the search found the paper that is shown."""
        from desktop.library.explaining import why_found  # noqa: PLC0415 - only for those who ask

        window, paper = self._window, self._detailing.paper
        if paper is not None and self._findings is not None and window.pages is not None:
            why = why_found(window.pages, paper.id, self._field.text(), self._findings)
            window.feedback.tell_with_show("info", why or self.tr("Its words are like those of the query."))

    def find_neighbour(self, paper: int) -> None:
        """Shows a paper that the details name as close to theirs."""
        self.find_titled(next((each.title for each in self._neighbours if each.paper == paper), ""))

    def find_titled(self, title: str) -> None:
        """Shows the paper with this title, wherever it is."""
        self._search_everywhere('title:"{}" '.format(title.replace('"', " ")))

    def _search_everywhere(self, query: str) -> None:
        self._window.show_view(ALL)
        self._field.setText(query)
        self._papers.table.setFocus()

    def search_exactly(self) -> None:
        """Asks again for the words as they were typed: each in quotes."""
        words = self._field.text().replace('"', " ").split()
        self._field.setText(" ".join(f'"{word}"' for word in words))

    def show_found(
        self, findings: Findings, screen: FirstScreen = NOTHING, *, is_whole: bool = False
    ) -> None:
        """Shows what the newest question found; `is_whole`: all that a saved search finds, in its order."""
        window = self._window
        if not self._field.text().strip() or window.pages is None:
            return
        self.tell_mistakes(findings.mistakes)
        if findings.asks_nothing and self._saving.line is not None:
            self._papers.show_nothing_asked()
            return
        if findings.asks_nothing:
            self._papers.leave_search()
            return
        self._findings = findings
        screen = screen.still(window.pages.revision())
        highlighter = Highlighter(findings, window.pages.abstract, screen.matches)
        self._detailing.highlighter = highlighter
        self._papers.model.foresee(screen.lines)
        self._field.set_misspelt([spelling.typed for spelling in findings.spellings])
        with self._detailing.behind_the_table():
            self._papers.show_found(
                ids_of(findings),
                highlighter.match,
                findings.did_you_mean,
                others=findings.others,
                is_whole=is_whole,
            )
            self._papers.strip.show_spellings(
                [(spelling.typed, spelling.found) for spelling in findings.spellings]
            )
            self._detailing.show(self._papers.current_paper)

    def _forget_matches(self, _changes: object) -> None:
        if self._detailing.highlighter is not None:
            self._detailing.highlighter.forget()

    def show_rest(self, findings: Findings) -> None:
        """Puts what else the newest question found below what is shown already, and tells how many there are."""
        self._papers.add_found(ids_of(findings), findings.others)

    def _ask_for_neighbours(self) -> None:
        paper = self._detailing.paper
        if paper is not None and paper.state in _NEW:
            self._searching.find_neighbours(paper.id)

    def _show_neighbours(self, paper: int, found: Sequence[Neighbour]) -> None:
        self._neighbours = list(found)
        self._window.parts.details.paper.show_near(
            paper, [SeenLine(neighbour_words(each), each.paper) for each in found]
        )

    def tell_mistakes(self, mistakes: Sequence[tuple[int, int, str]]) -> None:
        """Underlines in the box what makes no sense, and says why to those who ask."""
        reasons = "; ".join(reason for _, _, reason in mistakes)
        self._field.set_mistakes([(start, end) for start, end, _ in mistakes])
        self._field.setAccessibleDescription(reasons)
        set_plain_tip(self._field, reasons)

    def _names(self) -> Mapping[str, Sequence[str]]:
        """The names that a query may use: the window's reader is quick enough to ask at each keystroke."""
        pages = self._window.pages
        if pages is None:
            return {}
        return {"tag": [tag.name for tag in pages.tags()], "list": [each.name for each in pages.lists()]}
