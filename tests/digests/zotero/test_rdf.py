"""Zotero RDF: items with what their journals say, wherever these stand; damage costs one item."""

from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.digests.zotero.rdf import looks_like
from desktop.papers.digest import DigestFacts, Problem
from desktop.papers.draft import Draft
from desktop.papers.name import Name

HEAD = """<rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:vcard="http://nwalsh.com/rdf/vCard#"
 xmlns:link="http://purl.org/rss/1.0/modules/link/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">
"""
TAIL = "</rdf:RDF>\n"
JOURNAL = (
    "<prism:volume>7</prism:volume><dc:title>Journal of tea</dc:title><dc:identifier>DOI 10.1000/{}</dc:identifier>"
    "<prism:number>2</prism:number>"
    "<dcterms:alternative>J Tea</dcterms:alternative><dc:identifier>ISSN 1234-5678</dc:identifier>"
)


def people(role, *names):
    persons = "".join(
        f"<rdf:li><foaf:Person><foaf:surname>{family}</foaf:surname>"
        f"{f'<foaf:givenName>{given}</foaf:givenName>' if given else ''}</foaf:Person></rdf:li>"
        for family, given in names
    )
    return f"<bib:{role}><rdf:Seq>{persons}</rdf:Seq></bib:{role}>"


def item(title="Tea and time", about="#item_1", inside="", kind="journalArticle", tag="bib:Article"):
    return (
        f'    <{tag} rdf:about="{about}">\n        <z:itemType>{kind}</z:itemType>\n        {inside}\n'
        f"        <dc:title>{title}</dc:title>\n    </{tag}>\n"
    )


def found_in(text):
    return list(read(Source(text.encode(), "tea.rdf")))


def drafts_in(*nodes):
    return [each for each in found_in(f"{HEAD}{''.join(nodes)}{TAIL}") if isinstance(each, Draft)]


def draft_of(*more, **parts):
    (draft,) = drafts_in(item(**parts), *more)
    return draft


def test_an_export_is_known_by_its_namespace():
    assert looks_like(HEAD) == 1
    assert looks_like('<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel>') == 0


def test_an_item_says_who_wrote_it_and_when():
    draft = draft_of(
        inside=people("authors", ("van Bee", "Ann"), ("Tea Group", "")) + people("editors", ("Dee", "C."))
        + "<dc:date>8/2020</dc:date><dcterms:abstract>Long.</dcterms:abstract><z:citationKey>bee2020</z:citationKey>"
        + "<dc:subject>hot</dc:subject>"
        + "<dc:subject><z:AutomaticTag><rdf:value>water</rdf:value></z:AutomaticTag></dc:subject>"
        + "<dc:subject><dcterms:LCC><rdf:value>QA 76</rdf:value></dcterms:LCC></dc:subject>"
        + "<dcterms:dateSubmitted>2021-01-04</dcterms:dateSubmitted><bib:pages>1-9</bib:pages>"
    )  # fmt: skip
    assert draft.authors == (Name("Bee", "Ann", "van"), Name(literal="Tea Group"))
    assert (draft.issued, draft.abstract, draft.citation_key, draft.pages) == (
        "2020-08",
        "Long.",
        "bee2020",
        "1-9",
    )
    assert (draft.keywords, draft.extra["editor"]) == (("hot", "water"), "Dee, C.")


@pytest.mark.parametrize("is_before", [True, False])
def test_a_journal_may_stand_anywhere(is_before):
    nested = draft_of(
        inside=f"<dcterms:isPartOf><bib:Journal>{JOURNAL.format('a')}</bib:Journal></dcterms:isPartOf>"
    )
    journal = f'<bib:Journal rdf:about="urn:issn:1">{JOURNAL.format("a")}</bib:Journal>\n'
    own = item(inside='<dcterms:isPartOf rdf:resource="urn:issn:1"/>')
    (apart,) = drafts_in(*([journal, own] if is_before else [own, journal]))
    for draft in (nested, apart):
        assert (draft.venue, draft.volume, draft.issue, draft.doi) == (
            "Journal of tea",
            "7",
            "2",
            "10.1000/a",
        )
        assert (draft.extra["issn"], draft.extra["journal abbreviation"]) == ("1234-5678", "J Tea")


def test_a_journal_of_several_items_gives_none_of_them_its_doi():
    part = '<dcterms:isPartOf rdf:resource="urn:issn:1"/>'
    journal = f'<bib:Journal rdf:about="urn:issn:1">{JOURNAL.format("a")}</bib:Journal>\n'
    one, two = drafts_in(item(inside=part), item("Two", "#item_2", part), journal)
    assert (one.doi, two.doi, two.volume, one.venue) == ("", "", "", "Journal of tea")


def test_a_chapter_lies_in_a_book_of_a_series():
    draft = draft_of(
        kind="bookSection", tag="bib:BookSection",
        inside="<dcterms:isPartOf><bib:Series><dc:title>Leaves</dc:title></bib:Series></dcterms:isPartOf>"
        "<dcterms:isPartOf><bib:Book><dc:title>All of tea</dc:title></bib:Book></dcterms:isPartOf>"
        "<dc:publisher><foaf:Organization><vcard:adr><vcard:Address><vcard:locality>Assam</vcard:locality>"
        "</vcard:Address></vcard:adr><foaf:name>Leaf Press</foaf:name></foaf:Organization></dc:publisher>",
    )  # fmt: skip
    assert (draft.type, draft.venue, draft.publisher) == ("chapter", "All of tea", "Leaf Press")
    assert (draft.extra["series"], draft.extra["address"]) == ("Leaves", "Assam")


def test_a_conference_paper_is_a_description():
    draft = draft_of(
        kind="conferencePaper", tag="rdf:Description",
        inside="<dcterms:isPartOf><bib:Journal></bib:Journal></dcterms:isPartOf><bib:presentedAt><bib:Conference>"
        "<dc:title>Tea 2020</dc:title></bib:Conference></bib:presentedAt>",
    )  # fmt: skip
    assert (draft.type, draft.venue) == ("paper-conference", "Tea 2020")


def test_identifiers_stand_in_their_fields_and_in_extra():
    link = "<dc:identifier><dcterms:URI><rdf:value>{}</rdf:value></dcterms:URI></dc:identifier>"
    draft = draft_of(
        inside=link.format("https://example.org/tea")
        + "<dc:description>PMID: 123\nPMCID: PMC9\narXiv: 2401.00001 [cs.CL]"
        "\nread on the train</dc:description><dc:identifier>ISBN 12</dc:identifier>"
    )  # fmt: skip
    assert (draft.url, draft.pmid, draft.arxiv_id) == ("https://example.org/tea", "123", "2401.00001")
    assert (draft.extra["pmcid"], draft.extra["extra"], draft.extra["isbn"]) == (
        "PMC9",
        "read on the train",
        "12",
    )
    preprint = draft_of(
        kind="preprint",
        inside="<z:archiveID>arXiv:2401.00002</z:archiveID><z:repository>arXiv</z:repository>",
    )
    assert (preprint.arxiv_id, preprint.publisher, preprint.type) == ("2401.00002", "", "article")


def test_attachments_notes_and_collections_are_no_papers_but_belong_to_one():
    draft = draft_of(
        item("Full text", "#item_2", kind="attachment", tag="z:Attachment", inside="<dc:identifier><dcterms:URI>"
             "<rdf:value>https://example.org/tea.pdf</rdf:value></dcterms:URI></dc:identifier>"),
        '<bib:Memo rdf:about="#item_3"><rdf:value>&lt;p&gt;mine&lt;/p&gt;</rdf:value></bib:Memo>\n',
        '<z:Collection rdf:about="#collection_1"><dc:title>Drinks</dc:title><dcterms:hasPart rdf:resource="#item_1"/>'
        "</z:Collection>\n",
        inside='<link:link rdf:resource="#item_2"/><dcterms:isReferencedBy rdf:resource="#item_3"/>',
    )  # fmt: skip
    assert (draft.links, draft.extra["note"]) == (("https://example.org/tea.pdf",), "mine")


def test_an_item_without_title_and_identifier_is_told_with_its_lines():
    found = found_in(f"{HEAD}{item('')}{item('Two', '#item_2')}{TAIL}")
    assert [each.title for each in found if isinstance(each, Draft)] == ["Two"]
    (problem,) = [each for each in found if isinstance(each, Problem)]
    assert (problem.place, "neither a title" in problem.reason) == ("lines 11 to 15", True)


def test_a_library_of_nothing_but_collections_is_empty():
    facts = found_in(f'{HEAD}<z:Collection rdf:about="#c"><dc:title>Drinks</dc:title></z:Collection>{TAIL}')[
        0
    ]
    assert isinstance(facts, DigestFacts)
    assert facts.is_empty


def test_an_item_that_lost_its_end_does_not_swallow_the_next():
    cut = item("Two", "#item_2").replace("    </bib:Article>\n", "")
    one, two, three = drafts_in(item(), cut, item("Three", "#item_3"))
    assert [one.title, two.title, three.title] == ["Tea and time", "Two", "Three"]
    assert (bool(one.doubt), bool(two.doubt), bool(three.doubt)) == (False, True, False)


def test_an_end_tag_that_became_a_start_tag_does_not_swallow_the_next_item():
    bent = item("Two", "#item_2").replace("    </bib:Article>", "    <ib:Article>")
    assert [draft.title for draft in drafts_in(item(), bent, item("Three", "#item_3"))][::2] == [
        "Tea and time",
        "Three",
    ]


@settings(max_examples=20)
@given(st.lists(st.text("aé< &z]", min_size=1), min_size=2, max_size=4), st.data())
def test_what_is_written_is_read_and_a_lost_tag_costs_one_item(words, data):
    titles = [f"T {each} t" for each in words]
    texts = [item(escape(title), f"#item_{number}") for number, title in enumerate(titles)]
    found = drafts_in(*texts)
    assert [draft.title for draft in found] == [" ".join(title.split()) for title in titles]
    text = f"{HEAD}{''.join(texts)}{TAIL}"
    assert [text[slice(*draft.span)] for draft in found] == [each.strip() for each in texts]
    at = data.draw(st.integers(0, len(texts) - 1))
    lost = data.draw(
        st.sampled_from(["<z:itemType>", "</z:itemType>", "<dc:title>", "</dc:title>", "</bib:Article>"])
    )
    texts[at] = texts[at].replace(lost, "")
    kept = [draft.title for draft in drafts_in(*texts)]
    assert kept[:at] == [draft.title for draft in found[:at]]
    assert kept[len(kept) - (len(found) - at - 1) :] == [draft.title for draft in found[at + 1 :]]
