"""Reads a page saved with its links: every card begins at a heading or a link that names the paper."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from desktop.digests.document import Document
from desktop.digests.fields.drafting import draft_of
from desktop.digests.hugging_face.card import Card
from desktop.digests.hugging_face.header import Header, with_year_of
from desktop.digests.hugging_face.leading import Leading
from desktop.digests.hugging_face.masking import masked
from desktop.digests.hugging_face.numbers_first import has_numbers_first, numbered_pieces
from desktop.digests.hugging_face.pieces import Piece, pieces_in, references, references_start
from desktop.digests.hugging_face.text import page_header
from desktop.digests.hugging_face.words import is_furniture, is_signature, plain
from desktop.digests.prose.paragraphs import lines_in, unit_of
from desktop.digests.prose.repeats import without_repeats
from desktop.papers.digest import DigestFacts, Found
from desktop.papers.draft import Draft
from desktop.papers.identifiers import arxiv_month, arxiv_of
from desktop.papers.text_keys import title_key

_PAPER = re.compile(r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)/papers/([\w.-]{4,40})(#[\w-]+)?/?\Z")
_LOGIN = re.compile(r"https?://huggingface\.co/login\?next=/papers/([\w.-]{4,40})\Z")
_NOT_PAPERS = frozenset({"trending", "date", "week", "month", "submit"})
_NUMBERED = re.compile(r"\]\s?\[\d{1,5}\]")
_LINKED = re.compile(r"\]\(\s*<?(?:https?://(?:www\.)?huggingface\.co)?/papers/\d")
_CARD_HEADING = re.compile(r"^#{2,6}[ \t]+(\S[^\n]*)", re.MULTILINE)
_PAPER_LINE = re.compile(r"^[ \t]*<?https?://huggingface\.co/papers/\d[\w.]*>?[ \t]*$", re.MULTILINE)
_ENOUGH_PAPER_LINES = 3
_HEADER_LINES = 150
_PAPER_PAGE = "https://huggingface.co/papers/"
_NO_TITLE = "This card has no title: please check."


def has_cards(text: str) -> bool:
    """Whether the page was saved with its links or headings, so that they show where a paper begins."""
    if _LINKED.search(text) or len(_PAPER_LINE.findall(text)) >= _ENOUGH_PAPER_LINES:
        return True
    if has_numbers_first(text):
        return True
    return any(not is_furniture(plain(found[1])) for found in _CARD_HEADING.finditer(text))


def read_cards(document: Document) -> Iterator[Found]:
    """The facts of the page, then one draft for each card; a card reaches to where the next one begins."""
    text = masked(document.text)
    start = _banner_end(text)
    numbered = references(text) if _NUMBERED.search(text) else {}
    end = references_start(text) if numbered or has_numbers_first(text) else len(text)
    is_numbered = has_numbers_first(text) and not numbered
    pieces = numbered_pieces(text, start) if is_numbered else pieces_in(text, start, end, numbered)
    cards = _cards(pieces)
    first = next(cards, None)
    header = page_header(text[: first.start if first else end])
    yield DigestFacts(kind="hugging-face-page", source="Hugging Face", **header._asdict())
    if first:
        yield from without_repeats(_drafts(first, cards, text[:end], header))


def paper_of(target: str) -> tuple[str, str]:
    """The paper that a link names and the role of the link: "page", "community" or "login"."""
    if found := _PAPER.match(target):
        role = "community" if found[2] else "page"
        return ("", "") if found[1] in _NOT_PAPERS else (found[1], role)
    found = _LOGIN.match(unquote(target)) if "/login" in target else None
    return (found[1], "login") if found else ("", "")


def _banner_end(text: str) -> int:
    """Where the last line of the site's banner ends, among the first lines: no card begins before."""
    end = 0
    for number, line in enumerate(lines_in(text, 0, len(text))):
        if number >= _HEADER_LINES or _LINKED.search(line.text) or _PAPER_LINE.match(line.text):
            break
        end = line.end if is_signature(plain(line.text)) else end
    return end


def _drafts(first: Card, cards: Iterable[Card], text: str, header: Header) -> Iterator[Draft]:
    card = first
    for following in cards:
        if _is_copy(card, following):
            card.submitter = card.submitter or following.submitter
            continue
        yield _draft(card, unit_of(text, card.start, following.start).end, header)
        card = following
    yield _draft(card, unit_of(text, card.start, len(text)).end, header)


def _is_copy(card: Card, other: Card) -> bool:
    """Whether a page prints a card twice: narrow and wide screens get their own copy."""
    return bool(card.paper) and card.paper == other.paper and title_key(card.title) == title_key(other.title)


def _cards(pieces: Iterator[Piece]) -> Iterator[Card]:
    card: Card | None = None
    leading = Leading()
    for piece in pieces:
        paper, role = paper_of(piece.target)
        if leading.takes(piece, card, role):
            continue
        if _begins(piece, paper, role, card):
            if card:
                yield card
            card = leading.card(piece, paper)
        if card:
            card.take(piece, paper, role)
    if card:
        yield card


def _begins(piece: Piece, paper: str, role: str, card: Card | None) -> bool:
    """Whether a piece is the first of a new card."""
    if piece.heading >= 2 and not is_furniture(plain(piece.text)):
        return card is None or bool(card.title) or _is_other(paper, card)
    if not paper or role == "community":
        return False
    if card is None or _is_other(paper, card):
        return True
    return role == "login" and bool(card.title) and not card.paper


def _is_other(paper: str, card: Card) -> bool:
    return bool(paper and card.paper) and paper != card.paper


def _draft(card: Card, end: int, header: Header) -> Draft:
    page = _PAPER_PAGE + card.paper if card.paper else ""
    found = arxiv_of(page) if page else None
    issued = with_year_of(card.issued, header.captured_on)
    if issued.startswith("-") and found:
        issued = _with_year_of_identifier(issued, found.identifier)
    return draft_of(
        card.title,
        "\n\n".join(card.abstract),
        "" if card.title else _NO_TITLE,
        arxiv_id=found.identifier if found else "",
        url=page,
        upvotes=card.votes,
        submitter=card.submitter,
        issued="" if issued.startswith("-") else issued,
        links=tuple(dict.fromkeys(card.links)),
        extra=card.extra,
        span=(card.start, end),
    )


def _with_year_of_identifier(day: str, identifier: str) -> str:
    """A day without year, in the year in which arXiv gave the identifier, when the months agree.

    A paper sent at the end of a month is numbered in the next one.
    """
    year, month = arxiv_month(identifier).split("-")
    sent = int(day[2:4])
    if sent == int(month) or sent + 1 == int(month):
        return f"{year}{day[1:]}"
    return f"{int(year) - 1}{day[1:]}" if (sent, month) == (12, "01") else day
