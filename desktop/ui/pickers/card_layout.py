"""How sheets lay their parts on the card: one below the other, the buttons at the foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

AROUND = 24
"""From the edge of a sheet to what lies on it, in px."""


def fill_card(
    card: QWidget, *parts: QWidget | QLayout, around: int = AROUND, spacing: int = 10
) -> QVBoxLayout:
    """Lays the parts on a card, one below the other; `around` and `spacing` are px."""
    column = QVBoxLayout(card)
    column.setContentsMargins(around, around, around, around)
    column.setSpacing(spacing)
    for part in parts:
        column.addLayout(part) if isinstance(part, QLayout) else column.addWidget(part)
    return column


def foot(*at_end: QWidget, at_start: Sequence[QWidget] = ()) -> QHBoxLayout:
    """A row of buttons: what acts on the chosen thing at the start, what leaves the sheet at the end."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in at_start:
        row.addWidget(button)
    row.addStretch(1)
    for button in at_end:
        row.addWidget(button)
    return row


def beside(rows: QWidget, shown: QWidget, *, width: int, height: int) -> QHBoxLayout:
    """Rows of a fixed size, and beside them, as wide as there is room, what the chosen one holds; px."""
    rows.setFixedSize(width, height)
    shown.setFixedHeight(height)
    middle = QHBoxLayout()
    middle.setSpacing(16)
    middle.addWidget(rows)
    middle.addWidget(shown, 1)
    return middle


def clear_area(parent: QWidget) -> QScrollArea:
    """An area that scrolls up and down only and shows the card behind what lies in it."""
    area = QScrollArea(parent)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    return area
