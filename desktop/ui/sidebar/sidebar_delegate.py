"""Paints the rows of the sidebar: icon or dot, name, count; headings smaller and apart."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.look.icons import ROW_ICON
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import RADIUS
from desktop.ui.sidebar.entries import SidebarEntry, SidebarHeading
from desktop.ui.sidebar.sidebar_model import SIDEBAR_ROLE

Index = QModelIndex | QPersistentModelIndex

INSET = 8
BESIDE = 8
GAP = 9
DOT = 8
ABOVE_HEADING = 12
_ROW_EXTRA, _COMPACT_EXTRA, _HEADING_EXTRA = 10, 6, 10
_BEFORE_COUNT = 8
_DROP_FRAME = 2


class SidebarDelegate(QStyledItemDelegate):
    """Rows are inset and round; the focused pane is told by the colour of the selection.

    `active`: whether the sidebar has the focus. `drop_row`: the row a drop would land on, or -1.
    """

    def __init__(self, look: Look, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view
        self.active = False
        self.compact = False
        self.drop_row = -1

    def row_height(self) -> int:
        """The height of an entry in px."""
        return self._look.line_height("body") + (_COMPACT_EXTRA if self.compact else _ROW_EXTRA)

    def heading_height(self) -> int:
        """The height of a heading with the space above it, in px."""
        return ABOVE_HEADING + self._look.line_height("heading") + _HEADING_EXTRA

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(SIDEBAR_ROLE), SidebarHeading)
        return QSize(0, self.heading_height() if heading else self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(SIDEBAR_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, SidebarHeading):
            self._heading(painter, option.rect, row)
        elif isinstance(row, SidebarEntry):
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._entry(painter, option.rect, row, selected=selected, hovered=hovered)
            if index.row() == self.drop_row:
                self._drop_frame(painter, option.rect)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, row: SidebarHeading) -> None:
        place = rect.adjusted(INSET + BESIDE, ABOVE_HEADING, -INSET - BESIDE - self._side(), 0)
        self._text(painter, rect, place, row.label, use="heading", colour="t3")

    def _entry(
        self, painter: QPainter, rect: QRect, row: SidebarEntry, *, selected: bool, hovered: bool
    ) -> None:
        box = rect.adjusted(INSET, 0, -INSET, 0)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            fill = ("sel" if self.active else "selin") if selected else "sunken"
            painter.setBrush(self._look.colour(fill))
            painter.drawRoundedRect(box, RADIUS["control"], RADIUS["control"])
        left = box.left() + BESIDE
        side = self._side()
        icon = QRect(left, rect.top() + (rect.height() - side) // 2, side, side)
        self._symbol(painter, self._mirrored(rect, icon), row, selected=selected)
        right = box.right() + 1 - BESIDE
        if row.count is not None:
            right -= self._count(painter, rect, row.count, right) + _BEFORE_COUNT
        left += side + GAP
        place = QRect(left, rect.top(), max(right - left, 0), rect.height())
        use = "strong" if selected else "body"
        self._text(painter, rect, place, row.label, use=use, colour="t1", ending=row.ending)

    def _symbol(self, painter: QPainter, place: QRect, row: SidebarEntry, *, selected: bool) -> None:
        if row.colour is None:
            colour = "accent" if selected else "t3"
            self._look.icons.paint(painter, row.icon, colour, place.topLeft(), place.width())
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.tag_colour(row.colour))
        dot = self._look.fonts.grown(DOT)
        inset = (place.width() - dot) // 2
        painter.drawEllipse(QRect(place.topLeft() + QPoint(inset, inset), QSize(dot, dot)))

    def _count(self, painter: QPainter, rect: QRect, count: int, right: int) -> int:
        """Draw a count that ends at `right`; return its width."""
        text = f"{count:,}"
        width = round(self._look.metrics("second", figures=True).horizontalAdvance(text) + 0.5)
        place = self._mirrored(rect, QRect(right - width, rect.top(), width, rect.height()))
        painter.setFont(self._look.font("second", figures=True))
        painter.setPen(self._look.colour("t3"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        return width

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        place: QRect,
        text: str,
        *,
        use: str,
        colour: str,
        ending: str = "",
    ) -> None:
        painter.setFont(self._look.font(use))
        painter.setPen(self._look.colour(colour))
        shown = self._cut(text, ending, use, place.width())
        side = QStyle.visualAlignment(self._view.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(self._mirrored(rect, place), flags, shown)

    def _cut(self, text: str, ending: str, use: str, room: int) -> str:
        """The text with "…" where it is too long, before its ending rather than at the right."""
        metrics = self._look.metrics(use)
        if not ending or metrics.horizontalAdvance(text) <= room:
            return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        rest = max(0.0, room - metrics.horizontalAdvance(ending))
        begun = metrics.elidedText(text.removesuffix(ending), Qt.TextElideMode.ElideRight, rest)
        return metrics.elidedText(begun + ending, Qt.TextElideMode.ElideRight, room)

    def _drop_frame(self, painter: QPainter, rect: QRect) -> None:
        inset = _DROP_FRAME / 2
        box = QRectF(rect.adjusted(INSET, 0, -INSET, 0)).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(self._look.colour("focus"), _DROP_FRAME))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, RADIUS["control"] - 1, RADIUS["control"] - 1)

    def _side(self) -> int:
        return self._look.fonts.grown(ROW_ICON)

    def _mirrored(self, rect: QRect, place: QRect) -> QRect:
        return QStyle.visualRect(self._view.layoutDirection(), rect, place)
