"""A mailbox is split where its messages begin, whatever size it has and wherever its chunks end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.digests.containers.mailboxes import is_mailbox, mailbox_parts
from desktop.digests.containers.unwrapping import unwrapped
from desktop.digests.part import Part
from desktop.digests.refusals import LimitReached
from desktop.digests.source import Source
from desktop.errors import UnreadableInput
from desktop.limits import DOCUMENT_BYTES

HEADERS = b"From: a@example.org\nSubject: Weekly\n"
POSTMARK = b"From a@example.org Mon Jun  3 10:00:00 2024\n"


def box_of(*texts):
    return b"".join(POSTMARK + HEADERS + b"\n" + text + b"\n\n" for text in texts)


def parts_of(data, name="box.mbox"):
    return [part for part in unwrapped(Source(data, name)) if isinstance(part, Part)]


def test_a_mailbox_is_split_at_postmarks_only():
    box = box_of(b"One\n\nFrom here on it is text\n>From is quoted, >>From as well", b"Two")
    first, second = parts_of(box)
    assert first.data == b"One\n\nFrom here on it is text\nFrom is quoted, >>From as well"
    assert (first.name, first.message) == ("box.mbox: message 1", "box.mbox: message 1")
    assert second.data == b"Two"
    assert second.envelope.day == "2024-06-03", "the postmark's, where there is no date"


def test_each_part_tells_which_bytes_of_the_box_it_was():
    box = box_of(b"One", b"Two")
    for part in parts_of(box):
        start, end = part.extent
        assert box[start:end].startswith(b"From a@example.org")
        assert [each.data for each in parts_of(box[start:end])] == [part.data]


def test_a_message_has_the_same_bytes_when_the_box_has_grown():
    before, after = box_of(b"One", b"Two").rstrip(), box_of(b"One", b"Two", b"Three")
    old = [before[slice(*part.extent)] for part in parts_of(before)]
    assert [after[slice(*part.extent)] for part in parts_of(after)][:2] == old


@given(st.lists(st.integers(1, 400), max_size=30), st.booleans())
def test_it_does_not_matter_where_the_chunks_end(sizes, windows):
    box = box_of(b"One\n\n>From x", b"Two", b"Three")
    box = box.replace(b"\n", b"\r\n") if windows else box
    chunks, at = [], 0
    for size in sizes:
        chunks.append(box[at : at + size])
        at += size
    part = Part(b"".join(chunks[:1]), "box.mbox", more=iter([*chunks[1:], box[at:]]))
    found = list(mailbox_parts(part, is_source=True))
    assert found == [each._replace(size=0) for each in mailbox_parts(Part(box, "box.mbox"), is_source=True)]
    assert len(found) == 3


def test_a_message_that_is_too_large_is_told_and_the_others_are_read():
    def chunks():
        yield box_of(b"One") + POSTMARK + HEADERS + b"\n"
        for _ in range(DOCUMENT_BYTES // 1_000_000 + 1):
            yield b"x" * 999_999 + b"\n"
        yield box_of(b"Three")

    first, error, third = mailbox_parts(Part(b"", "box.mbox", more=chunks()), is_source=True)
    assert (first.data, third.data) == (b"One", b"Three")
    assert isinstance(error, LimitReached)
    assert "larger than 100 MB" in error.reason
    assert (error.thing, error.place) == ("box.mbox: message 2", "message 2")
    assert third.extent[0] > DOCUMENT_BYTES


def test_a_mailbox_cut_within_a_postmark_says_so():
    found = list(unwrapped(Source(box_of(b"One") + b"From a@example.org Mon Jun  3 ", "box.mbox")))
    assert isinstance(found[-1], UnreadableInput)
    assert found[-1].thing == "box.mbox: message 2"
    assert "ends early" in found[-1].reason
    assert found[0].data == b"One"


@pytest.mark.parametrize("front", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_a_box_is_known_by_its_first_line(front):
    assert is_mailbox(front + box_of(b"One"))
    assert [part.data for part in parts_of(front + box_of(b"One"))] == [b"One"]


def test_a_letter_that_begins_with_from_is_no_box():
    assert not is_mailbox(b"From here on in 2024\nthings are different\n")
