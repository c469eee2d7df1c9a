import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exports.bibtex_names import bibtex_name, bibtex_names
from desktop.exports.maths import braces_match
from desktop.papers.name import OTHERS, Name, full, name_of


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (name_of("Ashish Vaswani"), "Vaswani, Ashish"),
        (name_of("Vincent van Gogh"), "van Gogh, Vincent"),
        (name_of("King, Jr., Martin Luther"), "King, Jr., Martin Luther"),
        (name_of("Kurt Gödel"), 'G{\\"o}del, Kurt'),
        (name_of("DeepSeek-AI"), "{DeepSeek-AI}"),
        (Name(literal="Barnes and Noble"), "{Barnes and Noble}"),
        (Name("Noble", "Barnes", "and"), "{and} Noble, Barnes"),
        (Name("al Rasheed", "Yara"), "{al Rasheed}, Yara"),
        (Name("Smith, Inc", "A"), "{Smith, Inc}, A"),
        (Name(literal="Société Générale"), "{Soci{\\'e}t{\\'e} G{\\'e}n{\\'e}rale}"),
        (Name(literal="Ţara & Țara"), r"{\c T}ara{ }{\&}{ }{\textcommabelow T}ara"),
        (Name(literal="AT&T Labs, Inc"), "AT{\\&}T{ }Labs{,}{ }Inc"),
        (name_of("Γ$x$ Ño"), "{\\~N}o, G{\\ensuremath{x}}"),
        (Name(literal="Γ$x$ Group"), "{\\ensuremath{\\Gamma}}{\\ensuremath{x}}{ }Group"),
        (Name("Thứ", "Đức"), "Th{\\'u}, {\\DJ}{\\'u}c"),
        (Name("Παπαδόπουλος", "Γ."), "Papadopoylos, G."),
        (Name("Иванов", "И. И."), "Ivanov, I. I."),
        (Name("Meyer", "Ann, X", "", "III, Jr."), "Meyer, III Jr., Ann X"),
        (Name("a, b", "C", "", "Jr."), "{a b}, Jr., C"),
        (Name("Brace", "{A} {B}"), "Brace, (A) (B)"),
        (Name("ʿAlī", "`x \\y"), "'Al{\\=\\i}, 'x /y"),
        (Name("Plato"), "{Plato}"),
        (Name("King", "", "", "Jr."), "{King Jr.}"),
        (Name("", "Ada"), "{Ada}"),
        (Name(), ""),
    ],
)
def test_a_name_is_written_so_that_bibtex_finds_its_parts(name, written):
    assert bibtex_name(name) == written


def test_names_that_are_not_listed_become_and_others():
    assert bibtex_names([name_of("A B"), OTHERS]) == "B, A and others"


def test_nobody_is_nobody():
    assert bibtex_names([]) == ""
    assert bibtex_names([OTHERS]) == ""


@settings(deadline=None)
@given(st.lists(st.builds(Name, *[st.text("abAN d,{}\\é ", max_size=9)] * 5), max_size=4))
def test_there_are_as_many_names_outside_braces_as_were_given(names):
    written = bibtex_names(names)
    assert braces_match(written)
    depth, bare = 0, ""
    for letter in written:
        depth += (letter == "{") - (letter == "}")
        bare += letter if depth == 0 else "x"
    assert all(name.count(",") <= 2 for name in written.split(" and ") if not name.startswith("{"))
    parts = len(bare.lower().split(" and ")) if written else 0
    named = [name for name in names if full(name).strip()]
    assert parts == len(named)
