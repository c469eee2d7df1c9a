"""The rows of a picker as a list that never takes the focus: the field above it moves through it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QWidget

from desktop.ui.look.look import Look
from desktop.ui.pickers.choice_delegate import ChoiceDelegate
from desktop.ui.pickers.choice_model import ChoiceModel
from desktop.ui.pickers.completing import Completion

_MOST_ROWS = 9


class ChoiceList(QListView):
    """`chosen` is sent for a click on a row; it tells whether Ctrl was held."""

    chosen = Signal(bool)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = ChoiceModel(self)
        self._delegate = ChoiceDelegate(look, self.choices, self)
        self.setModel(self.choices)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._remeasure)

    @property
    def current(self) -> Completion | None:
        """The row that Enter takes."""
        row = self.currentIndex().row()
        return self.choices.rows[row] if 0 <= row < len(self.choices.rows) else None

    def show_rows(self, rows: Sequence[Completion], current: int) -> None:
        """Replace the rows and choose one."""
        self.choices.show_rows(rows)
        self._choose(current)
        self._remeasure()

    def step(self, by: int) -> None:
        """Go `by` rows down, or up; past the end it begins again."""
        count = len(self.choices.rows)
        if count:
            row = self.currentIndex().row() + by
            self._choose(row % count if abs(by) == 1 else max(0, min(count - 1, row)))

    def sizeHint(self) -> QSize:
        rows = max(1, min(len(self.choices.rows), _MOST_ROWS))
        return QSize(120, rows * self._delegate.row_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._delegate.row_height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.setCurrentIndex(index)
            self.chosen.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def _choose(self, row: int) -> None:
        self.setCurrentIndex(self.choices.index(row) if row < len(self.choices.rows) else QModelIndex())

    def _remeasure(self) -> None:
        self.doItemsLayout()
        self.updateGeometry()
