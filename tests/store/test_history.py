"""The history: a thousand steps that can be taken back, and nothing kept of what nobody can reach any more."""

import pytest

from desktop.errors import CannotWrite
from desktop.limits import HISTORY_STEPS
from desktop.papers.digest import DigestFacts
from desktop.papers.draft import Draft
from desktop.store import staging
from desktop.store.dump import logical_dump
from desktop.store.tallies import recounted


def do(store, entity, field, rows, value, *, key=0, label="Do", merge_key=""):
    """Carry out one step of one field; return its changes."""
    with store.step() as step:
        step.put(entity, field, rows, value, key=key)
        step.label = label
        step.merge_key = merge_key
    return step.changes


def count(store, table, condition="1"):
    with store.staging() as connection:
        return connection.execute(f"SELECT count(*) FROM {table} WHERE {condition}").fetchone()[0]


def dump(store):
    with store.staging() as connection:
        kept = {row[:3]: row[3] for row in connection.execute("SELECT * FROM tally WHERE papers <> 0")}
        assert kept == recounted(connection)
        return logical_dump(connection)


@pytest.fixture
def papers(store, make_papers):
    """Return the ids of ten papers that lie in the store."""
    with store.step() as step:
        return make_papers(step, [f"Paper {number}" for number in range(10)])


def import_one(store, name):
    """Import a digest of one paper and its bytes; return the ids of the digest and the paper."""
    with store.staging() as connection:
        staging.stage_document(connection, name, b"bytes of " + name.encode(), "")
        about = DigestFacts(kind="test", source=name)
        digest = staging.stage_digest(connection, about, sha256=name, part=0, uid=store.new_uid(), now=0)
        drafts = [(Draft(title=f"Paper of {name}"), 0)]
        (row,) = staging.stage_drafts(connection, drafts, digest_id=digest, now=0, new_uid=store.new_uid)
    with store.step() as step:
        step.show("digest", [digest])
        step.show("listing", [row.listing_id])
        step.show("paper", [row.paper_id])
        step.label = f"Import {name}"
    return digest, row.paper_id


# -- steps -----------------------------------------------------------------------------------------------


def test_a_step_that_changes_nothing_leaves_no_trace(store, papers):
    before = store.revision, store.history()
    changes = do(store, "paper", "rating", papers, 0)
    assert (changes.items, changes.revision, changes.step) == ((), 0, 0)
    assert (store.revision, store.history()) == before


def test_a_step_that_fails_did_not_happen(store, papers):
    before = store.revision, dump(store)

    def fail_half_way():
        with store.step() as step:
            step.put("paper", "rating", papers, 5)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert (store.revision, dump(store)) == before
    assert do(store, "paper", "rating", papers, 5).items


def test_each_step_moves_the_revision_on_by_one(store, papers):
    start = store.revision
    assert do(store, "paper", "rating", papers, 5).revision == start + 1
    undone, redone = store.undo(), store.redo()
    assert (undone.revision, redone.revision) == (start + 2, start + 3)
    assert (undone.undoes, redone.undoes) == (True, False)
    assert store.revision == start + 3


def test_undo_and_redo_tell_exactly_what_they_did(store, papers):
    done = do(store, "paper", "rating", papers[:3], 5)
    undone = store.undo()
    assert undone.items == tuple(item.inverse() for item in done.items)
    assert store.redo().items == done.items


def test_there_is_an_end_in_both_directions(store, papers):
    assert store.redo() is None
    assert store.undo() is not None
    assert store.undo() is None
    assert store.labels() == ("", "Add 10")


def test_the_history_is_ordered_by_its_numbers_whatever_the_clock_says(open_store, library, make_papers):
    moments = iter([5, 10**13, -1, 0, 3])
    store = open_store(clock=lambda: next(moments))
    for label in ("first", "second", "third"):
        with store.step() as step:
            make_papers(step, [label])
            step.label = label
    assert [line.label for line in store.history()] == ["third", "second", "first"]
    assert store.undo().label == "third"
    assert [line.undone for line in store.history()] == [True, False, False]


@pytest.mark.parametrize(
    ("clock", "moments"),
    [
        ([500, 500, 500, 502, 600], [500, 501, 502, 503, 600]),
        ([5_000, 5_000, 4_990, 10, 11], [5_000, 5_001, 5_002, 10, 11]),
    ],
)
def test_no_two_steps_share_a_moment_and_a_clock_that_is_set_back_is_believed(open_store, clock, moments):
    store = open_store(clock=iter(clock).__next__)
    seen = []
    for _ in clock:
        with store.step() as step:
            seen.append(step.now)
    assert seen == moments


def test_the_history_survives_a_restart(store, papers, open_store):
    do(store, "paper", "rating", papers, 5, label="Rate")
    store.undo()
    before = dump(store)
    store.close()
    again = open_store()
    assert again.labels() == ("Add 10", "Rate")
    assert dump(again) == before
    assert again.redo().label == "Rate"


def test_a_step_inside_a_step_fails_loudly_and_neither_happens(store, papers):
    before = store.revision

    def nest():
        with store.step() as step:
            step.put("paper", "rating", papers, 5)
            do(store, "paper", "binned", papers, 1)

    with pytest.raises(CannotWrite):
        nest()
    assert store.revision == before


# -- what is redone no more ------------------------------------------------------------------------------


def test_what_can_be_redone_no_more_is_removed(store, papers):
    digest, paper = import_one(store, "a")
    with store.step() as step:
        tag = step.make("tag", name="t", name_key="t", colour="blue")
        step.put("tagging", "tag", [paper], 1, key=tag)
        step.put("note", "text", [paper], "a note")
        row = step.make("list", name="l", name_key="l")
        step.put("placement", "rank", [paper, papers[0]], 1.0, key=row)
    for _ in range(2):
        store.undo()
    assert count(store, "document") == 1  # until something else is done it can be redone
    do(store, "paper", "rating", papers, 5)
    for table in ("digest", "document", "listing", "tag", "tagging", "note", "placement"):
        assert count(store, table) == 0, table
    assert count(store, "list") == 1
    assert count(store, "paper") == count(store, "record") == len(papers)
    assert count(store, "tally", "kind IN ('tag', 'list', 'digest')") == 0
    assert store.redo() is None
    assert (digest, paper, tag, row) == (1, 11, 1, 2)


def test_ids_are_never_given_twice(store, papers):
    digest, paper = import_one(store, "a")
    store.undo()
    do(store, "paper", "rating", papers, 5)
    assert import_one(store, "b") == (digest + 1, paper + 1)


def test_the_bytes_of_a_digest_stay_while_another_digest_has_them(store, papers):
    import_one(store, "a")
    with store.staging() as connection:
        about = DigestFacts(kind="test", source="a")
        part = staging.stage_digest(connection, about, sha256="a", part=1, uid="other", now=0)
    with store.step() as step:
        step.show("digest", [part])
    store.undo()
    do(store, "paper", "rating", papers, 5)
    assert (count(store, "digest"), count(store, "document")) == (1, 1)


def test_what_was_undone_cannot_be_changed(store, papers):
    _, paper = import_one(store, "a")
    store.undo()
    for entity, field, value, key in (
        ("paper", "rating", 5, 0),
        ("record", "title", "x", 0),
        ("note", "text", "x", 0),
        ("placement", "rank", 1.0, 1),
    ):
        assert do(store, entity, field, [paper], value, key=key).items == ()
    assert store.redo().label == "Import a"


# -- the limit -------------------------------------------------------------------------------------------


def test_a_thousand_steps_are_kept_and_can_all_be_undone(store, papers):
    for number in range(HISTORY_STEPS + 5):
        do(store, "paper", "rating", papers[:1], 1 + number % 2)
    assert count(store, "step") == HISTORY_STEPS
    assert len(store.history(5_000)) == HISTORY_STEPS
    undone = 0
    while store.undo():
        undone += 1
    assert undone == HISTORY_STEPS
    assert len(dump(store)["papers"]) == len(papers)  # their making was forgotten, so they stay


def test_what_a_forgotten_step_removed_is_gone_for_good_and_nothing_else(store, papers):
    _, kept = import_one(store, "kept")
    _, gone = import_one(store, "gone")
    with store.step() as step:
        tag = step.make("tag", name="t", name_key="t", colour="blue")
        step.put("tagging", "tag", [*papers, gone], 1, key=tag)
        other = step.make("tag", name="o", name_key="o", colour="blue")
        step.put("tagging", "tag", papers, 1, key=other)
        step.put("note", "text", [kept, gone], "a note")
    do(store, "paper", "absent", [gone, papers[9]], 1, label="Empty the Bin")
    do(store, "tag", "absent", [tag], 1, label="Delete the tag")
    before = dump(store)
    rating = 0
    while count(store, "step", "label LIKE 'Empty%'"):
        rating = 1 + rating % 5
        do(store, "paper", "rating", [kept], rating)
    assert count(store, "paper", f"id IN ({gone}, {papers[9]})") == 0
    assert count(store, "record", f"paper_id IN ({gone}, {papers[9]})") == 0
    assert count(store, "note", f"paper_id = {gone}") == 0
    assert count(store, "listing") == 1
    assert count(store, "tag", f"id = {tag}") == 1  # its deletion can still be undone
    do(store, "paper", "rating", [kept], 1 + rating % 5)
    assert count(store, "tag", f"id = {tag}") == count(store, "tagging", f"tag_id = {tag}") == 0
    assert count(store, "digest") == count(store, "document") == 2  # of an import that is not undone
    after = dump(store)
    for part in ("notes", "tags", "taggings", "digests", "listings"):
        assert after[part] == before[part], part
    assert list(after["papers"]) == list(before["papers"])
    while store.undo():
        pass
    assert list(dump(store)["papers"]) == list(before["papers"])


def test_a_removal_that_was_undone_is_not_carried_out_when_it_is_forgotten(store, papers):
    do(store, "paper", "absent", papers[:1], 1)
    store.undo()
    for number in range(HISTORY_STEPS + 3):
        do(store, "paper", "rating", papers[1:2], 1 + number % 2)
    assert count(store, "paper", "absent = 0") == len(papers)


def test_what_a_later_step_has_brought_back_stays_when_its_removal_is_forgotten(store, papers):
    do(store, "paper", "absent", papers[:1], 1, label="Remove")
    do(store, "paper", "absent", papers[:1], 0, label="Bring back")
    number = 0
    while count(store, "step", "label = 'Remove'"):
        number += 1
        do(store, "paper", "rating", papers[1:2], 1 + number % 2)
    assert count(store, "paper", "absent = 0") == count(store, "record") == len(papers)


def test_revisions_are_forgotten_with_their_steps(store, papers):
    for number in range(HISTORY_STEPS + 200):
        do(store, "paper", "rating", papers[:1], 1 + number % 2)
        if number % 10 == 0:
            store.undo()
    assert count(store, "revision") < HISTORY_STEPS * 1.3


# -- notes -----------------------------------------------------------------------------------------------


def test_the_saves_of_one_session_are_one_step(store, papers):
    start = len(store.history())
    for text in ("a", "ab", "abc"):
        changes = do(store, "note", "text", papers[:1], text, merge_key="note 1 s")
        assert changes.items[0].after.distinct == (text,)
    assert len(store.history()) == start + 1
    undone = store.undo()
    assert (undone.items[0].before.distinct, undone.items[0].after.distinct) == (("abc",), ("",))
    assert store.redo().items[0].after.distinct == ("abc",)


def test_a_note_typed_and_erased_in_one_session_leaves_no_step(store, papers):
    before = store.history(), dump(store)
    for text in ("a", "ab", ""):
        do(store, "note", "text", papers[:1], text, merge_key="note 1 s")
    assert (store.history(), dump(store)) == before
    assert store.undo().label == "Add 10"


@pytest.mark.parametrize("between", ["another session", "another action", "undo and redo"])
def test_a_session_ends_when_something_else_is_done(store, papers, between):
    start = len(store.history())
    do(store, "note", "text", papers[:1], "a", merge_key="note 1 s")
    if between == "another session":
        do(store, "note", "text", papers[:1], "b", merge_key="note 1 other")
    elif between == "another action":
        do(store, "paper", "rating", papers[:1], 4)
    else:
        store.undo()
        store.redo()
    do(store, "note", "text", papers[:1], "c", merge_key="note 1 s")
    assert len(store.history()) == start + (2 if between == "undo and redo" else 3)


# -- what was touched ------------------------------------------------------------------------------------


def test_what_was_touched_since_a_revision_is_known(store, papers):
    start = store.revision
    do(store, "paper", "rating", papers[:2], 5)
    do(store, "note", "text", papers[4:5], "a note")
    with store.step() as step:
        tag = step.make("tag", name="t", name_key="t", colour="blue")
        step.put("tagging", "tag", papers[6:7], 1, key=tag)
    assert store.touched_since(start) == {*papers[:2], papers[4], papers[6]}
    assert store.touched_since(start + 1) == {papers[4], papers[6]}
    assert store.touched_since(store.revision) == set()
    store.undo()
    assert store.touched_since(start + 3) == {papers[6]}


def test_it_is_said_when_the_history_does_not_reach_back(store, papers):
    start = store.revision
    for number in range(HISTORY_STEPS + 1):
        do(store, "paper", "rating", papers[:1], 1 + number % 2)
    assert store.touched_since(start) is None
    assert store.touched_since(start + 2) == {papers[0]}
    assert store.touched_since(store.revision + 1) is None  # of another library, or of one restored


def test_a_dropped_redo_branch_is_not_passed_over_in_silence(store, papers):
    start = store.revision
    do(store, "paper", "rating", papers[:1], 5)
    store.undo()
    do(store, "paper", "rating", papers[1:2], 5)
    assert store.touched_since(start) is None
    assert store.touched_since(start + 2) == {papers[1]}
