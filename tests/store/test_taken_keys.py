"""Which citation keys a new one must not be: the same answer whether they are asked for or read."""

import pytest

from desktop.library import deleting, editing
from desktop.library.library import Library
from desktop.store.taken_keys import TakenKeys


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    for key in ("Bell2020", "ada1843", "zeta"):
        library.do(editing.add_paper, {"title": f"On {key}"}, citation_key=key)
    library.do(editing.set_citation_key, 2, "ada1844")
    library.do(deleting.move_to_bin, [3])
    yield library
    library.close()


@pytest.mark.parametrize("few", [True, False])
def test_keys_in_use_former_ones_and_those_in_the_bin_are_taken_however_capitalised(library, few):
    taken = TakenKeys(library.pages.connection, few=few)
    asked = ("bell2020", "ada1843", "ada1844", "zeta", "", "bell2021")
    assert [key in taken for key in asked] == [True, True, True, True, False, False]
    taken.add("bell2021")
    assert "bell2021" in taken


@pytest.mark.parametrize("few", [True, False])
def test_the_keys_of_an_owner_are_free_for_it_alone(library, few):
    taken = TakenKeys(library.pages.connection, few=few)
    free = taken.apart_from({"ada1843", "ada1844"})
    assert [key in free for key in ("ada1843", "ada1844", "zeta")] == [False, False, True]
    assert "ada1843" in taken
