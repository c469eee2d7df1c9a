"""What is proposed next: values of the field that is being filled in, and names of fields when they are asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.text_keys import name_key
from desktop.search.completing import proposals
from desktop.search.fields import FIELDS
from desktop.search.query import QUERY_CHARACTERS

KNOWN = {"tag": ["benchmark", "to cite", "Überblick", "vision"], "list": ["Thesis"]}


def texts(text: str, cursor: int | None = None, **options: bool) -> list[str]:
    at = len(text) if cursor is None else cursor
    return [each.text for each in proposals(text, at, KNOWN, name_key, **options)]


def taken(text: str, row: int = 0, **options: bool) -> str:
    """The text after a proposal was taken."""
    chosen = proposals(text, len(text), KNOWN, name_key, **options)[row]
    return text[: chosen.start] + chosen.text + text[chosen.end :]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tag:", ["benchmark ", '"to cite" ', "Überblick ", "vision "]),
        ("graph tag:VI", ["vision "]),
        ("tag:uber", ["Überblick "]),
        ('tag:"to', ['"to cite" ']),
        ("tag:i", ['"to cite" ', "Überblick ", "vision "]),
        ("tag:vision", []),
        ("-list:", ["Thesis "]),
        ("state:d", ["done ", "dismissed ", "reading "]),
        ("has:n", ["note ", "link "]),
        ("rating:", []),
        ("graph", []),
        ("", []),
    ],
)
def test_values_are_those_that_fit_best_first(text, expected):
    assert texts(text)[: len(expected) or None] == expected


def test_what_is_taken_stands_in_place_of_what_was_typed():
    assert taken("graph tag:vi") == "graph tag:vision "
    assert taken('graph -tag:"to') == 'graph -tag:"to cite" '
    assert taken("ra", with_fields=True) == "rating>="


def test_the_names_of_fields_come_when_they_are_asked_for():
    assert len(texts("", with_fields=True)) == len(FIELDS)
    assert texts("graph ", with_fields=True) == texts("", with_fields=True)
    assert texts("graph au", with_fields=True) == ["by:"]
    assert texts("quux", with_fields=True) == []


@given(text=st.text(alphabet='tag:is"e -()vn', max_size=20), data=st.data())
def test_a_proposal_always_lies_inside_the_text(text, data):
    cursor = data.draw(st.integers(0, len(text)))
    for each in proposals(text, cursor, KNOWN, name_key, with_fields=True):
        assert 0 <= each.start <= each.end <= len(text)
        assert each.text.strip()


def test_behind_what_a_search_looks_at_nothing_is_proposed():
    assert texts("x " * (QUERY_CHARACTERS // 2) + "tag:") == []
