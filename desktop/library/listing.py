"""Lists and the queue: making, renaming, deleting, filling, and the order of what stands in them."""

from collections.abc import Collection, Sequence

from desktop.errors import UsageError
from desktop.library.actions import action, papers_in_words
from desktop.library.renaming import rename_in_searches
from desktop.library.tagging import tag_name
from desktop.papers.text_keys import name_key
from desktop.papers.view import QUEUE_LIST
from desktop.store.step import Step

_SMALLEST_GAP = 1e-6
"""Two ranks nearer than this leave no room between them: the list is numbered anew."""


@action
def make_list(step: Step, name: str) -> None:
    """Makes an empty list; raises UsageError when there is one of that name."""
    name = tag_name(name)
    if step.now_in.named("list", name) or name_key(name) == "queue":
        raise UsageError(f"“{name}”", "there is a list of that name already", "Choose another name.")
    step.make("list", name=name, name_key=name_key(name))
    step.label = f"Make the list “{name}”"


@action
def rename_list(step: Step, row: int, name: str) -> None:
    """Gives a list another name, in saved searches too; raises UsageError when that is taken."""
    name = tag_name(name)
    _refuse_queue(row)
    old = step.now_in.name_of("list", row)
    if step.now_in.named("list", name) not in {0, row} or name_key(name) == "queue":
        raise UsageError(f"“{name}”", "there is a list of that name already", "Choose another name.")
    step.put("list", "name", (row,), name)
    step.put("list", "name_key", (row,), name_key(name))
    rename_in_searches(step, "list", old, name)
    step.label = f"Rename the list “{old}” to “{name}”"


@action
def delete_list(step: Step, row: int) -> None:
    """Removes a list; its papers stay in the library."""
    _refuse_queue(row)
    step.label = f"Delete the list “{step.now_in.name_of('list', row)}”"
    step.put("list", "absent", (row,), 1)


@action
def add_to_list(step: Step, row: int, papers: Sequence[int]) -> None:
    """Puts papers at the end of a list; those that stand in it keep their place.

    Raises UsageError for the queue, and for a list that is not there any more.
    """
    _refuse_queue(row)
    if not step.now_in.name_of("list", row):
        raise UsageError("the list", "is not there any more", "Make it again, or choose another one.")
    there = step.now_in.in_list(row, papers)
    start = step.now_in.last_rank(row) + 1
    fresh = [paper for paper in papers if paper not in there]
    added = step.put_each("placement", "rank", _numbered(fresh, start), key=row)
    step.label = f"Add {papers_in_words(added)} to “{step.now_in.name_of('list', row)}”"


@action
def add_to_named_list(step: Step, name: str, papers: Sequence[int]) -> None:
    """Puts papers at the end of the list of that name, which is made when there is none."""
    name = tag_name(name)
    if name_key(name) == "queue":
        _refuse_queue(QUEUE_LIST)
    row = step.now_in.named("list", name) or step.make("list", name=name, name_key=name_key(name))
    add_to_list(step, row, papers)


@action
def remove_from_list(step: Step, row: int, papers: Sequence[int]) -> None:
    """Takes papers out of a list; they stay in the library."""
    _refuse_queue(row)
    removed = step.put("placement", "rank", papers, None, key=row)
    step.label = f"Remove {papers_in_words(removed)} from “{step.now_in.name_of('list', row)}”"


@action
def move_to_list(step: Step, row: int, other: int, papers: Sequence[int]) -> None:
    """Takes papers out of a list and puts them at the end of another one."""
    add_to_list(step, other, papers)
    if other == row:
        return
    remove_from_list(step, row, papers)
    names = step.now_in.name_of("list", row), step.now_in.name_of("list", other)
    step.label = f"Move {papers_in_words(len(papers))} from “{names[0]}” to “{names[1]}”"


@action
def place(step: Step, row: int, papers: Sequence[int], before: int | None) -> None:
    """Moves papers of a list, in the order given, to stand before another one, or last with None.

    What lies in the Bin keeps its place: it is stepped over as if it were not there.
    """
    ranks = step.now_in.ranks(row)
    moving = [paper for paper in dict.fromkeys(papers) if paper in ranks]
    step.label = f"Move {papers_in_words(len(moving))} in “{step.now_in.name_of('list', row)}”"
    order = list(ranks)
    moved = set(moving)
    rest = [paper for paper in order if paper not in moved]
    at = _places_before(order, moved, before)
    if [*rest[:at], *moving, *rest[at:]] == order:
        return
    low = ranks[rest[at - 1]] if at else ranks[rest[0]] - len(moving) - 1 if rest else 0.0
    high = ranks[rest[at]] if at < len(rest) else low + len(moving) + 1
    gap = (high - low) / (len(moving) + 1)
    if gap >= _SMALLEST_GAP:
        step.put_each("placement", "rank", ((p, low + gap * (n + 1)) for n, p in enumerate(moving)), key=row)
        return
    whole = [paper for paper in step.now_in.ranks(row, hidden=True) if paper not in moved]
    start = whole.index(rest[at]) if at < len(rest) else len(whole)
    step.put_each("placement", "rank", _numbered([*whole[:start], *moving, *whole[start:]], 1.0), key=row)


def _places_before(order: Sequence[int], moved: Collection[int], before: int | None) -> int:
    """How many papers that do not move stand ahead of `before`; all of them when it is not in the list."""
    ahead = 0
    for paper in order:
        if paper == before:
            break
        ahead += paper not in moved
    return ahead


@action
def shift(step: Step, row: int, papers: Sequence[int], by: int) -> None:
    """Moves papers of a list one place up (-1) or down (+1), together, keeping their order."""
    order = list(step.now_in.ranks(row))
    moved = set(papers)
    moving = [paper for paper in order if paper in moved]
    step.label = f"Move {papers_in_words(len(moving))} in “{step.now_in.name_of('list', row)}”"
    if not moving:
        return
    rest = [paper for paper in order if paper not in moved]
    at = max(0, min(len(rest), _places_before(order, moved, moving[0]) + by))
    place(step, row, moving, rest[at] if at < len(rest) else None)


def _refuse_queue(row: int) -> None:
    """The queue is the list of what has the state: papers come and go by that, and it has no other name."""
    if row == QUEUE_LIST:
        raise UsageError(
            "the queue", "is not a list of your own", "Queue papers, or give them another state."
        )


def _numbered(papers: Sequence[int], start: float) -> list[tuple[int, float]]:
    return [(paper, start + number) for number, paper in enumerate(papers)]
