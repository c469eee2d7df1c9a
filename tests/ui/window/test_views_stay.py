"""Whatever is done, by the person or elsewhere: the row at hand stays at its height, selected as it was."""

import random

from desktop.library import deciding, editing, listing, noting, queueing, tagging
from desktop.papers.state import State
from desktop.papers.view import ALL, INBOX, QUEUE, View

PAPERS = 60


def filled(desk):
    """Return the views of a library in which each has more papers than fit on the screen."""
    do = desk.window.bridge.do
    desk.add_papers(PAPERS)
    every = list(range(1, PAPERS + 1))
    do(deciding.set_state, every[10:50], State.QUEUED)
    do(deciding.set_state, every[10:13], State.READING)
    do(tagging.tag, every[5:55], "vision")
    do(listing.add_to_named_list, "Group", every[::-1])
    desk.settle()
    pages = desk.window.pages
    return [
        INBOX,
        QUEUE,
        ALL,
        View("tag", key=pages.tags()[0].id),
        View("list", key=pages.lists()[0].id),
    ]


def act(desk, chance, current):
    """Something the person does to the paper at hand, or something that happens to other papers; its name."""
    do = desk.window.bridge.do
    others = [paper for paper in chance.sample(range(1, PAPERS + 1), 5) if paper != current]
    here = {
        "rate": lambda: do(deciding.rate, [current], chance.randint(0, 5)),
        "tag": lambda: do(tagging.tag, [current], chance.choice(["vision", "new"])),
        "untag": lambda: do(tagging.untag, [current], "vision"),
        "note": lambda: do(noting.write_note, current, f"note {chance.random()}"),
        "state": lambda: do(deciding.set_state, [current], chance.choice(list(State))),
        "edit": lambda: do(editing.edit, current, "title", f"Another title {chance.random()}"),
        "others decided": lambda: do(deciding.set_state, others, chance.choice(list(State))),
        "others tagged": lambda: do(tagging.tag, others, "vision"),
        "others placed": lambda: do(queueing.queue_before, others[:2], None),
        "others listed": lambda: do(listing.add_to_list, 2, others),
        "others unlisted": lambda: do(listing.remove_from_list, 2, others),
        "a new one": lambda: do(editing.add_paper, {"title": f"New {chance.random()}"}),
        "undo": lambda: (do(deciding.set_state, others, State.DONE), desk.window.bridge.undo()),
    }
    name = chance.choice(sorted(here))
    here[name]()
    desk.settle()
    return name


def test_the_row_at_hand_stays_at_its_height_and_selected_and_no_row_goes_that_stops_matching(desk):
    chance = random.Random(5)
    views, measured = filled(desk), 0
    papers, table = desk.parts.papers, desk.parts.papers.table
    for view in views:
        desk.window.show_view(view)
        rows = papers.model.rowCount()
        first = rows // 2
        table.go_to(first)
        table.select_papers(papers.model.papers_at(first, first + 2), first)
        for _ in range(6):
            current, selected = papers.current_paper, table.selected_papers()
            shown = set(papers.shown_papers())
            height = table.rowViewportPosition(table.current_row)
            done = act(desk, chance, current)
            told = f"{done} in {view}"
            assert papers.current_paper == current, told
            assert sorted(table.selected_papers()) == sorted(selected), told
            assert shown <= set(papers.shown_papers()), told
            bar = table.verticalScrollBar()
            if bar.minimum() < bar.value() < bar.maximum():  # at an end there may be no room to scroll
                assert abs(table.rowViewportPosition(table.current_row) - height) <= 1, told
                measured += 1
    assert measured > 10
