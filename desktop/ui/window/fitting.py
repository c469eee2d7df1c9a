"""Which panes a window of some width has room for, and how those without room are reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from desktop.ui.window.panes import DETAILS_NARROWEST, DETAILS_WIDEST, DETAILS_WIDTH

if TYPE_CHECKING:
    from desktop.ui.look.look import Look
    from desktop.ui.window.panes import Parts

THREE_PANES, DETAILS_BESIDE, SIDEBAR_BESIDE = 1180, 940, 720
"""Widths of the window, in px: from here on all is there; with small details; with a sidebar."""
_NO_LIMIT = 16_777_215  # QWIDGETSIZE_MAX


class Fitting:
    """Gives way as the window gets narrow: first the details, which then cover the table, then the sidebar."""

    def __init__(self, look: Look, parts: Parts) -> None:
        self._parts = parts
        self._widest = look.fonts.scaled(DETAILS_WIDEST)
        self._width = THREE_PANES
        self._covers = False
        self._sidebar: bool | None = None
        self.details_width = look.fonts.scaled(DETAILS_WIDTH)
        """How wide the details are where there is room for all panes, in px."""
        parts.work.splitterMoved.connect(self._splitter_moved)

    @property
    def details_are_away(self) -> bool:
        """Whether there is no room for the details, and they do not cover the table either."""
        return self._width < DETAILS_BESIDE and not self._covers

    def fit(self, width: int) -> None:
        """Brings the panes in line with a width of the window, in px."""
        before, self._width = self._width, width
        if (before < SIDEBAR_BESIDE) != (width < SIDEBAR_BESIDE):
            self._sidebar = None
        if width >= DETAILS_BESIDE:
            self._covers = False
        self._lay_out()
        if width >= DETAILS_BESIDE and _panes_in(before) != _panes_in(width):
            # The panes have their new widths only when this resizing is over.
            QTimer.singleShot(0, self._parts, self._share)

    def bring_details(self) -> None:
        """Sees to it that the details are in sight: over the table when there is no room beside it."""
        if self.details_are_away:
            self._covers = True
            self._lay_out()

    def leave_details(self) -> None:
        """Shows the table again that the details cover."""
        if self._covers:
            self._covers = False
            self._lay_out()

    def toggle_sidebar(self) -> None:
        """Shows the sidebar, and gives it the keyboard, or takes it away."""
        self._sidebar = self._parts.sidebar.isHidden()
        self._lay_out()
        if self._sidebar:
            self._parts.sidebar.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._parts.papers.table.setFocus()

    def place_chosen(self) -> None:
        """A place of the sidebar was chosen: its papers come into sight."""
        self.leave_details()
        if self._width < SIDEBAR_BESIDE and self._sidebar:
            self._sidebar = None
            self._lay_out()
            self._parts.papers.table.setFocus()

    def widths(self) -> list[int]:
        """The widths of the sidebar and of the details, in px, to be kept for the next start."""
        return [self._parts.sidebar.width(), self.details_width]

    def set_widths(self, widths: list[int]) -> None:
        """Gives sidebar and details the widths they had."""
        if len(widths) == 2 and all(isinstance(width, int) and width > 0 for width in widths):
            self._parts.panes.setSizes([widths[0], 10_000])
            self._parts.work.setSizes([10_000, widths[1]])
            self.details_width = widths[1]

    def _splitter_moved(self, *_place: int) -> None:
        if self._width >= THREE_PANES:
            self.details_width = self._parts.details_place.width()

    def _share(self) -> None:
        """The details get their width and the table the rest: Qt would leave a gap beside what may not be wider."""
        work = self._parts.work
        details = min(self.details_width, self._parts.details_place.maximumWidth())
        work.setSizes([work.width() - work.handleWidth() - details, details])

    def _lay_out(self) -> None:
        parts, width = self._parts, self._width
        beside = width >= DETAILS_BESIDE
        widest = self._widest if width >= THREE_PANES else DETAILS_NARROWEST
        parts.details_place.setMaximumWidth(widest if beside else _NO_LIMIT)
        parts.papers.header.set_narrow(narrow=width < THREE_PANES)
        parts.papers.table.delegate.set_narrow(narrow=width < THREE_PANES)
        parts.papers.setVisible(not self._covers)
        parts.details_place.setVisible(beside or self._covers)
        parts.sidebar.setVisible(width >= SIDEBAR_BESIDE if self._sidebar is None else self._sidebar)
        if hasattr(parts, "details"):
            parts.details.set_back_shown(shown=self._covers)


def _panes_in(width: int) -> int:
    """How many panes stand beside each other in a window of this width."""
    return 1 + sum(width >= least for least in (SIDEBAR_BESIDE, DETAILS_BESIDE, THREE_PANES))
