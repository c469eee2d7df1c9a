"""Reads the parts of one mail: of alternatives the richer one, of a cover letter nothing where files have papers."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from desktop.digests.document_reading import Opened, found_in
from desktop.digests.fields.drafting import cut
from desktop.digests.refusals import papers_in_words
from desktop.errors import UnreadableInput
from desktop.limits import FIELD_CHARACTERS
from desktop.papers.cleaning import clean_text
from desktop.papers.digest import Found, LeftOver, Problem
from desktop.papers.draft import Draft
from desktop.papers.text_keys import title_key
from desktop.progress import Progress, no_progress

_COMPARED_CHARACTERS = 4_000_000
"""Longer alternatives are told apart by their formats alone: reading both would take twice the memory."""
_FIELDS = ("abstract", "authors", "arxiv_id", "doi", "url", "issued", "venue")
_INLINE = 2


def found_in_message(
    parts: Sequence[Opened], progress: Progress, papers: int, most: int, failed: list[UnreadableInput]
) -> Iterator[Found]:
    """What the parts of one message hold; a part that cannot be read is appended to `failed`.

    Parts of a known format come first, then other files, then the text, if there was nothing before it: "two
    files attached" is no paper, and neither is what a mailing list puts below.
    """
    chosen, notes = _without_alternatives(parts, most)
    before = papers
    for turn, ones in groupby(sorted(chosen, key=_turn), key=_turn):
        if turn == _INLINE and papers > before:
            yield from map(_left_over, ones)
            continue
        for one in ones:
            try:
                for found in found_in(one, progress, papers, most):
                    papers += isinstance(found, Draft)
                    yield found
            except UnreadableInput as error:
                failed.append(error)
            if papers >= most:
                return
    yield from notes


def _turn(one: Opened) -> int:
    return 0 if one.is_sure else 1 if one.part.is_attached else _INLINE


def _left_over(one: Opened) -> LeftOver:
    text = cut(clean_text(one.document.text).strip(), FIELD_CHARACTERS)
    return LeftOver(text=text, place=f"text of {one.part.name}")


class _Tally(NamedTuple):
    """How much one of several alternatives says; the larger one is taken, the first of equals."""

    is_sure: bool
    papers: int
    fields: int
    order: int
    ones: list[Opened]
    titles: dict[str, str]


def _without_alternatives(parts: Sequence[Opened], most: int) -> tuple[list[Opened], list[Problem]]:
    """The parts with one of each set of alternatives, and what those that were not taken would have said more."""
    taken: list[Opened] = []
    notes: list[Problem] = []
    for version, group in groupby(parts, key=lambda one: one.part.version.of):
        ones = list(group)
        if version:
            numbers = groupby(ones, key=lambda one: one.part.version.number)
            tallies = [_tally(list(each), number, most) for number, each in numbers]
            best = max(tallies, key=lambda tally: tally[:4])
            notes += [note for tally in tallies for note in _missed(tally, best)]
            ones = best.ones
        taken += ones
    return taken, notes


def _tally(ones: list[Opened], number: int, most: int) -> _Tally:
    is_sure = any(one.is_sure for one in ones)
    titles: dict[str, str] = {}
    papers = fields = 0
    if sum(len(one.document.text) for one in ones) <= _COMPARED_CHARACTERS:
        for one in ones:
            for draft in _drafts(one, most):
                titles.setdefault(title_key(draft.title), draft.title)
                papers += 1
                fields += sum(bool(getattr(draft, name)) for name in _FIELDS)
    return _Tally(is_sure, papers, fields, -number, ones, titles)


def _drafts(one: Opened, most: int) -> Iterator[Draft]:
    try:
        for found in found_in(one, no_progress, 0, most):
            if isinstance(found, Draft):
                yield found
    except UnreadableInput:
        return


def _missed(tally: _Tally, best: _Tally) -> Iterator[Problem]:
    """Says that a version which was not read lists papers that the other one does not."""
    missed = tally.titles.keys() - best.titles.keys()
    if missed and (tally.is_sure or not best.is_sure):
        kind, other = _kind(tally), _kind(best)
        reason = (
            f"the {other} version, which was read ({papers_in_words(best.papers)}), "
            f"lacks {papers_in_words(len(missed))} of the {kind} version"
        )
        advice = f"Save the {kind} version by itself and drop that to get them."
        yield Problem(file=tally.ones[0].part.name, place=f"{kind} version", reason=reason, advice=advice)


def _kind(tally: _Tally) -> str:
    media_type = tally.ones[0].part.media_type
    return {"text/plain": "plain text", "text/html": "web page"}.get(media_type, media_type)
