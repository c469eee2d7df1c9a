"""Shared lists: equal in an empty library, attributed in a filled one, and never more than the review allows."""

from dataclasses import replace

import pytest

from desktop.digests.reading import read
from desktop.digests.source import Source, source_of
from desktop.library import deciding, editing, listing, merging, noting, saved_searches, tagging
from desktop.library.exporting import export
from desktop.library.formats import Format, Options
from desktop.library.import_plan import Taking
from desktop.library.importing import import_papers
from desktop.library.library import Library
from desktop.library.planning import plan_import
from desktop.papers.fields import YOU, is_yours
from desktop.papers.state import State
from desktop.papers.verdict import Verdict
from desktop.papers.view import ALL, QUEUE, Sort, View
from desktop.progress import no_progress
from desktop.store import records
from desktop.store.sharing import around

TITLES = ("On the Sorting of Pebbles", "A $\\pi$ in the Sky", "=Sum of “Everything”", "Nets & Nests")


def opened(folder, name):
    folder.mkdir(exist_ok=True)
    return Library(folder / name)


@pytest.fixture
def sender(tmp_path):
    library = opened(tmp_path, "sender.db")
    for number, title in enumerate(TITLES):
        fields = {"title": title, "authors": "Ann Author; {The Group}", "issued": f"202{number}-03"}
        library.do(
            editing.add_paper,
            fields | ({"arxiv_id": "2001.00001", "doi": "10.1000/x"} if number == 1 else {}),
        )
    library.do(deciding.set_state, [2, 3], State.QUEUED)
    library.do(deciding.set_state, [4], State.DONE)
    library.do(deciding.rate, [1, 4], 5)
    library.do(tagging.tag, [1, 2], "to discuss")
    library.do(noting.write_note, 1, "Look at *this*\n\n- and that")
    library.do(listing.add_to_named_list, "Group", [3, 1])
    library.do(editing.set_citation_key, 1, "old")
    library.do(editing.set_citation_key, 1, "Author:New")
    yield library
    library.close()


@pytest.fixture
def receiver(tmp_path):
    library = opened(tmp_path, "receiver.db")
    yield library
    library.close()


def everything(library):
    """Return all that a paper is, but for the numbers of rows."""
    ids = library.pages.ids(ALL, Sort("added"))
    found = {}
    for paper in records.papers(library.pages.connection, ids):
        beyond = around(library.pages.connection, [paper.id])[paper.id]
        plain = paper.model_dump(exclude={"id", "sources"}) | {
            "typed": sorted(k for k, v in paper.sources.items() if is_yours(v))
        }
        found[paper.uid] = (plain, beyond.tags, beyond.lists, beyond.queue_rank)
    return found


def shared(sender, folder, ids=None):
    target = folder / "group.papertray"
    ids = ids or list(sender.pages.ids(ALL, Sort()))
    export(sender, ids, Format.PAPERTRAY, target, Options(title="Ann's group"))
    return target


def planned(library, path):
    return plan_import(library.store, library.pages, [source_of(path)], read, no_progress)


def test_what_the_sender_picked_counts_as_decided(sender, receiver, tmp_path):
    found = Source(b"@article{x, title={A Walk among Hedges}, journal={Hedges Today}}", "x.bib")
    plan = plan_import(sender.store, sender.pages, [found], read, no_progress)
    sender.do(import_papers, plan, plan.default_choices())
    sender.do(merging.switch_field, 5, "venue", 1)
    plan = planned(receiver, shared(sender, tmp_path, [5]))
    receiver.do(import_papers, plan, plan.default_choices())
    paper = records.paper(receiver.pages.connection, 1)
    assert (paper.venue, paper.sources["venue"], paper.sources["title"] == YOU) == (
        "Hedges Today",
        YOU,
        False,
    )


def searches(library):
    return [(line.name, line.query, line.order) for line in library.pages.searches()]


def test_a_list_of_the_whole_library_brings_its_saved_searches(sender, receiver, tmp_path):
    sender.do(saved_searches.save_search, "To discuss", 'tag:"to discuss"', Sort("year", reversed=True))
    sender.do(saved_searches.save_search, "Long", '"papers": [' + "x" * 9_000)
    plan = planned(receiver, shared(sender, tmp_path, [1, 2]))
    receiver.do(import_papers, plan, plan.default_choices())
    assert searches(receiver) == []
    receiver.do(saved_searches.save_search, "to DISCUSS", "pebbles")
    plan = planned(receiver, shared(sender, tmp_path))
    assert plan.problems == []
    assert len(plan.papers) == len(TITLES)
    receiver.do(import_papers, plan, replace(plan.default_choices(), making=Taking.ATTRIBUTED))
    assert len(searches(receiver)) == 1
    receiver.undo()
    plan = planned(receiver, shared(sender, tmp_path))
    receiver.do(import_papers, plan, replace(plan.default_choices(), making=Taking.ALL))
    assert searches(receiver) == [searches(sender)[0], ("to DISCUSS", "pebbles", None)]
    receiver.undo()
    assert len(searches(receiver)) == 1


def test_in_an_empty_library_everything_comes_back_equal(sender, receiver, tmp_path):
    path = shared(sender, tmp_path)
    plan = planned(receiver, path)
    assert plan.is_first
    assert plan.problems == []
    receiver.do(import_papers, plan, plan.default_choices())
    assert everything(receiver) == everything(sender)
    assert list(receiver.pages.ids(QUEUE, Sort("rank"))) == [
        {uid: paper for paper, uid in uids(receiver)}[uid]
        for uid in [dict(uids(sender))[paper] for paper in sender.pages.ids(QUEUE, Sort("rank"))]
    ]
    again = shared(receiver, tmp_path)
    assert again.read_bytes().count(b'"uid"') == 4


def uids(library):
    return [
        (p.id, p.uid) for p in records.papers(library.pages.connection, list(library.pages.ids(ALL, Sort())))
    ]


def test_undo_takes_all_of_it_back_and_redo_brings_it_again(sender, receiver, tmp_path):
    plan = planned(receiver, shared(sender, tmp_path))
    receiver.do(import_papers, plan, plan.default_choices())
    before = everything(receiver)
    receiver.undo()
    assert everything(receiver) == {}
    assert receiver.pages.lists() == receiver.pages.tags() == []
    receiver.redo()
    assert everything(receiver) == before


def test_papers_that_are_two_in_the_library_of_the_sender_stay_two(sender, receiver, tmp_path):
    for _ in range(2):
        sender.do(
            editing.add_paper, {"title": "One Title That Two Papers Have in Common", "authors": "Ann Author"}
        )
    plan = planned(receiver, shared(sender, tmp_path))
    assert plan.counts()[Verdict.NEW] == len(TITLES) + 2
    receiver.do(import_papers, plan, plan.default_choices())
    assert everything(receiver) == everything(sender)


def test_in_a_filled_library_notes_are_attributed_and_decisions_stay_the_users_own(
    sender, receiver, tmp_path
):
    receiver.do(editing.add_paper, {"title": TITLES[0], "authors": "Ann Author"})
    receiver.do(noting.write_note, 1, "Mine.")
    receiver.do(deciding.set_state, [1], State.DISMISSED)
    plan = planned(receiver, shared(sender, tmp_path))
    assert not plan.is_first
    assert plan.counts()[Verdict.NEW] == 3
    receiver.do(import_papers, plan, plan.default_choices())
    papers = {paper.title: paper for paper in records.papers(receiver.pages.connection, range(1, 9))}
    mine = papers[TITLES[0]]
    assert (mine.state, mine.rating, mine.tags) == (State.DISMISSED, 0, ())
    assert mine.note == "Mine.\n\nFrom “Ann's group”:\n\n> Look at *this*\n>\n> - and that"
    assert papers[TITLES[3]].state is State.INBOX
    assert papers[TITLES[3]].rating == 0
    assert papers[TITLES[1]].tags == ("to discuss",)
    group = next(line for line in receiver.pages.lists() if line.name == "Group")
    in_list = receiver.pages.ids(View("list", key=group.id), Sort("rank"))
    titles = {paper.id: paper.title for paper in papers.values()}
    assert [titles[paper] for paper in in_list] == [TITLES[2], TITLES[0]]


def test_the_review_can_leave_out_what_the_sender_made(sender, receiver, tmp_path):
    plan = planned(receiver, shared(sender, tmp_path))
    receiver.do(import_papers, plan, replace(plan.default_choices(), making=Taking.NOTHING))
    papers = list(records.papers(receiver.pages.connection, range(1, 9)))
    assert {paper.state for paper in papers} == {State.INBOX}
    assert not any(paper.note or paper.tags or paper.rating for paper in papers)
    assert receiver.pages.lists() == []
    assert {paper.citation_key for paper in papers} >= {"Author:New"}


def test_the_same_list_twice_changes_nothing(sender, receiver, tmp_path):
    path = shared(sender, tmp_path)
    plan = planned(receiver, path)
    receiver.do(import_papers, plan, plan.default_choices())
    before = everything(receiver)
    plan = planned(receiver, path)
    assert not plan.brings_anything
    receiver.do(import_papers, plan, plan.default_choices())
    assert everything(receiver) == before


def test_a_digest_of_another_format_cannot_say_what_somebody_made(receiver):
    text = b'[{"title": "A", "authors": ["B C"], "uid": "x", "made": {"state": "done", "rating": 5, "note": "n"}}]'
    plan = plan_import(receiver.store, receiver.pages, [Source(text, "a.json")], read, no_progress)
    receiver.do(import_papers, plan, plan.default_choices())
    paper = next(records.papers(receiver.pages.connection, [1]))
    assert (paper.state, paper.rating, paper.note) == (State.INBOX, 0, "")
