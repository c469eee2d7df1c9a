"""What a manuscript cites, in the words of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from desktop.library.manuscripts import Cited


def cited_words(cited: Cited) -> str:
    """Such as "paper.tex cites 41 keys, 38 here, 3 unknown (nearest: …)."."""
    words = QCoreApplication.translate("ExportDialog", "{file} {cites}.")
    return words.format(file=cited.manuscript.name, cites=cited.in_words())
