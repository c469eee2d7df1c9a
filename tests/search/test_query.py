"""Reading what was typed, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.condition import Condition
from desktop.search.clauses import Clause
from desktop.search.query import QUERY_CHARACTERS, QUERY_WORDS, by_year, parse


def texts(clause: Clause) -> list[str]:
    return [word.text for chunk in clause.chunks for word in chunk.words]


@given(st.one_of(st.text(max_size=80), st.text(alphabet='ab"- \t\n:()x-', max_size=40)))
def test_every_clause_has_words_and_lies_inside_the_text(text: str) -> None:
    for clause in parse(text).clauses:
        assert 0 <= clause.start < clause.end <= len(text)
        assert texts(clause)
        for chunk in clause.chunks:
            for word in (*chunk.words, *chunk.joined, *chunk.parts):
                assert clause.start <= word.start < word.end <= clause.end


def test_words_phrases_and_exclusions_are_told_apart() -> None:
    query = parse('graph "neural network" -survey "open')
    assert [(texts(clause), clause.phrase, clause.excluded) for clause in query.clauses] == [
        (["graph"], False, False),
        (["neural", "network"], True, False),
        (["survey"], False, True),
        (["open"], True, False),
    ]


@pytest.mark.parametrize(
    ("text", "is_open"),
    [("deep", True), ("deep ", False), ('"deep', True), ('"deep"', False), ("deep,", False)],
)
def test_only_the_word_at_the_very_end_may_go_on(text: str, is_open: bool) -> None:
    assert parse(text).clauses[-1].open is is_open


@pytest.mark.parametrize(
    "text", ["", "   ", "-", "--", '"', '""', '-""', "…!?", "\x00\x01", '"\u0301"', "\ud800"]
)
def test_nothing_to_look_for_is_no_clause(text: str) -> None:
    assert parse(text).clauses == ()


def test_a_hyphen_inside_a_word_excludes_nothing() -> None:
    (clause,) = parse("inst-it").clauses
    assert texts(clause) == ["inst", "it"]
    assert not clause.excluded


def test_places_are_those_of_the_typed_text() -> None:
    text = '  Gráph -"Foo bar" instnace'
    spans = [text[clause.start : clause.end] for clause in parse(text).clauses]
    assert spans == ["Gráph", '"Foo bar"', "instnace"]


def test_more_than_anyone_types_is_cut_and_told() -> None:
    query = parse("word " * 200_000)
    assert query.cut
    assert len(query.clauses) == QUERY_WORDS
    assert not parse("x" * QUERY_CHARACTERS).cut


def test_a_year_among_words_may_be_that_of_publication() -> None:
    (asked,) = parse("stone tides 1987 ").alternatives
    dated = by_year(asked)
    assert dated is not None
    assert [clause.chunks[0].words[0].text for clause in dated.clauses] == ["stone", "tides"]
    assert dated.conditions == (Condition("year", low=1987, high=1987),)


@pytest.mark.parametrize(
    "text", ["1987 ", "stone 12345 ", "stone 1987 1988 ", '"1987" stone ', "stone -1987 "]
)
def test_without_a_year_beside_words_there_is_none(text: str) -> None:
    (asked,) = parse(text).alternatives
    assert by_year(asked) is None


@pytest.mark.parametrize(
    ("text", "place", "meant"),
    [
        ("autors:bell soil", (0, 11), "authors:"),
        ("soil -ratin>=4", (6, 14), "rating:"),
        ("soil yaer:2024..", (5, 16), "year:"),
    ],
)
def test_a_misspelt_field_is_told_and_the_rest_is_searched(
    text: str, place: tuple[int, int], meant: str
) -> None:
    query = parse(text)
    assert [(mistake.start, mistake.end) for mistake in query.mistakes] == [place]
    assert f"did you mean “{meant}”" in query.mistakes[0].reason
    assert [len(each.clauses) for each in query.alternatives] == [1]


@pytest.mark.parametrize(
    "text", ["node:fs", "C++11:threads", "GPT:scaling", "a:b", "notes:", "https://a.org"]
)
def test_a_colon_between_other_words_is_no_field(text: str) -> None:
    assert parse(text).mistakes == ()
