"""Reads the feeds of journals, publishers and preprint servers; feeds of news and blogs are told from them."""

import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import chain, islice

from desktop.digests.document import Document
from desktop.digests.feeds.feed import Entry, Feed, begins_feed, declares_entities
from desktop.digests.feeds.text import date_in, plain_line
from desktop.digests.journal.entry import is_paper, journal_draft
from desktop.errors import UnreadableInput
from desktop.papers.digest import DigestFacts, Found, Problem
from desktop.progress import Progress

KIND = "journal-feed"
TITLE = "feeds of journals and preprint servers"
_LOOKED_AT = 60
_DIGEST_BYTES = 12
_NEWS = re.compile(
    r"<generator[^<>]*>[^<]*(?:wordpress|blogger|ghost|medium|substack|hugo|jekyll|tumblr|squarespace|podcast)"
    r"|xmlns:(?:itunes|wfw|slash|podcast|georss)=|<(?:slash:comments|wfw:commentRss|itunes:|enclosure\b[^<>]{0,300}audio)"
    r"|<channel>\s*<title>[^<]{0,80}\b(?:news|blog|podcast|press releases?)\b",
    re.IGNORECASE,
)
_NEWS_WITHIN = 20_000
_NEWS_PAGE = re.compile(
    r"https?://(?:blogs?|news|press|podcasts?|status)\.|https?://[^/]+/(?:[^?#]*/)?"
    r"(?:news|blogs?|posts?|press(?:-releases?)?|stories|story|events?|jobs?|podcasts?|episodes?|(?:19|20)\d\d/\d\d?)/",
    re.IGNORECASE,
)
"""How addresses of news, events and posts of blogs begin; even a single entry is told by it."""
_SEVERAL = 4
"""Of so many papers one at least has an identifier, names a journal or leads to where papers are."""
_BEFORE_JOURNAL = re.compile(
    r"\A(?:ScienceDirect (?:Publication|Search):"
    r"|(?:Latest|Recent) (?:articles|results|content|papers) (?:from|for|in)\b"
    r"|(?:Table of Contents|Current Issue|TOC)\b\s*(?:for|of|:)"
    r"|[^:]{2,60}:(?=[^:]+: (?:Table of Contents|Latest)))\s*",
    re.IGNORECASE,
)
_BEHIND_JOURNAL = re.compile(
    r"\s*(?:[:|-]\s*(?:Table of Contents|Latest Articles?|Issue|Current Issue|Advance Access"
    r"|nature\.com|\w+ articles)\b.*|\bCurrent Issue|\bAdvance Access)\Z",
    re.IGNORECASE,
)
_NO_PAPERS = "this feed is one of news or a blog, no papers were found in it"
_ADVICE = "Papertray reads the feeds of journals and preprint servers."


def looks_like(head: str) -> float:
    """Any feed: whose it is shows only when its entries are read."""
    if begins_feed(head):
        return 0.8
    return 0.2 if head.lstrip()[:1] == "<" and declares_entities(head) else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """The facts of the feed, then its papers; raises UnreadableInput for news without any paper."""
    feed = Feed(document)
    about = feed.about
    built = str(about.get("updated") or about.get("published") or "")
    title = plain_line(str(about.get("title") or ""))
    name = _BEHIND_JOURNAL.sub("", _BEFORE_JOURNAL.sub("", title))
    yield DigestFacts(kind=KIND, source=name or "Feed", shown_on=date_in(built), is_empty=feed.is_empty)
    entries = feed.entries()
    first = list(islice(entries, _LOOKED_AT))
    known = [each for each in first if isinstance(each, Entry)]
    is_certain = any(is_paper(each) for each in known)
    is_news = (
        len(known) >= _SEVERAL
        or all(_NEWS_PAGE.match(each.text("link")) for each in known)
        or bool(_NEWS.search(document.text, 0, _NEWS_WITHIN))
    )
    if known and not is_certain and is_news:
        raise UnreadableInput(document.name, _NO_PAPERS, _ADVICE, place=document.place(*known[0].span))
    seen: set[bytes] = set()
    for each in chain(first, entries):
        if isinstance(each, Problem):
            yield each
        elif (again := sha256(each.raw.encode("utf-8", "replace")).digest()[:_DIGEST_BYTES]) not in seen:
            # The very same entry once more is no second paper; one with the same guid may well be.
            seen.add(again)
            yield journal_draft(each, about, built, is_certain=is_certain)
