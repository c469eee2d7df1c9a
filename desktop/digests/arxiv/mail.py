"""Reads the daily mailings of arXiv as they were sent, pasted, forwarded, or made Markdown of; its listings, too."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from desktop.digests.arxiv.blocks import IDENTIFIER, Outside, blocks_in
from desktop.digests.arxiv.draft import arxiv_draft
from desktop.digests.arxiv.listing import is_listing, listed_papers, listing_facts
from desktop.digests.arxiv.preamble import facts_of, left_overs
from desktop.digests.arxiv.record import Record
from desktop.digests.arxiv.rendered import is_rendered, rendered_records
from desktop.digests.arxiv.repeats import without_doubles
from desktop.digests.document import Document
from desktop.digests.markup.shown import is_page, shown
from desktop.limits import DETECTED_CHARACTERS
from desktop.papers.digest import DigestFacts, Found, Problem
from desktop.papers.draft import Draft
from desktop.papers.identifiers import arxiv_of
from desktop.progress import Progress

KIND = "arxiv-mail"
TITLE = "arXiv mails"
_BEGINNING = re.compile(
    rf"^[> \t]*\\{{1,4}}[ \t]*\n(?:[> \t]*\n){{0,2}}[> \t]*(?:arXiv|Paper[^:\n]{{0,40}}):[ \t]*{IDENTIFIER}",
    re.MULTILINE | re.IGNORECASE,
)
_ID_LINE = re.compile(
    rf"^[> \t]*(?:arXiv|Paper[^:\n]{{0,40}}):[ \t]*({IDENTIFIER})[ \t]*(?:[(\[][^\n]*)?\n"
    r"(?:[> \t]*\n){0,2}[> \t]*(?:Date|Title|From|replaced)\b",
    re.MULTILINE | re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"^[> \t]*(?:Send any comments regarding submissions|Archives at https?://arxiv\.org)", re.M | re.I
)
_LINKED_HEADING = re.compile(
    rf"^[ \t]{{0,3}}#{{1,6}}[ \t]*\[.{{1,1000}}?\]\(https?://\S{{0,20}}arxiv\.org/abs/({IDENTIFIER})",
    re.M | re.S,
)
_CUT = "The mailing ends within this paper: please check."
_NO_IDENTIFIER = "The mailing gives no identifier for this paper: please check."
_NO_TITLE = "The mailing gives no title for this paper: please check."


def looks_like(head: str) -> float:
    """Records as arXiv writes them, or headings that link to arXiv with the fields of a record below.

    Programs that send mails on make web pages of them.
    """
    if "rxiv" not in head.lower() and "Paper" not in head:
        return 0.0
    if is_page(head):
        return 1.0 if "\\" in head and len(_BEGINNING.findall(shown(head).text)) >= 1 else 0.0
    if len(_BEGINNING.findall(head)) >= 2 or (_SIGNATURE.search(head) and _ID_LINE.search(head)):
        return 1.0
    if _BEGINNING.search(head) or _ID_LINE.search(head) or is_rendered(head) or is_listing(head):
        return 0.95
    return 0.6 if _SIGNATURE.search(head) else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """The facts of the mailing, then its papers; one that is listed twice comes once, with its last listing."""
    if not is_page(document.text):
        yield from _read(document)
        return
    page = shown(document.text)
    inner = replace(document, decoded=document.decoded._replace(text=page.text, mended=()))
    for found in _read(inner):
        if isinstance(found, DigestFacts):
            yield found
        else:
            yield found.model_copy(update={"span": page.span(*found.span)})


def _read(document: Document) -> Iterator[Found]:
    text = document.text
    if is_listing(text[:DETECTED_CHARACTERS]):
        yield listing_facts(document)
        yield from listed_papers(text)
        return
    is_mailing = bool(_ID_LINE.search(text))
    names = (_ID_LINE if is_mailing else _LINKED_HEADING).findall(text)
    listed = {name: count for name, count in Counter(map(_bare, names)).items() if count > 1}
    held: dict[str, list[Draft]] = {}
    has_facts = False
    for found in blocks_in(text) if is_mailing else rendered_records(text):
        if not has_facts:
            yield facts_of(document, found.end if isinstance(found, Outside) else found.start)
            has_facts = True
        if isinstance(found, Outside):
            yield from left_overs(document, found.start, found.end)
        elif isinstance(draft := _draft(found, text), Draft) and draft.arxiv_id in listed:
            waiting = held.setdefault(draft.arxiv_id, [])
            waiting.append(draft)
            if len(waiting) >= listed[draft.arxiv_id]:
                yield from without_doubles(held.pop(draft.arxiv_id))
        else:
            yield draft
    for waiting in held.values():
        yield from without_doubles(waiting)


def _bare(identifier: str) -> str:
    found = arxiv_of(identifier)
    return found.identifier if found else ""


def _draft(record: Record, text: str) -> Draft | Problem:
    end = record.start + len(text[record.start : record.end].rstrip())
    span = (record.start, end)
    if not record.whole and not ({"authors", "categories"} & record.fields.keys()):
        advice = "Save the mailing again and drop it once more."
        return Problem(file="", reason="the mailing ends within this record", advice=advice, span=span)
    doubts = (
        "" if record.whole else _CUT,
        "" if record.identifier else _NO_IDENTIFIER,
        "" if record.fields.get("title") else _NO_TITLE,
    )
    extra = {"revised": record.revised} if record.revised else {}
    return arxiv_draft(
        record.fields,
        record.abstract_text(),
        record.identifier,
        record.status,
        doubt=" ".join(filter(None, doubts)),
        span=span,
        extra=extra,
    )
