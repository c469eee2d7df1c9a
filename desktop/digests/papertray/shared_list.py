"""Reads a shared list (`.papertray`): the record of each paper, and apart from it what its sender made of it."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from pydantic import ValidationError

from desktop.digests.document import Document
from desktop.digests.fields.drafting import draft_of
from desktop.digests.json_files.problems import problem_of_fault
from desktop.digests.json_files.records import ENDS_EARLY, Fault, Field, Record, keys_in, records_in
from desktop.digests.json_files.values import field_in, number_in, text_in
from desktop.errors import UnreadableInput
from desktop.papers.digest import DigestFacts, Found, Problem
from desktop.papers.draft import Draft
from desktop.papers.fields import LIST_FIELDS, RECORD_FIELDS
from desktop.papers.name import Name
from desktop.papers.shared import VERSION, Made, SharedDraft, SharedSearch
from desktop.progress import Progress

KIND = "papertray"
TITLE = "shared lists of Papertray"
_INSIDE = ("papers",)
_TITLE = 200
_SEARCHES = 1_000
_NAME = ("family", "given", "non-dropping-particle", "suffix", "literal")


def looks_like(head: str) -> float:
    """The first key says it."""
    return (
        1.0
        if head.lstrip("\ufeff \n\t").startswith(('{"papertray"', '{ "papertray"')) and _keys(head)
        else 0.0
    )


def _keys(head: str) -> bool:
    # What is searched for may fill the head, so that the papers begin behind it.
    return "papers" in keys_in(head) or '"searches"' in head


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each paper. Raises UnreadableInput for a list that a newer Papertray has made."""
    about: dict[str, Any] = {}
    is_open = False
    number = 0
    for item in records_in(document.text, _INSIDE):
        if isinstance(item, Field):
            if item.name == "papertray" and isinstance(item.value, dict):
                about = item.value
                _refuse_newer(about, document.name)
            continue
        if not is_open:
            yield _facts(about, document)
            is_open = True
        if isinstance(item, Record):
            number += 1
            yield _found(item, number, document)
        elif isinstance(item, Fault) and not _is_end_of_piece(item, document.text):
            yield problem_of_fault(item, document)
    if not is_open:
        yield _facts(about, document, is_empty=True)


def _facts(about: dict[str, Any], document: Document, *, is_empty: bool = False) -> DigestFacts:
    source = text_in(about.get("title"))[:_TITLE] or document.name or "Shared list"
    return DigestFacts(kind=KIND, source=source, is_empty=is_empty, searches=_searches(about))


def _searches(about: dict[str, Any]) -> tuple[SharedSearch, ...]:
    """The saved searches; one that is not as agreed is no reason to refuse the papers."""
    said, found = about.get("searches"), []
    for each in said[:_SEARCHES] if isinstance(said, list) else ():
        with suppress(ValidationError):
            found.append(SharedSearch.model_validate(each))
    return tuple(found)


def whole_until(text: str) -> int:
    """Papers stand on lines of their own."""
    return text.rfind("\n") + 1


def carried(text: str) -> str:
    """What stands before the papers goes before each piece of them."""
    start = text.find('"papers": [')
    return text[: text.find("\n", start) + 1] if start >= 0 else ""


def _is_end_of_piece(fault: Fault, text: str) -> bool:
    """A long list is read in pieces, which lack the brackets at its end."""
    return fault.reason == ENDS_EARLY and not text[fault.start :].strip(" \n,")


def _refuse_newer(about: dict[str, Any], name: str) -> None:
    version = number_in(about.get("version"))
    if version is None or version > VERSION:
        reason = f"a newer Papertray has made it ({text_in(about.get('made_by')) or 'version not told'})"
        raise UnreadableInput(name, reason, "Install the newest Papertray and drop it again.")


def _found(record: Record, number: int, document: Document) -> Found:
    place, span = document.place(record.start, record.end), (record.start, record.end)
    try:
        said = _draft(record.value, span).model_dump(exclude_defaults=True)
        return SharedDraft(**said, uid=text_in(field_in(record.value, "uid")), made=_made(record.value))
    except (ValidationError, ValueError, TypeError, AttributeError) as error:
        where, reason = f"paper {number}, {place}", _reason(error)
        return Problem(file="", place=where, reason=reason, advice="Ask for the list anew.", span=span)


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        where = ".".join(map(str, error.errors()[0]["loc"]))
        return f"its {where} is not as agreed" if where else "it is not as agreed"
    return "it is not as agreed"


def _made(value: Any) -> Made:
    return Made.model_validate(field_in(value, "made") or {})


def _draft(value: Any, span: tuple[int, int]) -> Draft:
    record = field_in(value, "record")
    if not isinstance(record, dict):
        raise ValueError("no record")
    fields: dict[str, Any] = {name: record[name] for name in RECORD_FIELDS if record.get(name)}
    fields["authors"] = tuple(
        Name._make(text_in(each.get(part)) for part in _NAME)
        for each in fields.get("authors", ())
        if any(each)
    )
    for name in LIST_FIELDS:
        fields[name] = tuple(map(text_in, fields.get(name, ())))
    title, abstract = text_in(fields.pop("title", "")), text_in(fields.pop("abstract", ""))
    return draft_of(
        title, abstract, citation_key=text_in(field_in(value, "citation_key")), span=span, **fields
    )
