"""A user action as data: packed without loss, taken back by its inverse, joined where saves follow saves."""

import math
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.changes import Change, Changes, from_bytes, joined, to_bytes, values_of

SCALARS = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.sampled_from([0, 0.0, 1, 1.0, "", "1", None]),
)
IDS = st.integers(1, 2**62)
FIELDS = st.sampled_from(
    [("paper", "state", 0), ("note", "text", 0), ("tagging", "tag", 3), ("placement", "rank", 1)]
)


@st.composite
def changes_of_fields(draw):
    """Return the items of one action: a few fields of a few rows, before and after different in each."""
    items = []
    for entity, field, key in draw(st.lists(FIELDS, max_size=4, unique=True)):
        rows = draw(st.lists(IDS, min_size=1, max_size=8, unique=True))
        pairs = [(row, draw(SCALARS), draw(SCALARS)) for row in rows]
        before, after = (values_of((pair[0], pair[at]) for pair in pairs) for at in (1, 2))
        items.append(Change(entity, field, key, before, after))
    return tuple(items)


def plain(items):
    """Return the items as lists that compare by type as well: 1, 1.0 and True are three values."""
    return [
        (
            item.entity,
            item.field,
            item.key,
            *([(row, type(value), value) for row, value in side.pairs()] for side in item[3:]),
        )
        for item in items
    ]


@given(st.lists(st.tuples(IDS, SCALARS)))
def test_packed_values_are_the_values(pairs):
    values = values_of(pairs)
    assert [(row, type(value), value) for row, value in values.pairs()] == [
        (row, type(value), value) for row, value in pairs
    ]
    assert len(values.distinct) == len({(type(value), value) for _, value in pairs})


@given(changes_of_fields())
def test_items_survive_being_stored(items):
    assert plain(from_bytes(to_bytes(items))) == plain(items)


@given(changes_of_fields())
def test_an_action_taken_back_twice_is_the_action(items):
    changes = Changes("Rate", items)
    assert plain(changes.inverse().inverse().items) == plain(items)
    assert changes.inverse().undoes is True
    assert plain(changes.inverse().items) == plain(
        Change(item.entity, item.field, item.key, item.after, item.before) for item in reversed(items)
    )


@given(
    st.lists(
        st.dictionaries(st.integers(1, 4), st.sampled_from(["", "a", "b", "c"]), min_size=1),
        min_size=1,
        max_size=6,
    )
)
def test_joined_saves_lead_from_the_first_state_to_the_last(saves):
    first = dict.fromkeys(range(1, 5), "")
    now, whole = dict(first), None
    for save in saves:
        moved = {row: text for row, text in save.items() if text != now[row]}
        if not moved:
            continue
        item = Change(
            "note", "text", 0, values_of((row, now[row]) for row in moved), values_of(moved.items())
        )
        now |= moved
        whole = joined(whole, Changes("Edit", (item,))) if whole else Changes("Edit", (item,))
    difference = {row: (first[row], now[row]) for row in first if first[row] != now[row]}
    found = {} if whole is None else {
        row: (old, new)
        for item in whole.items
        for (row, old), (_, new) in zip(item.before.pairs(), item.after.pairs(), strict=True)
    }  # fmt: skip
    assert found == difference
    assert whole is None or difference or not whole.items


def test_joining_keeps_apart_what_is_not_the_same_field():
    first = Changes("A", (Change("tagging", "tag", 1, values_of([(5, None)]), values_of([(5, 1)])),))
    second = Changes("B", (Change("tagging", "tag", 2, values_of([(5, None)]), values_of([(5, 1)])),))
    assert joined(first, second).items == (*first.items, *second.items)
    assert joined(first, second).label == "B"


def rating(rows, old, new):
    return Change(
        "paper", "rating", 0, values_of((row, old) for row in rows), values_of((row, new) for row in rows)
    )


def test_what_is_touched_can_be_asked():
    tag = Change("tag", "name", 0, values_of([(9, "a")]), values_of([(9, "b")]))
    changes = Changes("Both", (rating([3, 4], 0, 5), tag))
    assert changes.touches("paper")
    assert changes.touches("paper", "state", "rating")
    assert not changes.touches("paper", "state")
    assert not changes.touches("note")
    assert changes.ids("paper") == {3, 4}
    assert changes.ids("tag") == {9}
    assert changes.paper_ids() == {3, 4}


def test_rating_a_hundred_thousand_papers_is_a_small_value():
    change = rating(range(1, 100_001), 0, 5)
    assert len(to_bytes([change])) < 5_000
    assert change.before.distinct == (0,)


def test_a_change_of_as_many_values_as_rows_grows_with_the_rows_alone():
    ranks = Change(
        "placement",
        "rank",
        1,
        values_of((n, None) for n in range(10_000)),
        values_of((n, float(n)) for n in range(10_000)),
    )
    assert len(to_bytes([ranks])) < 100_000


def test_packing_a_million_rows_takes_no_object_for_each():
    tracemalloc.start()
    try:
        change = rating(range(200_000), 0, 5)
        size = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert len(change.after.ids) == 200_000
    assert size / 200_000 < 40  # bytes a row: two times an id and a place, and what an array keeps in reserve


def test_stored_changes_can_be_read_without_papertray():
    import json
    import zlib

    ((entity, field, key, before, _),) = json.loads(zlib.decompress(to_bytes([rating([7], 1, 2)])))
    assert (entity, field, key, before[1]) == ("paper", "rating", 0, [1])


@pytest.mark.parametrize("value", [math.pi, 1e-300, 1e300, 0.1 + 0.2, -0.5])
def test_ranks_come_back_to_the_last_bit(value):
    change = Change("placement", "rank", 1, values_of([(1, None)]), values_of([(1, value)]))
    assert from_bytes(to_bytes([change]))[0].after.distinct == (value,)
