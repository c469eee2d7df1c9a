"""How alike two texts are, letter by letter."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

import desktop
from desktop.papers.letter_likeness import cut_off, letters_alike

WORDS = st.text(alphabet="abc", min_size=1, max_size=12)


@given(WORDS, WORDS)
def test_it_is_the_ratio_that_everybody_knows_as_a_share(one, other):
    assert 100 * letters_alike(one, other) == ratio(one, other)


@given(WORDS, st.lists(WORDS, max_size=20), st.sampled_from([0.6, 0.8, 0.9]))
def test_what_is_just_as_alike_as_asked_for_counts(word, others, share):
    found = extract(word, others, scorer=letters_alike, score_cutoff=cut_off(share), limit=None)
    assert sorted(at for _, _, at in found) == [
        at for at, other in enumerate(others) if ratio(word, other) >= 100 * share
    ]


def test_nothing_asks_for_the_module_that_the_bundle_leaves_out():
    sources = Path(desktop.__file__).parent.rglob("*.py")
    asks = re.compile(
        r"^\s*(from rapidfuzz import .*\b(fuzz|utils)\b|(from|import) rapidfuzz\.(fuzz|utils)\b)", re.M
    )
    assert [source.name for source in sources if asks.search(source.read_text(encoding="utf-8"))] == []
