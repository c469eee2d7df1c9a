"""Reads the JSON that the Hugging Face site gives for its daily papers, and what mirrors make of it."""

import re
from collections.abc import Iterator
from itertools import islice

from desktop.digests.document import Document
from desktop.digests.hugging_face.records import draft_of_record, is_paper, listed_on
from desktop.digests.json_files.problems import problem_of_fault, unreadable_record
from desktop.digests.json_files.records import Fault, Field, Item, Record, keys_in, records_in
from desktop.digests.json_files.values import text_in
from desktop.papers.digest import DigestFacts, Found
from desktop.progress import Progress

KIND = "hugging-face-json"
TITLE = "Hugging Face JSON"
LISTS = ("dailyPapers", "papers", "items", "results", "data", "entries", "searchResults", "hits")
_SITE = frozenset({"submittedOnDailyAt", "submittedOnDailyBy", "discussionId", "ai_summary", "upvotes"})
_SAYS_WHAT = frozenset({"summary", "abstract"})
_SAYS_WHICH = frozenset({"arxivUrl", "arxiv_url", "arxivId", "arxiv_id", "id", "url", "link"})
_BY_DAY = re.compile(r"[{,]\s*\"(20\d\d-\d\d-\d\d)\"\s*:\s*[\[{]")
_MOST_DAYS = 2_000
_LOOKED_AT = 200
"""So many records are looked at before the first is given, to learn the day of the list."""


def looks_like(head: str) -> float:
    """The site's own field names are beyond doubt; titles with a summary and an address are a guess."""
    keys = keys_in(head)
    if "title" not in keys:
        return 0.0
    if {"paper", "upvotes"} <= keys or len(keys & _SITE) >= 2:
        return 1.0
    is_listed = bool(keys & _SAYS_WHAT) and bool(keys & _SAYS_WHICH)
    if is_listed and ("upvotes" in keys or "huggingface.co/papers" in head):
        return 0.9
    return 0.2 if is_listed and "authors" in keys else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """The day of the list, then one draft for each object that has a title or an identifier."""
    days = _days_in(document.text)
    items = records_in(document.text, (*LISTS, *days))
    first = list(islice(items, _LOOKED_AT))
    shown_on = _shown_on(first) or (days[0] if len(days) == 1 else "")
    yield DigestFacts(kind=KIND, source="Hugging Face", shown_on=shown_on)
    number = 0
    for item in _chained(first, items):
        if isinstance(item, Fault):
            yield problem_of_fault(item, document)
        elif isinstance(item, Record):
            number += 1
            if is_paper(item.value):
                yield draft_of_record(item.value, (item.start, item.end), item.twice)
            else:
                yield unreadable_record(item, number)


def _days_in(text: str) -> tuple[str, ...]:
    """The days by which a mirror names its lists, if it does."""
    found = islice(_BY_DAY.finditer(text), _MOST_DAYS)
    return tuple(dict.fromkeys(each[1] for each in found))


def _chained(first: list[Item], items: Iterator[Item]) -> Iterator[Item]:
    yield from first
    yield from items


def _shown_on(items: list[Item]) -> str:
    """The day that stands around the list, or the one that all its records name."""
    for item in items:
        if isinstance(item, Field) and item.name in {"date", "dateString"}:
            day = listed_on({"submittedOnDailyAt": text_in(item.value)})
            if day:
                return day
    days = {listed_on(item.value) for item in items if isinstance(item, Record) and is_paper(item.value)}
    return days.pop() if len(days) == 1 else ""
