"""Grouping papers of a library: by their texts, within each group in the order given, with everything in it."""

import pytest

from desktop.library import editing
from desktop.library.grouping import grouped_by_topic
from desktop.library.library import Library
from desktop.papers.view import INBOX, Sort
from desktop.progress import Cancelled

TEXTS = {
    "Moss": "Moss and lichen share the shade of a roof {}.",
    "Tides": "Tides and currents follow the moon into the bay {}.",
}


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    for number in range(4):
        for title, abstract in TEXTS.items():
            library.do(editing.add_paper, {"title": f"{title} {number}", "abstract": abstract.format(number)})
    library.do(editing.add_paper, {"title": "Unheard-of"})
    yield library
    library.close()


def test_each_group_keeps_the_order_given_and_the_rest_comes_last(library):
    ids = list(library.pages.ids(INBOX, Sort()))
    found = grouped_by_topic(library.pages, ids)
    assert [len(topic.papers) for topic in found] == [4, 4, 1]
    assert found[-1].words == ()
    lines = library.pages.lines(ids)
    for topic in found[:2]:
        assert len({lines[paper].title.split()[0] for paper in topic.papers}) == 1
        assert list(topic.papers) == [paper for paper in ids if paper in topic.papers]


def test_by_place_the_group_comes_first_whose_papers_do(library):
    lines = library.pages.lines(library.pages.ids(INBOX, Sort()))
    for first in TEXTS:
        ids = sorted(lines, key=lambda paper: not lines[paper].title.startswith(first))
        found = grouped_by_topic(library.pages, ids, by_place=True)
        assert lines[found[0].papers[0]].title.startswith(first)


def test_it_can_be_stopped(library):
    class Stop:
        def step(self, done, total=None, note=""):
            raise Cancelled

    with pytest.raises(Cancelled):
        grouped_by_topic(library.pages, library.pages.ids(INBOX, Sort()), Stop())
