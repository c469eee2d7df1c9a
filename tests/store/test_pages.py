"""Pages show what the library holds: counts equal ids, pages join to the whole, and each sort has its index."""

import json
import random
from itertools import pairwise

import pytest

from desktop.papers.condition import Condition
from desktop.papers.digest import DigestFacts
from desktop.papers.draft import Draft
from desktop.papers.state import State
from desktop.papers.view import ALL, BIN, INBOX, QUEUE, QUEUE_LIST, SNOOZED, Sort, View, natural_sort
from desktop.store import questions, staging
from desktop.store.conditions import meeting
from desktop.store.pages import Pages, TagMark
from desktop.store.store import Store

STATES = [View("state", state.value) for state in State]
COLUMN_SORTS = [
    Sort(key, mirrored) for key in ("added", "title", "year", "rating") for mirrored in (False, True)
]


@pytest.fixture(scope="module")
def many(tmp_path_factory, make_papers):
    """Return a reader of 200 papers of every kind, with tags, lists, a queue, a digest and a bin."""
    store = Store(tmp_path_factory.mktemp("many") / "library.db")
    fill(store, make_papers)
    reader = Pages(store.path)
    yield reader
    reader.close()
    store.close()


def fill(store, make_papers):
    chance = random.Random(7)
    with store.step() as step:
        made = make_papers(
            step,
            [
                {
                    "title": f"{chance.choice(['The', 'A', '', 'Über'])} {chance.choice('abcdef')} paper {number}",
                    "state": chance.choice(list(State)).value,
                    "rating": chance.randint(0, 5),
                    "year": chance.choice([None, 1999, 2023, 2024]),
                    "issued": "",
                    "added_at": chance.randint(0, 5),
                }
                for number in range(200)
            ],
        )
        queued = [
            paper for paper, state in step.now_in.values("paper", "state", made).items() if state == "queued"
        ]
        chance.shuffle(queued)
        step.put_each(
            "placement", "rank", ((paper, float(at)) for at, paper in enumerate(queued[:-2])), key=QUEUE_LIST
        )
        for name in ("vision", "language"):
            tag = step.make("tag", name=name, name_key=name, colour="blue")
            step.put("tagging", "tag", chance.sample(made, 40), 1, key=tag)
            row = step.make("list", name=name, name_key=name)
            ranks = ((paper, chance.choice([1.0, 2.0, 3.5])) for paper in chance.sample(made, 40))
            step.put_each("placement", "rank", ranks, key=row)
        step.put("note", "text", chance.sample(made, 20), "a note")
        step.put("paper", "binned", chance.sample(made, 15), 1)
        step.put("paper", "absent", chance.sample(made, 5), 1)
    list_digest(store, [*chance.sample(made, 20), made[0], made[0]])


def list_digest(store, papers, **facts):
    with store.staging() as connection:
        about = DigestFacts(kind="test", **{"source": "Hugging Face", "shown_on": "--07-02", **facts})
        digest = staging.stage_digest(connection, about, sha256="x", part=0, uid=store.new_uid(), now=5)
        drafts = [(Draft(title="known", position=at), paper) for at, paper in enumerate(papers)]
        rows = staging.stage_drafts(connection, drafts, digest_id=digest, now=5, new_uid=store.new_uid)
    with store.step() as step:
        step.show("digest", [digest])
        step.show("listing", [row.listing_id for row in rows])
    return digest


VIEWS = [
    *STATES,
    ALL,
    BIN,
    *(View(kind, key=key) for kind in ("tag", "list") for key in (1, 2, 3)),
    View("digest", key=1),
]
SORTS = [*COLUMN_SORTS, Sort("rank"), Sort("rank", True), Sort("position"), Sort("position", True)]


@pytest.mark.parametrize("view", VIEWS, ids=str)
class TestEveryView:
    def test_it_counts_what_it_shows_whatever_the_order(self, many, view):
        shown = [set(many.ids(view, sort)) for sort in SORTS]
        assert all(each == shown[0] for each in shown)
        assert [len(many.ids(view, sort)) for sort in SORTS] == [many.count(view)] * len(SORTS)

    def test_it_is_all_that_is_within_it(self, many, view):
        everything = list(range(1, 210))
        random.Random(3).shuffle(everything)
        shown = set(many.ids(view, natural_sort(view)))
        assert list(many.within(view, everything)) == [paper for paper in everything if paper in shown]

    @pytest.mark.parametrize("sort", SORTS, ids=str)
    def test_its_pages_join_to_the_whole(self, many, view, sort):
        whole = list(many.ids(view, sort))
        for size in (1, 7, 64, 500):
            joined = [
                row for at in range(0, len(whole) + size, size) for row in many.ids(view, sort, at, size)
            ]
            assert joined == whole

    @pytest.mark.parametrize("sort", SORTS, ids=str)
    def test_the_mirrored_order_is_the_order_from_behind(self, many, view, sort):
        mirrored = sort._replace(reversed=not sort.reversed)
        assert list(many.ids(view, mirrored)) == list(many.ids(view, sort))[::-1]


def test_some_views_are_not_empty(many):
    assert min(many.count(view) for view in VIEWS if view != View("tag", key=3)) > 0


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("added", lambda row: -row["added_at"]),
        ("title", lambda row: row["title_sort"]),
        ("year", lambda row: -(row["year"] or -1)),
        ("rating", lambda row: -row["rating"]),
    ],
)
def test_papers_stand_in_the_order_of_their_key(many, key, value):
    rows = {
        row[0]: dict(zip(("added_at", "title_sort", "year", "rating"), row[1:], strict=True))
        for row in many.connection.execute("SELECT id, added_at, title_sort, year, rating FROM paper")
    }
    ordered = [(value(rows[paper]), paper) for paper in many.ids(ALL, Sort(key))]
    assert all(one < other for one, other in pairwise(ordered))
    assert len(ordered) > 100


def test_what_is_being_read_stands_on_top_of_the_queue_and_what_has_no_rank_at_its_end(many):
    states = [line.state for line in (many.lines([paper])[paper] for paper in many.ids(QUEUE, Sort("rank")))]
    assert states == sorted(states, key=["reading", "queued"].index)
    ranks = dict(many.connection.execute("SELECT paper_id, rank FROM placement WHERE list_id = 1"))
    queued = [
        ranks.get(paper, float("inf"))
        for paper in many.ids(QUEUE, Sort("rank"))
        if many.lines([paper])[paper].state == "queued"
    ]
    assert queued == sorted(queued)
    assert queued[-1] == float("inf")


@pytest.mark.parametrize("view", [*(view for view in STATES if view != QUEUE), ALL], ids=str)
@pytest.mark.parametrize("sort", COLUMN_SORTS, ids=str)
def test_each_sort_of_papers_by_state_reads_an_index_that_is_in_its_order(many, view, sort):
    question, parameters = questions.ordered_ids(view, sort)
    question += " LIMIT 50 OFFSET 50"
    plan = [row[3] for row in many.connection.execute(f"EXPLAIN QUERY PLAN {question}", parameters)]
    column = {"state": f"paper_state_{sort.key}", "all": f"paper_by_{sort.key}"}[view.kind]
    assert len(plan) == 1, plan
    assert f"INDEX {column}" in plan[0]
    assert "B-TREE" not in plan[0]
    assert not columns_read_from_tables(many.connection, question, parameters)


def columns_read_from_tables(connection, question, parameters):
    """Return the steps of the program that look at a row itself, where the index should be enough.

    The plan says "covering" only of columns that the query names; the program tells what is really read.
    """
    program = [row[1:6] for row in connection.execute(f"EXPLAIN {question}", parameters)]
    tables = {
        cursor
        for name, cursor, _, _, about in program
        if name == "OpenRead" and not str(about).startswith("k(")
    }
    return [step for step in program if step[0] == "Column" and step[1] in tables]


@pytest.mark.parametrize("mirrored", [False, True])
def test_no_page_of_the_queue_sorts_what_is_queued(many, mirrored):
    plans = [
        [row[3] for row in many.connection.execute(f"EXPLAIN QUERY PLAN {question}")]
        for question in questions.queue_parts(mirrored=mirrored)
    ]
    reading, by_rank, without_rank = plans[::-1] if mirrored else plans
    assert "B-TREE" in " ".join(reading)  # a person reads few papers at a time
    assert "placement_rank" in by_rank[0]
    assert "B-TREE" not in " ".join(by_rank)
    assert len(without_rank) > 1


def test_a_sort_without_its_index_would_be_noticed(many):
    question, parameters = questions.ordered_ids(View("tag", key=1), Sort("title"))
    plan = " ".join(row[3] for row in many.connection.execute(f"EXPLAIN QUERY PLAN {question}", parameters))
    assert "B-TREE" in plan
    assert columns_read_from_tables(many.connection, question, parameters)


def plans_of(connection, asking):
    """Return the plan of each question that `asking` puts to SQLite."""
    asked = []
    connection.set_trace_callback(asked.append)
    asking()
    connection.set_trace_callback(None)
    return [[row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {question}")] for question in asked]


@pytest.mark.parametrize("view", [*VIEWS, BIN], ids=str)
def test_given_papers_are_looked_up_one_by_one_whatever_view_is_asked_for(many, view):
    plans = plans_of(many.connection, lambda: many.within(view, range(1, 300)))
    assert plans
    assert all("SEARCH p USING INTEGER PRIMARY KEY (rowid=?)" in plan[0] for plan in plans), plans


@pytest.mark.parametrize("state", ["inbox", "dismissed"])
def test_given_papers_are_looked_up_one_by_one_whatever_must_be_true_of_them(many, state):
    conditions = (Condition("state", state), Condition("rating", low=2), Condition("has", "note"))
    plans = plans_of(many.connection, lambda: meeting(many.connection, range(1, 300), conditions))
    assert plans
    assert all("SEARCH p USING INTEGER PRIMARY KEY (rowid=?)" in plan[0] for plan in plans), plans


def test_who_is_asleep_is_known_without_going_through_the_queue(many):
    plans = plans_of(many.connection, lambda: (many.count(SNOOZED), many.ids(SNOOZED, natural_sort(SNOOZED))))
    assert len(plans) == 2
    assert all(any("INDEX paper_snoozed" in step for step in plan) for plan in plans), plans


def test_the_bin_and_the_list_have_their_index(many):
    def plan(question, *parameters):
        return " ".join(
            row[3] for row in many.connection.execute(f"EXPLAIN QUERY PLAN {question}", parameters)
        )

    assert "INDEX paper_binned" in plan(*questions.ordered_ids(BIN, Sort())[:1])
    by_rank, parameters = questions.ordered_ids(View("list", key=2), Sort("rank"))
    assert "B-TREE" not in plan(by_rank, *parameters)


# -- lines -----------------------------------------------------------------------------------------------


def test_a_line_says_what_a_list_shows(store, pages, make_papers):
    with store.step() as step:
        paper, other = make_papers(
            step, [{"title": "One", "abstract": "x" * 900, "venue": "NeurIPS", "issued": "2024-06"}, "Other"]
        )
        for name, colour in (("b", "blue"), ("a", "rose")):
            tag = step.make("tag", name=name, name_key=name, colour=colour)
            step.put("tagging", "tag", [paper], 1, key=tag)
        step.put("note", "text", [paper], "n")
    list_digest(store, [paper])
    list_digest(store, [paper], source="arXiv", shown_on="2024-07-03")
    lines = pages.lines([paper, other, 999])
    assert set(lines) == {paper, other}
    line = lines[paper]
    assert (line.title, len(line.excerpt), line.venue, line.issued) == ("One", 400, "NeurIPS", "2024-06")
    assert line.tags == (TagMark(2, "a", "rose"), TagMark(1, "b", "blue"))
    assert (line.has_note, lines[other].has_note) == (1, 0)
    assert (line.source, line.shown_on) == ("arXiv", "2024-07-03")
    assert (lines[other].source, lines[other].tags) == ("", ())


def test_lines_of_thousands_of_papers_come_whole(store, pages, make_papers):
    with store.step() as step:
        made = make_papers(step, [f"Paper {number}" for number in range(1_200)])
    lines = pages.lines(made)
    assert [lines[paper].title for paper in made] == [f"Paper {number}" for number in range(1_200)]


def test_whatever_stands_in_a_line_comes_as_it_is_stored(store, pages, make_papers):
    odd = "\"quoted\" \\u0041 \\ / \x1f\t 'x' ]} née 纸 \U0001f4c4 \u2028"
    with store.step() as step:
        (paper,) = make_papers(step, [{"title": odd, "abstract": odd, "venue": odd}])
        tag = step.make("tag", name=odd, name_key="a", colour="blue")
        step.put("tagging", "tag", [paper], 1, key=tag)
        step.put("paper", "added_at", [paper], 2**53 + 1)
    line = pages.lines([paper])[paper]
    assert (line.title, line.excerpt, line.venue, line.tags[0].name) == (odd, odd, odd, odd)
    assert (line.added_at, line.queued_at) == (2**53 + 1, None)
    assert pages.abstracts([paper, 999]) == {paper: odd}


def test_many_rows_come_as_one_in_their_order(many):
    question = "SELECT id, -id FROM paper ORDER BY -id"
    rows = many.connection.execute(question).fetchall()
    in_one = many.connection.execute(questions.in_one_row(question, 2)).fetchall()
    assert len(rows) > 10
    assert len(in_one) == 1
    assert [tuple(row) for row in json.loads(in_one[0][0])] == rows
    (ids,) = many.connection.execute(questions.in_one_row("SELECT id FROM paper ORDER BY -id", 1)).fetchone()
    assert json.loads(ids) == [row[0] for row in rows]


def test_a_paper_in_the_bin_has_a_line_and_one_deleted_for_good_has_none(store, pages, make_papers):
    with store.step() as step:
        binned, gone = make_papers(step, ["Binned", "Gone"])
        step.put("paper", "binned", [binned, gone], 1)
        step.put("paper", "absent", [gone], 1)
    assert set(pages.lines([binned, gone])) == {binned}
    assert pages.lines([binned])[binned].binned == 1


def test_a_deleted_tag_is_on_no_line_and_in_no_list(store, pages, make_papers):
    with store.step() as step:
        (paper,) = make_papers(step, ["One"])
        tag = step.make("tag", name="a", name_key="a", colour="blue")
        row = step.make("list", name="l", name_key="l")
        step.put("tagging", "tag", [paper], 1, key=tag)
        step.put("placement", "rank", [paper], 1.0, key=row)
    assert [(each.name, each.papers) for each in pages.tags()] == [("a", 1)]
    assert [(each.name, each.papers) for each in pages.lists()] == [("l", 1)]
    with store.step() as step:
        step.put("tag", "absent", [tag], 1)
        step.put("list", "absent", [row], 1)
    assert pages.lines([paper])[paper].tags == ()
    assert (pages.tags(), pages.lists()) == ([], [])


def test_the_sidebar_is_told_of_digests_newest_first(store, pages, make_papers):
    with store.step() as step:
        made = make_papers(step, ["One", "Two"])
    for source in ("first", "second"):
        list_digest(store, made, source=source)
    assert [(line.source, line.papers) for line in pages.digests()] == [("second", 2), ("first", 2)]
    assert len(pages.digests(1)) == 1


def test_fixed_places_have_their_tallies(many):
    tallies = many.tallies()
    assert tallies["all", ""] == many.count(ALL)
    assert tallies["bin", ""] == many.count(BIN)
    assert {state.value: tallies["state", state.value] for state in State} == {
        state.value: len(
            [1 for paper in many.ids(ALL, Sort()) if many.lines([paper])[paper].state == state.value]
        )
        for state in State
    }


def test_a_reader_sees_each_committed_revision_and_never_a_half_one(store, pages, make_papers):
    with store.step() as step:
        made = make_papers(step, ["One"])
        assert pages.count(INBOX) == 0
        assert list(pages.ids(INBOX, Sort())) == []
    assert (pages.revision(), pages.count(INBOX), list(pages.ids(INBOX, Sort()))) == (1, 1, made)


def test_undo_and_redo_are_told_in_words(store, pages, make_papers):
    assert pages.undo_labels() == ("", "")
    with store.step() as step:
        make_papers(step, ["One"])
    assert pages.undo_labels() == ("Add 1", "")
    store.undo()
    assert pages.undo_labels() == ("", "Add 1")


def test_a_reader_cannot_write(pages):
    with pytest.raises(Exception, match=r"readonly|read-only"):
        pages.connection.execute("DELETE FROM paper")


def test_views_have_an_order_of_their_own():
    assert natural_sort(QUEUE) == natural_sort(View("list", key=4)) == Sort("rank")
    assert natural_sort(View("digest", key=1)) == Sort("position")
    assert natural_sort(INBOX) == natural_sort(ALL) == natural_sort(View("tag", key=1)) == Sort("added")


def test_a_reader_that_is_stopped_while_nothing_is_asked_answers_the_next_question(many):
    many.interrupt()
    assert many.count(ALL) > 0


@pytest.mark.parametrize("sort", [*COLUMN_SORTS, Sort("rank"), Sort("rank", reversed=True)])
def test_papers_that_a_search_found_are_sorted_by_a_column_and_keep_their_order_in_ties(many, sort):
    given = list(many.ids(ALL, Sort("title")))
    random.Random(3).shuffle(given)
    found = list(many.sorted_ids(given, sort))
    assert sorted(found) == sorted(given)
    column = questions.sort_column(sort)
    keys = dict(many.connection.execute(f"SELECT p.id, {column} FROM paper p"))
    with_key = [paper for paper in found if keys[paper] is not None]
    assert found[: len(with_key)] == with_key
    expected = sorted(
        (paper for paper in given if keys[paper] is not None),
        key=lambda paper: keys[paper],
        reverse=questions.sorts_down(sort),
    )
    assert with_key == expected


def test_a_sort_goes_down_where_its_view_does(many):
    for sort in COLUMN_SORTS:
        ids = [paper for paper in many.ids(ALL, sort) if paper]
        column = questions.sort_column(sort)
        keys = dict(many.connection.execute(f"SELECT p.id, {column} FROM paper p"))
        some = [keys[paper] for paper in ids if keys[paper] is not None]
        assert some == sorted(some, reverse=questions.sorts_down(sort))
