"""Finds papers by reading them all: exact, slow, and possible whenever the library can be read."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence

from desktop.papers.text_keys import folded
from desktop.store.search_text import SearchText, all_search_texts

Asked = tuple[str, tuple[str, ...]]
"""A word or phrase, folded, and the fields of SearchText that it must stand in, () for any."""
_LOOKS_UP_AFTER = 200


def holding(
    connection: sqlite3.Connection,
    wanted: Sequence[Asked],
    unwanted: Sequence[Asked],
    still_wanted: Callable[[], bool],
) -> Iterator[tuple[int, bool]]:
    """Each paper that holds all that is `wanted` and nothing `unwanted`, and whether its title holds it all.

    Words are compared without case and accents, and found inside longer words as well. By id; ends early when
    nobody wants the answer any more. Nothing is found when nothing is wanted.
    """
    if not any(text for text, _ in wanted):
        return
    for number, found in enumerate(all_search_texts(connection)):
        if number % _LOOKS_UP_AFTER == 0 and not still_wanted():
            return
        if not all(_holds(found, each) for each in wanted) or any(_holds(found, each) for each in unwanted):
            continue
        title = folded(found.title)
        yield found.id, all(text in title for text, _ in wanted)


def _holds(found: SearchText, asked: Asked) -> bool:
    text, fields = asked
    texts = [getattr(found, field) for field in fields] if fields else found[1:]
    return text in folded("\n".join(texts))
