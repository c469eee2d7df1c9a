"""The bibliographic fields of a paper, named once: what a digest may set and a person may edit."""

import re

from desktop.papers.cleaning import clean_text, one_line, paragraphs
from desktop.papers.dates import is_partial_date
from desktop.papers.identifiers import arxiv_of, doi_of, pmid_of, web_link
from desktop.papers.name import Name, inverted, name_of, names_from_json, names_to_json

RECORD_FIELDS = (
    "title", "authors", "abstract", "issued", "venue", "type", "volume", "issue", "pages", "publisher",
    "arxiv_id", "arxiv_version", "categories", "doi", "pmid", "url", "links", "comment", "keywords", "extra",
)  # fmt: skip
"""Columns of the record, in the order in which they are shown; `authors` and `extra` hold JSON,
`categories`, `links` and `keywords` one value a line."""

LIST_FIELDS = ("categories", "links", "keywords")
YOU = 0
"""The source of a field that a person typed; any other source is the id of a digest, or `picked` of one."""


def picked(digest: int) -> int:
    """The source of a field for which a person chose the words of this digest: its id, negative."""
    return -abs(digest)


def digest_of(source: int) -> int:
    """The digest that a source is, picked or not; `YOU` for what was typed."""
    return abs(source)


def is_yours(source: int | None) -> bool:
    """Whether a field is what a person decided, typed or picked, so that no import replaces it."""
    return source is not None and source <= YOU


def edited(field: str, text: str) -> str | int | None:
    """The value to store when a person typed `text` into `field`; raises ValueError in plain words."""
    if field in {"abstract", "comment"}:
        return paragraphs(text)
    line = one_line(text)
    if field == "authors":
        return names_to_json(authors_from(text))
    if field in LIST_FIELDS:
        parts = _BETWEEN[field == "links"].split(clean_text(text))
        return "\n".join(filter(None, (one_line(part) for part in parts)))
    if not line:
        if field == "title":
            raise ValueError("a paper needs a title")
        return None if field == "arxiv_version" else ""
    if field == "arxiv_version":
        if not line.isdecimal() or len(line) > 5 or not 1 <= int(line) <= 10_000:
            raise ValueError(f"“{line}” is not a version (a number like 2)")
        return int(line)
    return _checked(field, line) if field in _KINDS else line


def _checked(field: str, line: str) -> str:
    if field == "arxiv_id":
        found = arxiv_of(line)
        value = found.identifier if found else ""
    elif field == "issued":
        value = line if is_partial_date(line) else ""
    else:
        value = {"doi": doi_of, "pmid": pmid_of, "url": web_link}[field](line)
    if not value:
        raise ValueError(f"“{line}” is not {_KINDS[field]}")
    return value


_KINDS = {
    "arxiv_id": "an arXiv identifier (like 2412.03565)",
    "doi": "a DOI (like 10.1000/182)",
    "pmid": "a PubMed number",
    "url": "a web address (http or https)",
    "issued": "a year or a date (like 2024 or 2024-06-12)",
}
_BETWEEN = {False: re.compile(r"[,\n]"), True: re.compile(r",?\s+")}
"""What stands between two values of a list field; in links (True) a comma may be part of the value."""
_BETWEEN_AUTHORS = re.compile(r"(?:\n|;|\sand\s)(?![^{}]*\})")


def authors_from(text: str) -> tuple[Name, ...]:
    """The authors a person typed: one a line, or separated by ";", or by " and ".

    A name in braces is one that nobody shall split, as in BibTeX: "{Statistics and Data Group}".
    """
    parts = (one_line(part) for part in _BETWEEN_AUTHORS.split(clean_text(text)))
    names = (Name(literal=part[1:-1].strip()) if _BRACED.match(part) else name_of(part) for part in parts)
    return tuple(name for name in names if any(name))


_BRACED = re.compile(r"\{[^{}]*\}\Z")


def _typed(name: Name) -> str:
    """The shortest way to write `name` that is read as the same name again."""
    text = inverted(name)
    for written in (text, f"{text},", f"{{{text}}}"):
        if authors_from(written) == (name,):
            return written
    return text


def shown(field: str, stored: str | int | None) -> str:
    """The text in which a stored value is edited: the inverse of `edited`."""
    if field == "authors":
        return "; ".join(_typed(name) for name in names_from_json(str(stored or "")))
    return (
        ("" if stored is None else str(stored)).replace("\n", ", ")
        if field in LIST_FIELDS
        else str(stored or "")
    )
