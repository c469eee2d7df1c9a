"""Makes Qt's application; where Qt would end the program by abort() for want of a screen, a sentence is told."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QLibraryInfo, QMessageLogContext, QtMsgType, QUrl, qInstallMessageHandler
from PySide6.QtGui import QFileOpenEvent

from desktop.errors import NoWindow

Made = TypeVar("Made")
_ENCODED = QUrl.ComponentFormattingOption.FullyEncoded
_DEMO = "“papertray demo” shows what Papertray does without a window, “papertray --help” lists the commands."


def started(make: Callable[[], Made]) -> Made:
    """The application of Qt that `make` makes; ends the process with a sentence when that cannot be.

    Qt tells what is wrong by messages, the last of them fatal: it would abort as soon as that one is handled.
    """
    said: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        said.append(words)
        if kind == QtMsgType.QtFatalMsg:
            end(why_no_window(said))

    earlier = qInstallMessageHandler(hear)
    try:
        return make()
    finally:
        qInstallMessageHandler(earlier)


def thing_in(event: QFileOpenEvent) -> Path | str:
    """The file or the link that macOS asks to open, by a double click, a drop on the icon or a browser."""
    url = event.url()
    return Path(url.toLocalFile()) if url.isLocalFile() else url.toString(_ENCODED)


def end(error: NoWindow) -> None:
    """Says why and leaves at once: nothing has been opened yet, and Qt would not let us return."""
    with suppress(OSError, AttributeError, ValueError):
        sys.stderr.write(f"papertray: {error}\n")
        sys.stderr.flush()
    os._exit(error.exit_code)


def why_no_window(said: Sequence[str]) -> NoWindow:
    """What Qt's messages at its start mean for a person."""
    for words in said:
        if "could not connect to display" in words or "Failed to create wl_display" in words:
            return NoWindow("the window", f"the screen {_named_screen()} does not answer", _DEMO)
        if "Could not find the Qt platform plugin" in words:
            reason = f"QT_QPA_PLATFORM={os.environ.get('QT_QPA_PLATFORM', '')} names no way to show one"
            return NoWindow("the window", reason, "Start Papertray without this variable.")
    from desktop.ui.checking import lacking, plugin_refusals  # noqa: PLC0415 - for starts that failed
    from desktop.ui.qt_plugins import SCREENS  # noqa: PLC0415

    refusals = plugin_refusals(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)))
    reasons = "; ".join(filter(None, (refusals.get(name, "") for name in SCREENS)))
    reasons = reasons or next(iter(said), "Qt did not say why").strip()
    return NoWindow("the window", f"Qt cannot show one ({reasons})", f"{lacking(reasons)} {_DEMO}")


def _named_screen() -> str:
    named = [f"{name}={os.environ[name]}" for name in ("WAYLAND_DISPLAY", "DISPLAY") if os.environ.get(name)]
    return " or ".join(named) or "of this session"
