"""The list of pages at the left of a dialog: it looks and is walked like the sidebar."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.look.look import Look
from desktop.ui.look.tokens import RADIUS

_EXTRA = 10
_INSET, _BESIDE = 8, 8


class PageList(QListWidget):
    """Names of pages, one of which is the current one."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setItemDelegate(_PageDelegate(look, self))
        self.setViewportMargins(0, _INSET, 0, _INSET)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)  # it stands on the window, as the sidebar does
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look.changed.connect(self.doItemsLayout)


class _PageDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, pages: PageList) -> None:
        super().__init__(pages)
        self._look = look
        self._pages = pages

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self._look.line_height("body") + _EXTRA)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        state: QStyle.StateFlag = option.state
        row = option.rect.adjusted(_INSET, 0, -_INSET, 0)
        current = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if current or state & QStyle.StateFlag.State_MouseOver:
            fill = "sunken" if not current else "sel" if self._pages.hasFocus() else "selin"
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour(fill))
            painter.drawRoundedRect(QRectF(row), RADIUS["control"], RADIUS["control"])
        use = "strong" if current else "body"
        painter.setFont(self._look.font(use))
        painter.setPen(self._look.colour("t1"))
        words = row.adjusted(_BESIDE, 0, -_BESIDE, 0)
        shown = self._look.metrics(use).elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)
        painter.restore()
