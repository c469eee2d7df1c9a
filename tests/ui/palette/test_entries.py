"""What fits what was typed into the palette, and in which order it stands."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.palette.entries import (
    GROUPS,
    MOST_ROWS,
    PaletteEntry,
    PaletteRow,
    best_row,
    palette_rows,
    split_typed,
)

ENTRIES = [
    PaletteEntry("action", "read", "Start reading", keys="R"),
    PaletteEntry("action", "read_next", "Read next", keys="Shift+R"),
    PaletteEntry("action", "reread", "Read this digest again", reason="only in the view of a digest"),
    PaletteEntry("action", "dismiss", "Dismiss", keys="E"),
    PaletteEntry("place", "state:reading", "Reading", aside="3 papers"),
    PaletteEntry("place", "list:1", "Reading group"),
    PaletteEntry("tag", "tag:1", "reading group", colour="rose"),
    PaletteEntry("tag", "tag:2", "Émile", colour="blue"),
]
PAPERS = [PaletteRow(PaletteEntry("paper", "7", "Machine Reading Comprehension"))]


def keys(typed, papers=()):
    return [row.entry.key for row in palette_rows(ENTRIES, papers, typed)]


def test_each_group_stands_together_the_best_first_and_what_cannot_be_done_last():
    assert keys("read", PAPERS) == ["read_next", "read", "reread", "state:reading", "list:1", "tag:1", "7"]


def test_a_sign_asks_for_one_group():
    assert keys(">read", PAPERS) == ["read_next", "read", "reread"]
    assert keys("# emile", PAPERS) == ["tag:2"]
    assert keys("@read", PAPERS) == ["7"]
    assert split_typed(" @ attention is ") == ("paper", "attention is")


def test_nothing_typed_offers_what_can_be_done():
    assert "reread" not in keys("")
    assert keys("")[:2] == ["read", "read_next"]


def test_misspelt_and_shortened_names_are_found():
    assert keys("dimsiss") == ["dismiss"]
    assert keys("dsms") == ["dismiss"]
    assert keys("zzzz") == []


def test_the_letters_that_fit_are_marked():
    (row,) = palette_rows(ENTRIES, (), ">dism")
    assert row.letters == (0, 1, 2, 3)


def test_enter_takes_the_best_fit_that_can_be_done():
    rows = palette_rows(ENTRIES, PAPERS, "reading")
    assert rows[best_row(rows)].entry.key == "state:reading"
    only = palette_rows(ENTRIES[2:3], (), "again")
    assert len(only) == 1
    assert best_row(only) == -1


entries = st.builds(
    PaletteEntry,
    group=st.sampled_from(GROUPS[:-1]),
    key=st.text(max_size=3),
    words=st.text(max_size=12),
    reason=st.sampled_from(["", "not now"]),
)


@given(st.lists(entries, max_size=40), st.lists(entries, max_size=20), st.text(max_size=8))
def test_whatever_is_typed_the_rows_are_few_and_their_letters_are_in_their_words(offered, found, typed):
    papers = [PaletteRow(entry._replace(group="paper")) for entry in found]
    rows = palette_rows(offered, papers, typed)
    assert len(rows) <= MOST_ROWS
    order = [GROUPS.index(row.entry.group) for row in rows]
    assert order == sorted(order)
    for row in rows:
        assert row.entry in offered or any(row is paper for paper in papers)
        assert all(0 <= at < len(row.entry.words) for at in row.letters)
