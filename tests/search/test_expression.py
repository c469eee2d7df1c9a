"""AND, OR, minus and parentheses: what they mean, and what is said where they make no sense."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.condition import Condition
from desktop.search.expression import MOST_ALTERNATIVES, Together, alternatives, negated
from desktop.search.query import Alternative, parse

NOW = datetime(2026, 3, 15, tzinfo=UTC)


def spoken(alternative: Alternative) -> set[str]:
    """What an alternative asks, each thing as a short text."""
    said = set()
    for clause in alternative.clauses:
        words = " ".join(word.text for chunk in clause.chunks for word in chunk.words)
        field = f"{clause.fields[0]}:" if clause.fields else ""
        said.add(f"{'-' if clause.excluded else ''}{field}{words}")
    for condition in alternative.conditions:
        value = condition.text or f"{condition.low}..{condition.high}"
        said.add(f"{'-' if condition.negated else ''}{condition.asked}:{value}")
    return said


def ways(text: str) -> list[set[str]]:
    return [spoken(alternative) for alternative in parse(text, NOW).alternatives]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("graph tree ", [{"graph", "tree"}]),
        ("graph OR tree ", [{"graph"}, {"tree"}]),
        ("deep graph OR tree ", [{"deep", "graph"}, {"tree"}]),
        ("deep (graph OR tree) ", [{"deep", "graph"}, {"deep", "tree"}]),
        ("-(graph tree) ", [{"-graph"}, {"-tree"}]),
        ("-(graph OR tree) ", [{"-graph", "-tree"}]),
        ("deep -(graph -tree) ", [{"deep", "-graph"}, {"deep", "tree"}]),
        ("(graph) ", [{"graph"}]),
        ("((graph OR (tree))) ", [{"graph"}, {"tree"}]),
        ("tag:vision rating>=4 ", [{"tag:vision", "rating:4..None"}]),
        ("tag:vision OR state:queue ", [{"tag:vision"}, {"state:queued"}]),
        ('-tag:"to cite" graph ', [{"-tag:to cite", "graph"}]),
        ("by:lovelace title:engine ", [{"authors:lovelace", "title:engine"}]),
        ("Year:2024..2026 HAS:note ", [{"year:2024..2026", "has:note"}]),
        ("graph or tree ", [{"graph", "or", "tree"}]),
        ("f(x) (g(y)) ", [{"f", "x", "g", "y"}]),
        ("a<b c:d note: this ", [{"a", "b", "c", "d", "note", "this"}]),
        ("state<3 ", [{"state", "3"}]),
    ],
)
def test_what_is_typed_means_what_it_says(text, expected):
    assert ways(text) == expected
    assert parse(text, NOW).mistakes == ()


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("graph (tree OR ", "(", "never closed"),
        ("OR graph ", "OR", "between two"),
        ("graph OR OR tree ", "OR", "between two"),
        ("graph rating:many ", "rating:many", "takes a number"),
        ("year:20245 graph ", "year:20245", "from 1000"),
        ("state:lost ", "state:lost", "knows inbox"),
        ('tag:"" graph ', 'tag:""', "needs a value"),
        ("-added:soon graph ", "added:soon", "takes an age"),
    ],
)
def test_what_makes_no_sense_is_told_with_its_place_and_the_rest_is_searched(text, place, said):
    query = parse(text, NOW)
    (mistake, *_) = query.mistakes
    assert text[mistake.start : mistake.end] == place
    assert said in mistake.reason
    if "graph" in text:
        assert any("graph" in spoken(alternative) for alternative in query.alternatives)


@pytest.mark.parametrize(
    "text", ["graph OR", "graph rating:", "rat", "rating>", "state:que", "added:<", "-", "graph -"]
)
def test_what_is_still_being_typed_is_no_mistake(text):
    assert parse(text, NOW).mistakes == ()


def test_a_name_that_is_being_typed_may_go_on():
    assert parse("tag:vis", NOW).alternatives[0].conditions == (Condition("tag", "vis", begins=True),)
    assert parse("tag:vis ", NOW).alternatives[0].conditions == (Condition("tag", "vis"),)
    assert parse('tag:"to ci', NOW).alternatives[0].conditions == (Condition("tag", "to ci", begins=True),)


def test_too_many_combinations_are_cut_and_told():
    query = parse("(a1 OR b1) (a2 OR b2) (a3 OR b3) (a4 OR b4) (a5 OR b5) (a6 OR b6) ", NOW)
    assert len(query.alternatives) == MOST_ALTERNATIVES
    assert "combinations" in query.mistakes[-1].reason


LEAVES = st.sampled_from([Condition("rating", low=number) for number in range(4)])
TREES = st.recursive(
    LEAVES,
    lambda inner: st.builds(Together, st.lists(inner, min_size=1, max_size=3).map(tuple), st.booleans()),
    max_leaves=6,
)


def holds(tree, true) -> bool:
    if isinstance(tree, Together):
        return (any if tree.is_any else all)(holds(part, true) for part in tree.parts)
    return (tree.low in true) is not tree.negated


@given(tree=TREES, true=st.sets(st.integers(0, 3)))
def test_the_alternatives_say_the_same_as_the_tree_and_the_opposite_says_the_opposite(tree, true):
    for each, expected in ((tree, holds(tree, true)), (negated(tree), not holds(tree, true))):
        ways_out, too_many = alternatives(each)
        if not too_many:
            assert any(all(holds(leaf, true) for leaf in leaves) for leaves in ways_out) is expected


@given(st.text(alphabet='ab()-" OR:<>=.0129tagyerdinox\n', max_size=60))
def test_any_text_is_understood_with_places_inside_it(text):
    query = parse(text, NOW)
    for mistake in query.mistakes:
        assert 0 <= mistake.start < mistake.end <= len(text)
        assert mistake.reason
    for alternative in query.alternatives:
        assert alternative.clauses or alternative.conditions
        for clause in alternative.clauses:
            assert 0 <= clause.start < clause.end <= len(text)
