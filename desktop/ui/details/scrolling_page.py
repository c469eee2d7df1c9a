"""A page of the details that scrolls: text keeps its width whether there is a scroll bar or not."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.details.reading_text import BESIDE

PADDING = 24
ABOVE_TEXT = 4
_PASSES = 2
"""The first pass gives texts their width, the second lays out the heights they took from it."""


class ScrollingPage(QScrollArea):
    """`column` is the layout of what stands on the page, `put` adds to it at the left edge of the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = QWidget()
        self.column = QVBoxLayout(self.page)
        self._inner: list[
            QLayout
        ] = []  # what lies inside comes first; no widget with a layout is added later
        self.column.setSpacing(0)
        self.setWidget(self.page)
        # The pane paints its surface. With the role of one set here, Qt would take the role of labels
        # inside for another one than they were given a colour for.
        self.page.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.viewport().installEventFilter(self)
        self._keep_width()

    def put(self, widget: QWidget, above: int, *, text: bool = False, wide: bool = True) -> None:
        """Add a widget `above` px below the last one; a `text` brings room for its focus frame with it.

        What is not `wide` keeps its own width. What is hidden takes no room, nor does the room above it.
        """
        room = _Section()
        beside = 0 if text else BESIDE
        room.setContentsMargins(beside, above, beside, 0)
        room.addWidget(widget, 0, Qt.AlignmentFlag(0) if wide else Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(room)

    def settle(self) -> None:
        """Give everything its place now: in one frame, and not layout by layout as events come in."""
        if not self._inner:
            found = (widget.layout() for widget in reversed(self.page.findChildren(QWidget)))
            self._inner = [*(layout for layout in found if layout is not None), self.column]
        for _ in range(_PASSES):
            for layout in self._inner:
                layout.activate()
            QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))
            # Setting the policy, even the same, shows or hides the bar now; Qt itself queues that.
            self.setVerticalScrollBarPolicy(self.verticalScrollBarPolicy())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.viewport():
            self._keep_width()
        return super().eventFilter(watched, event)

    def _keep_width(self) -> None:
        bar = self.width() - self.viewport().width()
        beside = PADDING - BESIDE
        margins = (beside, ABOVE_TEXT, max(0, beside - bar), PADDING)
        self.column.setContentsMargins(*margins)


class _Section(QVBoxLayout):
    """One widget with the room above it. Qt would keep the margins of a layout in which everything is hidden."""

    def sizeHint(self) -> QSize:
        return QSize(0, 0) if self.isEmpty() else super().sizeHint()

    def minimumSize(self) -> QSize:
        return QSize(0, 0) if self.isEmpty() else super().minimumSize()
