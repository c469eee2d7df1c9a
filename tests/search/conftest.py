"""Indexes to search: one of generated papers, an empty one, and what fills it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from desktop.search.document import SearchDocument
from desktop.search.index import SearchIndex
from tests.search.generated_papers import GeneratedPapers


class GeneratedLibrary(NamedTuple):
    """An index of generated papers, and what it was made from."""

    papers: list[SearchDocument]
    index: SearchIndex
    generator: GeneratedPapers


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GeneratedLibrary]:
    """Return 3,000 generated papers in an index that no test may write to."""
    generator = GeneratedPapers(seed=1)
    papers = list(generator.papers(3_000))
    index = SearchIndex(tmp_path_factory.mktemp("generated"))
    index.rebuild(papers, 1)
    yield GeneratedLibrary(papers, index, generator)
    index.close()


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    """Return an empty index at revision 0."""
    index = SearchIndex(tmp_path / "search")
    index.rebuild([], 0)
    yield index
    index.close()


@pytest.fixture
def library(index: SearchIndex) -> Callable[..., SearchIndex]:
    """Return what fills an index with papers, given as titles or whole documents; ids count from 1."""

    def filled(*papers: str | SearchDocument) -> SearchIndex:
        documents = [
            paper if isinstance(paper, SearchDocument) else SearchDocument(number, paper)
            for number, paper in enumerate(papers, 1)
        ]
        index.replace(documents, [], 1)
        return index

    return filled
