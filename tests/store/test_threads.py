"""Several threads at one library: writers take turns, readers never wait for them and never see half an action."""

import threading
import time

import pytest

from desktop.papers.view import ALL, Sort
from desktop.store.new_rows import insert
from desktop.store.pages import Pages

SECONDS = 0.7


def at_once(*works):
    """Run each work in a thread of its own until it ends; raise what one of them raised."""
    failures = []

    def guarded(work):
        try:
            work()
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=guarded, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def repeatedly(work):
    """Return a function that does `work(number)` again and again for a while, and how often in its list."""

    def run():
        end = time.monotonic() + SECONDS
        number = 0
        while time.monotonic() < end:
            number += 1
            work(number)
            run.done = number

    run.done = 0
    return run


@pytest.fixture
def papers(store, make_papers):
    """Return the ids of two hundred papers."""
    with store.step() as step:
        return make_papers(step, [f"Paper {number}" for number in range(200)])


def rate(store, papers, rating):
    with store.step() as step:
        step.put("paper", "rating", papers, rating)
        step.label = "Rate"


def test_steps_of_several_threads_take_turns(store, papers):
    before = store.revision
    works = [repeatedly(lambda number, mine=mine: rate(store, [mine], 1 + number % 5)) for mine in papers[:4]]
    at_once(*works)
    assert store.revision == before + sum(work.done for work in works)
    assert len({line.number for line in store.history(10_000)}) == len(store.history(10_000))


def test_a_reader_sees_all_of_an_action_or_nothing_of_it(store, papers, library):
    reader = Pages(library)
    seen = set()

    def look(_):
        ids = reader.ids(ALL, Sort("rating"))
        ratings = [line.rating for line in reader.lines(ids).values()]
        seen.add(len(set(ratings)))
        assert len(ids) == len(papers)

    at_once(repeatedly(lambda number: rate(store, papers, 1 + number % 5)), repeatedly(look))
    reader.close()
    assert seen == {1}


def test_one_reader_serves_several_threads(store, papers, pages):
    def look(number):
        some = papers[number % 50 : number % 50 + 60]
        assert list(pages.lines(some)) == some
        assert pages.count(ALL) == len(pages.ids(ALL, Sort("title"))) == len(papers)

    at_once(
        repeatedly(look), repeatedly(look), repeatedly(lambda number: rate(store, papers[:5], 1 + number % 5))
    )


def test_a_reader_does_not_wait_for_a_long_step(store, papers, pages):
    begun, ended = threading.Event(), threading.Event()
    waited = []

    def hold():
        with store.step() as step:
            step.put("paper", "rating", papers, 5)
            begun.set()
            assert ended.wait(10)

    def look():
        assert begun.wait(10)
        started = time.monotonic()
        assert len(pages.ids(ALL, Sort())) == len(papers)
        waited.append(time.monotonic() - started)
        ended.set()

    at_once(hold, look)
    assert waited[0] < 0.5


def test_an_action_gets_its_turn_while_what_was_staged_is_removed(store, papers):
    with store.staging() as connection:
        for number in range(6_000):
            keys = {"title_key": "", "title_sort": "", "added_at": 0}
            insert(connection, "paper", {"uid": f"staged {number}", **keys})
    waits = []

    def purge():
        store.purge_staged()
        waits.append("purged")

    def act():
        while "purged" not in waits:
            rate(store, papers[:1], 1 + len(waits) % 5)
            waits.append("acted")

    at_once(purge, act)
    assert waits.index("purged") > 2
    with store.staging() as connection:
        assert connection.execute("SELECT count(*) FROM paper WHERE absent = 1").fetchone() == (0,)
