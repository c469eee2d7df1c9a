"""Several selected papers: how many, what they share, and the same buttons as for one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.controls.button import Button
from desktop.ui.details.reading_text import ReadingText
from desktop.ui.details.scrolling_page import ScrollingPage
from desktop.ui.details.shared import Shared
from desktop.ui.details.shown_text import visible_line
from desktop.ui.details.tag_row import TagLook, TagRow
from desktop.ui.look.look import Look


class ManyPage(ScrollingPage):
    """Tags that not all papers have say how many do."""

    open_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = ReadingText(look, self.tr("Selection"), use="view_title")
        self.shared = ReadingText(look, self.tr("In common"), use="body", colour="t2")
        self.open = Button(look, "", icon="open", keys="O")
        self.open.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.open.clicked.connect(self.open_requested)
        self.tags = TagRow(look)
        self.put(self.count, 0, text=True)
        self.put(self.shared, 3, text=True)
        self.put(self.open, 11, wide=False)
        self.put(self.tags, 13)
        self.column.addStretch(1)

    def show_many(self, count: int, shared: Shared, open_words: str) -> None:
        """Show what `count` papers share; without words there is no button that opens them."""
        self.count.set_text(self.tr("{n} papers selected").format(n=f"{count:,}"))
        lines = (
            self.tr("{field}: {value}").format(field=name, value=visible_line(value))
            for name, value in shared.fields
        )
        self.shared.set_text("\n".join(lines))
        self.shared.setVisible(bool(shared.fields))
        self.open.set_words(visible_line(open_words))
        self.open.setVisible(bool(open_words))
        of_all = self.tr("{some} of {all}")
        self.tags.show_tags(
            [
                TagLook(
                    tag.name,
                    tag.colour,
                    "" if tag.papers >= count else of_all.format(some=f"{tag.papers:,}", all=f"{count:,}"),
                )
                for tag in shared.tags
            ]
        )
