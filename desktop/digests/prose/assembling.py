"""Puts drafts together from paragraphs that were told apart, and keeps what belongs to none of them."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from desktop.digests.document import Document
from desktop.digests.fields.drafting import cut, draft_of
from desktop.digests.prose.pairing import DOUBTFUL_TITLE, Label, labelled, title_cost
from desktop.digests.prose.paragraphs import Unit
from desktop.limits import FIELD_CHARACTERS
from desktop.papers.cleaning import clean_text
from desktop.papers.digest import LeftOver, Problem
from desktop.papers.draft import Draft

_NO_ABSTRACT = "No abstract follows this title: please check."
_ODD_TITLE = "This may not be a title: please check."
_LIST_MARK = re.compile(r"(?:\(?\d{1,3}[.)]|\[\d{1,3}\]|[-*+•‣▪·])[ \t]+(?=\d{0,3}[^\W\d_]|[\"'“‘«$(\[])")
"""The number or bullet of an item, which is no part of its title."""
_MANY_PARAGRAPHS = "Several paragraphs follow this title, all were taken as its abstract: please check."


@dataclass
class Card:
    """One paper while it is being put together: its title, its abstract, the details around them."""

    title: Unit
    start: int
    abstract: list[Unit] = field(default_factory=list)
    details: list[Unit] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where the last thing that belongs to this paper ends."""
        return max(unit.end for unit in (self.title, *self.abstract, *self.details))


Describe = Callable[[Card], dict[str, Any]]
"""What the details of a card say, as fields of Draft; "doubt": "" takes back the doubt about a title."""


def assembled(
    document: Document, units: Iterable[Unit], is_detail: Callable[[str], bool], describe: Describe
) -> Iterator[Draft | LeftOver | Problem]:
    """Drafts and left-overs of `units`; every unit lies in the span of one of them.

    Details (see `is_detail`) take no part in telling titles from abstracts. They belong to the title
    before them; a number right before a title belongs to that one, and so does who submitted it.
    """
    details: deque[Unit] = deque()
    card: Card | None = None
    for unit, label in labelled(_texts(units, is_detail, details)):
        before = []
        while details and details[0].start < unit.start:
            before.append(details.popleft())
        kept, own = _shared_out(before, starts_card=label is Label.TITLE)
        if card:
            card.details += kept
        else:
            yield from (left_over(document, each) for each in kept)
        if card and label is Label.ABSTRACT:
            card.abstract.append(unit)
            continue
        if card:
            yield _finished(card, describe)
            card = None
        if label is Label.TITLE:
            card = Card(unit, own[0].start if own else unit.start, details=own)
        else:
            yield from _oversized(document, unit)
            yield left_over(document, unit)
    if card:
        card.details += details
        yield _finished(card, describe)
    else:
        yield from (left_over(document, each) for each in details)


def left_over(document: Document, unit: Unit) -> LeftOver:
    """The text of a unit as it stands in the digest, without characters that cannot be stored."""
    text = cut(clean_text(document.text[unit.start : unit.end]), FIELD_CHARACTERS)
    return LeftOver(text=text, span=(unit.start, unit.end))


def _texts(units: Iterable[Unit], is_detail: Callable[[str], bool], details: deque[Unit]) -> Iterator[Unit]:
    for unit in units:
        if is_detail(unit.text):
            details.append(unit)
        else:
            yield unit


def _shared_out(details: list[Unit], *, starts_card: bool) -> tuple[list[Unit], list[Unit]]:
    """Details of the card before, and those of the card that the next title begins."""
    if not starts_card:
        return details, []
    for at, detail in enumerate(details):
        if detail.text.lower().startswith("submitted by"):
            return details[:at], details[at:]
    number = bool(details) and details[-1].text.replace(",", "").replace("-", "0").isdecimal()
    return (details[:-1], details[-1:]) if number else (details, [])


def _finished(card: Card, describe: Describe) -> Draft:
    doubt = ""
    if not card.abstract:
        doubt = _NO_ABSTRACT
    elif title_cost(card.title.text) >= DOUBTFUL_TITLE:
        doubt = _ODD_TITLE
    elif len(card.abstract) > 1:
        doubt = _MANY_PARAGRAPHS
    abstract = "\n\n".join(unit.text for unit in card.abstract)
    fields = {"doubt": doubt, "span": (card.start, card.end), **describe(card)}
    mark = _LIST_MARK.match(card.title.text)
    return draft_of(card.title.text[mark.end() if mark else 0 :], abstract, **fields)


def _oversized(document: Document, unit: Unit) -> Iterator[Problem]:
    if unit.end - unit.start > FIELD_CHARACTERS:
        reason = "a line or paragraph is longer than 1 MB"
        yield Problem(
            file=document.name,
            reason=reason,
            advice="Split it with empty lines and drop the file again.",
            span=(unit.start, unit.end),
        )
