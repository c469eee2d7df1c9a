"""Frames come back as they were sent; anything else is refused before memory is spent on it."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.digests.process.answers import Batch, End, Refusal, answer_in
from desktop.digests.process.frames import BrokenFrame, read_frame, write_frame
from desktop.limits import FRAME_BYTES


@given(st.lists(st.binary(max_size=100), max_size=10))
def test_frames_come_back_in_order(payloads):
    stream = io.BytesIO()
    for payload in payloads:
        write_frame(stream, payload)
    stream.seek(0)
    assert list(iter(lambda: read_frame(stream), None)) == payloads


@given(st.binary(min_size=1, max_size=50), st.data())
def test_a_frame_cut_anywhere_is_broken(payload, data):
    stream = io.BytesIO()
    write_frame(stream, payload)
    whole = stream.getvalue()
    cut = data.draw(st.integers(1, len(whole) - 1))
    with pytest.raises(BrokenFrame):
        read_frame(io.BytesIO(whole[:cut]))


def test_a_length_beyond_the_limit_is_refused_without_reading():
    stream = io.BytesIO((FRAME_BYTES + 1).to_bytes(4, "big") + b"x" * 100)
    with pytest.raises(BrokenFrame):
        read_frame(stream)
    assert stream.tell() == 4


def test_a_frame_that_nobody_would_take_is_not_sent():
    stream = io.BytesIO()
    with pytest.raises(BrokenFrame):
        write_frame(stream, bytes(FRAME_BYTES + 1))
    assert stream.getvalue() == b""


def test_answers_are_read():
    draft = {"kind": "draft", "value": {"title": "A\tTitle", "span": [1, 2]}}
    batch = answer_in(json.dumps({"kind": "batch", "found": [draft], "done": 2}).encode())
    assert isinstance(batch, Batch)
    assert batch.values[0].title == "A Title"
    assert isinstance(answer_in(b'{"kind":"end"}'), End)
    assert isinstance(answer_in(b'{"kind":"refusal","thing":"a","reason":"b","advice":"c"}'), Refusal)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"null",
        b"[]",
        b'{"kind":"pickle"}',
        b'{"kind":"batch","found":[{"kind":"draft","value":{"title":"' + b"x" * 2_001 + b'"}}]}',
        b'{"kind":"batch","found":[{"kind":"draft","value":{"rating":5}}]}',
        b'{"kind":"batch","found":[{"kind":"draft","value":{"issued":"yesterday"}}]}',
        b'{"kind":"batch","done":-1}',
        b'{"kind":"end","extra":1}',
        b"\xff\xfe",
    ],
)
def test_an_answer_of_another_form_is_refused(payload):
    with pytest.raises(BrokenFrame):
        answer_in(payload)
