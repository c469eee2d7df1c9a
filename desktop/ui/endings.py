"""Signals of the system that end the program end it as a person would."""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier

from desktop.ui.window.main_window import MainWindow


class Endings(QObject):
    """Ctrl+C and the end of the session close the window as a person would: everything typed is saved.

    Python's signal handlers only run between two of its instructions, and Qt's loop has none: the signal is
    written to a socket (`signal.set_wakeup_fd`), which wakes the loop.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._reads, self._writes = socket.socketpair()
        self._writes.settimeout(0)
        self._reads.settimeout(0)
        signal.set_wakeup_fd(self._writes.fileno(), warn_on_full_buffer=False)
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            if number := getattr(signal, name, None):
                signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(self._reads.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)
        window.closing.connect(self.close)

    def _end(self) -> None:
        self._reads.recv(64)
        self._window.close()

    def close(self) -> None:
        """Lets the signals be what they were."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        self._reads.close()
        self._writes.close()
