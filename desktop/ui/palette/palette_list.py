"""The list below the palette's field; it never has the keyboard itself."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from desktop.ui.look.look import Look
from desktop.ui.palette.entries import PaletteRow, best_row
from desktop.ui.palette.palette_delegate import PaletteDelegate
from desktop.ui.palette.palette_model import PaletteModel


class PaletteList(QListView):
    """`taken` is sent for a click on a row that can be chosen."""

    taken = Signal()

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = PaletteModel(self)
        self._painting = PaletteDelegate(look, self)
        self.setModel(self.entries)
        self.setItemDelegate(self._painting)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look.changed.connect(self._remeasure)

    @property
    def current(self) -> PaletteRow | None:
        """The row that Enter takes."""
        row = self.currentIndex().row()
        found = self.entries.rows[row] if 0 <= row < len(self.entries.rows) else None
        return found if isinstance(found, PaletteRow) else None

    def show_rows(self, rows: Sequence[PaletteRow], chosen: PaletteRow | None = None) -> None:
        """Replaces the rows and chooses `chosen` where it still fits, else the best."""
        self.entries.show_rows(rows)
        best = rows.index(chosen) if chosen in rows else best_row(rows)
        self._choose(self.entries.row_of(rows[best]) if best >= 0 else -1)
        self._remeasure()

    def step(self, by: int) -> None:
        """Goes `by` rows down, or up, past headings; beyond the end it begins again."""
        possible = [row for row in range(len(self.entries.rows)) if self.entries.can_choose(row)]
        if possible:
            here = self.currentIndex().row()
            at = possible.index(here) if here in possible else -1
            self._choose(possible[(at + by) % len(possible)])

    def sizeHint(self) -> QSize:
        return QSize(120, sum(map(self._painting.height_of, self.entries.rows)))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point_at(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._point_at(event) and event.button() == Qt.MouseButton.LeftButton:
            self.taken.emit()

    def _point_at(self, event: QMouseEvent) -> bool:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or not self.entries.can_choose(index.row()):
            return False
        self.setCurrentIndex(index)
        return True

    def _choose(self, row: int) -> None:
        self.setCurrentIndex(self.entries.index(row) if row >= 0 else QModelIndex())
        if row == 1:
            self.scrollToTop()  # with the heading

    def _remeasure(self) -> None:
        self.doItemsLayout()
        self.updateGeometry()
