"""Finds papers by reading them all: exact, slow, and possible whenever the library can be read."""

import sqlite3
from collections.abc import Callable, Iterator

from desktop.papers.text_keys import folded
from desktop.store.search_text import SearchText, all_search_texts


def holding(
    connection: sqlite3.Connection, text: str, still_wanted: Callable[[], bool]
) -> Iterator[tuple[int, bool]]:
    """Each paper that holds every word of `text` as it is typed, and whether its title holds them all.

    Words are parts between blanks, compared without case and accents, found inside longer words as well.
    By id; ends early when nobody wants the answer any more. Nothing is found for a text without words.
    """
    words = folded(text).split()
    if not words:
        return
    for number, found in enumerate(all_search_texts(connection)):
        if number % _LOOKS_UP_AFTER == 0 and not still_wanted():
            return
        title = folded(found.title)
        missing = [word for word in words if word not in title]
        if not missing:
            yield found.id, True
        elif _rest_holds(found, missing):
            yield found.id, False


def _rest_holds(found: SearchText, words: list[str]) -> bool:
    rest = folded("\n".join(found[2:]))
    return all(word in rest for word in words)


_LOOKS_UP_AFTER = 200
