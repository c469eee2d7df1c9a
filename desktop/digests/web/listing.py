"""Turns the cards of a page into drafts, each paper once, and says where the page was cut."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from lxml.etree import _Element as Element

from desktop.digests.document import Document
from desktop.digests.fields.account_names import names_without_accounts
from desktop.digests.fields.drafting import draft_of
from desktop.digests.fields.paper_links import PaperLink
from desktop.digests.markup.parsing import Page
from desktop.digests.markup.text import words_of
from desktop.digests.web.card_words import fields_of, title_of
from desktop.digests.web.cards import Card, cards_in
from desktop.limits import AUTHORS, DEPTH
from desktop.papers.digest import Problem
from desktop.papers.draft import Draft
from desktop.papers.name import OTHERS

_NO_TITLE = "This entry has no title: to be completed."
_LARGE_CARD = 200_000
_FEW_NAMES, _SEVERAL_CARDS = 10, 3
_CLOSED = re.compile(r"(?:[.!?。！？][\"'”’)\]*$]*|https?://\S+)\Z")
_ELLIPSIS = ("…", "...", "[…]", "[...]")
_SAME_LENGTH = 12
_CUT_SHORT = "abstract (cut short)"
_DAY = re.compile(r"\b(20\d\d-\d\d-\d\d)\b")


def listing_of(
    document: Document,
    page: Page,
    link_of: Callable[[Element], PaperLink | None],
    *,
    has_accounts: bool = False,
) -> Iterator[Draft | Problem]:
    """One draft for each paper that the page links to, in order, then what could not be read of the page.

    `link_of` tells what an anchor says about a paper; `has_accounts` that names of accounts stand among
    those of authors.
    """
    seen: dict[str, tuple[Card, str]] = {}
    for card in cards_in(page, link_of):
        known = seen.get(card.link.key)
        if known is None or not known[1]:
            seen[card.link.key] = (card, title_of(card))
    found = [(card, title, _fields(card, title, page)) for card, title in seen.values()]
    if has_accounts:
        for _, _, fields in found:
            fields["authors"] = names_without_accounts(fields.get("authors", ()))
    cut = _cut_at([fields for _, _, fields in found])
    _set_apart_what_is_cut([fields for _, _, fields in found])
    for card, title, fields in found:
        yield _draft(card, title, fields, page, cut)
    yield from depth_problem(document, page)


def depth_problem(document: Document, page: Page) -> Iterator[Problem]:
    """Says that a page is nested without end and was taken apart from there on."""
    if page.deep_at >= 0:
        yield Problem(
            file=document.name,
            place=f"depth {DEPTH + 1}, {document.place(page.deep_at, page.deep_at + 1)}",
            reason=f"its elements are nested deeper than {DEPTH}: from here on they were read as if side by side",
            advice="Compare what was read with the page.",
            span=(page.deep_at, page.deep_at + 1),
        )


def page_head(page: Page) -> str:
    """The day that a page states in its title, its first heading or next to it, "" for none."""
    for tag in ("title", "h1", "h2", "header", "time"):
        element = next(page.root.iter(tag), None)
        found = _DAY.search(words_of(element, ())) if element is not None else None
        if found:
            return found[1]
    return ""


def _fields(card: Card, title: str, page: Page) -> dict[str, Any]:
    start, end = card.span(page)
    return fields_of(card, title) if end - start <= _LARGE_CARD else {}


def _cut_at(found: list[dict[str, Any]]) -> int:
    """The number of names after which the page stops naming authors, 0 when it names all.

    Told by several papers that have just as many and none that has more.
    """
    counts = Counter(
        len(fields["authors"]) for fields in found if OTHERS not in fields.get("authors", (OTHERS,))
    )
    most = max(counts, default=0)
    return (
        most
        if 1 < most <= _FEW_NAMES and counts[most] >= _SEVERAL_CARDS and 2 * counts[most] >= counts.total()
        else 0
    )


def _set_apart_what_is_cut(found: list[dict[str, Any]]) -> None:
    """Take out of the abstracts those that are only the beginning of one.

    They say so, or they end within a sentence after just as many characters as another one does.
    """
    texts = [(fields, fields["abstract"]) for fields in found if fields.get("abstract")]
    lengths = [len(text) for _, text in texts if not _CLOSED.search(text)]
    longest = [length for length in lengths if length >= max(lengths) - _SAME_LENGTH]
    for fields, text in texts:
        is_open = not _CLOSED.search(text) and len(longest) > 1 and len(text) in longest
        if is_open or text.endswith(_ELLIPSIS):
            fields["extra"] = {**fields["extra"], _CUT_SHORT: fields.pop("abstract")}


def _draft(card: Card, title: str, fields: dict[str, Any], page: Page, cut: int) -> Draft:
    authors = fields.pop("authors", ())[:AUTHORS]
    if cut and len(authors) == cut and OTHERS not in authors:
        authors = (*authors, OTHERS)
    return draft_of(
        title,
        fields.pop("abstract", ""),
        "" if title else _NO_TITLE,
        authors=authors,
        span=card.span(page),
        **card.link.fields(),
        **fields,
    )
