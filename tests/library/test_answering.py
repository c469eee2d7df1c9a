"""Searches with fields, OR and minus, answered by the index and without it: both find the same."""

import pytest

from desktop.library import deciding, editing, noting, tagging
from desktop.library.answering import Answering
from desktop.library.finding import Finder, index_folder
from desktop.library.library import Library
from desktop.papers.view import ALL, INBOX, QUEUE
from desktop.store.pages import Pages

PAPERS = (
    {
        "title": "Graph attention networks",
        "authors": "Ada Stone",
        "abstract": "We study proteins.",
        "issued": "2019",
    },
    {"title": "Protein folding", "authors": "Ben Graph", "abstract": "A tree of life.", "issued": "2021"},
    {"title": "Tree search", "authors": "Ada Stone", "abstract": "Graph of moves.", "issued": "2024"},
    {"title": "A survey of graph search", "authors": "Cy Reed", "issued": "2024"},
)


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    for paper in PAPERS:
        library.do(editing.add_paper, paper)
    library.do(tagging.tag, [1, 3], "to cite")
    library.do(deciding.rate, [2, 4], 5)
    library.do(noting.write_note, 4, "Compare the moves")
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


def without_index(library, text, view=ALL):
    findings = Answering(library.pages, text, (view,), 100, lambda: True).exact("no index")
    assert findings is not None
    return set(findings.ids)


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("by:stone ", {1, 3}),
        ("by:graph ", {2}),
        ("title:graph ", {1, 4}),
        ("abstract:graph ", {3}),
        ("note:moves ", {4}),
        ("graph -title:survey ", {1, 2, 3}),
        ("title:tree OR title:folding ", {2, 3}),
        ("graph (by:stone OR rating>=5) ", {1, 2, 3, 4}),
        ("graph -(by:stone OR rating>=5) ", set()),
        ('tag:"to cite" graph ', {1, 3}),
        ("year:2020.. ", {2, 3, 4}),
        ("year:2024 -has:note ", {3}),
        ("-graph ", set()),
        ("-survey ", {1, 2, 3}),
        ("-survey year:2024 ", {3}),
        ('"graph search" ', {4}),
        ('-"graph search" by:stone ', {1, 3}),
        ("state:queue ", set()),
    ],
)
def test_a_query_finds_the_same_with_and_without_the_index(library, finder, text, papers):
    findings = finder.find(text)
    assert not findings.hindrance
    assert set(findings.ids) == papers
    assert findings.total == len(papers)
    assert without_index(library, text) == papers


def test_a_misspelt_word_is_understood_in_its_field_alone(finder):
    assert set(finder.find("by:stoen ").ids) == {1, 3}
    assert set(finder.find("title:stoen ").ids) == set()


def test_a_view_confines_every_alternative(library, finder):
    library.do(deciding.set_state, [3], deciding.State.QUEUED)
    assert set(finder.find("title:tree OR title:folding ", QUEUE).ids) == {3}
    assert set(finder.find("rating:0 OR rating:5 ", INBOX).ids) == {1, 2, 4}


def test_what_two_alternatives_find_stands_once_and_first(finder):
    ids = finder.find("by:stone OR title:tree ").ids
    assert sorted(ids) == [1, 3]
    assert ids[0] == 3


def test_a_name_that_does_not_exist_is_told_with_the_one_that_was_meant(finder):
    findings = finder.find("tag:to-cite graph ")
    (mistake,) = findings.mistakes
    assert "tag:to-cite graph "[mistake.start : mistake.end] == "tag:to-cite"
    assert mistake.reason == "there is no tag “to-cite”; did you mean “to cite”?"
    assert finder.find("tag:to").mistakes == ()
    assert finder.find("list:thesis ").mistakes[0].reason == "there is no list “thesis”"


def test_conditions_alone_come_in_the_order_of_the_view(finder):
    assert finder.find("year:2024 ").ids == (4, 3)


def test_nothing_typed_finds_nothing(finder):
    assert finder.find("  ").ids == ()
    assert finder.find("rating:").ids == ()


def test_nobody_waits_for_a_dropped_question(finder):
    assert finder.find("graph OR tree ", still_wanted=lambda: False) is None


@pytest.fixture
def shelf(library, finder):
    """Twenty papers of two topics, and the finder that has seen them."""
    bees = "Honey bees forage nectar from orchard flowers and dance to tell the hive about pollen."
    stars = "Galaxies rotate around black holes while telescopes measure redshift and luminosity."
    for number in range(10):
        library.do(editing.add_paper, {"title": f"Bees and orchards {number}", "abstract": bees})
        library.do(editing.add_paper, {"title": f"Galaxies and redshift {number}", "abstract": stars})
    finder.catch_up()
    return library


def test_papers_like_one_share_its_words_and_it_is_not_among_them(shelf, finder):
    titles = {paper: line.title for paper, line in shelf.pages.lines(range(1, 25)).items()}
    ids = finder.find("like:5 ").ids
    assert len(ids) == 9
    assert 5 not in ids
    assert all("Bees" in titles[paper] for paper in ids)


def test_papers_like_one_may_have_to_fulfil_more(shelf, finder):
    shelf.do(deciding.rate, [7], 5)
    assert finder.find("like:5 rating>=4 ").ids == (7,)
    assert finder.find("like:5 bees 4 ").ids == (13,)
    unlike = finder.find("has:abstract -like:5 ").ids
    assert 6 in unlike
    assert 7 not in unlike


def test_a_paper_that_nobody_has_is_told(shelf, finder):
    (mistake,) = finder.find("like:nobody2024 ").mistakes
    assert mistake.reason == "no paper has the id or citation key “nobody2024”"
    assert finder.find("like:nobody2024 ").ids == ()


def test_a_pasted_abstract_finds_papers_like_it(shelf, finder):
    abstract = "We watch how honey bees forage for nectar and pollen in an orchard full of flowers. " * 20
    titles = {paper: line.title for paper, line in shelf.pages.lines(range(1, 25)).items()}
    ids = finder.find(abstract).ids
    assert len(ids) == 10
    assert all("Bees" in titles[paper] for paper in ids)


def test_without_an_index_nothing_resembles_anything(shelf):
    assert without_index(shelf, "like:5 ") == set()


IDENTIFIED = (
    {"title": "Tides of the Moon", "authors": "Ada Stone", "issued": "1987", "doi": "10.1000/tides.1"},
    {"title": "Tides of the Sea", "authors": "Ada Stone", "issued": "2019", "arxiv_id": "1903.01234"},
    {"title": "A comment on 10.1000/tides.1 and 1903.01234", "authors": "Ben Lind", "issued": "2021"},
    {"title": "Waves of 1987", "authors": "Cy Stone", "issued": "2019"},
)


@pytest.fixture
def identified(tmp_path):
    library = Library(tmp_path / "library.db")
    for paper in IDENTIFIED:
        library.do(editing.add_paper, paper)
    library.do(editing.set_citation_key, 1, "stone1987tides")
    pages = Pages(library.path)
    finder = Finder(pages, index_folder(library.path))
    finder.catch_up()
    yield finder
    finder.close()
    pages.close()
    library.close()


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("10.1000/tides.1", 1),
        ("https://doi.org/10.1000/TIDES.1", 1),
        ("1903.01234", 2),
        ("arXiv:1903.01234v2", 2),
        ("Stone, A.: On something of which there is no word here. https://arxiv.org/abs/1903.01234", 2),
        ("stone1987tides", 1),
    ],
)
def test_a_paper_that_an_identifier_or_its_key_names_comes_first(identified, text, paper):
    assert identified.find(text).ids[0] == paper


def test_what_is_named_keeps_to_the_view_and_to_the_other_conditions(identified):
    assert identified.find("1903.01234", QUEUE).ids == ()
    assert 2 not in identified.find("1903.01234 year:1987").ids
    assert identified.find("-1903.01234").ids[0] != 2


@pytest.mark.parametrize(
    ("text", "papers"), [("stone 1987", {1, 4}), ("stone tides 2019", {2}), ("Stone et al. (2019)", {2, 4})]
)
def test_a_year_beside_words_is_that_of_publication_as_well(identified, text, papers):
    assert set(identified.find(text).ids[: len(papers)]) == papers


def test_a_year_alone_is_looked_for_in_the_text(identified):
    assert identified.find("1987").ids == (4,)
