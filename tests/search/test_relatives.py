"""Words that are the same to whoever remembers them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search.relatives import family, is_of_family, spelt_by_ear, spelt_elsewhere

WORDS = st.text("aceilmnorstyz", max_size=14)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("modelling", "modeling"),
        ("colour", "color"),
        ("characterisation", "characterization"),
        ("fibre", "fiber"),
        ("anaemia", "anemia"),
        ("analyse", "analyze"),
        ("catalogue", "catalog"),
        ("programme", "program"),
    ],
)
def test_both_countries_are_understood(british: str, american: str) -> None:
    assert american in spelt_elsewhere(british)
    assert british in spelt_elsewhere(american)


@given(WORDS)
def test_whoever_is_spelt_elsewhere_is_spelt_back(word: str) -> None:
    others = spelt_elsewhere(word)
    assert word not in others
    assert all(word in spelt_elsewhere(other) for other in others)


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("acshun", "action"),
        ("capshuning", "captioning"),
        ("fotonics", "photonics"),
        ("nowledge", "knowledge"),
        ("sykology", "psychology"),
        ("existance", "existence"),
    ],
)
def test_a_word_written_by_ear_is_understood(heard: str, written: str) -> None:
    assert written in set(spelt_by_ear(heard))


@pytest.mark.parametrize("text", ["", "tion", "gpt4shun", "acshun of", "ακσιον", "shun" * 6])
def test_only_longer_plain_words_are_heard(text: str) -> None:
    assert list(spelt_by_ear(text)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("segmenting", "segmentation"),
        ("planning", "planned"),
        ("decode", "decoding"),
        ("adversarially", "adversarial"),
        ("generators", "generative"),
    ],
)
def test_a_family_has_one_stem(one: str, other: str) -> None:
    assert other in family(one)
    assert one in family(other)
    assert one not in family(one)


def test_short_stems_say_nothing() -> None:
    assert family("red") == family("ed") == ()
    assert not is_of_family("planes", "planets")
