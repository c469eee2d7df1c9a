"""Rows of a review: every paper and problem has one, or stands behind a fold; what wants looking at never does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.verdict import Verdict
from desktop.ui.review.review_rows import (
    LONGEST_RUN,
    SHOWN_OF_RUN,
    ReviewRow,
    first_to_decide,
    groups_of,
    rows_of,
)

runs = st.lists(st.tuples(st.sampled_from("nacs"), st.integers(1, 50)), max_size=5)
files = st.lists(runs, min_size=1, max_size=3).map(
    lambda found: ["".join(letter * count for letter, count in each) for each in found]
)
verdicts = st.sampled_from([None, *Verdict])


def shown(rows):
    return [rows[row] for row in range(len(rows))]


@given(files=files, verdict=verdicts, unfolded=st.sets(st.integers(0, 200)))
def test_every_paper_and_problem_is_shown_once_or_folded(plan_of, files, verdict, unfolded):
    plan = plan_of(*files, problems=[("file1.bib", "torn"), ("lost.pdf", "no digest")])
    rows = rows_of(groups_of(plan), verdict, unfolded)
    papers, problems = [], []
    for row in shown(rows):
        if row.kind == "problem":
            problems.append(row.at)
        elif row.kind != "file":
            papers.extend(range(row.at, row.at + row.papers))
    assert papers == [at for at, paper in enumerate(plan.papers) if verdict in {None, paper.verdict}]
    assert sorted(problems) == ([0, 1] if verdict in {None, Verdict.UNREADABLE} else [])


@given(files=files, unfolded=st.sets(st.integers(0, 200)))
def test_a_fold_hides_long_runs_of_one_verdict_and_no_suspects(plan_of, files, unfolded):
    plan = plan_of(*files)
    rows = rows_of(groups_of(plan), None, unfolded)
    for at, row in enumerate(shown(rows)):
        if row.kind == "fold":
            hidden = {paper.verdict for paper in plan.papers[row.at : row.at + row.papers]}
            assert len(hidden) == 1
            assert hidden.isdisjoint({Verdict.SUSPECT})
            assert row.papers > LONGEST_RUN - SHOWN_OF_RUN
            assert row.at not in unfolded
            assert [rows[at - n].kind for n in range(1, SHOWN_OF_RUN + 1)] == ["paper"] * SHOWN_OF_RUN
    assert rows.special == [at for at, row in enumerate(shown(rows)) if row.kind in {"fold", "file"}]


@given(files=files, verdict=verdicts)
def test_rows_are_found_where_they_stand(plan_of, files, verdict):
    rows = rows_of(groups_of(plan_of(*files)), verdict)
    for at, row in enumerate(shown(rows)):
        assert rows.find(row.kind, row.at) == at
    assert rows.find("paper", 10**6) == -1


def test_a_run_of_more_than_twenty_shows_four_and_folds_the_rest(plan_of):
    rows = shown(rows_of(groups_of(plan_of("c" + "n" * 29 + "s"))))
    assert rows[1:5] == [ReviewRow("paper", at) for at in range(1, 5)]
    assert rows[5] == ReviewRow("fold", 5, 25)
    assert rows[6] == ReviewRow("paper", 30)


@pytest.mark.parametrize("letters", ["c" + "n" * 20, "n" * 500, "c" + "s" * 40])
def test_short_runs_single_verdicts_and_suspects_are_not_folded(plan_of, letters):
    rows = rows_of(groups_of(plan_of(letters)))
    assert len(rows) == len(letters)
    assert rows.special == []


def test_an_opened_fold_and_a_filter_show_everything(plan_of):
    plan = plan_of("c" + "n" * 29)
    assert len(rows_of(groups_of(plan), None, {5})) == 30
    assert len(rows_of(groups_of(plan), Verdict.NEW)) == 29


def test_several_files_have_a_heading_each_and_one_has_none(plan_of):
    plan = plan_of("nn", "n", problems=[("file2.bib", "torn"), ("lost.pdf", "no digest")])
    kinds = [(row.kind, row.at) for row in shown(rows_of(groups_of(plan)))]
    assert kinds == [
        ("file", 0), ("paper", 0), ("paper", 1),
        ("file", 1), ("paper", 2), ("problem", 0),
        ("file", 2), ("problem", 1),
    ]  # fmt: skip
    assert [group.found for group in groups_of(plan)] == [2, 2, 1]
    assert [row.kind for row in shown(rows_of(groups_of(plan_of("n"))))] == ["paper"]


def test_files_without_a_match_have_no_heading_under_a_filter(plan_of):
    rows = rows_of(groups_of(plan_of("n", "a")), Verdict.SEEN)
    assert [(row.kind, row.at) for row in shown(rows)] == [("file", 1), ("paper", 1)]


def test_it_opens_at_the_first_suspect_else_at_the_first_row_that_can_be_chosen(plan_of):
    for files, first in ((("nnsn",), 2), (("nn", "as"), 5), (("nn", "a"), 1), (("nn",), 0), (("",), -1)):
        groups = groups_of(plan_of(*files))
        assert first_to_decide(groups, rows_of(groups)) == first
