"""Reads a source in this process: unwraps, decodes, detects, reads, and accounts for everything found."""

from collections.abc import Iterator

from desktop.digests.binaries import refuse_binary
from desktop.digests.containers import unwrapped
from desktop.digests.decoding import decoded
from desktop.digests.detecting import reader_for, what_is_read
from desktop.digests.document import Document
from desktop.digests.part import Part
from desktop.digests.refusals import LimitReached, names_limit, papers_in_words
from desktop.digests.source import Source
from desktop.errors import UnreadableInput
from desktop.limits import RECORDS
from desktop.papers.digest import DigestFacts, Found, LeftOver, Problem
from desktop.papers.draft import Draft
from desktop.progress import Progress, no_progress

_GUESSED = "The encoding of the digest is a guess: some letters may be wrong."
_OTHERS_BEFORE_PAPERS = 10_000
"""A text whose first paper comes later than this is no digest."""
_NULS_OF_A_CRASH = 100
_MENDED = "Some letters were damaged in the digest."


def read(source: Source, progress: Progress = no_progress, *, most: int = RECORDS) -> Iterator[Found]:
    """What `source` holds, in order: facts of each digest in it, then at most `most` drafts with problems
    and left-overs among them.

    Raises UnreadableInput (LimitReached when a limit was the reason) if there is no paper at all; where
    some are, what could not be read comes as Problem. Raises Cancelled as `progress` does.
    """
    failed: list[UnreadableInput] = []
    papers = 0
    for part in unwrapped(source):
        if papers >= most:
            yield _limit(source.thing, papers_in_words(most), f"after {papers_in_words(most)}")
            break
        if isinstance(part, UnreadableInput):
            failed.append(part)
            continue
        try:
            for found in _found_in(part, progress, papers, most):
                papers += isinstance(found, Draft)
                yield found
        except UnreadableInput as error:
            failed.append(error)
    if failed and not papers:
        raise failed[0]
    yield from (problem_of(error) for error in failed)


def problem_of(error: UnreadableInput) -> Problem:
    """The same words as a value, for what is one of several."""
    return Problem(file=error.thing, place=error.place, reason=error.reason, advice=error.advice)


def _found_in(part: Part, progress: Progress, papers: int, most: int) -> Iterator[Found]:
    """What one document holds; facts and left-overs wait for the first draft."""
    refuse_binary(part.data, part.name)
    document = Document(decoded(part.data, part.charset), part.name, part.media_type)
    position = others = 0
    held: list[Found] = list(_damage(part, document))
    del part  # a hundred megabytes that are not needed any more
    for found in reader_for(document).read(document, progress):
        position += isinstance(found, Draft)
        others += not isinstance(found, Draft)
        held.append(_completed(found, document, position))
        if position:
            yield from held
            held = []
        if isinstance(found, Draft):
            progress.step(found.span[1], len(document.text), papers_in_words(papers + position))
        is_full = papers + position >= most
        if is_full or others > (most if position else _OTHERS_BEFORE_PAPERS):
            yield from _unread(document, found, papers_in_words(most) if is_full else _pieces(most))
            break
    if not position:
        raise _no_papers(held, document)


def _damage(part: Part, document: Document) -> Iterator[Problem]:
    """Runs of NUL bytes, which a crash leaves behind: the text around them is read all the same."""
    nuls = document.text.count("\0")
    if nuls >= _NULS_OF_A_CRASH:
        reason = f"{nuls:,} NUL bytes were skipped, the file was damaged"
        place = f"byte {part.data.find(0)}"
        yield Problem(file=part.name, place=place, reason=reason, advice="Compare with another copy.")


def _completed(found: Found, document: Document, position: int) -> Found:
    """`found` with what every reader leaves to this module."""
    if isinstance(found, DigestFacts):
        known = {"encoding": _encoding(document), "text_length": len(document.text)}
        return found.model_copy(update={"name": found.name or document.name, **known})
    new: dict[str, object] = {} if found.place else {"place": document.place(*found.span)}
    if isinstance(found, Draft):
        new["position"] = position
        if document.decoded.is_doubtful(*found.span):
            new["doubt"] = f"{found.doubt} {_GUESSED if document.decoded.guessed else _MENDED}".strip()
    elif isinstance(found, Problem) and not found.file:
        new["file"] = document.name
    return found.model_copy(update=new)


def _encoding(document: Document) -> str:
    return f"{document.decoded.encoding}{', guessed' if document.decoded.guessed else ''}"


def _unread(document: Document, last: Found, what: str) -> Iterator[Problem]:
    """Says that reading stopped at a limit, if that was before the end of the text."""
    end = 0 if isinstance(last, DigestFacts) else last.span[1]
    if document.text[end:].strip():
        yield _limit(document.name, what, f"after line {document.line(max(0, end - 1))}")


def _limit(file: str, what: str, place: str) -> Problem:
    reason = f"more than {what}, the rest was not read"
    return Problem(file=file, place=place, reason=reason, advice="Split it and drop the parts.")


def _pieces(count: int) -> str:
    return f"{count:,} pieces of text that are no papers"


def _no_papers(held: list[Found], document: Document) -> UnreadableInput:
    for found in held:
        if isinstance(found, Problem):
            kind = LimitReached if names_limit(found.reason) else UnreadableInput
            return kind(document.name, found.reason, found.advice, place=found.place)
    place = next((found.place for found in held if isinstance(found, LeftOver)), "line 1")
    return UnreadableInput(document.name, "no papers found", what_is_read(), place=place)
