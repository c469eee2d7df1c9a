"""A document that is read piece by piece gives the same records at the same places as one that is read whole."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.digests.containers.streams import HEAD_BYTES
from desktop.digests.decoding import decoded
from desktop.digests.part import Part
from desktop.digests.pieces import can_be_cut, pieces_of
from desktop.digests.refusals import LimitReached

BLANK_LINES = SimpleNamespace(whole_until=lambda text: text.rfind("\n\n") + 2 if "\n\n" in text else 0)
TABLE = SimpleNamespace(
    whole_until=lambda text: text.rfind("\n") + 1, carried=lambda text: text[: text.index("\n") + 1]
)


def part_of(data, size):
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    return Part(b"".join(chunks[:1]), "long.txt", more=iter(chunks[1:]))


def read(data, reader, size=HEAD_BYTES + 10):
    part = part_of(data, size)
    return list(pieces_of(part, reader, decoded(part.data)))


def long_text(line, bytes_=3 * HEAD_BYTES):
    return line * (bytes_ // len(line))


def test_pieces_put_together_are_the_text():
    data = long_text(b"A Title of Something\nwith a second line\n\n")
    pieces = read(data, BLANK_LINES)
    assert len(pieces) >= 3
    assert "".join(piece.document.text for piece in pieces) == data.decode()
    assert all(piece.document.text.endswith("\n\n") for piece in pieces)


def test_spans_and_lines_are_those_of_the_whole():
    text = "".join(f"record {number}\r\nand more\r\n\r\n" for number in range(300_000))
    whole = text.replace("\r\n", "\n")
    for piece in read(text.encode(), BLANK_LINES)[1:]:
        start = len(piece.document.text) // 2
        shifted = start + piece.shift
        assert whole[shifted : shifted + 50] == piece.document.text[start : start + 50]
        assert piece.document.line(start) == whole.count("\n", 0, shifted) + 1


def test_what_every_piece_needs_is_put_before_it():
    head = b"title,year\n"
    pieces = read(head + long_text(b"A Title,2024\n"), TABLE)
    assert all(piece.document.text.startswith("title,year\n") for piece in pieces)
    second = pieces[1]
    before = len(pieces[0].document.text)
    assert second.shift + len(head) == before
    assert second.document.line(len(head)) == pieces[0].document.text.count("\n") + 1


@given(st.integers(0, 40))
def test_letters_are_never_cut_in_two(offset):
    data = b"x" * offset + long_text("Größe der Hefte 漢字\n\n".encode(), HEAD_BYTES + 500)
    pieces = read(data, BLANK_LINES, HEAD_BYTES // 3)
    assert "".join(piece.document.text for piece in pieces) == data.decode()
    assert not any(piece.document.decoded.mended or piece.document.decoded.guessed for piece in pieces)


def test_damage_is_known_where_it_is():
    line = "Größe der Hefte\n\n".encode()
    data = long_text(line) + "Große".encode() + b"\xff\n\n" + long_text(line)
    (damaged,) = [piece for piece in read(data, BLANK_LINES) if piece.document.decoded.mended]
    (at,) = damaged.document.decoded.mended
    assert damaged.document.text[at - 5 : at + 1] == "Großeÿ"


def test_a_record_without_end_is_a_limit():
    largest = HEAD_BYTES + 1
    for text, what in ((b"x", "line"), (b"x\n", "record")):
        part = part_of(long_text(text), HEAD_BYTES)
        with pytest.raises(LimitReached, match=f"one {what} is larger than 4.19 MB"):
            list(pieces_of(part, BLANK_LINES, decoded(b"x"), largest=largest))


def test_only_readers_that_know_where_records_end_read_in_pieces():
    assert can_be_cut(BLANK_LINES, decoded(b"x"))
    assert not can_be_cut(SimpleNamespace(), decoded(b"x"))
    assert not can_be_cut(BLANK_LINES, decoded("\ufeffx".encode("utf-16-le")))
