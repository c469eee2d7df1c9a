"""One paper, whole: its fields to read and to edit, its tags, where it leads and where it was seen."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.papers.links import links_in
from desktop.papers.snippet import snippet_of
from desktop.ui.controls.button import Button
from desktop.ui.controls.link_button import LinkButton
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.details.facts_view import FactsView
from desktop.ui.details.field_grid import FieldGrid
from desktop.ui.details.field_names import EDITABLE_FIELDS, value_of
from desktop.ui.details.field_view import FieldView
from desktop.ui.details.link_row import LinkRow
from desktop.ui.details.linked_rows import LinkedRows
from desktop.ui.details.other_details import OtherDetails
from desktop.ui.details.reading_text import BESIDE, ReadingText
from desktop.ui.details.scrolling_page import ScrollingPage
from desktop.ui.details.seen_rows import SeenRows
from desktop.ui.details.seen_words import SeenLine
from desktop.ui.details.shown_text import SHOWN_CHARACTERS, Spans, visible_line
from desktop.ui.details.standing_words import reading_words
from desktop.ui.details.tag_row import TagLook, TagRow
from desktop.ui.look.look import Look

if TYPE_CHECKING:
    from desktop.papers.paper import Paper
    from desktop.store.attachments import Attachment


class PaperPage(ScrollingPage):
    """Everything of a paper but its state, rating and note. It says what the user wants and changes nothing."""

    field_edited = Signal(int, str, str)
    open_requested = Signal()
    rearranged = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.paper_id = 0
        self._is_showing = False
        self.title = FieldView(look, "title", use="view_title")
        self.authors = FieldView(look, "authors", colour="t2")
        self.nobody = self._nobody()
        self.facts = FactsView(look)
        self.open = Button(look, "", icon="open", keys="O")
        self.open.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.open.clicked.connect(self.open_requested)
        self.tags = TagRow(look)
        self.abstract_heading = self._heading(self.tr("Abstract"))
        self.abstract = FieldView(look, "abstract", use="abstract")
        self.snippet_heading = self._heading(self.tr("Snippet"))
        self.snippet = ReadingText(look, self.tr("Snippet"), use="abstract", with_maths=True)
        self.links_heading = self._heading(self.tr("Links in the abstract"))
        self.links = LinkRow(look)
        self.linked_heading = self._heading(self.tr("Linked to this paper"))
        self.linked = LinkedRows(look)
        self.grid_heading = self._heading(self.tr("Publication"))
        self.grid = FieldGrid(look)
        self.reading_heading = self._heading(self.tr("Reading"))
        self.reading = ReadingText(look, self.tr("Reading"), use="second", colour="t2")
        self.seen_heading = self._heading(self.tr("Seen in"))
        self.seen = SeenRows(look)
        self.other_heading = self._heading(self.tr("Other details"))
        self.other = OtherDetails(look)
        self.other.unfolded.connect(self._rearrange)
        self.near_heading = self._heading(self.tr("Close to what you know"))
        self.near = SeenRows(look)
        self._near_of = 0
        self._lay_out()
        self.fields = {
            "title": self.title,
            "authors": self.authors,
            "issued": self.facts.issued,
            "venue": self.facts.venue,
            "abstract": self.abstract,
            **self.grid.fields,
        }
        for view in self.fields.values():
            self._follow(view)
        self.grid.wanted.connect(self.edit_field)

    def _lay_out(self) -> None:
        self.put(self.title, 0, text=True)
        self.put(self.authors, 3, text=True)
        self.put(self.nobody, 3)
        self.put(self.facts, 0, text=True)
        self.put(self.open, 11, wide=False)
        self.put(self.tags, 13)
        self.put(self.linked_heading, 16)
        self.put(self.linked, 2)
        self.put(self.abstract_heading, 16)
        self.put(self.abstract, 3, text=True)
        self.put(self.snippet_heading, 16)
        self.put(self.snippet, 3, text=True)
        self.put(self.links_heading, 16)
        self.put(self.links, 2)
        self.put(self.grid_heading, 16)
        self.put(self.grid, 3, text=True)
        self.put(self.reading_heading, 16)
        self.put(self.reading, 2, text=True)
        self.put(self.near_heading, 16)
        self.put(self.near, 2)
        self.put(self.seen_heading, 16)
        self.put(self.seen, 2)
        self.put(self.other_heading, 16)
        self.put(self.other, 2, text=True)
        self.column.addStretch(1)

    def _heading(self, words: str) -> PlainLabel:
        return PlainLabel(self._look, words, use="heading", colour="t3")

    def _nobody(self) -> QWidget:
        """Return the line that stands where authors would."""
        line = QWidget()
        self.nobody_words = PlainLabel(self._look, "", colour="t3")
        self.add_authors = LinkButton(self._look, self.tr("Add…"))
        self.add_authors.setAccessibleName(self.tr("Add authors"))
        self.add_authors.clicked.connect(lambda: self.edit_field("authors"))
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.nobody_words)
        layout.addWidget(self.add_authors)
        layout.addStretch(1)
        return line

    def _follow(self, view: FieldView) -> None:
        view.edited_by_user.connect(self.field_edited)
        view.began.connect(lambda: self._show_whole(view))
        view.rearranged.connect(self._rearrange)
        view.ended.connect(lambda: self._keep_focus(view))

    # -- what is shown

    def show_paper(
        self, paper: "Paper", seen: Sequence[SeenLine], open_words: str, tag_colours: Mapping[str, str]
    ) -> None:
        """Show a paper; the same one again leaves editors, selections and the scroll position alone."""
        fresh = paper.id != self.paper_id
        self._is_showing = True
        self.paper_id = paper.id
        for field in EDITABLE_FIELDS:
            self.fields[field].show_value(paper.id, value_of(paper, field))
        digest, nobody = self.tr("No authors in this digest"), self.tr("No authors")
        self.nobody_words.setText(digest if any(line.digest for line in seen) else nobody)
        self.open.set_words(visible_line(open_words))
        self.tags.show_tags([TagLook(tag, tag_colours.get(tag, "slate")) for tag in paper.tags])
        self.links_heading.setVisible(self.links.show_links(links_in(paper.abstract[:SHOWN_CHARACTERS])))
        self.links.setVisible(not self.links_heading.isHidden())
        lines = reading_words(paper, dt.datetime.now().astimezone().date())
        self.reading.set_text("\n".join(lines))
        self.reading.setVisible(bool(lines))
        self.reading_heading.setVisible(bool(lines))
        self.seen_heading.setVisible(self.seen.show_lines(seen))
        self.seen.setVisible(not self.seen_heading.isHidden())
        self._show_details(paper, fresh=fresh)
        if fresh:
            self.show_linked(paper.id, ())
        if fresh and self._near_of != paper.id:
            self.show_near(paper.id, ())
        self._is_showing = False
        self._rearrange()
        if fresh:
            self.verticalScrollBar().setValue(0)

    def _show_details(self, paper: "Paper", *, fresh: bool) -> None:
        """What has no field: a snippet where the abstract would be, the rest below everything else."""
        snippet = snippet_of(paper)
        self.snippet.set_text(snippet)
        self.snippet.setVisible(bool(snippet))
        self.snippet_heading.setVisible(bool(snippet))
        others = {name: text for name, text in paper.extra.items() if text != snippet}
        self.other_heading.setVisible(self.other.show_details(others, fresh=fresh))
        self.other.setVisible(bool(others))

    def show_linked(self, paper: int, attachments: "Sequence[Attachment]") -> None:
        """Show the files and addresses that are linked to `paper`, unless another one is shown by now."""
        if paper == self.paper_id:
            self.linked_heading.setVisible(self.linked.show_attachments(attachments))
            self.linked.setVisible(bool(attachments))
            self.settle()
            self.rearranged.emit()

    def show_near(self, paper: int, lines: Sequence[SeenLine]) -> None:
        """Show the judged papers that are like `paper`, unless another one is shown by now."""
        if paper == self.paper_id:
            self._near_of = paper
            self.near_heading.setVisible(self.near.show_lines(lines))
            self.near.setVisible(bool(lines))
            self.settle()

    def set_highlight(self, title: Spans, abstract: Spans) -> None:
        """Mark the matches of a search in title and abstract, as (start, end) in characters."""
        self.title.set_highlight(title)
        self.abstract.set_highlight(abstract)

    def _rearrange(self) -> None:
        if self._is_showing:
            return
        self.nobody.setVisible(self.authors.isHidden())
        self.authors.text.set_joined(below=not self.facts.isHidden())
        self.abstract_heading.setVisible(not self.abstract.isHidden())
        self.grid_heading.setVisible(not self.grid.is_empty)
        hidden = [field for field in EDITABLE_FIELDS if self.fields[field].isHidden()]
        self.grid.set_empty_fields([field for field in hidden if field != "authors"])
        self.settle()
        self.rearranged.emit()

    # -- editing

    def edit_field(self, field: str) -> None:
        """Open the editor of a field, one of EDITABLE_FIELDS, also of one that is empty."""
        self.fields[field].begin_edit()

    def finish(self) -> None:
        """Send what is being typed into any field."""
        for view in self.fields.values():
            view.finish(leaving=True)

    def show_field_error(self, field: str, sentence: str) -> None:
        """Say under a field why the library refused what was typed."""
        self.fields[field].show_error(sentence)

    def _show_whole(self, view: FieldView) -> None:
        self.ensureWidgetVisible(view, 0, BESIDE)

    def _keep_focus(self, view: FieldView) -> None:
        """Give the keyboard a place when the field it was in is empty and so hidden."""
        if view.isHidden():
            heir = self.add_authors if view is self.authors else self.grid.adding
            heir.setFocus(Qt.FocusReason.OtherFocusReason)
