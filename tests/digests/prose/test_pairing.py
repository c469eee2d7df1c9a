"""One odd paragraph never shifts the papers after it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.digests.prose.pairing import Label, abstract_cost, labelled, title_cost
from desktop.digests.prose.paragraphs import Unit

T, A, X = Label.TITLE, Label.ABSTRACT, Label.NEITHER
KINDS = {
    "title": "A Study of the Colour of Notebooks",
    "question": "Why? Because It Is There: On Paper",
    "stopped": "A Study of the Colour of Notebooks in Winter.",
    "long title": "Learning to Sort Letters, Parcels and Postcards " * 6,
    "abstract": "We study how notebooks are made. " * 20,
    "short": "We show that notebooks are made of paper, and that this is enough.",
    "cut": "We study how notebooks are made by people who have never seen one and never will, however " * 4,
    "code": "Code is available at https://example.org/notebooks",
    "greeting": "Dear all,",
    "word": "hello",
    "one long word": "W" * 5_000,
    "chinese title": "基于深度学习的笔记本颜色研究",
    "chinese abstract": "我们研究笔记本的颜色如何影响写作。结果表明，影响很小，但在每个季节都存在。" * 3,
}


def labels(*kinds):
    units = (Unit(at, at + 1, KINDS[kind].strip()) for at, kind in enumerate(kinds))
    return [label for _, label in labelled(units)]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["title", "abstract", "question", "abstract"], [T, A, T, A]),
        (["title", "short", "title", "abstract"], [T, A, T, A]),
        (["title", "abstract", "stopped", "abstract"], [T, A, T, A]),
        (["title", "abstract", "long title", "abstract"], [T, A, T, A]),
        (["title", "title", "abstract"], [T, T, A]),
        (["title", "title", "title"], [T, T, T]),
        (["title", "abstract", "abstract", "title", "abstract"], [T, A, A, T, A]),
        (["title", "abstract", "code", "title", "abstract"], [T, A, A, T, A]),
        (["title", "cut", "title", "abstract"], [T, A, T, A]),
        (["abstract", "title", "abstract"], [A, T, A]),
        (["greeting", "title", "abstract"], [X, T, A]),
        (["word"], [X]),
        (["one long word", "title"], [T, T]),
        (["chinese title", "chinese abstract", "chinese title", "chinese abstract"], [T, A, T, A]),
        (["greeting"], [X]),
    ],
)
def test_the_cheapest_reading_is_the_one_a_person_would_give(kinds, expected):
    assert labels(*kinds) == expected


@given(st.lists(st.sampled_from(sorted(KINDS)), max_size=8))
def test_whatever_stands_between_the_next_paper_is_whole(kinds):
    assert labels("title", "abstract", *kinds, "title", "abstract", "title", "abstract")[-2:] == [T, A]


@given(st.lists(st.sampled_from(sorted(KINDS)), max_size=30))
def test_every_paragraph_gets_one_label(kinds):
    assert len(labels(*kinds)) == len(kinds)


def test_long_runs_of_titles_are_decided_in_pieces():
    assert labels(*["title"] * 5_000) == [T] * 5_000


@given(st.text(max_size=400))
def test_costs_are_never_negative(text):
    assert title_cost(text) >= 0
    assert abstract_cost(text) >= 0
