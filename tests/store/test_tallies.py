"""Counts that are kept while changes are written equal those that are counted anew."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.papers.digest import DigestFacts
from desktop.papers.draft import Draft
from desktop.papers.state import State
from desktop.store import staging
from desktop.store.store import Store
from desktop.store.tallies import recounted


def kept(store):
    with store.staging() as connection:
        rows = connection.execute("SELECT kind, name, key, papers FROM tally").fetchall()
        assert all(papers >= 0 for *_, papers in rows)
        tallies = {(kind, name, key): papers for kind, name, key, papers in rows if papers}
        assert tallies == recounted(connection)
    return tallies


@pytest.fixture
def fresh(tmp_path_factory):
    """Return a function that gives a new store each time; hypothesis asks for many within one test."""
    opened = []

    def one():
        opened.append(Store(tmp_path_factory.mktemp("tallies") / "library.db"))
        return opened[-1]

    yield one
    for store in opened:
        store.close()


def still_there(store, papers):
    with store.staging() as connection:
        return [
            row for row in papers if connection.execute("SELECT 1 FROM paper WHERE id = ?", (row,)).fetchone()
        ]


def staged_listings(store, papers):
    with store.staging() as connection:
        about = DigestFacts(kind="test", source="s")
        digest = staging.stage_digest(connection, about, sha256="s", part=0, uid=store.new_uid(), now=0)
        drafts = [(Draft(title="known"), paper) for paper in papers]
        rows = staging.stage_drafts(connection, drafts, digest_id=digest, now=0, new_uid=store.new_uid)
    return digest, [row.listing_id for row in rows]


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 2**20)), min_size=5, max_size=40))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_tallies_stay_true_whatever_is_written(fresh, make_papers, script):
    store = fresh()
    with store.step() as step:
        made = make_papers(step, [f"Paper {number}" for number in range(8)])
        tags = [step.make("tag", name=name, name_key=name, colour="blue") for name in "ab"]
        lists = [1, step.make("list", name="l", name_key="l")]
    digests = [staged_listings(store, made[:4]), staged_listings(store, [*made[2:6], made[2]])]
    for what, seed in script:
        chance = random.Random(seed)
        some = chance.sample(made, chance.randint(1, 5))
        if what == 9:
            store.undo()
        elif what == 10:
            store.redo()
        elif what == 11:
            store.purge_staged()
            digests.append(staged_listings(store, still_there(store, some)))
        else:
            with store.step() as step:
                write(step, what, some, chance, tags, lists, digests)
                step.label = "Do"
        kept(store)
    while store.undo():
        kept(store)
    assert not kept(store)


def write(step, what, some, chance, tags, lists, digests):
    if what == 0:
        step.put("paper", "state", some, chance.choice(list(State)).value)
    elif what == 1:
        step.put("paper", "binned", some, chance.randint(0, 1))
    elif what == 2:
        step.put("paper", "absent", some, chance.randint(0, 1))
    elif what == 3:
        step.put("tagging", "tag", some, chance.choice([1, None]), key=chance.choice(tags))
    elif what == 4:
        value = chance.choice([None, chance.random()])
        step.put("placement", "rank", some, value, key=chance.choice(lists))
    elif what == 5:
        digest, listings = chance.choice(digests)
        step.show("digest", [digest])
        step.show("listing", chance.sample(listings, min(2, len(listings))))
    elif what == 6:
        step.put("tag", "absent", [chance.choice(tags)], chance.randint(0, 1))
    elif what == 7:
        _, listings = chance.choice(digests)
        there = [*step.now_in.values("paper", "absent", some)]
        step.put_each("listing", "paper_id", ((row, chance.choice(there)) for row in listings if there))
    else:
        step.put("paper", "rating", some, chance.randint(0, 5))


def test_a_paper_that_a_digest_lists_twice_counts_once(store, make_papers):
    with store.step() as step:
        (paper,) = make_papers(step, ["One"])
    digest, listings = staged_listings(store, [paper, paper])
    with store.step() as step:
        step.show("digest", [digest])
        step.show("listing", listings[:1])
    assert kept(store)["digest", "", digest] == 1
    with store.step() as step:
        step.show("listing", listings)
    assert kept(store)["digest", "", digest] == 1


def test_a_wrong_tally_would_be_noticed(store, make_papers):
    with store.step() as step:
        make_papers(step, ["One"])
    with store.staging() as connection:
        connection.execute("UPDATE tally SET papers = papers + 1 WHERE kind = 'all'")
    with pytest.raises(AssertionError):
        kept(store)
