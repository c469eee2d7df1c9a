"""What an import asks about papers is answered from indexes, however many papers there are."""

import pytest

from desktop.papers.blocking import blocking_keys
from desktop.store import blocking, lookup, records, staging
from desktop.store.purging import purge_made_by, purge_staged

_SHORT = "USING INDEX paper_former_keys"
"""An index of the few papers that had another citation key before, which may be read whole."""


@pytest.fixture
def asked(store):
    """Return a function that runs something and returns every plan in which SQLite would read a table whole."""

    def ask(work):
        with store.staging() as connection:
            statements: list[str] = []
            connection.set_trace_callback(statements.append)
            work(connection)
            connection.set_trace_callback(None)
            plans = [
                (row[3], statement)
                for statement in statements
                if statement.startswith(("SELECT", "DELETE", "UPDATE"))
                for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")
            ]
        assert plans
        return [
            plan
            for plan in plans
            if plan[0].startswith("SCAN") and "CONSTANT" not in plan[0] and not plan[0].endswith(_SHORT)
        ]

    return ask


@pytest.mark.parametrize("kind", lookup._KEYS)
def test_candidates_are_found_by_index(asked, kind):
    assert asked(lambda connection: lookup.candidates(connection, [(kind, "a"), (kind, "b")])) == []


def test_records_and_staged_papers_are_found_by_index(asked):
    assert asked(lambda connection: lookup.recorded(connection, [1, 2])) == []
    assert asked(lambda connection: lookup.as_candidates(connection, [1, 2])) == []


def test_digests_are_found_by_index(asked):
    assert asked(lambda connection: staging.known_digest(connection, "a", 0)) == []
    assert asked(lambda connection: staging.listed(connection, 1)) == []
    assert asked(lambda connection: staging.has_document(connection, "a")) == []


@pytest.mark.parametrize("reference", ["key", "12"])
def test_papers_are_found_by_what_names_them(asked, reference):
    assert asked(lambda connection: records.ids_named(connection, reference)) == []


def test_rows_to_remove_are_found_by_index(asked):
    few = {"digest", "tag", "list", "document", "search"}
    for work in (purge_staged, lambda connection: purge_made_by(connection, [3])):
        scanned = {plan.split()[1] for plan, _ in asked(work)}
        assert scanned <= few


def test_papers_are_told_by_each_of_their_keys(store, make_papers):
    with store.step() as step:
        one, _ = make_papers(
            step, [{"title": "One", "doi": "10.1000/a", "arxiv_id": "1", "pmid": "7"}, "Two"]
        )
    with store.staging() as connection:
        wanted = [
            ("doi", "10.1000/a"),
            ("arxiv_id", "1"),
            ("pmid", "7"),
            ("doi", ""),
            ("doi", "?"),
        ]
        found = lookup.candidates(connection, [*wanted, *wanted])
    assert {key: [paper.paper_id for paper in papers] for key, papers in found.items()} == {
        key: [one] for key in wanted[:3]
    }


def test_a_question_about_thousands_gives_each_paper_once(store, make_papers):
    with store.step() as step:
        made = make_papers(
            step, [{"title": f"Paper {number}", "doi": f"10.1000/{number}"} for number in range(1_100)]
        )
    with store.staging() as connection:
        found = lookup.candidates(
            connection, [("doi", f"10.1000/{number % 1_100}") for number in range(3_000)]
        )
    assert sorted(paper.paper_id for papers in found.values() for paper in papers) == made


def test_of_keys_that_many_papers_have_the_newest_are_told_whoever_asks_for_what_else(store):
    with store.staging() as connection:
        rows = [(4, paper) for paper in range(1, 101)] + [(8, 7), (8, 9), (13, 2)]
        connection.executemany("INSERT INTO blocking_key (key, paper_id) VALUES (?, ?)", rows)
        found = blocking.having(connection, {4, 8, 12, 13})
        assert {key: sorted(papers) for key, papers in found.items()} == {
            4: list(range(100 - blocking.HOT, 101)), 8: [7, 9], 13: [2],
        }  # fmt: skip
        assert found == {
            key: papers
            for one in (4, 8, 12, 13)
            for key, papers in blocking.having(connection, [one]).items()
        }
        assert blocking.having(connection, []) == {}


def test_what_many_records_may_be_is_what_each_may_be(store, make_papers):
    with store.step() as step:
        make_papers(
            step, ["Quiet Nets and Deep Gardens", "Quiet Gardens and Deep Nets", "Soil of the Other Hedges"]
        )
    titles = ("Quiet Nets and Deep Gardens", "Soil of Other Hedges", "Nothing Whatever Like It", "")
    keys = [blocking_keys(title) for title in titles]
    with store.staging() as connection:
        alone = [lookup.near(connection, [each])[0] for each in keys]
        assert lookup.near(connection, keys) == alone
        assert [{paper for paper, _, _ in each} for each in alone] == [{1, 2}, {3}, set(), set()]
        assert lookup.near(connection, []) == []
