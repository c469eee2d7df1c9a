"""Pictures of the window without a screen: the real window on a real library, painted into a file."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.errors import CannotWrite
from desktop.settings import Settings, WindowState
from desktop.store.pages import Pages
from desktop.ui.look.look import Look
from desktop.ui.window.main_window import MainWindow

_PATIENCE_MS = 20_000


def pictured(library: Path, target: Path, *, size: tuple[int, int], theme: str) -> Path:
    """Writes a PNG of the window on `library` to `target`; raises CannotWrite."""
    application = QApplication.instance() or QApplication(["papertray", "-platform", "offscreen"])
    assert isinstance(application, QApplication)
    look = Look(application)
    look.install(application)
    recovery = target.parent / ".recovery"
    window = MainWindow(look, library, settings=Settings(theme=theme), state=WindowState(), recovery=recovery)
    window.resize(*size)
    window.attach(Pages(library), lambda: Pages(library))
    window.complete()
    window.show()
    wait_until_idle(window)
    painted = window.grab().save(str(target), "PNG")
    window.close()
    if not painted:
        raise CannotWrite(str(target), "the picture could not be written", "Check the folder.")
    return target


def wait_until_idle(window: MainWindow) -> None:
    """Opens the library and lets background work end, so that the picture shows what stays."""
    loop = QEventLoop()
    window.bridge.opened.connect(loop.quit)
    QTimer.singleShot(_PATIENCE_MS, loop.quit)
    window.bridge.open()
    loop.exec()
    pause = QTimer(interval=20)
    pause.timeout.connect(lambda: loop.quit() if window.jobs.is_idle else None)
    pause.start()
    loop.exec()
