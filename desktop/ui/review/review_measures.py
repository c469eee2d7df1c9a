"""How high the rows of a review are and how wide its columns, from the fonts of the moment."""

from dataclasses import dataclass

from desktop.ui.look.look import Look
from desktop.ui.look.tokens import TITLE_LEFT
from desktop.ui.review.review_picture import Column

MARGIN = 16
"""Free space at the right edge of the rows, part of the last column."""
BEFORE_CHEVRON = 4
CHEVRON = 12
TITLE_GAP = 16
"""Free space between a title and the chip after it."""
AFTER_NUMBER = 14
_NUMBER = 24
_VERDICT = 170
_OUTCOME = 154
_ROW_EXTRA, _FOLD_EXTRA, _FILE_EXTRA = 15, 9, 14
_NARROWEST_TITLE = 150


@dataclass(frozen=True, slots=True)
class ReviewMeasures:
    """Figures in px for one look; ask for new ones when the look changes."""

    row: int
    fold: int
    file: int

    @classmethod
    def of(cls, look: Look) -> "ReviewMeasures":
        return cls(
            row=look.line_height("row_title") + _ROW_EXTRA,
            fold=look.line_height("body") + _FOLD_EXTRA - 1,
            file=look.line_height("heading") + _FILE_EXTRA,
        )

    def height(self, kind: str) -> int:
        """The height of a row of this kind."""
        return {"fold": self.fold, "file": self.file}.get(kind, self.row)


def column_widths(look: Look, room: int, largest: int) -> dict[Column, int]:
    """The width of each column in `room` px; `largest` is the largest number of a paper.

    0 hides a column: what happens on import says its verdict too, so it goes first.
    """
    number = round(look.metrics("body", figures=True).horizontalAdvance(str(largest))) + 1
    widths = {
        Column.CHECK: TITLE_LEFT,
        Column.NUMBER: max(look.fonts.scaled(_NUMBER), number) + AFTER_NUMBER,
        Column.VERDICT: look.fonts.scaled(_VERDICT),
        Column.OUTCOME: look.fonts.scaled(_OUTCOME),
    }
    if room - sum(widths.values()) < look.fonts.scaled(_NARROWEST_TITLE):
        widths[Column.OUTCOME] = 0
    widths[Column.TITLE] = max(room - sum(widths.values()), look.fonts.scaled(_NARROWEST_TITLE) // 2)
    return widths
