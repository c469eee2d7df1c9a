"""Places are told in lines as an editor counts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.digests.decoding import Decoded
from desktop.digests.document import Document

TEXTS = st.lists(
    st.sampled_from(["\n", "a", "line of text", "\u2028", "x" * 3000, "\n" * 2000]), max_size=20
).map("".join)


@given(TEXTS, st.data())
def test_the_line_of_an_offset_is_one_more_than_the_line_ends_before_it(text, data):
    offset = data.draw(st.integers(0, len(text)))
    assert Document(Decoded(text, "utf-8")).line(offset) == 1 + text[:offset].count("\n")


@pytest.mark.parametrize(
    ("span", "words"),
    [((0, 1), "line 1"), ((0, 2), "line 1"), ((0, 3), "lines 1 to 2"), ((2, 5), "lines 2 to 3")],
)
def test_a_place_is_told_in_words(span, words):
    assert Document(Decoded("a\nb\nc\n", "utf-8")).place(*span) == words


@pytest.mark.parametrize("lines", [3, 3_000])
def test_a_place_may_be_short_or_long(lines):
    assert Document(Decoded("a\n" * 5_000, "utf-8")).place(2, 2 + 2 * lines) == f"lines 2 to {lines + 1}"
