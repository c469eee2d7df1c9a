"""Gives each link of a message the title that stands in a line of its own beside it, where that is beyond doubt."""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import groupby

from desktop.digests.messages.statements import Kind, Statement
from desktop.digests.messages.talk import unquoted


class Side(Enum):
    """On which side of its link a title stands."""

    BEFORE = -1
    AFTER = 1


def paired(statements: Sequence[Statement]) -> list[Statement]:
    """The statements with titles, authors and repeated links taken into the papers they belong to."""
    runs = [_merged(run) for run in _runs(statements)]
    sides = [_side(run) for run in runs]
    votes = Counter(side for side in sides if side)
    usual = max(votes, key=lambda side: votes[side]) if len(votes) == 1 else None
    return [each for run, side in zip(runs, sides, strict=True) for each in _joined(run, side or usual)]


def _runs(statements: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Paragraphs, but those of nothing but titles and of nothing but links next to each other together."""
    held: list[Statement] = []
    for _, group in groupby(statements, key=lambda each: each.paragraph):
        paragraph = list(group)
        kinds = {each.kind for each in paragraph}
        if len(kinds) == 1 and kinds <= {Kind.PAPER, Kind.WORDS}:
            held += paragraph
            continue
        if held:
            yield held
            held = []
        yield paragraph
    if held:
        yield held


def _merged(run: list[Statement]) -> list[Statement]:
    """A run in which authors below a title are its own, and a paper named twice in a row stands once."""
    merged: list[Statement] = []
    for each in run:
        last = merged[-1] if merged else None
        is_one = last is not None and last.paragraph == each.paragraph
        if last and is_one and each.kind is Kind.BYLINE and last.kind is Kind.WORDS:
            last.authors = each.authors
            last.extent.append(each.unit)
        elif last and is_one and each.is_bare and last.kind is Kind.PAPER and _is_same(last, each):
            last.extent.append(each.unit)
        else:
            merged.append(each)
    return merged


def _is_same(one: Statement, other: Statement) -> bool:
    first, second = one.papers[-1], other.papers[0]
    return any(
        first.get(name) and first.get(name) == second.get(name) for name in ("arxiv_id", "doi", "pmid")
    )


def _stretches(run: Sequence[Statement]) -> Iterator[list[Statement]]:
    """What stands between talk, references and papers that have their title."""
    for is_open, group in groupby(run, key=_is_open):
        if is_open:
            yield list(group)


def _is_open(each: Statement) -> bool:
    return each.kind is Kind.WORDS or each.is_bare


def _side(run: Sequence[Statement]) -> Side | None:
    """The side that explains every stretch of a run, None where both do or neither."""
    found = {side for stretch in _stretches(run) for side in Side if _explains(stretch, side)}
    lost = {side for stretch in _stretches(run) for side in Side if not _explains(stretch, side)}
    possible = found - lost
    return possible.pop() if len(possible) == 1 else None


def _explains(stretch: Sequence[Statement], side: Side) -> bool:
    """Whether titles and links stand in turn, beginning with a title or with a link."""
    first = Kind.WORDS if side is Side.BEFORE else Kind.PAPER
    return len(stretch) % 2 == 0 and all(
        (each.kind is first) == (at % 2 == 0) for at, each in enumerate(stretch)
    )


def _joined(run: list[Statement], side: Side | None) -> Iterator[Statement]:
    if [each.kind for each in run] == [Kind.REFERENCE, Kind.PAPER] and run[1].is_bare and not run[1].is_own:
        yield _with_reference(run[1], run[0])
        return
    for is_open, group in groupby(run, key=_is_open):
        stretch = list(group)
        if not is_open:
            yield from stretch
        elif side and _explains(stretch, side):
            yield from _pairs(stretch, side)
        else:
            yield from _titled_first(stretch)


def _pairs(stretch: Sequence[Statement], side: Side) -> Iterator[Statement]:
    for one, other in zip(stretch[::2], stretch[1::2], strict=True):
        title, link = (one, other) if side is Side.BEFORE else (other, one)
        yield _titled(link, title)


def _titled_first(stretch: Sequence[Statement]) -> Iterator[Statement]:
    """Titles right before single links, below which another title or nothing stands; else none is guessed.

    A stretch that begins with a link cannot tell whose the title after it is; words before several links are a
    heading.
    """
    is_told = stretch[0].kind is Kind.WORDS
    at = 0
    while at < len(stretch):
        pair = stretch[at : at + 2]
        behind = stretch[at + 2 : at + 3]
        is_pair = [each.kind for each in pair] == [Kind.WORDS, Kind.PAPER]
        if is_told and is_pair and not (behind and behind[0].kind is Kind.PAPER):
            yield _titled(pair[1], pair[0])
            at += 2
        else:
            yield stretch[at]
            at += 1


def _titled(link: Statement, title: Statement) -> Statement:
    link.title, link.authors = unquoted(title.unit.text), title.authors
    link.extent += [title.unit, *title.extent]
    return link


def _with_reference(link: Statement, reference: Statement) -> Statement:
    link.citation = reference.citation
    link.extent.append(reference.unit)
    return link
