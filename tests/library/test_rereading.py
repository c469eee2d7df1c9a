"""A digest is read again: what is new comes, what came from it follows it, and what a person made stays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.source import Source
from desktop.errors import CannotWrite, UnreadableInput, UsageError
from desktop.library import editing, merging
from desktop.library.adopting import adopt_reading
from desktop.library.importing import import_papers
from desktop.library.library import Library
from desktop.library.planning import discard, plan_import
from desktop.library.rereading import plan_reread
from desktop.papers.digest import DigestFacts, LeftOver
from desktop.papers.draft import Draft
from desktop.papers.fields import picked
from desktop.papers.name import name_of
from desktop.papers.view import ALL, BIN, Sort, View
from desktop.progress import no_progress
from desktop.store import records
from desktop.store.dump import logical_dump

FACTS = DigestFacts(kind="test", source="Test", name="a.txt")
ROSES = Draft(title="Roses and Their Thorns", arxiv_id="2401.00007", abstract="About roses.", span=(0, 20))
TULIPS = Draft(title="Tulips in Winter Gardens", doi="10.1000/tulips", venue="Flower Days", span=(30, 50))
ASTERS = Draft(title="Asters Without Any Stars", span=(60, 80))
BELL = (name_of("Ann Bell"),)


class Table:
    """A library, and a reader that finds what it is told, today something else than yesterday."""

    def __init__(self, library):
        self.library = library
        self.found = []

    def read(self, source, progress):
        yield from self.found

    def finds(self, *found, facts=FACTS):
        drafts = [each for each in found if isinstance(each, Draft)]
        places = {id(draft): at for at, draft in enumerate(drafts, 1)}
        self.found = [facts, *(
            each.model_copy(update={"position": places[id(each)]}) if id(each) in places else each
            for each in found
        )]  # fmt: skip

    def bring(self, *found, name="a.txt", facts=FACTS):
        self.finds(*found, facts=facts)
        source = Source(name.encode(), name)
        plan = plan_import(self.library.store, self.library.pages, [source], self.read, no_progress)
        return self.library.do(import_papers, plan, plan.default_choices())

    def reread(self, *found, facts=FACTS, digest=1):
        self.finds(*found, facts=facts)
        return plan_reread(self.library.store, self.library.pages, digest, self.read, no_progress)

    def adopt(self, *found, **more):
        reread = self.reread(*found, **more)
        changes = self.library.do(adopt_reading, reread)
        discard(self.library.store)
        return changes

    def papers(self):
        ids = sorted(self.library.pages.ids(ALL, Sort()))
        return list(records.papers(self.library.pages.connection, ids))

    def dump(self):
        return logical_dump(self.library.pages.connection)


@pytest.fixture
def table(tmp_path):
    table = Table(Library(tmp_path / "library.db"))
    yield table
    table.library.close()


def changed_fields(reread):
    return {paper.title: {f.field: f.after for f in paper.fields} for paper in reread.changed}


def test_a_reader_that_finds_the_same_changes_nothing(table):
    table.bring(ROSES, TULIPS, LeftOver(text="between", span=(50, 55)))
    reread = table.reread(ROSES, TULIPS, LeftOver(text="between", span=(50, 55)))
    assert reread.is_same
    assert reread.same == 2
    assert not table.library.do(adopt_reading, reread).items


def test_what_is_new_what_differs_and_what_is_gone_is_told_before_it_is_taken_over(table):
    table.bring(ROSES, TULIPS)
    before = table.dump()
    better = ROSES.model_copy(update={"authors": BELL, "abstract": "About roses, whole."})
    reread = table.reread(better, ASTERS)
    assert [paper.title for paper in reread.added.papers] == [ASTERS.title]
    assert changed_fields(reread)[ROSES.title]["abstract"] == "About roses, whole."
    assert set(changed_fields(reread)[ROSES.title]) == {"authors", "abstract"}
    assert [paper.title for paper in reread.gone] == [TULIPS.title]
    discard(table.library.store)
    assert table.dump() == before


def test_it_is_one_step_that_undo_takes_back_and_redo_does_again(table):
    table.bring(ROSES, TULIPS)
    before = table.dump()
    changes = table.adopt(ROSES.model_copy(update={"authors": BELL}), ASTERS, TULIPS)
    assert changes.label == "Read “a.txt” again: 1 paper added, 1 changed"
    after = table.dump()
    table.library.undo()
    assert table.dump() == before
    table.library.redo()
    assert table.dump() == after
    order = table.library.pages.ids(View("digest", key=1), Sort("position"))
    titles = {paper.id: paper.title for paper in table.papers()}
    assert [titles[paper] for paper in order] == [ROSES.title, ASTERS.title, TULIPS.title]


def test_papers_that_are_not_found_any_more_stay_where_they_are(table):
    table.bring(ROSES, TULIPS)
    assert not table.adopt(ROSES).items
    assert [paper.title for paper in table.papers()] == [ROSES.title, TULIPS.title]
    assert table.library.pages.count(View("digest", key=1)) == 2
    assert table.library.pages.count(BIN) == 0


def test_what_a_person_typed_stays(table):
    table.bring(ROSES)
    table.library.do(editing.edit, 1, "title", "Roses, as I call them")
    table.library.do(editing.edit, 1, "abstract", "")
    changes = table.adopt(ROSES.model_copy(update={"title": "Rosen und Dornen", "issued": "2024"}))
    paper = table.papers()[0]
    assert changes.items
    assert (paper.title, paper.abstract, paper.issued) == ("Roses, as I call them", "", "2024")


def test_what_another_digest_gave_stays_and_what_this_one_took_back_goes(table):
    table.bring(ROSES)
    table.bring(ROSES.model_copy(update={"venue": "Thorn Letters"}), name="b.txt")
    table.adopt(ROSES.model_copy(update={"venue": "Petal Letters", "abstract": "", "doi": "10.1000/roses"}))
    paper = table.papers()[0]
    assert (paper.venue, paper.abstract, paper.doi) == ("Thorn Letters", "", "10.1000/roses")
    assert paper.sources == {"title": 1, "arxiv_id": 1, "venue": 2, "doi": 1}


def test_what_a_person_picked_follows_its_digest_but_is_not_emptied(table):
    table.bring(ROSES.model_copy(update={"venue": "Petals", "comment": "Short"}))
    table.bring(ROSES.model_copy(update={"venue": "Thorn Letters", "comment": "Longer"}), name="b.txt")
    for field in ("venue", "comment"):
        table.library.do(merging.switch_field, 1, field, 1)
    table.adopt(ROSES.model_copy(update={"venue": "Petal Letters", "comment": ""}))
    paper = table.papers()[0]
    assert (paper.venue, paper.comment) == ("Petal Letters", "Short")
    assert paper.sources["venue"] == paper.sources["comment"] == picked(1)
    table.adopt(ROSES.model_copy(update={"venue": "The Longest Letters of All"}), digest=2)
    assert table.papers()[0].venue == "Petal Letters"


def test_a_title_is_never_taken_away(table):
    table.bring(ROSES)
    table.adopt(ROSES.model_copy(update={"title": "", "arxiv_id": "2401.00001"}))
    assert table.papers()[0].title == ROSES.title


def test_a_paper_is_known_by_its_place_and_where_the_place_moved_by_what_it_is(table):
    table.bring(ROSES, TULIPS)
    moved = [
        ROSES.model_copy(update={"title": "Roses and Their Many Thorns"}),
        TULIPS.model_copy(update={"span": (300, 320), "authors": BELL}),
    ]
    reread = table.reread(*moved)
    assert not reread.added.papers
    assert not reread.gone
    assert changed_fields(reread)[ROSES.title] == {"title": "Roses and Their Many Thorns"}
    table.library.do(adopt_reading, reread)
    assert [paper.title for paper in table.papers()] == ["Roses and Their Many Thorns", TULIPS.title]


def test_a_paper_that_is_read_from_a_part_of_its_place_is_the_same_paper(table):
    table.bring(ROSES, TULIPS)
    part = Draft(title="Thorns: the other half of the title", span=(5, 20))
    reread = table.reread(part, TULIPS)
    assert not reread.added.papers
    assert changed_fields(reread)[ROSES.title]["title"] == part.title


def test_two_listings_of_one_paper_do_not_take_each_others_fields_away(table):
    again = Draft(title=ROSES.title, arxiv_id=ROSES.arxiv_id, venue="Thorn Letters", span=(100, 120))
    table.bring(ROSES, again)
    table.adopt(ROSES, again)
    assert table.papers()[0].venue == "Thorn Letters"
    assert table.reread(ROSES, again).is_same
    both = again.model_copy(update={"abstract": "Another abstract.", "venue": "Petal Letters"})
    table.adopt(ROSES, both)
    paper = table.papers()[0]
    assert (paper.abstract, paper.venue) == (ROSES.abstract, "Petal Letters")
    assert table.reread(ROSES, both).is_same


def test_the_facts_of_the_digest_and_what_is_left_over_follow(table):
    table.bring(ROSES)
    facts = DigestFacts(kind="test", source="Test", query="roses", shown_on="--07-02")
    table.adopt(ROSES, LeftOver(text="a line", span=(90, 96)), facts=facts)
    digest = table.dump()["digests"][0]
    assert "roses" in digest
    assert "--07-02" in digest
    assert "a line" in digest[-1]


def test_of_a_document_with_several_digests_only_the_one_asked_for_is_compared(table):
    table.found = [FACTS, ROSES, FACTS, TULIPS]
    source = Source(b"two", "two.mbox")
    plan = plan_import(table.library.store, table.library.pages, [source], table.read, no_progress)
    table.library.do(import_papers, plan, plan.default_choices())
    reread = plan_reread(table.library.store, table.library.pages, 2, table.read, no_progress)
    assert reread.is_same
    table.found = [FACTS, ROSES]
    with pytest.raises(UnreadableInput, match="not found any more"):
        plan_reread(table.library.store, table.library.pages, 2, table.read, no_progress)


def test_a_paper_that_was_deleted_for_good_does_not_come_back(table):
    from desktop.library.deleting import empty_bin, move_to_bin

    table.bring(ROSES, TULIPS)
    table.library.do(move_to_bin, [1])
    table.library.do(empty_bin)
    assert not table.reread(ROSES, TULIPS).added.papers


def test_a_digest_that_is_not_there_is_said_to_be_none(table):
    with pytest.raises(UsageError, match="there is none"):
        table.reread(ROSES, digest=7)
    table.bring(ROSES)
    reread = table.reread(TULIPS)
    table.library.undo()
    with pytest.raises(CannotWrite):
        table.library.do(adopt_reading, reread)


def test_a_paper_found_for_the_first_time_may_be_known_from_elsewhere(table):
    table.bring(ROSES)
    table.bring(TULIPS, name="b.txt")
    reread = table.reread(ROSES, TULIPS.model_copy(update={"authors": BELL}))
    assert [paper.verdict.value for paper in reread.added.papers] == ["changed"]
    table.library.do(adopt_reading, reread)
    assert len(table.papers()) == 2
    assert table.papers()[1].authors == BELL
    assert table.library.pages.count(View("digest", key=1)) == 2


def test_a_paper_that_is_read_as_another_now_is_not_taken_for_what_it_was(table):
    table.bring(ROSES)
    other = TULIPS.model_copy(update={"span": ROSES.span})
    moved = ROSES.model_copy(update={"span": (20, 40)})
    assert [paper.verdict.value for paper in table.reread(other, moved).added.papers] == ["new"]
    table.adopt(other, moved)
    assert {paper.title for paper in table.papers()} == {TULIPS.title, ROSES.title}
    assert table.reread(other, moved).is_same


WORDS = st.sampled_from(["", "Roses", "Tulips in snow", "Asters"])
READ = st.lists(
    st.tuples(st.integers(0, 5), WORDS, WORDS, st.sampled_from(["", "2023", "2024-05"])), max_size=6
)


def drafts_of(read):
    """What a reader finds: each with a place of its own, some without a title."""
    return [
        Draft(
            title=title or f"No. {work}", abstract=abstract, issued=issued, arxiv_id=f"2401.0000{work}",
            span=(at * 10, at * 10 + 8),
        )
        for at, (work, title, abstract, issued) in enumerate(read, 1)
    ]  # fmt: skip


@given(READ, READ, st.data())
@settings(max_examples=15, deadline=None)
def test_whatever_is_read_now_nothing_is_lost_and_reading_it_again_soon_changes_nothing(
    tmp_path_factory, first, second, data
):
    table = Table(Library(tmp_path_factory.mktemp("again") / "library.db"))
    try:
        table.bring(ROSES, *drafts_of(first))
        typed = data.draw(st.sampled_from([paper.id for paper in table.papers()]))
        table.library.do(editing.edit, typed, "abstract", "As I see it")
        before = {paper.id for paper in table.papers()}
        state = table.dump()
        changes = table.adopt(ROSES, *drafts_of(second))
        papers = {paper.id: paper for paper in table.papers()}
        assert before <= set(papers)
        assert papers[typed].abstract == "As I see it"
        assert all(paper.title for paper in papers.values())
        again = table.reread(ROSES, *drafts_of(second))
        # Where the first of two appearances of a work has lost a field, the second one may fill the gap it left.
        assert not again.moved
        assert not again.added.papers
        assert all(field.before == "" for paper in again.changed for field in paper.fields)
        filled = table.adopt(ROSES, *drafts_of(second))
        third = table.reread(ROSES, *drafts_of(second))
        assert third.is_same, (third.changed, third.moved, third.added.papers)
        for step in (filled, changes):
            if step.items:
                table.library.undo()
        assert table.dump() == state
    finally:
        table.library.close()


def test_the_bytes_of_a_large_digest_are_read_a_piece_at_a_time(tmp_path):
    library = Library(tmp_path / "library.db")
    try:
        whole = bytes(range(256)) * 40_000  # two pieces
        source = Source(whole, "large.txt")
        facts = FACTS.model_copy(update={"name": "large.txt"})
        plan = plan_import(
            library.store, library.pages, [source], lambda *_: iter([facts, ROSES]), no_progress
        )
        library.do(import_papers, plan, plan.default_choices())
        held = []

        def read(source, progress):
            held.append(source)
            yield from (facts, ROSES)

        assert plan_reread(library.store, library.pages, 1, read, no_progress).is_same
        [kept] = held
        assert (kept.data, kept.size) == (b"", len(whole))
        assert b"".join(kept.chunks()) == whole
        assert b"".join(kept.chunks(8_388_600, 8_388_700)) == whole[8_388_600:8_388_700]
    finally:
        library.close()
