"""The reader process: takes one document from standard input, answers with what it found, and ends."""

import contextlib
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from desktop.digests.containers.streams import CHUNK_BYTES
from desktop.digests.process.confinement import confine
from desktop.digests.process.frames import read_exactly, read_frame, write_frame
from desktop.digests.reading import read
from desktop.digests.refusals import LimitReached
from desktop.digests.source import HELD_BYTES, Source
from desktop.errors import UnreadableInput
from desktop.limits import FRAME_BYTES, READER_MEMORY_BYTES
from desktop.papers.digest import DigestFacts, Found, LeftOver, Problem
from desktop.papers.draft import Draft
from desktop.papers.shared import SharedDraft
from desktop.progress import Progress

_BATCH_BYTES = 64 * 1024
_BATCH_SECONDS = 0.1
_KINDS = {
    DigestFacts: b"facts",
    Draft: b"draft",
    SharedDraft: b"shared",
    Problem: b"problem",
    LeftOver: b"left-over",
}


def main(reading: Callable[[Source, Progress], Iterator[Found]] = read) -> int:
    """Read one document with `reading`; the exit code is 0 whenever an answer was given."""
    requests, answers = _pipes()
    confine()
    source = _source(requests, json.loads(read_frame(requests) or b"{}"))
    memory = _refusal(_out_of_memory(source.thing))
    answering = Answering(answers)
    try:
        for found in reading(source, answering):
            answering.add(found)
        answering.end()
    except UnreadableInput as error:
        answering.refuse(_refusal(error))
    except MemoryError:
        # Nothing new is built here: the batch that waits is lost, and that is said.
        write_frame(answers, memory)
    except BrokenPipeError:
        return 1
    except Exception as error:  # a defect must reach the person as words
        answering.refuse(_refusal(_defect(source.thing, error)))
    return 0


def _source(requests: BinaryIO, request: dict[str, Any]) -> Source:
    """The document that was asked for; a large one is left in the pipe until it is read."""
    name, media_type, size = str(request["name"]), str(request["media_type"]), int(request["size"])
    if size > HELD_BYTES:
        return Source(b"", name, "", media_type, content=_Incoming(requests, size))
    data = read_exactly(requests, size)
    _watch_parent(requests)
    return Source(data, name, "", media_type)


class _Incoming:
    """Bytes that come down the pipe, once."""

    def __init__(self, requests: BinaryIO, size: int) -> None:
        self.size = size
        self._requests = requests

    def chunks(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """All of them; only what was never asked for can be had."""
        left = self.size
        while left:
            chunk = self._requests.read(min(left, CHUNK_BYTES))
            if not chunk:
                os._exit(1)  # nobody listens any more
            left -= len(chunk)
            yield chunk
        _watch_parent(self._requests)


class Answering:
    """Gathers what was found into frames, and is the progress of the reading at the same time."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._waiting: list[bytes] = []
        self._bytes = 0
        self._sent_at = 0.0  # long ago: the first thing found is sent at once
        self._done, self._total, self._note = 0, 0, ""

    def add(self, found: Found) -> None:
        """Send `found` with the next frame."""
        packed = b'{"kind":"%s","value":%s}' % (
            _KINDS[type(found)],
            found.model_dump_json(exclude_defaults=True).encode(),
        )
        if len(packed) > FRAME_BYTES // 2:
            raise LimitReached("", "a record is longer than a message may be", "Split the file.")
        self._waiting.append(packed)
        self._bytes += len(packed)
        if self._bytes >= _BATCH_BYTES or (isinstance(found, Draft) and self._is_time()):
            self._send()

    def step(self, done: int, total: int | None = None, note: str = "") -> None:
        """Tell how far the reading is; only what moves is progress."""
        if done != self._done:
            self._done, self._total, self._note = done, total or 0, note[:200]
            if self._is_time():
                self._send()

    def end(self) -> None:
        """Send what is left and say that it is all."""
        self._send()
        write_frame(self._stream, b'{"kind":"end"}')

    def refuse(self, refusal: bytes) -> None:
        """Send what is left and why there is no more."""
        self._send()
        write_frame(self._stream, refusal)

    def _is_time(self) -> bool:
        return time.monotonic() - self._sent_at >= _BATCH_SECONDS

    def _send(self) -> None:
        about: dict[str, Any] = {"done": self._done, "total": self._total or None, "note": self._note}
        head = json.dumps(about).encode()[1:-1]
        write_frame(self._stream, b'{"kind":"batch",%s,"found":[%s]}' % (head, b",".join(self._waiting)))
        self._waiting.clear()
        self._bytes, self._sent_at = 0, time.monotonic()


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output as bytes; whatever prints from now on does so into standard error."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - there is none elsewhere

        for descriptor in (0, 1):
            msvcrt.setmode(descriptor, os.O_BINARY)
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    with contextlib.suppress(OSError):  # a program without console has no standard error
        os.dup2(2, 1)
    return requests, answers


def _watch_parent(requests: BinaryIO) -> None:
    threading.Thread(target=_end_with_parent, args=(requests,), daemon=True).start()


def _end_with_parent(requests: BinaryIO) -> None:
    # Papertray keeps the pipe open until it wants no more: its end means that nobody listens.
    # Read past the buffer, whose lock would be held when the program ends.
    with contextlib.suppress(OSError, ValueError):
        while os.read(requests.fileno(), 1):
            pass
    os._exit(1)


def _refusal(error: UnreadableInput) -> bytes:
    parts = {"thing": error.thing, "reason": error.reason, "advice": error.advice, "place": error.place}
    return json.dumps({"kind": "refusal", **parts, "is_limit": isinstance(error, LimitReached)}).encode()


def _out_of_memory(thing: str) -> LimitReached:
    reason = f"reading it takes more than {READER_MEMORY_BYTES >> 20} MB of memory"
    return LimitReached(thing, reason, "Split the file and drop the parts.")


def _defect(thing: str, error: Exception) -> UnreadableInput:
    """An unexpected error, told by its type and place only: its text may quote the digest."""
    at = error.__traceback__
    while at and at.tb_next:
        at = at.tb_next
    place = f"{os.path.basename(at.tb_frame.f_code.co_filename)}:{at.tb_lineno}" if at else "?"  # noqa: PTH119
    reason = f"the reader failed ({type(error).__name__} in {place})"
    return UnreadableInput(thing, reason, "Please report this, it is a defect of Papertray.")


if __name__ == "__main__":
    sys.exit(main())
