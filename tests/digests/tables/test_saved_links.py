"""Of saved links those to papers are papers; every other one is listed."""

import pytest

from desktop.digests.tables import records, saved_links
from desktop.papers.digest import LeftOver
from desktop.papers.draft import Draft

POCKET = (
    "title,url,time_added,tags,status\n"
    '"[2401.00001] A Title of Things | arXiv","https://arxiv.org/abs/2401.00001",1700000000,"ml|vision",unread\n'
    "How to bake,https://example.com/bake,1700000001,,archive\n"
    "https://openreview.net/forum?id=abcDEF123,https://openreview.net/forum?id=abcDEF123,1700000002,,unread\n"
)
INSTAPAPER = (
    "URL,Title,Selection,Folder,Timestamp\n"
    "https://doi.org/10.1000/x,A Title - ScienceDirect,,Unread,1700000000\n"
    "https://example.com/,Example,,Unread,1700000000\n"
)
RAINDROP = (
    "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n"
    '1,A Title - PubMed,"mine","We show",https://pubmed.ncbi.nlm.nih.gov/123/,Papers,"a, b",2024-01-01,,,false\n'
)


@pytest.mark.parametrize("text", [POCKET, INSTAPAPER, RAINDROP])
def test_exports_of_reading_apps_are_known(text):
    assert saved_links.looks_like(text) > 0.9
    assert records.looks_like(text) == 0.0


def test_a_list_of_papers_with_links_is_none():
    text = "title,authors,url,tags,created\nA Title,A. Bee,https://example.com/a,x,2024\n"
    assert saved_links.looks_like(text) == 0.0
    assert records.looks_like(text) > 0


def test_only_links_to_papers_are_papers(found_in):
    first, other, last = found_in(POCKET)[1:]
    assert (first.title, first.arxiv_id, first.keywords) == (
        "A Title of Things",
        "2401.00001",
        ("ml", "vision"),
    )
    assert first.issued == ""
    assert isinstance(other, LeftOver)
    assert other.text == "How to bake https://example.com/bake"
    assert (last.title, last.url) == ("", "https://openreview.net/forum?id=abcDEF123")
    assert last.doubt


def test_identifiers_come_from_the_link(drafts_in):
    assert [(draft.title, draft.doi) for draft in drafts_in(INSTAPAPER)] == [("A Title", "10.1000/x")]
    (draft,) = drafts_in(RAINDROP)
    assert (draft.pmid, draft.extra["note"]) == ("123", "mine")


def test_an_export_without_papers_is_refused(refused_or_found):
    error, _ = refused_or_found(b"title,url,time_added,tags,status\nA,https://example.com/,1,,unread\n")
    assert error is not None


def test_spans_hold_the_rows(found_in):
    for each in found_in(POCKET)[1:]:
        assert isinstance(each, Draft | LeftOver)
        assert "https://" in POCKET[slice(*each.span)]
        assert "\n" not in POCKET[slice(*each.span)]
