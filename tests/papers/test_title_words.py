"""A title is the same words whichever letters stand beside them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.papers.title_words import title_words

SIGNS = st.text("abcde 0157,.:-()[]\\{}$^_'`~&<>/", max_size=40)


@given(SIGNS)
@settings(max_examples=80, deadline=None)
def test_a_letter_of_another_script_changes_none_of_the_other_words(text):
    plain, beside = title_words(text), title_words(f"ж {text}")
    assert beside.words == ("ж", *plain.words)
    assert (beside.letters, beside.numbers, beside.is_cut) == (
        f"ж{plain.letters}",
        plain.numbers,
        plain.is_cut,
    )


@pytest.mark.parametrize(
    ("title", "words", "main", "is_cut"),
    [
        ("Quiet nets", ("quiet", "nets"), "", False),
        ("[PDF] Quiet nets [v2]", ("quiet", "nets"), "", False),
        ("arXiv:2401.00001 Quiet nets (version 3)", ("quiet", "nets"), "", False),
        ("Quiet nets, part II", ("quiet", "nets", "part", "2"), "", False),
        ("Two quiet nets: a view", ("2", "quiet", "nets", "a", "view"), "twoquietnets", False),
        ("Nets - and more", ("nets", "and", "more"), "nets", False),
        ("Quiet m0dels of 1,000 nets…", ("quiet", "models", "of", "1000", "nets"), "", True),
        ("{\\bf Quiet} $\\alpha$ nets &amp; more", ("quiet", "alpha", "nets", "and", "more"), "", False),
    ],
)
def test_labels_numerals_and_sub_titles_are_told_from_the_title(title, words, main, is_cut):
    found = title_words(title)
    assert (found.words, found.main, found.is_cut) == (words, main, is_cut)
