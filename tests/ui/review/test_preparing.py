"""The review of an import is worked out before there is a widget, on whatever thread."""

import threading

from desktop.papers.verdict import Verdict
from desktop.ui.review.preparing import prepared


def test_a_review_is_prepared_with_all_that_it_begins_with(plan_of):
    plan = plan_of("c" + "n" * 29 + "sa", "n", problems=[("file1.bib", "torn")])
    review = prepared(plan)
    assert review.plan is plan
    assert review.counts == plan.counts()
    assert review.counts[Verdict.SUSPECT] == 1
    assert [group.name for group in review.groups] == [digest.facts.name for digest in plan.digests]
    assert review.rows[review.first].kind == "paper"
    assert plan.papers[review.rows[review.first].at].verdict is Verdict.SUSPECT
    assert sum(review.decisions.counts.values()) == plan.found


def test_known_papers_can_be_added_once_more_and_nothing_was_shared(plan_of):
    known, fresh = prepared(plan_of("a")), prepared(plan_of("n"))
    assert (known.has_duplicates, fresh.has_duplicates) == (True, False)
    assert not known.is_shared


def test_a_review_without_papers_begins_nowhere(plan_of):
    review = prepared(plan_of(""))
    assert (review.first, len(review.rows)) == (-1, 0)


def test_a_review_is_prepared_in_the_background(plan_of):
    plan, answers = plan_of("nnn"), []
    thread = threading.Thread(target=lambda: answers.append(prepared(plan)))
    thread.start()
    thread.join()
    assert len(answers[0].rows) == 3
