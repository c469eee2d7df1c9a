"""How high rows are and how wide columns, from the fonts of the moment; nothing here paints."""

from dataclasses import dataclass
from typing import Literal

from desktop.ui.look.look import Look
from desktop.ui.look.tokens import TITLE_LEFT
from desktop.ui.table.row_picture import Column, RowPicture

Density = Literal["comfortable", "compact"]

MARGIN = 16
"""Free space at the right edge of the table, part of the last column."""
TITLE_MARGIN = 12
"""Free space after titles and chips, before the next column."""
ABOVE, BETWEEN, BELOW = 9, 1, 8
COMPACT_EXTRA = 12
HEADING_EXTRA = 14
HEADING_BELOW = 3
RIGHT_BETWEEN = 2
RANK_RIGHT = 32
"""Rank numbers and the marks beside them end here, in px from the row's left edge."""

_WIDTHS = {Column.AUTHORS: 180, Column.TAGS: 150, Column.RATING: 80, Column.NOTE: 22, Column.ADDED: 92}

_LONGEST_WAIT = "waiting 000 days"
"""The last column has room for this in any font: how long a paper waits is never cut."""

_FOR_ICONS = frozenset({Column.RATING, Column.NOTE})
"""These do not become narrower with small text: icons keep the size they were drawn in."""


@dataclass(frozen=True, slots=True)
class RowMeasures:
    """Figures in px for one look; ask for new ones when the look changes."""

    title: int
    second: int
    source: int
    heading: int
    compact: int

    @classmethod
    def of(cls, look: Look) -> "RowMeasures":
        return cls(
            title=look.line_height("row_title"),
            second=look.line_height("second"),
            source=look.line_height("chip"),
            heading=look.line_height("heading") + HEADING_EXTRA,
            compact=look.line_height("body") + COMPACT_EXTRA,
        )

    def body(self, density: Density) -> int:
        """The height of a row without a heading."""
        if density == "compact":
            return self.compact
        return self.title + self.second + ABOVE + BETWEEN + BELOW

    def row(self, picture: RowPicture | None, density: Density) -> int:
        """The height of a row; the first of a group is higher by the heading."""
        heading = self.heading if picture is not None and picture.heading else 0
        return self.body(density) + heading


def column_width(column: Column, look: Look) -> int | None:
    """The width of a column in px; None for the title, which takes what is left."""
    if column == Column.TITLE:
        return None
    if column == Column.MARK:
        return TITLE_LEFT
    if column in _FOR_ICONS:
        return look.fonts.grown(_WIDTHS[column])
    if column == Column.ADDED:
        words = round(look.metrics("chip", figures=True).horizontalAdvance(_LONGEST_WAIT) + 0.5)
        return max(look.fonts.scaled(_WIDTHS[column]), words) + MARGIN
    return look.fonts.scaled(_WIDTHS[column])
