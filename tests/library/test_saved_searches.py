"""Saved searches: one for each name, following the names they ask for, undone to the last letter."""

import pytest

from desktop.errors import UsageError
from desktop.library import deciding, editing, listing, saved_searches, tagging
from desktop.library.finding import Finder, index_folder
from desktop.library.library import Library
from desktop.papers.view import ALL, INBOX, QUEUE, Sort, View
from desktop.store.dump import logical_dump


@pytest.fixture
def library(tmp_path):
    """Return a library of papers 1 to 4, the later ones older."""
    library = Library(tmp_path / "library.db")
    for number in range(4):
        library.do(editing.add_paper, {"title": f"Graph {number + 1}", "issued": str(2020 - number)})
    yield library
    library.close()


@pytest.fixture
def found(library):
    """Return `found(name)`: the papers that a saved search finds, in its order, and what is wrong with it."""
    finder = Finder(library.pages, index_folder(library.path))

    def ask(name):
        finder.catch_up()
        line = next(each for each in library.pages.searches() if each.name == name)
        findings = saved_searches.all_found(finder, library.pages, line)
        return list(findings.ids), [mistake.reason for mistake in findings.mistakes]

    yield ask
    finder.close()


def lines(library):
    return [(line.name, line.query, line.order) for line in library.pages.searches()]


def test_a_search_is_kept_with_its_order_and_one_name_has_one_search(library, found):
    library.do(saved_searches.save_search, " Älteste ", "graph  2020..", Sort("year", reversed=True))
    assert lines(library) == [("Älteste", "graph 2020..", Sort("year", reversed=True))]
    with pytest.raises(UsageError, match="already"):
        library.do(saved_searches.save_search, "ALTESTE", "other")
    library.do(saved_searches.save_search, "Graphs", "graph", Sort("year", reversed=True))
    assert found("Graphs") == ([4, 3, 2, 1], [])
    library.do(saved_searches.change_search, 2, "graph", Sort("year"))
    assert found("Graphs") == ([1, 2, 3, 4], [])
    with pytest.raises(UsageError, match="already"):
        library.do(saved_searches.rename_search, 2, "älteste")
    library.do(saved_searches.rename_search, 2, "GRAPHS")
    assert [name for name, _, _ in lines(library)] == ["Älteste", "GRAPHS"]


@pytest.mark.parametrize("query", ["", "  ", "tag:", "()", '""', "x" * 10_001])
def test_a_query_that_asks_for_nothing_is_not_kept(library, query):
    with pytest.raises(UsageError):
        library.do(saved_searches.save_search, "Nothing", query)
    assert lines(library) == []


def test_nothing_in_a_saved_query_is_still_being_typed(library, found):
    library.do(editing.add_paper, {"title": "Graphene"})
    library.do(tagging.tag, [1], "vision")
    library.do(saved_searches.save_search, "Half", "tag:visi")
    papers, (mistake,) = found("Half")
    assert papers == []
    assert "did you mean “vision”" in mistake


def test_renaming_a_tag_or_list_is_followed_in_the_same_step(library, found):
    library.do(tagging.tag, [1, 2], "Vision")
    library.do(tagging.tag, [3], "Seeing")
    library.do(listing.add_to_named_list, "Club", [2, 3])
    library.do(saved_searches.save_search, "Both", "tag:vision list:club")
    before = logical_dump(library.pages.connection)
    library.do(listing.rename_list, 2, "Reading group")
    library.do(tagging.rename_tag, 1, "to see")
    assert lines(library)[0][1] == 'tag:"to see" list:"Reading group"'
    assert found("Both") == ([2], [])
    library.do(tagging.rename_tag, 1, "seeing")  # merges the two
    assert lines(library)[0][1] == 'tag:"Seeing" list:"Reading group"'
    assert set(found("Both")[0]) == {2, 3}
    for _ in range(3):
        library.undo()
    assert logical_dump(library.pages.connection) == before


def test_a_deleted_tag_is_told_as_a_mistake_until_it_is_back(library, found):
    library.do(tagging.tag, [1], "vision")
    library.do(saved_searches.save_search, "Seen", "tag:vision")
    library.do(tagging.delete_tag, 1)
    assert found("Seen") == ([], ["there is no tag “vision”"])
    library.undo()
    assert found("Seen") == ([1], [])


def test_a_search_finds_every_paper_however_many_there_are(library, found):
    for number in range(210):
        library.do(editing.add_paper, {"title": f"Tree {number}"})
    library.do(deciding.rate, list(range(5, 210)), 3)
    library.do(saved_searches.save_search, "Trees", "tree rating:3")
    library.do(saved_searches.save_search, "Either", "tree OR graph")
    assert len(found("Trees")[0]) == 205
    assert sorted(found("Either")[0]) == list(range(1, 215))


def test_an_export_that_follows_a_search_gets_its_papers_or_the_reason_why_not(library):
    library.do(saved_searches.save_search, "Graphs", "graph", Sort("year"))
    library.do(tagging.tag, [1], "vision")
    library.do(saved_searches.save_search, "Seen", "tag:vision")
    pages, path = library.pages, library.path
    assert list(saved_searches.papers_of(pages, path, View("search", key=1))) == [1, 2, 3, 4]
    assert set(saved_searches.papers_of(pages, path, INBOX)) == {1, 2, 3, 4}
    library.do(tagging.delete_tag, 1)
    with pytest.raises(UsageError, match="there is no tag"):
        saved_searches.papers_of(pages, path, View("search", key=2))
    library.do(saved_searches.delete_search, 1)
    with pytest.raises(UsageError, match="not there any more"):
        saved_searches.papers_of(pages, path, View("search", key=1))


@pytest.mark.parametrize(
    ("query", "view", "confined"),
    [
        ("graph", ALL, "graph"),
        ("graph", INBOX, "graph state:inbox"),
        ("graph OR tree", QUEUE, "(graph OR tree) (state:queued OR state:reading)"),
        ("graph", View("tag", key=1), 'graph tag:"to cite"'),
        ("graph", View("digest", key=1), "graph"),
    ],
)
def test_a_search_within_a_view_keeps_to_it_when_it_is_saved(query, view, confined):
    assert saved_searches.confined(query, view, "to cite") == confined


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("graph attention ", "graph attention"),
        ('tag:"to cite" by:lovelace -survey', "to cite lovelace"),
        ('(rating>=4 OR "graph attention")', "rating>=4 graph attention"),
        ("-survey", "-survey"),
        ("word " * 40, "word word word word word word word word…"),
    ],
)
def test_a_name_is_proposed_from_what_is_asked_for(query, name):
    assert saved_searches.proposed_name(query) == name
