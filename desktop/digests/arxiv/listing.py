"""Reads the listings of arXiv's web pages ("new", "recent") as they are copied from a browser."""

import re
from collections.abc import Iterator

from desktop.digests.arxiv.blocks import IDENTIFIER
from desktop.digests.arxiv.draft import arxiv_draft
from desktop.digests.arxiv.fields import field_name
from desktop.digests.document import Document
from desktop.digests.fields.loose_dates import partial_date
from desktop.papers.digest import DigestFacts
from desktop.papers.draft import Draft
from desktop.papers.identifiers import arxiv_of

_NUMBER = r"\[\d{1,5}\]\s{0,5}"
_FORMATS = r"[ \t]*\[[^\[\]\n]{2,80}\]"
_NAME = rf"arXiv:[ \t]?{IDENTIFIER}[ \t]*(?:\([^()\n]{{1,60}}\))?"
_ITEM = re.compile(
    rf"^[ \t]*(?:{_NUMBER}(?P<one>{_NAME})(?:{_FORMATS})?|(?P<other>{_NAME}){_FORMATS})[ \t]*\n\s{{0,5}}(?=Title:\s)",
    re.MULTILINE | re.IGNORECASE,
)
_SECTION = re.compile(
    r"^[ \t#]*(?P<name>New submissions|Cross(?:[- ]submissions|[- ]lists?)|Replacement(?: submission)?s)"
    r"(?:[ \t]*\([^\n]{0,60}\)|[ \t]+for [^\n]{0,40})?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_DAY = re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? (\d{1,2} [A-Z][a-z]{2,8} \d{4})\b")
_STATUS = {"n": "new", "c": "cross", "r": "replaced"}
_DAY_HEADING = re.compile(r"[A-Z][a-z]{2,8}, \d{1,2} [A-Z][a-z]{2,8} \d{4}\b.{0,60}\Z")
_HEAD_CHARACTERS = 20_000


def is_listing(head: str) -> bool:
    """Whether an identifier with its formats stands above a line "Title:"."""
    return bool(_ITEM.search(head))


def listing_facts(document: Document) -> DigestFacts:
    """The facts of the listing in `document`: the day that it is of."""
    first = _ITEM.search(document.text)
    day = _DAY.search(document.text, 0, first.start() if first else _HEAD_CHARACTERS)
    return DigestFacts(kind="arxiv-mail", source="arXiv", shown_on=partial_date(day[1]) if day else "")


def listed_papers(text: str) -> Iterator[Draft]:
    """One draft for each paper of a listing, in order; the heading above it says whether it is new."""
    sections = [(found.start(), _STATUS[found["name"][0].lower()]) for found in _SECTION.finditer(text)]
    items = list(_ITEM.finditer(text))
    ends = [*(each.start() for each in items[1:]), len(text)]
    for item, end in zip(items, ends, strict=True):
        while sections[1:] and sections[1][0] < item.start():
            sections.pop(0)
        section = sections[0] if sections and sections[0][0] < item.start() else (0, "")
        until = next((start for start, _ in sections if item.end() < start < end), end)
        yield _draft(text, item, until, section[1])


def _draft(text: str, item: re.Match[str], end: int, status: str) -> Draft:
    body = text[item.end() : end].rstrip()
    fields, abstract = _parts(body)
    name = (item["one"] or item["other"]).partition(":")[2].strip()
    status = "cross" if "(cross" in name.lower() else "replaced" if "(replaced" in name.lower() else status
    span = (item.start(), item.end() + len(body))
    return arxiv_draft(
        fields, abstract, arxiv_of(name.partition("(")[0].strip()), status, span=span, issued=""
    )


def _parts(body: str) -> tuple[dict[str, str], str]:
    """The fields of a paper, and its abstract behind them; authors stand below the title, often without a name."""
    fields: dict[str, str] = {}
    lines = [line.strip() for line in body.split("\n")]
    names = [field_name(line) for line in lines]
    last = max(at for at, (name, _) in enumerate(names) if name)
    last = next((at for at, (name, _) in enumerate(names) if name == "categories"), last)
    open_field = ""
    for line, (name, begin) in zip(lines[: last + 1], names, strict=False):
        if name:
            open_field = name
            fields.setdefault(name, line[begin:].strip())
        elif line and open_field == "title" and fields["title"] and "authors" not in fields:
            fields["authors"] = line
        elif line and open_field:
            fields[open_field] = f"{fields[open_field]} {line}".strip()
    rest = [line for line in lines[last + 1 :] if not _DAY_HEADING.match(line)]
    while rest and "authors" not in fields and not rest[0]:
        rest.pop(0)
    if rest and "authors" not in fields:
        fields["authors"] = rest.pop(0)
    return fields, "\n".join(rest).strip()
