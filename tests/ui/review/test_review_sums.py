"""The sum in words and the words of the button follow what was decided."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.state import State
from desktop.ui.review.review_choices import Outcome
from desktop.ui.review.review_sums import import_in_words, sum_in_words

counts = st.dictionaries(st.sampled_from(Outcome), st.integers(0, 200_000))


@given(counts=counts, state=st.sampled_from(State))
def test_the_parts_of_the_sum_add_up_to_its_total(counts, state):
    parts, _, total = sum_in_words(counts, state).partition(": ")
    figures = [int(figure.replace(",", "")) for figure in re.findall(r"\d[\d,]*(?= |\Z)", parts)]
    assert sum(figures) == sum(counts.values())
    assert (len(figures) > 1) == bool(total)
    assert not total or int(total.replace(",", "")) == sum(figures)
    assert 0 not in figures or not sum(figures)


def test_the_sum_names_each_outcome_once():
    counts = {Outcome.ADD: 58, Outcome.FILL: 3, Outcome.SEEN: 5}
    assert sum_in_words(counts, State.INBOX) == "58 to the Inbox, 3 filled in, 5 seen again: 66"
    rest = {Outcome.UNCHANGED: 1, Outcome.LEFT_OUT: 2_000, Outcome.UNREADABLE: 3}
    assert sum_in_words(rest, State.QUEUED) == "1 unchanged, 2,000 left out, 3 not read: 2,004"
    assert sum_in_words({Outcome.ADD: 1}, State.DISMISSED) == "1 to Dismissed"
    assert sum_in_words({}, State.INBOX) == "0"


@pytest.mark.parametrize(
    ("added", "filled", "seen", "words", "possible"),
    [
        (58, 3, 5, "Import 61 papers", True),
        (1, 0, 5, "Import 1 paper", True),
        (0, 3, 5, "Fill in 3 papers", True),
        (0, 1, 0, "Fill in 1 paper", True),
        (0, 0, 1, "Note 1 paper as seen", True),
        (0, 0, 5_000, "Note 5,000 papers as seen", True),
        (0, 0, 0, "Nothing to import", False),
    ],
)
def test_the_button_says_what_it_does(added, filled, seen, words, possible):
    counts = {Outcome.ADD: added, Outcome.FILL: filled, Outcome.SEEN: seen, Outcome.LEFT_OUT: 7}
    assert import_in_words(counts) == (words, possible)


def test_words_can_be_translated():
    german = {"Import {n} papers": "{n} Arbeiten einlesen"}
    assert (
        import_in_words({Outcome.ADD: 2}, lambda words: german.get(words, words)).words
        == "2 Arbeiten einlesen"
    )
