"""A DOI tells a preprint from a publication, and versions are one work."""

import pytest

from desktop.papers.doi_kinds import are_of_one_kind, arxiv_id_in, is_preprint, without_version


def test_preprints_are_told_from_publications():
    assert is_preprint("10.48550/arxiv.1706.03762")
    assert is_preprint("10.1101/2020.01.01.123456")
    assert not is_preprint("10.1000/182")
    assert not are_of_one_kind("10.48550/arxiv.1706.03762", "10.1000/182")
    assert not are_of_one_kind("10.48550/arxiv.1706.03762", "10.1101/2020.01.01.123456")
    assert are_of_one_kind("10.1000/182", "10.1000/183")


@pytest.mark.parametrize(
    ("doi", "work"),
    [
        ("10.1101/2020.01.01.123456v2", "10.1101/2020.01.01.123456"),
        ("10.21203/rs.3.rs-1/v3", "10.21203/rs.3.rs-1"),
        ("10.12688/f1000research.123.2", "10.12688/f1000research.123"),
        ("10.1000/Rev2", "10.1000/rev2"),
    ],
)
def test_versions_are_one_work(doi, work):
    assert without_version(doi) == work


def test_a_doi_of_arxiv_holds_its_identifier():
    assert arxiv_id_in("10.48550/arXiv.1706.03762v3") == "1706.03762"
    assert arxiv_id_in("10.1000/182") == ""
