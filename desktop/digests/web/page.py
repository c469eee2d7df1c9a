"""Reads any web page that was saved, mailed or copied: the paper it is about, those it links to, else its titles."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.digests.document import Document
from desktop.digests.fields.drafting import draft_of
from desktop.digests.fields.link_labels import is_label
from desktop.digests.fields.paper_links import PaperLink, paper_link
from desktop.digests.prose.assembling import assembled
from desktop.digests.prose.bylines import names_in
from desktop.digests.prose.judging import are_odd_titles
from desktop.digests.refusals import LimitReached
from desktop.errors import UnreadableInput
from desktop.papers.digest import DigestFacts, Found, Problem
from desktop.papers.draft import Draft
from desktop.papers.identifiers import host_of, web_link
from desktop.progress import Progress

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from desktop.digests.markup.parsing import Page
    from desktop.digests.web.units import HtmlUnit

KIND = "web-page"
TITLE = "web pages with papers"
SUREST = 0.95
_LINKED = 0.5
_MARKUP = re.compile(
    r"\s*(?:(?:<!--.{0,500}?-->|<\?xml[^<>]{0,200}\?>)\s*)*<(?:!doctype\s+html"
    r"|(?:html|head|body|title|meta|base|link|style|script|scr|div|p|table|ul|ol|dl|section|article|main"
    r"|h[1-6]|a|span|center|font|pre|tr|td|li|details|summary|blockquote|header|nav|aside|figure|hr|br)(?=[\s>/\0]))",
    re.IGNORECASE | re.DOTALL,
)
_PAPER = re.compile(r"href\s*=\s*[\"']?(https?://[^\s\"'<>]{8,300})", re.IGNORECASE)
_OWN_DATA = re.compile(
    r"<meta\b[^<>]{0,200}\bcitation_title\b|<meta\b[^<>]{0,400}\bdc(?:terms)?\.identifier\b[^<>]{0,200}\b10\.\d{4,9}/"
    r"|\"@type\"\s*:\s*(?:\[[^\[\]]{0,200})?\"(?:Medical)?ScholarlyArticle\"",
    re.IGNORECASE,
)
_ON_ARXIV = re.compile(r"/(?:abs|pdf)/(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?\Z")
"""Links of the archive's own pages, which name no host."""
_MANY = 3
_RUNNING_CHARACTERS = 400
_ABSTRACT_CHARACTERS = 250
_PROSE_CHARACTERS = 100
_NO_PROOF = "Nothing on this page says that this is a paper: please check."
_NO_PAPERS = "no papers found: this web page links to none"
_SIGN_IN = "no papers found: this looks like a sign-in page"
_SAVE = "Open the page with the papers and save or copy that."
_ERROR = re.compile(
    r"(?:error\s*)?\d{3}\b.{0,80}|.{0,40}\b(?:not found|forbidden|access denied|bad gateway|too many requests"
    r"|just a moment|page unavailable)\b.{0,40}",
    re.IGNORECASE,
)


def looks_like(head: str) -> float:
    """Any web page: surest of one that says for indexes which paper it is; least of one that links to none."""
    if not _MARKUP.match(head):
        return 0.0
    if _OWN_DATA.search(head):
        return SUREST
    linked = sum(1 for found in _PAPER.findall(head) if paper_link(found))
    return _LINKED if linked >= _MANY else 0.3 if linked else 0.2


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """The paper that the page is about, else those that it links to, else the titles that stand on it."""
    from desktop.digests.markup.parsing import page_of  # noqa: PLC0415
    from desktop.digests.markup.text import words_of  # noqa: PLC0415
    from desktop.digests.web.listing import depth_problem, listing_of, page_head  # noqa: PLC0415 - lxml is slow
    from desktop.digests.web.own_papers import own_papers  # noqa: PLC0415

    page = page_of(document.text, document.name)
    name = next((words for each in page.root.iter("title") if (words := words_of(each, ()))), "")
    yield DigestFacts(kind=KIND, source=name[:200] or document.name or "Web page", shown_on=page_head(page))
    if own := own_papers(document, page):
        yield from own
        return
    found: list[Found] = list(listing_of(document, page, _link_of))
    if not any(isinstance(each, Draft) for each in found):
        found = [*_unlinked(document, page), *depth_problem(document, page)]
        if are_odd_titles([each.title for each in found if isinstance(each, Draft) and not each.authors]):
            raise UnreadableInput(document.name, _NO_PAPERS, _SAVE, place="line 1")
    yield from found
    yield from _false_links(document, page)


def _link_of(anchor: "Element") -> PaperLink | None:
    """What an anchor says about a paper, when it stands where an entry stands and not in running text."""
    from desktop.digests.markup.parsing import value_of  # noqa: PLC0415
    from desktop.digests.markup.text import words_of  # noqa: PLC0415

    target = value_of(anchor, "href")
    link = paper_link(f"https://arxiv.org{target}" if _ON_ARXIV.match(target) else target)
    if not link:
        return None
    block = anchor
    for each in anchor.iterancestors():
        if each.tag in {"body", "main", "html", "article", "section"}:
            break
        block = each
        if each.tag in {"p", "li", "td", "dd", "dt", "div", "h1", "h2", "h3", "h4", "h5", "h6"}:
            break
    words, own = words_of(block), words_of(anchor)
    is_first = bool(own) and words.startswith(own) and not is_label(own)
    return link if is_first or len(words) <= _RUNNING_CHARACTERS else None


def _unlinked(document: Document, page: "Page") -> Iterator[Found]:
    """The papers of a page that links to none: its headings, else its paragraphs by turns."""
    from desktop.digests.web.listing import depth_problem  # noqa: PLC0415
    from desktop.digests.web.units import is_sign_in, units_of  # noqa: PLC0415

    units = [each for each in units_of(page) if not is_label(each.unit.text)]
    apart = [each for each in units if each.is_apart]
    text = " ".join(each.unit.text for each in units[:20])
    if is_sign_in(page.root) and not any(each.heading for each in units):
        raise UnreadableInput(document.name, _SIGN_IN, _SAVE, place="line 1")
    if page.deep_at >= 0 and not apart:
        (problem,) = depth_problem(document, page)
        raise LimitReached(document.name, problem.reason, _SAVE, place=problem.place)
    if not apart or _ERROR.fullmatch(text):
        raise UnreadableInput(document.name, _NO_PAPERS, _SAVE, place="line 1")
    if any(each.heading for each in units):
        yield from _headed(units)
    else:
        yield from assembled(document, (each.unit for each in apart), lambda _: False, lambda _: {})


def _headed(units: list["HtmlUnit"]) -> Iterator[Draft]:
    """A draft for each heading that an abstract or a line of names follows; for all when nothing else is there."""
    is_bare = all(each.heading or len(each.unit.text) < _PROSE_CHARACTERS for each in units)
    starts = [at for at, each in enumerate(units) if each.heading]
    for at, after in zip(starts, [*starts[1:], len(units)], strict=True):
        title, below = units[at].unit, [each.unit for each in units[at + 1 : after]]
        names = next((found for unit in below[:2] if (found := names_in(unit.text))), ())
        abstract = [unit for unit in below if len(unit.text) >= _ABSTRACT_CHARACTERS]
        if abstract or names or is_bare:
            end = max(unit.end for unit in (title, *below))
            words = "\n\n".join(unit.text for unit in abstract)
            yield draft_of(title.text, words, _NO_PROOF, authors=names, span=(title.start, end))


def _false_links(document: Document, page: "Page") -> Iterator[Problem]:
    """Links that show the address of a paper and lead to another host."""
    from desktop.digests.markup.parsing import value_of  # noqa: PLC0415
    from desktop.digests.markup.text import words_of  # noqa: PLC0415

    for anchor in page.root.iter("a"):
        shown, target = web_link(words_of(anchor)), web_link(value_of(anchor, "href"))
        target = found.url if (found := paper_link(target)) else target  # behind a redirect
        if shown and target and host_of(shown) != host_of(target) and paper_link(shown):
            yield Problem(
                file=document.name,
                reason=f"a link shows {host_of(shown)} but leads to {host_of(target)}: it was not taken",
                advice="Look at the page before you follow it.",
                span=page.span(anchor),
            )
