"""A new tag gets the colour that is used least."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.tag_colours import TAG_COLOURS, least_used


def test_colours_are_given_out_in_turn():
    used: dict[str, int] = {}
    given_out = []
    for _ in range(2 * len(TAG_COLOURS)):
        given_out.append(least_used(used))
        used[given_out[-1]] = used.get(given_out[-1], 0) + 1
    assert tuple(given_out) == TAG_COLOURS * 2


@given(st.dictionaries(st.sampled_from(TAG_COLOURS), st.integers(0, 9)))
def test_no_colour_is_used_less_than_the_one_given(used):
    assert used.get(least_used(used), 0) == min(used.get(colour, 0) for colour in TAG_COLOURS)
