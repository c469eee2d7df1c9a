"""What entries are sorted by where nobody is named."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exports.sorting_keys import SortingKeys


@pytest.mark.parametrize(
    ("title", "sorting_key"),
    [
        ("Learning to See in the Dark", "Learning to See"),
        ("$R_2$ and Γ in LoRA", "and in LoRA"),
        ("Äther", "Ather"),
        ("全 🤗", ""),
        (90 * "a", 60 * "a"),
    ],
)
def test_the_start_of_the_title_is_told_in_ascii(title, sorting_key):
    assert SortingKeys().of(title, "2018") == sorting_key


def test_many_titles_of_a_year_that_begin_alike_go_on_with_initials():
    sorting_keys = SortingKeys()
    found = [sorting_keys.of("Learning to See in the Dark", "2018") for _ in range(40)]
    assert set(found[:20]) == {"Learning to See"}
    assert set(found[20:]) == {"LSD Learning to See"}
    assert sorting_keys.of("Learning to See in the Dark", "2019") == "Learning to See"


@given(st.lists(st.sampled_from(["Learning", "Deep", "Nets", "See", "Ödem"]), min_size=3, max_size=9))
@settings(max_examples=25, deadline=None)
def test_no_label_is_given_away_more_often_than_its_letters_last(telling):
    sorting_keys = SortingKeys()
    titles = [" ".join(telling[at:] + telling[:at]) for at in range(len(telling))]
    found = [sorting_keys.of(title, "2018") for title in 4 * titles]
    assert max(Counter(key[:3] for key in found).values()) <= 26
