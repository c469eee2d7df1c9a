"""Keeps the traceback of a defect in a file of the state folder, where a person finds it for a report."""

import platform
import traceback
from pathlib import Path

from desktop import __version__
from desktop.errors import PapertrayError
from desktop.paths import private_folder, state_folder


def write_crash_report(error: Exception) -> Path | None:
    """The file in which the traceback of `error` stands, None when none can be written."""
    try:
        path = private_folder(state_folder()) / "last-defect.txt"
        about = f"Papertray {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n"
        path.write_text(about + "".join(traceback.format_exception(error)), "utf-8", errors="replace")
    except (OSError, PapertrayError):
        return None
    return path
