"""Folders of a library: made so that nobody else may look into them, and written through to the disk."""

import os
from pathlib import Path

from desktop.errors import LibraryUnusable


def make_folder(folder: Path) -> None:
    """`folder` and all that is missing above it, for the user alone; raises LibraryUnusable.

    Folders that are there already stay as they are: whoever made them decided who may see them.
    """
    try:
        for path in reversed((folder, *folder.parents)):
            if not path.exists():
                path.mkdir(mode=0o700, exist_ok=True)
        if not folder.is_dir():
            raise NotADirectoryError(20, "not a folder")
    except OSError as error:
        reason = f"its folder cannot be made ({(error.strerror or str(error)).lower()})"
        advice = "Check who may write there, or use another library with --library."
        raise LibraryUnusable(str(folder), reason, advice) from error


def sync_folder(folder: Path) -> None:
    """Writes the names in a folder to the disk: a file renamed there has its new name after a power cut, too."""
    if os.name == "nt":  # Windows does that by itself, and opens no folders
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
