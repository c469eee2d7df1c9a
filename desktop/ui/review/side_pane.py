"""What stands beside or below the rows: the current paper, or the text of its digest in the same place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.look.look import Look
from desktop.ui.review.source_pane import SourcePane
from desktop.ui.review.verdict_pane import VerdictPane

if TYPE_CHECKING:
    from desktop.ui.review.decision_buttons import Answer
    from desktop.ui.review.plan_sources import PlanSources
    from desktop.ui.review.review_model import ReviewModel

WIDTH, NARROWEST = 472, 340
_SHARE = 0.33
_FREE = 16_777_215
"""QWIDGETSIZE_MAX, which PySide6 does not name."""


class SidePane(QStackedWidget):
    """Shows one row of a review; `answered` carries the answer to "Maybe the same as …"."""

    answered = Signal(str)
    text_toggled = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._below = False
        self._wanted = QSize(WIDTH, 400)
        self.paper = VerdictPane(look)
        self.source = SourcePane(look)
        self.addWidget(self.paper)
        self.addWidget(self.source)
        self.setContentsMargins(1, 1, 0, 0)
        self.paper.answered.connect(self.answered)
        self.source.closed.connect(lambda: self.show_text(shown=False))
        look.changed.connect(self.update)

    # -- what is shown

    @property
    def is_text_shown(self) -> bool:
        """Whether the digest's text stands in place of the paper."""
        return self.currentWidget() is self.source

    def show_text(self, *, shown: bool) -> None:
        """Put the digest's text in place of the paper, or take it away."""
        self.setCurrentWidget(self.source if shown else self.paper)
        if not shown:
            self.source.forget()
        self.text_toggled.emit(shown)

    def show_row(
        self, rows: ReviewModel, row: int, sources: PlanSources | None, answer: Answer | None
    ) -> None:
        """Show what stands in a row: a paper, a problem, a folded run, or nothing."""
        paper, problem = rows.paper_at(row), rows.problem_at(row)
        if sources is None or row < 0:
            self.paper.clear()
        elif paper is not None:
            self.paper.show_paper(paper, answer or "new", sources)
        elif problem is not None:
            self.paper.show_problem(problem, sources.lines_of(problem))
        elif left_over := rows.left_over_at(row):
            self.paper.show_left_over(left_over)
        else:
            self.paper.show_fold(rows.picture(row).title)
        if self.is_text_shown and sources is not None:
            self.show_source(rows, row, sources)

    def show_source(self, rows: ReviewModel, row: int, sources: PlanSources) -> None:
        """Show the text of a row's digest, scrolled to the paper."""
        paper, problem = rows.paper_at(row), rows.problem_at(row)
        digest, span = sources.first_digest, (0, 0)
        if paper is not None:
            digest, span = paper.digest, sources.said(paper).span
        elif problem is not None:
            digest, span = sources.digest_of(problem) or digest, problem.span
        elif left_over := rows.left_over_at(row):
            digest, span = rows.digest_at(row), left_over[0].span
        self.source.show_source(sources.name_of(digest), sources.around(digest, span))

    def first_stop(self) -> QWidget | None:
        """The first widget here that takes the focus, None when there is none."""
        if self.is_text_shown:
            return self.source.view
        if self.paper.decision is not None:
            return self.paper.decision.chosen
        return next(iter(self.paper.stops()), None)

    # -- place

    def fit(self, width: int, height: int, *, below: bool) -> None:
        """Take its share of a page of this width, `below` the rows in `height` px or beside them.

        It may become smaller than that: a window that cannot shrink never gets to the point of asking again.
        """
        beside = min(self._look.fonts.scaled(WIDTH), max(NARROWEST, round(width * _SHARE)))
        self._below = below
        self._wanted = QSize(width if below else beside, height)
        self.setMinimumSize(1, 1)
        self.setMaximumSize(_FREE if below else beside, height if below else _FREE)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self._wanted

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        colour = self._look.colour("line")
        if self._below:
            painter.fillRect(0, 0, self.width(), 1, colour)
        else:
            painter.fillRect(self.width() - 1 if right_to_left else 0, 0, 1, self.height(), colour)
        painter.end()
