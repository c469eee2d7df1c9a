"""Whatever a reader found is made storable at this border, and nothing that a user makes can be said here."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from desktop.papers.cleaning import one_line
from desktop.papers.digest import LeftOver
from desktop.papers.draft import Draft
from desktop.papers.name import Name


def strings_in(value):
    """Return every string in a value made of models, tuples and dictionaries."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in strings_in(part)]
    return [text for part in value for text in strings_in(part)] if isinstance(value, tuple) else []


@given(data=st.data())
def test_every_text_of_a_draft_can_be_stored(any_text, data):
    odd = data.draw(any_text)
    draft = Draft(
        title=odd, authors=(Name(odd, odd, odd, odd, odd),), abstract=odd, venue=odd, doi=odd, links=(odd,),
        keywords=(odd, odd), extra={odd: odd}, comment=odd, submitter=odd, status=odd, doubt=odd,
    )  # fmt: skip
    texts = [*strings_in(draft.model_dump()), LeftOver(text=odd).text]
    with closing(sqlite3.connect(":memory:")) as connection:
        assert all(connection.execute("SELECT ?", (text,)).fetchone() == (text,) for text in texts)
    assert not any("\x00" in text for text in texts)


@given(st.lists(st.builds(Name, *[st.text("ab é\u0301\u3000\u200b|\n")] * 5), max_size=3))
def test_every_part_of_every_name_is_one_clean_line(names):
    authors = Draft(authors=tuple(names)).authors
    assert authors == tuple(Name(*map(one_line, name)) for name in names)


@pytest.mark.parametrize(
    "field", ["state", "rating", "tags", "note", "binned", "list", "added_at", "id", "uid"]
)
def test_a_digest_cannot_set_what_the_user_made(field):
    with pytest.raises(ValidationError, match="Extra inputs"):
        Draft.model_validate({"title": "A title", field: 1})


def test_a_number_that_no_column_holds_is_not_known():
    assert Draft(upvotes=2**70).upvotes is None
    assert Draft(upvotes=12).upvotes == 12


@pytest.mark.parametrize("issued", ["-", "June", "2024-13", "２０２４"])
def test_a_date_that_is_none_is_refused(issued):
    with pytest.raises(ValidationError):
        Draft(issued=issued)
