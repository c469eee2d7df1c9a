"""What speaks for each paper is the same whether all papers are weighed or a few are picked out."""

import pytest

from desktop.search.document import SearchDocument
from desktop.search.index import SearchIndex
from desktop.search.weighing import _FEW, wanted_authors, wanted_words

PAPERS = (
    SearchDocument(1, "Moss on roofs", "Vera Amber", "Moss and lichen share a long-tail of shade."),
    SearchDocument(2, "Tides of a bay", "Yoon Kim", "The moon moves the tides."),
    SearchDocument(3, "Moss at the bay", "Y. Kim\nVera Amber", "Tides wet the moss."),
    SearchDocument(4, "Neither", "Kimberly Yoon", ""),
)


@pytest.fixture
def index(tmp_path):
    index = SearchIndex(tmp_path / "index")
    index.rebuild(PAPERS, 1)
    yield index
    index.close()


def test_weights_are_added_for_each_word_that_a_paper_has_once(index):
    found = index.weighed([], {"moss": 2.0, "tides": 0.5, "moon": -1.0}, range(1, 5))
    assert {paper: round(weight, 3) for paper, weight in found.weight.items()} == {1: 2.0, 2: -0.5, 3: 2.5}
    assert found.wanted == {}


def test_watched_things_are_counted_and_phrases_stand_side_by_side(index):
    wanted = [*wanted_words(["long tail", "moss", "bay tides", "…"]), *wanted_authors(["Kim, Yoon", "Amber"])]
    found = index.weighed(wanted, {}, range(1, 5))
    assert found.wanted == {1: 3, 2: 1, 3: 3}
    assert index.having(wanted_words(["moss"])[0]) is not None


def test_of_many_papers_the_whole_library_is_weighed_with_the_same_result(index):
    wanted, weights = wanted_words(["moss"]), {"tides": 1.5, "moon": -2.0}
    few = index.weighed(wanted, weights, [2, 3])
    many = index.weighed(wanted, weights, range(1, _FEW + 2))
    for paper in (2, 3):
        assert few.wanted.get(paper) == many.wanted.get(paper)
        assert few.weight.get(paper) == pytest.approx(many.weight.get(paper))
    assert set(few.weight) == {2, 3}
