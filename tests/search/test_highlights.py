"""What is marked in a found paper, and which passage shows it."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search.highlights import PASSAGE_CHARACTERS, matched_spans, passage
from desktop.search.index import SearchIndex
from desktop.search.ranking import Ranking
from desktop.search.words import words

Library = Callable[..., SearchIndex]


def marked(index: SearchIndex, query: str, text: str) -> list[str]:
    ranking = index.rank(query, 5)
    assert ranking is not None
    return [text[start:end] for start, end in matched_spans(text, ranking)]


@pytest.mark.parametrize(
    ("title", "query", "expected"),
    [
        ("Multimodal Instance Understanding", "instnace undestanding", ["Instance", "Understanding"]),
        ("Inst-IT: Boosting", "instit ", ["Inst-IT"]),
        ("Inst-IT: Boosting", "inst boosting ", ["Inst", "Boosting"]),
        ("The Café in Graz", "cafe the graz ", ["Café", "Graz"]),
        ("Transformers transform", "transf", ["Transformers", "transform"]),
        ("深度学习综述", "深度学习", ["深度学习"]),
        ("A deep graph, deep", '"deep graph"', ["deep", "graph", "deep"]),
        ("EgoObjects rule", "objects ", ["Objects"]),
    ],
)
def test_what_matched_is_marked_as_it_is_written(
    library: Library, title: str, query: str, expected: list[str]
) -> None:
    assert marked(library(title, "Something else"), query, title) == expected


def test_nothing_is_marked_without_a_match() -> None:
    assert matched_spans("Graph theory", Ranking()) == ()
    assert passage("Graph theory", ()) is None


ABSTRACTS = st.lists(
    st.sampled_from(["graph", "theory", "of", "trees.", "a\nline", "naïve"]), max_size=120
).map(" ".join)


@given(ABSTRACTS)
def test_a_passage_is_a_piece_of_its_text_with_its_marks(text: str) -> None:
    ranking = Ranking(words=frozenset({"graph", "trees"}))
    spans = matched_spans(text, ranking)
    found = passage(text, spans)
    if found is None:
        assert not spans
        return
    assert len(found.text) <= PASSAGE_CHARACTERS + 2
    assert found.text.endswith(text[found.start : found.end].replace("\n", " "))
    assert (found.start > 0) == found.text.startswith("… ")
    assert found.spans
    for start, end in found.spans:
        assert found.text[start:end] in {"graph", "trees"}


def test_the_passage_with_most_different_matches_wins() -> None:
    filler = "and so on with many other words that say nothing about it at all, " * 5
    text = f"A graph. {filler} a graph of trees in the end."
    found = passage(text, matched_spans(text, Ranking(words=frozenset({"graph", "trees"}))))
    assert found is not None
    assert "graph of trees" in found.text
    assert found.text.startswith("… ")


def test_a_match_without_any_blank_near_is_shown() -> None:
    text = "x" * 500 + "-graph-" + "y" * 500
    found = passage(text, [(501, 506)])
    assert found is not None
    ((start, end),) = found.spans
    assert found.text[start:end] == "graph"


@given(
    st.text("abg -_'2ABGéβ図", max_size=60),
    st.frozensets(st.sampled_from(["a", "ab", "abg", "2", "bg", "é", "e"]), max_size=3),
    st.lists(st.sampled_from(["a", "bg", "2"]), max_size=2).map(tuple),
)
def test_the_marks_are_those_of_all_words_that_match(
    text: str, known: frozenset[str], begins: tuple[str, ...]
) -> None:
    matching = (word for word in words(text) if word.text in known or word.text.startswith(begins or ("#",)))
    expected = {at for word in matching for at in range(word.start, word.end)}
    spans = matched_spans(text, Ranking(words=known, begins=begins))
    assert {at for start, end in spans for at in range(start, end)} == expected
