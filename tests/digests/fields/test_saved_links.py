"""Titles of pages give the title of the paper, without their site."""

import pytest

from desktop.digests.fields.reference import Reference
from desktop.digests.fields.saved_links import page_title, read_saved_link


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("[2401.00001] A Title", "A Title"),
        ("[2401.00001v2] A Title | arXiv", "A Title"),
        ("A Title | OpenReview", "A Title"),
        ("A Title - PubMed", "A Title"),
        ("Paper page - A Title", "A Title"),
        ("A Title - ACL Anthology", "A Title"),
        ("A Title | Nature Things", "A Title"),
        ("A Title | IEEE Conference Publication | IEEE Xplore", "A Title"),
        ("A Title: Parts - and more", "A Title: Parts - and more"),
        ("https://arxiv.org/abs/2401.00001", ""),
        ("2401.00001.pdf", ""),
        ("paper.pdf", ""),
        ("arXiv", ""),
        ("", ""),
    ],
)
def test_the_title_in_the_title_of_a_page(page, title):
    assert page_title(page) == title


def test_a_link_that_leads_elsewhere_is_none():
    assert not read_saved_link(Reference(), "https://example.com/post", "A Title")


def test_a_title_that_was_cut_is_in_doubt():
    reference = Reference()
    assert read_saved_link(reference, "https://arxiv.org/abs/2401.00001", "A Title that goes…")
    assert reference.doubts
