"""Whether a window could be shown here: every module of it, every drawing, and the plugins of Qt."""

import ctypes
import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, qVersion
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtSvg import QSvgRenderer

import desktop.ui
from desktop.errors import NoWindow, PapertrayError
from desktop.paths import resource_path
from desktop.ui.qt_plugins import QT_PLUGINS, SCREENS, plugin_name

_AGAIN = "Install Papertray again."


def check_window(*, has_screen: bool) -> Iterator[str]:
    """What there is to say, a line each; an application of Qt exists already, on whichever platform.

    Raises PapertrayError for a part that is missing, NoWindow when there is a screen and nothing could bring a
    window onto it.
    """
    yield f"Qt {qVersion()}: {_load_modules()} modules of the window and {_read_drawings()} drawings load."
    refusals = plugin_refusals(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)))
    if has_screen:
        _refuse_without_screens({name: refusals[name] for name in SCREENS if name in refusals})
    yield f"{sum(not reason for reason in refusals.values())} plugins of Qt load."
    yield from (f"Without {name}: {reason}" for name, reason in refusals.items() if reason)
    if not QFontMetrics(QFont()).inFont("a"):  # families are named even where there are none
        yield "There are no fonts here, so no letters can be shown: install one, for example DejaVu Sans."


def plugin_refusals(folder: Path) -> dict[str, str]:
    """For each plugin in Qt's `folder` that Papertray uses why it does not load, "" when it does."""
    return {
        plugin_name(file.name): _refusal(file)
        for kind, names in QT_PLUGINS.items()
        for file in sorted((folder / kind).glob("*.*"))
        if plugin_name(file.name) in names
    }


def _refuse_without_screens(refusals: Mapping[str, str]) -> None:
    if not refusals or all(refusals.values()):
        reasons = "; ".join(refusals.values()) or "it has no such plugin"
        raise NoWindow("Qt", f"nothing that shows windows can be loaded ({reasons})", lacking(reasons))


def lacking(reason: str) -> str:
    """What to do about a library that the system does not have."""
    if "cannot open shared object file" not in reason:
        return _AGAIN
    return (
        "Install the package of that library (Debian and Ubuntu: sudo apt install libgl1 libegl1 libxcb-cursor0 "
        "libxkbcommon-x11-0)."
    )


def _refusal(file: Path) -> str:
    # Not by Qt's own loader: what it has tried once it refuses again without a reason.
    try:
        ctypes.CDLL(str(file))
    except OSError as error:
        return str(error.__cause__ or error)  # in a bundle PyInstaller puts words of its own in front
    return ""


def _load_modules() -> int:
    names = [found.name for found in pkgutil.walk_packages(desktop.ui.__path__, "desktop.ui.")]
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError as error:
            raise PapertrayError(
                name, f"this part of Papertray cannot be loaded ({error})", _AGAIN
            ) from error
    return len(names)


def _read_drawings() -> int:
    files = sorted(resource_path("icons").glob("*.svg"))
    for file in files:
        if not QSvgRenderer(str(file)).isValid():
            raise PapertrayError(str(file), "this drawing is damaged", _AGAIN)
    return len(files)
