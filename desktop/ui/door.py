"""The door through which later starts of Papertray give their files to the window that is open."""

import logging

from PySide6.QtCore import QObject, Signal

from desktop.errors import CannotWrite
from desktop.handover import Reception
from desktop.ui.window.main_window import MainWindow

log = logging.getLogger("papertray")


class Door(QObject):
    """Takes files from later starts, on a thread of its own, and gives them to the window on this one."""

    arrived = Signal(list)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._reception: Reception | None = None
        self.arrived.connect(window.open_things)
        window.bridge.opened.connect(self.open)
        window.closing.connect(self.close)

    def open(self) -> None:
        """Opens the door once the library, and with it the address, is ours."""
        try:
            reception = Reception(self._window.bridge.path, self.arrived.emit)
        except CannotWrite as error:
            log.warning("Later starts cannot reach this window: %s", error.reason)
            return
        self._reception = reception
        self._window.jobs.start("door", lambda _job: reception.serve())

    def close(self) -> None:
        """Closes the door, which ends its thread."""
        if self._reception is not None:
            self._reception.close()
            self._reception = None
