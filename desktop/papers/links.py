"""Links that a text mentions, never the paper's own; and the link by which a browser gives Papertray a page."""

import re
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from desktop.limits import TITLE_CHARACTERS
from desktop.papers.cleaning import one_line
from desktop.papers.identifiers import web_link, without_sentence_end

SCHEME = "papertray:"
_ADDRESS_CHARACTERS = 4_000
_ARXIV_PREFIX = re.compile(r"^\[\d{4}\.\d{4,5}(?:v\d+)?\]\s*")
"""arXiv begins the titles of its pages with the identifier."""
_LINK = re.compile(r"https?://[^\s<>\"`\\^{|}]+", re.IGNORECASE)


def links_in(text: str) -> tuple[str, ...]:
    """Each http or https link in `text` once, in order, without the punctuation of its sentence."""
    found = (web_link(without_sentence_end(match.group())) for match in _LINK.finditer(text))
    return tuple(dict.fromkeys(link for link in found if link))


class PageToAdd(NamedTuple):
    """What `papertray:add?url=…&title=…` says: an http or https address, and a title on one line or ""."""

    url: str
    title: str


def page_to_add(link: str) -> PageToAdd | None:
    """The page in a link of our own scheme, percent-encoded as in a query; None for anything that is none."""
    try:
        parts = urlsplit(link.strip())
        words = parse_qs(parts.query, max_num_fields=20)
    except ValueError:
        return None
    if f"{parts.scheme.lower()}:" != SCHEME or (parts.netloc or parts.path).strip("/") != "add":
        return None
    url = web_link(words.get("url", [""])[0])
    title = _ARXIV_PREFIX.sub("", one_line(words.get("title", [""])[0]))
    return PageToAdd(url, title[:TITLE_CHARACTERS]) if url and len(url) <= _ADDRESS_CHARACTERS else None
