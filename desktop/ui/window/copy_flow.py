"""Copies papers as keys, citing commands, BibTeX or Markdown; hands it to programs that rows are dragged into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop.ui.messages import done
from desktop.ui.table.view_words import papers_words

if TYPE_CHECKING:
    from desktop.library.library import Library
    from desktop.papers.changes import Changes
    from desktop.settings import Settings
    from desktop.ui.library_bridge import LibraryBridge
    from desktop.ui.table.paper_list import PaperList
    from desktop.ui.window.window_actions import WindowActions

_KINDS = {"copy_key": "key", "copy_cite": "cite", "copy_bibtex": "bibtex", "copy_markdown": "markdown"}


class CopyFlow(QObject):
    """`told` carries an icon and words for the toast, `regenerated` words for a step that can be undone."""

    told = Signal(str, str)
    regenerated = Signal(str)

    def __init__(self, bridge: LibraryBridge, papers: PaperList, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._papers, self._settings = bridge, papers, settings
        self._carried: dict[int, str] = {}
        papers.table.text_to_carry = self._text_to_carry
        papers.table.carried.connect(self._was_carried)

    def connect_to(self, actions: WindowActions) -> None:
        """Connects the actions of this flow."""
        for name, kind in _KINDS.items():
            actions[name].triggered.connect(lambda _=False, k=kind: self.copy(k))
        actions["regenerate_keys"].triggered.connect(self.regenerate)

    def copy(self, kind: str) -> None:
        """Copies the papers at hand; those without a citation key get one for good first."""
        papers = self._papers.targets()
        if not papers or not self._bridge.is_open:
            return
        pattern = self._settings.citation_keys

        def copied(library: Library) -> tuple[str, Changes | None]:
            from desktop.library.copying import Copied, copy  # noqa: PLC0415

            return copy(library, papers, Copied(kind), pattern)

        def put(text: str) -> None:
            QApplication.clipboard().setText(text)
            self.told.emit("copy", self._words(kind, text, len(papers)))

        self._bridge.work(copied, put)

    def regenerate(self) -> None:
        """Makes the citation keys of the papers at hand anew; the old ones stay theirs."""
        papers = self._papers.targets()
        pattern = self._settings.citation_keys

        def regenerated(library: Library) -> tuple[Changes, Changes]:
            from desktop.library.citing import regenerated_keys  # noqa: PLC0415
            from desktop.library.editing import regenerate_citation_keys  # noqa: PLC0415

            keys = regenerated_keys(library.pages, papers, pattern)
            changes = library.do(regenerate_citation_keys, keys)
            return changes, changes

        def tell(changes: Changes) -> None:
            self.regenerated.emit(
                done(changes.label) if changes.items else self.tr("The keys are as they would be.")
            )

        if papers:
            self._bridge.work(regenerated, tell)

    def _words(self, kind: str, text: str, papers: int) -> str:
        if kind in {"key", "cite"} and len(text) <= _SHOWN:
            return self.tr("Copied {text}").format(text=text)
        names = {"bibtex": "BibTeX", "markdown": self.tr("Markdown links"), "key": self.tr("citation keys")}
        return self.tr("Copied {papers} as {kind}").format(
            papers=papers_words(papers), kind=names.get(kind, "\\cite")
        )

    def _text_to_carry(self, papers: list[int]) -> str:
        """The text for another program, "" for more papers than anybody would carry there."""
        from desktop.library.copying import MOST_DRAGGED, Copied, text_to_carry  # noqa: PLC0415
        from desktop.store.pages import Pages  # noqa: PLC0415

        self._carried = {}
        if not self._bridge.is_open or not 0 < len(papers) <= MOST_DRAGGED:
            return ""
        wanted = self._settings.drag_format
        kind = Copied(wanted) if wanted in set(Copied) else Copied.CITE
        pages = Pages(self._bridge.path)
        try:
            text, self._carried = text_to_carry(pages, papers, kind, self._settings.citation_keys)
        finally:
            pages.close()
        return text

    def _was_carried(self) -> None:
        """The text has arrived: the keys in it must never change."""
        from desktop.library.editing import fix_citation_keys  # noqa: PLC0415

        keys, self._carried = self._carried, {}
        if keys:
            self._bridge.do(fix_citation_keys, keys)


_SHOWN = 60
"""Characters of what was copied that the toast repeats."""
