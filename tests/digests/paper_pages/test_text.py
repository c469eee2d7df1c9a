import pytest

from desktop.digests.paper_pages import text as paper_page
from desktop.papers.name import OTHERS, Name

ARXIV = """\
Skip to main content
Help | Advanced Search
quick links
Computer Science > Computation and Language
arXiv:2401.00007 (cs)
[Submitted on 12 Jan 2024 (v1), last revised 3 Feb 2024 (this version, v2)]
Title:Blue Notebooks and What Is
Written in Them
Authors:Ann Bee, Karl van Gee
View PDF
HTML (experimental)
Abstract:We measure how colour changes writing, as in arXiv:1706.03762.
The effect is small.
Comments:\t12 pages
Subjects:\tComputation and Language (cs.CL); Machine Learning (cs.LG)
Cite as:\tarXiv:2401.00007 [cs.CL]
 \t(or arXiv:2401.00007v2 [cs.CL] for this version)
 \thttps://doi.org/10.48550/arXiv.2401.00007
Focus to learn more
Journal reference:\tJournal of Colour 12 (2024)
Related DOI:\thttps://doi.org/10.1000/colour.7
Submission history
From: Ann Bee [view email]
References & Citations
Connected Papers (What is Connected Papers?)
"""
HUGGING_FACE = """\
Papers
arxiv:2401.00007
Blue Notebooks and What Is Written in Them
Published on Jan 12, 2024
· Submitted by
Ann on Jan 13, 2024
Upvote
23
+18
Authors: Ann Bee ,
Karl van Gee
+ 8 authors
Abstract
Notebooks matter.
AI-generated summary
We measure how colour changes writing.
The effect is small.
View arXiv page View PDF Add to collection
Community
The following papers were recommended by the Semantic Scholar API
Green Notebooks: A Study of Nothing at All (2024)
Models citing this paper 0
Cite arxiv.org/abs/2401.00007 in a model README.md to link it from this page.
"""
OPENREVIEW = """\
OpenReview.net
Back to ICLR 2024 Conference
Blue Notebooks and What Is Written in Them
Download PDF
Ann Bee, Karl van Gee
Published: 16 Jan 2024, Last Modified: 5 Mar 2024
ICLR 2024 poster
Keywords: notebooks, colour
TL;DR: Notebooks matter.
Abstract: We measure how colour changes writing. The effect is small.
Primary Area: general
Official Review of Submission 7
Summary: The paper of Eff et al. on green notebooks is not cited.
"""
PUBMED = """\
Review
J Colour
. 2021 Mar 5;10(5):1085.
doi: 10.1000/colour.7. Epub 2020 Dec 9.
Blue notebooks and what is written in them
Ann Bee 1, Karl van Gee 1 2 #
Affiliations Expand
PMID: 33000001 PMCID: PMC7000001 DOI: 10.1000/colour.7
Abstract
Background: We measure how colour changes writing.
Conclusions: The effect is small.
Keywords: notebooks; colour.
Similar articles
Green notebooks.
Eff A. J Colour. 2020 Jan 4;9(1):30-40.
PMID: 32000002
"""


def test_the_page_of_arxiv_is_its_paper(drafts_in):
    (draft,) = drafts_in(ARXIV)
    assert draft.title == "Blue Notebooks and What Is Written in Them"
    assert draft.authors == (Name("Bee", "Ann"), Name("Gee", "Karl", "van"))
    assert draft.abstract.startswith("We measure")
    assert draft.abstract.endswith("The effect is small.")
    assert (draft.arxiv_id, draft.arxiv_version, draft.issued) == ("2401.00007", 2, "2024-01-12")
    assert (draft.doi, draft.venue, draft.comment) == (
        "10.1000/colour.7",
        "Journal of Colour 12 (2024)",
        "12 pages",
    )
    assert draft.categories == ("cs.CL", "cs.LG")


def test_labels_that_nobody_sees_may_be_missing(drafts_in):
    text = ARXIV.replace("Title:", "").replace("Authors:", "").replace("Is\nWritten", "Is Written")
    (draft,) = drafts_in(text)
    assert (draft.title, len(draft.authors)) == ("Blue Notebooks and What Is Written in Them", 2)


def test_several_pages_that_were_pasted_are_several_papers(drafts_in):
    drafts = drafts_in(ARXIV + ARXIV.replace("2401.00007", "2401.00008").replace("Blue", "Green"))
    assert [draft.arxiv_id for draft in drafts] == ["2401.00007", "2401.00008"]


def test_the_page_of_hugging_face_is_its_paper_and_none_that_is_recommended(drafts_in):
    (draft,) = drafts_in(HUGGING_FACE)
    assert (draft.title, draft.arxiv_id) == ("Blue Notebooks and What Is Written in Them", "2401.00007")
    assert draft.authors == (Name("Bee", "Ann"), Name("Gee", "Karl", "van"), OTHERS)
    assert draft.abstract == "We measure how colour changes writing. The effect is small."
    assert draft.extra == {"summary (machine-written)": "Notebooks matter."}
    assert draft.issued == "2024-01-12"


def test_a_forum_of_openreview_is_its_submission_and_no_review(drafts_in):
    (draft,) = drafts_in(OPENREVIEW)
    assert draft.title == "Blue Notebooks and What Is Written in Them"
    assert draft.authors == (Name("Bee", "Ann"), Name("Gee", "Karl", "van"))
    assert draft.abstract == "We measure how colour changes writing. The effect is small."
    assert (draft.keywords, draft.issued) == (("notebooks", "colour"), "2024-01-16")


def test_the_page_of_pubmed_is_its_article_and_none_that_is_similar(drafts_in):
    (draft,) = drafts_in(PUBMED)
    assert draft.title == "Blue notebooks and what is written in them"
    assert draft.authors == (Name("Bee", "Ann"), Name("Gee", "Karl", "van"))
    assert (draft.venue, draft.issued, draft.volume, draft.pages) == ("J Colour", "2021-03-05", "10", "1085")
    assert (draft.pmid, draft.doi, draft.extra["pmcid"]) == ("33000001", "10.1000/colour.7", "PMC7000001")
    assert draft.abstract.endswith("The effect is small.")


@pytest.mark.parametrize(
    "text",
    [
        "Cite as: arXiv:2401.00007\n",
        "arxiv:2401.00007\narxiv:2401.00008\n",
        "Abstract: tea\nCite as: arXiv:2401.00007 [cs.CL]\n",
        "Published: 16 Jan 2024, Last Modified: 5 Mar 2024\nAbstract: tea\n",
        "J Tea\n. 2021 Mar 5;10(5):1085.\nPMID: 33000001\n",
        "<p>arxiv:2401.00007</p>",
    ],
)
def test_other_texts_with_such_lines_are_no_page(text):
    assert paper_page.looks_like(text) == 0.0
