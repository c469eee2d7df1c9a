"""A tag or list that gets another name is asked for by that name in every query."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from desktop.papers.text_keys import name_key
from desktop.search.query import parse
from desktop.search.renaming import with_name


@pytest.mark.parametrize(
    ("query", "new", "renamed"),
    [
        ("tag:vision graph", "seeing", "tag:seeing graph"),
        ("TAGS:Visión", "seeing", "TAGS:seeing"),
        ("tag:vision", "to see", 'tag:"to see"'),
        ('tag:"vision" graph', "seeing", 'tag:"seeing" graph'),
        ('(-tag:vision OR rating:5) tag:"VISION"', "a) b", '(-tag:"a) b" OR rating:5) tag:"a) b"'),
        ('graph tag:"vision', "to see", 'graph tag:"to see"'),
        ("list:vision vision by:vision tag:visions", "seeing", "list:vision vision by:vision tag:visions"),
    ],
)
def test_the_new_name_stands_where_the_old_one_stood_and_nowhere_else(query, new, renamed):
    assert with_name(query, "tag", "Vision", new, name_key) == renamed


def test_a_name_that_no_query_can_hold_leaves_the_query_as_it_was():
    assert with_name("tag:vision graph", "tag", "Vision", 'the "best"', name_key) == "tag:vision graph"


def asked_by(query):
    """Return what each alternative of a query asks for, wherever it stands."""
    return [
        (
            alternative.conditions,
            [word.text for clause in alternative.clauses for word in clause.chunks[0].words],
        )
        for alternative in parse(f"{query} ").alternatives
    ]


NAMES = st.text(st.sampled_from('ab Ä-():".>日'), min_size=1, max_size=8).map(str.strip).filter(name_key)


@given(st.lists(st.sampled_from(["tag:x", '-tag:"x"', "(tag:x", ")", "OR", '"', "word", "list:x"])), NAMES)
@settings(max_examples=40, deadline=None)
def test_whatever_is_renamed_there_and_back_asks_for_the_same(parts, new):
    query = " ".join(parts)
    assume(name_key(new) != "x" and '"' not in new)
    renamed = with_name(query, "tag", "x", new, name_key)
    back = with_name(renamed, "tag", new, "x", name_key)
    assert asked_by(back) == asked_by(query)
    assert with_name(renamed, "tag", "x", new, name_key) == renamed
