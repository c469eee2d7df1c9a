"""Text that no reader could place becomes papers by hand; nothing of it is dropped, and undo brings it back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.source import Source
from desktop.errors import UsageError
from desktop.library.adopting import adopt_reading
from desktop.library.importing import import_papers
from desktop.library.left_over import (
    join_left_over,
    left_over_from,
    make_paper_of,
    split_left_over,
)
from desktop.library.library import Library
from desktop.library.planning import plan_import
from desktop.library.rereading import plan_reread
from desktop.papers.digest import DigestFacts, LeftOver
from desktop.papers.draft import Draft
from desktop.papers.fields import YOU
from desktop.papers.view import ALL, Sort, View
from desktop.progress import no_progress
from desktop.store import records
from desktop.store.dump import logical_dump
from desktop.store.listed import imported_digest

FOUND = (
    DigestFacts(kind="test", source="Test", name="a.txt"),
    Draft(title="Roses and Their Thorns", position=1, span=(0, 22)),
    LeftOver(text="Lilies of Quiet Ponds", span=(30, 51), place="line 3"),
    LeftOver(text="They float, and so do frogs.", span=(52, 80), place="line 4"),
    Draft(title="Tulips in Winter Gardens", position=2, span=(90, 114)),
    LeftOver(text="Asters Ferns", span=(120, 132), place="line 9"),
)


class Table:
    def __init__(self, library):
        self.library = library
        plan = plan_import(library.store, library.pages, [Source(b"text", "a.txt")], self.read, no_progress)
        library.do(import_papers, plan, plan.default_choices())

    def read(self, source, progress):
        yield from FOUND

    def pieces(self):
        digest = imported_digest(self.library.pages.connection, 1)
        assert digest is not None
        return left_over_from(digest.left_over)

    def do(self, action, at, *more, **options):
        return self.library.do(action, 1, at, self.pieces()[at], *more, **options)

    def papers(self):
        order = self.library.pages.ids(View("digest", key=1), Sort("position"))
        return list(records.papers(self.library.pages.connection, order))

    def dump(self):
        return logical_dump(self.library.pages.connection)


@pytest.fixture
def table(tmp_path):
    table = Table(Library(tmp_path / "library.db"))
    yield table
    table.library.close()


def texts(table):
    return [piece.text for piece in table.pieces()]


def test_a_piece_becomes_a_paper_where_it_stands_in_the_digest(table):
    before = table.dump()
    changes = table.do(make_paper_of, 0)
    assert changes.label == "Make a paper of left-over text"
    titles = [paper.title for paper in table.papers()]
    assert titles == ["Roses and Their Thorns", "Lilies of Quiet Ponds", "Tulips in Winter Gardens"]
    assert table.papers()[1].sources == {"title": YOU}
    assert texts(table) == ["They float, and so do frogs.", "Asters Ferns"]
    seen = records.seen_in(table.library.pages.connection, table.papers()[1].id)
    assert [(each.place, each.span) for each in seen] == [("line 3", (30, 51))]
    table.library.undo()
    assert table.dump() == before


def test_the_piece_after_it_can_be_its_abstract(table):
    table.do(make_paper_of, 0, with_abstract=True)
    assert table.papers()[1].abstract == "They float, and so do frogs."
    assert texts(table) == ["Asters Ferns"]
    with pytest.raises(UsageError, match="nothing follows"):
        table.do(make_paper_of, 0, with_abstract=True)


def test_a_piece_is_split_and_each_half_knows_its_place(table):
    table.do(split_left_over, 2, 7)
    assert texts(table)[2:] == ["Asters ", "Ferns"]
    assert [piece.span for piece in table.pieces()[2:]] == [(120, 127), (127, 132)]
    table.do(make_paper_of, 2)
    assert table.papers()[-1].title == "Asters"
    assert texts(table)[2:] == ["Ferns"]


@pytest.mark.parametrize("offset", [0, 12, 99, -20])
def test_a_cut_beside_the_text_is_refused(table, offset):
    before = table.dump()
    with pytest.raises(UsageError, match="would be empty"):
        table.do(split_left_over, 2, offset)
    assert table.dump() == before


def test_two_pieces_are_joined(table):
    table.do(join_left_over, 0)
    assert texts(table) == ["Lilies of Quiet Ponds\nThey float, and so do frogs.", "Asters Ferns"]
    assert table.pieces()[0].span == (30, 80)
    with pytest.raises(UsageError, match="nothing follows it"):
        table.do(join_left_over, 1)


def test_a_text_too_long_for_a_title_is_refused_in_words(table):
    long = LeftOver(text="x" * 2_001, span=(0, 2_001))
    table.library.do(_put, [long])
    with pytest.raises(UsageError, match="Split it first"):
        table.do(make_paper_of, 0)


def _put(step, pieces):
    from desktop.library.left_over import left_over_to

    step.put("digest", "left_over", (1,), left_over_to(pieces))
    step.label = "Put"


def test_what_was_changed_meanwhile_is_not_acted_on(table):
    piece = table.pieces()[0]
    table.do(make_paper_of, 0)
    with pytest.raises(UsageError, match="not there any more"):
        table.library.do(make_paper_of, 1, 0, piece)


def test_reading_again_neither_takes_the_paper_for_gone_nor_leaves_its_text_over_again(table):
    table.do(split_left_over, 2, 7)
    table.do(make_paper_of, 2)
    table.do(make_paper_of, 0, with_abstract=True)
    reread = plan_reread(table.library.store, table.library.pages, 1, table.read, no_progress)
    assert reread.is_same
    assert not reread.gone
    assert not table.library.do(adopt_reading, reread).items


CUTS = st.lists(
    st.tuples(st.sampled_from(["split", "join"]), st.integers(0, 5), st.integers(0, 40)), max_size=8
)


@given(CUTS)
@settings(max_examples=15, deadline=None)
def test_however_text_is_cut_and_joined_all_of_it_is_there(tmp_path_factory, cuts):
    library = Library(tmp_path_factory.mktemp("left") / "library.db")
    try:
        table = Table(library)
        whole = "".join("".join(texts(table)).split())
        for way, at, offset in cuts:
            at = at % len(table.pieces())  # noqa: PLW2901 - a place that there is
            try:
                if way == "split":
                    table.do(split_left_over, at, offset)
                else:
                    table.do(join_left_over, at)
            except UsageError:
                continue
            assert "".join("".join(texts(table)).split()) == whole
        while len(library.store.history()) > 1 and library.undo():
            if not library.pages.count(ALL):
                break
        library.redo()
        assert texts(table) == [each.text for each in FOUND if isinstance(each, LeftOver)]
    finally:
        library.close()
