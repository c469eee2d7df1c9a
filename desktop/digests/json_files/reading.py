"""Reads the records of a JSON document one by one into drafts, and says what is wrong with each."""

from collections.abc import Callable, Collection, Iterator
from typing import Any

from desktop.digests.document import Document
from desktop.digests.fields.reference import Reference
from desktop.digests.json_files.problems import problem_of_fault, unreadable_record
from desktop.digests.json_files.records import ENDS_EARLY, Fault, Field, Record, records_in
from desktop.papers.digest import Found, LeftOver, Problem

Fill = Callable[[Reference, dict[str, Any]], None]
"""Takes what an object says of its paper into a reference."""
_TOO_LITTLE = 2
"""A text that was cut before its second record is refused: nearly all of it may be missing."""


def drafts_in(
    document: Document,
    inside: Collection[str],
    fill: Fill,
    around: Callable[[Field], None] = lambda _: None,
    is_wanted: Callable[[dict[str, Any]], bool] = lambda _: True,
) -> Iterator[Found]:
    """A draft for each object among the records; `around` is told what stands around them.

    Objects that are not wanted are left out: they are no papers, and nothing is wrong with them.
    What is no object or names no paper comes as Problem, and so does a field that cannot be understood.
    """
    number = 0
    held: list[Found] = []
    for item in records_in(document.text, inside):
        if isinstance(item, Field):
            around(item)
        elif isinstance(item, Fault):
            if item.reason == ENDS_EARLY and number < _TOO_LITTLE:
                held = []
            yield from held
            yield problem_of_fault(item, document)
            held = []
        else:
            number += 1
            if isinstance(item.value, dict) and not is_wanted(item.value):
                continue
            held += _found_in(item, number, fill, document)
            if number >= _TOO_LITTLE:
                yield from held
                held = []
    yield from held


def _found_in(record: Record, number: int, fill: Fill, document: Document) -> Iterator[Found]:
    if not isinstance(record.value, dict):
        yield unreadable_record(record, number)
        return
    reference = Reference()
    fill(reference, record.value)
    place = _place(record, number, document)
    if record.twice:
        names = ", ".join(record.twice[:5])
        reference.doubts.append(f"Given twice, the first counts: {names}.")
        reason = f"a field is given twice: {names}"
        yield Problem(
            file="", place=place, reason=reason, advice="Check it.", span=(record.start, record.end)
        )
    for field, reason in reference.faults:
        where = f"{place}, field {field}"
        yield Problem(
            file="", place=where, reason=reason, advice="Check it.", span=(record.start, record.end)
        )
    draft = reference.finished(document.text, (record.start, record.end), place)
    yield unreadable_record(record, number) if isinstance(draft, LeftOver) else draft


def _place(record: Record, number: int, document: Document) -> str:
    """Where a record stands: by its number, and by its lines when there are several in the text."""
    lines = document.place(record.start, record.end)
    return f"record {number}" if lines == "line 1" else f"record {number}, {lines}"
