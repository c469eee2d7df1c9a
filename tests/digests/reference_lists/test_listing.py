"""References are taken apart in the styles that people cite in, always in doubt; prose is left to others."""

import textwrap
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.reference_lists import listing
from desktop.papers.draft import Draft
from desktop.papers.name import full

TITLE = "The colour of notebooks: a trial"
STYLES = {
    "Harvard": "Bee AC, Cee D, and Dee EF (2013) {title}. Journal of Notebooks 6(4): 232–235.",
    "APA": "Bee, A. C., Cee, D., & Dee, E. F. (2013). {title}. Journal of Notebooks, 6(4), 232–235. https://doi.org/10.1000/x",
    "Chicago": "Bee, A. C., D. Cee, and E. F. Dee. 2013. “{title}.” Journal of Notebooks 6 (4): 232–235.",
    "ACM": "A. C. Bee, D. Cee, and E. F. Dee. 2013. {title}. Journal of Notebooks 6, 4 (2013), 232–235.",
    "Vancouver": "Bee AC, Cee D, Dee EF. {title}. Journal of Notebooks. 2013;6(4):232-235.",
    "IEEE": 'A. C. Bee, D. Cee, and E. F. Dee, "{title}," Journal of Notebooks, vol. 6, no. 4, pp. 232–235, 2013.',
    "Springer": "Bee, A.C., Cee, D., Dee, E.F.: {title}. Journal of Notebooks 6(4), 232–235 (2013)",
    "Nature": "Bee, A. C., Cee, D. & Dee, E. F. {title}. Journal of Notebooks 6, 232–235 (2013).",
    "plain": "A. C. Bee, D. Cee, and E. F. Dee. {title}. Journal of Notebooks, 6(4):232–235, 2013.",
}  # fmt: skip
OTHERS = (
    "Work that is to be done",
    "Big data, big insights? Advancing the design of lists",
    "On X-ray vs. light",
)


def a_list(style, titles=(TITLE, *OTHERS), mark=""):
    return "\n".join(
        mark.format(number) + STYLES[style].format(title=title) for number, title in enumerate(titles, 1)
    )


@pytest.mark.parametrize("style", STYLES)
def test_every_part_is_found_in_every_style(drafts_in, style):
    drafts = drafts_in(a_list(style))
    assert [draft.title for draft in drafts] == [TITLE, *OTHERS]
    for draft in drafts:
        assert [name.family for name in draft.authors] == ["Bee", "Cee", "Dee"]
        assert (draft.issued, draft.venue, draft.volume) == ("2013", "Journal of Notebooks", "6")
        assert draft.doubt


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("mark", ["[{}] ", "{}. ", "- ", "({}) "])
def test_numbers_and_bullets_are_no_part_of_a_reference(drafts_in, style, mark):
    text = f"References\n\n{a_list(style, mark=mark)}"
    assert [draft.title for draft in drafts_in(text)] == [TITLE, *OTHERS]


@given(st.integers(50, 110), st.sampled_from(sorted(STYLES)), st.sampled_from(["[{}] ", "{}. "]))
@settings(max_examples=40)
def test_wrapped_references_come_back_whole(drafts_in, width, style, mark):
    lines = []
    for reference in a_list(style, mark=mark).split("\n"):
        lines += textwrap.wrap(reference, width, subsequent_indent="    ", break_on_hyphens=False)
    text = "\n".join(lines)
    drafts = drafts_in(text)
    assert [draft.title for draft in drafts] == [TITLE, *OTHERS]
    assert all(text[slice(*draft.span)].split()[0].strip(",.")[:3] in {"Bee", "A.C", "A"} for draft in drafts)


CHICAGO = "Bee, Ann, and Dan Cee. 2019. On Notebooks. Journal of Style 12 (3): 45-67."
ACL = "Ann Bee, Dan Cee, and Eve Dee. On notebooks. In Advances in Paper, pages 59-68, 2017."
GROUP = "World Paper Organization. (2020). Rules for notebooks. https://example.org/"
MLA = 'Bee, Ann. "On Notebooks." Journal of Style 6.4 (2013): 232-235.'
QUESTION = "van der Bee J, O'Cee K. What is a page? A question. Paper. 2020;3:12."


@pytest.mark.parametrize(
    ("reference", "title", "names", "venue"),
    [
        (CHICAGO, "On Notebooks", ["Ann Bee", "Dan Cee"], "Journal of Style"),
        (ACL, "On notebooks", ["Ann Bee", "Dan Cee", "Eve Dee"], "Advances in Paper"),
        (GROUP, "Rules for notebooks", ["World Paper Organization"], ""),
        (MLA, "On Notebooks", ["Ann Bee"], "Journal of Style"),
        (QUESTION, "What is a page? A question", ["J van der Bee", "K O'Cee"], "Paper"),
    ],
)
def test_other_ways_to_cite(drafts_in, reference, title, names, venue):
    draft, *_ = drafts_in(f"{reference}\n{a_list('Harvard')}")
    assert (draft.title, [full(name) for name in draft.authors], draft.venue) == (title, names, venue)


def test_identifiers_are_taken_from_their_reference(drafts_in):
    text = (
        "Bee A, Cee D (2018) One title of two. arXiv preprint arXiv:1801.00001.\n"
        "Dee E (2019) Another title of two. A Journal 3: 4–5. doi:10.1000/abc.\n"
    )
    first, second = drafts_in(text)
    assert (first.arxiv_id, second.doi) == ("1801.00001", "10.1000/abc")


def test_what_is_no_reference_is_left_over(found_in):
    found = found_in(a_list("APA") + "\n\nthese are the works that we read in the year\n")
    assert [type(each).__name__ for each in found[1:]] == ["Draft"] * 4 + ["LeftOver"]


@pytest.mark.parametrize(
    "text",
    [
        "As Bee (2013) says, notebooks have colours.\n\nCee (2014) says the opposite, and so did we in 2019.\n",
        "The Colour of Notebooks\n\nWe measure how the colour of a notebook changes what is written (Bee, 2019).\n",
        "One Title\nAnother Title\nA Third Title, 2020\n",
        "Minutes of May 3, 2019\n\nPresent were A. Bee and D. Cee.\n",
        "",
    ],
)
def test_prose_and_titles_are_no_list(text):
    assert listing.looks_like(text) == 0.0


def test_titles_with_abstracts_are_left_to_their_reader(page, abstract, facts_of):
    pairs = [(f"A Title of {number} Things", abstract + " Bee, A. (2019) said so.") for number in range(5)]
    assert facts_of(page(*pairs, header="")).kind == "text"


def test_a_list_is_never_surer_than_a_format():
    assert 0 < listing.looks_like(a_list("APA")) < 0.3


@pytest.mark.parametrize(
    "piece",
    ["A. B. C. D. ", "Bee, A., ", "Aaaa ", "Bee, Ann, and ", "(2013) ", "“", "1. ", "Bee-Cee-", "In: "],
)
def test_hostile_lists_are_looked_at_in_no_time(piece):
    started = time.process_time()
    for text in (piece * (60_000 // len(piece)), (piece * 40 + "\n") * (60_000 // (40 * len(piece)))):
        assert listing.looks_like(text) in {0.0, 0.25}
    assert time.process_time() - started < 4


def test_damage_in_one_reference_leaves_the_others(found_in):
    lines = a_list("Vancouver").split("\n")
    lines[1] = "\x00 ((( Bee"
    titles = [each.title for each in found_in("\n".join(lines)) if isinstance(each, Draft)]
    assert titles == [TITLE, *OTHERS[1:]]
