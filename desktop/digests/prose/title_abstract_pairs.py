"""Reads any text in which titles stand by themselves: titles and abstracts in turn, lists of titles."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from desktop.digests.document import Document
from desktop.digests.prose.assembling import Card, assembled
from desktop.digests.prose.bylines import names_in
from desktop.digests.prose.judging import is_running_text
from desktop.digests.prose.pairing import labelled
from desktop.digests.prose.splitting import units_in
from desktop.digests.refusals import LimitReached
from desktop.errors import UnreadableInput
from desktop.papers.digest import DigestFacts, Found
from desktop.papers.identifiers import arxiv_of, doi_of, web_link
from desktop.progress import Progress

KIND = "text"
TITLE = "texts of titles and abstracts"
SUREST = 0.1
_PASTED = "Pasted text"
_RUNNING = "no papers found, this is running text and no list of papers"
_SELECT = "Paste only the part that lists papers: titles, each with its abstract or alone in its line."
_JUDGED_PARAGRAPHS = 300
_MOST_LINES = 100_000
"""A text of more lines, blank ones aside, is no list that anybody made; reading it would take minutes."""
_LINK_CHARACTERS = 2_000
_TABLE_LINES, _TABLE_SEPARATORS = 10, 3
NOT_PROSE = re.compile(
    r"\s*(?:<[!?/]|<(?!(?:b|i|u|em|strong|sub|sup|img|span|tt)\b)[a-z]|[\[{]\s*[\"'{\[\]}]|@\w+\s*[{(]|TY\s{0,2}- "
    r"|(?:---\s*\n\s*)?references:\s*\n\s*-\s|PMID\s*- |FN \w|%[0T] |\"[^\"]*\"\s*\Z)",
    re.IGNORECASE,
)
"""How a text begins that is markup or data: its lines mean nothing by themselves."""
_ONE_WORD = re.compile(r"\s{0,999}\S{1,2000}\s{0,999}\Z")
_NUMBERED = re.compile(r"\A(?:\[\d{1,4}\]|\d{1,4}[.)])\s+(?=\S+\Z)")
"""The number before a link, as at the end of a mail."""
_DOI_LINE = re.compile(r"(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+\Z", re.IGNORECASE)


def looks_like(head: str) -> float:
    """Anything that is not markup, data, a table or a single word: the last resort, never sure."""
    if NOT_PROSE.match(head) or _ONE_WORD.match(head) or not head.strip() or _is_table(head):
        return 0.0
    return SUREST


def _is_table(head: str) -> bool:
    """Whether the first lines are cells: each has the same three or more of one separator."""
    lines = [line for line in head.split("\n", _TABLE_LINES)[:_TABLE_LINES] if line.strip()]
    counts = ({line.count(separator) for line in lines} for separator in ",;\t|")
    return len(lines) >= 2 and any(len(count) == 1 and min(count) >= _TABLE_SEPARATORS for count in counts)


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """Drafts of the titles in the text; what is neither title nor abstract is left over.

    Raises UnreadableInput for running text: letters, manuals, licences, programs; LimitReached for too many lines.
    """
    yield DigestFacts(kind=KIND, source=document.name or _PASTED)
    text = document.text
    if (lines := text.count("\n") - text.count("\n\n")) > _MOST_LINES:
        reason = (
            f"it has {lines:,} lines, more than the {_MOST_LINES:,} that are read of a text without marks"
        )
        raise LimitReached(document.name, reason, "Split it and drop the parts.", place="line 1")
    if not document.earlier_lines and _is_running(text):
        raise UnreadableInput(document.name, _RUNNING, _SELECT, place="line 1")
    units = units_in(text, 0, len(text), stands_alone=_is_aside, lists=True)
    yield from assembled(document, units, _is_aside, _described)


def _is_running(text: str) -> bool:
    """Whether the beginning of a text is anything but a list of papers."""
    units = islice(units_in(text, 0, len(text), stands_alone=_is_aside, lists=True), _JUDGED_PARAGRAPHS)
    # A footnote with an address is no line of a paper: it counts like any other line.
    counted = (unit for unit in units if _NUMBERED.match(unit.text) or not _is_aside(unit.text))
    return is_running_text(labelled(counted))


def _is_aside(text: str) -> bool:
    """Whether a line only names its paper: a link, an identifier, the authors."""
    if len(text) > _LINK_CHARACTERS:
        return False
    text = _NUMBERED.sub("", text)
    return bool(web_link(text) or arxiv_of(text) or _DOI_LINE.match(text) or names_in(text))


def _described(card: Card) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for detail in card.details:
        text = _NUMBERED.sub("", detail.text)
        if found := arxiv_of(text):
            fields.setdefault("arxiv_id", found.identifier)
            fields.setdefault("arxiv_version", found.version)
        elif _DOI_LINE.match(text):
            fields.setdefault("doi", doi_of(text))
        elif names := names_in(text):
            fields.setdefault("authors", names)
        if link := web_link(text):
            fields.setdefault("url", link)
    return fields
