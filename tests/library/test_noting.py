"""Notes never die: each editing session leaves a version, and any version comes back as a step of the history."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import UsageError
from desktop.library import deleting, editing, noting
from desktop.library.library import Library
from desktop.store.note_versions import MOST, note_versions
from desktop.store.records import paper


@pytest.fixture
def library(tmp_path):
    """Return a library of papers 1 and 2."""
    library = Library(tmp_path / "library.db")
    for number in range(2):
        library.do(editing.add_paper, {"title": f"Paper {number + 1}"})
    yield library
    library.close()


def texts(library, of=1):
    return [version.text for version in note_versions(library.pages.connection, of)]


def note(library, of=1):
    return paper(library.pages.connection, of).note


def test_saves_of_one_session_are_one_version_and_the_next_session_is_another(library):
    for text in ("a", "ab", "abc"):
        library.do(noting.write_note, 1, text, session="one")
    assert texts(library) == ["abc"]
    library.do(noting.write_note, 1, "abc and more", session="two")
    library.do(noting.write_note, 2, "elsewhere", session="three")
    library.do(noting.write_note, 1, "abc and more still", session="two")
    assert texts(library) == ["abc and more still", "abc"]


def test_a_version_comes_back_as_a_step_and_goes_with_undo(library):
    library.do(noting.write_note, 1, "first", session="one")
    library.do(noting.write_note, 1, "second", session="two")
    old = note_versions(library.pages.connection, 1)[1]
    changes = library.do(noting.bring_back_note, old.id)
    assert changes.label.startswith("Bring back the note of ")
    assert note(library) == "first"
    assert texts(library) == ["first", "second", "first"]
    library.undo()
    assert note(library) == "second"
    assert texts(library) == ["first", "second", "first"]  # what was written stays, whatever is undone
    with pytest.raises(UsageError, match="not kept any more"):
        library.do(noting.bring_back_note, 999)


def test_what_is_deleted_within_a_session_is_a_version(library):
    library.do(noting.write_note, 1, "two pages of thoughts", session="one")
    library.do(noting.write_note, 1, "", session="one")
    library.do(noting.write_note, 1, "oh", session="one")
    assert texts(library) == ["oh", "two pages of thoughts"]


def test_a_note_that_came_another_way_is_kept_before_it_is_overwritten(library):
    with library.store.step() as step:
        step.put("note", "text", (1,), "from a shared list")
        step.label = "Import"
    library.do(noting.write_note, 1, "mine", session="one")
    assert texts(library) == ["mine", "from a shared list"]


def test_the_oldest_versions_go_first_and_all_go_with_their_paper(library):
    for number in range(MOST + 5):
        library.do(noting.write_note, 1, f"version {number}", session=str(number))
    assert len(texts(library)) == MOST
    assert texts(library)[-1] == "version 5"
    library.do(deleting.move_to_bin, [1])
    library.do(deleting.empty_bin)
    with library.store.staging() as connection:
        from desktop.store.purging import remove

        remove(connection, "paper", [1])
    assert texts(library) == []


@given(st.lists(st.tuples(st.sampled_from(["a", "b", ""]), st.text("xyz \n", max_size=12)), max_size=12))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stood_at_the_end_of_a_session_is_among_the_versions(tmp_path_factory, saves):
    library = Library(tmp_path_factory.mktemp("notes") / "library.db")
    try:
        library.do(editing.add_paper, {"title": "Paper"})
        ended, sessions = set(), 0
        for at, (session, text) in enumerate(saves):
            # A session that was left is never entered again: who comes back begins another one.
            sessions += at > 0 and saves[at - 1][0] != session
            library.do(noting.write_note, 1, text, session=session and f"{session}{sessions}")
            last = at + 1 == len(saves) or saves[at + 1][0] != session or not session
            if last and text.strip():
                ended.add(note(library))
        assert ended <= set(texts(library))
        kept = texts(library)
        assert all(one != other for one, other in pairwise(kept))
    finally:
        library.close()
