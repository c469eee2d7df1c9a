"""The order of lists and of the queue: what is moved stands where it was put, and everything else as before."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import UsageError
from desktop.library import deciding, deleting, editing, listing
from desktop.library.library import Library
from desktop.papers.fields import RECORD_FIELDS
from desktop.papers.state import State
from desktop.papers.view import QUEUE, QUEUE_LIST, Sort, View

COUNT = 6


@pytest.fixture
def library(tmp_path):
    """Return a library of papers 1 to 6 in the Inbox."""
    library = Library(tmp_path / "library.db")
    for number in range(COUNT):
        library.do(editing.add_paper, {"title": f"Paper {number + 1}"})
    yield library
    library.close()


@pytest.fixture
def queue(library):
    """Return a function that says what stands in the queue; papers 1 to 6 are in it."""
    library.do(deciding.set_state, [1, 2, 3, 4, 5, 6], State.QUEUED)
    return lambda: list(library.pages.ids(QUEUE, Sort("rank")))


@pytest.fixture
def group(library):
    """Return the row of a list that holds papers 1 to 6, and a function that says in which order."""
    library.do(listing.make_list, "Reading group")
    row = library.pages.lists()[0].id
    library.do(listing.add_to_list, row, [1, 2, 3, 4, 5, 6])
    return row, lambda: list(library.pages.ids(View("list", key=row), Sort("rank")))


# -- the queue -------------------------------------------------------------------------------------------


def test_papers_are_queued_behind_what_is_there(library, queue):
    assert queue() == [1, 2, 3, 4, 5, 6]
    library.do(deciding.set_state, [2, 4], State.INBOX)
    library.do(deciding.set_state, [4, 2], State.QUEUED)
    assert queue() == [1, 3, 5, 6, 4, 2]


def test_papers_are_queued_on_top_in_their_order(library, queue):
    library.do(deciding.set_state, [5, 6], State.DONE)
    changes = library.do(deciding.set_state, [6, 5], State.QUEUED, at_top=True)
    assert changes.label == "Queue 2 papers"
    assert queue() == [6, 5, 1, 2, 3, 4]


def test_papers_that_are_queued_already_keep_their_place_unless_they_go_on_top(library, queue):
    assert library.do(deciding.set_state, [5, 2], State.QUEUED).items == ()
    assert queue() == [1, 2, 3, 4, 5, 6]
    changes = library.do(deciding.set_state, [5, 2], State.QUEUED, at_top=True)
    assert changes.label == "Move 2 papers to the top of the queue"
    assert queue() == [5, 2, 1, 3, 4, 6]


def test_what_is_read_stands_on_top_and_what_leaves_the_queue_leaves_its_place(library, queue):
    library.do(deciding.set_state, [4], State.READING)
    library.do(deciding.set_state, [2], State.READING)
    assert queue() == [4, 2, 1, 3, 5, 6]
    library.do(deciding.set_state, [4], State.QUEUED)
    assert queue() == [2, 1, 3, 5, 6, 4]
    library.undo()
    assert queue() == [4, 2, 1, 3, 5, 6]


def test_undo_gives_back_the_place_in_the_queue(library, queue):
    library.do(deciding.set_state, [3], State.DISMISSED)
    library.undo()
    assert queue() == [1, 2, 3, 4, 5, 6]


def test_the_queue_is_no_list_of_the_user_s_own(library, queue):
    for attempt in (
        (listing.add_to_list, QUEUE_LIST, [1]),
        (listing.remove_from_list, QUEUE_LIST, [1]),
        (listing.rename_list, QUEUE_LIST, "Mine"),
        (listing.delete_list, QUEUE_LIST),
        (listing.make_list, "queue"),
        (listing.make_list, " QUEUE "),
        (listing.add_to_named_list, "Queue", [1]),
    ):
        with pytest.raises(UsageError):
            library.do(*attempt)
    assert queue() == [1, 2, 3, 4, 5, 6]


# -- moving ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("papers", "before", "order"),
    [
        ([5], 2, [1, 5, 2, 3, 4, 6]),
        ([1], None, [2, 3, 4, 5, 6, 1]),
        ([6], 1, [6, 1, 2, 3, 4, 5]),
        ([5, 2], 4, [1, 3, 5, 2, 4, 6]),
        ([2, 5], 99, [1, 3, 4, 6, 2, 5]),
        ([99, 3], 1, [3, 1, 2, 4, 5, 6]),
        ([3, 3], 1, [3, 1, 2, 4, 5, 6]),
        ([2, 3], 2, [1, 2, 3, 4, 5, 6]),
        ([2, 4], 4, [1, 3, 2, 4, 5, 6]),
        ([6, 1], 1, [6, 1, 2, 3, 4, 5]),
        ([1, 2, 3, 4, 5, 6], None, [1, 2, 3, 4, 5, 6]),
        ([6, 5, 4, 3, 2, 1], 3, [6, 5, 4, 3, 2, 1]),
    ],
)
def test_papers_are_placed_before_another_one(library, group, papers, before, order):
    row, now = group
    library.do(listing.place, row, papers, before)
    assert now() == order


@pytest.mark.parametrize(
    ("papers", "by", "order"),
    [
        ([3], -1, [1, 3, 2, 4, 5, 6]),
        ([3], 1, [1, 2, 4, 3, 5, 6]),
        ([1], -1, [1, 2, 3, 4, 5, 6]),
        ([6], 1, [1, 2, 3, 4, 5, 6]),
        ([2, 3], -1, [2, 3, 1, 4, 5, 6]),
        ([2, 5], 1, [1, 3, 2, 5, 4, 6]),
        ([5, 2], -1, [2, 5, 1, 3, 4, 6]),
        ([99], 1, [1, 2, 3, 4, 5, 6]),
        ([], 1, [1, 2, 3, 4, 5, 6]),
    ],
)
def test_papers_are_shifted_together(library, group, papers, by, order):
    row, now = group
    library.do(listing.shift, row, papers, by)
    assert now() == order


def test_a_move_is_one_row(library, group):
    row, _ = group
    changes = library.do(listing.place, row, [5], 2)
    assert [len(item.after.ids) for item in changes.items] == [1]
    assert changes.label == "Move 1 paper in “Reading group”"


def test_a_move_to_where_it_stands_is_none(library, group):
    row, _ = group
    assert library.do(listing.place, row, [3, 4], 5).items == ()
    assert library.do(listing.shift, row, [1], -1).items == ()


def test_what_lies_in_the_bin_is_stepped_over_and_comes_back_to_its_place(library, queue):
    library.do(deleting.move_to_bin, [3])
    library.do(listing.shift, QUEUE_LIST, [2], 1)
    assert queue() == [1, 4, 2, 5, 6]
    library.do(listing.place, QUEUE_LIST, [6], 4)
    assert queue() == [1, 6, 4, 2, 5]
    library.do(deleting.restore, [3])
    assert set(queue()) == {1, 2, 3, 4, 5, 6}
    assert [paper for paper in queue() if paper != 3] == [1, 6, 4, 2, 5]


def test_papers_of_a_list_in_the_bin_are_not_counted_and_come_back(library, group):
    _, now = group
    library.do(deleting.move_to_bin, [2, 5])
    assert (now(), library.pages.lists()[0].papers) == ([1, 3, 4, 6], 4)
    library.do(deleting.restore, [2, 5])
    assert (now(), library.pages.lists()[0].papers) == ([1, 2, 3, 4, 5, 6], 6)


def test_a_place_between_two_that_is_used_up_is_made_anew_and_moves_nothing_else(library, group):
    row, now = group
    library.do(deleting.move_to_bin, [4])
    for number in range(200):
        # Each goes between paper 1 and the one that was put there last: the gap is halved every time.
        library.do(listing.place, row, [(3, 5)[number % 2]], now()[1])
    assert now() == [1, 5, 3, 2, 6]
    ranks = [rank for (rank,) in library.pages.connection.execute(
        "SELECT rank FROM placement WHERE list_id = ? ORDER BY rank", (row,))]  # fmt: skip
    assert len(set(ranks)) == COUNT
    library.do(deleting.restore, [4])
    assert now() == [1, 5, 3, 2, 4, 6]
    for _ in range(202):
        library.undo()
    assert now() == [1, 2, 3, 4, 5, 6]


@given(
    st.lists(
        st.tuples(st.booleans(), st.lists(st.integers(1, 6), max_size=4), st.integers(-1, 7)), max_size=25
    )
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_moves_do_to_the_list_what_they_do_to_a_list_on_paper(library, group, moves):
    row, now = group
    expected = now()
    for is_place, papers, target in moves:
        before_moving = now()
        if is_place:
            before = target if target in expected else None
            library.do(listing.place, row, papers, before)
            moving = list(dict.fromkeys(papers))
            cut = expected.index(before) if before else len(expected)
            ahead = [paper for paper in expected[:cut] if paper not in moving]
            expected = [*ahead, *moving, *(paper for paper in expected[cut:] if paper not in moving)]
        else:
            by = 1 if target > 3 else -1
            library.do(listing.shift, row, papers, by)
            moving = [paper for paper in expected if paper in papers]
            rest = [paper for paper in expected if paper not in papers]
            if moving:
                at = sum(paper not in papers for paper in expected[: expected.index(moving[0])]) + by
                at = max(0, min(len(rest), at))
                expected = [*rest[:at], *moving, *rest[at:]]
        assert now() == expected, before_moving


def test_long_lists_are_moved_in_good_time(library):
    library.do(listing.make_list, "Long")
    row = library.pages.lists()[0].id
    with library.store.step() as step:
        made = [
            step.make(
                "paper",
                added_at=0,
                title_key="",
                title_sort="",
                record={**dict.fromkeys(RECORD_FIELDS, ""), "arxiv_version": None, "title": str(number)},
            )
            for number in range(4_000)
        ]
        step.put_each("placement", "rank", ((paper, float(at)) for at, paper in enumerate(made)), key=row)
    half = made[::2]
    library.do(listing.shift, row, half, 1)
    library.do(listing.place, row, half, None)
    assert list(library.pages.ids(View("list", key=row), Sort("rank"))) == [*made[1::2], *half]


# -- lists -----------------------------------------------------------------------------------------------


def test_a_list_is_made_renamed_and_deleted_and_its_papers_stay(library, group):
    row, now = group
    library.do(listing.rename_list, row, "Journal club")
    assert [line.name for line in library.pages.lists()] == ["Journal club"]
    changes = library.do(listing.delete_list, row)
    assert changes.label == "Delete the list “Journal club”"
    assert (library.pages.lists(), len(library.pages.ids(View("all"), Sort()))) == ([], COUNT)
    library.undo()
    assert now() == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("name", ["reading group", "READING  GROUP", "Réading Group"])
def test_two_lists_cannot_have_one_name(library, group, name):
    row, _ = group
    with pytest.raises(UsageError, match="a list of that name already"):
        library.do(listing.make_list, name)
    library.do(listing.make_list, "Other")
    with pytest.raises(UsageError, match="a list of that name already"):
        library.do(listing.rename_list, library.pages.lists()[0].id, name)
    library.do(listing.rename_list, row, name)  # its own name in another spelling is no other name


def test_a_name_is_free_again_when_its_list_was_deleted(library, group):
    row, now = group
    library.do(listing.delete_list, row)
    library.do(listing.make_list, "Reading group")
    library.undo()
    library.undo()
    assert now() == [1, 2, 3, 4, 5, 6]
    library.redo()
    library.redo()
    assert [line.papers for line in library.pages.lists()] == [0]


def test_papers_are_added_behind_and_once(library, group):
    row, now = group
    library.do(listing.remove_from_list, row, [2, 4])
    assert now() == [1, 3, 5, 6]
    changes = library.do(listing.add_to_list, row, [4, 1, 2])
    assert changes.label == "Add 2 papers to “Reading group”"
    assert now() == [1, 3, 5, 6, 4, 2]


def test_a_list_is_made_by_putting_papers_into_it(library):
    library.do(listing.add_to_named_list, "New", [3, 1])
    library.do(listing.add_to_named_list, "NEW", [2])
    (line,) = library.pages.lists()
    assert (line.name, list(library.pages.ids(View("list", key=line.id), Sort("rank")))) == ("New", [3, 1, 2])


@pytest.mark.parametrize("name", ["", "  ", "#", "\u0301", "x" * 101])
def test_what_is_no_name_is_refused(library, name):
    with pytest.raises(UsageError, match="is not a name"):
        library.do(listing.make_list, name)
