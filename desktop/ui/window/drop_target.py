"""Takes what is dropped anywhere on the window, and says beforehand what will happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from desktop.ui.dropping import dropped, is_manuscript, is_pdf, refusal

if TYPE_CHECKING:
    from desktop.ui.views.drop_veil import DropVeil
    from desktop.ui.window.frame import Frame
    from desktop.ui.window.import_flow import ImportFlow
    from desktop.ui.window.link_flow import LinkFlow


class DropTarget(QObject):
    """Watches the drags over a window. The file is only ever copied from: no drop moves or changes it.

    Text that is dragged inside the window is not its business.
    """

    def __init__(self, window: Frame, veil: DropVeil, importing: ImportFlow, linking: LinkFlow) -> None:
        super().__init__(window)
        self._veil = veil
        self._importing = importing
        self._linking = linking
        self._window = window
        self._can_be_linked = False
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._window:
            return False
        if isinstance(event, QDragEnterEvent):
            self._enter(event)
        elif isinstance(event, QDragMoveEvent):
            self._move(event)
        elif event.type() == QEvent.Type.DragLeave:
            self._leave()
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._drop(event)
        else:
            return False
        return True

    def _drop(self, event: QDropEvent) -> None:
        what, window = dropped(event.mimeData()), self._window
        paper = self._paper_under(event) if self._can_be_linked else 0
        self._leave()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        # Enter shall import, not open the file in the file manager that it was dragged from.
        window.raise_()
        window.activateWindow()
        if paper:
            self._linking.ask(what, paper, window.mapToGlobal(event.position().toPoint()))
        else:
            window.brought.emit(what)

    def _move(self, event: QDragMoveEvent) -> None:
        """Over a row, what can be linked to its paper is offered there, and the veil gives way."""
        if self._can_be_linked:
            self._veil.setVisible(not self._paper_under(event))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _leave(self) -> None:
        self._veil.hide()
        self._window.parts.papers.table.paper_under(QPoint(-1, -1))
        self._can_be_linked = False

    def _paper_under(self, event: QDropEvent) -> int:
        """The paper in the row under the pointer, 0 elsewhere, and where something covers the rows."""
        parts = self._window.parts
        if parts.pages.currentWidget() is not parts.panes or parts.right.currentWidget() is not parts.work:
            return 0
        viewport = parts.papers.table.viewport()
        place = viewport.mapFrom(self._window, event.position().toPoint())
        return parts.papers.table.paper_under(place)

    def _enter(self, event: QDragEnterEvent) -> None:
        what, veil = dropped(event.mimeData()), self._veil
        if not what or self._importing.is_asking or event.source() is not None:
            event.ignore()
            return
        veil.hides_area = self._window.parts.shows_welcome
        self._can_be_linked = bool(len(what.links) == 1 or (len(what.paths) == 1 and is_pdf(what.paths[0])))
        if words := refusal(what.paths):
            veil.refuse(words)
        elif what.links:
            veil.show_for_link(what.links[0])
        elif what.paths and all(map(is_manuscript, what.paths)):
            veil.show_for_manuscript([path.name for path in what.paths])
        elif what.paths:
            sizes = [path.stat().st_size for path in what.paths if path.is_file()]
            veil.show_for([path.name for path in what.paths], sizes)
        else:
            veil.show_for_text(len((what.text or what.html).encode()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
