"""MODS: a record says what it is, its host says where it came out."""

import pytest

from desktop.digests.mods.records import looks_like, whole_until
from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.draft import Draft
from desktop.papers.name import Name

HEAD = '<?xml version="1.0"?>\n<modsCollection xmlns="http://www.loc.gov/mods/v3">\n'
RECORD = """<mods ID="bee2024">
<titleInfo type="abbreviated"><title>Tea</title></titleInfo>
<titleInfo><nonSort>The</nonSort><title>colour of tea</title><subTitle>a study</subTitle></titleInfo>
<name type="personal"><namePart type="given">Ann</namePart><namePart type="given">B.</namePart>
<namePart type="family">van Bee</namePart><role><roleTerm type="text">author</roleTerm></role></name>
<name type="personal"><namePart>Dee, C.</namePart><role><roleTerm>aut</roleTerm></role></name>
<name type="personal"><namePart type="given">E.</namePart><namePart type="family">Eff</namePart>
<role><roleTerm>editor</roleTerm></role></name>
<originInfo><dateIssued>2024-06</dateIssued></originInfo><genre>journal article</genre>
<identifier type="doi">10.1000/tea</identifier><identifier type="citekey">bee2024</identifier>
<location><url>https://example.org/tea</url></location><abstract>We wait.</abstract>
<subject><topic>waiting</topic></subject>
<relatedItem type="host"><titleInfo><title>Journal of tea</title></titleInfo>
<originInfo><publisher>Leaf Press</publisher></originInfo>
<part><detail type="volume"><number>7</number></detail><detail type="issue"><number>2</number></detail>
<extent unit="page"><start>1</start><end>9</end></extent></part></relatedItem>
<relatedItem type="series"><titleInfo><title>Drinks</title></titleInfo></relatedItem>
</mods>
"""


def drafts_in(text):
    return [each for each in read(Source(text.encode(), "tea.xml")) if isinstance(each, Draft)]


@pytest.mark.parametrize("prefix", ["", "m:"])
def test_a_record_is_read_with_its_host(prefix):
    text = f"{HEAD}{RECORD}</modsCollection>"
    if prefix:
        text = (
            text.replace("xmlns=", "xmlns:m=")
            .replace("</", "</m:")
            .replace("<", "<m:")
            .replace("<m:/m:", "</m:")
        )
        text = text.replace("<m:?xml", "<?xml")
    assert looks_like(text) > 0.9
    (draft,) = drafts_in(text)
    assert draft.title == "The colour of tea: a study"
    assert draft.authors == (Name("Bee", "Ann B.", "van"), Name("Dee", "C."))
    assert (draft.doi, draft.url, draft.citation_key) == ("10.1000/tea", "https://example.org/tea", "bee2024")
    assert (draft.venue, draft.volume, draft.issue, draft.pages) == ("Journal of tea", "7", "2", "1-9")
    assert (draft.issued, draft.publisher, draft.type) == ("2024-06", "Leaf Press", "article-journal")
    assert (draft.abstract, draft.keywords, draft.extra["editor"]) == ("We wait.", ("waiting",), "Eff, E.")


def test_damage_costs_one_record():
    texts = [RECORD.replace("colour", f"colour {number}") for number in range(3)]
    texts[1] = texts[1].replace("<titleInfo>", "<titleInfo")
    titles = [draft.title for draft in drafts_in(f"{HEAD}{''.join(texts)}</modsCollection>")]
    assert (titles[0], titles[-1]) == ("The colour 0 of tea: a study", "The colour 2 of tea: a study")


def test_a_long_collection_is_whole_up_to_its_last_record():
    assert whole_until(f"{HEAD}{RECORD}<mods>") == len(f"{HEAD}{RECORD}") - 1


@pytest.mark.parametrize("text", ["", "<feed><title>mods</title></feed>", "<mods>1</mods>"])
def test_other_texts_are_not_mods(text):
    assert looks_like(text) == 0
