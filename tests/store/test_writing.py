"""Fields are written as sets, with what was there before; what is derived from them follows."""

import sqlite3

import pytest

from desktop.errors import CannotWrite, LibraryUnusable
from desktop.papers.fields import RECORD_FIELDS
from desktop.store.entities import CLOCKS, PLACES
from desktop.store.new_rows import insert
from desktop.store.tables import METADATA
from desktop.store.tallies import _COUNTS
from desktop.store.writing import _differing, _statements, change_to


@pytest.fixture
def papers(store, make_papers):
    """Return the ids of three papers."""
    with store.step() as step:
        return make_papers(step, ["One", "Two", "Three"])


def test_only_rows_that_really_change_are_in_a_change(store, papers):
    with store.step() as step:
        step.put("paper", "rating", papers[:1], 5)
        assert step.put("paper", "rating", [*papers, 99], 5) == 2
        assert step.put("paper", "rating", papers, 5) == 0
    assert [list(item.after.ids) for item in step.changes.items] == [papers[:1], papers[1:]]


def test_the_last_value_counts_when_a_row_is_named_twice(store, papers):
    with store.step() as step:
        assert step.put_each("paper", "rating", [(1, 3), (2, 4), (1, 5)]) == 2
    (item,) = step.changes.items
    assert dict(item.after.pairs()) == {1: 5, 2: 4}


def test_nothing_and_zero_and_an_empty_text_are_three_values(store, papers):
    with store.step() as step:
        step.put("paper", "queued_at", papers[:1], 0)
        assert step.put("paper", "queued_at", papers[:1], None) == 1
        assert step.put("record", "arxiv_version", papers[:1], 1) == 1
        assert step.put("record", "arxiv_version", papers[:1], None) == 1


def test_title_and_date_bring_what_lists_sort_and_imports_match_by(store, papers, pages):
    with store.step() as step:
        step.put("record", "title", papers[:1], "The Übermensch: a Study")
        step.put("record", "issued", papers[:1], "2024-06")
    row = "SELECT title_key, title_sort, year FROM paper WHERE id = 1"
    assert pages.connection.execute(row).fetchone() == ("theubermenschastudy", "ubermensch: a study", 2024)
    store.undo()
    assert pages.connection.execute(row).fetchone() == ("one", "one", None)


def test_a_relation_is_there_or_not(store, papers, pages):
    with store.step() as step:
        tag = step.make("tag", name="t", name_key="t", colour="blue")
        assert step.put("tagging", "tag", papers[:2], 1, key=tag) == 2
        assert step.put("tagging", "tag", papers, 1, key=tag) == 1
        assert step.put("tagging", "tag", papers[:1], None, key=tag) == 1
        assert step.put("tagging", "tag", papers[:1], None, key=tag) == 0
    assert pages.connection.execute("SELECT paper_id FROM tagging").fetchall() == [(2,), (3,)]


def test_an_empty_note_is_no_note(store, papers, pages):
    with store.step() as step:
        assert step.put("note", "text", papers[:1], "") == 0
        assert step.put("note", "text", papers[:1], "a") == 1
        assert step.put("note", "text", papers[:1], "") == 1
    assert pages.connection.execute("SELECT count(*) FROM note").fetchone() == (0,)


def test_every_field_that_can_change_is_a_column_of_its_table():
    for (entity, _), place in PLACES.items():
        table = METADATA.tables[place.table]
        named = {value for value in place[1:] if value} - {place.table}
        assert named <= set(table.columns.keys()), (entity, place)


def test_every_bibliographic_field_and_its_source_can_change():
    assert {("record", name) for name in (*RECORD_FIELDS, "sources")} <= set(PLACES)


def test_clocks_are_fields_of_papers():
    assert {("paper", name) for name in CLOCKS} <= set(PLACES)


@pytest.mark.parametrize(
    ("entity", "field", "value"),
    [
        ("paper", "rating", 6),
        ("paper", "state", "somewhere"),
        ("record", "arxiv_version", "two"),
        ("record", "title", None),
        ("record", "title", b"bytes"),
        ("placement", "rank", "first"),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_nothing_happened(store, papers, entity, field, value):
    before = store.revision

    def write_both():
        with store.step() as step:
            step.put("paper", "rating", papers, 3)
            step.put(entity, field, papers[:1], value, key=1 if entity == "placement" else 0)

    with pytest.raises(sqlite3.IntegrityError):
        write_both()
    assert store.revision == before


def test_rows_that_nobody_showed_have_the_defaults_of_the_schema(store):
    with store.staging() as connection:
        insert(connection, "paper", {"uid": "u", "added_at": 1, "title_key": "", "title_sort": ""})
        row = connection.execute(
            "SELECT absent, binned, state, rating, citation_key, step FROM paper"
        ).fetchone()
    assert row == (1, 0, "inbox", 0, "", None)


# -- when writing fails ----------------------------------------------------------------------------------


def test_a_full_disk_is_said_in_words_and_the_store_goes_on(store, papers, pages):
    with store.staging() as connection:
        connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
    before = store.revision
    with (
        pytest.raises(CannotWrite, match=r"the disk is full\. Nothing was changed") as failure,
        store.step() as step,
    ):
        step.put_each("note", "text", ((paper, "x" * 100_000) for paper in papers))
    assert failure.value.thing == str(store.path)
    assert (store.revision, pages.revision()) == (before, before)
    with store.staging() as connection:
        connection.execute("PRAGMA max_page_count = 1000000")
    with store.step() as step:
        step.put_each("note", "text", ((paper, "x" * 100_000) for paper in papers))
    assert store.revision == before + 1


def test_another_program_that_holds_the_library_is_named(store, papers, library):
    with store.staging() as connection:
        pass
    connection.execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(library, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(CannotWrite, match="another program holds the library"), store.step():
        pass
    other.execute("ROLLBACK")
    other.close()
    with store.step() as step:
        step.put("paper", "rating", papers, 3)


def test_a_library_that_breaks_while_it_is_open_is_called_damaged(store, papers, library):
    with store.step() as step:
        step.put_each("record", "abstract", ((paper, "x" * 20_000) for paper in papers))
    store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    root = store._connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'record'").fetchone()[0]
    store._connection.execute("PRAGMA shrink_memory")
    with library.open("rb+") as file:
        file.seek((root - 1) * 4096)
        file.write(bytes(range(256)) * 16)
    store._connection.execute("PRAGMA cache_size = 0")
    with pytest.raises(LibraryUnusable, match="damaged"), store.step() as step:
        step.put("record", "venue", papers, "NeurIPS")


def test_a_change_of_nothing_is_none(store, papers):
    with store.staging() as connection:
        assert change_to(connection, "paper", "rating", []) is None
        assert change_to(connection, "paper", "rating", [(99, 3)]) is None


# -- how it is found -------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", PLACES, ids=".".join)
def test_no_table_is_read_whole_to_change_a_few_of_its_rows(store, place):
    plans = []
    with store.staging() as connection:
        for statement in (_differing(PLACES[place]), *_statements(PLACES[place])):
            plans += [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", {"key": 1})]
    assert [plan for plan in plans if plan.startswith("SCAN") and plan not in {"SCAN w", "SCAN wanted"}] == []


def test_no_table_is_read_whole_to_count_a_few_papers(store):
    with store.staging() as connection:
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS counting (row INTEGER PRIMARY KEY)")
        plans = [
            row[3]
            for question in _COUNTS.values()
            for row in connection.execute(f"EXPLAIN QUERY PLAN {question}")
        ]
    assert {plan for plan in plans if plan.startswith("SCAN")} == {"SCAN c"}
