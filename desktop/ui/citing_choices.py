"""The choices about citing: how new citation keys are made, tried on an example, and what dragged rows are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import UsageError
from desktop.ui.controls.choice import Choice
from desktop.ui.controls.field import Field
from desktop.ui.controls.plain_label import PlainLabel

if TYPE_CHECKING:
    from desktop.settings import Settings
    from desktop.ui.look.look import Look

_FIELD_WIDTH = 320
_USUAL = "auth.lower + year + veryshorttitle.lower"


class CitingChoices(QObject):
    """Controls for a page of preferences; `changed` is sent after each change. A pattern that is none is not kept."""

    changed = Signal()

    def __init__(self, look: Look, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self.pattern = Field(look, self.tr("Citation keys"), hint=_USUAL)
        self.pattern.setMinimumWidth(look.fonts.scaled(_FIELD_WIDTH))
        self.pattern.setText(settings.citation_keys)
        self.pattern.textEdited.connect(self._change_pattern)
        self.example = PlainLabel(look, colour="t2")
        self.example.setWordWrap(True)
        self.problem = PlainLabel(look, use="second", colour="err")
        self.problem.setWordWrap(True)
        self.dragged = Choice(look, self.tr("Dragged rows"))
        for key, words in self._kinds():
            self.dragged.addItem(words, key)
        self.dragged.setCurrentIndex(max(0, self.dragged.findData(settings.drag_format)))
        self.dragged.currentIndexChanged.connect(self._change_dragged)

    def show_example(self) -> None:
        """Tries the pattern that is in force, once the controls have their places."""
        self._try(self._settings.citation_keys)

    def language(self) -> str:
        """What a pattern may hold, in words."""
        from desktop.exports.key_patterns import LANGUAGE  # noqa: PLC0415 - not for the first page

        kept = self.tr("Keys that papers have stay as they are. Empty: as usual.")
        return f"{LANGUAGE} {kept}"

    def _kinds(self) -> list[tuple[str, str]]:
        return [
            ("cite", r"\cite{key}"),
            ("key", self.tr("Citation keys")),
            ("pandoc", "[@key]"),
            ("bibtex", "BibTeX"),
            ("biblatex", "BibLaTeX"),
            ("markdown", self.tr("Markdown links")),
        ]

    def _change_pattern(self, text: str) -> None:
        if self._try(text):
            self._settings.citation_keys = text.strip()
            self.changed.emit()

    def _change_dragged(self) -> None:
        self._settings.drag_format = str(self.dragged.currentData())
        self.changed.emit()

    def _try(self, pattern: str) -> bool:
        """Shows the key of an example, or what is wrong with the pattern; whether it is one."""
        from desktop.exports.citation_keys import key_for  # noqa: PLC0415
        from desktop.papers.name import Name  # noqa: PLC0415
        from desktop.papers.paper import Paper  # noqa: PLC0415

        authors = (Name("Author", "Ann"), Name("Writer", "Bo"), Name("Editor", "Cy"))
        about = {"venue": "Journal of Examples", "arxiv_id": "2403.01234", "doi": "10.1000/182"}
        title, issued = "On the Making of Small Examples", "2024-03"
        paper = Paper(id=1, uid="example", title=title, authors=authors, issued=issued, **about)
        try:
            key = key_for(paper, (), pattern)
        except UsageError as error:
            self.problem.setText(f"{error.thing} {error.reason}.")
            self._show(is_right=False)
            return False
        words = self.tr("{key}, for “{title}” by Ann Author and others, 2024")
        self.example.setText(words.format(title=title, key=key))
        self._show(is_right=True)
        return True

    def _show(self, *, is_right: bool) -> None:
        self.example.setVisible(is_right)
        self.problem.setVisible(not is_right)
