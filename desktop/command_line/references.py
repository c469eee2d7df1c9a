"""What the words of a command mean: papers by id or citation key, states, tags, lists and searches by name."""

import difflib
from collections.abc import Iterable, Sequence
from typing import TypeVar

from desktop.errors import UsageError
from desktop.papers.state import State
from desktop.papers.text_keys import name_key
from desktop.papers.view import QUEUE, QUEUE_LIST, Sort, SortKey, View
from desktop.store.pages import ListLine, Pages, SearchLine, TagLine

_Line = TypeVar("_Line", TagLine, ListLine, SearchLine)
_OTHER_WORDS = {"queue": State.QUEUED, "dismiss": State.DISMISSED, "read": State.DONE}


def papers_named(pages: Pages, references: Iterable[str]) -> list[int]:
    """The ids of the papers, each once, in the order given; raises UsageError for one that is none."""
    return list(dict.fromkeys(paper_named(pages, reference) for reference in references))


def paper_named(pages: Pages, reference: str) -> int:
    """The id of the paper that an id, a citation key or a uid means; raises UsageError."""
    from desktop.store.records import ids_named

    found = ids_named(pages.connection, reference)
    if len(found) > 1 and reference.isdecimal() and int(reference) in found:
        return int(reference)
    if not found:
        advice = "“papertray show” lists the ids."
        raise UsageError(f"“{reference}”", "no paper has this id or citation key", advice)
    return found[0]


def sort_named(name: str) -> Sort | None:
    """The order of that name, None for relevance; a minus turns it round. Raises UsageError."""
    word = name.strip().lower()
    key = _SORTS.get(word.removeprefix("-"))
    if key is None:
        raise UsageError(
            f"“{name}”", "is no order", f"Say {', '.join(list(_SORTS)[:-1])} or {list(_SORTS)[-1]}."
        )
    return Sort(key, word.startswith("-")) if key != "position" else None


_SORTS: dict[str, SortKey] = {
    "relevance": "position", "added": "added", "title": "title", "year": "year", "rating": "rating", "queue": "rank",
}  # fmt: skip


def state_named(name: str) -> State:
    """The state of that name; raises UsageError."""
    word = name.strip().lower()
    try:
        return _OTHER_WORDS.get(word) or State(word)
    except ValueError:
        raise UsageError("state", f"“{name}” is none", f"The states are {', '.join(State)}.") from None


def tag_named(pages: Pages, name: str) -> TagLine:
    """The tag of that name; raises UsageError."""
    return _named(name, pages.tags(), "tag")


def list_named(pages: Pages, name: str) -> ListLine:
    """The list of that name, the queue included; raises UsageError."""
    if name_key(name) == "queue":
        return ListLine(QUEUE_LIST, "Queue", pages.count(QUEUE))
    return _named(name, pages.lists(), "list")


def search_named(pages: Pages, name: str) -> SearchLine:
    """The saved search of that name; raises UsageError."""
    return _named(name, pages.searches(), "search")


def view_of_list(found: ListLine) -> View:
    """The view that shows a list."""
    return QUEUE if found.id == QUEUE_LIST else View("list", key=found.id)


_PLURALS = {"tag": "tags", "list": "lists", "search": "searches"}


def _named(name: str, lines: Sequence[_Line], kind: str) -> _Line:
    wanted = name_key(name.strip().strip("#"))
    for line in lines:
        if name_key(line.name) == wanted:
            return line
    near = difflib.get_close_matches(name, [line.name for line in lines], 1)
    advice = f"Did you mean “{near[0]}”?" if near else f"“papertray {_PLURALS[kind]}” shows what there is."
    raise UsageError(f"“{name}”", f"there is no {kind} of this name", advice)
