"""Answers of Crossref, OpenAlex and Semantic Scholar in each of their forms, and never a work that is only cited."""

# ruff: noqa: E501 - what stands on one line there stands on one here

import json

import pytest

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.digest import DigestFacts
from desktop.papers.draft import Draft

WORK = {
    "DOI": "10.1000/tea", "type": "journal-article", "title": ["Tea and Time"], "container-title": ["Tea Journal"],
    "author": [{"given": "Ann", "family": "Author", "sequence": "first"}, {"name": "The Group"}],
    "issued": {"date-parts": [[2020, 3]]}, "published-print": {"date-parts": [[2020, 3, 5]]}, "reference-count": 1,
    "is-referenced-by-count": 2, "prefix": "10.1000", "abstract": "<jats:title>Abstract</jats:title><jats:p>We steep.</jats:p>",
    "reference": [{"key": "a", "DOI": "10.1000/cited", "article-title": "A Cited One"}],
}  # fmt: skip
PAPER = {
    "paperId": "a1", "title": "Tea and Time", "year": 2020, "publicationDate": "2020-03-05", "venue": "Tea Journal",
    "externalIds": {"ArXiv": "2003.00001", "DOI": "10.1000/tea", "CorpusId": 1},
    "authors": [{"authorId": "1", "name": "Ann Author"}], "references": [{"paperId": "b", "title": "A Cited One"}],
}  # fmt: skip
OPEN = {
    "id": "https://openalex.org/W1", "doi": "https://doi.org/10.1000/tea", "title": "Tea and Time", "display_name": "Tea and Time",
    "publication_year": 2020, "publication_date": "2020-03-05", "ids": {"pmid": "https://pubmed.ncbi.nlm.nih.gov/12345678"},
    "authorships": [{"author_position": "first", "author": {"display_name": "Ann Author"}}], "referenced_works": ["https://openalex.org/W2"],
    "abstract_inverted_index": {"We": [0, 3], "steep": [1], "tea.": [2, 4]}, "cited_by_count": 3,
}  # fmt: skip


def envelope(kind, message):
    return {"status": "ok", "message-type": kind, "message-version": "1.0.0", "message": message}


FORMS = [
    ("crossref", envelope("work", WORK)),
    (
        "crossref",
        envelope("work-list", {"total-results": 1, "items": [WORK], "query": {"search-terms": "tea"}}),
    ),
    ("semantic-scholar", {"total": 1, "offset": 0, "data": [PAPER]}),
    ("semantic-scholar", [PAPER, PAPER | {"paperId": "a2"}]),
    ("semantic-scholar", {"recommendedPapers": [PAPER]}),
    ("semantic-scholar", {"offset": 0, "data": [{"contexts": ["as in"], "citingPaper": PAPER}]}),
    ("semantic-scholar", {"offset": 0, "data": [{"intents": [], "citedPaper": PAPER}]}),
    ("semantic-scholar", PAPER),
    ("openalex", {"meta": {"count": 1}, "results": [OPEN], "group_by": []}),
    ("openalex", OPEN),
]


@pytest.mark.parametrize(("kind", "answer"), FORMS)
@pytest.mark.parametrize("indent", [None, 2])
def test_every_form_of_an_answer_gives_its_works_and_none_that_they_cite(kind, answer, indent):
    found = list(read(Source(json.dumps(answer, indent=indent).encode(), "answer.json")))
    assert [each.kind for each in found if isinstance(each, DigestFacts)] == [kind]
    drafts = [each for each in found if isinstance(each, Draft)]
    assert {(draft.title, draft.doi, draft.issued) for draft in drafts} == {
        ("Tea and Time", "10.1000/tea", "2020-03-05")
    }
    assert all(draft.authors[0].family == "Author" for draft in drafts)


def test_an_inverted_index_becomes_the_abstract_again():
    (draft,) = (each for each in read(Source(json.dumps(OPEN).encode(), "x.json")) if isinstance(each, Draft))
    assert (draft.abstract, draft.pmid) == ("We steep tea. We tea.", "12345678")


def test_an_abstract_in_jats_is_text():
    answer = envelope("work", WORK)
    (draft,) = (
        each for each in read(Source(json.dumps(answer).encode(), "x.json")) if isinstance(each, Draft)
    )
    assert draft.abstract == "We steep."


def test_a_short_crossref_answer_is_known_by_its_envelope():
    answer = envelope(
        "work-list", {"items": [{"DOI": "10.1000/a", "type": "posted-content", "title": ["Tea"]}]}
    )
    found = list(read(Source(json.dumps(answer).encode(), "x.json")))
    assert [each.title for each in found if isinstance(each, Draft)] == ["Tea"]
