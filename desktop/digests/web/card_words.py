"""Takes title, abstract, authors and the rest out of a card of a page."""

import re
from typing import Any, NamedTuple

from lxml.etree import _Element as Element

from desktop.digests.fields.link_labels import is_label
from desktop.digests.fields.name_lists import names_of
from desktop.digests.fields.saved_links import without_page_marks
from desktop.digests.markdown.titles import title_among
from desktop.digests.markup.parsing import value_of
from desktop.digests.markup.text import paragraphs_of, words_of
from desktop.digests.prose.bylines import names_in
from desktop.digests.scholar.byline import byline_fields
from desktop.digests.web.cards import HEADINGS, Card
from desktop.papers.identifiers import host_of, web_link
from desktop.papers.name import Name

_TITLE_CLASS = re.compile(r"(?:^|[-_\s])(?:title|headline)(?:$|[-_\s])", re.IGNORECASE)
_ABSTRACT_CLASS = re.compile(r"abstract", re.IGNORECASE)
_SUMMARY_CLASS = re.compile(r"(?:^|[-_\s])(?:summary|tl-?dr|excerpt|description)", re.IGNORECASE)
_AUTHOR_CLASS = re.compile(r"author", re.IGNORECASE)
_PART_CLASS = re.compile(
    r"(?:label|header|heading|toggle|btn|button|icon|title)s?(?:$|[-_\s])", re.IGNORECASE
)
_FORM = re.compile(r"\A(?:\[(?:PDF|HTML|DOC|BOOK|CITATION|[BCU])\]\s*)+", re.IGNORECASE)
"""What Google Scholar sets before a title: in which form it found it."""
_SCHOLAR_BYLINE = "gs_a"
_VOTES_CLASS = re.compile(r"(?:up)?votes?\b", re.IGNORECASE)
_LABELS = re.compile(
    r"(?P<label>authors?|institutions?|organi[sz]ations?|affiliations?|abstract"
    r"|ai[ -](?:generated )?summary|summary|tl;?dr|title)"
    r"\s*(?:\([^)]{0,40}\))?\s*[:：]?\s*(?P<rest>.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_MACHINE = re.compile(r"\bAI[- ](?:generated )?summary\b|AI-generated", re.IGNORECASE)
_MACHINE_FRAME = re.compile(
    r"^(?:AI[- ](?:generated )?summary\s*:?\s*)?(?:Abstract\s+)?|\s*AI-generated summary\s*$", re.IGNORECASE
)
_VOTES = re.compile(r"\D{0,12}(\d[\d,]{0,8})\D{0,12}\Z")
_ABSTRACT_CHARACTERS = 250
_SHORT_ABSTRACT_CHARACTERS = 80
_TITLE_CHARACTERS = 400
_BLOCKS = ("p", "div", "td", "dd", "li", "span", "section", "blockquote", "article")
_CODE_HOSTS = ("github.com", "gitlab.com", "github.io", "bitbucket.org")
_MACHINE_SUMMARY = "summary (machine-written)"


class Labelled(NamedTuple):
    """A short block that says what it is: "Authors: …"."""

    label: str
    text: str


def title_of(card: Card) -> str:
    """The words of a card's heading; without one, of what calls itself a title, of the link, or in bold."""
    linked = {
        each for anchor in card.anchors for each in (anchor, *anchor.iterancestors()) if each.tag in HEADINGS
    }
    headings = list(card.all(*HEADINGS))
    for found in (
        (each for each in headings if each in linked),
        headings,
        (each for each in card.all() if _TITLE_CLASS.search(value_of(each, "class"))),
        card.anchors,
        card.all("strong", "b", "dt", "cite"),
    ):
        for element in found:
            if title := _title_words(element):
                return title
    return _words_before_link(card)


def fields_of(card: Card, title: str) -> dict[str, Any]:
    """Everything else that a card says about its paper, as fields of Draft."""
    extra: dict[str, str] = {}
    fields = _scholar_byline(card)
    labelled = _labelled(card)
    for label, text in labelled:
        if label.startswith("author"):
            fields.setdefault("authors", names_of(text))
        elif label.startswith(("institution", "organi", "affiliation")):
            extra.setdefault("organisation", text)
    if "authors" not in fields and (names := _bylines(card, title)):
        fields["authors"] = names
    summary = _machine_summary(card)
    if summary:
        extra[_MACHINE_SUMMARY] = summary
    if abstract := _abstract(card, title):
        fields["abstract"] = abstract
    if (votes := _votes(card)) is not None:
        fields["upvotes"] = votes
    return {**fields, "links": _code_links(card), "extra": extra}


def _scholar_byline(card: Card) -> dict[str, Any]:
    """Authors, venue and year in the green line of a page of Google Scholar."""
    line = next((each for each in card.all("div") if value_of(each, "class") == _SCHOLAR_BYLINE), None)
    said = byline_fields(words_of(line)) if line is not None else {}
    return {name: said[name] for name in ("authors", "issued", "venue") if name in said}


def _title_words(element: Element) -> str:
    words = words_of(element, ())
    found = _LABELS.match(words)
    if found and found["label"].lower() == "title":
        words = found["rest"]
    words = without_page_marks(_FORM.sub("", words))
    return "" if is_label(words) or len(words) > _TITLE_CHARACTERS else words


def _words_before_link(card: Card) -> str:
    """The text of the card that stands before its first link, as in "Title. Authors [PDF]"."""
    top, anchor = card.elements[0], card.anchors[0]
    if anchor.getparent() is not top:
        return ""
    words = " ".join((top.text or "").split()).rstrip(" .,:;([|-–—")
    return "" if is_label(words) or len(words) > _TITLE_CHARACTERS else title_among(words)


def _labelled(card: Card) -> list[Labelled]:
    """Blocks that hold no other block and begin with one of the known labels."""
    found: list[Labelled] = []
    for each in card.all("div", "p", "li", "span", "dd", "td"):
        if (
            next(each.iter("div", "p", "li", "dd", "td"), each) is not each
            or sum(1 for _ in each.iter("div", "p")) > 1
        ):
            continue
        match = _LABELS.match(words_of(each))
        if match and match["rest"]:
            found.append(Labelled(match["label"].lower(), match["rest"]))
    return found


def _bylines(card: Card, title: str) -> tuple[Name, ...]:
    marked = [
        words for each in card.all() if value_of(each, "itemprop") == "author" and (words := words_of(each))
    ]
    if marked:
        return tuple(name for words in marked for name in names_of(words))
    for each in card.all("div", "p", "span", "li", "em", "i", "td"):
        words = words_of(each)
        if not words or words == title:
            continue
        if _AUTHOR_CLASS.search(value_of(each, "class")) and not _PART_CLASS.search(value_of(each, "class")):
            return names_of(words)
        if len(words) < 2_000 and (names := names_in(words)):
            return names
    return ()


def _machine_summary(card: Card) -> str:
    for each in card.all("div", "p", "section", "blockquote"):
        words = words_of(each)
        if (
            len(words) < 4_000
            and _MACHINE.search(words)
            and len(each)
            and (text := _MACHINE_FRAME.sub("", words).strip())
        ):
            inner = [
                child
                for child in each
                if _MACHINE.search(words_of(child)) and len(words_of(child)) > _SHORT_ABSTRACT_CHARACTERS
            ]
            return _MACHINE_FRAME.sub("", words_of(inner[0])).strip() if inner else text
    return ""


def _abstract(card: Card, title: str) -> str:
    """The block that is called an abstract, else one that is called a summary, else the longest paragraph."""
    blocks = [(each, value_of(each, "class")) for each in card.all(*_BLOCKS)]
    for pattern in (_ABSTRACT_CLASS, _SUMMARY_CLASS):
        named = [each for each, name in blocks if pattern.search(name) and not _PART_CLASS.search(name)]
        texts = [text for text in map(_abstract_words, named) if len(text) >= _SHORT_ABSTRACT_CHARACTERS]
        if texts:
            return min(texts, key=len) if pattern is _ABSTRACT_CLASS else texts[0]
    leaves = (
        each
        for each, _ in blocks
        if next((child for child in each.iter(*_BLOCKS) if child is not each), None) is None
    )
    texts = [
        text for text in map(_abstract_words, leaves) if len(text) >= _ABSTRACT_CHARACTERS and text != title
    ]
    return max(texts, key=len, default="")


def _abstract_words(element: Element) -> str:
    text = paragraphs_of(element)
    if _MACHINE.search(text):
        return ""
    found = _LABELS.match(text)
    return found["rest"].strip() if found and found["label"].lower() in {"abstract", "summary"} else text


def _votes(card: Card) -> int | None:
    for each in card.all():
        if _VOTES_CLASS.search(value_of(each, "class")) and (found := _VOTES.match(words_of(each, ()))):
            return int(found[1].replace(",", ""))
    return None


def _code_links(card: Card) -> tuple[str, ...]:
    links = (web_link(value_of(each, "href")) for each in card.all("a"))
    return tuple(dict.fromkeys(link for link in links if link and host_of(link).endswith(_CODE_HOSTS)))
