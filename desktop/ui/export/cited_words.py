"""What a manuscript cites, in the words of the window."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from desktop.library.manuscripts import Cited

_ENTRY = re.compile(r"^[ \t]*@(\w+)\s*[{(]\s*([^\s,{}\"]{1,200})\s*,", re.MULTILINE)
_NO_ENTRIES = {"string", "preamble", "comment"}
_READ = 5_000_000
_SHOWN = 5


def replacing_words(target: Path, cited: Cited | None) -> str:
    """That a file is there already; of the bibliography of a manuscript also what would be gone with it."""
    words = QCoreApplication.translate("ExportDialog", "{file} is there already.").format(file=target.name)
    lost = _entries_in(target) - {key.lower() for key in cited.here} if cited is not None else set()
    if not lost:
        return words
    shown = ", ".join(sorted(lost)[:_SHOWN]) + (", …" if len(lost) > _SHOWN else "")
    gone = QCoreApplication.translate("ExportDialog", "These of its entries would be gone: {keys} ({n}).")
    return f"{words} {gone.format(keys=shown, n=len(lost))}"


def _entries_in(bibliography: Path) -> set[str]:
    """The keys of the entries of a file, in lower case; none of one that cannot be read."""
    try:
        with bibliography.open("rb") as file:
            text = file.read(_READ).decode("utf-8", errors="replace")
    except OSError:
        return set()
    return {key.lower() for kind, key in _ENTRY.findall(text) if kind.lower() not in _NO_ENTRIES}


def cited_words(cited: Cited) -> str:
    """Such as "paper.tex cites 41 keys, 38 here, 3 unknown (nearest: …)."."""
    words = QCoreApplication.translate("ExportDialog", "{file} {cites}.")
    return words.format(file=cited.manuscript.name, cites=cited.in_words())
