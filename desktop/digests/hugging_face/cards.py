"""Reads a page saved with its links: every card begins at a heading or a link that names the paper."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from desktop.digests.document import Document
from desktop.digests.fields.drafting import draft_of
from desktop.digests.hugging_face.header import Header, day_of, with_year_of
from desktop.digests.hugging_face.pieces import Piece, pieces_in, references, references_start
from desktop.digests.hugging_face.text import page_header
from desktop.digests.hugging_face.words import (
    author_count,
    count_in,
    is_detail,
    is_furniture,
    is_number,
    plain,
)
from desktop.digests.prose.paragraphs import unit_of
from desktop.digests.prose.repeats import without_repeats
from desktop.papers.cleaning import one_line
from desktop.papers.digest import DigestFacts, Found
from desktop.papers.draft import Draft
from desktop.papers.identifiers import arxiv_month, arxiv_of, host_of, web_link

_PAPER = re.compile(r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)/papers/([\w.-]{4,40})(#[\w-]+)?/?\Z")
_LOGIN = re.compile(r"https?://huggingface\.co/login\?next=/papers/([\w.-]{4,40})\Z")
_ORGANISATION = re.compile(r"https?://huggingface\.co/([\w.-]{1,80})\Z")
_NOT_PAPERS = frozenset({"trending", "date", "week", "month", "submit"})
_NUMBERED = re.compile(r"\]\s?\[\d{1,5}\]")
_LINKED = re.compile(r"\]\(https?://(?:www\.)?huggingface\.co/papers/\d")
_CARD_HEADING = re.compile(r"^#{2,6}[ \t]+(\S[^\n]*)", re.MULTILINE)
_PAPER_LINE = re.compile(r"^[ \t]*<?https?://huggingface\.co/papers/\d[\w.]*>?[ \t]*$", re.MULTILINE)
_ENOUGH_PAPER_LINES = 3
_SENTENCE_CHARACTERS = 60
_PAPER_PAGE = "https://huggingface.co/papers/"
_NO_TITLE = "This card has no title: please check."


@dataclass
class _Card:
    start: int
    paper: str = ""
    title: str = ""
    votes: int | None = None
    abstract: list[str] = field(default_factory=list)
    linked_abstract: bool = False
    issued: str = ""
    links: list[str] = field(default_factory=list)
    extra: dict[str, str] = field(default_factory=dict)


def has_cards(text: str) -> bool:
    """Whether the page was saved with its links or headings, so that they show where a paper begins."""
    if _LINKED.search(text) or len(_PAPER_LINE.findall(text)) >= _ENOUGH_PAPER_LINES:
        return True
    return any(not is_furniture(plain(found[1])) for found in _CARD_HEADING.finditer(text))


def read_cards(document: Document) -> Iterator[Found]:
    """The facts of the page, then one draft for each card; a card reaches to where the next one begins."""
    text = document.text
    numbered = references(text) if _NUMBERED.search(text) else {}
    end = references_start(text) if numbered else len(text)
    cards = _cards(pieces_in(text, 0, end, numbered))
    first = next(cards, None)
    header = page_header(text[: first.start if first else end])
    yield DigestFacts(kind="hugging-face-page", source="Hugging Face", **header._asdict())
    if first:
        yield from without_repeats(_drafts(first, cards, text[:end], header))


def _drafts(first: _Card, cards: Iterator[_Card], text: str, header: Header) -> Iterator[Draft]:
    card = first
    for following in cards:
        yield _draft(card, unit_of(text, card.start, following.start).end, header)
        card = following
    yield _draft(card, unit_of(text, card.start, len(text)).end, header)


def paper_of(target: str) -> tuple[str, str]:
    """The paper that a link names and the role of the link: "page", "community" or "login"."""
    if found := _PAPER.match(target):
        role = "community" if found[2] else "page"
        return ("", "") if found[1] in _NOT_PAPERS else (found[1], role)
    found = _LOGIN.match(unquote(target)) if "/login" in target else None
    return (found[1], "login") if found else ("", "")


def _cards(pieces: Iterator[Piece]) -> Iterator[_Card]:
    card: _Card | None = None
    number: Piece | None = None  # a count without link belongs to the title right after it
    for piece in pieces:
        paper, role = paper_of(piece.target)
        if _begins(piece, paper, role, card):
            if card:
                yield card
            card = _Card(number.start if number else piece.start, paper)
            card.votes = count_in(number.text) if number else None
        number = piece if is_number(piece.text) and not piece.target else None
        if card:
            _take(card, piece, paper, role)
    if card:
        yield card


def _begins(piece: Piece, paper: str, role: str, card: _Card | None) -> bool:
    """Whether a piece is the first of a new card."""
    if piece.heading >= 2 and not is_furniture(plain(piece.text)):
        return card is None or bool(card.title) or _is_other(paper, card)
    if not paper or role == "community":
        return False
    return card is None or _is_other(paper, card) or (role == "login" and bool(card.title))


def _is_other(paper: str, card: _Card) -> bool:
    return bool(paper and card.paper) and paper != card.paper


def _take(card: _Card, piece: Piece, paper: str, role: str) -> None:
    """Note what a piece says about the paper of its card."""
    words = plain(one_line(piece.text))
    card.paper = card.paper or paper
    if role == "login":
        card.votes = count_in(words)
    elif role != "community" and not is_furniture(words) and not _take_detail(card, piece, words):
        _take_string(card, piece, role)


def _take_detail(card: _Card, piece: Piece, words: str) -> bool:
    """Note number of authors or day; whether the piece is a detail that no field wants either."""
    if count := author_count(words.rsplit(" - ", 1)[-1]):
        card.extra["author_count"] = count
    elif day := day_of(words):
        card.issued = day
    else:
        return is_detail(words) and not _is_elsewhere(piece.target)
    return True


def _take_string(card: _Card, piece: Piece, role: str) -> None:
    if not card.title:
        card.title = one_line(piece.text)
    elif role == "page" or not piece.target:
        _take_text(card, piece.text, linked=role == "page")
    elif found := _ORGANISATION.match(piece.target):
        card.extra["organisation"] = one_line(piece.text) or found[1]
    elif _is_elsewhere(piece.target):
        card.links.append(web_link(piece.target))


def _take_text(card: _Card, text: str, *, linked: bool) -> None:
    if linked and not card.linked_abstract:
        card.abstract, card.linked_abstract = [], True
    if linked or not card.linked_abstract:
        is_sentence = len(text) >= _SENTENCE_CHARACTERS or text.endswith((".", "!", "?"))
        card.abstract += [text] if is_sentence or card.abstract else []


def _is_elsewhere(target: str) -> bool:
    return bool(target) and host_of(target) not in {"huggingface.co", "hf.co"}


def _draft(card: _Card, end: int, header: Header) -> Draft:
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
