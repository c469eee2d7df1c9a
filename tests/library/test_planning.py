"""An import: each paper has its verdict, nothing is there twice, what a person made stays, and all comes at once."""

import threading
import time
from collections import Counter

import pytest

from desktop.digests.source import Source
from desktop.errors import CannotWrite, UnreadableInput, UsageError
from desktop.library import deciding, deleting, editing, noting
from desktop.library.duplicates import duplicates
from desktop.library.import_plan import Choices
from desktop.library.importing import import_papers
from desktop.library.library import Library
from desktop.library.planning import discard, plan_import
from desktop.papers.digest import DigestFacts, LeftOver, Problem
from desktop.papers.draft import Draft
from desktop.papers.fields import YOU
from desktop.papers.name import name_of
from desktop.papers.state import State
from desktop.papers.verdict import Verdict
from desktop.papers.view import ALL, INBOX, QUEUE, Sort, View
from desktop.progress import Cancelled, no_progress
from desktop.store import records
from desktop.store.documents import document_within
from desktop.store.dump import logical_dump
from desktop.store.merged import distinct_pairs

FACTS = DigestFacts(kind="test", source="Test")
BELL = (name_of("Ann Bell"),)


class Shelf:
    """A library, and digests that a made-up reader finds exactly what they are told in."""

    def __init__(self, library):
        self.library = library
        self.contents = {}

    def digest(self, name, *found, facts=FACTS):
        """Return a source that holds `found`; drafts get positions and spans as a reader would give them."""
        items = [facts] if facts else []
        for at, item in enumerate(found, 1):
            placed = {"position": at, "span": (at * 10, at * 10 + 9)} if isinstance(item, Draft) else {}
            items.append(item.model_copy(update=placed) if placed else item)
        self.contents[name] = items
        return Source(name.encode(), f"{name}.txt", media_type="text/plain")

    def read(self, source, progress):
        for item in self.contents[source.data.decode()]:
            if isinstance(item, Exception):
                raise item
            yield item

    def plan(self, *sources, progress=no_progress):
        return plan_import(self.library.store, self.library.pages, sources, self.read, progress)

    def take(self, plan, **choices):
        """Carry out a plan, all of it unless `taken` says otherwise; return the changes."""
        chosen = Choices(**{"taken": plan.default_choices().taken, **choices})
        changes = self.library.do(import_papers, plan, chosen)
        discard(self.library.store)
        return changes

    def bring(self, name, *found):
        return self.take(self.plan(self.digest(name, *found)))

    def papers(self):
        ids = sorted(self.library.pages.ids(ALL, Sort()))
        return list(records.papers(self.library.pages.connection, ids))

    def rows(self, table):
        return self.library.pages.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]

    def dump(self):
        return logical_dump(self.library.pages.connection)


@pytest.fixture
def shelf(tmp_path):
    shelf = Shelf(Library(tmp_path / "library.db"))
    yield shelf
    shelf.library.close()


def verdicts(plan):
    return [paper.verdict.value for paper in plan.papers]


ATTENTION = Draft(title="Attention Is All You Need Again", arxiv_id="1706.03762", authors=BELL)
DEEP = Draft(title="A Deep Study of Very Shallow Things", authors=BELL, issued="2024")
SHORT = Draft(title="Shallow Things")


# -- verdicts --------------------------------------------------------------------------------------------


def test_new_papers_are_new_and_stand_in_the_inbox_after_the_import(shelf):
    plan = shelf.plan(shelf.digest("a", ATTENTION, DEEP))
    assert verdicts(plan) == ["new", "new"]
    assert shelf.papers() == []
    changes = shelf.take(plan)
    assert changes.label == "Import 2 papers"
    assert [(paper.title, paper.state) for paper in shelf.papers()] == [
        (ATTENTION.title, State.INBOX),
        (DEEP.title, State.INBOX),
    ]
    assert shelf.library.pages.count(INBOX) == 2
    assert shelf.papers()[0].sources == {"title": 1, "authors": 1, "arxiv_id": 1}


def test_verdicts_add_up_to_what_was_found(shelf):
    shelf.bring("before", ATTENTION, DEEP, SHORT)
    known = ATTENTION.model_copy(update={"venue": "NeurIPS"})
    plan = shelf.plan(
        shelf.digest(
            "a",
            known,
            DEEP,
            SHORT,
            Draft(title="Entirely new and never heard of"),
            Problem(file="", reason="odd"),
        )
    )
    assert {verdict.value: count for verdict, count in plan.counts().items()} == {
        "new": 1, "seen": 1, "changed": 1, "suspect": 1, "unreadable": 1,
    }  # fmt: skip
    assert sum(plan.counts().values()) == plan.found == 5
    assert [paper.number for paper in plan.papers] == [1, 2, 3, 4]
    assert plan.papers[0].adds == ("venue",)
    assert plan.papers[2].reason == "Title 100 %, a short title"
    assert plan.problems[0].file == "a.txt"


def test_the_same_bytes_again_change_nothing_at_all(shelf):
    found = (
        ATTENTION,
        DEEP,
        SHORT,
        SHORT,
        Draft(url="https://example.org/a"),
        Draft(title="…"),
        Draft(doi="10.1000/a"),
    )
    shelf.bring("a", *found)
    before, revision, rows = shelf.dump(), shelf.library.store.revision, shelf.rows("paper")
    plan = shelf.plan(shelf.digest("a", *found))
    assert set(verdicts(plan)) == {"seen"}
    assert plan.digests[0].imported_at is not None
    changes = shelf.take(plan)
    assert changes.items == ()
    assert (shelf.dump(), shelf.library.store.revision, shelf.rows("paper")) == (before, revision, rows)
    assert [shelf.rows(table) for table in ("digest", "document", "listing")] == [1, 1, len(found)]


def test_the_same_bytes_under_two_names_in_one_drop_are_read_once(shelf):
    source = shelf.digest("a", ATTENTION, SHORT)
    plan = shelf.plan(source, Source(source.data, "copy.txt"))
    assert plan.found == 2
    shelf.take(plan)
    assert (len(shelf.papers()), shelf.rows("digest")) == (2, 1)


def test_the_same_bytes_after_an_undo_are_new_again(shelf):
    shelf.bring("a", ATTENTION, DEEP)
    shelf.library.undo()
    plan = shelf.plan(shelf.digest("a", ATTENTION, DEEP))
    assert verdicts(plan) == ["new", "new"]
    shelf.take(plan)
    assert len(shelf.papers()) == 2
    assert [shelf.rows(table) for table in ("paper", "digest", "document", "listing")] == [2, 1, 1, 2]


def test_the_same_paper_twice_in_one_digest_is_one_paper_listed_twice(shelf):
    plan = shelf.plan(shelf.digest("a", ATTENTION, DEEP, ATTENTION.model_copy(update={"title": "Attention"})))
    assert verdicts(plan) == ["new", "new", "seen"]
    assert plan.papers[2].known == plan.papers[0].staged
    shelf.take(plan)
    assert len(shelf.papers()) == 2
    assert shelf.rows("listing") == 3
    assert shelf.library.pages.count(View("digest", key=1)) == 2


def test_the_same_paper_twice_is_noticed_across_portions_and_files(shelf):
    many = [Draft(title=f"A title like no other, number {number}") for number in range(1_200)]
    plan = shelf.plan(
        shelf.digest("a", *many), shelf.digest("b", many[3], many[1_100], Draft(title="Fresh as the dew"))
    )
    assert Counter(verdicts(plan)) == {"new": 1_201, "seen": 2}
    shelf.take(plan)
    assert len(shelf.papers()) == 1_201
    assert [line.papers for line in shelf.library.pages.digests()] == [3, 1_200]


def test_the_second_appearance_alone_brings_the_paper_with_the_rules_of_the_batch(shelf):
    plan = shelf.plan(shelf.digest("a", ATTENTION, ATTENTION))
    changes = shelf.take(plan, taken={2}, state=State.QUEUED, tags=("vision",))
    assert changes.label == "Import 1 paper"
    assert [(paper.title, paper.state, paper.tags) for paper in shelf.papers()] == [
        (ATTENTION.title, State.QUEUED, ("vision",))
    ]


def test_nothing_chosen_is_nothing_done(shelf):
    plan = shelf.plan(shelf.digest("a", ATTENTION, LeftOver(text="odds and ends")))
    changes = shelf.take(plan, taken=set())
    assert changes.items == ()
    assert [shelf.rows(table) for table in ("paper", "record", "digest", "document", "listing", "step")] == [
        0
    ] * 6


def test_what_was_not_chosen_is_offered_again(shelf):
    plan = shelf.plan(shelf.digest("a", ATTENTION, DEEP))
    shelf.take(plan, taken={1})
    again = shelf.plan(shelf.digest("a", ATTENTION, DEEP))
    assert verdicts(again) == ["seen", "new"]
    shelf.take(again)
    assert len(shelf.papers()) == 2
    assert [shelf.rows(table) for table in ("digest", "listing")] == [1, 2]


# -- what people made stays ------------------------------------------------------------------------------


@pytest.mark.parametrize("state", list(State))
def test_a_paper_keeps_its_state_whatever_brings_it_again(shelf, state):
    shelf.bring("a", ATTENTION)
    shelf.library.do(deciding.set_state, [1], state)
    plan = shelf.plan(shelf.digest("b", ATTENTION.model_copy(update={"venue": "NeurIPS"})))
    assert verdicts(plan) == ["changed"]
    shelf.take(plan, state=State.QUEUED, tags=("new",), list_name="new")
    (paper,) = shelf.papers()
    assert (paper.state, paper.tags, paper.venue) == (state, (), "NeurIPS")
    assert len(records_seen(shelf, 1)) == 2


def records_seen(shelf, paper):
    rows = shelf.library.pages.connection.execute(
        "SELECT digest_id FROM listing WHERE paper_id = ? AND absent = 0", (paper,)
    )
    return [row for (row,) in rows]


def test_a_dismissed_paper_is_told_as_dismissed(shelf):
    shelf.bring("a", ATTENTION)
    shelf.library.do(deciding.set_state, [1], State.DISMISSED)
    plan = shelf.plan(shelf.digest("b", ATTENTION))
    assert plan.papers[0].reason == "Same arXiv id, title 100 %, same authors. Dismissed today"


def test_a_paper_in_the_bin_is_known_and_stays_there(shelf):
    shelf.bring("a", ATTENTION)
    shelf.library.do(deleting.move_to_bin, [1])
    plan = shelf.plan(shelf.digest("b", ATTENTION))
    assert (verdicts(plan), plan.papers[0].reason) == (
        ["seen"],
        "Same arXiv id, title 100 %, same authors. In the Bin",
    )
    shelf.take(plan)
    assert shelf.papers() == []


def test_a_paper_deleted_for_good_is_new_again(shelf):
    shelf.bring("a", ATTENTION)
    shelf.library.do(deleting.move_to_bin, [1])
    shelf.library.do(deleting.empty_bin)
    plan = shelf.plan(shelf.digest("a", ATTENTION))
    assert verdicts(plan) == ["new"]
    shelf.take(plan)
    assert len(shelf.papers()) == 1
    while shelf.library.undo():
        pass
    while shelf.library.redo():
        pass
    assert len(shelf.papers()) == 1


def test_only_what_is_empty_is_filled(shelf):
    shelf.bring("a", ATTENTION)
    more = Draft(
        title="Another title", arxiv_id="1706.03762", venue="NeurIPS", issued="2017", abstract="About it."
    )
    changes = shelf.bring("b", more)
    assert changes.label == "Fill in 1 paper"
    (paper,) = shelf.papers()
    assert (paper.title, paper.venue, paper.year) == (ATTENTION.title, "NeurIPS", 2017)
    assert paper.sources == {"title": 1, "authors": 1, "arxiv_id": 1, "venue": 2, "issued": 2, "abstract": 2}


def test_what_a_person_typed_or_emptied_is_never_overwritten(shelf):
    shelf.bring("a", ATTENTION.model_copy(update={"venue": "arXiv", "abstract": "An abstract."}))
    shelf.library.do(editing.edit, 1, "venue", "My venue")
    shelf.library.do(editing.edit, 1, "abstract", "")
    plan = shelf.plan(
        shelf.digest("b", ATTENTION.model_copy(update={"venue": "NeurIPS", "abstract": "Another."}))
    )
    assert verdicts(plan) == ["seen"]
    shelf.take(plan)
    (paper,) = shelf.papers()
    assert (paper.venue, paper.abstract) == ("My venue", "")
    assert (paper.sources["venue"], paper.sources["abstract"]) == (YOU, YOU)


def test_what_a_person_emptied_during_the_review_stays_empty(shelf):
    shelf.bring("a", ATTENTION)
    plan = shelf.plan(shelf.digest("b", ATTENTION.model_copy(update={"venue": "NeurIPS", "issued": "2017"})))
    shelf.library.do(editing.edit, 1, "venue", "Typed meanwhile")
    shelf.library.do(editing.edit, 1, "venue", "")
    shelf.take(plan)
    assert (shelf.papers()[0].venue, shelf.papers()[0].issued) == ("", "2017")


def test_of_two_digests_that_fill_the_same_gap_the_fuller_one_is_taken(shelf):
    shelf.bring("a", ATTENTION)
    plan = shelf.plan(
        shelf.digest("b", ATTENTION.model_copy(update={"venue": "First"})),
        shelf.digest("c", ATTENTION.model_copy(update={"venue": "Second", "issued": "2017"})),
    )
    shelf.take(plan)
    (paper,) = shelf.papers()
    assert (paper.venue, paper.issued, paper.sources["venue"]) == ("Second", "2017", 3)


def test_all_that_a_digest_says_of_a_known_paper_is_kept_with_its_listing(shelf):
    shelf.bring("a", ATTENTION)
    shelf.bring("b", ATTENTION.model_copy(update={"title": "Another title", "comment": "12 pages"}))
    found = shelf.library.pages.connection.execute(
        "SELECT found FROM listing WHERE digest_id = 2"
    ).fetchone()[0]
    assert "Another title" in found
    assert "12 pages" in found


# -- maybe the same --------------------------------------------------------------------------------------


MISSPELT = DEEP.model_copy(
    update={"title": "A Deep Stdy of Very Shallow Things", "venue": "NeurIPS", "doi": "10.1000/a"}
)


def test_a_paper_in_doubt_is_kept_as_a_new_one_unless_a_person_says_otherwise(shelf):
    shelf.bring("a", DEEP)
    plan = shelf.plan(shelf.digest("b", MISSPELT))
    assert (verdicts(plan), plan.papers[0].known) == (["suspect"], 1)
    shelf.take(plan)
    assert len(shelf.papers()) == 2
    assert [shelf.papers()[0].venue, shelf.papers()[1].venue] == ["", "NeurIPS"]


def test_a_paper_that_a_person_calls_the_same_fills_the_known_one(shelf):
    shelf.bring("a", DEEP)
    before = shelf.dump()
    plan = shelf.plan(shelf.digest("b", MISSPELT))
    shelf.take(plan, same={1})
    (paper,) = shelf.papers()
    assert (paper.venue, paper.doi, paper.authors) == ("NeurIPS", "10.1000/a", BELL)
    assert records_seen(shelf, 1) == [1, 2]
    assert shelf.rows("paper") == 1
    after = shelf.dump()
    shelf.library.undo()
    assert shelf.dump() == before
    shelf.library.redo()
    assert shelf.dump() == after


def test_a_paper_that_a_person_calls_different_is_not_asked_about_again_until_that_is_undone(shelf):
    shelf.bring("a", DEEP)
    before = shelf.dump()
    plan = shelf.plan(shelf.digest("b", MISSPELT))
    shelf.take(plan, different={1})
    pair = tuple(paper.id for paper in shelf.papers())
    assert distinct_pairs(shelf.library.pages.connection) == {pair}
    assert duplicates(shelf.library.pages) == []
    shelf.library.undo()
    assert shelf.dump() == before
    shelf.take(shelf.plan(shelf.digest("c", MISSPELT)))
    assert [group.papers for group in duplicates(shelf.library.pages)] == [
        tuple(paper.id for paper in shelf.papers())
    ]


def test_what_is_left_out_or_the_same_after_all_is_never_called_different(shelf):
    shelf.bring("a", DEEP)
    shelf.take(shelf.plan(shelf.digest("b", MISSPELT, SHORT)), taken={2}, different={1, 2})
    shelf.take(shelf.plan(shelf.digest("c", MISSPELT)), same={1}, different={1})
    assert distinct_pairs(shelf.library.pages.connection) == set()


def test_what_a_person_decided_about_it_holds_for_the_same_bytes(shelf):
    shelf.bring("a", DEEP, SHORT)
    shelf.take(shelf.plan(shelf.digest("b", MISSPELT, SHORT)), same={1})
    assert len(shelf.papers()) == 3
    revision = shelf.library.store.revision
    again = shelf.plan(shelf.digest("b", MISSPELT, SHORT))
    assert verdicts(again) == ["seen", "seen"]
    shelf.take(again)
    assert (len(shelf.papers()), shelf.library.store.revision) == (3, revision)


def test_a_later_appearance_follows_what_was_decided_about_the_first(shelf):
    shelf.bring("a", DEEP)
    plan = shelf.plan(shelf.digest("b", MISSPELT, MISSPELT))
    assert verdicts(plan) == ["suspect", "seen"]
    shelf.take(plan, same={1})
    assert len(shelf.papers()) == 1
    assert records_seen(shelf, 1) == [1, 2, 2]
    shelf.library.undo()
    shelf.library.redo()
    assert records_seen(shelf, 1) == [1, 2, 2]


def test_thousands_of_papers_of_one_title_are_judged_in_reasonable_time(shelf):
    editorials = [Draft(title="Editorial", doi=f"10.1000/{number}") for number in range(2_500)]
    plan = shelf.plan(shelf.digest("a", *editorials))
    assert Counter(verdicts(plan)) == {"new": 2_500}


# -- the library goes on meanwhile -----------------------------------------------------------------------


def test_a_paper_that_came_during_the_review_is_not_brought_twice(shelf):
    plan = shelf.plan(shelf.digest("a", ATTENTION, DEEP))
    shelf.library.do(editing.add_paper, {"title": "Typed by hand", "arxiv_id": "1706.03762"})
    changes = shelf.take(plan)
    assert changes.label == "Import 1 paper"
    assert sorted(paper.title for paper in shelf.papers()) == [DEEP.title, "Typed by hand"]
    assert len(records_seen(shelf, shelf.library.pages.connection.execute(
        "SELECT paper_id FROM record WHERE title = 'Typed by hand'").fetchone()[0])) == 1  # fmt: skip


def test_a_paper_that_may_be_one_that_came_during_the_review_stays_a_new_one(shelf):
    plan = shelf.plan(shelf.digest("a", DEEP))
    shelf.library.do(editing.add_paper, {"title": DEEP.title, "authors": "Cy Dorn"})
    shelf.take(plan)
    assert len(shelf.papers()) == 2


def test_a_note_written_during_the_review_is_in_nobody_s_way(shelf):
    shelf.bring("a", DEEP)
    plan = shelf.plan(shelf.digest("b", DEEP, ATTENTION))
    shelf.library.do(noting.write_note, 1, "meanwhile")
    shelf.take(plan)
    assert len(shelf.papers()) == 2
    assert shelf.papers()[0].note == "meanwhile"


def test_an_import_that_was_undone_and_redone_during_the_review_brings_nothing_twice(shelf):
    shelf.bring("a", ATTENTION, DEEP)
    shelf.library.undo()
    plan = shelf.plan(shelf.digest("a", ATTENTION, DEEP))
    shelf.library.redo()
    shelf.take(plan)
    assert len(shelf.papers()) == 2


def test_an_import_whose_known_papers_were_taken_back_is_refused_and_changes_nothing(shelf):
    shelf.bring("a", ATTENTION)
    plan = shelf.plan(shelf.digest("b", ATTENTION.model_copy(update={"venue": "NeurIPS"}), DEEP))
    shelf.library.undo()
    before = shelf.dump()
    with pytest.raises(CannotWrite, match="import the file again"):
        shelf.take(plan)
    assert shelf.dump() == before
    assert shelf.library.store.labels()[1] == "Import 1 paper"


def test_a_plan_whose_rows_are_gone_is_refused(shelf):
    plan = shelf.plan(shelf.digest("a", ATTENTION))
    discard(shelf.library.store)
    with pytest.raises(CannotWrite, match="import the file again"):
        shelf.take(plan)
    assert shelf.library.store.history() == []


# -- reading goes wrong ----------------------------------------------------------------------------------


def test_a_file_that_cannot_be_read_stops_no_other(shelf):
    bad = UnreadableInput("bad.txt", "no papers found", "Save it again.", place="line 3")
    gone = UnreadableInput("gone.txt", "not found", "Look.")
    unread = shelf.digest("bad", bad, facts=None)
    plan = shelf.plan(shelf.digest("a", ATTENTION), unread, gone, shelf.digest("c", DEEP))
    assert verdicts(plan) == ["new", "new"]
    assert [(problem.file, problem.place) for problem in plan.problems] == [
        ("bad.txt", "line 3"),
        ("gone.txt", ""),
    ]
    assert plan.counts()[Verdict.UNREADABLE] == 2


def test_what_was_read_before_a_file_broke_off_is_kept(shelf):
    broken = UnreadableInput("a.txt", "cut off", "Save it again.")
    plan = shelf.plan(shelf.digest("a", ATTENTION, DEEP, broken))
    assert (verdicts(plan), len(plan.problems)) == (["new", "new"], 1)


def test_text_that_no_reader_could_place_stays_with_its_digest(shelf):
    shelf.bring("a", LeftOver(text="Dear reader,", span=(0, 12)), ATTENTION)
    (left_over,) = shelf.library.pages.connection.execute("SELECT left_over FROM digest").fetchone()
    assert "Dear reader," in left_over
    shelf.library.undo()
    assert shelf.rows("digest") == 1
    shelf.library.redo()
    assert shelf.dump()["digests"][0][-1] == left_over


class StopsAfter:
    def __init__(self, papers):
        self.papers = papers

    def step(self, done, total=None, note=""):
        if done >= self.papers:
            raise Cancelled


def test_a_cancelled_import_leaves_nothing(shelf):
    shelf.bring("before", DEEP)
    before, revision = shelf.dump(), shelf.library.store.revision
    many = [Draft(title=f"A title like no other, number {number}") for number in range(1_500)]
    source = shelf.digest("a", *many)
    with pytest.raises(Cancelled):
        shelf.plan(source, progress=StopsAfter(1_000))
    assert shelf.dump() == before
    assert shelf.rows("paper") > 1
    discard(shelf.library.store)
    assert [shelf.rows(table) for table in ("paper", "record", "listing", "digest", "document")] == [1] * 5
    assert shelf.library.store.revision == revision
    shelf.take(shelf.plan(shelf.digest("a", *many)))
    assert len(shelf.papers()) == 1_501


def test_what_a_killed_import_left_staged_is_gone_at_the_next_start(shelf, tmp_path):
    shelf.bring("before", DEEP)
    shelf.plan(shelf.digest("a", ATTENTION))
    shelf.library.close()
    shelf.library = Library(tmp_path / "library.db")
    assert [shelf.rows(table) for table in ("paper", "digest", "document")] == [1, 1, 1]


def test_a_full_disk_while_staging_is_no_paper_that_could_not_be_read(shelf):
    with shelf.library.store.staging() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 40}")
    many = [Draft(title=f"Number {number}", abstract="x" * 2_000) for number in range(1_500)]
    with pytest.raises(CannotWrite, match="the disk is full"):
        shelf.plan(shelf.digest("a", *many))
    discard(shelf.library.store)
    assert shelf.dump()["papers"] == {}


def test_a_full_disk_in_the_last_step_changes_nothing(shelf):
    many = [Draft(title=f"Number {number}", abstract="x" * 200) for number in range(1_500)]
    plan = shelf.plan(shelf.digest("a", *many))
    before = shelf.dump()
    with shelf.library.store.staging() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(CannotWrite, match=r"the disk is full\. Nothing was changed"):
        shelf.library.do(import_papers, plan, plan.default_choices())
    assert shelf.dump() == before
    with shelf.library.store.staging() as connection:
        connection.execute("PRAGMA max_page_count = 1000000")
    shelf.take(plan)
    assert len(shelf.papers()) == 1_500


# -- the batch -------------------------------------------------------------------------------------------


def test_state_tags_and_list_of_a_batch_are_for_new_papers_alone_and_one_step(shelf):
    shelf.bring("before", DEEP)
    plan = shelf.plan(shelf.digest("a", ATTENTION, DEEP, Draft(title="The third one of them all")))
    changes = shelf.take(
        plan, state=State.QUEUED, tags=("Vision", "VISIÓN", "to read"), list_name="Reading group"
    )
    assert changes.label == "Import 2 papers"
    old, *new = shelf.papers()
    assert (old.state, old.tags) == (State.INBOX, ())
    assert [(paper.state, paper.tags) for paper in new] == [(State.QUEUED, ("to read", "Vision"))] * 2
    assert list(shelf.library.pages.ids(QUEUE, Sort("rank"))) == [paper.id for paper in new]
    assert [(line.name, line.papers) for line in shelf.library.pages.lists()] == [("Reading group", 2)]
    shelf.library.undo()
    assert (len(shelf.papers()), shelf.library.pages.tags(), shelf.library.pages.lists()) == (1, [], [])


@pytest.mark.parametrize("choices", [{"tags": ("",)}, {"list_name": "…" * 200}, {"list_name": "Queue"}])
def test_a_name_that_is_none_is_refused_and_nothing_is_imported(shelf, choices):
    plan = shelf.plan(shelf.digest("a", ATTENTION))
    with pytest.raises(UsageError):
        shelf.take(plan, **choices)
    assert shelf.papers() == []
    shelf.take(plan)
    assert len(shelf.papers()) == 1


def test_two_files_at_once_are_two_digests_and_one_step(shelf):
    plan = shelf.plan(shelf.digest("a", ATTENTION), shelf.digest("b", DEEP))
    shelf.take(plan)
    assert (shelf.rows("digest"), len(shelf.library.store.history())) == (2, 1)
    shelf.library.undo()
    assert shelf.papers() == []


def test_the_parts_of_one_file_share_its_bytes(shelf):
    second = DigestFacts(kind="test", source="Second mail")
    shelf.bring("mbox", ATTENTION, second, DEEP)
    assert [shelf.rows(table) for table in ("digest", "document")] == [2, 1]
    plan = shelf.plan(shelf.digest("mbox", ATTENTION, second, DEEP))
    assert verdicts(plan) == ["seen", "seen"]
    assert [digest.imported_at is None for digest in plan.digests] == [False, False]


def test_the_bytes_of_a_digest_come_back_as_they_were(shelf):
    shelf.bring("a", ATTENTION)
    assert document_within(shelf.library.pages.connection, 1, 100) == b"a"
    assert document_within(shelf.library.pages.connection, 99, 100) is None


def test_ten_thousand_drafts_are_one_step_and_one_undo(shelf):
    many = [Draft(title=f"A title like no other, number {number}", authors=BELL) for number in range(10_000)]
    plan = shelf.plan(shelf.digest("a", *many))
    changes = shelf.take(plan)
    assert (changes.label, len(shelf.library.store.history())) == ("Import 10,000 papers", 1)
    assert shelf.library.pages.count(INBOX) == 10_000
    shelf.library.undo()
    assert (shelf.library.pages.count(ALL), len(shelf.library.pages.ids(ALL, Sort()))) == (0, 0)
    shelf.library.redo()
    assert shelf.library.pages.count(View("digest", key=1)) == 10_000


def test_an_import_can_be_undone_after_its_papers_were_changed(shelf):
    shelf.bring("a", ATTENTION, DEEP)
    shelf.library.do(deciding.rate, [1], 5)
    shelf.library.do(noting.write_note, 1, "a note")
    shelf.library.do(deciding.set_state, [1, 2], State.QUEUED)
    after = shelf.dump()
    for _ in range(4):
        shelf.library.undo()
    assert shelf.dump()["papers"] == {}
    for _ in range(4):
        shelf.library.redo()
    assert shelf.dump() == after


def test_a_person_goes_on_working_while_a_large_digest_is_staged(shelf):
    shelf.bring("before", DEEP)
    many = [Draft(title=f"A title like no other, number {number}", authors=BELL) for number in range(5_000)]
    source = shelf.digest("a", *many)
    plans = []
    worker = threading.Thread(target=lambda: plans.append(shelf.plan(source)))
    worker.start()
    done = 0
    while worker.is_alive():
        shelf.library.do(deciding.rate, [1], 1 + done % 5)
        assert shelf.library.pages.count(ALL) == 1
        done += 1
        time.sleep(0.02)  # as fast as a person, and no faster than the history is long
    worker.join()
    shelf.take(plans[0])
    assert done > 3
    assert shelf.library.pages.count(ALL) == 5_001
    assert len(shelf.library.store.history(10_000)) == done + 2


def test_progress_tells_the_file_and_the_papers_that_are_ready_and_never_jumps_back(shelf):
    told = []

    class Tells:
        def step(self, done, total=None, note=""):
            told.append((done, total, note))

    many = [Draft(title=f"Moss{number} Fern{number} Rose{number}") for number in range(1_100)]
    source = shelf.digest("a", *many)
    read = shelf.read

    def reads_aloud(source, progress):
        for at, item in enumerate(read(source, progress)):
            progress.step(at, 1_101, "some")
            yield item

    shelf.read = reads_aloud
    shelf.plan(source, progress=Tells())
    assert told[0] == (0, 1_101, "a.txt")
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told)
    assert {total for _, total, _ in told} == {1_101}
    assert told[-1][2] == "a.txt, 1,100 papers"
