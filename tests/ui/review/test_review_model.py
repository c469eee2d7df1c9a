"""The rows as Qt's views see them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.papers.state import State
from desktop.papers.verdict import Verdict
from desktop.ui.review.preparing import prepared
from desktop.ui.review.review_choices import Outcome
from desktop.ui.review.review_model import ReviewModel
from desktop.ui.review.review_picture import ROW_ROLE, Column

Check = Qt.CheckState


@pytest.fixture
def model(qapp, plan_of):
    model = ReviewModel()
    model.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(prepared(plan_of("c" + "n" * 29 + "sa", "n", problems=[("file1.bib", "torn")])))
    return model


def row_of(model, kind):
    return next(row for row in range(model.rowCount()) if model.rows[row].kind == kind)


def text(model, row, column):
    return model.data(model.index(row, column))


def test_the_model_keeps_qts_rules_whatever_is_done_with_it(model, plan_of):
    model.show_only(Verdict.NEW)
    model.show_only(None)
    model.unfold(row_of(model, "fold"))
    model.decisions.toggle(1)
    model.was_decided()
    model.set_state(State.QUEUED)
    model.show(prepared(plan_of("")))
    model.show(None)
    assert model.rowCount() == 0


def test_a_paper_says_number_title_verdict_and_outcome(model):
    row = row_of(model, "paper")
    words = [text(model, row, column) for column in Column]
    assert words == ["", "1", "Paper 1", "Adds abstract", "Fill empty fields"]
    accessible = model.data(model.index(row, Column.TITLE), Qt.ItemDataRole.AccessibleTextRole)
    assert accessible == "Paper 1, Adds abstract, Fill empty fields"


def test_a_heading_of_a_file_cannot_be_chosen(model):
    row = row_of(model, "file")
    assert model.flags(model.index(row, 0)) == Qt.ItemFlag.NoItemFlags
    assert text(model, row, Column.TITLE) == "file1.bib"
    assert model.index(row, 0).data(ROW_ROLE).detail == "33 papers, Group"


def test_a_problem_says_its_reason_and_has_no_check_box(model):
    row = row_of(model, "problem")
    assert text(model, row, Column.TITLE) == "Torn"
    assert model.data(model.index(row, Column.CHECK), Qt.ItemDataRole.CheckStateRole) is None
    assert model.outcome_at(row) is Outcome.UNREADABLE


def test_a_fold_counts_what_is_left_out_in_it(model, qtbot):
    row = row_of(model, "fold")
    assert text(model, row, Column.TITLE) == "25 more, all New"
    model.decisions.leave_out(10)
    with qtbot.waitSignals([model.dataChanged, model.decided]):
        model.was_decided()
    assert text(model, row, Column.TITLE) == "25 more, all New, 1 of them left out"


def test_the_check_box_of_a_row_takes_and_leaves_out(model):
    index = model.index(row_of(model, "paper"), Column.CHECK)
    role = Qt.ItemDataRole.CheckStateRole
    assert index.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert index.data(role) == Check.Checked
    assert model.setData(index, Check.Unchecked, role)
    assert index.data(role) == Check.Unchecked
    assert text(model, index.row(), Column.OUTCOME) == "Leave out"
    assert model.setData(index, Check.Checked, role)
    assert index.data(role) == Check.Checked
    assert not model.setData(index, "title", Qt.ItemDataRole.EditRole)


def test_the_check_box_above_stands_for_the_filter(model):
    assert model.check_state() == Check.Checked
    model.decisions.leave_out(32)
    model.was_decided()
    assert model.check_state() == Check.PartiallyChecked
    model.show_only(Verdict.SEEN)
    assert model.check_state() == Check.Unchecked
    model.show_only(Verdict.NEW)
    assert model.check_state() == Check.Checked
    assert model.shown_papers() == len(model.shown_numbers()) == 30


def test_where_new_papers_go_is_said_in_their_rows(model):
    model.set_state(State.QUEUED)
    row = next(row for row in range(model.rowCount()) if text(model, row, Column.VERDICT) == "New")
    assert text(model, row, Column.OUTCOME) == "Add to Queue"


def test_a_hostile_title_is_one_visible_line(model, plan_of):
    plan = plan_of("n")
    plan.papers[0] = plan.papers[0]._replace(title="<b>\nx\u202e\x00" + "y" * 5_000)
    model.show(prepared(plan))
    title = text(model, 0, Column.TITLE)
    assert title.startswith("<b> x")
    assert "\n" not in title
    assert "\u202e" not in title
    assert "\0" not in title
    assert len(title) <= 1_000
