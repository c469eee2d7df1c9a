"""Text from outside is shown with nothing hidden in it, at a length that can be laid out, places kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.limits import SHOWN_LINE_CHARACTERS
from desktop.ui.details.shown_text import SHOWN_CHARACTERS, is_editable, shown, visible, visible_line

TEXTS = st.text(alphabet=st.sampled_from("ab é\n\u202e\u2066\x00\x07\u65e5\U0001f5c3"), max_size=60)


@pytest.mark.parametrize(
    "control", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\u2069", "\ud800"]
)
def test_a_control_character_becomes_one_sign_that_can_be_seen(control):
    text = visible(f"a{control}b")
    assert len(text) == 3
    assert text[1] != control
    assert text[1].isprintable()


@pytest.mark.parametrize(
    "text", ["plain", "naïve", "\u05e9\u05dc\u05d5\u05dd\u200f!", "tab\there", "two\nlines", "\u65e5\u672c"]
)
def test_ordinary_text_stays_as_it_is(text):
    assert visible(text) == text


def test_a_line_that_is_too_long_is_cut_and_says_so():
    cut = shown("x" * (SHOWN_LINE_CHARACTERS + 5) + "\nshort")
    first, second = cut.text.split("\n")
    assert first == "x" * SHOWN_LINE_CHARACTERS + "…"
    assert second == "short"


def test_many_lines_are_cut_too():
    cut = shown("line\n" * SHOWN_CHARACTERS)
    assert SHOWN_CHARACTERS - 10 <= len(cut.text) <= SHOWN_CHARACTERS + 10


def test_a_name_stays_on_one_line():
    assert visible_line("a\nb\tc") == "a b c"
    assert visible_line("abcdef", 4) == "abc…"


@given(text=TEXTS, data=st.data())
def test_places_in_the_source_are_the_same_letters_in_what_is_shown(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    view = shown(text)
    units = view.text.encode("utf-16-le")
    found = "".join(
        units[2 * first : 2 * last].decode("utf-16-le") for first, last in view.places([(start, end)])
    )
    assert found == visible(text[start:end]).replace("\n", "")


@given(text=TEXTS, longest=st.integers(1, 12))
def test_places_of_what_was_cut_off_are_left_out(text, longest):
    view = shown(text, longest_line=longest)
    units = len(view.text.encode("utf-16-le")) // 2
    assert all(0 <= first < last <= units for first, last in view.places([(0, len(text))]))


def test_a_place_after_a_cut_line_is_found_where_it_now_stands():
    view = shown("x" * 50 + "\nfind me", longest_line=10)
    assert [view.text[first:last] for first, last in view.places([(51, 55)])] == ["find"]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("short", True),
        ("x" * SHOWN_LINE_CHARACTERS, True),
        ("x" * (SHOWN_LINE_CHARACTERS + 1), False),
        ("line\n" * 30_000, False),
    ],
)
def test_what_is_shown_only_in_part_is_not_edited(text, answer):
    assert is_editable(text) is answer
