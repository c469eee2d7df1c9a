"""Saved searches: keeping a query under a name, renaming it, asking for something else, and what it finds."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import UsageError
from desktop.library.actions import action
from desktop.library.tagging import tag_name
from desktop.papers.cleaning import one_line
from desktop.papers.text_keys import name_key
from desktop.papers.view import ALL, QUEUE, Sort, View, natural_sort
from desktop.search.query import parse
from desktop.search.scanning import tokens
from desktop.store.pages import Pages, SearchLine
from desktop.store.step import Step

if TYPE_CHECKING:
    from desktop.library.answering import Findings
    from desktop.library.finding import Finder

QUERY_CHARACTERS = 10_000
"""A longer query is not kept; nobody types one, and of a pasted text its beginning finds the same papers."""


@action
def save_search(step: Step, name: str, query: str, sort: Sort | None = None) -> None:
    """Keeps a query under a name; `sort` None is the best match first.

    Raises UsageError when there is a search of that name, and for a query that asks for nothing.
    """
    name, query = tag_name(name), _asking(query)
    if step.now_in.named("search", name):
        raise _taken(name)
    key, is_reversed = _stored(sort)
    step.make("search", name=name, name_key=name_key(name), query=query, sort=key, reversed=is_reversed)
    step.label = f"Save the search “{name}”"


@action
def rename_search(step: Step, row: int, name: str) -> None:
    """Gives a saved search another name; raises UsageError when that is taken."""
    name = tag_name(name)
    old = step.now_in.name_of("search", row)
    if step.now_in.named("search", name) not in {0, row}:
        raise _taken(name)
    step.put("search", "name", (row,), name)
    step.put("search", "name_key", (row,), name_key(name))
    step.label = f"Rename the search “{old}” to “{name}”"


@action
def change_search(step: Step, row: int, query: str, sort: Sort | None = None) -> None:
    """Makes a saved search ask for something else, or stand in another order.

    Raises UsageError for a query that asks for nothing.
    """
    query = _asking(query)
    key, is_reversed = _stored(sort)
    step.put("search", "query", (row,), query)
    step.put("search", "sort", (row,), key)
    step.put("search", "reversed", (row,), is_reversed)
    step.label = f"Change the search “{step.now_in.name_of('search', row)}”"


@action
def delete_search(step: Step, row: int) -> None:
    """Removes a saved search; the papers it finds stay."""
    step.label = f"Delete the search “{step.now_in.name_of('search', row)}”"
    step.put("search", "absent", (row,), 1)


def all_found(
    finder: "Finder", pages: Pages, search: SearchLine, still_wanted: Callable[[], bool] = lambda: True
) -> "Findings | None":
    """Every paper that a saved search finds, in its order; None when `still_wanted` turned false meanwhile.

    Nothing in a saved query is still being typed: its last word is whole, and half a field is a mistake.
    """
    found = finder.find(f"{search.query} ", ALL, max(1, pages.count(ALL)), still_wanted)
    if found is None or search.order is None:
        return found
    return found._replace(ids=tuple(pages.sorted_ids(found.ids, search.order)))


def papers_of(pages: Pages, library: Path, view: View) -> Sequence[int]:
    """The papers of any view in the order it opens with; what a saved search finds is asked of the index.

    Raises UsageError for a saved search that is gone, or of which a part makes no sense: a file that follows it
    is better left as it is.
    """
    if view.kind != "search":
        return pages.ids(view, natural_sort(view))
    from desktop.library.finding import Finder, index_folder  # noqa: PLC0415 - only for those who search

    search = pages.search(view.key)
    if search is None:
        raise UsageError("the saved search", "is not there any more", "Export something else.")
    finder = Finder(pages, index_folder(library))
    try:
        finder.catch_up()
        found = all_found(finder, pages, search)
    finally:
        finder.close()
    assert found is not None
    if found.mistakes:
        raise UsageError(f"the search “{search.name}”", found.mistakes[0].reason, "Correct it.")
    return found.ids


def confined(query: str, view: View, name: str) -> str:
    """A query that finds in the whole library what this one finds in a view.

    `name` is that of its tag or list. What no query can say (the digest of a day, the Bin) is not said.
    """
    if view == QUEUE:
        place = "(state:queued OR state:reading)"
    elif view.kind == "state":
        place = f"state:{view.state}"
    elif view.kind in {"tag", "list"} and '"' not in name:
        place = f'{view.kind}:"{name}"'
    else:
        return query
    parts = f"({query})" if any(token.kind == "or" for token in tokens(query)) else query
    return f"{parts} {place}"


def proposed_name(query: str) -> str:
    """A name for a query that is about to be saved: what it asks for, without signs and what it leaves out."""
    words, is_left_out = [], False
    for token in tokens(query):
        if token.kind in {"word", "quoted"} and not is_left_out:
            words.append(token.text if token.sign in {"", ":"} else query[token.start : token.end])
        is_left_out = token.kind == "minus"
    name = one_line(" ".join(words) or query)
    if len(name) <= _NAME_CHARACTERS:
        return name
    return f"{name[:_NAME_CHARACTERS].rsplit(' ', 1)[0]}…"


_NAME_CHARACTERS = 40


def _asking(query: str) -> str:
    """The query as it will be stored."""
    query = one_line(query)
    if len(query) > QUERY_CHARACTERS:
        raise UsageError("the search", f"is longer than {QUERY_CHARACTERS:,} characters", "Shorten it.")
    if not (parse(query).alternatives and parse(f"{query} ").alternatives):
        raise UsageError("the search", "asks for nothing", "Say what it is to find.")
    return query


def _stored(sort: Sort | None) -> tuple[str, int]:
    """An order as the columns `sort` and `reversed` hold it."""
    return (sort.key, int(sort.reversed)) if sort else ("", 0)


def _taken(name: str) -> UsageError:
    return UsageError(f"“{name}”", "there is a search of that name already", "Choose another name.")
