"""Everything the painting of one cell wants to know, gathered once."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from desktop.ui.table.row_picture import Column, RowPicture


@dataclass(slots=True)
class RowCell:
    """One cell: `left` to `width` in px, `top` and `height` of the row's body, below its heading.

    `row` is the whole row's body, for what is drawn across cells. `active` tells whether the pane has
    the focus. `mirrored`: right-to-left, the columns stand in the opposite order.
    """

    painter: QPainter
    picture: RowPicture
    column: Column
    left: int
    top: int
    width: int
    height: int
    heading: int
    selected: bool
    hovered: bool
    current: bool
    active: bool
    compact: bool
    mirrored: bool
    ratio: float
    first: bool
    last: bool

    @property
    def body(self) -> QRect:
        return QRect(self.left, self.top, self.width, self.height)

    def x(self, start: int, width: int) -> int:
        """Where something `width` px wide begins whose distance from the cell's leading edge is `start`."""
        if self.mirrored:
            return self.left + self.width - start - width
        return self.left + start
