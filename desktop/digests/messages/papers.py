"""Reads messages that name papers, each in a line of its own, among greetings, comments and signatures."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop.digests.document import Document
from desktop.digests.fields.drafting import cut, draft_of
from desktop.digests.messages.pairing import paired
from desktop.digests.messages.statements import Kind, Statement, statements_in
from desktop.digests.messages.talk import is_comment, is_greeting, is_personal
from desktop.digests.prose.identifier_list import NO_TITLE
from desktop.digests.prose.paragraphs import Unit
from desktop.digests.prose.title_abstract_pairs import NOT_PROSE
from desktop.digests.reference_lists.listing import reference_draft
from desktop.limits import FIELD_CHARACTERS
from desktop.papers.cleaning import clean_text
from desktop.papers.digest import DigestFacts, Found, LeftOver
from desktop.papers.draft import Draft
from desktop.progress import Progress

KIND = "message"
TITLE = "messages that name papers"
SUREST = 0.27
_TITLED = 0.21
"""Without references: plain items and lists are known better by their own readers, if they are such."""
BESIDE = "The title stood beside the link, in a line of its own: please check."
_NAMES_PAPER = re.compile(r"\d{4}\.\d{4}|/\d{7}|\b10\.\d{4}|https?://|pmid", re.IGNORECASE)
_MOST_LINES = 20_000
_OTHER_PARAGRAPHS = 2
"""So many paragraphs of other words may stand in a message, and one more for each paper."""
_TALK, _TALK_FOR_EACH = 300, 150
"""So many characters of other words, and for each paper so many more."""
_ABSTRACT_CHARACTERS = 200
_SIGNATURE_WORDS = 4
_FRAME_CHARACTERS = 80
_INTRODUCTION = 40


def looks_like(head: str) -> float:
    """Papers in lines of their own, with no more words around them than a message has."""
    if NOT_PROSE.match(head) or not _NAMES_PAPER.search(head) or head.count("\n") > _MOST_LINES:
        return 0.0
    read_apart = list(statements_in(head))
    is_mixed = _is_mixed(read_apart)
    said = paired(read_apart)
    linked = sum(len(each.papers) for each in said if each.kind is Kind.PAPER)
    papers = linked + sum(each.kind is Kind.REFERENCE for each in said)
    if not linked or _abstracts(said) * 2 >= papers:
        return 0.0
    talk = [each for each in said if each.kind not in {Kind.PAPER, Kind.REFERENCE}]
    others = [each for each in talk if not _is_frame(each.unit.text)]
    length = sum(len(each.unit.text) for each in others)
    paragraphs = len({each.paragraph for each in others})
    is_message = paragraphs <= _OTHER_PARAGRAPHS + papers and length <= _TALK + _TALK_FOR_EACH * papers
    return (SUREST if is_mixed else _TITLED) if is_message else 0.0


def _is_mixed(said: Sequence[Statement]) -> bool:
    """Whether references and links stand side by side; a link below its reference is a part of that one."""
    beside = list(pairwise(said))
    if any(one.is_own and not other.is_own and one.paragraph == other.paragraph for one, other in beside):
        return False  # items of several lines: a list
    alone = [
        other
        for one, other in beside
        if other.is_own or one.kind is Kind.PAPER or one.paragraph != other.paragraph
    ]
    is_linked = any(each.kind is Kind.PAPER for each in (*said[:1], *alone))
    return is_linked and any(each.kind is Kind.REFERENCE for each in said)


def _is_frame(text: str) -> bool:
    """Whether a line greets, introduces what follows, or is the name below a letter."""
    is_said = len(text) <= _FRAME_CHARACTERS and (is_greeting(text) or is_comment(text))
    return is_said or len(text.split()) <= _SIGNATURE_WORDS


def _abstracts(said: Sequence[Statement]) -> int:
    """How many papers are followed by what may be their abstract."""
    return sum(
        before.kind is Kind.PAPER
        and each.kind is Kind.TALK
        and len(each.unit.text) >= _ABSTRACT_CHARACTERS
        and not is_personal(each.unit.text)
        for before, each in pairwise(said)
    )


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """A draft for each paper that is named or cited; words around them are left over, greetings are not."""
    yield DigestFacts(kind=KIND, source=document.name or "Message")
    for each in paired(list(statements_in(document.text))):
        if each.kind is Kind.PAPER:
            yield from _drafts(each, document.text)
        elif each.citation:
            yield reference_draft(each.citation, each.unit, document.text)
        elif not _is_said(each):
            text = cut(clean_text(document.text[slice(*each.span)]), FIELD_CHARACTERS)
            yield LeftOver(text=text, span=each.span)


def _is_said(each: Statement) -> bool:
    """Whether a line says nothing of any paper: it greets, or introduces what follows."""
    return len(each.unit.text) <= _INTRODUCTION and is_comment(each.unit.text)


def _drafts(said: Statement, text: str) -> Iterator[Found]:
    if said.citation:
        found = reference_draft(said.citation, Unit(*said.span, ""), text)
        yield found.model_copy(update=said.papers[0]) if isinstance(found, Draft) else found
        return
    for paper in said.papers:
        title = said.title
        doubt = NO_TITLE if not title else BESIDE if said.extent else ""
        yield draft_of(title, doubt=doubt, authors=said.authors, span=said.span, **paper)
