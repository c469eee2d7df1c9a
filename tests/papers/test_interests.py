"""Interests: watch words first, then what was learned; papers are put in an order and never lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.papers.interests import (
    TOLD,
    Interests,
    Judged,
    Reasons,
    Standing,
    by_interest,
    judgement,
    learned,
    reasons,
)
from desktop.papers.state import State

standings = st.builds(Standing, st.integers(0, 4), st.integers(-80, 80).map(lambda quarters: quarters / 4))
WORDS = ("moss", "fern", "tide", "lava", "dune", "reef", "the", "propose")
bags = st.frozensets(st.sampled_from(WORDS), max_size=5)


@settings(max_examples=50)
@given(st.lists(st.integers(1, 60), unique=True), st.dictionaries(st.integers(1, 60), standings))
def test_ordering_loses_no_paper_and_puts_a_watched_one_before_all_without(papers, known):
    ordered = by_interest(papers, known)
    assert sorted(ordered) == sorted(papers)
    watched = [known.get(paper, Standing()).watched for paper in ordered]
    assert watched == sorted(watched, reverse=True)
    for count in set(watched):
        liking = [
            known.get(paper, Standing()).liking
            for paper in ordered
            if known.get(paper, Standing())[0] == count
        ]
        assert liking == sorted(liking, reverse=True)
    assert by_interest(papers, known) == ordered


@settings(max_examples=50)
@given(st.lists(st.integers(1, 60), unique=True), st.sets(st.integers(1, 60)))
def test_papers_that_nothing_speaks_for_keep_their_order(papers, known):
    ordered = by_interest(papers, {paper: Standing(1) for paper in known})
    assert ordered == [p for p in papers if p in known] + [p for p in papers if p not in known]


def test_stars_say_more_than_the_state():
    assert judgement(State.DONE, 5) > judgement(State.QUEUED, 4) > judgement(State.QUEUED, 0) > 0
    assert judgement(State.DONE, 1) < judgement(State.DISMISSED, 0) < 0
    assert judgement(State.DISMISSED, 4) > 0
    assert judgement(State.INBOX, 0) == judgement(State.INBOX, 3) == 0


def judged(words: str, weight: float, times: int) -> list[Judged]:
    return [Judged(frozenset(words.split()), weight)] * times


def test_words_of_kept_papers_speak_for_one_and_words_of_dismissed_ones_against():
    found = learned(judged("moss tide the", 1.0, 8) + judged("lava tide the", -1.0, 20), lambda _: 0.05)
    assert found["moss"] > 0 > found["lava"]
    assert abs(found.get("tide", 0)) < 0.5 * min(found["moss"], -found["lava"])
    assert "the" not in found


def test_what_is_as_frequent_everywhere_says_nothing():
    found = learned(judged("moss", 1.0, 8) + [Judged(frozenset(), 1.0)] * 8, lambda _: 0.5)
    assert abs(found.get("moss", 0)) < 0.1


def test_one_paper_alone_teaches_nothing():
    assert learned(judged("moss", 1.0, 1), lambda _: 0.001) == {}


@settings(max_examples=50)
@given(st.lists(st.tuples(bags, st.sampled_from((-1.5, -1.0, 1.0, 2.0))), max_size=30), st.floats(0, 0.5))
def test_learning_does_not_depend_on_the_order_of_the_papers(papers, share):
    found = learned([Judged(*each) for each in papers], lambda _: share)
    again = learned([Judged(*each) for each in reversed(papers)], lambda _: share)
    assert list(found) == list(again)
    assert all(abs(found[word] - again[word]) < 1e-9 for word in found)


@settings(max_examples=50)
@given(st.lists(st.sampled_from(("retrieval", "Kim", "long-tail")), unique=True), bags)
def test_the_reasons_are_words_that_the_paper_has(watched, words):
    interests = Interests(learned={"moss": 2.0, "tide": 1.0, "fern": 0.5, "lava": -1.5, "dune": -3.0})
    told = reasons(watched, words, interests)
    assert len(told.speaking) <= TOLD
    assert len(told.against) <= TOLD
    assert {*told.speaking, *told.against} <= {*watched, *words}
    assert list(told.speaking[: len(watched)]) == watched[:TOLD]
    assert not (told.speaking and told.against)


def test_a_paper_without_any_learned_word_has_no_reasons():
    assert reasons((), {"reef"}, Interests(learned={"moss": 2.0})) == Reasons()
    assert reasons((), {"dune", "moss"}, Interests(learned={"moss": 1.0, "dune": -2.0})) == Reasons(
        (), ("dune",)
    )


def test_no_reason_is_told_twice():
    interests = Interests(learned={"datasets": 2.0, "dataset": 1.9, "benchmark": 1.8, "tuning": 1.0})
    words = {"datasets", "dataset", "benchmark", "tuning"}
    assert reasons(("Benchmark",), words, interests).speaking == ("Benchmark", "datasets", "tuning")
