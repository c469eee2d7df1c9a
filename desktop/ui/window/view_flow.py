"""Arranges views as the person chose: columns, their widths, order, density; kept for each kind of view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from desktop.ui.table.kept_views import CHOOSABLE, Layout
from desktop.ui.window.opening_order import opening_sort, uid_of

if TYPE_CHECKING:
    from desktop.papers.view import Sort
    from desktop.ui.table.row_picture import Column
    from desktop.ui.window.frame import Frame
    from desktop.ui.window.window_actions import WindowActions

_MENU = tuple(f"column_{column.name.lower()}" for column in CHOOSABLE)


class ViewFlow(QObject):
    """`compact` of the settings holds for every view where nothing else was chosen."""

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window = window
        self._papers = window.parts.papers
        self._kept = window.kept_views
        self._is_telling = False
        window.view_arranged.connect(self.tell)
        self._papers.table.sort_requested.connect(self._keep_sort)
        self._papers.table.heading.menu_requested.connect(self._show_menu)
        self._papers.table.heading.widened.connect(self._keep_width)

    def connect_to(self, actions: WindowActions) -> None:
        """Connects every action that this flow carries out."""
        for name, column in zip(_MENU, CHOOSABLE, strict=True):
            actions[name].setCheckable(True)
            actions[name].toggled.connect(lambda shown, c=column: self._show_column(c, shown=shown))
        actions["compact"].setCheckable(True)
        actions["compact"].toggled.connect(self._set_compact)
        actions["reset_view"].triggered.connect(self.reset)
        self.tell()

    # -- what is shown

    def tell(self) -> None:
        """The actions say how the view that is shown is arranged."""
        layout, actions = self._layout, self._window.actions_
        compact = layout.is_compact(self._window.settings.compact)
        self._is_telling = True
        for name, column in zip(_MENU, CHOOSABLE, strict=True):
            actions[name].setChecked(column not in layout.hidden)
        actions["compact"].setChecked(compact)
        self._is_telling = False
        actions.allow(columns=compact, arranged=self._kept.has_any(self._papers.view, self._uid))

    @property
    def _layout(self) -> Layout:
        return self._kept.layout(self._papers.view)

    @property
    def _uid(self) -> str:
        return uid_of(self._window.pages, self._papers.view)

    def _arrange(self, layout: Layout) -> None:
        if not self._is_telling:
            self._kept.keep_layout(self._papers.view, layout)
            self._window.arrange_view()

    # -- what is chosen

    def _show_column(self, column: Column, *, shown: bool) -> None:
        hidden = self._layout.hidden
        self._arrange(self._layout._replace(hidden=hidden - {column} if shown else hidden | {column}))

    def _set_compact(self, compact: bool) -> None:
        self._arrange(self._layout._replace(compact=compact))

    def _keep_width(self, column: Column, width: int) -> None:
        self._arrange(self._layout._replace(widths={**self._layout.widths, column: width}))

    def _keep_sort(self, sort: Sort | None) -> None:
        """What was found by typing is sorted for the moment; a view keeps its order."""
        if self._papers.is_whole or not self._papers.is_search:
            self._kept.keep_sort(self._papers.view, self._uid, sort)
            self.tell()

    def reset(self) -> None:
        """Shows the view as it is when nothing was chosen for it."""
        self._kept.forget(self._papers.view, self._uid)
        self._window.arrange_view()
        if self._papers.is_whole or not self._papers.is_search:
            papers = self._papers
            papers.sort_by(opening_sort(self._kept, self._window.pages, papers.view, papers.inbox_sort))

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self._window)
        menu.addActions([self._window.actions_[name] for name in _MENU])
        menu.addSeparator()
        menu.addActions([self._window.actions_[name] for name in ("compact", "reset_view")])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
