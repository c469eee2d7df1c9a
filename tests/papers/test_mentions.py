"""Identifiers in what people type and paste."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.mentions import mentions


@pytest.mark.parametrize(
    "text",
    [
        "2412.03565",
        "2412.03565v2",
        "arXiv:2412.03565",
        "arXiv: 2412.03565",
        "(arXiv:2412.03565v1)",
        "https://arxiv.org/abs/2412.03565",
        "arxiv.org/pdf/2412.03565v3.pdf",
        "abs/2412.03565",
        "https://huggingface.co/papers/2412.03565",
        "Boosting things, arXiv preprint arXiv:2412.03565, 2024.",
    ],
)
def test_an_arxiv_identifier_is_found_however_it_is_written(text: str) -> None:
    assert mentions(text) == [("arxiv_id", "2412.03565")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hep-th/9901001", [("arxiv_id", "hep-th/9901001")]),
        ("10.1000/ABC.182", [("doi", "10.1000/abc.182")]),
        ("see https://doi.org/10.1000/182.", [("doi", "10.1000/182")]),
        ("10.48550/arXiv.2412.03565", [("arxiv_id", "2412.03565"), ("doi", "10.48550/arxiv.2412.03565")]),
        ("PMID: 12345 and https://pubmed.ncbi.nlm.nih.gov/678/", [("pmid", "12345"), ("pmid", "678")]),
        ("10.1000/1 10.1000/2 10.1000/1", [("doi", "10.1000/1"), ("doi", "10.1000/2")]),
        ("-2412.03565", []),
        ("pi is 3.14159 and 2024 a year, 12345", []),
    ],
)
def test_each_identifier_is_found_once_in_its_order(text: str, found: list[tuple[str, str]]) -> None:
    assert mentions(text) == found


@given(st.text(alphabet="1230./-v:arxivdopmb ()http", max_size=60))
def test_any_text_at_all_is_read(text: str) -> None:
    assert all(value for _, value in mentions(text))
