"""The files of a bundle, as the build wrote them down: each with its hash where nothing may change it later."""

import hashlib
import sys
from pathlib import Path

CONTENTS = "papertray-files.txt"
"""Beside the modules of a bundle: a line for each file, its SHA-256 or "-", two blanks, its path with "/".

"-" is for machine code, which is stripped and signed after the list was written.
"""


def damaged_files(folder: Path | None = None) -> list[str]:
    """The files of the bundle in `folder` (by default this one) that are missing or not as they were built.

    Empty for what is not a bundle: a checkout or an installed wheel has other witnesses.
    """
    found = folder or getattr(sys, "_MEIPASS", None)
    if found is None:
        return []
    contents = Path(found) / CONTENTS
    if not contents.is_file():
        return [CONTENTS]
    listed = [line.split("  ", 1) for line in contents.read_text(encoding="utf-8").splitlines()]
    return [name for expected, name in listed if not _is_whole(Path(found) / name, expected)]


def _is_whole(file: Path, expected: str) -> bool:
    if expected == "-":
        return file.exists()
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest() == expected
    except OSError:
        return False
