"""The authors of a record of arXiv: names, groups, suffixes, affiliations, lists that go on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.digests.arxiv.names import arxiv_names
from desktop.papers.name import OTHERS, full

NAMES = st.sampled_from(
    ["Ann Bee", "C. D. Eff", "J. van der Kay", "Karl Gee Jr.", "É. Noël", "O'Hara Li", "X.-Y. Wu"]
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Bee, C. Dee and E. Eff", ["Ann Bee", "C. Dee", "E. Eff"]),
        ("Ann Bee and C. Dee", ["Ann Bee", "C. Dee"]),
        ("Ann Bee, Karl Gee, Jr., C. Dee", ["Ann Bee", "Karl Gee Jr.", "C. Dee"]),
        ("Ann Bee (1), C. Dee (1 and 2) ((1) Here, (2) There, and Beyond)", ["Ann Bee", "C. Dee"]),
        ("Ann Bee (Here U., Town, and There), C. Dee", ["Ann Bee", "C. Dee"]),
        ("The Blue Collaboration: Ann Bee, C. Dee", ["The Blue Collaboration", "Ann Bee", "C. Dee"]),
        ("Ann Bee (for the Blue Collaboration)", ["Ann Bee"]),
        ("Jos\\'e M\\\"uller, Fran\\c{c}ois \\O{}re", ["José Müller", "François Øre"]),
        ("", []),
    ],
)
def test_names_are_told_apart(text, names):
    assert [full(name).removeprefix("The ") for name in arxiv_names(text)] == [
        each.removeprefix("The ") for each in names
    ]


@pytest.mark.parametrize(
    "end", [", et al.", " et al", ", and others", " et al. (12 additional authors not shown)", ", ..."]
)
def test_a_list_that_goes_on_ends_with_others(end):
    *names, last = arxiv_names(f"Ann Bee, C. Dee{end}")
    assert ([full(name) for name in names], last) == (["Ann Bee", "C. Dee"], OTHERS)


@given(st.lists(NAMES, min_size=1, max_size=8, unique=True), st.sampled_from([", ", " and ", "; ", ",\n  "]))
def test_what_is_joined_is_told_apart_again(names, separator):
    assert [full(name) for name in arxiv_names(separator.join(names))] == names
