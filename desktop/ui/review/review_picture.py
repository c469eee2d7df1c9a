"""What one row of a review shows, as plain values: the model makes it, the delegate paints it."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from desktop.ui.review.review_rows import Kind

ROW_ROLE = Qt.ItemDataRole.UserRole.value + 30
"""`index.data(ROW_ROLE)` is the row's ReviewPicture."""

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns of a review, in the order in which they stand."""

    CHECK = 0
    NUMBER = 1
    TITLE = 2
    VERDICT = 3
    OUTCOME = 4


@dataclass(frozen=True, slots=True)
class ReviewPicture:
    """One row. `verdict` is the name of the chip, "" for none; `detail` stands beside a file's name.

    `quiet` rows are those whose paper is here already or is left out.
    """

    kind: Kind
    title: str
    number: str = ""
    verdict: str = ""
    verdict_words: str = ""
    outcome: str = ""
    detail: str = ""
    taken: bool = False
    checkable: bool = False
    quiet: bool = False
    has_choice: bool = False
    accessible: str = ""
