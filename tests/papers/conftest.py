"""What any text from outside can look like: whole Unicode, with all that is not supposed to be in it."""

import pytest
from hypothesis import strategies as st

NASTY = ["\ud800", "\udfff", "\x00", "\x1b", "\x85", "\x0b", "\x0c", "\r", "\r\n", "\n", "\t", "\ufeff", "\u200b",
         "\u00ad", "\u0301", "\u00a0", "\u2028", "\u1100", "\u1161", "ﬁ", "İ", "ß"]  # fmt: skip


@pytest.fixture(scope="session")
def any_text():
    """Return a strategy for text with lone surrogates, controls, accents that stand alone and line ends."""
    letters = st.one_of(
        st.characters(), st.characters(categories=["Cs", "Cc", "Cf", "Mn"]), st.sampled_from(NASTY)
    )
    return st.lists(letters, max_size=30).map("".join)
