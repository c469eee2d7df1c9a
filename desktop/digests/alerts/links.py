"""Tells which links of an alert lead to a paper, through the redirects that its sender puts around them."""

import re
from base64 import urlsafe_b64decode
from binascii import Error
from urllib.parse import parse_qs, urlsplit

from lxml.etree import _Element as Element

from desktop.digests.fields.paper_links import PaperLink, paper_link
from desktop.digests.markup.parsing import is_of_class, value_of
from desktop.digests.markup.text import words_of
from desktop.digests.scholar.links import target_of
from desktop.papers.identifiers import doi_of, host_of, web_link

_PUBMED = "https://pubmed.ncbi.nlm.nih.gov"
_ARTICLE = re.compile(r"article_id=(\d{1,9})\Z")
_NUMBER = re.compile(
    r"(?:https?://(?:pubmed\.ncbi|www\.ncbi)\.nlm\.nih\.gov)?/(?:pubmed/)?(\d{1,9})/?(?:[?#].*)?\Z"
)
_NATURE_TARGET = "_L54AD1F204_"
_NATURE_ARTICLE = re.compile(r"/articles/([\w.-]+?)(?:\.pdf)?/?\Z")
_SCHOLAR_PAPER = re.compile(r"/paper/(?:[^/]+/)?([0-9a-f]{40})/?\Z")
_DOI = re.compile(r"\bdoi:\s*(10\.\d{4,9}/[^\s\"<>]+)", re.IGNORECASE)
_READ_MORE = re.compile(r"read (?:more|the (?:paper|article))\W*\Z", re.IGNORECASE)
_BLOCK_CHARACTERS = 3_000
_CLIMBED = 8


def alert_link(anchor: Element) -> PaperLink | None:
    """What an anchor of an alert says about a paper, None for one that leads anywhere else."""
    address = value_of(anchor, "href")
    if is_of_class(anchor, "docsum-title") or _ARTICLE.match(value_of(anchor, "ref")):
        return _of_pubmed(anchor, address)
    target = target_of(address) or web_link(address)
    if not target:
        return None
    if inner := _nature_target(target):
        return _of_nature(inner)
    if number := _SCHOLAR_PAPER.search(urlsplit(target).path):
        return PaperLink(f"https://www.semanticscholar.org/paper/{number[1]}")
    if found := paper_link(target):
        return _of_nature(target) or found
    if doi := _doi_beside(anchor):
        return PaperLink(target, doi=doi)
    return PaperLink(target) if _READ_MORE.match(words_of(anchor)) else None


def _of_pubmed(anchor: Element, address: str) -> PaperLink | None:
    stated = _ARTICLE.match(value_of(anchor, "ref")) or re.match(
        r"(\d{1,9})\Z", value_of(anchor, "data-article-id")
    )
    number = stated or _NUMBER.match(address)
    if not number:
        words = words_of(anchor)  # a title all the same: its paper must not be taken for the next one
        return PaperLink("", words=words) if words else None
    link = f"{_PUBMED}{address}" if address.startswith("/") else web_link(address)
    return PaperLink(
        link.partition("?")[0] if host_of(link).endswith("ncbi.nlm.nih.gov") else link, pmid=number[1]
    )


def _nature_target(link: str) -> str:
    """The page behind a link that holds its target as parameters in base64, "" for any other link."""
    encoded = "".join(parse_qs(urlsplit(link).query).get(_NATURE_TARGET, ())[:1])
    if not encoded:
        return ""
    try:
        decoded = urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)).decode("utf-8", "replace")
    except (Error, ValueError):
        return ""
    return web_link("".join(parse_qs(decoded).get("target", ())[:1]))


def _of_nature(link: str) -> PaperLink | None:
    """A page of Nature's journals, whose address is the end of the DOI (10.1038)."""
    found = _NATURE_ARTICLE.match(urlsplit(link).path) if host_of(link).endswith("nature.com") else None
    return PaperLink(link.partition("?")[0], doi=f"10.1038/{found[1].lower()}") if found else paper_link(link)


def _doi_beside(anchor: Element) -> str:
    """The only DOI in the smallest block around an anchor that states one, "" where there is none or several."""
    for _, each in zip(range(_CLIMBED), anchor.iterancestors(), strict=False):
        words = words_of(each)
        if len(words) > _BLOCK_CHARACTERS:
            return ""
        if stated := {doi_of(found) for found in _DOI.findall(words)}:
            return stated.pop() if len(stated) == 1 else ""
    return ""
