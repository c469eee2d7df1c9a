"""The sheet of triage: one paper as large as it can be, over the edges of those that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.papers.name import full
from desktop.papers.snippet import snippet_of
from desktop.ui.controls.hairline import Hairline
from desktop.ui.controls.icon_mark import IconMark
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.controls.stars import Stars
from desktop.ui.details.readable import no_title, readable_title
from desktop.ui.details.reading_text import ABOVE, BESIDE, ReadingText
from desktop.ui.details.shown_text import Spans, visible_line
from desktop.ui.look.look import Look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.papers.paper import Paper

WIDTH = 760
_BESIDE_TEXT, _ABOVE_TEXT, _BELOW_TEXT = 57, 34, 24
_RADIUS = 10.0
_EDGE_LOWER, _EDGE_NARROWER, _EDGES = 6, 8, 2
_AUTHORS = 400
_STAR = 18
_AFTER_ICON = 8


class Sheet(QWidget):
    """Shows one paper; the text scrolls inside. `rated` tells the stars that were clicked."""

    rated = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._behind = _EDGES
        self._paper = 0
        self.source = PlainLabel(look, use="second", colour="t2", cut=Qt.TextElideMode.ElideRight)
        self.title = ReadingText(look, self.tr("Title"), use="triage_title", with_maths=True)
        self.authors = ReadingText(look, self.tr("Authors"), use="body", colour="t2")
        self.stars = Stars(look, size=_STAR)
        self.before = PlainLabel(look, use="second", colour="t2")
        self.before.setWordWrap(True)
        self._history = IconMark(look, "history", use="second", colour="t3")
        self.snippet_heading = PlainLabel(look, self.tr("Snippet"), use="heading", colour="t3")
        self.snippet_heading.setContentsMargins(BESIDE, 0, BESIDE, 2)
        self.abstract = ReadingText(look, self.tr("Abstract"), use="abstract_large", with_maths=True)
        self.area = QScrollArea(self)
        self._lay_out(look)
        self.stars.rated.connect(self.rated)
        look.changed.connect(self.update)

    def _lay_out(self, look: Look) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        beside = look.fonts.scaled(_BESIDE_TEXT) - BESIDE
        column.setContentsMargins(beside, _ABOVE_TEXT - ABOVE, beside, _BELOW_TEXT)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, BESIDE, 0)
        line.addWidget(self.authors, 1)
        line.addWidget(self.stars, 0, Qt.AlignmentFlag.AlignTop)
        source = self._with_icon(self.source, IconMark(look, "digest", use="second", colour="t3"))
        before = self._with_icon(self.before, self._history)
        for part, above in ((source, 0), (self.title, 8), (line, 4), (before, 6)):
            column.addSpacing(above)
            column.addLayout(part) if isinstance(part, QHBoxLayout) else column.addWidget(part)
        column.addSpacing(14)
        line = QHBoxLayout()
        line.setContentsMargins(BESIDE, 0, BESIDE, 0)
        line.addWidget(Hairline(look))
        column.addLayout(line)
        column.addSpacing(12)
        column.addWidget(self.snippet_heading)
        column.addWidget(self.abstract)
        column.addStretch(1)
        self.area.setWidget(page)
        page.setAutoFillBackground(False)  # the scroll area has just said that it fills itself
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2, 2, 2, 2 + _EDGES * _EDGE_LOWER)
        outer.addWidget(self.area)

    def _with_icon(self, label: PlainLabel, icon: IconMark) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(BESIDE, 0, BESIDE, 0)
        line.setSpacing(_AFTER_ICON)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label, 1)
        return line

    def show_paper(self, paper: Paper, source: str, before: Sequence[str], *, behind: int) -> None:
        """Shows a paper, where it comes from, facts about it from earlier, and how many sheets follow."""
        self._behind = min(_EDGES, behind)
        self.source.setText(visible_line(source))
        self.title.set_text(paper.title or no_title())
        self.title.set_colour("t1" if paper.title else "t3")
        names = ", ".join(full(name) for name in paper.authors)
        self.authors.set_text(names[:_AUTHORS] or self.tr("No authors in this digest"))
        self.stars.setValue(paper.rating)
        self.before.setText("   ".join(before))
        self.before.setVisible(bool(before))
        self._history.setVisible(bool(before))
        snippet = snippet_of(paper)
        self.snippet_heading.setVisible(bool(snippet))
        self.abstract.setAccessibleName(self.tr("Snippet") if snippet else self.tr("Abstract"))
        self.abstract.set_text(paper.abstract or snippet or self.tr("There is no abstract."))
        if paper.id != self._paper:
            self.area.verticalScrollBar().setValue(0)
        self._paper = paper.id
        self.setAccessibleName(readable_title(paper.title).text)
        self.update()

    def set_highlight(self, title: Spans, abstract: Spans) -> None:
        """Marks the person's watch words, as (start, end) in characters."""
        self.title.set_highlight(title)
        self.abstract.set_highlight(abstract)

    def scroll_on(self) -> bool:
        """Scrolls a page down; whether there was anything below."""
        bar = self.area.verticalScrollBar()
        if bar.value() >= bar.maximum():
            return False
        bar.setValue(bar.value() + max(1, round(bar.pageStep() * 0.9)))
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1 - _EDGES * _EDGE_LOWER)
        painter.setClipRect(QRectF(self.rect()).adjusted(0, whole.height() - _RADIUS, 0, 0))
        for edge in range(self._behind, 0, -1):  # all that is seen of them is below the first sheet
            narrower, lower = edge * _EDGE_NARROWER, edge * _EDGE_LOWER
            paint_sheet(painter, self._look, whole.adjusted(narrower, lower, -narrower, lower))
        painter.setClipping(False)
        paint_sheet(painter, self._look, whole)
        painter.end()


def paint_sheet(painter: QPainter, look: Look, place: QRectF) -> None:
    """Draws an empty sheet."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour("line"), 1.0))
    painter.setBrush(look.colour("base"))
    painter.drawRoundedRect(place, _RADIUS, _RADIUS)
