"""How wide the columns of a table are: as they were made, as far as the title keeps room enough."""

from collections.abc import Iterable, Mapping

from desktop.ui.look.look import Look
from desktop.ui.table.row_measures import column_width
from desktop.ui.table.row_picture import Column

_LEAST_TITLE, _LAST_RESORT = 200, 120
_GIVING_WAY = (Column.AUTHORS, Column.TAGS)
"""Columns that go, one after the other, where the title would have too little room even at the usual widths."""


def column_widths(
    look: Look, shown: Iterable[Column], chosen: Mapping[Column, int], room: int
) -> dict[Column, int]:
    """The width of each column that has room, in px; they fill `room`, which is in px as well.

    `chosen` is in px for text of 13 px. Where it was chosen in a wider window and would leave the title too
    little, the usual widths are taken.
    """
    usual = {column: width for column in shown if (width := column_width(column, look)) is not None}
    made = {column: look.fonts.scaled(chosen[column]) for column in usual if column in chosen}
    widths = usual | made
    if room - sum(widths.values()) < _LEAST_TITLE:
        widths = usual
    for column in _GIVING_WAY:
        if room - sum(widths.values()) < look.fonts.scaled(_LEAST_TITLE):
            widths = {other: width for other, width in widths.items() if other != column}
    return widths | {Column.TITLE: max(room - sum(widths.values()), _LAST_RESORT)}
