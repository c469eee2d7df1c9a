"""What one row of the table shows, as plain values: the model makes it, the delegate paints it."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import Qt

ROW_ROLE = Qt.ItemDataRole.UserRole.value + 20
"""`index.data(ROW_ROLE)` is the row's RowPicture, or None while its page is not there yet."""

Spans = tuple[tuple[int, int], ...]
"""Places in a text as (start, end), counted in characters of Python."""


class Column(IntEnum):
    """The columns of the table's model, in the order in which they stand."""

    MARK = 0
    TITLE = 1
    AUTHORS = 2
    TAGS = 3
    RATING = 4
    NOTE = 5
    ADDED = 6


COMFORTABLE_COLUMNS = (Column.MARK, Column.TITLE, Column.RATING, Column.NOTE, Column.ADDED)
COMPACT_COLUMNS = tuple(Column)


@dataclass(frozen=True, slots=True)
class RowPicture:
    """One row.

    `second_line` is what is known of authors, year and venue, or the abstract's first words, or the best
    passage of a search, begun with "… ". `right_top` and `right_bottom` stand in the last column
    (date and source; minutes and since when). `heading` makes the row the first of a group.
    `is_untitled`: in place of a title there are words that say that there is none.
    """

    id: int
    revision: int
    title: str
    second_line: str = ""
    authors: str = ""
    is_untitled: bool = False
    title_hits: Spans = ()
    second_hits: Spans = ()
    state: str = "inbox"
    show_mark: bool = False
    marked: bool = False
    checkable: bool = False
    rating: int = 0
    has_note: bool = False
    chips: tuple[tuple[str, str], ...] = ()
    right_top: str = ""
    right_bottom: str = ""
    right_warns: bool = False
    dismissed: bool = False
    heading: str = ""
    heading_right: str = ""
    rank_number: str = ""
    accessible: str = ""
