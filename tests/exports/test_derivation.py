import pytest

from desktop.exports.derivation import any_link, arxiv_doi, own_link, year_and_month


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ({"issued": "2024-06-12", "arxiv_id": "1706.03762"}, (2024, 6)),
        ({"issued": "2024", "arxiv_id": "1706.03762"}, (2024, None)),
        ({"arxiv_id": "1706.03762"}, (2017, 6)),
        ({"arxiv_id": "hep-th/9901001"}, (1999, 1)),
        ({"issued": "--07-02"}, (None, None)),
        ({"issued": "--07-02", "arxiv_id": "2412.03565"}, (2024, 12)),
        ({"arxiv_id": "strange"}, (None, None)),
        ({}, (None, None)),
    ],
)
def test_the_year_comes_from_the_record_else_from_the_arxiv_identifier(make_paper, fields, date):
    assert year_and_month(make_paper("T", **fields)) == date


@pytest.mark.parametrize(
    ("fields", "link"),
    [
        ({"url": "https://a.b/c", "arxiv_id": "1706.03762"}, "https://a.b/c"),
        (
            {"url": "https://huggingface.co/papers/1706.03762", "arxiv_id": "1706.03762"},
            "https://arxiv.org/abs/1706.03762",
        ),
        ({"arxiv_id": "1706.03762"}, "https://arxiv.org/abs/1706.03762"),
        ({"url": "javascript:alert(1)"}, ""),
        ({"doi": "10.1/x"}, ""),
    ],
)
def test_the_papers_own_link_is_its_url_else_arxivs(make_paper, fields, link):
    assert own_link(make_paper("T", **fields)) == link


def test_a_doi_is_a_link_when_there_is_no_other(make_paper):
    assert any_link(make_paper("T", doi="10.1/x")) == "https://doi.org/10.1/x"


def test_only_arxivs_doi_can_be_derived(make_paper):
    assert arxiv_doi(make_paper("T", arxiv_id="1706.03762")) == "10.48550/arXiv.1706.03762"
    assert arxiv_doi(make_paper("T")) == ""
