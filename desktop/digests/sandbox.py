"""Reads a source in a process of its own, which is stopped when it takes too much or nobody waits for it."""

import contextlib
import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from desktop.digests.process.answers import Batch, End, Refusal, answer_in
from desktop.digests.process.frames import BrokenFrame, read_frame, write_frame
from desktop.digests.process.frames_ahead import FramesAhead
from desktop.digests.reading import problem_of
from desktop.digests.refusals import LimitReached, papers_in_words
from desktop.digests.source import Source
from desktop.errors import UnreadableInput
from desktop.limits import READER_SECONDS_WITHOUT_PROGRESS, RECORDS
from desktop.papers.digest import Found
from desktop.papers.draft import Draft
from desktop.progress import Progress, no_progress

_POLL_SECONDS = 0.1
_ENDING_SECONDS = 5.0
_SPLIT = "Split the file and drop the parts."
_REPORT = "Please report this, it is a defect of Papertray."


def reader_command() -> tuple[str, ...]:
    """The command that starts a reader process: this program with a hidden word, or the module.

    Of a bundle it is the executable with a console: on Windows the one of the window has no pipes.
    """
    if getattr(sys, "frozen", False):
        window = Path(sys.executable)
        console = window.with_name(f"papertray-cli{window.suffix}")
        return (str(console if console.exists() else window), "--reader")
    return (sys.executable, "-m", "desktop.digests.process.reader_process")


def read_in_sandbox(
    source: Source,
    progress: Progress = no_progress,
    *,
    command: Sequence[str] = (),
    patience: float = READER_SECONDS_WITHOUT_PROGRESS,
) -> Iterator[Found]:
    """What `reading.read` finds, from a process that can hurt nobody.

    The reader is a few megabytes ahead of the caller at most, however many papers there are. `command` starts the
    reader (`reader_command()` by default); it is killed after `patience` seconds without a frame. Raises
    as `reading.read` does; once papers have come, the end of a reader is a Problem instead. However the
    iteration ends, no process is left.
    """
    child = _Child(command or reader_command(), source)
    papers = 0
    try:
        for found in _found(child, progress, source.thing, patience):
            papers += isinstance(found, Draft)
            if papers > RECORDS:
                raise _unexpected(source.thing)
            yield found
    except UnreadableInput as error:
        if not papers:
            raise
        yield problem_of(error).model_copy(
            update={"place": error.place or f"after {papers_in_words(papers)}"}
        )
    finally:
        child.stop()


def _found(child: "_Child", progress: Progress, thing: str, patience: float) -> Iterator[Found]:
    done, total, note = 0, None, ""
    heard = time.monotonic()
    while True:
        progress.step(done, total, note)
        try:
            frame = child.frames.take(_POLL_SECONDS)
        except TimeoutError:
            if time.monotonic() - heard > patience:
                raise _took_too_long(thing, patience) from None
            continue
        if frame is None:
            raise child.failure or _ended(thing, child.exit_code())
        try:
            answer = answer_in(frame)
        except BrokenFrame as error:
            raise _unexpected(thing) from error
        match answer:
            case Batch():
                done, total, note = answer.done, answer.total, answer.note
                yield from answer.values
            case Refusal():
                kind = LimitReached if answer.is_limit else UnreadableInput
                raise kind(answer.thing or thing, answer.reason, answer.advice, place=answer.place)
            case End():
                return
        heard = time.monotonic()


class _Child:
    """The process and the two threads that keep its pipes moving (as `subprocess.communicate` has them)."""

    def __init__(self, command: Sequence[str], source: Source) -> None:
        self.frames = FramesAhead()
        self.failure: UnreadableInput | None = None
        self._stopped = threading.Event()
        try:
            self._process = subprocess.Popen(
                list(command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=Path(__file__).resolve().parents[2],
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            advice = "Close some programs or install Papertray again."
            raise UnreadableInput(source.thing, "the reader could not be started", advice) from error
        self._threads = [
            threading.Thread(target=self._send, args=(self._process.stdin, source), daemon=True),
            threading.Thread(target=self._receive, args=(self._process.stdout,), daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def exit_code(self) -> int:
        """How the process ended; it has closed its pipe, so it is about to."""
        try:
            return self._process.wait(_ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            return 0

    def stop(self) -> None:
        """End the process, if it has not ended, and the threads."""
        self._stopped.set()
        self.frames.close()
        self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                _close(pipe)

    def _send(self, pipe: IO[bytes], source: Source) -> None:
        request = {"size": source.size, "name": source.name, "media_type": source.media_type}
        # The pipe stays open: its end tells the reader that nobody listens any more.
        try:
            write_frame(pipe, json.dumps(request).encode())
            for chunk in source.chunks():
                pipe.write(chunk)
            pipe.flush()
        except UnreadableInput as error:  # the file was changed or removed meanwhile
            self.failure = error
            self._process.kill()
        except OSError:
            self._stopped.wait()

    def _receive(self, pipe: IO[bytes]) -> None:
        frame: bytes | None = b""
        while frame is not None:
            try:
                frame = read_frame(pipe)
            except BrokenFrame:
                frame = b"broken"
            except OSError:
                frame = None
            if not self.frames.put(frame) or frame == b"broken":
                return


def _close(pipe: IO[bytes]) -> None:
    with contextlib.suppress(OSError):  # what was still to be flushed has no reader
        pipe.close()


def _took_too_long(thing: str, patience: float) -> LimitReached:
    return LimitReached(
        thing, f"reading made no progress for {patience:g} seconds, so it was stopped", _SPLIT
    )


def _unexpected(thing: str) -> UnreadableInput:
    return UnreadableInput(thing, "the reader gave an answer that makes no sense", _REPORT)


def _ended(thing: str, code: int) -> UnreadableInput:
    """What the end of a process means that has not said that it is finished."""
    if code == -getattr(signal, "SIGXCPU", 24):
        return LimitReached(
            thing, "reading took more than an hour of processor time, so it was stopped", _SPLIT
        )
    if code == -getattr(signal, "SIGKILL", 9):
        return LimitReached(thing, "the system stopped the reader, most likely for lack of memory", _SPLIT)
    try:
        name = signal.Signals(-code).name if code < 0 else f"code {code}"
    except ValueError:
        name = f"code {code}"
    return UnreadableInput(thing, f"the reader crashed ({name})", _REPORT)
