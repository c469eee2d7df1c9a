"""The window's thread waits neither for the collector nor long for other threads."""

import gc
import sys

import pytest

from desktop.ui.promptness import spare_what_stays, take_turns_quickly


@pytest.fixture(autouse=True)
def usual_ways():
    interval = sys.getswitchinterval()
    yield
    gc.unfreeze()
    sys.setswitchinterval(interval)


def test_a_thread_that_computes_gives_way_within_a_millisecond():
    sys.setswitchinterval(0.005)
    take_turns_quickly()
    assert sys.getswitchinterval() <= 0.001


def test_what_was_there_is_spared_and_what_comes_later_is_collected():
    gc.unfreeze()
    kept = [[number] for number in range(1_000)]
    spare_what_stays()
    assert gc.get_freeze_count() > len(kept)
    ring = []
    ring.append(ring)
    del ring
    assert gc.collect() >= 1
