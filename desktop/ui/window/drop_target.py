"""Takes what is dropped anywhere on the window, and says beforehand what will happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from desktop.ui.dropping import dropped, refusal

if TYPE_CHECKING:
    from desktop.ui.window.main_window import MainWindow


class DropTarget(QObject):
    """Watches the drags over a window. The file is only ever copied from: no drop moves or changes it.

    Text that is dragged inside the window is not its business.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._window:
            return False
        if isinstance(event, QDragEnterEvent):
            self._enter(event)
        elif event.type() == QEvent.Type.DragLeave:
            self._window.veil.hide()
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._window.veil.hide()
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            # Enter shall import, not open the file in the file manager that it was dragged from.
            self._window.raise_()
            self._window.activateWindow()
            self._window.take_in(dropped(event.mimeData()))
        else:
            return False
        return True

    def _enter(self, event: QDragEnterEvent) -> None:
        what, veil = dropped(event.mimeData()), self._window.veil
        if not what or self._window.importing.is_asking or event.source() is not None:
            event.ignore()
            return
        if words := refusal(what.paths):
            veil.refuse(words)
        elif what.links:
            veil.show_for_link(what.links[0])
        elif what.paths:
            sizes = [path.stat().st_size for path in what.paths if path.is_file()]
            veil.show_for([path.name for path in what.paths], sizes)
        else:
            veil.show_for_text(len((what.text or what.html).encode()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
