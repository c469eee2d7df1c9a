"""What stands in the cells of a row: mark, title, second line, chips, stars, note, date; in this order."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter

from desktop.ui.controls.check_indicator import paint_check
from desktop.ui.controls.stars import paint_stars, stars_width
from desktop.ui.look.icons import MARK, NOTE_ICON, ROW_ICON, STAR
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import RADIUS
from desktop.ui.table.laid_out_line import LaidOutLine
from desktop.ui.table.line_cache import LineCache
from desktop.ui.table.row_cell import RowCell
from desktop.ui.table.row_chips import RowChips
from desktop.ui.table.row_measures import (
    ABOVE,
    BETWEEN,
    MARGIN,
    RANK_RIGHT,
    RIGHT_BETWEEN,
    TITLE_MARGIN,
    RowMeasures,
)
from desktop.ui.table.row_picture import Column

_BEFORE_CHIPS = 16
_GRIP_LEFT = 3
_RANK_AIR = 4
_UNCUT = 10_000


class RowPainter:
    """Paints the content of cells; backgrounds, bars and frames are the delegate's."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.lines = LineCache(look)
        self._chips = RowChips(look)
        self.measures = RowMeasures.of(look)
        self.ranked = False
        self.narrow = False
        """Whether the window has room for the day alone at the right, not for the source below it."""
        self._grow()
        self._columns = {
            Column.MARK: self._mark,
            Column.TITLE: self._title,
            Column.AUTHORS: self._authors,
            Column.TAGS: self._tags,
            Column.RATING: self._rating,
            Column.NOTE: self._note,
            Column.ADDED: self._added,
        }

    def clear(self) -> None:
        """Measure again: colours or fonts have changed."""
        self.lines.clear()
        self._chips.clear()
        self.measures = RowMeasures.of(self._look)
        self._grow()

    def paint(self, cell: RowCell) -> None:
        """Draw the content of a cell on the background that is there."""
        self._columns[cell.column](cell)

    def stars(self, width: int) -> tuple[int, int]:
        """Where the stars of a rating column of `width` px begin in it, and the side of one, in px."""
        return (width - stars_width(self._star)) // 2, self._star

    def title_room(self, width: int) -> int:
        """How much of a title column's width is for its text."""
        return width - TITLE_MARGIN

    def _mark(self, cell: RowCell) -> None:
        picture, painter, side = cell.picture, cell.painter, self._mark_side
        if self.ranked and (cell.current or cell.hovered):
            grip = self._look.icons.pixmap("drag", "t3", ROW_ICON, cell.ratio)
            painter.drawPixmap(cell.x(_GRIP_LEFT, ROW_ICON), self._middle(cell, ROW_ICON), grip)
        start = RANK_RIGHT - side if self.ranked else (cell.width - side) // 2
        if picture.checkable:
            box = QRect(cell.x(start, side), self._middle(cell, side), side, side)
            state = Qt.CheckState.Checked if picture.marked else Qt.CheckState.Unchecked
            paint_check(painter, self._look, box, state, quiet=True)
        elif picture.rank_number:
            self._rank(cell)
        elif picture.show_mark:
            mark = self._look.icons.mark(picture.state, side, cell.ratio)
            painter.drawPixmap(cell.x(start, side), self._middle(cell, side), mark)

    def _rank(self, cell: RowCell) -> None:
        """Draw the rank, whole however long it is: right-aligned, and wider numbers nearer to the title."""
        number = self.lines.words(cell.picture.rank_number, "rank", _UNCUT)
        width = round(number.width + 0.5)
        right = RANK_RIGHT if width <= RANK_RIGHT - _RANK_AIR else max(width, RANK_RIGHT)
        cell.painter.setPen(self._look.colour("t3"))
        height = self._look.line_height("rank")
        top = cell.top + (cell.height - height) // 2
        number.draw(cell.painter, cell.x(right - width, width), self._baseline(number, top, height))

    def _title(self, cell: RowCell) -> None:
        picture = cell.picture
        room = self.title_room(cell.width)
        title = self.lines.title(picture, room)
        below = not cell.compact and bool(picture.second_line or picture.chips)
        top = cell.top + ABOVE if below else cell.top + (cell.height - self.measures.title) // 2
        baseline = self._baseline(title, top, self.measures.title)
        left = cell.x(0, round(title.width))
        for box in title.box_rects(left, baseline):
            cell.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            cell.painter.setPen(Qt.PenStyle.NoPen)
            cell.painter.setBrush(self._look.colour("hit"))
            cell.painter.drawRoundedRect(box, RADIUS["hit"], RADIUS["hit"])
        ink = "t3" if picture.is_untitled else "t2" if picture.dismissed else "t1"
        cell.painter.setPen(self._look.colour(ink))
        title.draw(cell.painter, left, baseline)
        if below:
            self._second(cell, room, top + self.measures.title + BETWEEN)

    def _second(self, cell: RowCell, room: int, top: int) -> None:
        picture = cell.picture
        if picture.chips:
            chips = self._chips.placed(picture.chips, room // 2)
            middle = top + (self.measures.second - self._chips.height) // 2
            left = cell.x(room - chips.width, chips.width)
            self._chips.draw(cell.painter, chips, left, middle, mirrored=cell.mirrored)
            room -= chips.width + _BEFORE_CHIPS
        if picture.second_line and room > 0:
            line = self.lines.second(picture, room)
            cell.painter.setPen(self._look.colour("t3"))
            baseline = self._baseline(line, top, self.measures.second)
            line.draw(cell.painter, cell.x(0, round(line.width)), baseline)

    def _authors(self, cell: RowCell) -> None:
        if cell.picture.authors:
            line = self.lines.words(cell.picture.authors, "second", self.title_room(cell.width))
            cell.painter.setPen(self._look.colour("t3"))
            top = cell.top + (cell.height - self.measures.second) // 2
            baseline = self._baseline(line, top, self.measures.second)
            line.draw(cell.painter, cell.x(0, round(line.width)), baseline)

    def _tags(self, cell: RowCell) -> None:
        if cell.picture.chips:
            chips = self._chips.placed(cell.picture.chips, self.title_room(cell.width))
            left = cell.x(0, chips.width)
            top = cell.top + (cell.height - self._chips.height) // 2
            self._chips.draw(cell.painter, chips, left, top, mirrored=cell.mirrored)

    def _rating(self, cell: RowCell) -> None:
        outlines = cell.current or cell.hovered
        if cell.picture.rating or outlines:
            start, side = self.stars(cell.width)
            paint_stars(
                cell.painter,
                self._look,
                QPoint(cell.left + start, self._middle(cell, side)),
                cell.picture.rating,
                size=side,
                outlines=outlines,
                mirrored=cell.mirrored,
            )

    def _note(self, cell: RowCell) -> None:
        if cell.picture.has_note:
            side = self._look.fonts.grown(NOTE_ICON)
            note = self._look.icons.pixmap("note", "t3", side, cell.ratio)
            left = cell.left + (cell.width - side + 1) // 2
            cell.painter.drawPixmap(left, self._middle(cell, side), note)

    def _added(self, cell: RowCell) -> None:
        picture, measures = cell.picture, self.measures
        room = cell.width - MARGIN
        said = picture.right_top
        bottom = "" if self.narrow and said and not picture.right_warns else picture.right_bottom
        colour = "warn" if picture.right_warns else "t3"
        if cell.compact and picture.right_warns:
            said = ""
        if not said or cell.compact:
            # One line has one thing to say, in the middle of the row.
            place = QRect(0, cell.top + (cell.height - measures.second) // 2, room, measures.second)
            self._right(cell, said or bottom, "second" if said else "chip", "t2" if said else colour, place)
            return
        height = measures.second + (RIGHT_BETWEEN + measures.source if bottom else 0)
        top = cell.top + (cell.height - height) // 2
        self._right(cell, said, "second", "t2", QRect(0, top, room, measures.second))
        if bottom:
            top += measures.second + RIGHT_BETWEEN
            self._right(cell, bottom, "chip", colour, QRect(0, top, room, measures.source))

    def _right(self, cell: RowCell, text: str, use: str, colour: str, place: QRect) -> None:
        line = self.lines.words(text, use, place.width())
        width = line.width
        left = cell.left + MARGIN if cell.mirrored else cell.left + place.width() - width
        cell.painter.setPen(self._look.colour(colour))
        line.draw(cell.painter, left, self._baseline(line, place.top(), place.height()))

    def _grow(self) -> None:
        self._mark_side = self._look.fonts.grown(MARK)
        self._star = self._look.fonts.grown(STAR)

    def _middle(self, cell: RowCell, side: int) -> int:
        return cell.top + (cell.height - side + 1) // 2

    def _baseline(self, line: LaidOutLine, top: int, height: int) -> int:
        return round(top + (height - line.height) / 2 + line.ascent)
