"""Where a new paper fits in: what is like it and has been judged, with the first line of the note."""

import pytest

from desktop.library import deciding, deleting, editing, noting
from desktop.library.finding import Finder, index_folder
from desktop.library.library import Library
from desktop.library.neighbours import MOST, Neighbour
from desktop.store.pages import Pages

BEES = "Honey bees forage nectar from orchard flowers and dance to tell the hive about pollen."
STARS = "Galaxies rotate around black holes while telescopes measure redshift and luminosity."


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    for number in range(6):
        library.do(editing.add_paper, {"title": f"Bees and orchards {number}", "abstract": BEES})
        library.do(editing.add_paper, {"title": f"Galaxies and redshift {number}", "abstract": STARS})
    yield library
    library.close()


@pytest.fixture
def finder(library):
    pages = Pages(library.path)
    finder = Finder(pages, index_folder(library.path))
    finder.catch_up()
    yield finder
    finder.close()
    pages.close()


def test_only_judged_papers_that_are_alike_are_neighbours(library, finder):
    library.do(deciding.rate, [3], 4)
    library.do(deciding.rate, [4], 5)  # of the other topic
    library.do(noting.write_note, 5, "\n  Compare with mine\nand more")
    found = finder.neighbours(1)
    assert sorted(found) == [
        Neighbour(3, "Bees and orchards 1", 4, ""),
        Neighbour(5, "Bees and orchards 2", 0, "Compare with mine"),
    ]
    assert finder.neighbours(3) == [Neighbour(5, "Bees and orchards 2", 0, "Compare with mine")]


def test_there_are_three_at_most_and_none_from_the_bin(library, finder):
    library.do(deciding.rate, [3, 5, 7, 9, 11], 2)
    assert len(finder.neighbours(1)) == MOST
    library.do(deleting.move_to_bin, [3, 5, 7, 9])
    assert [each.paper for each in finder.neighbours(1)] == [11]


def test_a_paper_that_is_gone_has_none(finder):
    assert finder.neighbours(99) == []
