"""Lines are cut to their room, and matches are where their letters are, in any script."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.ui.table.laid_out_line import LONGEST, lay_out
from desktop.ui.table.line_cache import SIZE, LineCache

WIDE = 10_000.0


@pytest.fixture
def lay(look):
    def made(text, width=WIDE, hits=()):
        return lay_out(text, look.font("row_title"), look.metrics("row_title"), width, hits)

    return made


def test_boxes_stand_where_the_letters_stand(lay, look):
    line = lay("one two three", hits=((4, 7),))
    metrics = look.metrics("row_title")
    assert line.boxes[0][0] == pytest.approx(metrics.horizontalAdvance("one "), abs=1)
    assert line.boxes[0][1] == pytest.approx(metrics.horizontalAdvance("one two"), abs=1)


def test_characters_outside_the_basic_plane_do_not_shift_the_boxes(lay):
    plain = lay("ab words", hits=((3, 8),))
    shifted = lay("\U0001d49c\U0001d49c words", hits=((3, 8),))
    prefix = lay("\U0001d49c\U0001d49c ")
    assert shifted.boxes[0][0] == pytest.approx(prefix.width, abs=4)
    assert shifted.boxes[0][1] - shifted.boxes[0][0] == pytest.approx(
        plain.boxes[0][1] - plain.boxes[0][0], abs=1
    )


def test_a_line_that_does_not_fit_is_cut_and_says_so(lay):
    text = "a title that is far too long for the room it has"
    line = lay(text, width=120)
    assert line.cut
    assert line.width <= 121
    assert line.layout.text().endswith("…")
    assert not lay(text).cut


def test_a_match_that_is_cut_keeps_the_box_of_what_is_left(lay):
    line = lay("plain unfinished", width=80, hits=((6, 16),))
    assert line.cut
    assert line.boxes
    assert line.boxes[0][1] <= 81


def test_a_match_behind_the_cut_has_no_box(lay):
    assert lay("one two three four five six seven", width=60, hits=((28, 33),)).boxes == ()


def test_line_breaks_become_spaces(lay):
    line = lay("one\ntwo\u2028three", hits=((8, 13),))
    assert line.layout.lineCount() == 1
    assert line.layout.text() == "one two three"
    assert line.boxes[0][0] > 0


def test_a_text_of_megabytes_costs_no_more_than_a_line(lay):
    line = lay("word " * 400_000, width=300)
    assert len(line.layout.text()) <= LONGEST + 1
    assert line.cut


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(
    text=st.text(max_size=80),
    places=st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=4),
    width=st.floats(0, 600),
)
def test_boxes_stay_within_the_line_whatever_the_text(lay, text, places, width):
    line = lay(text, width, tuple(places))
    for start, end in line.boxes:
        assert start <= end
        assert start >= -1
        assert end <= line.width + 8 or line.layout.text().isspace()


def test_the_cache_stays_small_and_answers_with_the_same_line(look):
    cache = LineCache(look)
    first = cache.words("first", "second", 100)
    assert cache.words("first", "second", 100) is first
    assert cache.words("first", "second", 101) is not first
    for number in range(SIZE + 50):
        cache.words(str(number), "second", 100)
    assert len(cache) <= SIZE
