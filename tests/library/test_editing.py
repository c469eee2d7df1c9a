"""What a person writes: fields with their source, notes letter by letter, citation keys that nobody else has."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import UsageError
from desktop.library import deciding, deleting, editing, noting
from desktop.library.library import Library
from desktop.papers.fields import RECORD_FIELDS, YOU
from desktop.papers.name import Name
from desktop.papers.state import State
from desktop.papers.view import ALL, BIN, Sort
from desktop.store import records


@pytest.fixture
def library(tmp_path):
    """Return a library of papers 1 and 2."""
    library = Library(tmp_path / "library.db")
    for number in range(2):
        library.do(editing.add_paper, {"title": f"Paper {number + 1}"})
    yield library
    library.close()


def paper(library, row=1):
    return records.paper(library.pages.connection, row)


def test_a_paper_added_by_hand_is_in_the_inbox_and_all_of_it_is_yours(library):
    fields = {
        "title": "The Third",
        "authors": "Ann Bell; Cy Dorn",
        "issued": "2024-06",
        "arxiv_version": "2",
        "venue": " ",
    }
    library.do(editing.add_paper, fields, citation_key="bell2024")
    made = paper(library, 3)
    assert (made.title, made.state, made.year, made.arxiv_version) == ("The Third", State.INBOX, 2024, 2)
    assert made.authors == (Name("Bell", "Ann"), Name("Dorn", "Cy"))
    assert (made.citation_key, set(made.sources.values())) == ("bell2024", {YOU})
    assert set(made.sources) == {"title", "authors", "issued", "arxiv_version"}


@pytest.mark.parametrize("fields", [{}, {"title": " "}, {"venue": "NeurIPS"}, {"title": "x", "colour": "red"},
                                    {"title": "x", "doi": "none"}, {"title": "x", "extra": "{}"}])  # fmt: skip
def test_a_paper_that_cannot_be_is_refused_in_words(library, fields):
    with pytest.raises(UsageError):
        library.do(editing.add_paper, fields)
    assert library.pages.count(ALL) == 2


_TYPED = {
    "authors": "Ann Bell",
    "issued": "2024",
    "arxiv_id": "2412.03565",
    "arxiv_version": "3",
    "doi": "10.1000/a",
    "pmid": "123",
    "url": "https://example.org/a",
}


@pytest.mark.parametrize("field", [name for name in RECORD_FIELDS if name != "extra"])
def test_every_field_can_be_edited_and_emptied_and_is_yours_then(library, field):
    text = _TYPED.get(field, "some text")
    changes = library.do(editing.edit, 1, field, text)
    assert changes.label.startswith("Edit the ")
    assert getattr(paper(library), field) not in {"", (), None}
    assert paper(library).sources[field] == YOU
    if field != "title":
        library.do(editing.edit, 1, field, "  ")
        assert getattr(paper(library), field) in {"", (), None}
        assert paper(library).sources[field] == YOU
    assert paper(library, 2).sources == {"title": YOU}


def test_what_is_typed_as_it_stood_is_no_change(library):
    assert library.do(editing.edit, 1, "title", " Paper  1").items == ()


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("doi", "x"),
        ("arxiv_version", "two"),
        ("extra", "{}"),
        ("rating", "5"),
        ("state", "done"),
        ("title", ""),
        ("id", "7"),
    ],
)
def test_what_cannot_be_typed_is_refused_and_nothing_happened(library, field, text):
    revision = library.store.revision
    with pytest.raises(UsageError):
        library.do(editing.edit, 1, field, text)
    assert library.store.revision == revision


def test_a_paper_that_is_not_there_cannot_be_edited(library):
    assert library.do(editing.edit, 99, "venue", "NeurIPS").items == ()
    library.undo()
    assert library.do(editing.edit, 2, "venue", "NeurIPS").items == ()


# -- notes -----------------------------------------------------------------------------------------------


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_note_is_kept_as_it_was_written(library, text):
    library.do(noting.write_note, 1, text)
    whole = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    assert paper(library).note == (whole if whole.strip() else "")


def test_a_note_of_a_paper_that_is_gone_is_not_lost_in_silence(library):
    library.undo()
    for missing in (2, 99):
        with pytest.raises(UsageError, match="not in the library any more"):
            library.do(noting.write_note, missing, "text that somebody typed")
        assert library.do(noting.write_note, missing, "  ").items == ()
    library.redo()
    assert library.do(noting.write_note, 2, "text that somebody typed").items


def test_a_note_with_half_a_character_is_kept_as_far_as_it_goes(library):
    library.do(noting.write_note, 1, "before \ud83d after")
    assert paper(library).note == "before \ufffd after"


def test_saves_of_one_session_are_one_step_and_what_is_erased_leaves_none(library):
    for text in ("a", "ab", "abc"):
        library.do(noting.write_note, 1, text, session="s")
    library.do(noting.write_note, 2, "other paper, same session", session="s")
    assert [line.label for line in library.store.history(3)] == [
        "Edit the note",
        "Edit the note",
        "Add a paper",
    ]
    library.undo()
    library.undo()
    assert paper(library).note == ""
    library.redo()
    assert paper(library).note == "abc"
    library.do(noting.write_note, 1, "", session="t")
    assert library.store.history(1)[0].label == "Remove the note"


# -- citation keys ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["", "two words", "a,b", "a{b", "a%b", "a\\b", "a\nb", "a\ud800", "a\x00"])
def test_what_cannot_be_a_citation_key_is_refused(library, key):
    with pytest.raises(UsageError, match="cannot be a citation key"):
        library.do(editing.set_citation_key, 1, key)


def test_a_key_that_another_paper_has_is_refused_even_in_other_letters_or_in_the_bin(library):
    library.do(editing.set_citation_key, 1, "Bell2024")
    library.do(editing.set_citation_key, 1, "bell2024")  # its own, written otherwise
    library.do(deleting.move_to_bin, [1])
    with pytest.raises(UsageError, match="is taken"):
        library.do(editing.set_citation_key, 2, "BELL2024")
    with pytest.raises(UsageError, match="is taken"):
        library.do(editing.add_paper, {"title": "New"}, citation_key="bell2024")
    library.do(deleting.empty_bin)
    library.do(editing.set_citation_key, 2, "BELL2024")
    for _ in range(3):
        library.undo()
    assert (paper(library, 1).citation_key, paper(library, 2).citation_key) == ("bell2024", "")


def test_fixed_keys_that_would_collide_are_left_out(library):
    library.do(editing.add_paper, {"title": "Third"}, citation_key="taken")
    changes = library.do(editing.fix_citation_keys, {1: "Taken", 2: "free"})
    assert changes.label == "Fix the citation keys of 1 paper"
    library.do(editing.fix_citation_keys, {1: "same"})
    assert [paper(library, row).citation_key for row in (1, 2, 3)] == ["same", "free", "taken"]


def test_of_two_papers_with_one_new_key_the_first_gets_it(library):
    library.do(editing.fix_citation_keys, {1: "same", 2: "SAME"})
    assert [paper(library, row).citation_key for row in (1, 2)] == ["same", ""]


def test_a_paper_is_named_by_its_id_its_key_or_its_uid(library):
    library.do(editing.set_citation_key, 2, "1")
    library.do(editing.fix_citation_keys, {1: "Bell2024"})
    connection = library.pages.connection
    assert records.ids_named(connection, "bell2024") == [1]
    assert records.ids_named(connection, paper(library, 1).uid) == [1]
    assert records.ids_named(connection, "2") == [2]
    assert sorted(records.ids_named(connection, "1")) == [1, 2]  # an id and a key: the caller asks which
    for nothing in ("", "3", "٢", "-1", "1.0", "9" * 30, "x' OR 1=1"):
        assert records.ids_named(connection, nothing) == [], nothing


# -- deciding and deleting -------------------------------------------------------------------------------


@pytest.mark.parametrize("rating", [-1, 6, 2.5, None, "5"])
def test_a_rating_that_is_none_is_refused(library, rating):
    with pytest.raises(UsageError, match="is not a rating"):
        library.do(deciding.rate, [1], rating)


def test_labels_say_what_was_done_to_how_many(library):
    assert library.do(deciding.rate, [1, 2], 4).label == "Rate 2 papers"
    assert library.do(deciding.rate, [1, 2], 0).label == "Clear the rating of 2 papers"
    labels = [library.do(deciding.set_state, [1], state).label for state in [*list(State)[1:], State.INBOX]]
    assert labels == ["Queue 1 paper", "Start reading 1 paper", "Finish 1 paper", "Dismiss 1 paper",
                      "Move 1 paper to the Inbox"]  # fmt: skip
    assert library.do(deleting.move_to_bin, [1, 2]).label == "Move 2 papers to the Bin"
    assert library.do(deleting.restore, [1]).label == "Restore 1 paper"
    assert library.do(deleting.empty_bin).label == "Empty the Bin: 1 paper"
    assert library.do(deleting.empty_bin).items == ()


def test_the_clock_of_a_state_is_that_of_its_step(library):
    library.store.clock = iter(range(10, 100)).__next__
    for state in (State.QUEUED, State.READING, State.DONE):
        library.do(deciding.set_state, [1], state)
    made = paper(library)
    assert (made.queued_at, made.started_at, made.finished_at) == (10, 11, 12)
    library.undo()
    assert (paper(library).state, paper(library).finished_at) == (State.READING, None)


def test_what_is_in_the_bin_keeps_its_state_and_comes_back_to_it(library):
    library.do(deciding.set_state, [1], State.DONE)
    library.do(deleting.move_to_bin, [1])
    assert (list(library.pages.ids(BIN, Sort())), library.pages.count(ALL)) == ([1], 1)
    library.do(deleting.restore, [1])
    assert paper(library).state is State.DONE
