"""The composition root of the window: reads settings, paints the first page, then opens what is large."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.errors import CannotWrite, PapertrayError
from desktop.settings import Settings, WindowState
from desktop.store.database import header_of
from desktop.store.pages import Pages
from desktop.ui.look.icons import application_icon
from desktop.ui.look.look import Look
from desktop.ui.promptness import spare_what_stays, take_turns_quickly
from desktop.ui.starting import started, thing_in
from desktop.ui.window.main_window import MainWindow

_LOG_BYTES = 500_000
_SETTLED_MS = 3_000
"""So long after the library is opened everything that stays has been imported and built."""
log = logging.getLogger("papertray")


class Application(QApplication):
    """The Qt application; files and links that the system hands over (macOS) arrive as a signal."""

    things_arrived = Signal(list)

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self.setApplicationName("papertray")
        self.setApplicationDisplayName("Papertray")
        self.setDesktopFileName("papertray")
        self.setWindowIcon(application_icon())

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        self.things_arrived.emit([thing_in(event)])
        return True


def run(things: Sequence[Path | str], library: Path | None = None) -> int:
    """Opens the window on a library, offers to import files and links; the exit code once it is closed."""
    application = started(lambda: Application(["papertray"]))  # the name by which window managers know it
    _keep_a_log()
    take_turns_quickly()
    path = paths.library_path(library)
    look = Look(application)
    settings = Settings.load(_settings_file())
    look.theme.set_scheme(settings.theme)  # type: ignore[arg-type]
    look.reduce_motion = settings.reduce_motion
    look.install(application)
    try:
        _refuse_unwritable(path)
        window = open_window(look, path, settings)
    except PapertrayError as error:
        return _refused(error)
    _report_defects(window)
    arrived = list(things)
    application.things_arrived.connect(arrived.extend)  # macOS tells them before there is a library
    window.painted.connect(lambda: _go_on(application, window, arrived))
    window.show()
    code = application.exec()
    settings.save(_settings_file())
    return code


def _refuse_unwritable(library: Path) -> None:
    """Raises LibraryUnusable for what is no library, CannotWrite where none can be made at a first start."""
    if header_of(library) is None and not paths.is_writable(paths.private_folder(library.parent)):
        advice = "See to it that you may write there, or name another place with --library."
        raise CannotWrite(str(library), "the library cannot be made there", advice)


def _go_on(application: Application, window: MainWindow, arrived: list[Path | str]) -> None:
    """What comes after the first page: the rest of the window, then the library for writing."""
    if not window.isVisible():
        return  # closed at once: nobody would close what is opened now
    from desktop.ui.door import Door  # noqa: PLC0415 - not needed for the first page
    from desktop.ui.endings import Endings  # noqa: PLC0415

    Endings(window)
    window.complete()
    Door(window)
    window.bridge.opened.connect(lambda: _open_arrived(application, window, arrived))
    window.bridge.opened.connect(lambda: QTimer.singleShot(_SETTLED_MS, spare_what_stays))
    window.bridge.open()


def _open_arrived(application: Application, window: MainWindow, arrived: list[Path | str]) -> None:
    """Opens what has come until now, and from now on what comes."""
    application.things_arrived.disconnect()
    application.things_arrived.connect(window.open_things)
    if arrived:
        window.open_things(arrived)


def open_window(look: Look, library: Path, settings: Settings) -> MainWindow:
    """The window on a library, its first page ready to be painted; nothing large is imported for it."""
    state_file = paths.state_folder() / "window.json"
    state = WindowState.load(state_file)
    recovery = paths.state_folder() / "recovery"
    window = MainWindow(look, library, settings=settings, state=state, recovery=recovery)
    window.closing.connect(lambda: state.save(state_file))
    if library.exists():
        window.attach(Pages(library), lambda: Pages(library))
    return window


def picture(
    library: Path, target: Path, *, size: tuple[int, int] = (1440, 900), theme: str = "light"
) -> Path:
    """Writes a PNG of the window on a library, without a screen; for `papertray demo` and the README."""
    from desktop.ui.picturing import pictured  # noqa: PLC0415

    return pictured(library, target, size=size, theme=theme)


def _refused(error: PapertrayError) -> int:
    """Says why there is no window to show, on the screen and on the terminal; the exit code."""
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - rarely needed

    sys.stderr.write(f"papertray: {error}\n")
    box = QMessageBox(QMessageBox.Icon.Critical, "Papertray", "")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(str(error))
    if QApplication.platformName() != "offscreen":
        box.exec()
    return error.exit_code


def _settings_file() -> Path:
    return paths.config_folder() / "settings.json"


def _keep_a_log() -> None:
    """A small log of what happened; it never holds titles, notes or addresses."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - brings much with it

    try:
        folder = paths.private_folder(paths.state_folder())
        handler = RotatingFileHandler(
            folder / "papertray.log", maxBytes=_LOG_BYTES, backupCount=1, delay=True
        )
    except (PapertrayError, OSError):
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)


def _report_defects(window: MainWindow) -> None:
    """An exception that nobody expected is logged and told; the window goes on, the library is whole."""

    def report(kind: type[BaseException], error: BaseException, trace: object) -> None:
        log.error("Unexpected", exc_info=(kind, error, trace))  # type: ignore[arg-type]
        if isinstance(error, Exception) and window.is_complete and not QCoreApplication.closingDown():
            window.feedback.tell_error(error)

    sys.excepthook = report
