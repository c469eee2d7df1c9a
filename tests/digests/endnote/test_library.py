"""EndNote XML: fields in one style or in many, values on lines of their own, records that are damaged."""

from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.endnote.library import looks_like, whole_until
from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.digest import DigestFacts
from desktop.papers.draft import Draft
from desktop.papers.name import Name

HEAD = '<?xml version="1.0" encoding="UTF-8" ?><xml><records>'
TAIL = "</records></xml>"


def styled(text):
    return f'<style face="normal" font="default" size="100%">{text}</style>'


TITLE = styled("Tea and time")


def record(title=TITLE, inside="", kind="Journal Article"):
    return (
        '<record><database name="Tea.enl" path="/tea/Tea.enl">Tea.enl</database><source-app name="EndNote">EndNote'
        f'</source-app><rec-number>1</rec-number><ref-type name="{kind}">17</ref-type><titles><title>{title}</title>'
        f"<secondary-title>{styled('J Tea')}</secondary-title></titles>{inside}</record>"
    )


def found_in(text):
    return list(read(Source(text.encode(), "tea.xml")))


def drafts_in(*records):
    return [each for each in found_in(f"{HEAD}{''.join(records)}{TAIL}") if isinstance(each, Draft)]


def draft_of(**parts):
    (draft,) = drafts_in(record(**parts))
    return draft


@pytest.mark.parametrize(
    ("head", "is_sure"),
    [
        (HEAD + record(), True),
        ("<xml>\n <records>\n  <record>\n<ref-type name='Book'>6</ref-type>", True),
        ("<records><record><titles>", True),
        ("<xml><rows><row>", False),
        ("<records><record><name>Blue Train</name></record>", False),
    ],
)
def test_a_library_is_known_by_the_names_of_its_parts(head, is_sure):
    assert (looks_like(head) > 0) is is_sure


def test_the_styles_of_a_field_are_joined():
    draft = draft_of(title=f"{styled('The H')}<style face='subscript'>2</style>{styled('O of tea')}")
    assert (draft.title, draft.venue, draft.type) == ("The H2O of tea", "J Tea", "article-journal")


def test_values_are_elements_of_their_own_or_lines_that_a_carriage_return_ends():
    draft = draft_of(
        inside=f"<contributors><authors><author>{styled('Bee, Ann')}</author><author>Dee, C. D.&#xD;Tea Group,"
        "</author></authors><secondary-authors><author>Eff, Gee</author></secondary-authors></contributors>"
        "<keywords><keyword>hot\n    water&#xD;leaves</keyword><keyword>time</keyword></keywords>"
    )
    assert draft.authors[:2] == (Name("Bee", "Ann"), Name("Dee", "C. D."))
    assert draft.keywords == ("hot water", "leaves", "time")
    assert draft.extra["editor"] == "Eff, Gee"


@pytest.mark.parametrize(
    ("dates", "issued"),
    [
        ("<year>2015</year><pub-dates><date>Mar 3</date></pub-dates>", "2015-03-03"),
        ("<year>2015</year><pub-dates><date>3 March</date></pub-dates>", "2015-03-03"),
        ("<year>2015</year><pub-dates><date>Spring</date></pub-dates>", "2015"),
        ("<year>2015</year><pub-dates><date>2015-03-03</date></pub-dates>", "2015-03-03"),
        ("<year>2015</year><pub-dates><date>2014-03-03</date></pub-dates>", "2015"),
        ("<year>n.d.</year>", ""),
    ],
)
def test_a_day_completes_the_year_and_never_changes_it(dates, issued):
    assert draft_of(inside=f"<dates>{dates}</dates>").issued == issued


def test_identifiers_and_links_come_from_their_own_fields():
    draft = draft_of(
        inside="<electronic-resource-num>10.1000/a [pii]&#xD;10.1000/a</electronic-resource-num>"
        "<accession-num>123</accession-num><remote-database-name>PubMed</remote-database-name><custom2>PMC9</custom2>"
        "<urls><related-urls><url>https://example.org/tea</url></related-urls><pdf-urls><url>internal-pdf://t.pdf</url>"
        "</pdf-urls></urls><abstract>See 10.9999/cited.</abstract>"
    )
    assert (draft.doi, draft.pmid, draft.url) == ("10.1000/a", "123", "https://example.org/tea")
    assert (draft.extra["pmcid"], draft.extra["attachment"]) == ("PMC9", "internal-pdf://t.pdf")


def test_a_number_of_another_database_is_no_pubmed_number():
    draft = draft_of(
        inside="<accession-num>123</accession-num><remote-database-name>Embase</remote-database-name>"
    )
    assert (draft.pmid, draft.extra["accession number"]) == ("", "123")


def test_a_proceedings_paper_and_an_arxiv_preprint_are_told():
    assert draft_of(kind="Conference Proceedings").type == "paper-conference"
    text = record(kind="Electronic Article").replace("J Tea", "arXiv preprint arXiv:2401.00001")
    (draft,) = drafts_in(text)
    assert (draft.arxiv_id, draft.venue) == ("2401.00001", "")


def test_the_name_of_the_library_is_the_source():
    facts = found_in(f"{HEAD}{record()}{TAIL}")[0]
    assert isinstance(facts, DigestFacts)
    assert facts.source == "Tea"


def test_an_empty_library_is_whole():
    (facts,) = found_in(f"{HEAD}{TAIL}")
    assert facts.is_empty


def test_a_long_library_on_one_line_is_whole_up_to_its_last_record():
    text = f"{HEAD}{record()}"
    assert whole_until(f"{text}<record><dat") == len(text)


@settings(max_examples=20)
@given(st.lists(st.text("aé< &z]", min_size=1), min_size=2, max_size=4), st.data())
def test_what_is_written_is_read_and_damage_costs_one_record(words, data):
    titles = [f"T {each} t" for each in words]
    texts = [record(styled(escape(title))) for title in titles]
    found = drafts_in(*texts)
    assert [draft.title for draft in found] == [" ".join(title.split()) for title in titles]
    text = f"{HEAD}{''.join(texts)}{TAIL}"
    assert [text[slice(*draft.span)] for draft in found] == texts
    at = data.draw(st.integers(0, len(texts) - 1))
    start = data.draw(st.integers(len("<record>"), len(texts[at]) - len("</record>") - 1))
    texts[at] = texts[at][:start] + "</wrong" + texts[at][start + 3 :]
    kept = [draft.title for draft in drafts_in(*texts)]
    assert kept[:at] == [draft.title for draft in found[:at]]
    assert kept[len(kept) - (len(found) - at - 1) :] == [draft.title for draft in found[at + 1 :]]
