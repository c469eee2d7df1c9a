"""Reads a source in this process: unwraps, decodes, detects, reads, and accounts for everything found."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from desktop.digests.containers.message_reading import found_in_message
from desktop.digests.containers.unwrapping import unwrapped
from desktop.digests.document_reading import NO_PAPERS, Opened, limit_problem, opened
from desktop.digests.part import Part
from desktop.digests.reader import Reader
from desktop.digests.readers import READERS
from desktop.digests.refusals import papers_in_words
from desktop.digests.source import Source
from desktop.errors import UnreadableInput
from desktop.limits import RECORDS
from desktop.papers.digest import Found, Problem
from desktop.papers.draft import Draft
from desktop.progress import Progress, no_progress

_TOLD_APART = 3
"""So many messages of a mailbox that fail for the same reason are told one by one, more of them as one."""
_IN_MAILBOX = re.compile(r"(?P<box>.*): message (?P<number>\d+)(?::.*)?\Z", re.DOTALL)


def read(
    source: Source,
    progress: Progress = no_progress,
    *,
    most: int = RECORDS,
    readers: tuple[Reader, ...] = READERS,
) -> Iterator[Found]:
    """What `source` holds, in order: facts of each digest in it, then at most `most` drafts with problems
    and left-overs among them. The surest of `readers` reads each document.

    Raises UnreadableInput (LimitReached when a limit was the reason) if there is no paper at all; where
    some are, what could not be read comes as Problem. Raises Cancelled as `progress` does.
    """
    failed: list[UnreadableInput] = []
    papers = 0
    for together in _together(_opened(unwrapped(source), progress, failed, readers)):
        if papers >= most:
            yield limit_problem(source.thing, papers_in_words(most), f"after {papers_in_words(most)}")
            break
        for found in found_in_message(together, progress, papers, most, failed):
            papers += isinstance(found, Draft)
            yield found
    if failed and not papers:
        raise next((error for error in failed if error.reason != NO_PAPERS), failed[0])
    yield from _told(failed)


def problem_of(error: UnreadableInput) -> Problem:
    """The same words as a value, for what is one of several."""
    return Problem(file=error.thing, place=error.place, reason=error.reason, advice=error.advice)


def _opened(
    parts: Iterable[Part | UnreadableInput],
    progress: Progress,
    failed: list[UnreadableInput],
    readers: tuple[Reader, ...],
) -> Iterator[Opened]:
    for number, part in enumerate(parts, 1):
        if isinstance(part, UnreadableInput):
            failed.append(part)
            continue
        if part.message:  # a mailbox without any papers makes progress as well
            progress.step(part.extent[0] or number, part.size or None)
        try:
            yield opened(part, readers)
        except UnreadableInput as error:
            failed.append(error)


def _together(ones: Iterable[Opened]) -> Iterator[list[Opened]]:
    """The parts of each message in one list, any other document by itself."""
    held: list[Opened] = []
    for one in ones:
        if held and one.part.message != held[0].part.message:
            yield held
            held = []
        if one.part.message:
            held.append(one)
        else:
            yield [one]
    if held:
        yield held


def _told(failed: list[UnreadableInput]) -> Iterator[Problem]:
    """What failed, in order; what fails in many messages of a mailbox for the same reason is told once."""
    alike: dict[tuple[str, str], list[UnreadableInput]] = defaultdict(list)
    for error in failed:
        found = _IN_MAILBOX.match(error.thing)
        alike[found["box"] if found else error.thing, error.reason].append(error)
    for (box, reason), errors in alike.items():
        if len(errors) <= _TOLD_APART:
            yield from map(problem_of, errors)
            continue
        numbers = [found["number"] for error in errors if (found := _IN_MAILBOX.match(error.thing))]
        shown = f"{', '.join(numbers[:_TOLD_APART])} and {len(errors) - _TOLD_APART:,} more"
        place = f"messages {shown}" if numbers else errors[0].place
        yield Problem(
            file=box, place=place, reason=f"{len(errors):,} times: {reason}", advice=errors[0].advice
        )
