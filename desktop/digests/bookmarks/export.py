"""Reads bookmarks (Netscape's format, which every browser writes) and the pages that Pocket and Instapaper export."""

import re
from collections.abc import Iterator

from desktop.digests.bookmarks.saved import SavedLink, links_in
from desktop.digests.document import Document
from desktop.digests.fields.drafting import cut
from desktop.digests.fields.paper_links import paper_link
from desktop.digests.fields.reference import Reference
from desktop.digests.fields.saved_links import page_title, read_saved_link
from desktop.errors import UnreadableInput
from desktop.papers.digest import DigestFacts, Found, LeftOver
from desktop.papers.identifiers import web_link
from desktop.progress import Progress

KIND = "bookmarks"
TITLE = "bookmarks and pages of saved links"
_NETSCAPE = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)*<!DOCTYPE\s+NETSCAPE-Bookmark-file", re.IGNORECASE | re.DOTALL
)
_APP = re.compile(
    r"<title>\s*(?P<name>Pocket Export|Instapaper: Export|Raindrop\.io Bookmarks)\s*</title>", re.IGNORECASE
)
_WITHOUT_TYPE = re.compile(r"<DT>\s*<A\s[^<>]{0,3000}\bADD_DATE\s*=", re.IGNORECASE)
_HEAD_CHARACTERS = 4_000
_SHOWN_CHARACTERS = 1_000
_ADVICE = (
    "Papertray takes links to arXiv, DOIs, OpenReview, PubMed and pages of publishers: add others by hand."
)


def looks_like(head: str) -> float:
    """The document type of bookmarks, or the title that a reading app gives to its page."""
    if _NETSCAPE.match(head) or _APP.search(head[:_HEAD_CHARACTERS]):
        return 1.0
    return 0.8 if _WITHOUT_TYPE.search(head) else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """A draft for each paper that a link leads to, then every other link as left over.

    Raises UnreadableInput when no link leads to a paper.
    """
    text = document.text
    app = _APP.search(text[:_HEAD_CHARACTERS])
    yield DigestFacts(
        kind=KIND, source=app["name"].split(" ")[0].rstrip(":") if app else document.name or "Bookmarks"
    )
    papers: dict[str, SavedLink] = {}
    others = 0
    for link in links_in(text):
        if (found := paper_link(link.address)) is None:
            others += 1
        elif found.key not in papers or not page_title(papers[found.key].title):
            # A paper may be saved twice: as its PDF, which has no title, and as its page.
            papers[found.key] = link
    if not papers:
        links = (
            f"none of the {others:,} saved links leads to a paper"
            if others > 1
            else "no saved link leads to a paper"
        )
        raise UnreadableInput(document.name, f"no papers found: {links}", _ADVICE, place="line 1")
    for link in papers.values():
        yield _paper(link, text)
    yield from (_left_over(link) for link in links_in(text) if paper_link(link.address) is None)


def _paper(link: SavedLink, text: str) -> Found:
    reference = Reference()
    read_saved_link(reference, link.address, link.title)
    reference.add("keywords", link.tags)
    reference.keep("folder", link.folder)
    reference.keep("note", link.note)
    reference.keep("saved on", link.saved_on)
    return reference.finished(text, (link.start, link.end))


def _left_over(link: SavedLink) -> LeftOver:
    address = link.address if web_link(link.address) else link.address.partition(":")[0]
    words = link.title if link.title == address else f"{link.title} {address}".strip()
    return LeftOver(text=cut(words, _SHOWN_CHARACTERS), span=(link.start, link.end))
