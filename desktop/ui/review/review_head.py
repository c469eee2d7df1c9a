"""The head of the review: how many papers were found, in which file, what the file is, and its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.controls.icon_mark import IconMark
from desktop.ui.controls.link_button import LinkButton
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.look.look import Look
from desktop.ui.review.review_words import digest_words, file_name, papers_found, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.library.import_plan import ImportPlan
    from desktop.ui.review.review_rows import FileGroup

_NAMED = 3


class ReviewHead(QWidget):
    """Two lines; `text_requested` asks for the digest's text, or for the papers again."""

    text_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        cut = Qt.TextElideMode
        self.title = PlainLabel(look, use="view_title", figures=True, cut=cut.ElideRight)
        self.file = PlainLabel(look, use="strong", cut=cut.ElideMiddle)
        self.what = PlainLabel(look, colour="t3", cut=cut.ElideRight)
        self.text_button = LinkButton(look, self.tr("Show the text"))
        self.text_button.clicked.connect(self.text_requested)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(IconMark(look, "file", use="strong", colour="t2"))
        line.addSpacing(6)
        line.addWidget(self.file)
        line.addSpacing(8)
        line.addWidget(self.what, 1)
        line.addSpacing(16)
        line.addWidget(self.text_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 15, 20, 7)
        column.setSpacing(3)
        column.addWidget(self.title)
        column.addLayout(line)

    def show_plan(self, plan: ImportPlan, groups: Sequence[FileGroup]) -> None:
        """Say what was found."""
        self.title.setText(papers_found(plan.found))
        if len(groups) > 1:
            self.file.setText(tr("{n} files").format(n=f"{len(groups):,}"))
            names = ", ".join(file_name(group.name) for group in groups[:_NAMED])
            more = len(groups) - _NAMED
            words = tr("{names} and {n} more").format(names=names, n=f"{more:,}") if more > 0 else names
            self.what.setText(words)
        else:
            digest = plan.digests[groups[0].digest] if groups and groups[0].digest >= 0 else None
            self.file.setText(file_name(groups[0].name) if groups else "")
            self.what.setText(digest_words(digest) if digest else "")
        self.text_button.setVisible(bool(plan.digests))

    def show_text_state(self, *, shown: bool) -> None:
        """Say what the button would do next."""
        self.text_button.set_words(self.tr("Hide the text") if shown else self.tr("Show the text"))
