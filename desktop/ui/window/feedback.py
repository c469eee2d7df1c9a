"""What the window tells after something happened: a toast with Undo, the status line, errors that stay."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox

from desktop.ui.messages import done, failure

if TYPE_CHECKING:
    from desktop.papers.changes import Changes
    from desktop.ui.views.status_bar import StatusBar
    from desktop.ui.views.toast import Toast

log = logging.getLogger(__name__)


class Feedback(QObject):
    """Speaks through the toast and the status bar, and shows an error whole when that is asked for.

    The offer to undo goes when a newer step exists; an error stays until it is read or something is imported.
    """

    undo_requested = Signal()
    show_requested = Signal()

    def __init__(self, toast: Toast, status: StatusBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._toast = toast
        self._status = status
        self._undoes = True
        self._error = ""
        toast.action_requested.connect(self._act)
        status.error_show_requested.connect(self.show_error)

    def tell_step(self, words: str) -> None:
        """Says what was done, and offers Undo; nothing for empty words."""
        if words:
            self._undoes = True
            self._toast.show_message("check", words, self.tr("Undo"), "Ctrl+Z")
        else:
            self._toast.dismiss()

    def step_made(self) -> None:
        """The newest step is another one than the toast offers to undo."""
        if self._undoes:
            self._toast.dismiss()

    def tell_undone(self, changes: Changes) -> None:
        """Says what was undone or redone."""
        words = self.tr("Undone: {step}") if changes.undoes else self.tr("Redone: {step}")
        self._toast.show_message("undo" if changes.undoes else "redo", words.format(step=done(changes.label)))

    def tell_with_show(self, icon: str, words: str, label: str = "") -> None:
        """Says something whose details can be shown."""
        self._undoes = False
        self._toast.show_message(icon, words, label)

    def tell_error(self, error: Exception) -> None:
        """Says what could not be done, in the status line, where it takes no focus."""
        log.info("Told the user about a %s", type(error).__name__)
        self._error = failure(error)
        self._status.show_error(self._error)

    def show_error(self) -> None:
        """Shows the error whole, which the status line may have had to cut; it counts as read then."""
        box = QMessageBox(self._status.window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self._error)
        box.open()
        self.clear_error()

    def clear_error(self) -> None:
        """The error was read, or is no longer true."""
        self._status.clear_error()

    def _act(self) -> None:
        if self._undoes:
            self.undo_requested.emit()
        else:
            self.show_requested.emit()
