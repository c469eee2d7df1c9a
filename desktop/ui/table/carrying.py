"""Carries rows out of the table as text: what another program gets when they are dropped there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag

from desktop.ui.look.look import Look
from desktop.ui.table.carried_card import HOT_SPOT, carried_card

if TYPE_CHECKING:
    from desktop.ui.table.paper_table import PaperTable


def carry_out(source: PaperTable, look: Look, papers: Sequence[int], text: str) -> bool:
    """Drags `text` under a card with the first title until it is dropped; whether another program took it."""
    drag = QDrag(source)
    data = QMimeData()
    data.setText(text)
    drag.setMimeData(data)
    line = source.papers.line_at(source.current_row)
    if line is not None:
        ratio = source.devicePixelRatioF()
        drag.setPixmap(carried_card(look, line.state, line.title, len(papers) - 1, ratio))
        drag.setHotSpot(HOT_SPOT)
    return drag.exec(Qt.DropAction.CopyAction) == Qt.DropAction.CopyAction
