"""How alike two abstracts are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.papers.abstract_likeness import abstract_percent, are_of_one_text

LETTERS = st.text("abcdefgh ", min_size=70, max_size=400)


@given(LETTERS, LETTERS, st.integers(0, 60), st.integers(0, 399), st.booleans())
@settings(max_examples=60, deadline=None)
def test_whether_two_abstracts_are_one_is_what_their_percent_says(one, other, front, at, is_same):
    written = one if is_same else other
    written = "copied from " * (front // 12) + written[:at] + "zz" + written[at:]
    assert are_of_one_text(one, written) is ((abstract_percent(one, written) or 0) >= 90)
    assert are_of_one_text(one, written) is are_of_one_text(written, one)
