"""Whether two records are one work is told with reasons, and in doubt it is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.likeness import SHORTEST_TELLING_KEY, Evidence, Sameness, likeness

LONG = "attentionisallyouneed"
NOTHING = Evidence("", "", "", "", (), None, abstract=False)
SIDES = st.builds(
    Evidence,
    st.sampled_from(["", "short", LONG, "anothertitleoftwentyletters"]),
    st.sampled_from(["", "1706.03762", "2412.03565"]),
    st.sampled_from(["", "10.1000/a", "10.1000/b", "10.48550/arxiv.1706.03762"]),
    st.sampled_from(["", "1", "2"]),
    st.sampled_from([(), ("Vaswani",), ("vaswani", "Shazeer"), ("Bell",)]),
    st.sampled_from([None, 2017, 2018]),
    st.booleans(),
)


@given(SIDES, SIDES)
def test_it_does_not_matter_who_is_compared_with_whom(one, other):
    forth, back = likeness(one, other), likeness(other, one)
    assert forth == back
    assert bool(forth.reasons) is (forth.sameness is not Sameness.DIFFERENT)


@given(SIDES)
def test_a_record_is_like_itself(one):
    judged = likeness(one, one)
    identified = one.arxiv_id or one.doi or one.pmid
    telling = len(one.title_key) >= SHORTEST_TELLING_KEY or (one.title_key and one.authors)
    assert (judged.sameness is Sameness.SAME) is bool(identified or telling)


@pytest.mark.parametrize("field", ["arxiv_id", "doi", "pmid"])
def test_one_identifier_settles_it(field):
    one, other = (
        NOTHING._replace(title_key=LONG, **{field: "x"}),
        NOTHING._replace(title_key="", **{field: "x"}),
    )
    judged = likeness(one, other)
    assert judged.sameness is Sameness.SAME
    assert judged.reasons[0].startswith("same ")


def test_an_identifier_alone_is_not_believed_against_all_else():
    one = NOTHING._replace(doi="10.1000/a", title_key=LONG, authors=("Vaswani",))
    other = NOTHING._replace(doi="10.1000/a", title_key="errata", authors=("Bell",))
    assert likeness(one, other) == (Sameness.MAYBE, ("same DOI", "another title", "other authors"))


def test_a_preprint_and_its_publication_may_have_a_doi_each():
    one = NOTHING._replace(title_key=LONG, doi="10.48550/arxiv.1706.03762")
    other = NOTHING._replace(title_key=LONG, doi="10.1000/a")
    assert likeness(one, other) == (Sameness.SAME, ("same title",))


@pytest.mark.parametrize(
    ("one", "other", "doubt"),
    [
        ({"doi": "10.1000/a"}, {"doi": "10.1000/b"}, "another DOI"),
        ({"arxiv_id": "1706.03762"}, {"arxiv_id": "2412.03565"}, "another arXiv id"),
        ({"authors": ("Vaswani",)}, {"authors": ("Bell",)}, "other authors"),
        ({"title_key": "short"}, {"title_key": "short"}, "a short title"),
    ],
)
def test_the_same_title_is_doubted_when_something_speaks_against_it(one, other, doubt):
    judged = likeness(*(NOTHING._replace(**{"title_key": LONG, **side}) for side in (one, other)))
    assert judged == (Sameness.MAYBE, ("same title", doubt))


def test_a_short_title_is_enough_when_the_authors_are_known():
    one = NOTHING._replace(title_key="segmentanything", authors=("Kirillov",))
    assert likeness(one, one._replace(authors=("KIRILLOV", "Mintun"))).sameness is Sameness.SAME


def test_two_papers_without_a_title_are_not_the_same():
    assert likeness(NOTHING, NOTHING) == (Sameness.DIFFERENT, ())


def test_accents_in_names_do_not_make_other_authors():
    one = NOTHING._replace(title_key=LONG, authors=("Müller",))
    assert likeness(one, one._replace(authors=("Muller",))).sameness is Sameness.SAME
