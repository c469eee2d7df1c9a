"""Why a paper was found: the words that matched, misspelt ones included, in the fields where they stand."""

from collections.abc import Callable

from desktop.search.document import SearchDocument
from desktop.search.explaining import Reason, in_words, reasons
from desktop.search.index import SearchIndex

PAPER = SearchDocument(
    1, "Graph attention networks", "Ada Stone", "Attention over graphs, and graph search.", "to cite"
)


def why(library: Callable[..., SearchIndex], text: str) -> list[Reason]:
    ranking = library(PAPER, "Something else").rank(text, 10)
    assert ranking.ids == (1,)
    return reasons(PAPER, ranking)


def test_each_field_tells_its_words_once(library):
    found = why(library, "graph stoen attention ")
    assert found == [
        Reason("title", ("graph", "attention")),
        Reason("authors", ("stone",)),
        Reason("abstract", ("attention", "graphs", "graph")),
    ]
    assert in_words(found).startswith("title: graph, attention; authors: stone; abstract: ")


def test_a_word_that_is_begun_matches_what_it_begins(library):
    assert why(library, "netw") == [Reason("title", ("networks",))]
