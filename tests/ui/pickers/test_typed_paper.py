"""What was typed for a new paper becomes its fields, or a sentence that says what is wrong."""

import pytest

from desktop.papers.fields import RECORD_FIELDS, edited
from desktop.ui.pickers.typed_paper import TYPED_FIELDS, fields_of


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("2412.03565", {"arxiv_id": "2412.03565"}),
        ("arXiv:2412.03565v2", {"arxiv_id": "2412.03565"}),
        ("https://arxiv.org/abs/2412.03565", {"arxiv_id": "2412.03565"}),
        ("10.1000/182", {"doi": "10.1000/182"}),
        ("https://doi.org/10.1000/182", {"doi": "10.1000/182"}),
        ("https://papers.example.org/10.1000/182", {"url": "https://papers.example.org/10.1000/182"}),
        ("http://example.org/paper", {"url": "http://example.org/paper"}),
        ("", {}),
    ],
)
def test_a_link_or_identifier_finds_its_field(text, field):
    assert fields_of({"title": "Trays", "identifier": text}) == ({"title": "Trays"} | field, {})


@pytest.mark.parametrize("text", ["nonsense", "javascript:alert(1)", "file:///etc/passwd", "www.example.org"])
def test_anything_else_there_is_told(text):
    fields, problems = fields_of({"title": "Trays", "identifier": text})
    assert fields == {"title": "Trays"}
    assert text in problems["identifier"]


def test_every_wrong_field_is_told_at_once():
    _, problems = fields_of({"title": " ", "issued": "long ago", "identifier": "?"})
    assert list(problems) == ["title", "issued", "identifier"]
    assert all(sentence[0].isupper() or sentence[0] == "“" for sentence in problems.values())
    assert all(sentence.endswith(".") for sentence in problems.values())


def test_what_comes_out_is_what_the_library_takes():
    typed = {
        "title": "  Sorting\nTrays ",
        "authors": "Ada Lind and Ek, Bo",
        "issued": "2024-06",
        "identifier": "10.1000/182",
        "abstract": "One.\n\nTwo.",
    }
    assert set(typed) == set(TYPED_FIELDS)
    fields, problems = fields_of(typed)
    assert problems == {}
    assert set(fields) <= set(RECORD_FIELDS)
    for name, text in fields.items():
        assert edited(name, text)
