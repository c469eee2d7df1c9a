"""The right side of the review: what becomes of the current paper, why, and what it is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.papers.verdict import Verdict
from desktop.ui.controls.link_button import LinkButton
from desktop.ui.controls.plain_label import PlainLabel
from desktop.ui.controls.verdict_chip import VerdictChip
from desktop.ui.look.look import Look
from desktop.ui.look.tokens import RADIUS
from desktop.ui.review.comparison import field_pairs, known_fields
from desktop.ui.review.comparison_view import ColumnHead, ComparisonView
from desktop.ui.review.decision_buttons import Answer, DecisionButtons
from desktop.ui.review.review_words import (
    file_name,
    left_over_words,
    place_words,
    reason_words,
    tr,
    verdict_words,
)
from desktop.ui.review.wrapped_text import WrappedText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.library.import_plan import PlannedPaper
    from desktop.papers.digest import LeftOver, Problem
    from desktop.store.staged import Held
    from desktop.ui.review.plan_sources import PlanSources

PADDING = 24
_PIECES_SHOWN, _LONGEST_PIECE = 50, 4_000
_ABOVE = 16


class VerdictPane(QScrollArea):
    """Shows one paper or problem; `answered` carries the answer to "Maybe the same as …"."""

    answered = Signal(str)
    all_requested = Signal()
    """The answer in force shall be that for every paper that may be known."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.decision: DecisionButtons | None = None
        self.for_all: LinkButton | None = None
        self.comparison: ComparisonView | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("The current paper"))
        self.clear()

    # -- what is shown

    def clear(self) -> None:
        """Show nothing."""
        self._begin()
        self._show()

    def show_paper(self, paper: PlannedPaper, answer: Answer, sources: PlanSources) -> None:
        """Show a planned paper; `answer` is the one in force when it may be a known one."""
        column = self._begin()
        column.addLayout(
            self._head(verdict_words(paper.verdict, paper.adds), paper.verdict, place_words(paper))
        )
        column.addSpacing(12)
        column.addWidget(self._sentence(reason_words(paper), "t2"))
        if paper.doubt:
            column.addSpacing(4)
            column.addWidget(self._sentence(paper.doubt, "warn"))
        if paper.verdict is Verdict.SUSPECT:
            self.decision = DecisionButtons(self._look, answer)
            self.decision.answered.connect(self.answered)
            column.addSpacing(14)
            column.addWidget(self.decision)
            self._offer_for_all(column, sources.suspects)
        column.addSpacing(20 if paper.known else 10)
        column.addWidget(self._fields(paper, sources))
        self._show()

    def _offer_for_all(self, column: QVBoxLayout, suspects: int) -> None:
        """One click decides about all papers that may be known, as about this one."""
        if suspects > 1:
            words = tr("Decide so about all {n} that may be known").format(n=f"{suspects:,}")
            self.for_all = LinkButton(self._look, words)
            self.for_all.clicked.connect(self.all_requested)
            column.addSpacing(8)
            column.addWidget(self.for_all, 0, Qt.AlignmentFlag.AlignLeft)

    def show_problem(self, problem: Problem, lines: str) -> None:
        """Show what could not be read: why, what to do, and the raw lines."""
        column = self._begin()
        name = file_name(problem.file)
        place = f"{name}, {problem.place}" if problem.place else name
        column.addLayout(self._head(verdict_words(Verdict.UNREADABLE), Verdict.UNREADABLE, place))
        column.addSpacing(12)
        reason = problem.reason[:1].upper() + problem.reason[1:]
        column.addWidget(self._sentence(f"{reason}.", "t1"))
        column.addSpacing(4)
        column.addWidget(self._sentence(problem.advice, "t2"))
        if lines:
            column.addSpacing(16)
            column.addWidget(PlainLabel(self._look, tr("In the file"), use="heading", colour="t3"))
            column.addSpacing(6)
            column.addWidget(_Well(self._look, lines))
        self._show()

    def show_left_over(self, pieces: Sequence[LeftOver]) -> None:
        """Show text that no reader could place, each piece with its place."""
        column = self._begin()
        column.addWidget(self._sentence(f"{left_over_words(len(pieces))}.", "t1"))
        column.addSpacing(4)
        told = tr("It is kept with the digest. There you can make papers of it, after the import.")
        column.addWidget(self._sentence(told, "t2"))
        for piece in pieces[:_PIECES_SHOWN]:
            column.addSpacing(12)
            column.addWidget(PlainLabel(self._look, piece.place, use="heading", colour="t3"))
            column.addSpacing(4)
            column.addWidget(_Well(self._look, piece.text[:_LONGEST_PIECE]))
        if len(pieces) > _PIECES_SHOWN:
            column.addSpacing(12)
            more = tr("And {n} more").format(n=f"{len(pieces) - _PIECES_SHOWN:,}")
            column.addWidget(self._sentence(more, "t3"))
        self._show()

    def show_fold(self, words: str) -> None:
        """Say what stands behind a folded run."""
        column = self._begin()
        column.addWidget(self._sentence(words, "t2"))
        column.addSpacing(4)
        column.addWidget(self._sentence(tr("Press Enter to see them one by one."), "t3"))
        self._show()

    def show_answer(self, answer: Answer) -> None:
        """Show another answer for the same paper."""
        if self.decision is not None:
            self.decision.show_answer(answer)

    def stops(self) -> list[QWidget]:
        """What takes the focus here, in order."""
        found: list[QWidget] = list(self.decision.buttons.values()) if self.decision else []
        if self.for_all is not None:
            found.append(self.for_all)
        if self.comparison is not None and self.comparison.same is not None:
            found.append(self.comparison.same)
        return found

    def texts(self) -> list[str]:
        """Every text that is shown, from top to bottom."""
        wrapped = [text.text() for text in self._content.findChildren(WrappedText)]
        return wrapped + [label.text() for label in self._content.findChildren(PlainLabel)]

    # -- building

    def _begin(self) -> QVBoxLayout:
        self.decision = self.for_all = self.comparison = None
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(0)
        return self._column

    def _show(self) -> None:
        """Put what was built in the place of what was shown."""
        self._column.addStretch(1)
        self._fit()
        self.setWidget(self._content)
        self._content.setAutoFillBackground(False)
        self.verticalScrollBar().setValue(0)

    def _head(self, words: str, verdict: Verdict, place: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(VerdictChip(self._look, verdict.value, words))
        cut = Qt.TextElideMode.ElideMiddle
        where = PlainLabel(self._look, place, use="second", colour="t3", figures=True, cut=cut)
        where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(where, 1)
        return row

    def _sentence(self, words: str, colour: str) -> WrappedText:
        return WrappedText(self._look, words, use="row_title_dismissed", colour=colour)

    def _fields(self, paper: PlannedPaper, sources: PlanSources) -> ComparisonView:
        self.comparison = ComparisonView(self._look)
        said, known = sources.said(paper).fields, sources.held(paper)
        if known is None:
            self.comparison.show_fields(known_fields(said))
            return self.comparison
        filled = paper.adds if paper.verdict is Verdict.CHANGED else ()
        other = tr("Not in the library") if not known.absent else tr("Not there")
        heads = (self._digest_head(), self._known_head(known))
        pairs = field_pairs(said, known.fields)
        self.comparison.show_pairs(pairs, heads=heads, filled=filled, other=other)
        return self.comparison

    def _digest_head(self) -> ColumnHead:
        def picture(side: int, ratio: float) -> QPixmap:
            return self._look.icons.pixmap("file", "t2", side, ratio)

        return ColumnHead(self._look, picture, tr("In the digest"))

    def _known_head(self, known: Held) -> ColumnHead:
        def picture(side: int, ratio: float) -> QPixmap:
            return self._look.icons.mark(known.state, side, ratio)

        words = tr("Earlier in this import") if known.absent else tr("In the library")
        return ColumnHead(self._look, picture, words)

    # -- measures

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keep the right edge of the content where it is when the scroll bar comes and goes."""
        bar = self.width() - self.viewport().width()
        self._column.setContentsMargins(PADDING, _ABOVE, max(PADDING - bar, 4), PADDING)


class _Well(QWidget):
    """Raw lines in the fixed font, on a surface of their own."""

    def __init__(self, look: Look, lines: str) -> None:
        super().__init__()
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(WrappedText(look, lines, use="fixed"))
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("sunken"))
        painter.drawRoundedRect(self.rect(), RADIUS["control"], RADIUS["control"])
        painter.end()
