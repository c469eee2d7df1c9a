import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.bibtex_names import in_latin, respelt_in
from desktop.exports.romanization import is_caseless, latin, name_in_latin, without_greek_words
from desktop.papers.name import Name


@pytest.mark.parametrize(
    ("letter", "spelt"),
    [
        ("Ж", "Zh"), ("я", "ya"), ("й", "y"), ("明", "Ming"), ("김", "Gim"), ("か", "ka"), ("מ", "m"),
        ("🚀", ":rocket:"), ("\u0304", ""), ("\ue000", "?"),
    ],
)  # fmt: skip
def test_a_letter_is_spelt_as_is_usual_for_its_script(letter, spelt):
    assert latin(letter) == latin(unicodedata.normalize("NFD", letter)) == spelt


@given(st.characters(codec="utf-8", exclude_categories=["Cc"]))
def test_every_letter_is_spelt_in_printable_ascii(letter):
    assert latin(letter).isascii()
    assert latin(letter).isprintable()


def test_only_greek_words_are_spelt_where_greek_letters_may_be_signs():
    assert without_greek_words("α, αβ, TNFα and λόγος") == "α, αβ, TNFα and logos"
    assert name_in_latin("Γ. Παπαδόπουλος") == "G. Papadopoylos"
    assert name_in_latin("Müller") == "Müller"


def test_scripts_without_capitals_are_known():
    assert is_caseless("中文")
    assert is_caseless("שלום")
    assert not is_caseless("Влияние")
    assert not is_caseless("Müller")
    assert not is_caseless("GPT")


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        (Name("明", "李"), Name("Ming", "Li")),
        (Name("المهدي", "محمد"), Name("Lmhdy", "Mhmd")),
        (Name("Иванов", "И. И."), Name("Ivanov", "I. I.")),
        (Name("Müller", "Łukasz", "von", "Jr."), Name("Müller", "Łukasz", "von", "Jr.")),
        (Name(literal="中国 科学院"), Name(literal="ZhongGuo KeXueYuan")),
        (Name("ا", "Ann"), Name("?", "Ann")),
    ],
)
def test_a_name_keeps_its_parts(name, spelt):
    assert in_latin(name) == spelt
    assert bool(respelt_in(name)) == (name != spelt)
