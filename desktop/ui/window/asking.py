"""What the window asks before it can act: a tag, a list, a name, a new paper; each as small as it can be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QMenu

from desktop.errors import UsageError
from desktop.papers.state import State
from desktop.papers.view import View
from desktop.ui.messages import done, failure
from desktop.ui.pickers.add_paper_sheet import AddPaperSheet
from desktop.ui.pickers.completing import NameChoice
from desktop.ui.pickers.day_picker import DayPicker
from desktop.ui.pickers.list_picker import ListPicker
from desktop.ui.pickers.name_prompt import NamePrompt
from desktop.ui.pickers.tag_picker import TagPicker
from desktop.ui.sidebar.colour_menu import fill_with_colours
from desktop.ui.table.view_words import papers_words
from desktop.ui.window.navigation import view_of

if TYPE_CHECKING:
    from desktop.papers.changes import Changes
    from desktop.papers.view import Sort
    from desktop.ui.window.frame import Frame
    from desktop.ui.window.paper_flow import PaperFlow
    from desktop.ui.window.triage_flow import TriageFlow
    from desktop.ui.window.window_actions import WindowActions


class Asking(QObject):
    """Opens pickers and prompts over the window, and carries out the answers."""

    search_saved = Signal(object)
    """`Changes` of a search that was saved under the name that was asked for."""

    def __init__(self, window: Frame, deciding: PaperFlow, triage: TriageFlow) -> None:
        super().__init__(window)
        self._deciding = deciding
        self._triage = triage
        self._window = window
        self._answer: Callable[[str], object] = lambda _name: None
        look = window.look
        self.tags = TagPicker(look, window)
        self.lists = ListPicker(look, window)
        self.prompt = NamePrompt(look, window)
        self.sheet = AddPaperSheet(look, window)
        self.tags.picked.connect(self._tag_picked)
        self.lists.picked.connect(self._list_picked)
        self.days = DayPicker(look, window)
        self.days.picked.connect(self._day_picked)
        self.prompt.accepted.connect(self._name_typed)
        self.sheet.accepted.connect(self._add_paper)

    def connect_to(self, actions: WindowActions) -> None:
        """Connects the actions that ask something first."""
        actions["tag"].triggered.connect(self.ask_tag)
        actions["snooze"].triggered.connect(self.ask_day)
        actions["add_to_list"].triggered.connect(self.ask_list)
        actions["new_list"].triggered.connect(self.ask_new_list)
        actions["add_paper"].triggered.connect(lambda _=False: self.sheet.open_with())
        actions["rename_search"].triggered.connect(lambda: self.ask_rename(self._shown_key()))
        actions["delete_search"].triggered.connect(lambda: self.delete_named(self._shown_key()))
        actions["rename_tag"].triggered.connect(lambda: self.ask_rename(self._shown_key()))
        actions["colour_tag"].triggered.connect(lambda: self.ask_colour(self._shown_key()))
        actions["delete_tag"].triggered.connect(lambda: self.delete_named(self._shown_key()))

    # -- tags and lists

    def ask_tag(self) -> None:
        """Opens the picker of tags for the papers at hand."""
        from desktop.store.shares import shares  # noqa: PLC0415 - a question of its own, asked when it is needed

        papers, pages = self._window.parts.papers.targets(), self._window.pages
        if papers and pages is not None:
            has = shares(pages.connection, "tag", papers)
            choices = [NameChoice(tag.name, tag.colour, tag.papers, has[tag.id]) for tag in pages.tags()]
            self.tags.open_for(choices, len(papers), self._area())

    def ask_list(self) -> None:
        """Opens the picker of lists for the papers at hand."""
        from desktop.store.shares import shares  # noqa: PLC0415

        papers, pages = self._window.parts.papers.targets(), self._window.pages
        if papers and pages is not None:
            has = shares(pages.connection, "list", papers)
            choices = [NameChoice(row.name, "", row.papers, has[row.id]) for row in pages.lists()]
            self.lists.open_for(choices, len(papers), self._area())

    def _area(self) -> QRect:
        """The part of the window over the table, or over the keys of triage, where pickers open."""
        if self._triage.is_open:
            return self._triage.picker_area()
        table = self._window.parts.papers.table
        return QRect(table.mapTo(self._window, QPoint(0, 0)), table.size())

    def _tag_picked(self, name: str, add: bool) -> None:
        self._deciding.tag(name, add=add)

    def _list_picked(self, name: str, add: bool) -> None:
        from desktop.library.listing import add_to_named_list, remove_from_list  # noqa: PLC0415

        papers = self._window.parts.papers.targets()
        if add:
            self._do(add_to_named_list, name, papers)
        elif row := self._list_named(name):
            self._do(remove_from_list, row, papers)

    def _list_named(self, name: str) -> int:
        pages = self._window.pages
        return next((row.id for row in pages.lists() if row.name == name), 0) if pages else 0

    # -- days

    def ask_day(self) -> None:
        """Asks until when the papers at hand are to sleep."""
        papers = self._window.parts.papers.targets()
        if papers:
            heading = self.tr("Snooze {papers} until").format(papers=papers_words(len(papers)))
            self.days.ask(heading, self._area(), low=self._triage.is_open)

    def _day_picked(self, day: dt.date) -> None:
        self._deciding.snooze(day)

    # -- names

    def ask_new_list(self) -> None:
        """Asks for the name of a new list."""
        from desktop.library.listing import make_list  # noqa: PLC0415

        self._ask(self.tr("New list"), self.tr("Make list"), "", lambda name: self._named(make_list, name))

    def ask_rename(self, key: str) -> None:
        """Asks for another name of a list, a tag or a saved search."""
        from desktop.library.listing import rename_list  # noqa: PLC0415
        from desktop.library.saved_searches import rename_search  # noqa: PLC0415
        from desktop.library.tagging import rename_tag  # noqa: PLC0415

        view, old = view_of(key), self._window.named.get(key, "")
        ways: dict[str, tuple[str, Callable[..., object]]] = {
            "list": (self.tr("Rename the list “{name}”"), rename_list),
            "search": (self.tr("Rename the search “{name}”"), rename_search),
            "tag": (self.tr("Rename the tag “{name}”"), rename_tag),
        }
        if view.kind in ways:
            heading, action = ways[view.kind]
            self._ask(
                heading.format(name=old),
                self.tr("Rename"),
                old,
                lambda name: self._named(action, view.key, name),
            )

    def ask_search_name(self, proposed: str, query: str, sort: Sort | None) -> None:
        """Asks for the name under which a search is saved; one is proposed."""
        from desktop.library.saved_searches import save_search  # noqa: PLC0415

        def save(name: str) -> None:
            self._named(save_search, name, query, sort, then=self.search_saved.emit)

        self._ask(self.tr("Save the search"), self.tr("Save"), proposed, save)

    def ask_colour(self, key: str) -> None:
        """Opens the colours of a tag."""
        pages, view = self._window.pages, view_of(key)
        tag = next((row for row in pages.tags() if row.id == view.key), None) if pages else None
        if tag is None or view.kind != "tag":
            return
        menu = QMenu(self._window)
        fill_with_colours(menu, self._window.look, tag.colour, lambda colour: self.colour_tag(key, colour))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._window.mapToGlobal(self._area().topLeft()))

    def colour_tag(self, key: str, colour: str) -> None:
        """Gives a tag another colour."""
        from desktop.library.tagging import colour_tag  # noqa: PLC0415

        if view_of(key).kind == "tag":
            self._do(colour_tag, view_of(key).key, colour)

    def show_tag(self, name: str) -> None:
        """Shows the papers that have a tag."""
        pages = self._window.pages
        row = next((tag.id for tag in pages.tags() if tag.name == name), 0) if pages else 0
        if row:
            self._window.show_view(View("tag", key=row))

    def delete_named(self, key: str) -> None:
        """Deletes a list, a tag or a saved search; Undo brings it back, so nothing is asked."""
        from desktop.library.listing import delete_list  # noqa: PLC0415
        from desktop.library.saved_searches import delete_search  # noqa: PLC0415
        from desktop.library.tagging import delete_tag  # noqa: PLC0415

        view = view_of(key)
        ways = {"list": delete_list, "search": delete_search, "tag": delete_tag}
        if view.kind in ways:
            self._do(ways[view.kind], view.key)

    def _shown_key(self) -> str:
        return self._window.parts.sidebar.current_key

    def _ask(self, heading: str, button: str, name: str, answer: Callable[[str], object]) -> None:
        self._answer = answer
        self.prompt.ask(heading, button, name, self._area())

    def _name_typed(self, name: str) -> None:
        self._answer(name)

    def _named(
        self,
        action: Callable[..., object],
        *arguments: object,
        then: Callable[[Changes], object] | None = None,
    ) -> None:
        """Carries out what a name was asked for; a name that cannot be taken keeps the prompt open."""

        def taken(changes: Changes) -> None:
            self.prompt.close_overlay()
            (then or self._tell)(changes)

        self._window.bridge.do(action, *arguments, then=taken, otherwise=self._name_refused)

    def _name_refused(self, error: Exception) -> None:
        if isinstance(error, UsageError):
            self.prompt.show_error(failure(error))
        else:
            self.prompt.close_overlay()
            self._window.feedback.tell_error(error)

    # -- papers by hand

    def _add_paper(self, fields: dict[str, Any]) -> None:
        from desktop.library.editing import add_paper  # noqa: PLC0415

        self._window.bridge.do(add_paper, fields, then=self._paper_added, otherwise=self._paper_refused)

    def _paper_added(self, changes: Changes) -> None:
        self.sheet.close_overlay()
        for paper in changes.paper_ids():
            self._window.parts.papers.go_to_paper(paper)
        self._tell(changes)

    def _paper_refused(self, error: Exception) -> None:
        """Keeps the sheet open when what was typed cannot be taken."""
        if isinstance(error, UsageError):
            self.sheet.show_error("title", failure(error))
        else:
            self.sheet.close_overlay()
            self._window.feedback.tell_error(error)

    # -- states by name

    def set_state(self, state: str) -> None:
        """Moves the papers at hand to the state whose name was chosen."""
        self._deciding.set_state(State(state))

    def _do(self, action: Callable[..., object], *arguments: object) -> None:
        self._window.bridge.do(action, *arguments, then=self._tell)

    def _tell(self, changes: Changes) -> None:
        self._window.feedback.tell_step(done(changes.label) if changes.items else "")
