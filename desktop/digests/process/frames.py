"""Frames on a pipe: the length as four bytes, big end first, then that many bytes of JSON; never pickles."""

import struct
from typing import IO

from desktop.limits import FRAME_BYTES

_LENGTH = struct.Struct(">I")


class BrokenFrame(Exception):
    """What came is no frame: longer than `limits.FRAME_BYTES`, or cut in the middle."""


def write_frame(stream: IO[bytes], payload: bytes) -> None:
    """Send one frame; raises BrokenFrame for a payload that no receiver would take."""
    if len(payload) > FRAME_BYTES:
        raise BrokenFrame(f"a frame of {len(payload)} bytes")
    stream.write(_LENGTH.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """The payload of the next frame, None at the end of the stream; raises BrokenFrame."""
    head = read_exactly(stream, _LENGTH.size)
    if not head:
        return None
    if len(head) < _LENGTH.size:
        raise BrokenFrame("the stream ends within a length")
    (size,) = _LENGTH.unpack(head)
    # Checked before anything is allocated: the length may be four bytes of anything.
    if size > FRAME_BYTES:
        raise BrokenFrame(f"a frame of {size} bytes")
    payload = read_exactly(stream, size)
    if len(payload) < size:
        raise BrokenFrame("the stream ends within a frame")
    return payload


def read_exactly(stream: IO[bytes], size: int) -> bytes:
    """`size` bytes of `stream`, fewer only at its end; memory grows with what comes, not with `size`."""
    parts = bytearray()
    while len(parts) < size and (part := stream.read(min(size - len(parts), 1 << 20))):
        parts += part
    return bytes(parts)
