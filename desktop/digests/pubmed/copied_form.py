"""Reads results copied from PubMed or mailed by it: title, authors, citation, PMID in lines of their own."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from desktop.digests.fields.pubmed_citation import CITATION, are_pubmed_names
from desktop.digests.prose.paragraphs import Unit, lines_in
from desktop.digests.pubmed.text_fields import PMID, reference_of
from desktop.papers.digest import Found

_NUMBERED = re.compile(r"\d{1,6}[.:]\s+(?=\S)")
_FURNITURE = re.compile(
    r"(?:\d{1,6}|cite|share|save|e-?mail|send to|item in clipboard|similar articles|related (?:citations|articles)"
    r"|free (?:pmc )?article\.?|review\.?|no abstract available\.?|(?:select|article|search result)\b.{0,40}"
    r"|(?:sent on|pubmed results|items? \d|this message contains)\b.*|\d+ selected items?\b.*)\Z",
    re.IGNORECASE,
)
_CITATION_LINES, _AUTHOR_LINES, _TITLE_LINES = 4, 200, 4
_SNIPPET_CHARACTERS = 60


class Result(NamedTuple):
    """The lines of one result: title, authors and citation as words, the number of its first and its last line."""

    title: str
    authors: str
    citation: str
    first: int
    last: int


def results_in(text: str) -> Iterator[Found]:
    """One draft for each result; the snippet that the page shows below is no abstract and stays apart."""
    lines = list(lines_in(text, 0, len(text)))
    results = copied_results(lines)
    for result, following in zip(results, [*results[1:], None], strict=True):
        anchor = lines[result.last]
        reference = reference_of(result.title, result.authors, result.citation, anchor.text)
        below = result.last + 1
        end = anchor.end
        limit = following.first if following else len(lines)
        if below < limit and len(lines[below].text) > _SNIPPET_CHARACTERS:
            reference.keep("snippet", lines[below].text)
            end = lines[below].end
        yield reference.finished(text, (lines[result.first].start, end))


def copied_results(lines: list[Unit]) -> list[Result]:
    """The results among lines, each known by a line that begins with its PMID and the citation above it."""
    found: list[Result] = []
    for last, line in enumerate(lines):
        if PMID.match(line.text):
            floor = found[-1].last + 1 if found else 0
            if result := _above(lines, last, floor):
                found.append(result)
    return found


def _above(lines: list[Unit], last: int, floor: int) -> Result | None:
    start = next(
        (
            at
            for at in range(last - 1, max(floor, last - 1 - _CITATION_LINES), -1)
            if CITATION.match(lines[at].text) and not are_pubmed_names(lines[at].text)
        ),
        None,
    )
    if start is None:
        return None
    people = _authors_start(lines, start, floor)
    first = _title_start(lines, people - 1, floor)
    if first is None:
        return None
    title, authors, citation = (
        " ".join(each.text for each in lines[slice(*part)])
        for part in ((first, people), (people, start), (start, last))
    )
    return Result(_NUMBERED.sub("", title, count=1), authors, citation, first, last)


def _authors_start(lines: list[Unit], end: int, floor: int) -> int:
    """The first of the lines before `end` that list authors; `end` itself where none does."""
    at = end - 1
    if at < floor or not are_pubmed_names(lines[at].text.removesuffix(",")):
        return end
    while at - 1 > floor and end - at < _AUTHOR_LINES and lines[at - 1].text.endswith(","):
        if not are_pubmed_names(lines[at - 1].text.removesuffix(",")):
            break
        at -= 1
    return at


def _title_start(lines: list[Unit], last: int, floor: int) -> int | None:
    """The first line of a title that ends at `last`: one with a number before it, else that line alone."""
    if last < floor or _FURNITURE.match(lines[last].text):
        return None
    for at in range(last, max(floor, last - _TITLE_LINES + 1) - 1, -1):
        if _FURNITURE.match(lines[at].text):
            break
        if _NUMBERED.match(lines[at].text):
            return at
    return last
