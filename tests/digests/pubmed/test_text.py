import pytest

from desktop.digests.pubmed import text as pubmed_text
from desktop.papers.name import OTHERS, Name

ABSTRACTS = """\
1. J Colour. 2021 Mar 5;10(5):1085-91. doi: 10.1000/colour.1. Epub 2020 Dec
9.

Blue notebooks and what is written in them: a randomised
study of colour.

Bee AC(1), van Gee K Jr(1)(2), O'Hara-Smith J(3); Notebook Study Group.

Collaborators: Eff A, Gee B, Aitch C.

Author information:
(1)Institute of Colour, Ghent, Belgium. ann@example.org
(2)School of Paper, Bruges, Belgium.

BACKGROUND: We measure how the colour of a notebook changes what is written
in it. In 2019. 12 people took part.
METHODS: Twelve seasons.

CONCLUSION: The effect is small (PMID: 999).

Copyright © 2021 Press of Colour. All rights reserved.

DOI: 10.1000/colour.1
PMCID: PMC7000001
PMID: 33000001 [Indexed for MEDLINE]

Conflict of interest statement: None declared.

2. Rev Papier. 2019 Spring;7 Suppl 2:S3-9.

[Green notebooks].

[Article in French]

Eff A.

PMID: 31000002

3. bioRxiv [Preprint]. 2022 Jun 1:2022.06.01.490001. doi:
10.1101/2022.06.01.490001.

Do amber notebooks matter?

We do not know, but we would like to.

Update in
    J Colour. 2023 Jan 2;12(1):1-2.

DOI: 10.1101/2022.06.01.490001
PMID: 35000003
"""


def test_saved_abstracts_are_read_record_by_record(drafts_in):
    first, second, third = drafts_in(ABSTRACTS)
    assert first.title == "Blue notebooks and what is written in them: a randomised study of colour"
    assert first.authors == (
        Name("Bee", "AC"),
        Name("Gee", "K", "van", "Jr"),
        Name("O'Hara-Smith", "J"),
        Name(literal="Notebook Study Group"),
    )
    assert (first.venue, first.issued, first.volume, first.issue, first.pages) == (
        "J Colour", "2021-03-05", "10", "5", "1085-91",
    )  # fmt: skip
    assert (first.doi, first.pmid, first.extra["pmcid"]) == ("10.1000/colour.1", "33000001", "PMC7000001")
    assert first.abstract.startswith("BACKGROUND: We measure")
    assert first.abstract.endswith("The effect is small (PMID: 999).")
    assert first.extra["copyright"] == "Copyright © 2021 Press of Colour. All rights reserved."
    assert (second.title, second.authors, second.abstract) == ("Green notebooks", (Name("Eff", "A"),), "")
    assert (second.venue, second.issued, second.volume, second.issue, second.pages) == (
        "Rev Papier", "2019", "7", "Suppl 2", "S3-9",
    )  # fmt: skip
    assert (third.title, third.authors, third.venue) == ("Do amber notebooks matter?", (), "bioRxiv")
    assert third.doi == "10.1101/2022.06.01.490001"
    assert third.abstract == "We do not know, but we would like to."


def test_numbers_in_an_abstract_begin_no_record(drafts_in):
    inside = "We counted.\n2. Nothing. 2020 was such a year.\n3. J Colour. 2020;1:2."
    (only,) = drafts_in(
        f"7. J Colour. 2021;10:1.\n\nBlue notebooks.\n\nBee A.\n\n{inside}\n\nPMID: 33000001\n"
    )
    assert only.pmid == "33000001"
    assert only.abstract.startswith("We counted.")


SUMMARIES = """\
1: Bee AC, Gee K. Blue notebooks and what is written in them. J Colour. 2021 Mar
5;10(5):1085. doi: 10.1000/colour.1. Epub 2020 Dec 9. PMID: 33000001; PMCID:
PMC7000001.

2: Notebook Study Group. Are green notebooks any better? A trial. Lancet (London, England). 2020
Jan 4;395(10217):30-40. PMID: 32000002.

3: Eff A, et al. [Amber notebooks]. Rev Papier. 2019;7(2):3. PubMed PMID: 31000003; PubMed Central PMCID: PMC31.
"""


def test_saved_summaries_are_read_paragraph_by_paragraph(drafts_in):
    first, second, third = drafts_in(SUMMARIES)
    assert first.title == "Blue notebooks and what is written in them"
    assert first.authors == (Name("Bee", "AC"), Name("Gee", "K"))
    assert (first.issued, first.pages, first.doi) == ("2021-03-05", "1085", "10.1000/colour.1")
    assert (first.pmid, first.extra) == ("33000001", {"pmcid": "PMC7000001"})
    assert (second.title, second.authors) == (
        "Are green notebooks any better? A trial",
        (Name(literal="Notebook Study Group"),),
    )
    assert (second.venue, second.issue) == ("Lancet (London, England)", "10217")
    assert (third.title, third.authors, third.pmid) == (
        "Amber notebooks",
        (Name("Eff", "A"), OTHERS),
        "31000003",
    )


def test_citations_that_were_copied_one_by_one_are_read_without_numbers(drafts_in):
    texts = [line.partition(": ")[2] for line in SUMMARIES.replace("\n", " ").split("  ")]
    found = drafts_in("\n\n".join(texts[:2]))
    assert [each.pmid for each in found] == ["33000001", "32000002"]


MAILED = """\
This message contains search results from the National Center for Biotechnology Information (NCBI).

Sent on Mon Mar  8 2021

2 selected items: 33000001 32000002

Items 1 - 2 of 2

1. Blue notebooks and what is written
   in them.
Bee AC, Gee K,
Eff A.
J Colour. 2021 Mar 5;10(5):1085. doi:
10.1000/colour.1. Epub 2020 Dec 9.
PMID: 33000001 [PubMed - in process]
Related citations

2. Green notebooks?
Eff A.
J Colour. 2020 Jan 4;9(1):30-40.
PMID: 32000002 [Indexed for MEDLINE]
Similar articles
"""
COPIED = """\
1
Cite
Share
Blue notebooks and what is written in them.
Bee AC, Gee K.
J Colour. 2021 Mar 5;10(5):1085. doi: 10.1000/colour.1.
PMID: 33000001 Free PMC article. Review.
We measure how the colour of a notebook changes what is written in it, see 1. ...
2
Cite
Share
Green notebooks?
Eff A, et al.
J Colour. 2020 Jan 4:e30. doi: 10.1000/colour.2. Online ahead of print.
PMID: 32000002
"""


@pytest.mark.parametrize(
    "text", [MAILED, COPIED, COPIED.replace("Cite\nShare\n", ""), COPIED.replace("\n", "\n\n")]
)
def test_results_that_were_mailed_or_copied_are_read_line_by_line(drafts_in, text):
    first, second = drafts_in(text)
    assert first.title == "Blue notebooks and what is written in them"
    assert first.authors[:2] == (Name("Bee", "AC"), Name("Gee", "K"))
    assert (first.venue, first.issued, first.pmid, first.doi) == (
        "J Colour", "2021-03-05", "33000001", "10.1000/colour.1",
    )  # fmt: skip
    assert (second.title, second.pmid, second.issued) == ("Green notebooks?", "32000002", "2020-01-04")


def test_what_the_page_quotes_below_a_result_is_no_abstract(drafts_in):
    first, second = drafts_in(COPIED)
    assert (first.abstract, second.authors) == ("", (Name("Eff", "A"), OTHERS))
    assert first.extra["snippet"].startswith("We measure how")
    assert second.extra == {}


@pytest.mark.parametrize(
    "text",
    [
        "PMID: 33000001\nPMID: 32000002\n",
        "The tool is described elsewhere (PMID: 33000001).\n\nPlease cite it. It has a manual.\n\nRun it.\n",
        "TY  - JOUR\nTI  - Blue\nN1  - PMID: 33000001\nER  - \n",
        "1. Install it.\n\n2. Run it in 2020.\n\nPMID: 33000001\n",
    ],
)
def test_other_texts_that_name_a_number_are_none(text):
    assert pubmed_text.looks_like(text) == 0.0
