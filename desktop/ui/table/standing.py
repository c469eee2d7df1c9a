"""Which rows stay where they are when the papers in them change."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.papers.view import QUEUE, QUEUE_LIST, SNOOZED, View

if TYPE_CHECKING:
    from desktop.papers.changes import Change, Changes
    from desktop.ui.table.paper_order import FixedOrder, PaperOrder

_LOOKED_UP = 2_000
"""Above so many changed papers it is quicker to read the order anew than to look for each."""


def needs_new_order(changes: Changes, view: View, order: PaperOrder) -> bool:
    """Whether a change may have brought papers into a view, or has reordered it."""
    return any(_brings_in(item, view, order) for item in changes.items)


def _brings_in(item: Change, view: View, order: PaperOrder) -> bool:
    if item.entity == "placement":
        return item.key == (QUEUE_LIST if view == QUEUE else view.key if view.kind == "list" else -1)
    if item.entity == "tagging":
        return view.kind == "tag" and item.key == view.key and _holds_new(item, 1, order)
    if item.entity == "listing":
        return view.kind == "digest"
    if item.entity != "paper":
        return False
    if item.field in {"absent", "binned"}:
        return True
    if view == SNOOZED or item.field == "snoozed_until":
        return view in {QUEUE, SNOOZED} and item.field in {"state", "snoozed_until"}
    if item.field == "state" and view.kind == "state":
        wanted = {"queued", "reading"} if view == QUEUE else {view.state}
        return any(_holds_new(item, state, order) for state in wanted)
    return False


def _holds_new(item: Change, value: object, order: PaperOrder) -> bool:
    """Whether the change gives `value` to a paper that has no row yet."""
    if len(item.after.ids) > _LOOKED_UP:
        return True
    return any(new == value and order.row_of(paper) is None for paper, new in item.after.pairs())


def merged_order(
    ids: array[int], before: FixedOrder, still_here: Callable[[list[int]], set[int]]
) -> array[int]:
    """The new order of a view, with the rows that left it kept behind the row they stood behind."""
    now = set(ids)
    old = before.ids(0, before.count)
    left = [paper for paper in old if paper not in now]
    if not left or len(left) > _LOOKED_UP:
        return ids
    kept = still_here(left)
    following: dict[int, list[int]] = {}
    last = 0
    for paper in old:
        if paper in now:
            last = paper
        elif paper in kept:
            following.setdefault(last, []).append(paper)
    merged = array("q", following.get(0, ()))
    for paper in ids:
        merged.append(paper)
        merged.extend(following.get(paper, ()))
    return merged


def gone_from(changes: Changes, view: View) -> set[int]:
    """Papers that a change took out of every view but the Bin (or, where the Bin is shown, out of the Bin)."""
    hides = {"absent": 1, "binned": 0 if view.kind == "bin" else 1}
    return {
        paper
        for item in changes.items
        if item.entity == "paper" and item.field in hides and hides[item.field] in item.after.distinct
        for paper, value in item.after.pairs()
        if value == hides[item.field]
    }
