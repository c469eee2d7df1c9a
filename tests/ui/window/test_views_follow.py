"""After any action, what every view shows is what the library holds."""

import random

import pytest

from desktop.papers.view import ALL, BIN, INBOX, QUEUE, View
from desktop.store.records import paper
from desktop.ui.window.incomplete_flow import KEY as INCOMPLETE

ACTIONS = (
    "queue", "queue_top", "read", "done", "dismiss", "to_inbox", "rate_1", "rate_5", "rate_0", "delete", "restore",
    "mark", "move_up", "move_down", "read_next", "next", "previous", "undo", "redo", "empty_bin", "select_all",
    "newest_first", "my_interests", "by_topic", "by_topic", "dismiss_group",
)  # fmt: skip
VIEWS = (INBOX, QUEUE, ALL, BIN, View("state", "reading"), View("state", "done"))

pytestmark = pytest.mark.usefixtures("sample_papers")


def assert_views_show_the_library(desk) -> None:
    window, papers = desk.window, desk.parts.papers
    model = papers.model
    ids = [model.paper_at(row) for row in range(model.rowCount())]
    stored = window.pages.lines(ids)
    assert len(set(ids)) == len(ids)
    assert set(ids) == set(stored)
    for row, number in enumerate(ids):
        assert model.line_at(row) == stored[number]
        assert model.picture(row).rating == stored[number].rating
    shown = set(window.pages.ids(papers.view, papers.sort))
    assert shown <= set(ids)  # rows that left may stay; none that belongs may be missing
    entries = {entry.label: entry.count for entry in desk.sidebar_entries() if entry.key != INCOMPLETE}
    assert {label: count or 0 for label, count in entries.items()} == desk.counts()
    current = papers.current_paper
    if current and papers.table.selected_rows() <= 1 and window.detailing.paper is not None:
        assert window.detailing.paper == paper(window.pages.connection, window.detailing.paper.id)


@pytest.mark.parametrize("seed", range(4))
def test_views_equal_the_library_after_every_action(desk, seed):
    chance = random.Random(seed)
    for _ in range(35):
        if chance.random() < 0.2:
            desk.window.show_view(chance.choice(VIEWS))
        elif chance.random() < 0.15:
            desk.window.deciding.tag(chance.choice(["vision", "to cite"]), add=chance.random() < 0.7)
        else:
            desk.window.actions_[chance.choice(ACTIONS)].trigger()
        desk.settle()
        assert_views_show_the_library(desk)
