"""My interests on a real library and index: what was watched comes first, then what was learned."""

import pytest

from desktop.library import deciding, editing
from desktop.library.finding import Finder, index_folder
from desktop.library.interests import Explainer, Watched
from desktop.library.library import Library
from desktop.papers.state import State
from desktop.papers.view import INBOX, Sort
from desktop.store.pages import Pages

BEES = "Honey bees forage nectar from orchard flowers and dance to tell the hive about pollen {}."
STARS = "Galaxies rotate around black holes while telescopes measure redshift and luminosity {}."
EACH = 8


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    for number in range(EACH):
        bee = {
            "title": f"Bees and orchards {number}",
            "abstract": BEES.format(number),
            "authors": "Vera Amber",
        }
        star = {
            "title": f"Galaxies and redshift {number}",
            "abstract": STARS.format(number),
            "authors": "Yoon Kim",
        }
        library.do(editing.add_paper, bee)
        library.do(editing.add_paper, star)
    yield library
    library.close()


@pytest.fixture
def finder(library):
    pages = Pages(library.path)
    finder = Finder(pages, index_folder(library.path))
    yield finder
    finder.close()
    pages.close()


def titles(library, ids) -> list[str]:
    lines = library.pages.lines(ids)
    return [lines[paper].title for paper in ids]


def test_what_was_queued_comes_before_what_was_dismissed(library, finder):
    ids = library.pages.ids(INBOX, Sort())
    bees = [paper for paper in ids if library.pages.lines([paper])[paper].title.startswith("Bees")]
    stars = [paper for paper in ids if paper not in bees]
    library.do(deciding.set_state, stars[:4], State.QUEUED)
    library.do(deciding.set_state, bees[:6], State.DISMISSED)
    finder.catch_up()
    ordered = finder.by_interest(INBOX, Watched())
    assert sorted(ordered.ids) == sorted(library.pages.ids(INBOX, Sort()))
    found = titles(library, ordered.ids)
    assert all(title.startswith("Galaxies") for title in found[: EACH - 4])
    assert all(title.startswith("Bees") for title in found[EACH - 4 :])
    explainer = Explainer(ordered.interests)
    assert explainer.reasons("Galaxies and redshift", (), STARS).speaking
    refused = explainer.reasons("Bees and orchards", (), BEES)
    assert not refused.speaking
    assert refused.against


def test_a_watch_word_comes_before_everything_learned(library, finder):
    ids = library.pages.ids(INBOX, Sort())
    stars = [paper for paper in ids if library.pages.lines([paper])[paper].title.startswith("Galaxies")]
    library.do(deciding.rate, stars[:6], 5)
    library.do(editing.add_paper, {"title": "A paper about Black-Holes, bees and nothing else"})
    finder.catch_up()
    ordered = finder.by_interest(INBOX, Watched(("nothing else",), ()))
    assert titles(library, ordered.ids)[0] == "A paper about Black-Holes, bees and nothing else"
    why = Explainer(ordered.interests).reasons(titles(library, ordered.ids)[0], (), "")
    assert why.speaking[0] == "nothing else"


def test_a_watched_author_is_found_however_the_name_is_typed(library, finder):
    library.do(editing.add_paper, {"title": "Another one", "authors": "Y. Kim; Vera Amber"})
    finder.catch_up()
    for typed in ("Kim", "yoon kim", "Kim, Yoon", "Y. Kim"):
        ordered = finder.by_interest(INBOX, Watched((), (typed,)))
        first = ordered.ids[:1] if typed == "Y. Kim" else ordered.ids[: EACH + 1]
        lines = library.pages.lines(first)
        assert all("Kim" in line.authors for line in lines.values())
        explainer = Explainer(ordered.interests)
        assert explainer.reasons("Another one", ("Y. Kim", "Vera Amber"), "").speaking == (typed,)
        assert not explainer.reasons("Another one", ("Kimberly Yoon",), "").speaking


def test_every_paper_before_one_without_reasons_has_reasons(library, finder):
    ids = library.pages.ids(INBOX, Sort())
    library.do(deciding.set_state, ids[:3], State.QUEUED)
    library.do(deciding.set_state, ids[5:8], State.DISMISSED)
    library.do(editing.add_paper, {"title": "Unheard-of"})
    finder.catch_up()
    ordered = finder.by_interest(INBOX, Watched(("orchard", "!?"), ("Kim",)))
    explainer, plain = Explainer(ordered.interests), False
    for paper in ordered.ids:
        text = library.pages.lines([paper])[paper]
        why = explainer.reasons(
            text.title, ("Yoon Kim",) if "Kim" in text.authors else (), library.pages.abstract(paper)
        )
        assert not (plain and why.speaking), text.title
        plain = plain or not why.speaking


def test_without_an_index_the_order_is_that_of_the_view_and_says_why(library, finder):
    ordered = finder.by_interest(INBOX, Watched(("bees",), ()))
    assert list(ordered.ids) == list(library.pages.ids(INBOX, Sort()))
    assert "not ready" in ordered.hindrance
