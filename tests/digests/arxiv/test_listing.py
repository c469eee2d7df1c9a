"""Listings of arXiv's web pages are read as they are copied from a browser, whatever it leaves out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.arxiv.listing import is_listing
from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.papers.digest import DigestFacts
from desktop.papers.draft import Draft
from desktop.papers.name import OTHERS, Name

ABSTRACT = "We pour tea into cups and wait. Comments: none of the cups was broken.\nWe pour again."
NEW = f"""Showing new listings for Tuesday, 4 November 2025
Total of 3 entries
New submissions (showing 1 of 1 entries)
[1] arXiv:2511.00001 [pdf, html, other]
Title: Why Tea Tastes of Patience
Ann Bee, Carl Dee, Eve Eff, et al. (2 additional authors not shown)
Comments: 9 pages, to appear
Journal-ref: J. Tea 7 (2025)
Subjects: Computation and Language (cs.CL); Machine Learning (cs.LG)
{ABSTRACT}

Cross submissions (showing 1 of 1 entries)
[2]
arXiv:2511.00002 (cross-list from math.PR) [pdf, html, other]
Title:
On Cups
Authors:
Ann Bee
Subjects: Probability (math.PR)
{ABSTRACT}
Replacement submissions (showing 1 of 1 entries)
[3] arXiv:2401.00003 (replaced) [pdf, other]
Title: A Second Pot
Carl Dee
Subjects: Machine Learning (cs.LG)
"""
RECENT = """Authors and titles for recent submissions
Tue, 4 Nov 2025 (showing 1 of 90 entries )
[1] arXiv:2511.00001 [pdf, html, other]
Title: Why Tea Tastes of Patience
Ann Bee
Subjects: Computation and Language (cs.CL)
Mon, 3 Nov 2025 (showing 1 of 80 entries )
[2] arXiv:2511.00002 (cross-list from cs.LG) [pdf, html, other]
Title: On Cups
Carl Dee
"""


def found_in(text):
    return list(read(Source(text.encode(), "listing.txt")))


def drafts_in(text):
    return [each for each in found_in(text) if isinstance(each, Draft)]


def test_a_page_of_new_papers_is_read():
    facts, one, two, three = found_in(NEW)
    assert isinstance(facts, DigestFacts)
    assert (facts.source, facts.shown_on) == ("arXiv", "2025-11-04")
    assert (one.title, one.arxiv_id, one.status) == ("Why Tea Tastes of Patience", "2511.00001", "new")
    assert one.authors == (Name("Bee", "Ann"), Name("Dee", "Carl"), Name("Eff", "Eve"), OTHERS)
    assert (one.comment, one.venue) == ("9 pages, to appear", "J. Tea 7 (2025)")
    assert one.categories == ("cs.CL", "cs.LG")
    assert one.abstract == ABSTRACT.replace("\n", " ")
    assert (two.title, two.authors, two.status) == ("On Cups", (Name("Bee", "Ann"),), "cross")
    assert (three.title, three.arxiv_id, three.status) == ("A Second Pot", "2401.00003", "replaced")
    assert not three.abstract


def test_a_page_of_recent_papers_has_several_days_and_no_abstracts():
    facts, one, two = found_in(RECENT)
    assert facts.shown_on == "2025-11-04"
    assert [(each.title, each.status, each.abstract) for each in (one, two)] == [
        ("Why Tea Tastes of Patience", "", ""),
        ("On Cups", "cross", ""),
    ]
    assert two.authors == (Name("Dee", "Carl"),)


def test_formats_or_numbers_may_be_missing():
    assert len(drafts_in(RECENT.replace(" [pdf, html, other]", ""))) == 2
    assert len(drafts_in(RECENT.replace("[1] ", "").replace("[2] ", ""))) == 2


@settings(max_examples=25)
@given(
    st.lists(
        st.sampled_from(["Tea", "On Cups: Why?", "$x$ of Kettles", "What [pdf] Is"]), min_size=1, max_size=5
    ),
    st.data(),
)
def test_each_paper_lies_in_its_own_span_and_damage_costs_no_other(titles, data):
    items = [
        f"[{n}] arXiv:2511.{n:05} [pdf, html, other]\nTitle: {title}\nAnn Bee\nSubjects: Tea (cs.CL)\nWe pour.\n"
        for n, title in enumerate(titles, 1)
    ]
    text = "Showing new listings\n" + "".join(items)
    drafts = drafts_in(text)
    assert [draft.title for draft in drafts] == titles
    assert [text[slice(*draft.span)] for draft in drafts] == [item.rstrip() for item in items]
    at = data.draw(st.integers(0, len(items) - 1))
    cut = data.draw(st.integers(0, len(items[at]) - 1))
    damaged = [*items[:at], items[at][:cut] + "\n", *items[at + 1 :]]
    if len(items) > 1:
        kept = {draft.arxiv_id for draft in drafts_in("Showing new listings\n" + "".join(damaged))}
        assert kept >= {f"2511.{n:05}" for n in range(1, len(items) + 1) if n != at + 1}


@pytest.mark.parametrize(
    "text", ["arXiv:2511.00001\nTitle: On Tea\n", "As arXiv:2511.00001 [1] says\nTitle: none\n"]
)
def test_other_texts_are_no_listings(text):
    assert not is_listing(text)


def test_the_page_of_one_paper_is_no_listing():
    assert not is_listing("arXiv:2401.00001 (cs) [Submitted on 2 Jan 2024]\nTitle:On Tea\nAuthors:Ann Bee\n")
