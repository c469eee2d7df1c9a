"""Whatever is done in whatever order, undo takes it all back and redo does it all again."""

import contextlib
import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import UsageError
from desktop.library import (
    adopting,
    completing,
    deciding,
    deleting,
    editing,
    importing,
    left_over,
    linking,
    listing,
    merging,
    noting,
    queueing,
    saved_searches,
    tagging,
)
from desktop.library.actions import ACTIONS
from desktop.library.import_plan import Choices, ImportPlan, PlannedDigest, PlannedPaper
from desktop.library.left_over import left_over_from
from desktop.library.library import Library
from desktop.library.rereading import plan_reread
from desktop.papers.digest import DigestFacts, LeftOver
from desktop.papers.draft import Draft
from desktop.papers.state import State
from desktop.papers.tag_colours import TAG_COLOURS
from desktop.papers.verdict import Verdict
from desktop.papers.view import ALL, BIN, INBOX, QUEUE, SNOOZED, Sort, View
from desktop.progress import no_progress
from desktop.store import staging
from desktop.store.attachments import attachments
from desktop.store.blocking import untrue
from desktop.store.database import local_day
from desktop.store.dump import logical_dump
from desktop.store.listed import imported_digest, listings_of
from desktop.store.note_versions import note_versions
from desktop.store.tallies import recounted

Rule = Callable[["Doing"], None]
RULES: dict[str, Rule] = {}


def rule(function: Rule) -> Rule:
    RULES[function.__name__.removeprefix("do_")] = function
    return function


class Doing:
    """A library and a source of chance, with what a person can point at."""

    def __init__(self, library: Library, seed: int) -> None:
        self.library = library
        self.chance = random.Random(seed)
        self.imports = 0

    def papers(self) -> list[int]:
        everything = [*self.library.pages.ids(ALL, Sort()), *self.library.pages.ids(BIN, Sort())]
        return self.chance.sample(everything, min(len(everything), self.chance.randint(1, 4)))

    def word(self) -> str:
        return self.chance.choice(["Vision", "vision", "VISIÓN", "to read", "Ä", "x", "日本語", "benchmark"])

    def row(self, entity: str) -> int:
        pages = self.library.pages
        rows = {"tag": pages.tags, "list": pages.lists, "search": pages.searches}[entity]()
        return self.chance.choice(rows).id if rows else 0

    def query(self) -> str:
        form = self.chance.choice(["{}", 'tag:"{}" graph', '-list:"{}" rating>=3', "tag:{} OR by:bell", " "])
        return form.format(self.word())

    def do(self, *arguments: object, **options: object) -> None:
        # A taken name, an empty field: refused in words, and nothing may have happened.
        with contextlib.suppress(UsageError):
            self.library.do(*arguments, **options)  # type: ignore[arg-type]


@rule
def do_set_state(doing: Doing) -> None:
    doing.do(
        deciding.set_state,
        doing.papers(),
        doing.chance.choice(list(State)),
        at_top=doing.chance.random() < 0.3,
    )


@rule
def do_rate(doing: Doing) -> None:
    doing.do(deciding.rate, doing.papers(), doing.chance.randint(0, 5))


@rule
def do_tag(doing: Doing) -> None:
    doing.do(tagging.tag, doing.papers(), doing.word())


@rule
def do_untag(doing: Doing) -> None:
    doing.do(tagging.untag, doing.papers(), doing.word())


@rule
def do_rename_tag(doing: Doing) -> None:
    if row := doing.row("tag"):
        doing.do(tagging.rename_tag, row, doing.word())


@rule
def do_delete_tag(doing: Doing) -> None:
    if row := doing.row("tag"):
        doing.do(tagging.delete_tag, row)


@rule
def do_colour_tag(doing: Doing) -> None:
    if row := doing.row("tag"):
        doing.do(tagging.colour_tag, row, doing.chance.choice(TAG_COLOURS))


@rule
def do_mend_records(doing: Doing) -> None:
    papers = doing.papers()
    for paper in papers[:1]:
        doing.do(
            editing.edit, paper, "title", doing.chance.choice(["ALL IN CAPITALS HERE", "A <i>b</i> &amp; c"])
        )
    doing.do(completing.mend_records, papers)


@rule
def do_regenerate_citation_keys(doing: Doing) -> None:
    keys = {paper: f"key{doing.chance.randint(1, 6)}" for paper in doing.papers()}
    doing.do(editing.regenerate_citation_keys, keys)


@rule
def do_make_list(doing: Doing) -> None:
    doing.do(listing.make_list, doing.word())


@rule
def do_rename_list(doing: Doing) -> None:
    if row := doing.row("list"):
        doing.do(listing.rename_list, row, doing.word())


@rule
def do_delete_list(doing: Doing) -> None:
    if row := doing.row("list"):
        doing.do(listing.delete_list, row)


@rule
def do_save_search(doing: Doing) -> None:
    doing.do(
        saved_searches.save_search,
        doing.word(),
        doing.query(),
        doing.chance.choice([None, Sort("year", True)]),
    )


@rule
def do_rename_search(doing: Doing) -> None:
    do_save_search(doing)
    doing.do(saved_searches.rename_search, doing.row("search"), doing.word())


@rule
def do_change_search(doing: Doing) -> None:
    do_save_search(doing)
    doing.do(saved_searches.change_search, doing.row("search"), doing.query(), Sort("title"))


@rule
def do_delete_search(doing: Doing) -> None:
    do_save_search(doing)
    doing.do(saved_searches.delete_search, doing.row("search"))


@rule
def do_add_to_list(doing: Doing) -> None:
    if row := doing.row("list"):
        doing.do(listing.add_to_list, row, doing.papers())


@rule
def do_add_to_named_list(doing: Doing) -> None:
    doing.do(listing.add_to_named_list, doing.word(), doing.papers())


@rule
def do_remove_from_list(doing: Doing) -> None:
    if row := doing.row("list"):
        doing.do(listing.remove_from_list, row, doing.papers())


@rule
def do_place(doing: Doing) -> None:
    row = doing.chance.choice([1, doing.row("list") or 1])
    order = list(doing.library.pages.ids(QUEUE if row == 1 else View("list", key=row), Sort("rank")))
    if order:
        doing.do(listing.place, row, doing.papers(), doing.chance.choice([None, *order]))


@rule
def do_move_to_list(doing: Doing) -> None:
    if row := doing.row("list"):
        doing.do(listing.move_to_list, row, doing.row("list"), doing.papers())


@rule
def do_queue_before(doing: Doing) -> None:
    queued = list(doing.library.pages.ids(QUEUE, Sort("rank")))
    doing.do(queueing.queue_before, doing.papers(), doing.chance.choice([None, *queued]))


@rule
def do_snooze(doing: Doing) -> None:
    until = local_day() + dt.timedelta(days=doing.chance.randint(0, 3))
    doing.do(queueing.snooze, doing.papers(), until)


@rule
def do_wake(doing: Doing) -> None:
    doing.do(queueing.wake, doing.papers())


@rule
def do_shift(doing: Doing) -> None:
    row = doing.chance.choice([1, doing.row("list") or 1])
    doing.do(listing.shift, row, doing.papers(), doing.chance.choice([-1, 1]))


@rule
def do_write_note(doing: Doing) -> None:
    paper = doing.papers()[0]
    for text in doing.chance.choices(["", "a", "a longer note\n- with a list", "ünï"], k=2):
        doing.do(noting.write_note, paper, text, session=doing.chance.choice(["", "one", "two"]))


@rule
def do_bring_back_note(doing: Doing) -> None:
    do_write_note(doing)
    for paper in doing.papers():
        for version in note_versions(doing.library.pages.connection, paper)[1:2]:
            doing.do(noting.bring_back_note, version.id)


@rule
def do_edit(doing: Doing) -> None:
    field = doing.chance.choice(
        ["title", "authors", "abstract", "issued", "doi", "arxiv_id", "keywords", "url"]
    )
    text = doing.chance.choice(
        ["", "Ann Bell; Cy Dorn", "2024", "10.1000/x", "2412.03565", "https://example.org/a"]
    )
    doing.do(editing.edit, doing.papers()[0], field, text)


@rule
def do_add_paper(doing: Doing) -> None:
    doing.do(editing.add_paper, {"title": f"By hand {doing.word()}", "issued": "2023"})


@rule
def do_fix_citation_keys(doing: Doing) -> None:
    doing.do(editing.fix_citation_keys, {paper: f"key{paper}" for paper in doing.papers()})


@rule
def do_set_citation_key(doing: Doing) -> None:
    paper = doing.papers()[0]
    doing.do(editing.set_citation_key, paper, f"typed{paper}")


@rule
def do_merge(doing: Doing) -> None:
    doing.do(merging.merge, doing.papers())


@rule
def do_merge_groups(doing: Doing) -> None:
    doing.do(merging.merge_groups, [doing.papers(), doing.papers()])


@rule
def do_split(doing: Doing) -> None:
    doing.do(merging.merge, doing.papers())
    for paper in doing.papers():
        doing.do(merging.split, paper)


@rule
def do_switch_field(doing: Doing) -> None:
    doing.do(merging.switch_field, doing.papers()[0], "title", doing.chance.randint(1, 3))


@rule
def do_keep_apart(doing: Doing) -> None:
    doing.do(merging.keep_apart, doing.papers())


@rule
def do_move_to_bin(doing: Doing) -> None:
    doing.do(deleting.move_to_bin, doing.papers())


@rule
def do_restore(doing: Doing) -> None:
    doing.do(deleting.restore, doing.papers())


@rule
def do_empty_bin(doing: Doing) -> None:
    if doing.library.pages.count(ALL) > 2:
        doing.do(deleting.empty_bin)


@rule
def do_import_papers(doing: Doing) -> None:
    doing.imports += 1
    known = doing.papers()[:3] if doing.imports > 1 else []
    plan = staged_plan(doing.library, 3, f"import {doing.imports}", known[:2], known[2:])
    numbers = [paper.number for paper in plan.papers]
    doubtful = {paper.number for paper in plan.papers if paper.verdict is Verdict.SUSPECT}
    choices = Choices(
        taken=set(doing.chance.sample(numbers, doing.chance.randint(2, len(numbers)))),
        same=doubtful if doing.chance.random() < 0.5 else set(),
        different=doubtful,
        state=doing.chance.choice([State.INBOX, State.QUEUED]),
        tags=tuple(doing.chance.sample(["Vision", "new tag"], doing.chance.randint(0, 2))),
        list_name=doing.chance.choice(["", "Reading group"]),
    )
    doing.do(importing.import_papers, plan, choices)
    doing.library.store.purge_staged()


@rule
def do_adopt_reading(doing: Doing) -> None:
    """A reader that finds other abstracts, one paper less, another one more, and text it cannot place."""
    digests = doing.library.pages.digests()
    if not digests:
        return
    digest = doing.chance.choice(digests).id
    listed = listings_of(doing.library.pages.connection, digest)
    drafts = [
        Draft(title=each.title, abstract=f"Read again {doing.chance.random()}", position=each.position)
        for each in listed[1:]
    ]
    drafts.append(Draft(title=f"Found later {doing.chance.random()}", position=99, span=(900, 950)))
    found = [DigestFacts(kind="test", source="again"), *drafts, LeftOver(text="beside", span=(990, 996))]
    store, pages = doing.library.store, doing.library.pages
    reread = plan_reread(store, pages, digest, lambda *_: iter(found), no_progress)
    doing.do(adopting.adopt_reading, reread)
    store.purge_staged()


@rule
def do_link(doing: Doing) -> None:
    address = doing.chance.choice(["https://example.org/a", "https://example.org/b"])
    doing.do(linking.link, doing.papers()[0], linking.target_of_link(address))


@rule
def do_unlink(doing: Doing) -> None:
    do_link(doing)
    for paper in doing.papers():
        for each in attachments(doing.library.pages.connection, paper):
            doing.do(linking.unlink, each.id)


def left_over_of(doing: Doing) -> tuple[int, int, LeftOver, int] | None:
    """A digest, and the place of a piece of its left-over text, with the text and how many there are."""
    digests = [row for row in doing.library.pages.digests() if row.left_over]
    if not digests:
        return None
    row = doing.chance.choice(digests)
    digest = imported_digest(doing.library.pages.connection, row.id)
    assert digest is not None
    pieces = left_over_from(digest.left_over)
    at = doing.chance.randrange(len(pieces))
    return row.id, at, pieces[at], len(pieces)


@rule
def do_make_paper_of(doing: Doing) -> None:
    do_adopt_reading(doing)
    if found := left_over_of(doing):
        doing.do(left_over.make_paper_of, *found[:3], with_abstract=doing.chance.random() < 0.3)


@rule
def do_split_left_over(doing: Doing) -> None:
    do_adopt_reading(doing)
    if found := left_over_of(doing):
        doing.do(left_over.split_left_over, *found[:3], doing.chance.randint(0, 8))


@rule
def do_join_left_over(doing: Doing) -> None:
    do_split_left_over(doing)
    if found := left_over_of(doing):
        doing.do(left_over.join_left_over, *found[:3])


def staged_plan(library: Library, count: int, name: str, known: list[int], doubtful: list[int]) -> ImportPlan:
    """What planning would leave behind for a digest of `count` new papers, known ones and doubtful ones."""
    facts = DigestFacts(kind="test", source=name, name=f"{name}.txt")
    drafts = [
        (Draft(title=f"Paper {n} of {name}", abstract=f"About {n}.", position=n), 0) for n in range(count)
    ]
    drafts += [(Draft(title="Known", venue="A venue", position=count), paper) for paper in known]
    drafts += [(Draft(title="Maybe known", venue="A venue", position=count + 1), 0) for _ in doubtful]
    are = [*[(Verdict.NEW, 0)] * count, *((Verdict.CHANGED, paper) for paper in known)]
    are += [(Verdict.SUSPECT, paper) for paper in doubtful]
    with library.store.staging() as connection:
        staging.stage_document(connection, name, name.encode(), "text/plain")
        digest = staging.stage_digest(
            connection, facts, sha256=name, part=0, uid=library.store.new_uid(), now=library.store.clock()
        )
        rows = staging.stage_drafts(
            connection, drafts, digest_id=digest, now=library.store.clock(), new_uid=library.store.new_uid
        )
    planned = [
        PlannedPaper(
            number, draft.title, verdict, digest, row.paper_id, row.listing_id,
            paper, ("venue",) if paper else (), "", "", "",
            tuple(other for other in known[:2] if paper in known and other != paper),
        )
        for number, ((draft, _), (verdict, paper), row) in enumerate(zip(drafts, are, rows, strict=True), 1)
    ]  # fmt: skip
    return ImportPlan(planned, [PlannedDigest(digest, facts)], [], library.store.revision)


def state_of(library: Library) -> dict[str, object]:
    connection = library.pages.connection
    whole = logical_dump(connection)
    with library.store.staging() as writer:
        rows = writer.execute("SELECT * FROM tally WHERE papers <> 0")
        kept = {(kind, name, key): papers for kind, name, key, papers in rows}
        assert kept == recounted(writer)
        assert untrue(writer) == set()
    for view in (ALL, BIN, INBOX, QUEUE, SNOOZED, *(View("tag", key=tag.id) for tag in library.pages.tags())):
        ids = library.pages.ids(view, Sort("rank" if view == QUEUE else "added"))
        assert len(ids) == library.pages.count(view)
        assert list(library.pages.within(view, ids)) == list(ids)
    return whole


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    return lambda: tmp_path_factory.mktemp("library") / "library.db"


def test_every_action_has_a_rule() -> None:
    assert set(RULES) == set(ACTIONS)


@given(st.lists(st.sampled_from(sorted(RULES)), min_size=1, max_size=12), st.integers(0, 2**32))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undo_takes_everything_back_and_redo_does_it_again(
    folder: Callable[[], Path], names: list[str], seed: int
) -> None:
    path = folder()
    library = Library(path)
    try:
        doing = Doing(library, seed)
        do_import_papers(doing)
        history = [state_of(library)]
        steps = [0]
        while library.undo():
            steps[0] += 1
        while library.redo():
            pass
        assert state_of(library) == history[0]
        for name in names:
            RULES[name](doing)
        end = state_of(library)
        undone = 0
        while changes := library.undo():
            assert changes.label
            undone += 1
        assert library.pages.count(ALL) == 0
        assert state_of(library)["papers"] == {}
        library.close()
        library = Library(path)
        redone = 0
        while library.redo():
            redone += 1
        assert redone == undone
        assert state_of(library) == end
    finally:
        library.close()
