"""Tries out the main job in a folder of its own and names the versions: for a bundle or machine that is new."""

import platform
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from desktop import __version__
from desktop.command_line.printing import say
from desktop.paths import resource_path
from desktop.store.reading import sqlite_version


def self_check() -> int:
    """Reads, stores, finds and exports the sample; 0 when all of it worked, else the failure is raised."""
    from desktop.library.demo import Demo

    say(f"Papertray {__version__}, Python {platform.python_version()}, SQLite {sqlite_version()}")
    say(f"Qt {_version_of('PySide6_Essentials')}, tantivy {_version_of('tantivy')}, {platform.platform()}")
    with tempfile.TemporaryDirectory(prefix="papertray-") as folder:
        steps: list[str] = []
        Demo(Path(folder) / "library.db", Path(folder), steps.append).run(
            resource_path("samples", "hugging-face-page.txt")
        )
    say(f"Reading, storing, finding and exporting work ({len(steps)} steps).")
    return 0


def _version_of(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "(not told)"
