"""Full collections of the garbage collector wait while an import is planned and carried out."""

import gc
import threading
import weakref

import pytest

from desktop.library.garbage import full_collections_held_back


class Ring:
    """A value in a circle with itself."""

    def __init__(self):
        self.itself = self


@pytest.fixture(autouse=True)
def usual_thresholds():
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def full_collections():
    return gc.get_stats()[2]["collections"]


def values_until_a_full_collection(kept):
    """How many new values, all of them kept, it takes until the collector looks at everything."""
    gc.collect()
    before, made = full_collections(), len(kept)
    while full_collections() == before:
        kept.extend([number] for number in range(10_000))
    return len(kept) - made


def test_no_full_collection_happens_however_many_values_are_made():
    kept = []
    enough = 3 * values_until_a_full_collection(kept)
    before = full_collections()
    with full_collections_held_back():
        kept.extend([number] for number in range(enough))
        assert full_collections() == before


def test_young_circles_are_collected_all_the_same():
    with full_collections_held_back():
        ring = weakref.ref(Ring())
        kept = [[number] for number in range(100_000)]
        assert ring() is None
    del kept


def test_what_the_collector_did_before_comes_back_after_a_failure():
    with pytest.raises(ZeroDivisionError), full_collections_held_back():
        raise ZeroDivisionError
    assert gc.get_threshold() == (700, 10, 10)


def test_collections_wait_until_the_last_who_asked_for_it_is_done():
    entered, leave = threading.Event(), threading.Event()

    def other():
        with full_collections_held_back():
            entered.set()
            leave.wait(10)

    thread = threading.Thread(target=other)
    thread.start()
    assert entered.wait(10)
    with full_collections_held_back():
        pass
    assert gc.get_threshold() != (700, 10, 10)
    leave.set()
    thread.join()
    assert gc.get_threshold() == (700, 10, 10)
