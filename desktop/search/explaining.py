"""Says why a search found a paper: which words of it stand in which of its fields."""

from typing import NamedTuple

from desktop.search.document import SearchDocument
from desktop.search.highlights import Matched, matched_spans

_NAMES = {"title": "title", "authors": "authors", "tags": "tags", "note": "note", "abstract": "abstract"}
_WORDS = 8


class Reason(NamedTuple):
    """What matched in one field of a paper: its words as they are written there, each once."""

    field: str
    words: tuple[str, ...]


def reasons(document: SearchDocument, matched: Matched) -> list[Reason]:
    """Where and by which words a paper matches, the weightiest field first; [] when it does not by its words."""
    found = []
    for field in _NAMES:
        text = getattr(document, field)
        words = dict.fromkeys(text[start:end].casefold() for start, end in matched_spans(text, matched))
        if words:
            found.append(Reason(field, tuple(words)[:_WORDS]))
    return found


def in_words(why: list[Reason]) -> str:
    """The reasons as one line: "title: graph, attention; abstract: graph"."""
    return "; ".join(f"{_NAMES[reason.field]}: {', '.join(reason.words)}" for reason in why)
