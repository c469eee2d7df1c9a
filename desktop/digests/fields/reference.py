"""Collects what one record of a reference format says of its paper; nothing of it gets lost."""

import re
from collections.abc import Iterable
from typing import Any

from desktop.digests.fields.drafting import cut, draft_of
from desktop.limits import AUTHORS, FIELD_CHARACTERS
from desktop.papers.cleaning import clean_text, one_line
from desktop.papers.digest import LeftOver
from desktop.papers.draft import Draft
from desktop.papers.identifiers import arxiv_of, doi_of, web_link
from desktop.papers.name import OTHERS, Name

_EXTRA_CHARACTERS = 100_000
_VALUES = 1_000
_SHORT_DOI = re.compile(r"(?:doi:?\s*)?(10/[a-z0-9]{3,12})\Z", re.IGNORECASE)
_ARXIV_WORDS = re.compile(
    r"arXiv(?:\s+(?:e-?print|preprint))?s?[\s:,]*(?P<id>\S+)(?:\s+\[[\w., -]{1,80}\])?\Z", re.IGNORECASE
)
_MOST_VERSIONS = 10_000
NO_TITLE = "The digest gives no title for this paper: please complete it."


class Reference:
    """The fields of one paper while its record is read; of two values for one field the first counts.

    `title`, `abstract`, `authors`, `doubts` and `faults` (a field that cannot be understood, and why) are filled
    by the reader; everything else goes through the methods.
    """

    def __init__(self) -> None:
        self.title = ""
        self.abstract = ""
        self.authors: list[Name] = []
        self.doubts: list[str] = []
        self.faults: list[tuple[str, str]] = []
        self._fields: dict[str, Any] = {}
        self._lists: dict[str, dict[str, None]] = {}
        self._extra: dict[str, str] = {}

    def put(self, field: str, text: str) -> bool:
        """Sets a field of Draft that holds text; False, and nothing, when it is set or `text` is empty."""
        text = text.strip()
        if not text or field in self._fields:
            return False
        self._fields[field] = text
        return True

    def add(self, field: str, values: Iterable[str]) -> None:
        """Adds to a list field of Draft: keywords, categories, links."""
        known = self._lists.setdefault(field, {})
        for value in values:
            line = one_line(value)
            if line and len(known) < _VALUES:
                known[cut(line, _EXTRA_CHARACTERS)] = None

    def keep(self, name: str, text: str) -> None:
        """Keeps what has no field of its own; a second text of the same name goes below the first."""
        text = text.strip()
        if not text or not name.strip():
            return
        before = self._extra.get(name)
        if before is None:
            self._extra[name] = cut(text, _EXTRA_CHARACTERS)
        elif text not in before.split("\n\n"):
            self._extra[name] = cut(f"{before}\n\n{text}", _EXTRA_CHARACTERS)

    def put_or_keep(self, field: str, text: str, name: str) -> None:
        """Sets a field, or keeps the text under `name` when another value stands there."""
        if not self.put(field, text) and text.strip() and self._fields.get(field) != text.strip():
            self.keep(name, text)

    def put_doi(self, text: str, name: str = "doi") -> None:
        """Takes a DOI from the field for it; a short one (10/abc) becomes a link, what is none is kept."""
        text = text.strip()
        if not text:
            return
        if found := doi_of(text):
            self._put_other_doi(found)
        elif short := _SHORT_DOI.match(text.removeprefix("https://doi.org/")):
            self.put_link(f"https://doi.org/{short[1]}")
        elif not self.put_arxiv(text):
            self.keep(name, text)

    def put_arxiv(self, text: str) -> bool:
        """Takes an arXiv identifier, written in any form, from a place that names this paper."""
        words = _ARXIV_WORDS.match(text.strip())
        found = arxiv_of(words["id"] if words else text)
        if not found:
            return False
        if self.put("arxiv_id", found.identifier) and found.version and found.version <= _MOST_VERSIONS:
            self._fields["arxiv_version"] = found.version
        return True

    def put_link(self, text: str, name: str = "url") -> None:
        """Takes a link of this paper: the first is its own, others are further ones; what is none is kept."""
        text = text.strip()
        link = web_link(text) if text else ""
        if not link:
            if text and not self.put_arxiv(text):
                self.keep(name, text)
            return
        if self._fields.get("url") != link and not self.put("url", cut(link, _EXTRA_CHARACTERS)):
            self.add("links", [link])
        if not self.put_arxiv(link) and "doi.org/" in link.lower() and "doi" not in self._fields:
            self.put("doi", doi_of(link))

    @property
    def is_named(self) -> bool:
        """Whether something but a title tells which paper this is."""
        return any(self._fields.get(name) for name in ("doi", "arxiv_id", "pmid", "url"))

    def has(self, field: str) -> bool:
        """Whether a field of Draft is set."""
        return field in self._fields or bool(self._lists.get(field))

    def finished(self, text: str, span: tuple[int, int], place: str = "") -> Draft | LeftOver:
        """The draft; without a title and any identifier, what stands in `span` of `text` as left over."""
        if not one_line(self.title):
            if not self.is_named:
                raw = cut(clean_text(text[span[0] : span[1]]), FIELD_CHARACTERS)
                return LeftOver(text=raw, span=span, place=place)
            self.doubts.append(NO_TITLE)
        authors = self._all_authors()
        lists = {field: tuple(values) for field, values in self._lists.items()}
        return draft_of(
            self.title,
            self.abstract,
            doubt=" ".join(dict.fromkeys(self.doubts)),
            authors=authors,
            extra=self._extra,
            span=span,
            place=place,
            **self._fields,
            **lists,
        )

    def _all_authors(self) -> tuple[Name, ...]:
        names = [name for name in self.authors if any(name) and name != OTHERS]
        complete = len(names) == len(self.authors) or OTHERS not in self.authors
        if len(names) > AUTHORS or (len(names) == AUTHORS and not complete):
            self.doubts.append(f"Only the first {AUTHORS - 1:,} authors are kept.")
            names, complete = names[: AUTHORS - 1], False
        return tuple(names) if complete else (*names, OTHERS)

    def _put_other_doi(self, found: str) -> None:
        if found.startswith("10.48550/"):
            self.put_arxiv(found)
        if not self.put("doi", found) and self._fields["doi"] != found:
            self.keep("other DOI", found)
