"""How many of some papers have each tag or stand in each list equals what is counted paper by paper."""

import random

import pytest

from desktop.library import editing, listing, tagging
from desktop.library.library import Library
from desktop.papers.view import Sort, View
from desktop.store.shares import shares


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    for number in range(20):
        library.do(editing.add_paper, {"title": f"Paper {number}"})
    chance = random.Random(3)
    for name in ("a", "b", "c"):
        library.do(tagging.tag, chance.sample(range(1, 21), chance.randint(1, 15)), name)
        library.do(listing.add_to_named_list, name, chance.sample(range(1, 21), chance.randint(1, 15)))
    yield library
    library.close()


@pytest.mark.parametrize("few", [5_000, 3])  # looked up one by one, and all at once
@pytest.mark.parametrize("kind", ["tag", "list"])
def test_shares_equal_what_the_views_say(library, kind, few):
    pages = library.pages
    rows = pages.tags() if kind == "tag" else pages.lists()
    chosen = random.Random(few).sample(range(1, 21), 9)
    found = shares(pages.connection, kind, chosen, few=few)
    for row in rows:
        assert found[row.id] == len(set(pages.ids(View(kind, key=row.id), Sort())) & set(chosen))
    assert shares(pages.connection, kind, []) == {}
