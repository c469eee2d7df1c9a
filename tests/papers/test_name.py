"""Names are split as CSL-JSON splits them, and joined again to what stood there."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.name import (
    OTHERS,
    Name,
    byline,
    full,
    inverted,
    name_of,
    names_from_json,
    names_to_json,
    short,
)

NAMES = st.lists(st.builds(Name, *[st.text(max_size=8)] * 5).filter(any), max_size=6).map(tuple)


@given(NAMES)
def test_names_survive_csl_json(names):
    assert names_from_json(names_to_json(names)) == names


def test_names_are_stored_as_csl_json_without_empty_parts():
    names = [
        Name("Gogh", "Vincent", "van"),
        Name("King", "Martin", suffix="Jr."),
        Name(literal="DeepSeek-AI"),
    ]
    assert json.loads(names_to_json(names)) == [
        {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
        {"family": "King", "given": "Martin", "suffix": "Jr."},
        {"literal": "DeepSeek-AI"},
    ]
    assert names_to_json([]) == ""
    assert names_from_json("") == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Lovelace", Name("Lovelace", "Ada")),
        ("Lovelace, Ada", Name("Lovelace", "Ada")),
        ("  Lovelace ,  Ada  Augusta ", Name("Lovelace", "Ada Augusta")),
        ("Vincent van Gogh", Name("Gogh", "Vincent", "van")),
        ("van Gogh, Vincent", Name("Gogh", "Vincent", "van")),
        ("Ana de la Cruz", Name("Cruz", "Ana", "de la")),
        ("de la Cruz, Ana", Name("Cruz", "Ana", "de la")),
        ("Martin Luther King Jr.", Name("King", "Martin Luther", suffix="Jr.")),
        ("King, Jr., Martin Luther", Name("King", "Martin Luther", suffix="Jr.")),
        ("Martin King, Jr.", Name("King", "Martin", suffix="Jr.")),
        ("King, Jr.", Name("King", suffix="Jr.")),
        ("John Smith III", Name("Smith", "John", suffix="III")),
        ("García Márquez, Gabriel", Name("García Márquez", "Gabriel")),
        ("J.-P. Serre", Name("Serre", "J.-P.")),
        ("Plato", Name(literal="Plato")),
        ("Plato,", Name("Plato")),
        ("van Gogh,", Name("Gogh", particle="van")),
        ("DeepSeek-AI", Name(literal="DeepSeek-AI")),
        ("others", OTHERS),
        (" , Ana", Name(literal="Ana")),
        (",", Name()),
        ("", Name()),
    ],
)
def test_a_name_is_split_into_its_parts(text, name):
    assert name_of(text) == name


@given(st.text(max_size=40))
def test_no_text_is_too_odd_for_a_name_and_no_letter_is_lost(text):
    def letters(of):
        return sorted(letter for letter in of if letter != "," and not letter.isspace())

    name = name_of(text)
    assert letters("".join(name)) == letters(text)


WORDS = st.sampled_from(["Ann", "Bo", "Çelik", "Müller", "李", "O'Neil", "Jean-Luc"])
PARTICLES = st.sampled_from(["", "van", "de la", "von"])
SUFFIXES = st.sampled_from(["", "Jr.", "III"])


@given(WORDS, WORDS, PARTICLES, SUFFIXES)
def test_a_name_written_out_is_read_as_the_same_name(family, given_name, particle, suffix):
    name = Name(family, given_name, particle, suffix)
    assert name_of(full(name)) == name
    assert name_of(inverted(name)) == name


def test_initials_stand_for_given_names():
    assert short(Name("Simhi-Roth", "Anna Lea")) == "A. L. Simhi-Roth"
    assert short(Name("Gogh", "Vincent", "van")) == "V. van Gogh"
    assert short(Name("Plato")) == "Plato"
    assert short(Name("Serre", "(Jean) -")) == "J. Serre"
    assert short(Name(literal="DeepSeek-AI")) == "DeepSeek-AI"


ANN, BO, CY, DI = (Name(family, given_name) for family, given_name in
                   [("Bell", "Ann"), ("Fry", "Bo"), ("Gray", "Cy"), ("Hale", "Di")])  # fmt: skip


@pytest.mark.parametrize(
    ("names", "line"),
    [
        ((), ""),
        ((ANN,), "A. Bell"),
        ((ANN, BO), "A. Bell and B. Fry"),
        ((ANN, BO, CY), "A. Bell, B. Fry and C. Gray"),
        ((ANN, BO, CY, DI), "A. Bell, B. Fry and 2 others"),
        ((ANN, BO, CY, DI, ANN, BO), "A. Bell, B. Fry and 4 others"),
        ((ANN, OTHERS), "A. Bell and others"),
        ((ANN, BO, OTHERS), "A. Bell, B. Fry and others"),
        ((ANN, BO, CY, DI, OTHERS), "A. Bell, B. Fry and others"),
        ((OTHERS,), ""),
    ],
)
def test_a_byline_names_two_and_says_how_many_more(names, line):
    assert byline(names) == line


@given(st.integers(4, 500))
def test_a_byline_accounts_for_everybody(count):
    assert byline([Name("Bell", "Ann")] * count).endswith(f" and {count - 2} others")
