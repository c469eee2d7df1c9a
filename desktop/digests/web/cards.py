"""Finds in a page the blocks that are about one paper each: the largest ones with links to no other paper."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from desktop.digests.fields.paper_links import PaperLink
from desktop.digests.markup.parsing import Page, value_of

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WHOLE_PAGE = frozenset({"html", "body", "main"})
_MANY = ""
"""Stands for "links to several papers" where else the key of the only one stands."""


@dataclass
class Card:
    """Elements that follow each other and are about one paper, and the links to it in them."""

    elements: list[Element]
    link: PaperLink
    anchors: list[Element] = field(default_factory=list)

    def span(self, page: Page) -> tuple[int, int]:
        """The characters of the page's text that the card takes."""
        return page.span(self.elements[0])[0], page.span(self.elements[-1])[1]

    def all(self, *tags: str) -> Iterator[Element]:
        """Elements of the card with one of `tags`, in order; all elements without."""
        for each in self.elements:
            yield from each.iter(*tags)


def cards_in(page: Page, link_of: Callable[[Element], PaperLink | None]) -> list[Card]:
    """The cards of a page in its order; a paper that stands in several places has several.

    `link_of` tells what an anchor says about a paper. Where a page has no element around each
    paper, a card begins at the heading before its link and ends at the next one.
    """
    anchors = [(anchor, link) for anchor in page.root.iter("a") if (link := link_of(anchor))]
    owners = _owners(anchors)
    cards: dict[Element, Card] = {}
    for anchor, link in anchors:
        top = _top(anchor, owners, link.key)
        card = cards.setdefault(top, Card([top], link))
        card.anchors.append(anchor)
    for card in cards.values():
        _widen(card, owners)
    return list(cards.values())


def _owners(anchors: list[tuple[Element, PaperLink]]) -> dict[Element, str]:
    """For each element around an anchor the key of the only paper linked in it, or _MANY."""
    owners: dict[Element, str] = {}
    for anchor, link in anchors:
        each: Element | None = anchor
        while each is not None and (known := owners.get(each)) != _MANY:
            if known == link.key and each is not anchor:
                break  # what is around it knows as well
            owners[each] = link.key if known in {None, link.key} else _MANY
            each = each.getparent()
    return owners


def _top(anchor: Element, owners: dict[Element, str], key: str) -> Element:
    top = anchor
    while (parent := top.getparent()) is not None and owners.get(parent) == key:
        if parent.tag in _WHOLE_PAGE:
            break
        top = parent
    return top


def _has_heading(element: Element) -> bool:
    return next(element.iter(*HEADINGS), None) is not None


def _widen(card: Card, owners: dict[Element, str]) -> None:
    """Take in the heading before a card that has none and what follows it, up to the next card or heading."""
    top = card.elements[0]
    if top.tag in HEADINGS:
        card.elements = [top, *_following(top, owners)]
    elif top.tag == "dt":
        card.elements = [top, *_following(top, owners, until="dt")]
    elif not _has_heading(top):
        before: list[Element] = []
        for sibling in top.itersiblings(preceding=True):
            if sibling in owners or not isinstance(sibling.tag, str):
                break
            before.insert(0, sibling)
            if sibling.tag in HEADINGS:
                if not _is_one_of_several(top, owners):
                    card.elements = [*before, top, *_following(top, owners)]
                break
        if card.elements == [top]:
            card.elements = [top, *_abstracts_after(top, owners)]


def _is_one_of_several(top: Element, owners: dict[Element, str]) -> bool:
    """Whether another card follows before the next heading: the heading is that of a section."""
    for sibling in top.itersiblings():
        if sibling.tag in HEADINGS:
            return False
        if sibling in owners:
            return True
    return False


def _abstracts_after(top: Element, owners: dict[Element, str]) -> Iterator[Element]:
    """The abstract of a card that stands beside it, folded up as a rule."""
    for sibling in top.itersiblings():
        if sibling in owners or "abstract" not in value_of(sibling, "class").lower():
            return
        yield sibling


def _following(top: Element, owners: dict[Element, str], until: str = "") -> Iterator[Element]:
    for sibling in top.itersiblings():
        if sibling in owners or sibling.tag in HEADINGS or sibling.tag == until:
            return
        if isinstance(sibling.tag, str):
            yield sibling
