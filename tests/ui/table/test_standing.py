"""Rows that left a view stay where they stood until the view is left."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.changes import Change, Changes, values_of
from desktop.papers.view import ALL, INBOX, QUEUE, View
from desktop.ui.table.paper_order import FixedOrder
from desktop.ui.table.standing import merged_order, needs_new_order


def fixed(*papers: int) -> FixedOrder:
    return FixedOrder(array("q", papers))


def moved(before: str, after: str, *papers: int) -> Changes:
    ids = list(papers)
    change = Change(
        "paper", "state", 0, values_of((p, before) for p in ids), values_of((p, after) for p in ids)
    )
    return Changes("", (change,))


def test_a_decided_paper_asks_for_no_new_order_where_it_stands():
    assert not needs_new_order(moved("inbox", "queued", 2), INBOX, fixed(1, 2, 3))
    assert not needs_new_order(moved("queued", "inbox", 2), INBOX, fixed(1, 2, 3))


def test_a_paper_that_comes_into_the_view_asks_for_a_new_order():
    assert needs_new_order(moved("done", "inbox", 9), INBOX, fixed(1, 2, 3))
    assert needs_new_order(moved("inbox", "queued", 9), QUEUE, fixed(1, 2, 3))
    assert not needs_new_order(moved("done", "inbox", 9), ALL, fixed(1, 2, 3, 9))


def test_reordering_concerns_the_list_that_was_reordered():
    ranks = Change("placement", "rank", 5, values_of([(1, 1.0)]), values_of([(1, 2.0)]))
    assert needs_new_order(Changes("", (ranks,)), View("list", key=5), fixed(1))
    assert not needs_new_order(Changes("", (ranks,)), View("list", key=6), fixed(1))
    assert not needs_new_order(Changes("", (ranks,)), QUEUE, fixed(1))


def test_rows_that_left_are_put_back_behind_their_old_neighbour():
    now = array("q", (7, 1, 3, 5))
    merged = merged_order(now, fixed(1, 2, 3, 4, 5), lambda left: set(left) - {4})
    assert list(merged) == [7, 1, 2, 3, 5]


@given(
    st.lists(st.integers(1, 40), unique=True),
    st.lists(st.integers(1, 40), unique=True),
    st.sets(st.integers(1, 40)),
)
def test_nothing_is_lost_doubled_or_reordered(before, now, here):
    merged = list(merged_order(array("q", now), fixed(*before), lambda left: here & set(left)))
    assert sorted(merged) == sorted(set(now) | (here & set(before)))
    assert [paper for paper in merged if paper in set(now)] == now
