"""The review of an import as a page: what was found, one paper of it in full, and what becomes of all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.errors import UsageError
from desktop.papers.state import State
from desktop.papers.verdict import Verdict
from desktop.store.staged import Connection, tag_colours
from desktop.ui.look.look import Look
from desktop.ui.review.decision_buttons import Answer
from desktop.ui.review.filter_bar import FilterBar
from desktop.ui.review.foot_bar import FootBar
from desktop.ui.review.plan_sources import PlanSources
from desktop.ui.review.review_choices import Outcome
from desktop.ui.review.review_head import ReviewHead
from desktop.ui.review.review_model import ReviewModel
from desktop.ui.review.review_offers import add_rules, offers_for
from desktop.ui.review.review_rows import ReviewRow, first_to_decide
from desktop.ui.review.review_table import ReviewTable
from desktop.ui.review.review_words import tr
from desktop.ui.review.side_pane import SidePane

if TYPE_CHECKING:
    from desktop.library.import_plan import Choices, PlannedPaper
    from desktop.ui.review.preparing import Prepared

NARROW = 940
"""Below this width the pane goes under the rows."""
_ROWS_LOWEST = 96
_SHARE_BELOW = 0.4
"""The part of a narrow page that the pane below the rows takes, where the rows leave so much."""
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ANSWERS: dict[Qt.Key, Answer] = {Qt.Key.Key_N: "new", Qt.Key.Key_S: "same"}


class ReviewPage(QWidget):
    """Shows an import; `accepted` carries the Choices, `cancelled` says that nothing shall be imported."""

    accepted = Signal(object)
    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sources: PlanSources | None = None
        self.rows = ReviewModel(self)
        self.head = ReviewHead(look)
        self.filters = FilterBar(look)
        self.table = ReviewTable(look, self.rows)
        self.side = SidePane(look)
        self.foot = FootBar(look)
        self._lay_out()
        self._connect()
        look.changed.connect(self._fit)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        for part in (self.head, self.filters):
            left.addWidget(part)
        left.addWidget(self.table, 1)
        self.table.setMinimumHeight(_ROWS_LOWEST)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.setContentsMargins(0, 0, 0, 0)
        self._panes.setSpacing(0)
        self._panes.addLayout(left, 1)
        self._panes.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._panes, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.filters.chosen.connect(self._show_only)
        self.foot.accepted.connect(self.accept)
        self.foot.cancelled.connect(self.cancel)
        self.foot.left.connect(self.table.setFocus)
        self.foot.state_chosen.connect(self._state_chosen)
        self.foot.duplicates.toggled.connect(self._copy_all)
        self.head.text_requested.connect(self.toggle_text)
        self.rows.decided.connect(self._decided)
        self.side.answered.connect(self._answer)
        self.side.paper.all_requested.connect(self._answer_all_alike)
        self.side.text_toggled.connect(self._text_toggled)
        self.table.current_changed.connect(self._show_current)
        self.table.heading.menu_requested.connect(self.show_select_menu)
        self.table.menu_requested.connect(lambda place: self.row_menu().popup(place))
        self.table.toggle_requested.connect(self.toggle)

    # -- a plan comes and goes

    def show_review(
        self, review: Prepared, connection: Connection, lists: Sequence[str], tags: Sequence[str]
    ) -> None:
        """Shows a plan with its default choices; `lists` and `tags` are the names that exist."""
        self._sources = PlanSources(review.plan, connection, suspects=review.counts[Verdict.SUSPECT])
        colours = tag_colours(connection)
        self.foot.begin(lists, {name: colours.get(name, "slate") for name in tags})
        self.side.show_text(shown=False)
        self.rows.show(review)
        self.foot.offer_making(offered=review.is_shared, chosen=review.making)
        self.foot.offer_duplicates(offered=review.has_duplicates)
        self.head.show_plan(review.plan, review.groups)
        self.filters.show_counts(review.counts, review.plan.found)
        self.filters.choose(None)
        self.table.open_at(review.first)  # which shows the row, if there is one
        if review.first < 0:
            self._show_current()
        self._decided()

    def clear(self) -> None:
        """Lets the plan go."""
        self._sources = None
        self.rows.show(None)
        self.side.paper.clear()
        self.side.source.forget()

    def accept(self) -> None:
        """Says what was chosen, unless a name cannot be used; a digest with nothing new is just left."""
        self.foot.tags.commit()
        if self.rows.decisions is None:
            return
        if not self.foot.accept.isEnabled():
            if self.rows.plan is not None and not self.rows.plan.brings_anything:
                self.cancel()
            return
        chosen = self.rows.decisions.choices()
        try:
            self._apply_rules(chosen)
        except UsageError as error:
            self.foot.say(str(error), wrong=True)
            return
        self._end(lambda: self.accepted.emit(chosen))

    def cancel(self) -> None:
        """Says that nothing shall be imported."""
        self._end(self.cancelled.emit)

    def _end(self, tell: Callable[[], None]) -> None:
        """Tells how the review ended and lets the plan go, unless another one was shown meanwhile."""
        plan = self.rows.plan
        tell()
        if self.rows.plan is plan:
            self.clear()

    def _apply_rules(self, chosen: Choices) -> None:
        """State, tags, list and sharing of the batch; raises UsageError for a name that cannot be one."""
        from desktop.library.tagging import tag_name  # noqa: PLC0415 - not needed for the first page

        chosen.state = self.foot.state
        chosen.making = type(chosen.making)(self.foot.making.currentData())
        chosen.tags = tuple(tag_name(name) for name in self.foot.tags.names)
        chosen.list_name = tag_name(self.foot.list.name) if self.foot.list.name else ""

    # -- the current row

    def _show_only(self, verdict: Verdict | None) -> None:
        if self.rows.plan is None or self.rows.verdict is verdict:
            return
        before = self._current()
        self.rows.show_only(verdict)
        row = self.rows.row_of(before) if before else -1
        first = first_to_decide(self.rows.groups, self.rows.rows)
        self.table.open_at(row if row >= 0 else first)
        self._show_current()

    def _current(self) -> ReviewRow | None:
        row = self.table.current_row
        return self.rows.rows[row] if 0 <= row < len(self.rows.rows) else None

    @property
    def current_paper(self) -> PlannedPaper | None:
        """The planned paper of the current row, None when that is another row."""
        return self.rows.paper_at(self.table.current_row)

    def _show_current(self) -> None:
        paper = self.current_paper
        answer = self._answer_of(paper) if paper is not None else None
        self.side.show_row(self.rows, self.table.current_row, self._sources, answer)
        for before, after in pairwise([self.table, *self.side.paper.stops()]):
            self.setTabOrder(before, after)

    def _answer_of(self, paper: PlannedPaper) -> Answer:
        assert self.rows.decisions is not None
        outcome = self.rows.decisions.outcome(paper)
        return "out" if outcome is Outcome.LEFT_OUT else "new" if outcome is Outcome.ADD else "same"

    # -- deciding

    def toggle(self) -> None:
        """Takes the current paper, or leaves it out."""
        paper = self.current_paper
        if paper is not None and self.rows.decisions is not None:
            self.rows.decisions.toggle(paper.number)
            self.rows.was_decided()

    def _answer(self, answer: str) -> None:
        """Decides about the current paper: "new", "same", "copy", "note", "out"; "in" takes it as it was."""
        paper, decisions = self.current_paper, self.rows.decisions
        if paper is None or decisions is None:
            return
        decide = {
            "copy": decisions.copy,
            "note": decisions.note,
            "new": decisions.keep,
            "same": decisions.call_same,
            "out": decisions.leave_out,
            "in": decisions.take,
        }
        decide[answer](paper.number)
        self.rows.was_decided()

    def _answer_all_alike(self) -> None:
        if self.current_paper is not None:
            self.rows.answer_all(self._answer_of(self.current_paper))

    def take_all(self) -> None:
        """Takes every paper under the filter."""
        if self.rows.decisions is not None:
            self.rows.decisions.take_all(self.rows.shown_numbers())
            self.rows.was_decided()

    def take_none(self) -> None:
        """Leaves every paper under the filter out."""
        if self.rows.decisions is not None:
            self.rows.decisions.leave_all_out(self.rows.shown_numbers())
            self.rows.was_decided()

    def take_new_only(self) -> None:
        """Takes the new papers and no other."""
        if self.rows.decisions is not None:
            self.rows.decisions.take_new_only()
            self.rows.was_decided()

    def _copy_all(self, wanted: bool) -> None:
        if self.rows.decisions is not None:
            self.rows.decisions.copy_all(wanted=wanted)
            self.rows.was_decided()

    def _decided(self) -> None:
        if self.rows.decisions is not None:
            self.foot.show_counts(self.rows.decisions.counts)
        if self.current_paper is not None:
            self.side.paper.show_answer(self._answer_of(self.current_paper))

    def _state_chosen(self, state: State) -> None:
        self.rows.set_state(state)
        self._decided()

    # -- menus

    def row_menu(self) -> QMenu:
        """What can become of the current paper; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        paper, decisions = self.current_paper, self.rows.decisions
        if paper is not None and decisions is not None:
            is_copy = decisions.is_copy(paper.number)
            for offer in offers_for(paper, self._answer_of(paper), self.foot.state, is_copy=is_copy):
                action = menu.addAction(offer.words)
                action.setCheckable(True)
                action.setChecked(offer.chosen)
                action.triggered.connect(lambda _checked=False, name=offer.name: self._answer(name))
        return menu

    def select_menu(self) -> QMenu:
        """Select all, none, or only what is new; rules for what may be known; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = f"{self.rows.shown_papers():,}"
        menu.addAction(tr("Select all {n}").format(n=shown), self.take_all)
        menu.addAction(tr("Select none"), self.take_none)
        menu.addAction(tr("Select only new ones"), self.take_new_only)
        if self.rows.decisions is not None:
            add_rules(menu, self.rows.decisions.papers_of(Verdict.SUSPECT), self.rows.answer_all)
        return menu

    def show_select_menu(self) -> None:
        """Open the menu at the check box above the rows."""
        heading = self.table.heading
        self.select_menu().popup(heading.mapToGlobal(QPoint(8, heading.height())))

    # -- the text of the digest

    def toggle_text(self) -> None:
        """Shows the text of the current digest in place of the right pane, or the pane again."""
        self.side.show_text(shown=not self.side.is_text_shown)

    def _text_toggled(self, shown: bool) -> None:
        self.head.show_text_state(shown=shown)
        if shown and self._sources is not None:
            self.side.show_source(self.rows, self.table.current_row, self._sources)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        bare = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if not bare and key != Qt.Key.Key_F6:
            super().keyPressEvent(event)
        elif key in _ENTER:
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key in _ANSWERS:
            paper = self.current_paper
            if paper is not None and paper.verdict is Verdict.SUSPECT:
                self._answer(_ANSWERS[key])
        elif not self._moved(key, backwards=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)):
            super().keyPressEvent(event)

    def _moved(self, key: Qt.Key, *, backwards: bool) -> bool:
        """Whether the key was one that moves or selects."""
        if key in {Qt.Key.Key_J, Qt.Key.Key_Down}:
            self.table.step(1)
        elif key in {Qt.Key.Key_K, Qt.Key.Key_Up}:
            self.table.step(-1)
        elif key in {Qt.Key.Key_X, Qt.Key.Key_Space}:
            self.toggle()
        elif key == Qt.Key.Key_A:
            self.show_select_menu()
        elif key == Qt.Key.Key_F6:
            self._next_pane(-1 if backwards else 1)
        else:
            return False
        return True

    def _enter(self) -> None:
        if self.foot.cancel.hasFocus():
            self.cancel()
        elif not self.foot.tags.is_offering:
            self.accept()

    def _escape(self) -> None:
        if self.side.is_text_shown:
            self.side.show_text(shown=False)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.cancel()

    def _next_pane(self, by: int) -> None:
        """F6: rows, right pane, foot, and round again."""
        stops = [self.table, self.side.first_stop(), self.foot.accept]
        panes: list[QWidget] = [self.table, self.side, self.foot]
        focused = self.focusWidget()
        at = next((n for n, pane in enumerate(panes) if focused and _holds(pane, focused)), -1)
        for _ in stops:
            at = (at + by) % len(stops)
            stop = stops[at]
            if stop is not None and stop.isEnabled():
                stop.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus to the rows; with a proxy, Tab would jump over what stands above them."""
        self.table.setFocus(event.reason())

    # -- measures

    def event(self, event: QEvent) -> bool:
        answer = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()  # the foot may have got another line
        return answer

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give way as the page gets narrow: the right pane goes below the rows."""
        below = self.width() < NARROW
        direction = QBoxLayout.Direction
        self._panes.setDirection(direction.TopToBottom if below else direction.LeftToRight)
        if below:
            # What the filters needed beside the pane would make the whole window higher for good.
            self.filters.resize(self.width(), self.filters.height())
        rest = self.height() - self.foot.height()
        above = self.head.sizeHint().height() + self.filters.height() + _ROWS_LOWEST
        self.side.fit(self.width(), max(min(round(rest * _SHARE_BELOW), rest - above), 0), below=below)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("base"))
        painter.end()


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)
