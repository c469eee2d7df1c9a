"""Sifting pairs of papers before they are compared in full loses none that full comparison would find."""

import random
from itertools import combinations, product

import pytest

from desktop.library import editing
from desktop.library.library import Library
from desktop.library.likely_pairs import likely_pairs
from desktop.library.matching import evidence_of_candidate
from desktop.papers.likeness import Sameness, likeness
from desktop.progress import Cancelled, no_progress
from desktop.store.lookup import as_candidates


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    yield library
    library.close()


TITLE = "On the Quiet Behaviour of Deep Networks under Heavy Load"
ABSTRACT = "We look at what networks do when nobody looks at them, and find that they do rather little. " * 4
OTHER_ABSTRACT = (
    "Soil from seventeen gardens was sieved, dried, weighed and described in four languages. " * 4
)
TITLES = (
    TITLE,
    TITLE.upper(),
    f"{TITLE}: Part II",
    TITLE[:40],
    TITLE.replace("Behaviour", "Behavoiur"),
    "Gardens and What Lies in Them: Seventeen Soils",
)
AUTHORS = ("", "Ann Bell; Cy Dorn", "A. Bell", "Bell Ann", "Eve Fox", "The Gardeners")
ABSTRACTS = ("", ABSTRACT, f"Background: {ABSTRACT}", OTHER_ABSTRACT)


def test_every_pair_that_may_be_one_is_worth_comparing(library):
    every = list(product(TITLES, AUTHORS, ABSTRACTS, ("", "10.1000/a")))
    for title, authors, abstract, doi in random.Random(4).sample(every, 40):
        record = {"title": title, "authors": authors, "abstract": abstract, "doi": doi}
        library.do(editing.add_paper, record)
    papers = as_candidates(library.pages.connection, range(1, 41))
    evidence = {paper.paper_id: evidence_of_candidate(paper) for paper in papers}
    judged = {pair: likeness(*map(evidence.get, pair)).sameness for pair in combinations(evidence, 2)}
    wanted = {pair for pair, sameness in judged.items() if sameness is not Sameness.DIFFERENT}
    found = set(likely_pairs(library.pages, set(), no_progress))
    assert wanted <= found < judged.keys()
    assert set(likely_pairs(library.pages, wanted, no_progress)) == found - wanted


def test_works_of_other_people_are_not_compared_in_full(library):
    for authors in ("Ann Bell", "Eve Fox", "Cy Dorn"):
        library.do(editing.add_paper, {"title": TITLE, "authors": authors})
    assert likely_pairs(library.pages, set(), no_progress) == []


def test_sifting_can_be_stopped(library):
    class Stopping:
        def step(self, done, total=None, note=""):
            if note == "Comparing authors":
                raise Cancelled

    for _ in range(2):
        library.do(editing.add_paper, {"title": TITLE})
    with pytest.raises(Cancelled):
        likely_pairs(library.pages, set(), Stopping())
