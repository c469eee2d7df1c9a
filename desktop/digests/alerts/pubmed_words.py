"""Takes authors, journal and identifiers out of the lines below a title in an alert or a result list of PubMed."""

from typing import Any

from desktop.digests.fields.pubmed_citation import (
    CITATION,
    PUBMED_NAMES,
    citation_fields,
    doi_in,
    pubmed_names,
)
from desktop.digests.markup.parsing import is_of_class
from desktop.digests.markup.text import words_of
from desktop.digests.web.cards import Card
from desktop.papers.snippet import SNIPPET

_LABELLED = ("docsum-authors", "docsum-journal-citation", "docsum-snippet")
_FULL = "full-"
_BLOCKS = ("td", "div", "p", "span", "li", "dd")
_LINE_CHARACTERS = 5_000


def pubmed_fields(card: Card) -> dict[str, Any]:
    """The fields of Draft that the lines of a result give; a snippet is no abstract and stays apart."""
    authors, citation, snippet = (_labelled(card, name) for name in _LABELLED)
    lines = [words for each in card.all(*_BLOCKS) if 0 < len(words := words_of(each)) < _LINE_CHARACTERS]
    authors = authors or next((line for line in lines if PUBMED_NAMES.match(line)), "")
    if not CITATION.match(citation):
        citation = next((line for line in lines if CITATION.match(line)), "")
    doi = next((found for line in (citation, *lines) if (found := doi_in(line))), "")
    return {
        "authors": pubmed_names(authors),
        **citation_fields(citation),
        **({"doi": doi} if doi else {}),
        "extra": {SNIPPET: snippet} if snippet else {},
    }


def _labelled(card: Card, name: str) -> str:
    """The text of the element of a class; the full form is preferred to one for narrow screens."""
    found = [each for each in card.all() if is_of_class(each, name)]
    full = [each for each in found if _FULL in (each.get("class") or "")]
    return next((words for each in (*full, *found) if (words := words_of(each))), "")
