"""Reads alerts of My NCBI, Nature, Semantic Scholar and Science; those of bioRxiv are pages like any other."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.digests.document import Document
from desktop.limits import DETECTED_CHARACTERS
from desktop.papers.digest import DigestFacts, Found
from desktop.progress import Progress

if TYPE_CHECKING:
    from desktop.digests.markup.parsing import Page

KIND = "paper-alert"
TITLE = "alerts of PubMed, Nature, Science and Semantic Scholar"
_PUBMED = "PubMed"
_SIGNS = (
    (_PUBMED, r"\bclass\s*=\s*[\"'][^\"'<>]{0,200}\bdocsum-title\b|\bref\s*=\s*[\"']article_id=\d", r""),
    ("Semantic Scholar", r"<a\b(?=[^<>]{0,2000}\bpaper-link\b)(?=[^<>]{0,2000}semanticscholar\.org)", r""),
    ("Nature", r"[?&;]_L54AD1F204_=", r""),
    ("Nature", r"\bdoi:\s*10\.1038/", r"//links?\.[\w.-]{0,60}nature\.com/"),
    ("Science", r">\s*read more\b", r"[/.]sciencepubs\.org/"),
)
"""Who sends an alert: two patterns that its head must hold, both."""
_FORWARDED = re.compile(r"\A(?:(?:Fwd?|Fw|Re|Wg|Tr|Rv)\s*:\s*)+", re.IGNORECASE)
_STOP = re.compile(r"(?<!\.)\.\Z")


def looks_like(head: str) -> float:
    """The classes and parameters that these senders alone use in their links."""
    return 0.9 if "<a" in head.lower() and _sender(head) else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """The facts of the alert, then its papers."""
    from desktop.digests.alerts.links import alert_link  # noqa: PLC0415 - lxml takes time to import
    from desktop.digests.markup.parsing import page_of  # noqa: PLC0415
    from desktop.digests.web.listing import listing_of  # noqa: PLC0415

    page = page_of(document.text, document.name)
    sender = _sender(document.text[:DETECTED_CHARACTERS])
    query = _FORWARDED.sub("", document.envelope.subject).strip()
    yield DigestFacts(kind=KIND, source=sender or "Alert", query=query)
    if sender == _PUBMED:
        yield from _results(document, page)
    else:
        yield from listing_of(document, page, alert_link)


def _results(document: Document, page: "Page") -> Iterator[Found]:
    """The results of a search in PubMed, each once."""
    from desktop.digests.alerts.links import alert_link  # noqa: PLC0415 - as above
    from desktop.digests.alerts.pubmed_words import pubmed_fields  # noqa: PLC0415
    from desktop.digests.fields.drafting import draft_of  # noqa: PLC0415
    from desktop.digests.web.card_words import title_of  # noqa: PLC0415
    from desktop.digests.web.cards import cards_in  # noqa: PLC0415
    from desktop.digests.web.listing import depth_problem  # noqa: PLC0415

    seen: set[str] = set()
    for card in cards_in(page, alert_link):
        title = _STOP.sub("", title_of(card))
        if title and card.link.key not in seen:
            seen.add(card.link.key)
            yield draft_of(title, **{**pubmed_fields(card), **card.link.fields()}, span=card.span(page))
    yield from depth_problem(document, page)


def _sender(head: str) -> str:
    for name, *signs in _SIGNS:
        if all(re.search(sign, head, re.IGNORECASE) for sign in signs):
            return name
    return ""
