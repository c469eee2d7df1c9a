"""Conditions as questions: each finds what a reading of all rows by hand finds."""

import json

import pytest

from desktop.digests.source import Source
from desktop.library import deciding, editing, listing, noting, tagging
from desktop.library.import_plan import Choices
from desktop.library.importing import import_papers
from desktop.library.library import Library
from desktop.library.planning import plan_import
from desktop.papers.condition import THINGS, Condition
from desktop.papers.digest import DigestFacts
from desktop.papers.draft import Draft
from desktop.papers.state import State
from desktop.papers.view import ALL, INBOX, QUEUE, Sort, View, natural_sort
from desktop.progress import no_progress
from desktop.store.conditions import all_meeting, meeting


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    library.do(
        editing.add_paper, {"title": "One", "issued": "2019-05", "authors": "Ann Bell", "doi": "10.1000/1"}
    )
    library.do(
        editing.add_paper, {"title": "Two", "issued": "2024", "abstract": "Second.", "url": "https://a.org/2"}
    )
    library.do(editing.add_paper, {"title": "Three", "venue": "A Journal", "arxiv_id": "2401.00001"})
    library.do(tagging.tag, [1, 2], "Überblick")
    library.do(tagging.tag, [2], "50% done")
    library.do(listing.make_list, "Thesis")
    library.do(listing.add_to_named_list, "Thesis", [3, 1])
    library.do(deciding.rate, [2], 4)
    library.do(deciding.rate, [3], 2)
    library.do(deciding.set_state, [3, 1], State.QUEUED)
    library.do(noting.write_note, 3, "Ask about this")
    _import(library)
    yield library
    library.close()


def _import(library):
    def read(source, progress):
        yield DigestFacts(
            kind="hugging-face-page", source="Hugging Face page", query="graphs", name=source.name
        )
        yield Draft(title="Four of many", submitter="akhaliq", upvotes=3)

    plan = plan_import(library.store, library.pages, [Source(b"x", "page_1.txt")], read, no_progress)
    library.do(import_papers, plan, Choices(taken={1}))


def met(library, *conditions, view=ALL, sort=None):
    return list(all_meeting(library.pages.connection, view, sort or natural_sort(view), conditions))


@pytest.mark.parametrize(
    ("condition", "papers"),
    [
        (Condition("state", "queued"), {1, 3}),
        (Condition("rating", low=3), {2}),
        (Condition("rating", low=0, high=0), {1, 4}),
        (Condition("year", low=2019, high=2023), {1}),
        (Condition("year", high=3000), {1, 2}),
        (Condition("tag", "uberblick"), {1, 2}),
        (Condition("tag", "ÜBER", begins=True), {1, 2}),
        (Condition("tag", "uber"), set()),
        (Condition("tag", "50%", begins=True), {2}),
        (Condition("tag", "5%", begins=True), set()),
        (Condition("list", "thesis"), {1, 3}),
        (Condition("seen", "hugging"), {4}),
        (Condition("seen", "graphs"), {4}),
        (Condition("seen", "page_1"), {4}),
        (Condition("seen", "pagex1"), set()),
        (Condition("from", "akhal"), {4}),
        (Condition("has", "note"), {3}),
        (Condition("has", "link"), {1, 2, 3}),
        (Condition("has", "authors"), {1}),
        (Condition("has", "abstract"), {2}),
        (Condition("has", "doi"), {1}),
        (Condition("has", "arxiv"), {3}),
        (Condition("has", "year"), {1, 2}),
        (Condition("has", "venue"), {3}),
        (Condition("has", "tags"), {1, 2}),
        (Condition("has", "rating"), {2, 3}),
        (Condition("has", "key"), set()),
    ],
)
def test_a_condition_finds_its_papers_and_its_opposite_all_others(library, condition, papers):
    assert set(met(library, condition)) == papers
    assert set(met(library, condition._replace(negated=True))) == {1, 2, 3, 4} - papers


def test_every_thing_that_has_may_ask_for_is_known(library):
    for thing in THINGS:
        met(library, Condition("has", thing))


def test_the_day_of_the_import_is_in_milliseconds(library):
    now = library.store.clock()
    assert set(met(library, Condition("added", low=now - 60_000))) == {1, 2, 3, 4}
    assert met(library, Condition("added", high=now - 60_000)) == []


def test_all_conditions_hold_at_once_and_the_order_is_that_of_the_view(library):
    assert met(library, view=QUEUE) == list(library.pages.ids(QUEUE, natural_sort(QUEUE)))
    assert met(library, Condition("has", "note"), view=QUEUE) == [3]
    assert met(library, Condition("rating", low=1), Condition("state", "inbox"), view=INBOX) == [2]
    row = library.pages.lists()[0].id
    assert met(library, Condition("list", "Thesis"), view=View("list", key=row)) == [3, 1]
    digest = View("digest", key=library.pages.digests()[0].id)
    assert met(library, Condition("from", "akhaliq"), view=digest) == [4]
    assert met(library, Condition("year", low=1), sort=Sort("year")) == [2, 1]


def test_given_papers_keep_their_order(library):
    assert list(meeting(library.pages.connection, [3, 9, 1, 2], [Condition("has", "link")])) == [3, 1, 2]
    assert list(meeting(library.pages.connection, [], [Condition("has", "link")])) == []


def test_a_name_that_looks_like_sql_is_a_name(library):
    for text in ("' OR 1=1 --", "%", "_", "\\", '"', json.dumps("x")):
        for asked in ("tag", "list", "seen", "from"):
            assert set(met(library, Condition(asked, text))) <= (
                {2} if text == "%" else {4} if text == "_" else set()
            )
