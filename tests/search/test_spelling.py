"""Edits, plurals and which guesses may be believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search.spelling import (
    edits_allowed,
    edits_between,
    edits_to_begin,
    inflections,
    is_believable,
    is_likely_slip,
)

SHORT = st.text(alphabet="abc", max_size=6)


def distance(one: str, other: str) -> int:
    """Optimal string alignment by its textbook recurrence, slow and plain."""
    table = [[row + column for column in range(len(other) + 1)] for row in range(len(one) + 1)]
    for row in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            table[row][column] = min(
                table[row - 1][column] + 1,
                table[row][column - 1] + 1,
                table[row - 1][column - 1] + (one[row - 1] != other[column - 1]),
            )
            if (
                row > 1
                and column > 1
                and one[row - 1] == other[column - 2]
                and one[row - 2] == other[column - 1]
            ):
                table[row][column] = min(table[row][column], table[row - 2][column - 2] + 1)
    return table[-1][-1]


@given(SHORT, SHORT)
def test_edits_are_those_of_the_definition(one: str, other: str) -> None:
    assert edits_between(one, other, 2) == min(distance(one, other), 3)


@given(SHORT.filter(bool), SHORT)
def test_edits_to_a_beginning_are_those_to_the_best_beginning(typed: str, word: str) -> None:
    best = min((distance(typed, word[:length]) for length in range(1, len(word) + 1)), default=9)
    assert (edits_to_begin(typed, word, 2) <= 2) == (best <= 2)


@pytest.mark.parametrize(
    ("word", "edits"),
    [("cat", 0), ("word", 1), ("letters", 1), ("instance", 2), ("2024", 0), ("gpt4o", 0), ("noise2noise", 1)],
)
def test_longer_words_may_have_more_wrong(word: str, edits: int) -> None:
    assert edits_allowed(word) == edits


@pytest.mark.parametrize(
    ("one", "many"),
    [("model", "models"), ("study", "studies"), ("box", "boxes"), ("llm", "llms"), ("class", "classes")],
)
def test_singular_and_plural_stand_for_one_another(one: str, many: str) -> None:
    assert many in inflections(one)
    if len(many) > 4:
        assert one in inflections(many)


@pytest.mark.parametrize("word", ["videos", "vidoe", "viideo", "vidao"])
def test_what_fingers_do_is_a_likely_slip(word: str) -> None:
    assert is_likely_slip(word, "video") is (word != "videos")


@pytest.mark.parametrize(
    ("typed", "word", "words", "believable"),
    [
        ("undestanding", "understanding", 400_000, True),
        ("vidoe", "video", 400_000, True),
        ("blorp", "blorb", 400_000, False),
        ("kapxis", "kapris", 400_000, False),
        ("kapxis", "kapris", 5_000, True),
        ("kaprs", "kapris", 400_000, False),
        ("learing", "learning", 400_000, True),
        ("xearning", "learning", 400_000, False),
        ("elarning", "learning", 400_000, True),
    ],
)
def test_a_guess_that_chance_would_make_is_not_believed(
    typed: str, word: str, words: int, believable: bool
) -> None:
    assert is_believable(typed, word, words=words) is believable
