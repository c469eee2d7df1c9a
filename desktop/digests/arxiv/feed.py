"""Reads what arXiv publishes as RSS and Atom: the daily feeds, today's and those before 2024, and its search."""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import parse_qs

from desktop.digests.arxiv.draft import CATEGORY, arxiv_draft, text_of_tex
from desktop.digests.arxiv.names import arxiv_names
from desktop.digests.document import Document
from desktop.digests.feeds.feed import Entry, Feed, begins_feed
from desktop.digests.feeds.text import date_in, plain, plain_line
from desktop.papers.digest import DigestFacts, Found, Problem
from desktop.papers.draft import Draft
from desktop.papers.identifiers import Arxiv, arxiv_of
from desktop.papers.name import Name, name_of
from desktop.progress import Progress

KIND = "arxiv-feed"
TITLE = "arXiv feeds"
_OWN = re.compile(
    r"<(?:id|guid[^<>]{0,60})>\s*(?:oai:arXiv\.org:|https?://arxiv\.org/(?:abs|api)/)|<link>\s*https?://(?:export\.)?arxiv\.org/abs/"
    r"|rdf:about=\"https?://(?:export\.)?arxiv\.org/|<title>\s*(?:arXiv Query:|[\w.+-]{2,60} updates on arXiv\.org)"
    r"|https?://(?:rss|export)\.arxiv\.org/",
    re.IGNORECASE,
)
_UPDATES = re.compile(r"(?P<name>\S+) updates on arXiv", re.IGNORECASE)
_QUERY = re.compile(r"arXiv Query:\s*(?P<query>\S.*)", re.IGNORECASE | re.DOTALL)
# rss.arxiv.org since 2024 (info.arxiv.org/help/rss_specifications.html).
_ANNOUNCED = re.compile(
    r"\s*arXiv:(?P<id>\S+)\s+Announce Type:\s*(?P<type>[\w-]+)\s*(?:Abstract:\s*)?", re.IGNORECASE
)
# RSS 1.0 and 2.0 before 2024: "A title. (arXiv:2301.00001v2 [cs.CL] UPDATED)".
_IN_TITLE = re.compile(
    r"\.?\s*\(arXiv:(?P<id>[\w./-]{8,30})\s*(?:\[(?P<category>[\w.-]{2,20})\])?"
    r"\s*(?P<type>UPDATED|CROSS LISTED)?\)\s*\Z"
)
_STATUSES = {
    "new": "new", "cross": "cross", "replace": "replaced", "replace-cross": "replaced", "updated": "replaced",
    "cross listed": "cross",
}  # fmt: skip
_ERROR = "/api/errors"


def looks_like(head: str) -> float:
    """A feed in which arXiv is named where a feed names itself or its papers."""
    return 1.0 if begins_feed(head) and _OWN.search(head) else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """The facts of the feed, then its papers."""
    feed = Feed(document)
    yield _facts(feed)
    for entry in feed.entries():
        yield entry if isinstance(entry, Problem) else _found(entry)


def _facts(feed: Feed) -> DigestFacts:
    about = feed.about
    title = plain_line(str(about.get("title", "")))
    updates, asked = _UPDATES.match(title), _QUERY.match(title)
    day = date_in(str(about.get("published") or about.get("updated") or ""))
    return DigestFacts(
        kind=KIND,
        source=f"arXiv {updates['name']}" if updates else "arXiv",
        query=_query(asked["query"]) if asked else "",
        shown_on="" if asked else day,
        captured_on=day if asked else "",
        is_empty=feed.is_empty,
    )


def _query(text: str) -> str:
    """What was searched for, without where the answer begins and how long it is."""
    asked = parse_qs(text)
    words = (asked.get("search_query", [""])[0], asked.get("id_list", [""])[0])
    return "; ".join(filter(None, words)) if asked else text


def _found(entry: Entry) -> Draft | Problem:
    if _ERROR in entry.text("id"):
        reason = f"arXiv answered with an error ({plain_line(entry.text('summary'))[:200]})"
        return Problem(file="", reason=reason, advice="Search again and save the answer.", span=entry.span)
    title = plain_line(entry.text("title"))
    suffix = _IN_TITLE.search(title)
    summary = entry.text("summary")
    announced = _ANNOUNCED.match(summary)
    names = (
        entry.text("id"),
        entry.text("link"),
        announced["id"] if announced else "",
        suffix["id"] if suffix else "",
    )
    status = _status(entry, announced or suffix)
    fields = {
        "title": title[: suffix.start()] if suffix else title,
        "comments": entry.text("arxiv_comment"),
        "journal": entry.text("arxiv_journal_ref") or entry.text("arxiv_journal_reference"),
        "doi": entry.text("arxiv_doi"),
    }
    return arxiv_draft(
        fields,
        plain(summary[announced.end() :] if announced else summary),
        _identifier(names),
        status,
        authors=_authors(entry.names()),
        issued=_issued(entry, status),
        span=entry.span,
        doubt=entry.doubt,
        **_classified(entry, suffix["category"] if suffix else ""),
    )


def _status(entry: Entry, told: re.Match[str] | None) -> str:
    kind = entry.text("arxiv_announce_type") or (told["type"] if told else "")
    # A title of the old feeds says what a paper is only when it is not new.
    return _STATUSES.get((kind or "").lower(), "new" if told else "")


def _issued(entry: Entry, status: str) -> str:
    """The day of the first version; a feed tells it of new papers only, a search of all."""
    is_told = status in {"", "new"}
    return date_in(entry.text("published") or ("" if status else entry.text("updated"))) if is_told else ""


def _identifier(names: Sequence[str]) -> Arxiv | None:
    """The first name that is an identifier, with a version if any of them tells it."""
    found = [identifier for name in names if (identifier := arxiv_of(name))]
    return next((each for each in found if each.version), found[0] if found else None)


def _authors(names: Sequence[str]) -> tuple[Name, ...]:
    """Either one name an element, as the search gives them, or all names in one."""
    if len(names) != 1:
        return tuple(name_of(text_of_tex(plain_line(name))) for name in names)
    return arxiv_names(plain_line(names[0]))


def _classified(entry: Entry, category: str) -> dict[str, Any]:
    """Categories, the primary one first; codes of MSC and ACM stand among them and are kept apart."""
    primary = entry.fields.get("arxiv_primary_category")
    first = primary.get("term", "") if isinstance(primary, dict) else ""
    codes = [first, category, *(str(tag.get("term") or "") for tag in entry.fields.get("tags", ()))]
    codes = list(dict.fromkeys(code.strip() for code in codes if code and code.strip()))
    others = [code for code in codes if not CATEGORY.match(code)]
    extra = {"classes": "; ".join(others)} if others else {}
    if not entry.text("arxiv_announce_type") and (revised := date_in(entry.text("updated"))):
        extra |= {"revised": revised} if revised != date_in(entry.text("published")) else {}
    return {"categories": tuple(code for code in codes if CATEGORY.match(code)), "extra": extra}
