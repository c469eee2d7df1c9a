"""Records of one work share a blocking key, whatever happened to one of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.blocking import KeyKind, blocking_keys, kind_of

TITLE = "Quiet Behaviour of Overloaded Networks: A Second Look"
ABSTRACT = "We look at what networks do when nobody looks at them, and find that they do rather little."


@pytest.mark.parametrize(
    "other",
    [
        TITLE.upper(),
        "Quiet Behaviour of Overloaded Networks",
        "Quiet Behavior of 0verloaded Netvvorks: A Second Look",
        "Quiet Behaviour of Overloa…",
        "Qiuet Behavoiur of Ovreloaded Netwroks",
        "A Second Look at the Quiet Networks, and their Behaviour",
    ],
)
def test_damage_leaves_a_key_in_common(other):
    assert set(blocking_keys(TITLE)) & set(blocking_keys(other))


def test_the_abstract_finds_a_changed_title():
    shared = set(blocking_keys(TITLE, ABSTRACT)) & set(
        blocking_keys("Unsaid", f"Abstract: {ABSTRACT.upper()}")
    )
    assert [kind_of(key) for key in shared] == [KeyKind.ABSTRACT]


@given(st.text(), st.text())
def test_keys_are_small_numbers_and_few(title, abstract):
    keys = blocking_keys(title, abstract)
    assert len(set(keys)) == len(keys) <= 9
    assert all(0 <= key < 2**32 for key in keys)
