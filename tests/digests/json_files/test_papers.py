"""Any JSON whose objects are papers is read; one whose objects only have titles is not."""

# ruff: noqa: E501 - what stands on one line there stands on one here

import json

import pytest

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.errors import UnreadableInput
from desktop.papers.draft import Draft
from desktop.papers.name import Name


def drafts_of(value):
    return [each for each in read(Source(json.dumps(value).encode(), "x.json")) if isinstance(each, Draft)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ([{"title": "Tea", "authors": ["Ann Author"], "arxiv_id": "2101.00001v2"}], {"arxiv_id": "2101.00001", "arxiv_version": 2}),
        ([{"paper_title": "Tea", "doi": "https://doi.org/10.1000/X"}], {"doi": "10.1000/x"}),
        ([{"title": "Tea", "url": "https://openreview.net/forum?id=AbCdEfGhI"}], {"url": "https://openreview.net/forum?id=AbCdEfGhI"}),
        ([{"title": "Tea", "abstract": "After arXiv:1706.03762.", "year": 2022}], {"arxiv_id": "", "issued": "2022"}),
        ({"result": {"hits": {"hit": [{"info": {"title": "Tea", "authors": {"author": [{"text": "Ann Author"}]}, "year": "2021"}}]}}},
         {"issued": "2021"}),
        ({"resultList": {"result": [{"title": "Tea", "pmid": "12345678", "authorString": "Author A", "journalTitle": "J"}]}},
         {"pmid": "12345678", "venue": "J"}),
        ([{"title": "Tea", "authors": [{"first": "Ann", "last": "Author"}], "url": "https://aclanthology.org/2023.acl-long.1"}],
         {"url": "https://aclanthology.org/2023.acl-long.1"}),
        ({"hits": {"hits": [{"metadata": {"titles": [{"title": "Tea"}], "arxiv_eprints": [{"value": "2101.00001"}], "dois": [{"value": "10.1000/x"}],
          "abstracts": [{"value": "We steep."}], "preprint_date": "2021-01-02"}}]}},
         {"arxiv_id": "2101.00001", "doi": "10.1000/x", "abstract": "We steep.", "issued": "2021-01-02"}),
        ({"data": [{"id": "10.1000/x", "attributes": {"doi": "10.1000/x", "titles": [{"title": "Tea"}], "publicationYear": 2021,
          "descriptions": [{"description": "We <b>steep</b>.", "descriptionType": "Abstract"}]}}]},
         {"doi": "10.1000/x", "abstract": "We steep.", "issued": "2021"}),
        ({"response": {"docs": [{"id": "10.1000/x", "title_display": "Tea", "abstract": ["We steep."], "publication_date": "2021-01-02T00:00:00Z"}]}},
         {"doi": "10.1000/x", "abstract": "We steep.", "issued": "2021-01-02"}),
        ({"collection": [{"doi": "10.1000/x", "title": "Tea", "authors": "Author, A.; Berg, B.", "date": "2021-01-02"}]},
         {"doi": "10.1000/x", "authors": (Name("Author", "A."), Name("Berg", "B."))}),
        ({"resultList": {"result": [{"title": "Tea", "authorString": "Author A, Berg BC.", "doi": "10.1000/x"}]}},
         {"authors": (Name("Author", "A"), Name("Berg", "BC"))}),
    ],
)  # fmt: skip
def test_common_names_are_understood(value, expected):
    (draft,) = drafts_of(value)
    assert draft.title == "Tea"
    assert {name: getattr(draft, name) for name in expected} == expected


@pytest.mark.parametrize(
    "value",
    [
        [{"id": 1, "title": "Buy milk", "completed": False}],
        {"name": "app", "version": "1.0", "title": "Config", "dependencies": {}},
        [{"title": "A Song", "artist": "Nobody", "url": "https://music.example.org/1"}],
    ],
)
def test_what_has_a_title_and_says_that_it_is_something_else_is_no_paper(value):
    with pytest.raises(UnreadableInput):
        drafts_of(value)


def test_bare_titles_are_papers():
    assert [draft.title for draft in drafts_of([{"title": "Tea", "rating": 3}, {"title": "Time"}])] == [
        "Tea",
        "Time",
    ]
