"""Authors are read in every order and with every separator that exports use."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.tables.people import authors_in, values_in
from desktop.papers.name import OTHERS, Name, full

BEE, CEE = Name("Bee", "Ann"), Name("Cee", "Dan")
WORDS = st.sampled_from(["Bee", "Cee", "Deeson", "O'Eff", "Gee-Aitch", "Öz"])


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Bee, Ann; Cee, Dan", [BEE, CEE]),
        ("Bee, Ann (57200000001); Cee, Dan (57200000002)", [BEE, CEE]),
        ("Ann Bee, Dan Cee", [BEE, CEE]),
        ("Ann Bee and Dan Cee", [BEE, CEE]),
        ("Ann BeeDan Cee", [BEE, CEE]),
        ("Bee A and Cee DE", [Name("Bee", "A"), Name("Cee", "DE")]),
        ("Ann MacDonald Bee", [Name("Bee", "Ann MacDonald")]),
        ("Bee, Ann and Cee, Dan", [BEE, CEE]),
        ("['Bee, Ann', \"Cee, Dan\"]", [BEE, CEE]),
        ("Bee, Ann", [BEE]),
        ("Bee A., Cee D.E.", [Name("Bee", "A."), Name("Cee", "D.E.")]),
        ("Bee A, Cee DE.", [Name("Bee", "A"), Name("Cee", "DE")]),
        ("Bee, A., Cee, D. E.", [Name("Bee", "A."), Name("Cee", "D. E.")]),
        ("A. Bee; D. Cee", [Name("Bee", "A."), Name("Cee", "D.")]),
        ("Bee, Ann; et al.", [BEE, OTHERS]),
        ("Ann Bee, Dan Cee et al.", [BEE, CEE, OTHERS]),
        ("Bee A., van der Cee D.", [Name("Bee", "A."), Name("van der Cee", "D.")]),
        ("Bee, Jr.; Cee, Dan, III", [Name("Bee", "", suffix="Jr."), Name("Cee", "Dan", suffix="III")]),
        ("Bee, Ann M.; Ångström-Cee, Dan", [Name("Bee", "Ann M."), Name("Ångström-Cee", "Dan")]),
        ("BEE A;CEE DE", [Name("BEE", "A"), Name("CEE", "DE")]),
        ("Bee, A.", [Name("Bee", "A.")]),
        ("", []),
    ],
)
def test_names_in_a_cell(cell, names):
    assert authors_in(cell) == names


@given(
    st.lists(
        st.tuples(WORDS, st.sampled_from(["Ann", "Dan", "Eve Fay"])), min_size=1, max_size=6, unique=True
    )
)
@settings(max_examples=60)
def test_the_common_ways_to_list_names_give_the_same(people):
    ways = (
        "; ".join(f"{family}, {given}" for family, given in people),
        " and ".join(f"{family}, {given}" for family, given in people),
        "; ".join(f"{given} {family}" for family, given in people),
        ", ".join(f"{given} {family}" for family, given in people),
        str([f"{family}, {given}" for family, given in people]),
    )
    expected = [f"{given} {family}" for family, given in people]
    for way in ways:
        assert [full(name) for name in authors_in(way)] == expected, way


def test_a_cell_that_is_no_list_is_one_value():
    assert values_in("[A] Title") == ["[A] Title"]
    assert values_in("['one', 'it\\'s two']") == ["one", "it's two"]
