"""The page of one paper is that paper, whatever else it links to."""

import json

import pytest

SUMMARY = "We boil water in kettles of all colours and find that the colour does not matter to the tea. " * 3
OTHERS = "".join(
    f'<li><a class="docsum-title" href="https://arxiv.org/abs/1706.0000{n}">Another Paper on Tea</a></li>'
    for n in range(9)
)


def page(head, body=""):
    head = f"<head><title>First Tea | Site</title>{head}</head>"
    return f"<!doctype html><html>{head}<body>{body}<ul>{OTHERS}</ul></body></html>"


def metas(**tags):
    return "".join(f'<meta name="{name}" content="{value}">' for name, value in tags.items())


def test_a_page_that_describes_itself_is_one_paper_among_links_to_others(drafts_in):
    head = metas(citation_title="First Tea", citation_doi="10.1000/tea.1", citation_journal_title="J. Tea")
    (draft,) = drafts_in(page(head, f'<h2>Abstract</h2><div class="abstract-content">{SUMMARY}</div>'))
    assert (draft.title, draft.doi, draft.venue) == ("First Tea", "10.1000/tea.1", "J. Tea")
    assert draft.abstract == SUMMARY.strip()


def test_authors_are_read_as_pubmed_and_as_others_list_them(drafts_in):
    first = metas(citation_title="First Tea", citation_authors="Bee AC;Gee K;", citation_pmid="33000001")
    second = metas(citation_title="First Tea", citation_authors="Ann Bee; Karl Gee")
    (pubmed,), (other,) = drafts_in(page(first)), drafts_in(page(second))
    assert [(name.given, name.family) for name in pubmed.authors] == [("AC", "Bee"), ("K", "Gee")]
    assert [(name.given, name.family) for name in other.authors] == [("Ann", "Bee"), ("Karl", "Gee")]
    assert pubmed.pmid == "33000001"


def test_the_address_of_a_page_names_its_paper(drafts_in):
    head = (
        metas(citation_title="First Tea") + '<link rel="canonical" href="https://arxiv.org/abs/2401.00007v2">'
    )
    (draft,) = drafts_in(page(head))
    assert (draft.arxiv_id, draft.arxiv_version) == ("2401.00007", 2)
    assert draft.url == "https://arxiv.org/abs/2401.00007v2"


def test_dublin_core_counts_with_a_doi_alone(drafts_in):
    head = metas(**{"dc.title": "First Tea", "dc.creator": "Bee, Ann", "dc.identifier": "doi:10.1000/tea.1"})
    (draft,) = drafts_in(page(head))
    assert (draft.title, draft.doi, draft.authors[0].family) == ("First Tea", "10.1000/tea.1", "Bee")
    without = drafts_in(page(head.replace("doi:10.1000/tea.1", "tea-1")))
    assert {draft.title for draft in without} == {"Another Paper on Tea"}


def article(title, **fields):
    return {"@type": "ScholarlyArticle", "headline": title, **fields}


def data(value):
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_data_of_one_article_is_the_paper_of_the_page(drafts_in):
    about = article(
        "First Tea",
        author=[{"@type": "Person", "name": "Ann Bee"}, {"familyName": "Gee", "givenName": "Karl"}],
        datePublished="2024-01-12T00:00:00Z",
        sameAs="https://doi.org/10.1000/tea.1",
        isPartOf={
            "@type": "PublicationIssue",
            "issueNumber": 5,
            "isPartOf": {"name": "J. Tea", "volumeNumber": "10"},
        },
        pageStart="1",
        pageEnd="9",
        citation=[article("Second Tea", doi="10.1000/tea.2")],
        description=SUMMARY,
    )
    (draft,) = drafts_in(page(data({"@context": "https://schema.org", "mainEntity": about})))
    assert (draft.title, draft.doi, draft.issued) == ("First Tea", "10.1000/tea.1", "2024-01-12")
    assert (draft.venue, draft.volume, draft.issue, draft.pages) == ("J. Tea", "10", "5", "1-9")
    assert [(name.given, name.family) for name in draft.authors] == [("Ann", "Bee"), ("Karl", "Gee")]
    assert draft.abstract == SUMMARY.strip()


def test_data_of_several_articles_is_a_list(drafts_in):
    listed = {
        "@graph": [article("First Tea"), article("Second Tea"), article("First Tea"), {"@type": "WebSite"}]
    }
    assert [draft.title for draft in drafts_in(page(data(listed)))] == ["First Tea", "Second Tea"]


@pytest.mark.parametrize(
    "value", [article(""), {"@type": "NewsArticle", "headline": "First Tea"}, [[]], None, 7]
)
def test_other_data_says_nothing(drafts_in, value):
    assert {draft.title for draft in drafts_in(page(data(value)))} == {"Another Paper on Tea"}


def test_broken_data_says_nothing(drafts_in):
    head = f'<script type="application/ld+json">{"[" * 9999}"ScholarlyArticle"</script>'
    assert {draft.title for draft in drafts_in(page(head))} == {"Another Paper on Tea"}


HOME = '<link rel="canonical" href="https://huggingface.co/papers/2401.00007">'


def test_a_paper_page_of_hugging_face_is_its_paper(drafts_in):
    body = (
        '<h1>First Tea</h1><span class="author">Ann Bee,</span><span class="author">Karl Gee</span>'
        f"<h2>Abstract</h2><p>{SUMMARY}</p>"
        "<a href='/papers/2401.00008'>Second Tea</a><a href='/papers/2401.00009'>x</a>"
    )
    (draft,) = drafts_in(page(HOME, body))
    assert (draft.title, draft.arxiv_id, draft.abstract) == ("First Tea", "2401.00007", SUMMARY.strip())
    assert [name.family for name in draft.authors] == ["Bee", "Gee"]


def test_its_own_data_comes_before_its_words(drafts_in):
    paper = {"id": "2401.00007", "title": "First Tea", "summary": SUMMARY, "authors": [{"name": "Ann Bee"}]}
    props = json.dumps({"paper": paper}).replace('"', "&quot;")
    (draft,) = drafts_in(
        page(HOME, f'<div data-target="PaperContent" data-props="{props}"></div><h1>Tea</h1>')
    )
    assert (draft.title, draft.arxiv_id) == ("First Tea", "2401.00007")
