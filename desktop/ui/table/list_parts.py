"""The parts of the middle of the window, one below the other: what they show is the business of `paper_list`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.controls.hairline import Hairline
from desktop.ui.table.digest_strip import DigestStrip
from desktop.ui.table.found_strip import FoundStrip
from desktop.ui.table.list_header import ListHeader
from desktop.ui.table.paper_table import PaperTable
from desktop.ui.table.paper_table_model import PaperTableModel
from desktop.ui.table.snoozed_strip import SnoozedStrip
from desktop.ui.views.empty_view import EmptyView

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.store.pages import PaperLine
    from desktop.ui.look.look import Look


class ListParts(QWidget):
    """Header, strips, and below them the table or what an empty view says."""

    def __init__(
        self, look: Look, read_lines: Callable[[list[int]], dict[int, PaperLine]], parent: QWidget | None
    ) -> None:
        """`read_lines` gives the rows of papers by id."""
        super().__init__(parent)
        self.header = ListHeader(look, self)
        self.about = DigestStrip(look, self)
        self.strip = FoundStrip(look, self)
        self.model = PaperTableModel(read_lines, self)
        self.table = PaperTable(look, self.model, self)
        self.empty = EmptyView(look, self)
        self.snoozed = SnoozedStrip(look, self)
        self._line = Hairline(look)
        self._below = QStackedWidget(self)
        self._below.addWidget(self.table)
        self._below.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.header, self.about, self.strip, self._line):
            layout.addWidget(part)
        layout.addWidget(self._below, 1)
        layout.addWidget(self.snoozed)

    def show_line(self, *, line: bool) -> None:
        """Whether a line stands over the table, where it has no heading."""
        self._line.setVisible(line)

    def show_empty(self, *, empty: bool) -> None:
        """Shows what an empty view says in place of the table, or the table."""
        self._below.setCurrentWidget(self.empty if empty else self.table)
