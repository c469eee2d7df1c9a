"""The menus that open over papers: the context menu, and the question what a pasted link is for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from desktop.papers.identifiers import arxiv_of, doi_of
from desktop.ui.messages import done

if TYPE_CHECKING:
    from desktop.ui.dropping import Dropped
    from desktop.ui.window.asking import Asking
    from desktop.ui.window.detail_flow import DetailFlow
    from desktop.ui.window.frame import Frame

_LONGEST_TITLE = 60
_CONTEXT = (
    "open", "", "note", "tag", "edit", "", "queue", "snooze", "wake", "read", "done", "dismiss", "to_inbox", "",
    "add_to_list", "remove_from_list", "", "export", "like", "merge", "split", "copy_title", "copy_link",
    "copy_bibtex", "copy_key", "copy_cite", "copy_markdown", "", "restore", "delete",
)  # fmt: skip


_ORDERS = ("newest_first", "my_interests", "", "by_topic", "dismiss_group", "", "dismiss_rest")


class Menus(QObject):
    """Makes menus of the window's own actions; words of papers are shown as they are, without mnemonics."""

    def __init__(self, window: Frame, asking: Asking, detailing: DetailFlow) -> None:
        super().__init__(window)
        self._asking = asking
        self._detailing = detailing
        self._window = window

    def show_context(self, place: QPoint) -> None:
        """Opens the context menu of the papers at hand."""
        menu = QMenu(self._window)
        for name in _CONTEXT:
            if not name:
                menu.addSeparator()
            elif self._window.actions_[name].isEnabled():
                menu.addAction(self._window.actions_[name])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def show_orders(self, button: QWidget) -> None:
        """Opens the orders of the Inbox below a button."""
        menu = QMenu(self._window)
        for name in _ORDERS:
            menu.addAction(self._window.actions_[name]) if name else menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def offer_link(self, what: Dropped) -> bool:
        """Asks what a pasted link or identifier is for; False when what was pasted is something else."""
        text = what.links[0] if len(what.links) == 1 else what.text.strip()
        found = arxiv_of(text)
        doi = doi_of(text) if text.lower().startswith(("10.", "doi:", "http")) and " " not in text else ""
        field, value = ("arxiv_id", found.identifier) if found else ("doi", doi)
        if not value:
            return False
        menu = QMenu(self._window)
        paper = self._detailing.paper
        if paper is not None and not (paper.arxiv_id or paper.doi):
            title = (
                paper.title if len(paper.title) <= _LONGEST_TITLE else paper.title[: _LONGEST_TITLE - 1] + "…"
            )
            words = self.tr("Use for “{title}”").format(title=title)
            self._add(menu, words, lambda: self._use(paper.id, field, value))
        sheet = self._asking.sheet
        self._add(menu, self.tr("Add as new paper…"), lambda: sheet.open_with({"identifier": text}))
        menu.aboutToHide.connect(menu.deleteLater)
        table = self._window.parts.papers.table
        menu.popup(table.viewport().mapToGlobal(table.visualRect(table.currentIndex()).bottomLeft()))
        menu.setActiveAction(menu.actions()[0])
        return True

    def _add(self, menu: QMenu, words: str, act: Callable[[], object]) -> None:
        menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _=False: act())

    def _use(self, paper: int, field: str, value: str) -> None:
        from desktop.library.editing import edit  # noqa: PLC0415 - the store comes after the first page

        self._window.bridge.do(
            edit,
            paper,
            field,
            value,
            then=lambda changes: self._window.feedback.tell_step(done(changes.label)),
        )
