"""Reads notes of OpenReview as its API gives them: in version 2 each value is in an object of its own."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from desktop.digests.csl.values import line_in
from desktop.digests.document import Document
from desktop.digests.fields.inline_markup import without_markup
from desktop.digests.fields.reference import Reference
from desktop.digests.json_files.reading import drafts_in
from desktop.digests.json_files.records import keys_in
from desktop.digests.json_files.values import field_in, list_in, number_in, text_in, texts_in
from desktop.papers.digest import DigestFacts, Found
from desktop.papers.name import name_of
from desktop.progress import Progress

KIND = "openreview"
TITLE = "OpenReview answers"
_INSIDE = ("notes", "data", "papers", "submissions")
_NOTE = frozenset({"forum", "invitation", "invitations", "replyto", "cdate", "tcdate", "pdate", "signatures"})
_SITE = "https://openreview.net"
_NOT_YET = re.compile(r"submitted to\b|under review|submission\b|reject|withdraw", re.IGNORECASE)
_PRESENTED = re.compile(
    r"(?P<venue>.{0,200}\d{4}.{0,40}?)[\s,(-]+"
    r"(?P<as>(?:conference )?(?:poster|oral|spotlight|notable.{0,20}|talk))\)?\Z",
    re.IGNORECASE,
)
_WITHOUT_NAME = frozenset({"anonymous", "anonymous authors", "paper under double-blind review"})
_RATINGS = ("rating", "recommendation", "overall_rating", "overall_assessment")
_KEPT = {
    "TL;DR": "summary", "TLDR": "summary", "one-sentence_summary": "summary", "code": "code",
    "supplementary_material": "supplement", "primary_area": "primary area", "subject_areas": "subject areas",
}  # fmt: skip
_LATEST_MS = 4_102_444_800_000


def looks_like(head: str) -> float:
    """Notes with their forum and invitation around the content."""
    keys = keys_in(head)
    if not {"content", "title"} <= keys or not {"forum", "id"} & keys:
        return 0.0
    return 0.97 if len(keys & _NOTE) >= 2 else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """One draft for each submission; reviews, comments and decisions are no papers."""
    yield DigestFacts(kind=KIND, source="OpenReview")
    yield from drafts_in(document, _INSIDE, read_note, is_wanted=_is_submission)


def read_note(reference: Reference, note: dict[str, Any]) -> None:
    """Fills `reference` with a submission."""
    content = {name: _value(value) for name, value in _content(note).items()}
    reference.title = line_in(content.get("title"))
    reference.abstract = without_markup(text_in(content.get("abstract")))
    names = texts_in(content.get("authors"))
    reference.authors = [name_of(name) for name in names if name.strip().lower() not in _WITHOUT_NAME]
    reference.put(
        "issued", next(filter(None, (_day(note.get(key)) for key in ("pdate", "cdate", "tcdate"))), "")
    )
    number = text_in(note.get("forum")) or text_in(note.get("id"))
    reference.put_link(f"{_SITE}/forum?id={number}" if number else "")
    pdf = text_in(content.get("pdf"))
    reference.put_link(f"{_SITE}{pdf}" if pdf.startswith("/") else pdf, "pdf")
    reference.put_link(text_in(content.get("html")), "html")
    keywords = content.get("keywords")
    words = keywords.split(",") if isinstance(keywords, str) else texts_in(keywords)
    reference.add("keywords", words)
    for key, name in _KEPT.items():
        reference.keep(name, text_in(content.get(key)) or ", ".join(texts_in(content.get(key))))
    _read_outcome(reference, note, content)


def _read_outcome(reference: Reference, note: dict[str, Any], content: dict[str, Any]) -> None:
    """Where the submission came out, what was decided, and the ratings in its reviews; these are no votes."""
    venue, venue_id = line_in(content.get("venue")), text_in(content.get("venueid"))
    if _NOT_YET.search(venue):
        reference.keep("submission", venue)
    elif presented := _PRESENTED.match(venue):
        reference.put("venue", presented["venue"])
        reference.put("status", presented["as"])
    else:
        reference.put("venue", venue)
    replies = [
        each for key in ("replies", "directReplies") for each in list_in(field_in(note, "details", key))
    ]
    said = [_content(each) for each in replies if isinstance(each, dict)]
    for decision in (content, *said):
        reference.put("status", line_in(_value(decision.get("decision"))))
    for state in ("withdrawn", "desk_rejected", "rejected"):
        if state in f"{venue_id} {venue}".lower().replace(" ", "_"):
            reference.put("status", state.replace("_", " "))
    ratings = [rating for each in said for key in _RATINGS if (rating := _rating(each.get(key)))]
    reference.keep("ratings", ", ".join(ratings))


def _is_submission(note: dict[str, Any]) -> bool:
    """Whether a note replies to none: reviews and decisions have titles as well."""
    number, forum = text_in(note.get("id")), text_in(note.get("forum"))
    return not text_in(note.get("replyto")) or (bool(number) and number == forum)


def _content(note: dict[str, Any]) -> dict[str, Any]:
    content = note.get("content")
    return content if isinstance(content, dict) else {}


def _value(value: Any) -> Any:
    """What version 2 of the API says in an object around it."""
    return value["value"] if isinstance(value, dict) and "value" in value else value


def _rating(value: Any) -> str:
    """The number that a rating begins with: "8: Top 50% of accepted papers"."""
    return line_in(_value(value)).partition(":")[0].strip()[:10]


def _day(milliseconds: Any) -> str:
    number = number_in(milliseconds) or 0
    return datetime.fromtimestamp(number / 1000, UTC).date().isoformat() if 0 < number < _LATEST_MS else ""
