"""People are the same however their names are read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.papers.author_likeness import Authorship, authorship_of, people_in
from desktop.papers.name import OTHERS, Name, names_to_json

PARTS = st.sampled_from(
    ["", "Bell", "bell", "van der", "Ann", "A.", "Dorn-Fox", "Группа", "Cy", "Ünal", "others"]
)
PERSON = st.builds(Name, family=PARTS, given=PARTS, particle=PARTS)
NAMES = st.lists(PERSON | st.builds(Name, literal=PARTS) | st.just(OTHERS), max_size=6).map(tuple)


def authorship(one, other):
    return authorship_of(people_in(names_to_json(one)), people_in(names_to_json(other)))


@given(NAMES, NAMES)
@settings(max_examples=25, deadline=None)
def test_it_does_not_matter_whose_authors_are_compared_with_whose(one, other):
    assert authorship(one, other) == authorship(other, one)
    assert authorship(one, one) in {Authorship.SAME, Authorship.UNKNOWN}


def test_only_the_first_names_are_compared_and_nobody_called_others():
    bell, fox = Name("Bell", "Ann"), Name("Fox", "Eve")
    assert people_in(names_to_json([*[bell] * 20, fox])) == people_in(names_to_json([*[bell] * 20]))
    assert people_in(names_to_json([bell, OTHERS])) == people_in(names_to_json([bell]))


def test_groups_are_told_from_people_and_a_particle_is_a_part_of_the_family_name():
    group = Name(literal="The Garden Collaboration")
    assert people_in(names_to_json([group])).are_groups
    assert not people_in(names_to_json([group, Name("Bell", "Ann")])).are_groups
    assert people_in(names_to_json([Name("Berg", "Ann", "van den")])).parts == (("van den berg", "ann"),)


def test_a_name_like_one_of_the_others_is_found_and_no_other():
    bell, fox = Name("Bellamy", "Ann"), Name("Foxworth", "Eve")
    assert authorship([bell], [fox, Name("Belamy", "A.")]) is Authorship.SAME
    assert authorship([bell], [fox]) is Authorship.OTHER
    assert authorship([bell], []) is Authorship.UNKNOWN
    assert authorship([bell], [Name("Группа", "Анна")]) is Authorship.UNCLEAR


def test_family_and_given_name_may_have_changed_places():
    assert authorship([Name("Ünal", "Bell")], [Name("al-Bell", "Ünal")]) is Authorship.SAME
    assert authorship([Name("Ünal", "Bell")], [Name("al-Bell", "Cy")]) is Authorship.OTHER
