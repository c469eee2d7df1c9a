"""Columns have the widths they were made; the title always keeps room enough to be told."""

import pytest

from desktop.ui.table.column_widths import column_widths
from desktop.ui.table.row_picture import COMPACT_COLUMNS, Column


@pytest.mark.parametrize("room", [420, 560, 700, 1_000, 1_600])
def test_columns_fill_their_room_and_the_title_is_never_squeezed(look, room):
    widths = column_widths(look, COMPACT_COLUMNS, {}, room)
    assert widths[Column.TITLE] >= 120
    assert sum(widths.values()) == max(room, sum(widths.values()))
    assert {Column.RATING, Column.NOTE, Column.ADDED} <= widths.keys()


def test_authors_give_way_first_and_then_tags(look):
    wide, narrow, narrowest = (column_widths(look, COMPACT_COLUMNS, {}, room) for room in (1_000, 650, 480))
    assert {Column.AUTHORS, Column.TAGS} <= wide.keys()
    assert Column.AUTHORS not in narrow
    assert Column.TAGS in narrow
    assert not {Column.AUTHORS, Column.TAGS} & narrowest.keys()
    assert narrowest[Column.TITLE] >= 200


def test_widths_of_a_wider_window_are_kept_as_long_as_the_title_has_room(look):
    chosen = {Column.AUTHORS: 300}
    assert column_widths(look, COMPACT_COLUMNS, chosen, 1_400)[Column.AUTHORS] == look.fonts.scaled(300)
    assert column_widths(look, COMPACT_COLUMNS, chosen, 800).get(Column.AUTHORS) != look.fonts.scaled(300)
