"""The list inside the sidebar: chosen by arrows, letters and clicks, a target for papers that are dropped.

Tags and lists can be carried out of it, too.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QMenu, QWidget

from desktop.ui.look.look import Look
from desktop.ui.sidebar.carrying import CARRIED, carry_place
from desktop.ui.sidebar.entries import EDITABLE, SidebarEntry
from desktop.ui.sidebar.sidebar_delegate import SidebarDelegate
from desktop.ui.sidebar.sidebar_model import Index, SidebarModel

_OF_THE_ENTRY = frozenset({Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
DropCheck = Callable[[SidebarEntry, QMimeData], bool]


class SidebarList(QListView):
    """Shows a SidebarModel. Signals are sent for what the user does, never for what the program does.

    `left` is sent for Esc.
    """

    chosen = Signal(str)
    left = Signal()
    left_upwards = Signal()
    left_downwards = Signal()
    focus_changed = Signal()
    arranged = Signal()
    edit_requested = Signal(str)
    rename_requested = Signal(str)
    colour_requested = Signal(str, str)
    delete_requested = Signal(str)
    reread_requested = Signal(str)
    left_over_requested = Signal(str)
    dropped_on = Signal(str, QMimeData, bool)
    """Papers were dropped on the entry with this key; with Shift they go there from where they are."""
    carrying_begun = Signal()
    carrying_ended = Signal()

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = SidebarModel(self)
        self.painting = SidebarDelegate(look, self)
        self.drop_check: DropCheck = _takes_papers
        self._look = look
        self._quiet = False
        self._pressed: tuple[str, QPoint] | None = None
        self._port = QWidget()
        self.setViewport(
            self._port
        )  # PySide makes every class of QtWidgets to say what Qt's own one is: 20 ms
        self.setModel(self.entries)
        self.setItemDelegate(self.painting)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self._measure_again)

    def choose(self, key: str) -> bool:
        """Mark the entry as the current one without a signal; False when it is not here."""
        index = self.entries.index_of(key)
        self._quiet = True
        try:
            if index.isValid():
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.scrollTo(index)
            else:
                self.selectionModel().clear()
        finally:
            self._quiet = False
        return index.isValid()

    def current_entry(self) -> SidebarEntry | None:
        """The entry that is the current one."""
        return self.entries.entry(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        entry = self.entries.entry(current)
        if entry is not None and not self._quiet:
            self.chosen.emit(entry.key)

    def event(self, event: QEvent) -> bool:
        """Keys that mean the list or tag at hand are not for the papers, whose actions have the same ones."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            entry = self.current_entry()
            if entry is not None and entry.kind in EDITABLE and event.key() in _OF_THE_ENTRY:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        before = self.currentIndex()
        entry = self.current_entry()
        if entry is not None and entry.kind in EDITABLE:
            if event.key() == Qt.Key.Key_F2:
                self.rename_requested.emit(entry.key)
                return
            if event.key() in _OF_THE_ENTRY:
                self.delete_requested.emit(entry.key)
                return
        super().keyPressEvent(event)
        if self.currentIndex() == before:
            if event.key() == Qt.Key.Key_Up:
                self.left_upwards.emit()
            elif event.key() == Qt.Key.Key_Down:
                self.left_downwards.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        entry = self.entries.entry(self.indexAt(event.pos()))
        if entry is None or entry.kind not in {*EDITABLE, "digest"}:
            return
        menu = QMenu(self)
        if entry.kind == "digest":
            menu.addAction(self.tr("Read again…"), lambda: self.reread_requested.emit(entry.key))
            menu.addAction(self.tr("Left-over text…"), lambda: self.left_over_requested.emit(entry.key))
        else:
            if entry.kind == "search":
                menu.addAction(self.tr("Edit the query"), lambda: self.edit_requested.emit(entry.key))
            menu.addAction(self.tr("Rename…"), lambda: self.rename_requested.emit(entry.key))
            if entry.kind == "tag":
                self._add_colours(menu.addMenu(self.tr("Colour")), entry)
            menu.addAction(self.tr("Delete"), lambda: self.delete_requested.emit(entry.key))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _add_colours(self, menu: QMenu, entry: SidebarEntry) -> None:
        from desktop.ui.sidebar.colour_menu import fill_with_colours  # noqa: PLC0415 - not for the first page

        fill_with_colours(
            menu, self._look, entry.colour or "", lambda colour: self.colour_requested.emit(entry.key, colour)
        )

    # -- a tag or a list that is carried

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What can be carried is chosen when the button is let go: until then the rows stay as they are."""
        place = event.position().toPoint()
        entry = self.entries.entry(self.indexAt(place))
        if event.button() == Qt.MouseButton.LeftButton and entry is not None and entry.kind in CARRIED:
            self._pressed = entry.key, place
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        key, start = self._pressed
        if (event.position().toPoint() - start).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.carrying_begun.emit()
            try:
                carry_place(self, self.entries.index_of(key), key)
            finally:
                self.carrying_ended.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseReleaseEvent(event)
            return
        index = self.entries.index_of(self._pressed[0])
        self._pressed = None
        if index.isValid():
            self.setCurrentIndex(index)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.arranged.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Accepted only over an entry that takes it: what is ignored here goes on to the window.
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        entry = self.entries.entry(index)
        takes = entry is not None and self.drop_check(entry, event.mimeData())
        self._show_drop_row(index.row() if takes else -1)
        if takes:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_drop_row(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        entry = self.entries.entry(self.indexAt(event.position().toPoint()))
        self._show_drop_row(-1)
        if entry is None or not self.drop_check(entry, event.mimeData()):
            event.ignore()
            return
        event.acceptProposedAction()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.dropped_on.emit(entry.key, event.mimeData(), shift)

    def _show_drop_row(self, row: int) -> None:
        if row != self.painting.drop_row:
            self.painting.drop_row = row
            self.viewport().update()

    def _measure_again(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


def _takes_papers(entry: SidebarEntry, data: QMimeData) -> bool:
    """Return whether papers may be dropped here; files and links are the window's, not the sidebar's."""
    return entry.kind in {"place", "list", "tag", "bin"} and not data.hasUrls() and bool(data.formats())
