"""The queue: whoever is put at a place stands there, whoever is snoozed comes back on the day, and order is kept."""

import datetime as dt
import random

import pytest

from desktop.digests.reading import read
from desktop.digests.source import source_of
from desktop.errors import UsageError
from desktop.library import deciding, editing, listing, queueing
from desktop.library.exporting import export
from desktop.library.formats import Format, Options
from desktop.library.importing import import_papers
from desktop.library.library import Library
from desktop.library.planning import plan_import
from desktop.papers.state import State
from desktop.papers.view import QUEUE, SNOOZED, Sort, View
from desktop.progress import no_progress
from desktop.store.database import local_day
from desktop.store.dump import logical_dump
from desktop.store.pages import Pages

TOMORROW = local_day() + dt.timedelta(days=1)
NEXT_WEEK = local_day() + dt.timedelta(days=7)


@pytest.fixture
def library(tmp_path):
    """Return a library of papers 1 to 6, of which 1 to 5 are queued."""
    library = Library(tmp_path / "library.db")
    for number in range(6):
        library.do(editing.add_paper, {"title": f"Paper {number + 1}"})
    library.do(deciding.set_state, [1, 2, 3, 4, 5], State.QUEUED)
    yield library
    library.close()


def queue(pages):
    return list(pages.ids(QUEUE, Sort("rank")))


def snoozed(pages):
    return list(pages.ids(SNOOZED, Sort("snoozed")))


# -- a place in the queue


def test_papers_put_before_another_one_stand_there_whether_they_were_queued_or_not(library):
    changes = library.do(queueing.queue_before, [6, 4], 2)
    assert changes.label == "Queue 1 paper"
    assert queue(library.pages) == [1, 6, 4, 2, 3, 5]
    assert library.do(queueing.queue_before, [5], 1).label == "Move 1 paper in “Queue”"
    assert queue(library.pages) == [5, 1, 6, 4, 2, 3]
    assert library.do(queueing.queue_before, [5], 1).items == ()
    library.do(queueing.queue_before, [5], None)
    assert queue(library.pages) == [1, 6, 4, 2, 3, 5]


def test_papers_move_from_list_to_list(library):
    library.do(listing.add_to_named_list, "a", [1, 2])
    library.do(listing.add_to_named_list, "b", [2, 3])
    a, b = (row.id for row in library.pages.lists())
    assert library.do(listing.move_to_list, a, b, [1, 2]).label == "Move 2 papers from “a” to “b”"
    assert [list(library.pages.ids(View("list", key=row), Sort("rank"))) for row in (a, b)] == [[], [2, 3, 1]]


# -- asleep


def test_a_snoozed_paper_leaves_the_queue_and_comes_back_on_its_day_where_it_stood(library):
    changes = library.do(queueing.snooze, [2], TOMORROW)
    assert changes.label.startswith("Snooze 1 paper until ")
    assert (queue(library.pages), snoozed(library.pages)) == ([1, 3, 4, 5], [2])
    assert library.pages.count(QUEUE) == 4
    assert library.pages.tallies() | {("state", "queued"): 4, ("snoozed", ""): 1} == library.pages.tallies()
    assert library.pages.first_awakening() == TOMORROW.isoformat()
    assert list(library.pages.within(QUEUE, [1, 2, 3])) == [1, 3]
    then = Pages(library.path, today=lambda: TOMORROW)
    assert (queue(then), snoozed(then), then.count(QUEUE)) == ([1, 2, 3, 4, 5], [], 5)
    then.close()


def test_what_is_snoozed_without_being_queued_is_queued_for_that_day(library):
    library.do(queueing.snooze, [6, 1], NEXT_WEEK)
    library.do(queueing.snooze, [3], TOMORROW)
    assert snoozed(library.pages) == [3, 1, 6]
    assert library.do(queueing.wake, [1, 3]).label == "Wake 2 papers"
    assert queue(library.pages) == [1, 2, 3, 4, 5]
    assert library.do(queueing.wake, [1]).items == ()


@pytest.mark.parametrize("state", [state for state in State if state is not State.QUEUED])
def test_any_decision_ends_the_sleep_and_undo_brings_it_back(library, state):
    library.do(queueing.snooze, [2], TOMORROW)
    before = logical_dump(library.pages.connection)
    library.do(deciding.set_state, [2], state)
    assert (snoozed(library.pages), 2 in queue(library.pages)) == ([], state is State.READING)
    library.undo()
    assert logical_dump(library.pages.connection) == before


def test_queueing_a_snoozed_paper_wakes_it_in_its_place(library):
    library.do(queueing.snooze, [2], TOMORROW)
    assert library.do(deciding.set_state, [2], State.QUEUED).label == "Wake 1 paper"
    assert queue(library.pages) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("days", [-1, 0, 10_000])
def test_a_day_that_is_not_to_come_is_refused(library, days):
    with pytest.raises(UsageError, match="is not a day to come"):
        library.do(queueing.snooze, [1], local_day() + dt.timedelta(days=days))
    assert snoozed(library.pages) == []


def test_papers_step_over_those_that_sleep_between_them(library):
    library.do(queueing.snooze, [2, 3], TOMORROW)
    library.do(listing.shift, 1, [4], -1)
    assert queue(library.pages) == [4, 1, 5]
    library.do(queueing.wake, [2, 3])
    assert queue(library.pages) == [4, 1, 2, 3, 5]


# -- the order is kept


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_queue_and_lists_survives_sharing_undo_and_redo(library, tmp_path, seed):
    chance = random.Random(seed)
    library.do(listing.add_to_named_list, "Group", chance.sample(range(1, 7), 6))
    library.do(queueing.snooze, [chance.randint(1, 6)], TOMORROW)
    group = View("list", key=library.pages.lists()[0].id)
    for _ in range(15):
        row = chance.choice([1, group.key])
        papers = chance.sample(range(1, 7), chance.randint(1, 3))
        library.do(listing.place, row, papers, chance.choice([None, *range(1, 7)]))

    def orders(one, view):
        titles = {paper: line.title for paper, line in one.pages.lines(range(1, 20)).items()}
        ids = [one.pages.ids(QUEUE, Sort("rank")), one.pages.ids(view, Sort("rank")), snoozed(one.pages)]
        return [[titles[paper] for paper in papers] for papers in ids]

    target = tmp_path / "group.papertray"
    everything = chance.sample(range(1, 7), 6)
    export(library, everything, Format.PAPERTRAY, target, Options(title="Group"))
    other = Library(tmp_path / "other.db")
    try:
        plan = plan_import(other.store, other.pages, [source_of(target)], read, no_progress)
        other.do(import_papers, plan, plan.default_choices())
        there = View("list", key=other.pages.lists()[0].id)
        assert orders(other, there) == orders(library, group)
        other.undo()
        other.redo()
        assert orders(other, there) == orders(library, group)
    finally:
        other.close()
    before = orders(library, group)
    while library.undo():
        pass
    while library.redo():
        pass
    assert orders(library, group) == before


def test_nothing_is_added_to_a_list_that_is_gone(library):
    library.do(listing.make_list, "Group")
    row = library.pages.lists()[0].id
    library.do(listing.delete_list, row)
    for attempt in ((listing.add_to_list, row, [1]), (listing.add_to_list, 999, [1])):
        with pytest.raises(UsageError, match="is not there any more"):
            library.do(*attempt)
