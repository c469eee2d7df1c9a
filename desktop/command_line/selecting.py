"""Which papers a command is about: of a state, a tag, a list, a saved search, and among them what a query finds."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.command_line.progress_line import ProgressLine
from desktop.command_line.references import (
    list_named,
    search_named,
    sort_named,
    state_named,
    tag_named,
    view_of_list,
)
from desktop.errors import UsageError
from desktop.papers.state import State
from desktop.papers.view import ALL, QUEUE, View, natural_sort
from desktop.store.pages import Pages

if TYPE_CHECKING:
    from desktop.library.answering import Findings
    from desktop.library.finding import Finder

_EVERYTHING = 1_000_000_000
READING = View("state", State.READING.value)


class Wanted(NamedTuple):
    """What was asked for on the command line; "" where nothing was."""

    query: str = ""
    state: str = ""
    tag: str = ""
    in_list: str = ""
    sort: str = "relevance"
    search: str = ""


class Selection(NamedTuple):
    """Ids in their order, how many there are in all (None: too many to count), and the answer of the search.

    `title` says in words what was asked for: "Queue", "Papers tagged vision".
    """

    ids: Sequence[int]
    total: int | None
    title: str
    findings: "Findings | None" = None
    query: str = ""


@contextmanager
def finding(pages: Pages, library: Path) -> "Iterator[Finder]":
    """What searches the library, its index brought up to date."""
    from desktop.library.finding import Finder, index_folder

    finder = Finder(pages, index_folder(library))
    progress = ProgressLine()
    try:
        finder.catch_up(progress)
        yield finder
    finally:
        progress.clear()
        finder.close()


def selected(pages: Pages, library: Path, wanted: Wanted, limit: int | None = None) -> Selection:
    """The papers of the library at `library` that are wanted, at most `limit` of them.

    Raises UsageError for a state, tag, list or search that does not exist, and without a limit (all are taken, for a
    file or an action) for a query of which a part makes no sense.
    """
    sort = sort_named(wanted.sort)
    if sort is not None:
        everything = selected(pages, library, wanted._replace(sort="relevance"), _EVERYTHING)
        return everything._replace(ids=pages.sorted_ids(everything.ids, sort)[:limit])
    views, title = _views(pages, wanted)
    if wanted.search:
        return _saved(pages, library, wanted, views, limit)
    if wanted.query:
        return _found(pages, library, wanted, views, title, limit)
    ids: Sequence[int] = pages.ids(views[0], natural_sort(views[0]))
    for view in views[1:]:
        ids = pages.within(view, ids)
    ids = _without_reading(pages, ids) if _only_queued(wanted) else ids
    return Selection(ids if limit is None else ids[:limit], len(ids), title)


def _found(
    pages: Pages, library: Path, wanted: Wanted, views: list[View], title: str, limit: int | None
) -> Selection:
    with finding(pages, library) as finder:
        most = pages.count(ALL) if limit is None or _only_queued(wanted) else limit
        # A blank behind it: nothing is still being typed, so what is half a field is a mistake.
        query = wanted.query if limit is not None else f"{wanted.query} "
        findings = finder.find(query, views[0], max(1, most), also=views[1:])
    assert findings is not None
    if limit is None and findings.mistakes:
        raise UsageError("the query", findings.mistakes[0].reason, "Correct it; nothing was done.")
    ids: Sequence[int] = findings.ids
    total = findings.total
    if _only_queued(wanted):
        ids = _without_reading(pages, ids)
        total = len(ids)
    title = f"“{wanted.query}” in {title}" if views != [ALL] else f"“{wanted.query}”"
    return Selection(ids if limit is None else ids[:limit], total, title, findings, wanted.query)


def _saved(pages: Pages, library: Path, wanted: Wanted, views: list[View], limit: int | None) -> Selection:
    """What a saved search finds, and of that what the rest of the command asks for."""
    from desktop.library.saved_searches import all_found

    saved = search_named(pages, wanted.search)
    with finding(pages, library) as finder:
        findings = all_found(finder, pages, saved)
    assert findings is not None
    if limit is None and findings.mistakes:
        reason = f"a part of it makes no sense: {findings.mistakes[0].reason}"
        raise UsageError(
            f"the search “{saved.name}”",
            reason,
            f"“papertray searches change {saved.name!r} QUERY” corrects it.",
        )
    ids: Sequence[int] = findings.ids
    for view in views if views != [ALL] else ():
        ids = pages.within(view, ids)
    if _only_queued(wanted):
        ids = _without_reading(pages, ids)
    if wanted.query:
        also = set(selected(pages, library, Wanted(wanted.query), _EVERYTHING).ids)
        ids = [paper for paper in ids if paper in also]
    return Selection(
        ids if limit is None else ids[:limit], len(ids), saved.name, findings, f"{saved.query} {wanted.query}"
    )


def _views(pages: Pages, wanted: Wanted) -> tuple[list[View], str]:
    """The views whose papers are wanted, the one that gives the order first, and what they are in words."""
    views, words = [], []
    if wanted.in_list:
        found = list_named(pages, wanted.in_list)
        views.append(view_of_list(found))
        words.append(found.name)
    if wanted.state:
        state = state_named(wanted.state)
        views.append(View("state", state.value))
        words.append(state.value.capitalize())
    if wanted.tag:
        tag = tag_named(pages, wanted.tag)
        views.append(View("tag", key=tag.id))
        words.append(f"tagged {tag.name}")
    return views or [ALL], ", ".join(words) or "All papers"


def _only_queued(wanted: Wanted) -> bool:
    """The view of the queue shows what is being read as well; the state does not."""
    return bool(wanted.state) and View("state", state_named(wanted.state).value) == QUEUE


def _without_reading(pages: Pages, ids: Sequence[int]) -> list[int]:
    reading = set(pages.within(READING, ids))
    return [paper for paper in ids if paper not in reading]
