"""Archives are unpacked in memory, as far as they are sound, and nothing in them becomes a path or a bomb."""

import gzip
import io
import struct
import zipfile
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.digests.containers.archives import is_archive, members
from desktop.digests.containers.streams import HEAD_BYTES, chunks_of, whole
from desktop.digests.part import Part
from desktop.digests.refusals import LimitReached
from desktop.errors import UnreadableInput
from desktop.limits import ARCHIVE_MEMBERS, DOCUMENT_BYTES, STREAM_BYTES


def taken_out(data, name="file", most=STREAM_BYTES):
    """Return the sound members as (name, bytes), and the errors."""
    sound, errors = [], []
    for member in members(Part(data, name), most=most):
        if isinstance(member, UnreadableInput):
            errors.append(member)
        else:
            sound.append((member.name, b"".join(chunks_of(member))))
    return sound, errors


def zipped(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_gzip_is_opened():
    assert taken_out(gzip.compress(b"A Title\n"), "a.gz") == ([("a.gz", b"A Title\n")], [])


@given(st.lists(st.binary(max_size=3_000), min_size=1, max_size=4))
def test_gzip_streams_in_a_row_are_one_file(parts):
    data = b"".join(gzip.compress(part) for part in parts)
    sound, errors = taken_out(data)
    assert b"".join(content for _, content in sound) == b"".join(parts)
    assert [error.reason for error in errors] == ([] if any(parts) else ["the file is empty"])


def test_what_follows_a_gzip_stream_and_is_none_is_left_alone():
    assert taken_out(gzip.compress(b"A Title\n") + bytes(512))[0] == [("file", b"A Title\n")]


def test_a_long_member_comes_in_chunks():
    data = bytes(range(256)) * (HEAD_BYTES // 64)
    (member,) = members(Part(gzip.compress(data, 1), "a.gz"))
    assert member.more is not None
    assert len(member.data) < len(data)
    assert b"".join(chunks_of(member)) == data


def test_a_bomb_stops_at_the_limit_however_it_is_read():
    bomb = gzip.compress(bytes(DOCUMENT_BYTES + 1), 9)
    (member,) = members(Part(bomb, "bomb.gz"))
    with pytest.raises(LimitReached, match="larger than 100 MB when unpacked"):
        whole(member)


def test_a_bomb_that_is_read_in_chunks_stops_at_a_gigabyte():
    piece = gzip.compress(bytes(DOCUMENT_BYTES), 9)
    size, error = 0, None
    for member in members(Part(piece * 11, "bomb.gz")):
        if isinstance(member, UnreadableInput):
            error = member
        else:
            size = sum(len(chunk) for chunk in chunks_of(member))
    assert size <= STREAM_BYTES
    assert "larger than 1 GB when unpacked" in error.reason


@pytest.mark.parametrize(
    ("damage", "words"),
    [(lambda data: data[:-9], "ends early"), (lambda data: data[:60] + b"\xff" * 20, "damaged")],
)
def test_of_damaged_gzip_the_sound_beginning_is_kept(damage, words):
    text = b"".join(b"A Title of Number %d\n" % number for number in range(500))
    sound, errors = taken_out(damage(gzip.compress(text)), "a.gz")
    assert all(text.startswith(content) for _, content in sound)
    assert words in errors[0].reason
    assert len(errors) == 1


def test_a_zip_gives_its_members_in_order_by_their_bare_names():
    data = zipped(**{"b/one.txt": b"1", "../../etc/two.txt": b"2", "empty.txt": b""})
    sound, errors = taken_out(data, "a.zip")
    assert sound == [("a.zip: one.txt", b"1"), ("a.zip: two.txt", b"2")]
    assert [(error.thing, error.reason) for error in errors] == [("a.zip: empty.txt", "the file is empty")]


def test_what_browsers_and_systems_put_beside_a_page_is_not_looked_at():
    data = zipped(
        **{"page.html": b"<p>", "page_files/a.css": b"x", "__MACOSX/._page.html": b"x", ".DS_Store": b"x"}
    )
    assert taken_out(data) == ([("file: page.html", b"<p>")], [])


def test_an_office_document_is_not_an_archive_of_digests():
    with pytest.raises(UnreadableInput, match="Office document"):
        taken_out(zipped(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}))


def test_a_zip_with_too_many_members_is_refused():
    with pytest.raises(LimitReached, match="more than 1,000 files"):
        taken_out(zipped(**{f"{number}.txt": b"x" for number in range(ARCHIVE_MEMBERS + 1)}))


def test_members_that_are_too_large_together_are_refused():
    sound, errors = taken_out(zipped(a=b"x" * 600, b=b"y" * 600, c=b"z"), most=1_000)
    assert [content for _, content in sound] == [b"x" * 600]
    assert "larger than 1 kB when unpacked" in errors[0].reason
    assert len(errors) == 1


def test_a_member_whose_size_is_a_lie_is_unpacked_no_further_than_it_goes():
    data = zipped(a=b"A Title\n")
    lying = data.replace(
        struct.pack("<II", len(zlib.compress(b"A Title\n")) - 6, 8), struct.pack("<II", 10, 8)
    )
    sound, errors = taken_out(lying)
    assert sound or errors


def test_a_locked_member_is_told():
    data = bytearray(zipped(a=b"A Title\n"))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + offset
        data[at] |= 1
    assert "locked" in taken_out(bytes(data))[1][0].reason


@given(st.integers(4, 400), st.binary(max_size=20))
def test_a_damaged_zip_never_raises_anything_else(at, garbage):
    data = bytearray(zipped(**{"one.txt": b"A Title\n" * 30, "two.txt": b"Another\n" * 30}))
    data[at : at + len(garbage)] = garbage
    with suppress(UnreadableInput):
        taken_out(bytes(data), "a.zip")


@given(st.binary(max_size=200))
def test_whatever_begins_as_an_archive_is_opened_or_refused(rest):
    for magic in (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08"):
        assert is_archive(magic + rest)
        with suppress(UnreadableInput):
            taken_out(magic + rest)
