"""What a person types into a field and what is shown there for it are each other's inverse."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.papers.cleaning import one_line
from desktop.papers.fields import LIST_FIELDS, RECORD_FIELDS, authors_from, edited, shown
from desktop.papers.name import OTHERS, Name, name_of, names_from_json, names_to_json

PLAIN = [name for name in RECORD_FIELDS if name not in {"arxiv_id", "arxiv_version", "doi", "pmid", "url", "issued",
                                                          "extra", "authors"}]  # fmt: skip


@pytest.mark.parametrize("field", PLAIN)
@given(data=st.data())
def test_a_field_that_is_opened_and_closed_stays_as_it_is(field, any_text, data):
    typed = data.draw(any_text)
    assume(field != "title" or one_line(typed))
    stored = edited(field, typed)
    assert edited(field, shown(field, stored)) == stored


NAMES = st.one_of(
    st.tuples(
        st.sampled_from(["Bell", "García Márquez", "李", "O'Neil"]),
        st.sampled_from(["", "Ann", "J.-P.", "Ana Lea"]),
        st.sampled_from(["", "van", "de la"]),
    ).map(lambda parts: Name(*parts)),
    st.builds(
        lambda given_name, suffix: Name("King", given_name, suffix=suffix),
        st.sampled_from(["", "Martin"]),
        st.sampled_from(["", "Jr.", "III"]),
    ),
    st.builds(
        lambda text: Name(literal=text),
        st.sampled_from(
            ["DeepSeek-AI", "Statistics and Data Group", "Meta, Inc.", "a; b", "Open Science Lab", "others", "von T"]
        ),
    ),
)  # fmt: skip


@given(st.lists(NAMES, max_size=5))
def test_authors_that_are_opened_and_closed_stay_the_same_people(names):
    stored = names_to_json(names)
    assert edited("authors", shown("authors", stored)) == stored


@given(data=st.data())
def test_authors_typed_are_shown_so_that_they_are_read_as_the_same(any_text, data):
    stored = edited("authors", data.draw(any_text))
    once = edited("authors", shown("authors", stored))
    assert edited("authors", shown("authors", once)) == once


@pytest.mark.parametrize(
    "text", ["Ann Bell; Cy Dorn", "Bell, Ann and Dorn, Cy", "Ann Bell\nDorn, Cy\n", "; Ann Bell ;; Cy Dorn"]
)
def test_authors_stand_one_a_line_or_between_semicolons_or_ands(text):
    assert authors_from(text) == (Name("Bell", "Ann"), Name("Dorn", "Cy"))


def test_a_name_in_braces_is_not_split():
    assert authors_from("{Statistics and Data Group}; Ann Bell") == (
        Name(literal="Statistics and Data Group"),
        Name("Bell", "Ann"),
    )


def test_the_incomplete_end_of_a_list_of_authors_stays_incomplete():
    stored = names_to_json([name_of("Ann Bell"), OTHERS])
    assert shown("authors", stored) == "Bell, Ann; others"
    assert names_from_json(str(edited("authors", "Bell, Ann; others")))[-1] == OTHERS


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("arxiv_id", "https://arxiv.org/abs/2412.03565v2", "2412.03565"),
        ("arxiv_version", " 3 ", 3),
        ("arxiv_version", "", None),
        ("doi", "https://doi.org/10.1000/ABC", "10.1000/abc"),
        ("pmid", "PMID: 123", "123"),
        ("url", " https://example.org/a ", "https://example.org/a"),
        ("issued", "2024-06", "2024-06"),
        ("issued", "", ""),
        ("title", "A  title\nof two lines", "A title of two lines"),
        ("abstract", "one\ntwo\n\nthree", "one two\n\nthree"),
        ("comment", "12 pages\n\nto appear", "12 pages\n\nto appear"),
        ("keywords", "vision, language ,,\nbenchmark", "vision\nlanguage\nbenchmark"),
        (
            "links",
            "https://example.org/a,b, https://example.org/c",
            "https://example.org/a,b\nhttps://example.org/c",
        ),
        ("venue", "  NeurIPS \x00 ", "NeurIPS"),
        ("authors", "  ", ""),
    ],
)
def test_what_is_typed_is_stored_in_its_normal_form(field, typed, stored):
    assert edited(field, typed) == stored
    assert edited(field, shown(field, stored)) == stored


@pytest.mark.parametrize(
    ("field", "typed"),
    [("arxiv_id", "12"), ("arxiv_version", "two"), ("arxiv_version", "0"), ("arxiv_version", "9" * 9_000),
     ("doi", "no doi"), ("pmid", "12a"), ("url", "javascript:alert(1)"), ("url", "example.org"), ("issued", "June"),
     ("issued", "-"), ("title", " \n ")],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_plain_words(field, typed):
    with pytest.raises(ValueError, match=r"is not |needs a ") as refusal:
        edited(field, typed)
    assert "Traceback" not in str(refusal.value)
    assert "invalid literal" not in str(refusal.value)


def test_every_list_field_is_a_field():
    assert set(LIST_FIELDS) < set(RECORD_FIELDS)
