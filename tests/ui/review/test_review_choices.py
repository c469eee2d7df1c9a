"""Whatever a person decides, in whatever order, the figures add up to what was found."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.verdict import Verdict
from desktop.ui.review.review_choices import Decisions, Outcome

letters = st.text(alphabet="nacs", max_size=12)
steps = st.lists(
    st.tuples(
        st.sampled_from(
            ["toggle", "take", "keep", "call_same", "leave_out", "take_all", "leave_all_out", "take_new_only"]
        ),
        st.integers(0, 10_000),
    ),
    max_size=15,
)


def decide(decisions, plan, what, chance):
    if what == "take_new_only":
        decisions.take_new_only()
    elif not plan.papers:
        return
    elif what in {"take_all", "leave_all_out"}:
        getattr(decisions, what)([paper.number for paper in plan.papers if chance >> paper.number % 12 & 1])
    else:
        getattr(decisions, what)(chance % len(plan.papers) + 1)


def with_repeats(plan, chance):
    """Makes some known papers later appearances of a paper that is staged before them."""
    for at, paper in enumerate(plan.papers):
        own = [earlier.staged for earlier in plan.papers[:at] if earlier.staged]
        if paper.verdict is Verdict.SEEN and own and chance % 2:
            plan.papers[at] = paper._replace(known=own[chance % len(own)])
    return plan


@given(files=st.lists(letters, min_size=1, max_size=3), chance=st.integers(0, 99), steps=steps)
def test_the_figures_add_up_to_what_was_found(plan_of, files, chance, steps):
    plan = with_repeats(plan_of(*files, problems=[("file1.bib", "torn"), ("lost.pdf", "no digest")]), chance)
    decisions = Decisions(plan)
    for what, where in steps:
        decide(decisions, plan, what, where)
        again = Counter(map(decisions.outcome, plan.papers)) + Counter({Outcome.UNREADABLE: 2})
        assert +Counter(decisions.counts) == again
        assert sum(decisions.counts.values()) == plan.found
        chosen = decisions.choices()
        for verdict in (None, *Verdict):
            papers = [paper for paper in plan.papers if verdict in {None, paper.verdict}]
            assert decisions.papers_of(verdict) == len(papers)
            assert decisions.taken_of(verdict) == sum(paper.number in chosen.taken for paper in papers)
        assert chosen.same <= chosen.taken
        first = {paper.staged: paper.number for paper in plan.papers if paper.staged}
        assert all(first.get(plan.papers[n - 1].known, n) in chosen.taken for n in chosen.taken)


def test_at_first_everything_is_taken_and_a_suspect_is_kept_as_a_new_paper(plan_of):
    plan = plan_of("nacs")
    decisions = Decisions(plan)
    assert [decisions.outcome(paper) for paper in plan.papers] == [
        Outcome.ADD, Outcome.SEEN, Outcome.FILL, Outcome.ADD,
    ]  # fmt: skip
    assert decisions.choices().taken == {1, 2, 3, 4}
    assert decisions.choices().same == set()


def test_a_suspect_called_the_same_is_noted_or_filled(plan_of):
    plan = plan_of("ss")
    plan.papers[1] = plan.papers[1]._replace(adds=("authors",))
    decisions = Decisions(plan)
    decisions.call_same(1)
    decisions.call_same(2)
    assert [decisions.outcome(paper) for paper in plan.papers] == [Outcome.SEEN, Outcome.FILL]
    assert decisions.choices().same == {1, 2}
    decisions.keep(1)
    assert decisions.outcome(plan.papers[0]) is Outcome.ADD


def test_only_a_suspect_can_be_kept_or_called_the_same(plan_of):
    plan = plan_of("na")
    decisions = Decisions(plan)
    decisions.call_same(1)
    decisions.leave_out(2)
    decisions.keep(2)
    assert decisions.choices().same == set()
    assert decisions.choices().taken == {1}


def test_a_paper_left_out_comes_back_as_it_was_decided(plan_of):
    plan = plan_of("s")
    decisions = Decisions(plan)
    decisions.call_same(1)
    decisions.toggle(1)
    assert decisions.choices().same == set()
    decisions.toggle(1)
    assert decisions.choices().same == {1}


def test_later_appearances_go_and_come_with_the_first(plan_of):
    plan = plan_of("naa")
    plan.papers[1] = plan.papers[1]._replace(known=1)
    decisions = Decisions(plan)
    decisions.leave_out(1)
    assert decisions.choices().taken == {3}
    decisions.take(2)
    assert decisions.choices().taken == {1, 2, 3}


def test_a_digest_imported_before_has_nothing_to_note(plan_of):
    plan = plan_of("a")
    plan.papers[0] = plan.papers[0]._replace(listing=0)
    assert Decisions(plan).outcome(plan.papers[0]) is Outcome.UNCHANGED


def test_choices_are_a_copy(plan_of):
    decisions = Decisions(plan_of("n"))
    decisions.choices().taken.clear()
    assert decisions.is_taken(1)
