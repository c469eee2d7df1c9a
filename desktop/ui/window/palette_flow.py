"""The command palette: what it offers at this moment, and what is done when something is taken."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.details.readable import readable_title
from desktop.ui.palette.entries import PaletteEntry, PaletteRow, split_typed
from desktop.ui.palette.palette import Palette
from desktop.ui.table.view_words import papers_words
from desktop.ui.window.action_table import ACTIONS, ActionSpec
from desktop.ui.window.connections import PLACES
from desktop.ui.window.highlighting import Highlighter
from desktop.ui.window.navigation import entries, key_of

if TYPE_CHECKING:
    from desktop.library.answering import Findings
    from desktop.ui.sidebar.entries import SidebarEntry
    from desktop.ui.window.frame import Frame
    from desktop.ui.window.pane_flow import PaneFlow
    from desktop.ui.window.search_flow import SearchFlow
    from desktop.ui.window.searching import Searching

_MOST_PAPERS = 9
_ITSELF = "palette"
_ICONS = {
    "add_paper": "plus", "add_to_list": "list", "backup": "file", "delete": "bin", "dismiss": "dismissed",
    "done": "done", "duplicates": "merge", "export": "export", "export_again": "export", "keys": "keyboard",
    "like": "search", "mend": "warning", "merge": "merge", "new_list": "list", "note": "note", "open": "open",
    "open_file": "import", "paste": "import", "preferences": "gear", "queue": "queue", "queue_top": "top",
    "read": "reading", "read_next": "reading", "redo": "redo", "restore": "inbox", "save_search": "saved",
    "search": "search", "split": "split", "tag": "tag", "to_inbox": "inbox", "triage": "triage", "undo": "undo",
}  # fmt: skip


class PaletteFlow(QObject):
    """Opens the palette with Ctrl+K, lets the search find papers for it, and carries out what is taken."""

    def __init__(
        self, window: Frame, moving: PaneFlow, search_flow: SearchFlow, searching: Searching
    ) -> None:
        super().__init__(window)
        self._moving = moving
        self._search_flow = search_flow
        self._searching = searching
        self._window = window
        self.palette = Palette(window.look, window)
        window.actions_["palette"].triggered.connect(self.open)
        self.palette.asked.connect(self._look_up)
        self.palette.taken.connect(self._do)
        self._searching.looked_up.connect(self._show_papers)

    def open(self) -> None:
        """Offers everything that there is now."""
        papers = len(self._window.parts.papers.targets())
        acts_on = self.tr("{papers} selected").format(papers=papers_words(papers)) if papers else ""
        self.palette.open_for([*self._actions(), *self._places()], acts_on)

    def _actions(self) -> list[PaletteEntry]:
        return [self._action(spec) for spec in ACTIONS if spec.name not in PLACES and spec.name != _ITSELF]

    def _action(self, spec: ActionSpec) -> PaletteEntry:
        action = self._window.actions_[spec.name]
        return PaletteEntry(
            "action",
            spec.name,
            action.text().rstrip("…"),
            icon=_ICONS.get(spec.name, "star" if spec.name.startswith("rate_") else "right"),
            keys=self._window.actions_.keys_of(spec.name),
            reason="" if action.isEnabled() else self._reason(spec),
        )

    def _reason(self, spec: ActionSpec) -> str:
        """Why an action cannot be done now."""
        words = {
            "papers": self.tr("no paper is selected"),
            "paper": self.tr("no paper is selected"),
            "several": self.tr("select two papers or more"),
            "merged": self.tr("only for a paper that was merged"),
            "undo": self.tr("nothing to undo"),
            "redo": self.tr("nothing to redo"),
            "text": self.tr("only in the view of a tag"),
            "list": self.tr("only in a list"),
            "bin": self.tr("only in the Bin"),
            "kept": self.tr("not in the Bin"),
            "digest": self.tr("only in the view of a digest"),
            "left_over": self.tr("nothing is left over"),
            "found": self.tr("only while searching"),
            "inbox": self.tr("only in the Inbox"),
            "grouped": self.tr("only where the Inbox is grouped"),
            "columns": self.tr("only in compact rows"),
            "arranged": self.tr("nothing was changed in this view"),
            "typed": self.tr("no search stands in the box"),
            "edited": self.tr("only when a saved search was edited"),
            "saved": self.tr("only in a saved search"),
            "snoozed": self.tr("only for a snoozed paper"),
        }
        return words.get(spec.needs, self.tr("not now"))

    def _places(self) -> list[PaletteEntry]:
        keys = {key_of(view): self._window.actions_.keys_of(name) for name, view in PLACES.items()}
        today = dt.datetime.now().astimezone().date()
        window = self._window
        found = entries(window.pages, today, window.incomplete_papers, window.search_counts)
        return [_place(entry, keys.get(entry.key, "")) for entry in found]

    # -- papers

    def _look_up(self, typed: str) -> None:
        group, text = split_typed(typed)
        if text and group in (None, "paper"):
            self._searching.look_up(text, _MOST_PAPERS)

    def _show_papers(self, findings: Findings) -> None:
        pages = self._window.pages
        if not self.palette.is_open or pages is None:
            return
        lines = pages.lines(findings.ids[:_MOST_PAPERS])
        marks = Highlighter(findings, pages.abstract)
        rows = []
        for paper in findings.ids[:_MOST_PAPERS]:
            if paper in lines:
                line = lines[paper]
                title = readable_title(line.title)
                places = title.places(marks.spans(line.title))
                letters = tuple(at for start, end in places for at in range(start, end))
                entry = PaletteEntry("paper", str(paper), title.text, icon=f"state-{line.state}")
                rows.append(PaletteRow(entry, letters))
        self.palette.show_papers(rows)

    # -- what is taken

    def _find(self, paper: int) -> None:
        pages = self._window.pages
        if pages is not None and (line := pages.lines([paper]).get(paper)):
            self._search_flow.find_titled(line.title)

    def _do(self, entry: PaletteEntry) -> None:
        if entry.group == "action":
            self._window.actions_[entry.key].trigger()
        elif entry.group == "paper":
            self._find(int(entry.key))
        else:
            self._moving.go_to(entry.key)


def _place(entry: SidebarEntry, keys: str) -> PaletteEntry:
    group = "tag" if entry.kind == "tag" else "place"
    aside = papers_words(entry.count) if entry.count else ""
    return PaletteEntry(group, entry.key, entry.label, entry.icon, entry.colour or "", aside, keys)  # type: ignore[arg-type]
