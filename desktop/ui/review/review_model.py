"""The rows of a review as Qt's views want them: made when asked for, whatever their number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from desktop.papers.state import State
from desktop.papers.verdict import Verdict
from desktop.ui.details.readable import readable
from desktop.ui.details.shown_text import visible_line
from desktop.ui.review.review_choices import Outcome
from desktop.ui.review.review_picture import ROW_ROLE, Column, Index, ReviewPicture
from desktop.ui.review.review_rows import FileGroup, ReviewRow, ReviewRows, rows_of
from desktop.ui.review.review_words import (
    file_name,
    fold_words,
    group_words,
    left_over_words,
    outcome_words,
    tr,
    verdict_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.library.import_plan import ImportPlan, PlannedPaper
    from desktop.papers.digest import LeftOver, Problem
    from desktop.ui.review.decision_buttons import Answer
    from desktop.ui.review.preparing import Prepared
    from desktop.ui.review.review_choices import Decisions

_HEADINGS = {
    Column.NUMBER: "No.",
    Column.TITLE: "Title",
    Column.VERDICT: "Verdict",
    Column.OUTCOME: "On import",
}
_TITLE_CHARACTERS = 1_000
_Role = Qt.ItemDataRole
_TEXT_ROLES = (_Role.DisplayRole, _Role.AccessibleTextRole)


class ReviewModel(QAbstractTableModel):
    """One row for each thing of a plan that is shown; `decided` says that choices have changed."""

    decided = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan: ImportPlan | None = None
        self.decisions: Decisions | None = None
        self.groups: list[FileGroup] = []
        self.rows = ReviewRows()
        self.verdict: Verdict | None = None
        self._state = State.INBOX
        self._unfolded: set[int] = set()
        self._left_out: dict[int, int] = {}

    # -- what is shown

    def show(self, review: Prepared | None) -> None:
        """Shows another plan, with its default choices; None lets the last one go."""
        self.beginResetModel()
        self.plan = review.plan if review else None
        self.decisions = review.decisions if review else None
        self.groups = review.groups if review else []
        self.rows = review.rows if review else ReviewRows()
        self.verdict, self._state = None, State.INBOX
        self._unfolded.clear()
        self._left_out.clear()
        self.endResetModel()

    def show_only(self, verdict: Verdict | None) -> None:
        """Shows the rows of one verdict, None for all."""
        self.beginResetModel()
        self.verdict = verdict
        self._find_rows()
        self.endResetModel()

    def unfold(self, row: int) -> None:
        """Shows the papers of a folded run in its place."""
        fold = self.rows[row]
        self.beginResetModel()
        self._unfolded.add(fold.at)
        self._find_rows()
        self.endResetModel()

    def set_state(self, state: State) -> None:
        """Says where new papers go."""
        self._state = state
        self._all_changed()

    def _find_rows(self) -> None:
        self._left_out.clear()
        self.rows = rows_of(self.groups, self.verdict, self._unfolded)

    # -- looking at rows

    def paper_at(self, row: int) -> PlannedPaper | None:
        """The planned paper in a row, None for any other row."""
        if self.plan is None or not 0 <= row < len(self.rows) or self.rows[row].kind != "paper":
            return None
        return self.plan.papers[self.rows[row].at]

    def problem_at(self, row: int) -> Problem | None:
        """The problem in a row, None for any other row."""
        if self.plan is None or not 0 <= row < len(self.rows) or self.rows[row].kind != "problem":
            return None
        return self.plan.problems[self.rows[row].at]

    def left_over_at(self, row: int) -> Sequence[LeftOver]:
        """The left-over text in a row, nothing for any other row."""
        if self.plan is None or not 0 <= row < len(self.rows) or self.rows[row].kind != "left":
            return ()
        return self.plan.digests[self.groups[self.rows[row].at].digest].left_over

    def digest_at(self, row: int) -> int:
        """The digest whose left-over text stands in a row."""
        assert self.plan is not None
        return self.plan.digests[self.groups[self.rows[row].at].digest].id

    def row_of(self, shown: ReviewRow) -> int:
        """Where a row stands now, -1 when it is not shown."""
        return self.rows.find(shown.kind, shown.at)

    def outcome_at(self, row: int) -> Outcome:
        """What an import does with what stands in a row."""
        paper = self.paper_at(row)
        if paper is None or self.decisions is None:
            return Outcome.UNREADABLE
        return self.decisions.outcome(paper)

    def shown_numbers(self) -> list[int]:
        """The numbers of all papers under the filter, folded ones too."""
        if self.plan is None:
            return []
        papers, wanted = self.plan.papers, self.verdict
        return [paper.number for paper in papers if wanted is None or paper.verdict is wanted]

    def shown_papers(self) -> int:
        """How many papers are under the filter, folded ones too."""
        return self.decisions.papers_of(self.verdict) if self.decisions else 0

    def check_state(self) -> Qt.CheckState:
        """Whether all, some or none of the papers under the filter take part."""
        if self.decisions is None or not self.decisions.taken_of(self.verdict):
            return Qt.CheckState.Unchecked
        whole = self.decisions.taken_of(self.verdict) == self.decisions.papers_of(self.verdict)
        return Qt.CheckState.Checked if whole else Qt.CheckState.PartiallyChecked

    # -- deciding

    def was_decided(self) -> None:
        """Tells the views after `decisions` were changed."""
        self._left_out.clear()
        self._all_changed()
        self.decided.emit()

    def answer_all(self, answer: Answer) -> None:
        """Decides about every paper that may be known at once."""
        if self.decisions is not None:
            self.decisions.answer_all(answer)
            self.was_decided()

    def _all_changed(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(Column) - 1))

    # -- what Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return tr(_HEADINGS[Column(section)]) if section in _HEADINGS else tr("Import")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].kind == "file":
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if index.column() == Column.CHECK and self.rows[index.row()].kind == "paper":
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == ROW_ROLE:
            return self.picture(index.row())
        if role in _TEXT_ROLES:
            picture = self.picture(index.row())
            return self._text(picture, Column(index.column()), accessible=role == _Role.AccessibleTextRole)
        if role == _Role.CheckStateRole and index.column() == Column.CHECK:
            picture = self.picture(index.row())
            if picture.checkable:
                return Qt.CheckState.Checked if picture.taken else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        paper = self.paper_at(index.row())
        if role != _Role.CheckStateRole or paper is None or self.decisions is None:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Unchecked:
            self.decisions.leave_out(paper.number)
        else:
            self.decisions.take(paper.number)
        self.was_decided()
        return True

    def _text(self, picture: ReviewPicture, column: Column, *, accessible: bool) -> str:
        if column == Column.TITLE:
            return picture.accessible if accessible else picture.title
        return {
            Column.NUMBER: picture.number,
            Column.VERDICT: picture.verdict_words,
            Column.OUTCOME: picture.outcome,
        }.get(column, "")

    # -- the pictures of rows

    def picture(self, row: int) -> ReviewPicture:
        """What a row shows."""
        shown = self.rows[row]
        make = {
            "paper": self._paper_picture,
            "problem": self._problem_picture,
            "fold": self._fold_picture,
            "file": self._file_picture,
            "left": self._left_picture,
        }[shown.kind]
        return make(shown)

    def _paper_picture(self, shown: ReviewRow) -> ReviewPicture:
        assert self.plan is not None
        assert self.decisions is not None
        paper = self.plan.papers[shown.at]
        outcome = self.decisions.outcome(paper)
        title = visible_line(readable(paper.title).text, _TITLE_CHARACTERS) or tr("No title")
        verdict = verdict_words(paper.verdict, paper.adds)
        words = outcome_words(outcome, self._state)
        return ReviewPicture(
            kind="paper",
            title=title,
            number=str(paper.number),
            verdict=paper.verdict.value,
            verdict_words=verdict,
            outcome=words,
            taken=outcome is not Outcome.LEFT_OUT,
            checkable=True,
            quiet=paper.verdict is Verdict.SEEN or outcome is Outcome.LEFT_OUT,
            has_choice=outcome is not Outcome.UNCHANGED,
            accessible=f"{title}, {verdict}, {words}",
        )

    def _problem_picture(self, shown: ReviewRow) -> ReviewPicture:
        assert self.plan is not None
        problem = self.plan.problems[shown.at]
        place = f"{problem.place}: " if problem.place else ""
        title = visible_line(f"{place}{problem.reason}", _TITLE_CHARACTERS)
        verdict = verdict_words(Verdict.UNREADABLE)
        words = outcome_words(Outcome.UNREADABLE, self._state)
        return ReviewPicture(
            kind="problem",
            title=title[:1].upper() + title[1:],
            verdict=Verdict.UNREADABLE.value,
            verdict_words=verdict,
            outcome=words,
            quiet=True,
            accessible=f"{title}, {verdict}, {words}",
        )

    def _fold_picture(self, shown: ReviewRow) -> ReviewPicture:
        papers = self._papers_of(shown)
        if shown.at not in self._left_out:
            assert self.decisions is not None
            taken = self.decisions.taken_among(paper.number for paper in papers)
            self._left_out[shown.at] = len(papers) - taken
        words = fold_words(papers[0].verdict, shown.papers, self._left_out[shown.at])
        return ReviewPicture(kind="fold", title=words, accessible=words)

    def _left_picture(self, shown: ReviewRow) -> ReviewPicture:
        words = left_over_words(self.groups[shown.at].left_over)
        kept = tr("Kept")
        return ReviewPicture(
            kind="left", title=words, outcome=kept, quiet=True, accessible=f"{words}, {kept}"
        )

    def _file_picture(self, shown: ReviewRow) -> ReviewPicture:
        assert self.plan is not None
        group = self.groups[shown.at]
        name, words = file_name(group.name), group_words(self.plan, group)
        return ReviewPicture(kind="file", title=name, detail=words, accessible=f"{name}, {words}")

    def _papers_of(self, fold: ReviewRow) -> Sequence[PlannedPaper]:
        assert self.plan is not None
        return self.plan.papers[fold.at : fold.at + fold.papers]
