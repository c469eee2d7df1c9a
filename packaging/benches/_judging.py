"""Judges what a reading made of a damaged digest: in time, within memory, nothing invented, nothing sound lost."""

import contextlib
import html
import json
import re
import signal
import time
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from _damage import Case
from pydantic_core import PydanticSerializationError

from desktop.digests.decoding import decoded
from desktop.digests.reader import Reader
from desktop.digests.readers import READERS
from desktop.digests.reading import read
from desktop.digests.source import Source
from desktop.errors import UnreadableInput
from desktop.papers.cleaning import clean_text
from desktop.papers.digest import DigestFacts, Found
from desktop.papers.draft import Draft

SECONDS = 2.0
"""Processor time that no small digest may take, however damaged."""
MEMORY_MB = 256
LOST = "is not found any more"
_WORD = re.compile(r"[A-Za-z]{2,}")
_TAGS = tuple(map(re.compile, (r"<[^<>]*>", r"<[^>]*>", r"</?[A-Za-z][^>]*>", r"</?[\w:]+")))
_NOT_LETTERS = re.compile(r"[^A-Za-z]+")


class Judgement(NamedTuple):
    """What reading many cases has shown: findings by seed, processor time of the slowest, memory taken by all."""

    findings: dict[int, list[str]]
    slowest: float
    grown_mb: int
    sound: int
    """How many papers had to be found."""
    cases: int

    @property
    def lost(self) -> int:
        """How many of them were not."""
        return sum(told.endswith(LOST) for each in self.findings.values() for told in each)


def judged(cases: Iterable[tuple[int, Case]], readers: tuple[Reader, ...] = READERS) -> Judgement:
    """Read the cases, one after the other in this process; memory is measured for all of them together."""
    told: dict[int, list[str]] = {}
    slowest, sound, count = 0.0, 0, 0
    memory = _Memory()
    for seed, case in cases:
        began = time.process_time()
        if found := list(findings(case, readers)):
            told[seed] = found
        slowest = max(slowest, time.process_time() - began)
        sound += len(case.sound)
        count += 1
    if (grown := memory.grown_mb()) > MEMORY_MB:
        told.setdefault(-1, []).append(f"all of them took {grown} MB")
    return Judgement(told, slowest, grown, sound, count)


def findings(case: Case, readers: tuple[Reader, ...] = READERS, seconds: float = SECONDS) -> Iterator[str]:
    """What a reading of a damaged digest does that it must not do."""
    began = time.process_time()
    found: list[Found] = []
    try:
        with _ended_after(seconds + 1):
            found.extend(read(Source(case.data, "digest"), readers=readers))
    except UnreadableInput as error:
        if not (error.reason and error.advice):
            yield "a refusal without reason or advice"
    except _Endless:
        yield "it does not end"
    except Exception as error:
        yield f"{type(error).__name__}: {str(error)[:120]}"
    if (taken := time.process_time() - began) > seconds:
        yield f"it took {taken:.1f} s"
    yield from told_of(found, case.data)
    titles = {name for each in found if isinstance(each, Draft) for name in (each.title, each.arxiv_id)}
    for work in case.sound:
        if titles.isdisjoint((work.title, work.arxiv)):
            yield f"“{work.title}” {LOST}"


def told_of(found: list[Found], data: bytes) -> Iterator[str]:
    """What was found that is not in the digest, or not where it says."""
    text = decoded(data).text if found else ""
    letters = _Letters(text)
    is_plain = not set(text) & set("\\&<=-`'~")
    signs = {"\ufffd", *unicodedata.normalize("NFC", clean_text(text))} if is_plain else set()
    for each in found:
        try:
            each.model_dump_json()
        except PydanticSerializationError as error:
            yield f"it cannot leave the reader's process: {error}"
        if isinstance(each, DigestFacts):
            continue
        if not 0 <= each.span[0] <= each.span[1] <= len(text):
            yield f"the span {each.span} lies outside of the text"
        if not isinstance(each, Draft):
            continue
        given = f"{each.title} {each.abstract}"
        for word in _WORD.findall(given):
            if word.lower() not in letters:
                yield f"“{word}” is not in the digest"
                break
        if is_plain and (foreign := {sign for sign in given if ord(sign) > 127} - signs):
            yield f"{sorted(foreign)[:3]} are not in the digest"


class _Letters:
    """The letters of a digest, taken in more and more ways to read it until a word is among them."""

    def __init__(self, text: str) -> None:
        self._ways = _ways_to_read(text)
        self._known = ""

    def __contains__(self, word: str) -> bool:
        while word not in self._known:
            way = next(self._ways, None)
            if way is None:
                return False
            self._known += _NOT_LETTERS.sub("", way).lower() + "\n"
        return True


def _ways_to_read(text: str) -> Iterator[str]:
    """`text` as it stands, with its escapes and entities resolved, and without its tags, damaged ones included."""
    unescaped = html.unescape(html.unescape(_without_escapes(text)))
    yield text
    yield unescaped
    for each in (text, unescaped):
        for tag in _TAGS:
            yield html.unescape(tag.sub("", each))


def _without_escapes(text: str) -> str:
    """`text` with the escapes of JSON replaced by what they stand for."""
    text = re.sub(r"\\u[0-9a-fA-F]{4}", lambda found: str(json.loads(f'"{found[0]}"')), text)
    return re.sub(r"\\[bfnrt]", " ", text)


class _Endless(BaseException):
    """A reading that has to be stopped."""


@contextlib.contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    """Raise _Endless in what takes more processor time than that; never on Windows, which has no such timer."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def end(*_: Any) -> None:
        raise _Endless

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


class _Memory:
    """The most memory this process has held since now, above what it holds now; told by Linux alone."""

    def __init__(self) -> None:
        with contextlib.suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5")  # forgets the peak of before
        self._before = _status("VmRSS")

    def grown_mb(self) -> int:
        return max(0, _status("VmHWM") - self._before) >> 10


def _status(name: str) -> int:
    """A line of what Linux says about this process, in KB."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{name}:")), 0)
