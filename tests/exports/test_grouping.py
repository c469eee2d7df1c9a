import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.grouping import Grouping, grouped
from desktop.papers.paper import Paper
from desktop.papers.state import State


def paper(number, **fields):
    return Paper(id=number, uid=f"u{number}", title=f"T{number}", **fields)


def headings(papers, by, digests=None):
    return [(heading, [each.id for each in group]) for heading, group in grouped(papers, by, digests or {})]


def test_the_queue_shows_what_is_read_then_the_next_three_then_the_rest():
    papers = [paper(at, state=State.QUEUED) for at in range(1, 6)]
    papers += [paper(6, state=State.READING), paper(7, state=State.INBOX), paper(8, state=State.DONE)]
    assert headings(papers, Grouping.QUEUE) == [
        ("Reading now", [6]), ("Next up", [1, 2, 3]), ("Queue", [4, 5]), ("Inbox", [7]), ("Done", [8]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("by", "told"),
    [
        (Grouping.STATE, [("Queue", [2]), ("Inbox", [3]), ("Done", [1])]),
        (Grouping.YEAR, [("2024", [2]), ("2020", [1]), ("Year not known", [3])]),
        (Grouping.RATING, [("★★★★★", [2]), ("★★☆☆☆", [1]), ("Not rated", [3])]),
        (Grouping.TAG, [("alpha", [2]), ("Beta", [1]), ("No tag", [3])]),
        (Grouping.DIGEST, [("Mail", [1]), ("Page", [2]), ("Added by hand", [3])]),
    ],
)
def test_headings_stand_in_reading_order(by, told):
    papers = [
        paper(1, state=State.DONE, issued="2020", rating=2, tags=("Beta", "alpha")),
        paper(2, state=State.QUEUED, issued="2024", rating=5, tags=("alpha",)),
        paper(3),
    ]
    assert headings(papers, by, {1: "Mail", 2: "Page"}) == told


@given(states=st.lists(st.sampled_from(State), max_size=12), by=st.sampled_from([*Grouping]))
def test_every_paper_stands_under_one_heading_in_the_order_it_came(states, by):
    papers = [paper(at, state=state, issued="2020" if at % 2 else "") for at, state in enumerate(states, 1)]
    groups = headings(papers, by)
    assert sorted(number for _, group in groups for number in group) == [each.id for each in papers]
    assert all(group == sorted(group) for _, group in groups)
    assert len({heading for heading, _ in groups}) == len(groups)
