"""From the search box to the table: what is typed is asked for, and what is found is shown with its words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.ui.details.plain_tip import set_plain_tip
from desktop.ui.window.proposing import Proposing
from desktop.ui.window.searching import Highlighter, ids_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.library.answering import Findings
    from desktop.ui.window.main_window import MainWindow
    from desktop.ui.window.searching import Searching


class SearchFlow(QObject):
    """Follows the search box; a keystroke is asked for when the events behind it are done."""

    def __init__(self, window: MainWindow, searching: Searching) -> None:
        super().__init__(window)
        self._window = window
        self._papers = window.parts.papers
        self._field = self._papers.header.search
        self._searching = searching
        searching.found.connect(self.show_found)
        self.proposing = Proposing(self._field, self._names, self)
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self.search)
        self._papers.header.search_edited.connect(lambda _text: self._pause.start())
        self._papers.strip.exact_requested.connect(self.search_exactly)

    def search(self) -> None:
        """Asks for what stands in the search field, or leaves the search when it is empty."""
        text = self._field.text()
        if text.strip():
            self._searching.search(text, self._papers.view)
        else:
            self.leave()
            self._papers.leave_search()
            self._window.detailing.show(self._papers.current_paper)

    def leave(self) -> None:
        """Nothing is searched any more; the field may still hold text."""
        self._pause.stop()
        self._searching.stop()
        self._window.detailing.highlighter = None
        self._field.set_misspelt(())
        self._tell_mistakes(())

    def search_exactly(self) -> None:
        """Asks again for the words as they were typed: each in quotes."""
        words = self._field.text().replace('"', " ").split()
        self._field.setText(" ".join(f'"{word}"' for word in words))

    def show_found(self, findings: Findings) -> None:
        """Shows what the newest question found."""
        window = self._window
        if not self._field.text().strip() or window.pages is None:
            return
        highlighter = Highlighter(findings, window.pages.abstract)
        window.detailing.highlighter = highlighter
        self._field.set_misspelt([spelling.typed for spelling in findings.spellings])
        self._tell_mistakes(findings.mistakes)
        self._papers.show_found(ids_of(findings), highlighter.match, findings.did_you_mean)
        self._papers.strip.show_spellings(
            [(spelling.typed, spelling.found) for spelling in findings.spellings]
        )
        window.detailing.show(self._papers.current_paper)

    def _tell_mistakes(self, mistakes: Sequence[tuple[int, int, str]]) -> None:
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
