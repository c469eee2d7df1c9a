"""Chips of a row: as many as fit, in their order, then how many more there are."""

import pytest

from desktop.ui.table.row_chips import GAP, RowChips

TAGS = tuple((name, "blue") for name in ("alpha", "beta", "gamma", "delta"))


@pytest.fixture
def chips(look):
    return RowChips(look)


def names(placed):
    return [item[0] for item in placed.items]


def test_all_are_shown_where_there_is_room(chips):
    placed = chips.placed(TAGS, 2000)
    assert names(placed) == ["alpha", "beta", "gamma", "delta"]
    ends = [start + width for _, _, start, width in placed.items]
    starts = [start for _, _, start, _ in placed.items]
    assert [start - end for start, end in zip(starts[1:], ends, strict=False)] == [GAP] * 3
    assert placed.width == ends[-1]


@pytest.mark.parametrize("room", range(0, 320, 17))
def test_what_does_not_fit_is_counted(chips, room):
    placed = chips.placed(TAGS, room)
    assert placed.width <= room
    shown = names(placed)
    if not shown:
        return
    if shown[-1].startswith("+"):
        assert int(shown[-1]) == len(TAGS) - len(shown) + 1
        shown = shown[:-1]
    assert shown == [name for name, _ in TAGS][: len(shown)]


def test_long_names_are_cut_to_sixteen_characters(chips):
    (name,) = names(chips.placed((("a tag with a very long name", "rose"),), 2000))
    assert len(name) == 16
    assert name.endswith("…")
