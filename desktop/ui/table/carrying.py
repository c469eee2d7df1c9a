"""Carries rows out of the table: as papers within this window, as text for another program."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag

from desktop.ui.look.look import Look
from desktop.ui.table.carried_card import HOT_SPOT, carried_card

if TYPE_CHECKING:
    from desktop.ui.table.paper_table import PaperTable

PAPERS_TYPE = "application/x-papertray-papers"
_THIS_PROGRAM = os.urandom(8).hex()
"""Ids mean something in this library alone: what another Papertray carries here is text, not papers."""


def papers_data(papers: Sequence[int], text: str = "") -> QMimeData:
    """What is carried: the papers, and beside them `text` for other programs unless it is empty."""
    data = QMimeData()
    data.setData(PAPERS_TYPE, " ".join((_THIS_PROGRAM, *map(str, papers))).encode())
    if text:
        data.setText(text)
    return data


def carried_papers(data: QMimeData) -> list[int]:
    """The papers that are carried, in their order; none when something else is."""
    words = bytes(data.data(PAPERS_TYPE).data()).decode("ascii", "replace").split()
    return [int(word) for word in words[1:]] if words[:1] == [_THIS_PROGRAM] else []


def carries_papers(data: QMimeData) -> bool:
    """Whether papers of this window are carried; asked at each movement, so it reads no ids."""
    start = data.data(PAPERS_TYPE).data()[: len(_THIS_PROGRAM)] if data.hasFormat(PAPERS_TYPE) else b""
    return bytes(start) == _THIS_PROGRAM.encode()


def carry_out(source: PaperTable, look: Look, papers: Sequence[int], text: str) -> bool:
    """Drags papers under a card with the first title until they are dropped; whether another program took them."""
    drag = QDrag(source)
    drag.setMimeData(papers_data(papers, text))
    line = source.papers.line_at(source.current_row)
    if line is not None:
        ratio = source.devicePixelRatioF()
        drag.setPixmap(carried_card(look, line.state, line.title, len(papers) - 1, ratio))
        drag.setHotSpot(HOT_SPOT)
    taken = drag.exec(Qt.DropAction.CopyAction) == Qt.DropAction.CopyAction
    return taken and drag.target() is None
