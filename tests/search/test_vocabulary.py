"""The words of the index: what is looked up equals what looking at every word finds."""

from collections.abc import Callable
from typing import Any

import pytest

from desktop.search.document import SearchDocument
from desktop.search.index import SearchIndex
from desktop.search.spelling import edits_between, edits_to_begin
from desktop.search.vocabulary import EXPANSIONS, Vocabulary
from desktop.search.words import terms


def vocabulary_of(index: SearchIndex) -> Vocabulary:
    assert index._vocabulary
    return index._vocabulary


@pytest.fixture(scope="module")
def every_word(generated: Any) -> set[str]:
    fields = (text for paper in generated.papers for text in paper[1:])
    return {word for text in fields for word in terms(text).split()}


@pytest.mark.parametrize("edits", [1, 2])
def test_words_near_a_misspelt_one_are_those_that_brute_force_finds(
    generated: Any, every_word: set[str], edits: int
) -> None:
    vocabulary = vocabulary_of(generated.index)
    long_words = sorted(word for word in every_word if word.isalpha() and len(word) >= 8)
    for word in generated.generator.random.sample(long_words, 25):
        typed = generated.generator.misspelt(word)
        near = {other: far for far, other in vocabulary.near(typed, edits)}
        expected = {other: edits_between(typed, other, edits) for other in every_word if other != typed}
        assert near == {other: far for other, far in expected.items() if far <= edits}


def test_words_with_a_misspelt_beginning_are_those_that_brute_force_finds(
    generated: Any, every_word: set[str]
) -> None:
    vocabulary = vocabulary_of(generated.index)
    long_words = sorted(word for word in every_word if word.isalpha() and len(word) >= 10)
    for word in generated.generator.random.sample(long_words, 15):
        typed = generated.generator.misspelt(word[:8])
        near = {other: far for far, other in vocabulary.near(typed, 1, begin=True)}
        expected = {other: edits_to_begin(typed, other, 1) for other in every_word}
        assert near == {other: far for other, far in expected.items() if far == 1}


def test_the_index_knows_every_word_and_how_frequent_it_is(generated: Any, every_word: set[str]) -> None:
    vocabulary = vocabulary_of(generated.index)
    assert vocabulary.size == len(every_word)
    word = "the"
    papers = sum(word in terms(paper.abstract).split() for paper in generated.papers)
    assert vocabulary.frequency(word) == papers
    assert vocabulary.frequency("nosuchword") == 0


def test_completions_are_the_most_frequent_words_that_go_on(library: Callable[..., SearchIndex]) -> None:
    titles = [f"gra{letter}" for letter in "bcdefghijklm"] + ["graph"] * 3 + ["graphs"] * 2 + ["other"]
    vocabulary = vocabulary_of(library(*titles))
    going_on, all_of_them = vocabulary.completions("gra")
    assert going_on[:2] == ["graph", "graphs"]
    assert len(going_on) == EXPANSIONS
    assert not all_of_them
    assert vocabulary.completions("graph") == (["graphs"], True)


def test_a_word_of_no_paper_any_more_is_not_guessed(index: SearchIndex) -> None:
    index.replace([SearchDocument(1, "Zyzzogeton revisited")], [], 1)
    index.replace([], [1], 2)
    ranking = index.rank("zyzzogetn", 5)
    assert ranking is not None
    assert ranking.ids == ()
    assert ranking.did_you_mean == ""
