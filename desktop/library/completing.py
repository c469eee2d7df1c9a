"""Finds papers whose record would hurt an export, says why, and mends what can be mended without a guess."""

import html
import json
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from desktop.digests.fields.inline_markup import without_markup
from desktop.exports.capitals import is_shouted
from desktop.exports.title_words import FUNCTION_WORDS
from desktop.library.actions import action, papers_in_words
from desktop.papers.changes import Scalar
from desktop.papers.cleaning import one_line
from desktop.papers.fields import YOU
from desktop.papers.identifiers import arxiv_of, doi_of
from desktop.progress import Progress, no_progress
from desktop.store.bibliographic import Facts, every_fact
from desktop.store.pages import Pages
from desktop.store.step import Step

_TOLD_AFTER = 1_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Flaw(StrEnum):
    """What is missing or odd in a record; the values are the words that a person reads."""

    AUTHORS = "no authors"
    YEAR = "no year"
    IDENTIFIER = "broken identifier"
    MARKUP = "HTML in the title"
    CAPITALS = "title in capitals"


class Incomplete(NamedTuple):
    """A paper with its flaws; `mends` are the fields that can be mended without a guess, with their new values."""

    paper: int
    flaws: tuple[Flaw, ...]
    mends: dict[str, str]


def incomplete(pages: Pages, progress: Progress = no_progress) -> Iterator[Incomplete]:
    """Every paper outside the Bin that has a flaw, the newest first."""
    for done, facts in enumerate(every_fact(pages.connection)):
        if done % _TOLD_AFTER == 0:
            progress.step(done)
        if flaws := flaws_of(facts):
            yield Incomplete(facts.paper, flaws, mended(facts))


def flaws_of(facts: Facts) -> tuple[Flaw, ...]:
    """What is wrong with a record, the worst first. A year that the arXiv identifier tells is not missing."""
    found = {
        Flaw.AUTHORS: not facts.has_authors,
        Flaw.YEAR: facts.year is None and not arxiv_of(facts.arxiv_id),
        Flaw.IDENTIFIER: _is_broken(facts),
        Flaw.MARKUP: _has_markup(facts.title),
        Flaw.CAPITALS: is_shouted(facts.title),
    }
    return tuple(flaw for flaw, is_there in found.items() if is_there)


def mended(facts: Facts) -> dict[str, str]:
    """The fields that can be mended, with their new values; nothing is guessed but where capitals belong."""
    found: dict[str, str] = {}
    title = one_line(without_markup(facts.title)) if _has_markup(facts.title) else facts.title
    if is_shouted(title):
        title = in_title_case(title)
    if title and title != facts.title:
        found["title"] = title
    doi, arxiv = doi_of(facts.doi), arxiv_of(facts.arxiv_id)
    if facts.doi and doi and doi != facts.doi:
        found["doi"] = doi
    if facts.arxiv_id and arxiv and arxiv.identifier != facts.arxiv_id:
        found["arxiv_id"] = arxiv.identifier
    return found


def _is_broken(facts: Facts) -> bool:
    if facts.doi and doi_of(facts.doi) != facts.doi:
        return True
    if not facts.arxiv_id:
        return False
    arxiv = arxiv_of(facts.arxiv_id)
    return arxiv is None or arxiv.identifier != facts.arxiv_id


def _has_markup(title: str) -> bool:
    if "<" not in title and "&" not in title:
        return False
    return one_line(without_markup(title)) != one_line(title) or html.unescape(title) != title


def in_title_case(title: str) -> str:
    """A title in capitals as "Attention Is All You Need"; words with digits keep theirs."""

    def cased(found: re.Match[str]) -> str:
        word = found.group().lower()
        starts = found.start() == 0 or title[: found.start()].rstrip()[-1:] in {":", ".", "?", "!"}
        touches_digit = (
            title[found.end() : found.end() + 1].isdigit() or title[: found.start()][-1:].isdigit()
        )
        if touches_digit:
            return found.group()
        return word if word in FUNCTION_WORDS and not starts else word[:1].upper() + word[1:]

    return _WORD.sub(cased, title)


@action
def mend_records(step: Step, papers: Sequence[int]) -> None:
    """Mends what can be mended in these papers; a field that was mended counts as typed."""
    changes: dict[str, list[tuple[int, Scalar]]] = {}
    touched = 0
    for facts in step.now_in.bibliographic(papers):
        new = mended(facts)
        touched += bool(new)
        for name, value in new.items():
            changes.setdefault(name, []).append((facts.paper, value))
        if new:
            sources = step.now_in.sources(facts.paper) | dict.fromkeys(new, YOU)
            changes.setdefault("sources", []).append(
                (facts.paper, json.dumps(sources, separators=(",", ":")))
            )
    for name, pairs in changes.items():
        step.put_each("record", name, pairs)
    step.label = f"Mend the records of {papers_in_words(touched)}"
