"""Makes a draft of an entry of a journal's or preprint server's feed: Dublin Core, PRISM, and publishers' habits."""

import re
from collections.abc import Iterable
from typing import Any

from desktop.digests.feeds.feed import Entry, Fields
from desktop.digests.feeds.text import date_in, plain_line
from desktop.digests.fields.drafting import draft_of
from desktop.digests.fields.paper_links import PaperLink, paper_link
from desktop.digests.journal.abstract import Described, described
from desktop.digests.journal.people import journal_names
from desktop.papers.draft import Draft
from desktop.papers.identifiers import doi_of, pmid_of, web_link

_AS_SOON_AS_PUBLISHABLE = re.compile(r"\A\[ASAP\]\s*")
_IDENTIFIER = re.compile(
    r"\A\s*(?:(?:info:)?doi[:/]\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)\Z", re.IGNORECASE
)
_PUBMED = re.compile(r"\A\s*(?:pubmed|pmid):\s*(\d{1,9})\Z", re.IGNORECASE)
_TRACKING = re.compile(
    r"(?<=[?&])(?:utm_\w+|rss|af|ref|fc|ff|v|WT\.ec_id|feed|cmpid|dgcid)=[^&#]*&?", re.IGNORECASE
)
_NO_JOURNAL = re.compile(r"[:;|]|\bpublished\b|\bonline\b|https?://|\b(?:19|20)\d\d\b", re.IGNORECASE)
_JOURNAL_CHARACTERS = 150
_NO_DATE = "Its date cannot be read: please check."
_NO_PAPER = "Nothing in this entry tells that it is a paper: please check."


def journal_draft(entry: Entry, about: Fields, built: str, *, is_certain: bool) -> Draft:
    """The draft of an entry; `about` is what the feed says about itself, `built` when it was made.

    `is_certain` tells that other entries of the feed are papers for certain.
    """
    said = described(_description(entry), entry.text("title"))
    link = _own_link(entry)
    named = paper_link(link) if link else None
    doi = _doi(entry, named) or said.doi
    told = _dates(entry, said, built)
    issued = next((date for each in told if (date := date_in(each))), "")
    doubts = (
        entry.doubt,
        "" if is_certain or is_paper(entry) else _NO_PAPER,
        "" if issued or not any(told) else _NO_DATE,
    )
    return draft_of(
        _title(entry),
        said.abstract,
        " ".join(filter(None, doubts)),
        authors=journal_names(entry.names()) or journal_names([said.authors]),
        doi=doi,
        pmid=_pmid(entry) or (named.pmid if named else ""),
        arxiv_id=named.arxiv_id if named else "",
        arxiv_version=named.arxiv_version if named else None,
        url=link,
        issued=issued,
        keywords=_keywords(entry),
        span=entry.span,
        **_publication(entry, about, said),
    )


def is_paper(entry: Entry) -> bool:
    """Whether something in an entry tells that it is about a paper: an identifier, a journal, its own link."""
    if any(name.startswith("prism_") and value for name, value in entry.fields.items()):
        return True
    if _doi(entry, None) or _pmid(entry):
        return True
    link = _own_link(entry)
    return bool(link and paper_link(link)) or bool(entry.text("startpage"))


def _title(entry: Entry) -> str:
    """The title; where a feed puts journal and pages before it, the one that it gives in Dublin Core."""
    title = _AS_SOON_AS_PUBLISHABLE.sub("", plain_line(entry.text("title")))
    alone = next((plain_line(each) for each in entry.each("dc:title")), "")
    return alone if alone and title.endswith(f": {alone}") else title


def _description(entry: Entry) -> str:
    """The longest description: many feeds give a beginning of it as well."""
    content: Any = entry.fields.get("content") or ()
    values = [
        entry.text("summary"),
        entry.text("dc_description"),
        *(str(each.get("value") or "") for each in content),
    ]
    return max(values, key=len)


def _own_link(entry: Entry) -> str:
    links = (entry.text("link"), entry.text("prism_url"), entry.text("id"), *_alternate_links(entry))
    link = next((found for each in links if (found := web_link(each))), "")
    return _TRACKING.sub("", link).rstrip("?&") if "?" in link else link


def _alternate_links(entry: Entry) -> Iterable[str]:
    links: Any = entry.fields.get("links") or ()
    return (str(each.get("href") or "") for each in links if each.get("rel") == "alternate")


def _doi(entry: Entry, named: PaperLink | None) -> str:
    """The DOI where an entry names itself: its identifiers, its address; never one that its text cites."""
    values = (
        entry.text("prism_doi"),
        *entry.each("dc:identifier"),
        entry.text("dc_identifier"),
        *entry.each("guid"),
    )
    for value in (
        *values,
        *entry.each("id"),
        entry.text("doi"),
        entry.text("citation_doi"),
        entry.text("id"),
    ):
        if found := _IDENTIFIER.match(value):
            return doi_of(found[1])
    return named.doi if named else ""


def _pmid(entry: Entry) -> str:
    for value in (*entry.each("dc:identifier"), entry.text("id")):
        if found := _PUBMED.match(value):
            return pmid_of(found[1])
    return ""


def _dates(entry: Entry, said: Described, built: str) -> tuple[str, ...]:
    """What may say when the paper was published, the surest first; raw."""
    published = entry.text("published")
    return (
        entry.text("prism_publicationdate"),
        entry.text("prism_coverdate"),
        *entry.each("dc:date")[:1],
        said.published,
        entry.text("prism_coverdisplaydate"),
        "" if published == built else published,
    )


def _publication(entry: Entry, about: Fields, said: Described) -> dict[str, Any]:
    """Where it was published: venue, volume, issue, pages, publisher."""
    source = entry.text("dc_source")
    is_journal = source and len(source) <= _JOURNAL_CHARACTERS and not _NO_JOURNAL.search(source)
    venue = entry.text("prism_publicationname") or (source if is_journal else "") or said.venue
    first = entry.text("prism_startingpage") or entry.text("startpage")
    last = entry.text("prism_endingpage") or entry.text("endpage")
    section = plain_line(entry.text("prism_section"))
    return {
        "venue": plain_line(venue or str(about.get("prism_publicationname") or "")),
        "volume": entry.text("prism_volume") or entry.text("volume") or said.volume,
        "issue": entry.text("prism_number") or entry.text("prism_issueidentifier") or entry.text("issue"),
        "pages": entry.text("prism_pagerange") or "–".join(dict.fromkeys(filter(None, (first, last)))),
        "publisher": plain_line(entry.text("publisher")),
        "extra": {"section": section} if section else {},
    }


def _keywords(entry: Entry) -> tuple[str, ...]:
    tags: Any = entry.fields.get("tags") or ()
    return tuple(dict.fromkeys(word for tag in tags if (word := plain_line(str(tag.get("term") or "")))))
