"""Titles and abstracts as they are read, and where places of their source stand there."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.details.readable import readable

TITLE = r"Holes in Cu$_2$O and $\frac{a}{b}$ at $n=1$"


def marked(source, *words):
    made = readable(source)
    spans = [(source.index(word), source.index(word) + len(word)) for word in words]
    return [made.text[start:end] for start, end in made.places(spans)]


def test_formulas_are_read_as_letters_and_what_has_no_such_form_as_it_was_typed():
    assert readable(TITLE).text == r"Holes in Cu₂O and $\frac{a}{b}$ at n = 1"
    assert readable("from $5 to $10").text == "from $5 to $10"


def test_a_place_is_marked_where_it_is_read_and_of_a_formula_all_of_it():
    assert marked(TITLE, "Holes") == ["Holes"]
    assert marked(TITLE, "and") == ["and"]
    assert marked(TITLE, "2") == ["₂"]
    assert marked(TITLE, "Cu$_2$O") == ["Cu₂O"]
    assert marked(TITLE, "in", "n=") == ["in", "n = 1"]


TEXTS = st.text(alphabet=r"a 1$\(){}_^π", max_size=40)


@given(TEXTS, st.data())
def test_every_place_of_any_text_stays_within_it(text, data):
    made = readable(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    places = made.places([(start, end)])
    assert all(0 <= first < last <= len(made.text) for first, last in places) or places == ((start, end),)
    whole = made.places([(0, len(text))])
    assert not text or (not whole and not made.text) or whole == ((0, len(made.text)),)
