"""Frames wait for whoever takes them, in order, and never more of them than agreed."""

from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.digests.process.frames_ahead import FramesAhead


@given(st.lists(st.binary(max_size=20)), st.integers(1, 40))
@settings(max_examples=20, deadline=None)
def test_frames_come_back_in_order_however_little_may_wait(frames, most):
    ahead = FramesAhead(most)
    sender = Thread(target=lambda: [ahead.put(frame) for frame in (*frames, None)])
    sender.start()
    assert [ahead.take(10.0) for _ in (*frames, None)] == [*frames, None]
    sender.join()


def test_whoever_is_too_far_ahead_waits_until_something_is_taken():
    ahead = FramesAhead(10)
    sent = []
    sender = Thread(target=lambda: sent.extend(ahead.put(b"12345") for _ in range(3)))
    sender.start()
    sender.join(0.05)
    assert sender.is_alive()  # two frames wait, the third does not fit
    assert len(sent) <= 2
    assert ahead.take(10.0) == b"12345"
    sender.join()
    assert sent == [True] * 3


def test_a_frame_that_is_longer_than_what_may_wait_passes_alone():
    ahead = FramesAhead(3)
    assert ahead.put(b"12345")
    assert ahead.take(10.0) == b"12345"


def test_nobody_waits_when_nothing_is_taken_any_more():
    ahead = FramesAhead(1)
    ahead.put(b"1")
    answers = []
    sender = Thread(target=lambda: answers.append(ahead.put(b"2")))
    sender.start()
    ahead.close()
    sender.join()
    assert answers == [False]


def test_what_does_not_come_in_time_is_an_error():
    with pytest.raises(TimeoutError):
        FramesAhead().take(0.0)
