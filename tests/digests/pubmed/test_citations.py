"""PubMed XML: what is in a record is in its draft, what is in the lists of references is not."""

from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.pubmed.citations import carried, looks_like, whole_until
from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.digest import DigestFacts, Problem
from desktop.papers.draft import Draft
from desktop.papers.name import OTHERS, Name

HEAD = (
    '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN"'
    ' "http://localhost:1/pubmed.dtd">\n<PubmedArticleSet>\n'
)
CITED = (
    "<ReferenceList><Reference><Citation>Other</Citation><ArticleIdList>"
    '<ArticleId IdType="pubmed">999</ArticleId><ArticleId IdType="doi">10.9999/cited</ArticleId>'
    "</ArticleIdList></Reference></ReferenceList>"
)


def article(
    title="Tea leaves and <i>time</i>.", pmid="123", inside="", ids='<ArticleId IdType="doi">10.1000/A.1</ArticleId>',
    journal="<PubDate><Year>2021</Year><Month>Mar</Month></PubDate>", citation="",
):  # fmt: skip
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{pmid}</PMID><Article>'
        f"<Journal><ISSN>1234-5678</ISSN><JournalIssue><Volume>7</Volume><Issue>2</Issue>{journal}</JournalIssue>"
        f"<Title>The journal of tea</Title></Journal><ArticleTitle>{title}</ArticleTitle>{inside}</Article>{citation}"
        f"</MedlineCitation><PubmedData><ArticleIdList>{ids}</ArticleIdList>{CITED}</PubmedData></PubmedArticle>\n"
    )


def found_in(text):
    return list(read(Source(text.encode(), "pubmed.xml")))


def drafts_in(*records):
    return [
        each for each in found_in(f"{HEAD}{''.join(records)}</PubmedArticleSet>\n") if isinstance(each, Draft)
    ]


def draft_of(**parts):
    (draft,) = drafts_in(article(**parts))
    return draft


def test_a_set_is_known_by_its_beginning_and_its_dtd_is_not_fetched():
    assert looks_like(HEAD) == 1
    assert looks_like("<rss><PubmedArticle></rss>") == 0
    assert draft_of().title == "Tea leaves and time"


def test_a_record_gives_only_its_own_identifiers():
    draft = draft_of(
        ids='<ArticleId IdType="pubmed">123</ArticleId><ArticleId IdType="pmc">PMC77</ArticleId>',
        inside='<ELocationID EIdType="doi" ValidYN="N">10.1000/wrong</ELocationID>'
        '<ELocationID EIdType="doi" ValidYN="Y">10.1000/right</ELocationID>',
    )
    assert (draft.pmid, draft.doi, draft.extra["pmcid"]) == ("123", "10.1000/right", "PMC77")


def test_the_journal_says_where_and_when():
    draft = draft_of(inside="<Pagination><StartPage>11</StartPage><EndPage>19</EndPage></Pagination>")
    assert (draft.venue, draft.volume, draft.issue, draft.pages) == ("The journal of tea", "7", "2", "11-19")
    assert (draft.issued, draft.type, draft.extra["issn"]) == ("2021-03", "article-journal", "1234-5678")


@pytest.mark.parametrize(
    ("journal", "online", "issued"),
    [
        ("<PubDate><Year>2020</Year><Month>12</Month><Day>5</Day></PubDate>", "", "2020-12-05"),
        ("<PubDate><MedlineDate>2000 Spring</MedlineDate></PubDate>", "", "2000"),
        ("<PubDate><MedlineDate>1998 Dec-1999 Jan</MedlineDate></PubDate>", "", "1998"),
        ("<PubDate><Year>2020</Year></PubDate>", "2020-04-03", "2020-04-03"),
        ("<PubDate><Year>2021</Year></PubDate>", "2020-04-03", "2021"),
        ("", "2020-04-03", "2020-04-03"),
    ],
)
def test_the_date_of_the_issue_counts_and_the_day_online_completes_it(journal, online, issued):
    year, month, day = online.split("-") if online else ("", "", "")
    date = f"<ArticleDate><Year>{year}</Year><Month>{month}</Month><Day>{day}</Day></ArticleDate>"
    assert draft_of(journal=journal, inside=date).issued == issued


def test_parts_of_an_abstract_keep_their_labels_and_other_languages_stay_apart():
    draft = draft_of(
        inside='<Abstract><AbstractText Label="AIM">Find <sup>2</sup>tea.</AbstractText>'
        '<AbstractText Label="UNLABELLED">More.</AbstractText><CopyrightInformation>(c)</CopyrightInformation>'
        "</Abstract>",
        citation='<OtherAbstract Language="fre"><AbstractText>Du thé.</AbstractText></OtherAbstract>',
    )
    assert draft.abstract == "AIM: Find 2tea.\n\nMore."
    assert draft.extra["other abstract"] == "Du thé."


@pytest.mark.parametrize(
    ("title", "vernacular", "expected", "original"),
    [
        ("[A pot of tea].", "Eine Kanne Tee.", "A pot of tea", "Eine Kanne Tee"),
        ("[A] and [B].", "", "[A] and [B]", None),
        ("[Not Available].", "Une tasse.", "Une tasse", None),
        ("Why tea?", "", "Why tea?", None),
        ("On and on...", "", "On and on...", None),
    ],
)
def test_titles_lose_the_marks_that_pubmed_adds(title, vernacular, expected, original):
    draft = draft_of(title=title, inside=f"<VernacularTitle>{vernacular}</VernacularTitle>")
    assert (draft.title, draft.extra.get("original title")) == (expected, original)


def test_authors_are_persons_or_groups_and_a_list_may_be_incomplete():
    draft = draft_of(
        inside='<AuthorList CompleteYN="N"><Author><LastName>van Bee</LastName><ForeName>Ann C</ForeName>'
        "<Initials>AC</Initials><Suffix>Jr</Suffix><AffiliationInfo><Affiliation>Hive</Affiliation>"
        "</AffiliationInfo></Author><Author ValidYN='N'><LastName>Wrong</LastName></Author><Author>"
        "<CollectiveName>Tea Group.</CollectiveName></Author><Author><LastName>Eff</LastName></Author></AuthorList>"
    )
    assert draft.authors == (
        Name("Bee", "Ann C", "van", "Jr"),
        Name(literal="Tea Group"),
        Name("Eff"),
        OTHERS,
    )


def test_keywords_are_those_of_the_authors_then_subject_headings():
    draft = draft_of(
        citation="<MeshHeadingList><MeshHeading><DescriptorName>Leaves</DescriptorName><QualifierName>x</QualifierName>"
        "</MeshHeading></MeshHeadingList><KeywordList><Keyword>hot water.</Keyword></KeywordList>"
    )
    assert draft.keywords == ("hot water", "Leaves")


def test_a_retracted_article_says_so():
    kinds = "<PublicationTypeList><PublicationType>{}</PublicationType></PublicationTypeList>"
    assert draft_of(inside=kinds.format("Retracted Publication")).status == "retracted"
    assert draft_of(inside=kinds.format("Preprint")).type == "article"


def test_books_and_chapters_are_read():
    book = (
        "<PubmedBookArticle><BookDocument><PMID>55</PMID><ArticleIdList><ArticleId IdType='bookaccession'>NBK1"
        "</ArticleId></ArticleIdList><Book><Publisher><PublisherName>Leaf Press</PublisherName></Publisher>"
        "<BookTitle>Tea</BookTitle><PubDate><Year>1999</Year></PubDate><AuthorList Type='editors'><Author>"
        "<LastName>Dee</LastName><ForeName>D</ForeName></Author></AuthorList></Book>{}<AuthorList Type='authors'>"
        "<Author><LastName>Bee</LastName><ForeName>B</ForeName></Author></AuthorList><Abstract>"
        "<AbstractText>Long.</AbstractText></Abstract></BookDocument></PubmedBookArticle>\n"
    )
    chapter, whole = drafts_in(book.format("<ArticleTitle>Green tea</ArticleTitle>"), book.format(""))
    assert (chapter.title, chapter.venue, chapter.type) == ("Green tea", "Tea", "chapter")
    assert (chapter.authors, chapter.extra["editor"]) == ((Name("Bee", "B"),), "Dee, D")
    assert (whole.title, whole.venue, whole.type, whole.issued) == ("Tea", "", "book", "1999")
    assert (whole.pmid, whole.publisher, whole.abstract) == ("55", "Leaf Press", "Long.")


def test_an_empty_answer_is_whole_and_deleted_citations_are_no_papers():
    text = f"{HEAD}<DeleteCitation><PMID>1</PMID></DeleteCitation></PubmedArticleSet>"
    (facts,) = found_in(text)
    assert isinstance(facts, DigestFacts)
    assert facts.is_empty


def test_a_long_file_can_be_read_piece_by_piece():
    text = f"{HEAD}{article()}{article()}"
    assert text[: whole_until(text + "<PubmedArticle><Me")] == text.rstrip("\n")
    assert carried(text) == "<PubmedArticleSet>"


records = st.lists(st.tuples(st.text("aé< &.z]", min_size=1), st.integers(1, 10**8)), min_size=2, max_size=4)


@settings(max_examples=20)
@given(records, st.data())
def test_what_is_written_is_read_and_damage_costs_one_record(pairs, data):
    wanted = [(f"T {title}".strip(), str(pmid)) for title, pmid in pairs]
    texts = [article(escape(title) + ".", pmid) for title, pmid in wanted]
    found = [(draft.title, draft.pmid) for draft in drafts_in(*texts)]
    assert found == [
        (" ".join(title.split()).removesuffix(".") or title, pmid) for title, pmid in expected(wanted)
    ]
    at = data.draw(st.integers(0, len(texts) - 1))
    start = data.draw(st.integers(len("<PubmedArticle>"), len(texts[at]) - len("</PubmedArticle>\n") - 1))
    texts[at] = texts[at][:start] + "</wrong" + texts[at][start + 5 :]
    damaged = found_in(f"{HEAD}{''.join(texts)}</PubmedArticleSet>\n")
    kept = [(each.title, each.pmid) for each in damaged if isinstance(each, Draft)]
    assert kept[:at] == found[:at]
    assert kept[len(kept) - (len(found) - at - 1) :] == found[at + 1 :]
    assert all(
        each.doubt for each in damaged if isinstance(each, Draft) and (each.title, each.pmid) not in found
    )


def expected(wanted):
    """A title that ends in two full stops or more keeps them."""
    for title, pmid in wanted:
        yield (f"{title}.." if title.endswith(".") else title), pmid


def test_spans_hold_the_raw_record():
    text = f"{HEAD}{article()}{article('Two', '124')}</PubmedArticleSet>\n"
    drafts = [each for each in found_in(text) if isinstance(each, Draft)]
    assert [text[slice(*each.span)] for each in drafts] == [article().strip(), article("Two", "124").strip()]


def test_a_file_that_is_cut_gives_every_record_before_the_cut():
    text = f"{HEAD}{article()}{article('Two', '124')}"
    found = found_in(text[: text.index("124")])
    assert [each.title for each in found if isinstance(each, Draft)] == ["Tea leaves and time"]
    assert [each.reason for each in found if isinstance(each, Problem)] == [
        "the end of this record is missing"
    ]
