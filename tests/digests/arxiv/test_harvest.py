"""Answers to harvesters: arXiv's own records in both forms, and the Dublin Core that every repository has."""

import pytest

from desktop.digests.arxiv.harvest import looks_like, whole_until
from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.draft import Draft
from desktop.papers.name import Name

HEAD = '<?xml version="1.0"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>\n'
END = "</ListRecords></OAI-PMH>\n"
OWN = """<record><header><identifier>oai:arXiv.org:2401.00001</identifier></header><metadata>
<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>2401.00001</id><created>2024-01-02</created><updated>2024-03-04</updated>
<authors><author><keyname>van der Bee</keyname><forenames>Ann</forenames></author>
<author><keyname>D\\'ee</keyname><forenames>C.</forenames><suffix>Jr</suffix></author>
<author><keyname>Tea Group</keyname></author></authors><title>Why tea
  tastes of patience</title><categories>cs.CL stat.ML</categories><comments>9 pages</comments>
<journal-ref>J. Tea 7 (2024)</journal-ref><doi>10.1000/Tea</doi><abstract>  We wait. As in arXiv:1706.03762.
</abstract></arXiv></metadata></record>
"""
RAW = """<record><metadata><arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>cs/0102001</id>
<submitter>A. Bee</submitter>
<version version="v1"><date>Thu, 1 Feb 2001 10:00:00 GMT</date></version>
<version version="v2"><date>Fri, 2 Mar 2001 10:00:00 GMT</date></version>
<title>A second pot</title><authors>Ann Bee, C. Dee and E. Eff</authors><categories>cs.CL</categories>
<abstract>We pour.</abstract></arXivRaw></metadata></record>
"""
DUBLIN_CORE = """<record><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Cups</dc:title><dc:creator>Bee, Ann</dc:creator>
<dc:creator>Dee, C.</dc:creator><dc:subject>tea</dc:subject><dc:description>We hold cups for an hour.</dc:description>
<dc:description>9 pages</dc:description><dc:date>2024-05-06</dc:date><dc:date>2024-01</dc:date>
<dc:identifier>http://arxiv.org/abs/2401.00003</dc:identifier><dc:identifier>doi:10.1000/cups</dc:identifier>
</oai_dc:dc></metadata></record>
"""
DELETED = (
    '<record><header status="deleted"><identifier>oai:arXiv.org:2401.00009</identifier></header></record>\n'
)


def drafts_in(text):
    return [each for each in read(Source(text.encode(), "harvest.xml")) if isinstance(each, Draft)]


def test_each_form_is_read_and_what_was_deleted_is_no_paper():
    own, raw, core = drafts_in(f"{HEAD}{OWN}{DELETED}{RAW}{DUBLIN_CORE}{END}")
    assert (own.title, own.arxiv_id, own.doi, own.issued) == (
        "Why tea tastes of patience", "2401.00001", "10.1000/tea", "2024-01-02",
    )  # fmt: skip
    assert own.authors == (
        Name("Bee", "Ann", "van der"),
        Name("Dée", "C.", "", "Jr"),
        Name(literal="Tea Group"),
    )
    assert (own.venue, own.comment, own.categories) == ("J. Tea 7 (2024)", "9 pages", ("cs.CL", "stat.ML"))
    assert (raw.arxiv_id, raw.arxiv_version, raw.issued) == ("cs/0102001", 2, "2001-02-01")
    assert [name.family for name in raw.authors] == ["Bee", "Dee", "Eff"]
    assert (core.title, core.abstract, core.issued) == ("Cups", "We hold cups for an hour.", "2024-01")
    assert (core.arxiv_id, core.doi, core.authors) == (
        "2401.00003",
        "10.1000/cups",
        (Name("Bee", "Ann"), Name("Dee", "C.")),
    )


def test_damage_costs_one_record():
    text = f"{HEAD}{OWN}{RAW.replace('<title>', '<title')}{DUBLIN_CORE}{END}"
    titles = [draft.title for draft in drafts_in(text)]
    assert (titles[0], titles[-1]) == ("Why tea tastes of patience", "Cups")


@pytest.mark.parametrize(
    ("written", "read_as"), [("2024-01-00", "2024-01"), ("2024-13-02", "2024"), ("0000-00-00", "")]
)
def test_of_a_date_that_is_none_what_can_be_true_is_kept(written, read_as):
    (draft,) = drafts_in(f"{HEAD}{OWN.replace('2024-01-02', written)}{END}")
    assert draft.issued == read_as


def test_a_long_answer_is_whole_up_to_its_last_record():
    assert whole_until(f"{HEAD}{OWN}<record><metadata>") == len(f"{HEAD}{OWN}") - len("</record>\n")


@pytest.mark.parametrize(
    "text", ["", "<feed><title>OAI-PMH</title></feed>", "OAI-PMH", "<metadata><x/></metadata>"]
)
def test_other_texts_are_not_answers(text):
    assert looks_like(text) == 0.0
