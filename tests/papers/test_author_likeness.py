"""People are the same however their names are read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.papers.author_likeness import Authorship, authorship_of, people, people_in
from desktop.papers.name import OTHERS, Name, names_to_json

PARTS = st.sampled_from(
    ["", "Bell", "bell", "van der", "Ann", "A.", "Dorn-Fox", "Группа", "Cy", "Ünal", "others"]
)
PERSON = st.builds(Name, family=PARTS, given=PARTS, particle=PARTS)
NAMES = st.lists(PERSON | st.builds(Name, literal=PARTS) | st.just(OTHERS), max_size=6).map(tuple)


def authorship(one, other):
    return authorship_of(people(one), people(other))


@given(NAMES, NAMES)
@settings(max_examples=25, deadline=None)
def test_names_as_a_record_stores_them_are_the_same_people(one, other):
    one, other = (4 * tuple(name for name in names if any(name)) for names in (one, other))
    mine, theirs = people_in(names_to_json(one)), people_in(names_to_json(other))
    assert (mine, theirs) == (people(one), people(other))
    assert authorship_of(mine, theirs) == authorship_of(theirs, mine) == authorship(one, other)


def test_a_name_like_one_of_the_others_is_found_and_no_other():
    bell, fox = Name("Bellamy", "Ann"), Name("Foxworth", "Eve")
    assert authorship([bell], [fox, Name("Belamy", "A.")]) is Authorship.SAME
    assert authorship([bell], [fox]) is Authorship.OTHER
    assert authorship([bell], []) is Authorship.UNKNOWN
    assert authorship([bell], [Name("Группа", "Анна")]) is Authorship.UNCLEAR


def test_family_and_given_name_may_have_changed_places():
    assert authorship([Name("Ünal", "Bell")], [Name("al-Bell", "Ünal")]) is Authorship.SAME
    assert authorship([Name("Ünal", "Bell")], [Name("al-Bell", "Cy")]) is Authorship.OTHER
