"""Names are found by what was typed, best first, and a new one is offered when it is new."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.text_keys import name_key
from desktop.ui.pickers.completing import LONGEST_NAME, NameChoice, best_row, completions, is_known

KNOWN = [
    NameChoice("benchmark", "ochre", 23, 0),
    NameChoice("in-context learning", "green", 17, 0),
    NameChoice("instance-seg", "petrol", 11, 2),
    NameChoice("to cite", "brick", 4, 1),
    NameChoice("Überblick", "slate", 1, 0),
]
NAMES = st.text(alphabet="ab Üé-#", min_size=1, max_size=8).filter(
    lambda name: bool(name_key(name.strip("# ")))
)


def names(typed, choices=KNOWN):
    return [(f"+{row.choice.name}" if row.is_new else row.choice.name) for row in completions(choices, typed)]


def test_nothing_typed_shows_all_names_those_in_use_here_first():
    assert names("") == ["instance-seg", "to cite", "benchmark", "in-context learning", "Überblick"]
    assert names("  # ") == names("")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("inst", ["instance-seg", "+inst"]),
        ("in", ["instance-seg", "in-context learning", "+in"]),
        ("learn", ["in-context learning", "+learn"]),
        ("CITE", ["to cite", "+CITE"]),
        ("uber", ["Überblick", "+uber"]),
        ("mark", ["benchmark", "+mark"]),
        ("icl", ["in-context learning", "+icl"]),
        ("bmk", ["benchmark", "+bmk"]),
        ("zzz", ["+zzz"]),
    ],
)
def test_names_are_found_by_part_by_letters_and_without_accents(typed, found):
    assert names(typed) == found


def test_a_known_name_is_not_offered_as_new():
    assert names("To  Cite") == ["to cite"]
    assert names("#benchmark#") == ["benchmark"]
    assert is_known("ÜBERBLICK", KNOWN)


def test_a_name_that_is_too_long_is_not_offered():
    assert names("x" * (LONGEST_NAME + 1)) == []


def test_enter_takes_the_first_but_a_new_name_before_loose_letters():
    rows = completions(KNOWN, "inst")
    assert not rows[best_row(rows)].is_new
    rows = completions(KNOWN, "icl")
    assert rows[best_row(rows)].choice.name == "icl"
    assert best_row([]) == 0


def test_the_matched_letters_are_told():
    (row, _new) = completions(KNOWN, "learn")
    assert "".join(row.choice.name[at] for at in row.letters) == "learn"
    (row, _new) = completions(KNOWN, "bmk")
    assert "".join(row.choice.name[at] for at in row.letters) == "bmk"
    (row, _new) = completions([NameChoice("Straße")], "ss")
    assert row.letters == (4,)


@given(names=st.lists(NAMES, max_size=6), typed=NAMES)
def test_every_typed_name_can_be_picked_once(names, typed):
    choices = [NameChoice(name) for name in {name_key(name): name for name in names}.values()]
    rows = completions(choices, typed)
    exact = [row for row in rows if name_key(row.choice.name) == name_key(typed.strip("# "))]
    assert len(exact) == 1
    assert exact[0].is_new is not is_known(typed.strip("# "), choices)
    assert 0 <= best_row(rows) < len(rows)


@given(name=NAMES, data=st.data())
def test_each_part_of_a_name_finds_it(name, data):
    start = data.draw(st.integers(0, len(name) - 1))
    part = name[start : data.draw(st.integers(start + 1, len(name)))]
    assert name in [row.choice.name for row in completions([NameChoice(name)], part) if not row.is_new]
