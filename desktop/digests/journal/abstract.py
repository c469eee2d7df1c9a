"""Tells the abstract in the description of a feed's entry from what publishers write around it, or instead of it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from desktop.digests.feeds.sections import Section, sections_in
from desktop.digests.feeds.text import plain_line
from desktop.papers.identifiers import doi_of

_ABSTRACT = re.compile(r"(?:abstract|summary|zusammenfassung|résumé|resumen)s?\Z", re.IGNORECASE)
_LABEL = re.compile(r"\A(?:Abstract|ABSTRACT|Summary|SUMMARY)\b\s*[:.—–-]?\s+(?=[A-Z0-9“\"(])")
_PART = re.compile(
    r"(?:background|introduction|objectives?|aims?|purpose|methods?|materials|results?|findings|conclusions?"
    r"|discussion|interpretation|significance|context|design|setting|participants|funding|motivation"
    r"|availability|importance|observation|rationale)\b.{0,60}\Z",
    re.IGNORECASE,
)
# What stands in a description beside the abstract: whole paragraphs, known by how they begin.
_LABELS = (
    "publication date|source|authors?|author\\(s\\)|doi|pmid|volume|issue|issn|pages?|date|first published|published"
    "|published online|received|accepted|available online|contributors?|keywords?|copyright|open access|license"
    "|read more|continue reading|full text|pdf|graphical abstract|toc graphic|citation"
)
_DETAIL = re.compile(
    rf"(?:{_LABELS})\s*(?::|\Z)|(?:volume|issue|pages?)\s+\d|©|\(?c\) \d{{4}}|the post .{{1,300}}appeared first",
    re.IGNORECASE,
)
_STATES = "ahead of print|early view|accepted article|just accepted|in press|online first|published online"
_CITATION = re.compile(
    r"[^!?]{0,120}?(?:,\s*(?:volume|vol\.)\s*\d+|\b(?:volume|vol\.?) \d+,? (?:issue|no\.?|number) \w+"
    rf"|,\s*(?:{_STATES})\b|\[[^\]]{{5,80}}\] published\b|,\s*\d{{4}},\s*\d+\s*,|\. \d{{4}} \w{{3}}[^;]{{0,12}};\d)",
    re.IGNORECASE,
)
_CITATION_CHARACTERS = 350
_DOI_LINE = re.compile(
    r"(?:\A|[\s;|(])(?:doi|https?://(?:dx\.)?doi\.org)\b\s*[:/]?\s*(10\.\d{4,9}/[^\s;|]+)", re.IGNORECASE
)
_BETWEEN = r"(?=\s*(?:Publication date|Source|Author\(s\))\s*:|\n|\Z)"
_PUBLISHED = re.compile(rf"Publication date:\s*(?:Available online\s*)?(.{{4,60}}?){_BETWEEN}", re.IGNORECASE)
_SOURCE = re.compile(rf"Source:\s*(.{{2,200}}?){_BETWEEN}", re.IGNORECASE)
_AUTHORS = re.compile(rf"Author\(?s?\)?:\s*(.{{2,20000}}?){_BETWEEN}", re.IGNORECASE)
_BY = re.compile(r"\Aby (?=[^\W\d_a-z])(.{3,20000})\Z")
_VOLUME = re.compile(r",\s*(?:Volume|Vol\.?)\s*(\w{1,10})\b.*\Z", re.IGNORECASE)
_SHORT = 80
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BY_LINES = re.compile(r"\bAuthor\(s\)\s*:|\bPublication date\s*:", re.IGNORECASE)
_CITE = re.compile(r"<cite\b[^<>]*>([^<]{2,150})</cite>", re.IGNORECASE)


class Described(NamedTuple):
    """What a description says: the abstract, and what some publishers write into it for lack of fields."""

    abstract: str = ""
    authors: str = ""
    venue: str = ""
    volume: str = ""
    published: str = ""
    doi: str = ""


def described(value: str, title: str = "") -> Described:
    """What the raw description `value` of the paper with the raw `title` says."""
    same = plain_line(title)
    value = _with_lines_apart(value, same)
    sections = [_without_title(each, same) for each in sections_in(value)]
    paragraphs = [text for section in sections for text in section.paragraphs]
    listed = _listed_authors(value, paragraphs, same)
    details = [text for text in paragraphs if _is_detail(text)]
    whole = "\n".join(details)
    source, volume = _found(_SOURCE, whole), ""
    if at := _VOLUME.search(source):
        source, volume = source[: at.start()], at[1]
    by = next((found[1] for text in details if (found := _BY.match(text))), listed)
    lines = (text for text in details if _CITATION.match(text) or _DOI_LINE.match(text))
    doi = next((doi_of(found[1]) for text in lines if (found := _DOI_LINE.search(text))), "")
    source = source or (plain_line(found[1]) if (found := _CITE.search(value)) else "")
    own = [
        each._replace(paragraphs=[text for text in each.paragraphs if text != listed]) for each in sections
    ]
    return Described(
        _abstract(own), _found(_AUTHORS, whole) or by, source, volume, _found(_PUBLISHED, whole), doi
    )


def _with_lines_apart(value: str, title: str) -> str:
    """`value` with a paragraph for each line where lines say different things: a citation, then the abstract."""
    first = _LINE_BREAK.split(value, maxsplit=1)[0]
    is_apart = _BY_LINES.search(value) or (
        first != value and ((words := plain_line(first)) == title or _is_detail(words))
    )
    return _LINE_BREAK.sub("<p>", value) if is_apart else value


def _without_title(section: Section, title: str) -> Section:
    heading = "" if section.heading == title else section.heading
    return Section(heading, [text for text in section.paragraphs if text != title])


def _listed_authors(value: str, paragraphs: Sequence[str], title: str) -> str:
    """The authors in a line of their own between the title and the citation, as Copernicus writes them."""
    is_titled = (
        bool(title) and plain_line(_LINE_BREAK.split(value, maxsplit=1)[0].partition("<p>")[0]) == title
    )
    if not is_titled or len(paragraphs) < 2:
        return ""
    return paragraphs[0] if _CITATION.match(paragraphs[1]) or _DOI_LINE.search(paragraphs[1]) else ""


def _abstract(sections: Sequence[Section]) -> str:
    """What stands under "Abstract", else all that is no detail; the parts of a structured one by their names."""
    first = next((at for at, each in enumerate(sections) if _ABSTRACT.match(each.heading)), None)
    taken = list(sections[first:]) if first is not None else list(sections)
    texts: list[str] = []
    for section in taken:
        own = [text for text in section.paragraphs if not _is_detail(text)]
        is_named = bool(section.heading) and not _ABSTRACT.match(section.heading)
        if first is not None and is_named and not _PART.match(section.heading):
            break
        if own and is_named:
            own[0] = f"{section.heading}: {own[0]}"
        texts += own
    if texts:
        texts[0] = _LABEL.sub("", texts[0])
    return "\n\n".join(texts)


def _is_detail(text: str) -> bool:
    """Whether a paragraph is about the paper's publication, not about its content."""
    if _BY.match(text) or (_DETAIL.match(text) and not _reads_on(text)):
        return True
    if len(text) <= _CITATION_CHARACTERS and (_CITATION.match(text) or _DOI_LINE.match(text)):
        return True
    return len(text) < _SHORT and not text.endswith((".", "!", "?", "。"))


def _reads_on(text: str) -> bool:
    """Whether a paragraph that begins like a detail goes on as a text does: "Source: A study of …" is one line."""
    return len(text) > _CITATION_CHARACTERS and not text.lower().startswith(
        ("author", "by ", "publication date")
    )


def _found(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1].strip(" .;") if found else ""
