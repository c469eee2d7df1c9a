"""Drafts keep to the limits of their fields, and say so."""

import pytest

from desktop.digests.fields.drafting import draft_of
from desktop.limits import AUTHORS, FIELD_CHARACTERS, TITLE_CHARACTERS
from desktop.papers.name import OTHERS, Name

LONG = "kettle " * (FIELD_CHARACTERS // 6)


def test_a_title_that_is_too_long_is_cut_and_that_is_said():
    draft = draft_of("tea " * 1000)
    assert len(draft.title) <= TITLE_CHARACTERS
    assert draft.title.endswith("…")
    assert "title is cut" in draft.doubt


def test_blanks_alone_make_no_title_too_long():
    draft = draft_of(f"A title{' ' * 5000}of two parts")
    assert (draft.title, draft.doubt) == ("A title of two parts", "")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("comment", LONG),
        ("venue", LONG),
        ("keywords", ("tea", LONG)),
        ("extra", {"license": LONG}),
        ("abstract", LONG),
    ],
)
def test_a_field_that_is_too_long_is_cut_and_named(name, value):
    draft = draft_of("A title", **{name: value})
    assert len(str(getattr(draft, name))) < len(str(value))
    assert name in draft.doubt


def test_more_authors_than_a_paper_may_have_end_with_others():
    draft = draft_of("A title", authors=tuple(Name(literal=str(number)) for number in range(AUTHORS + 1)))
    assert len(draft.authors) == AUTHORS
    assert draft.authors[-1] == OTHERS
    assert "authors" in draft.doubt


def test_no_votes_are_votes_too():
    assert draft_of("A title", upvotes=0).upvotes == 0
    assert draft_of("A title", upvotes=None, venue="", categories=()).upvotes is None


def test_a_letter_that_grows_when_it_is_normalised_does_not_break_the_limit():
    assert len(draft_of("\u0958" * TITLE_CHARACTERS).title) <= TITLE_CHARACTERS
