"""What a digest said that no field has a place for: names and values, to read, a few lines unless more is wanted."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.controls.link_button import LinkButton
from desktop.ui.details.reading_text import BESIDE, ReadingText
from desktop.ui.look.look import Look

_ROWS, _CHARACTERS = 6, 160
"""How much is seen at first: lines, and characters of each."""


def detail_lines(details: Mapping[str, str]) -> list[str]:
    """Each detail as it is told everywhere: "edition: 2"."""
    return [f"{name}: {value}" for name, value in details.items()]


class OtherDetails(QWidget):
    """Details as plain text; `unfolded` tells that all of them are shown now, or a few again."""

    unfolded = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[str, ...] = ()
        self._is_whole = False
        self.text = ReadingText(look, self.tr("Other details"), use="second", colour="t2", parent=self)
        self.more = LinkButton(look, "", use="second", parent=self)
        self.more.clicked.connect(self._turn)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.text)
        beside = QVBoxLayout()
        beside.setContentsMargins(BESIDE, 0, BESIDE, 0)
        beside.addWidget(self.more)
        layout.addLayout(beside)

    def show_details(self, details: Mapping[str, str], *, fresh: bool) -> bool:
        """Show these, of another paper (`fresh`) folded again; whether there is one."""
        self._lines = tuple(detail_lines(details))
        self._is_whole = self._is_whole and not fresh
        self._fill()
        return bool(self._lines)

    def _turn(self) -> None:
        self._is_whole = not self._is_whole
        self._fill()
        self.unfolded.emit()

    def _fill(self) -> None:
        folded = [_cut(line) for line in self._lines[:_ROWS]]
        self.text.set_text("\n".join(self._lines if self._is_whole else folded))
        self.more.setVisible(tuple(folded) != self._lines)
        all_words = self.tr("Show all {n}").format(n=f"{len(self._lines):,}")
        if len(self._lines) <= _ROWS:
            all_words = self.tr("Show them whole")
        self.more.set_words(self.tr("Show less") if self._is_whole else all_words)


def _cut(line: str) -> str:
    """A detail on one line that is soon read."""
    words = " ".join(line[: 4 * _CHARACTERS].split())
    is_whole = len(words) <= _CHARACTERS and len(line) <= 4 * _CHARACTERS
    return words if is_whole else words[: _CHARACTERS - 1].rstrip() + "…"
