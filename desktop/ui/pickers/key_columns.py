"""Keys and what they do, in columns that scroll where the window is low."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QStyle, QVBoxLayout, QWidget

from desktop.papers.text_keys import name_key
from desktop.ui.controls.key_caption import key_caption
from desktop.ui.controls.keycap import keycap_size, paint_keycap
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.look.look import Look

BETWEEN = 24
"""What is free between two columns, in px."""
MOST_COLUMNS = 3
_AROUND_LINE = 8
_AFTER_KEY = 12


class KeyGroup(NamedTuple):
    """A heading ("Move") and its rows: words, and keys in Qt's portable writing ("Ctrl+T")."""

    heading: str
    rows: Sequence[tuple[str, str]]


class KeyRow(QWidget):
    """One key and what it does."""

    def __init__(self, look: Look, words: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words = words
        self._caption = key_caption(keys)
        self._key_width = 0
        self.search_key = name_key(f"{words} {self._caption} {keys}")
        self.setAccessibleName(f"{self._caption}: {words}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def key_width(self) -> int:
        """The width of the key, in px."""
        return keycap_size(self._look, self._caption).width()

    def align(self, width: int) -> None:
        """Begin the words behind a key of `width` px."""
        self._key_width = width
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = round(self._look.metrics("body").horizontalAdvance(self._words)) + 1
        height = self._look.line_height("body") + _AROUND_LINE
        return QSize(self._key_width + _AFTER_KEY + words, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._key_width + 3 * _AFTER_KEY, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        size = keycap_size(self._look, self._caption)
        key = QRect(0, (self.height() - size.height()) // 2, size.width(), size.height())
        paint_keycap(painter, self._look, self._mirrored(key), self._caption)
        left = self._key_width + _AFTER_KEY
        place = QRect(left, 0, self.width() - left, self.height())
        painter.setFont(self._look.font("body"))
        painter.setPen(self._look.colour("t1"))
        metrics = self._look.metrics("body")
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, place.width())
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(self._mirrored(place), side | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)


class KeyColumn(QWidget):
    """A heading and its rows."""

    def __init__(self, look: Look, group: KeyGroup) -> None:
        super().__init__()
        self._heading = PlainLabel(look, group.heading, use="heading", colour="t3", parent=self)
        self.rows = [KeyRow(look, words, keys, self) for words, keys in group.rows]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._heading)
        layout.addSpacing(4)
        for row in self.rows:
            layout.addWidget(row)
        layout.addStretch(1)
        look.changed.connect(self.align)
        self.align()

    def widest_row(self) -> int:
        """The width at which no row is cut, in px."""
        return max((row.sizeHint().width() for row in self.rows), default=0)

    def align(self) -> None:
        """Let the words of all rows begin at one place."""
        widest = max((row.key_width() for row in self.rows), default=0)
        for row in self.rows:
            row.align(widest)

    def filter(self, key: str) -> bool:
        """Show only the rows with these words or keys; whether there is one."""
        for row in self.rows:
            row.setVisible(key in row.search_key)
        found = any(not row.isHidden() for row in self.rows)
        self.setVisible(found)
        return found


class KeyColumns(QScrollArea):
    """The columns; they scroll where the window is low."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = QWidget()
        self._grid = QGridLayout(self.page)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(BETWEEN)
        self._grid.setVerticalSpacing(20)
        self.setWidget(self.page)
        self.page.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def arrange(self, columns: Sequence[KeyColumn], beside: int) -> None:
        """Put the columns into rows of `beside`; each gets the share of the width that its rows need."""
        for column in columns:
            self._grid.removeWidget(column)
        for at in range(MOST_COLUMNS):
            here = columns[at::beside] if at < beside else ()
            self._grid.setColumnStretch(at, max((column.widest_row() for column in here), default=0))
        for at, column in enumerate(columns):
            self._grid.addWidget(column, at // beside, at % beside, Qt.AlignmentFlag.AlignTop)
        self._grid.activate()

    def sizeHint(self) -> QSize:
        return self.page.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 80)
