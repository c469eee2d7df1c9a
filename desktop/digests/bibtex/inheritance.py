"""Finds the entries that others of a BibTeX file refer to, and what these take from them."""

import re
from collections.abc import Mapping

from desktop.digests.bibtex.blocks import START, Abbreviation, Entry, blocks_in
from desktop.digests.bibtex.values import Abbreviations

_REFERENCE = re.compile(
    r"\b(?:crossref|xdata)\s*=\s*[{\"]?([^{}\",\n]{1,200}(?:,[^{}\"\n]{1,2000})?)", re.IGNORECASE
)
_KEY = re.compile(r"\s*([^\s,{}()=]{1,200})")
_INHERITED = (
    "booktitle", "year", "date", "month", "publisher", "editor", "series", "volume", "journal", "journaltitle",
    "address", "location", "organization", "institution", "isbn", "issn",
)  # fmt: skip
_LEVELS = 5


class Parents:
    """The entries of one file that others refer to, by their keys."""

    def __init__(self, text: str) -> None:
        wanted = {
            key.strip().lower()
            for found in _REFERENCE.finditer(text)
            for key in found[1].split(",")
            if key.strip()
        }
        self._known: dict[str, dict[str, str]] = {}
        if wanted:
            self._read(text, wanted)

    def _read(self, text: str, wanted: set[str]) -> None:
        abbreviations = Abbreviations()
        for found in START.finditer(text):
            key = _KEY.match(text, found.end())
            if (found["special"] or "").lower() != "string" and not (key and key[1].lower() in wanted):
                continue
            block = next(blocks_in(text, found.start()), None)
            if isinstance(block, Abbreviation):
                abbreviations.define(block.name, block.value)
            elif isinstance(block, Entry):
                fields = {name: abbreviations.value(raw).tex for name, raw in reversed(block.fields)}
                self._known.setdefault(block.key.lower(), fields)

    def add_to(self, fields: dict[str, str], key: str) -> tuple[tuple[str, ...], bool]:
        """Adds to the `fields` of the entry `key` what its `crossref` and `xdata` give.

        Returns the keys of entries that are not in the file, and whether the entry refers in a circle to itself,
        in which case it gets nothing. As in biblatex the title of the parent is the book title of the child; a
        title of its own an entry never gets from `crossref`.
        """
        if "crossref" not in fields and "xdata" not in fields:
            return (), False
        missing: list[str] = []
        for name in _keys(fields, "xdata"):
            parent = self._known.get(name.lower())
            if parent is None:
                missing.append(name)
            for field, value in (parent or {}).items():
                fields.setdefault(field, value)
        line = self._line(fields, missing)
        if key.lower() in line:
            return tuple(missing), True
        for name in line:
            self._inherit(fields, self._known[name])
        return tuple(missing), False

    def _line(self, fields: Mapping[str, str], missing: list[str]) -> list[str]:
        """The entries that `crossref` leads to, nearest first; one that is not there ends the line."""
        line: list[str] = []
        keys = _keys(fields, "crossref")
        while keys and (name := keys[0].lower()) not in line and len(line) < _LEVELS:
            if name not in self._known:
                missing.append(keys[0])
                break
            line.append(name)
            keys = _keys(self._known[name], "crossref")
        return line

    def _inherit(self, fields: dict[str, str], parent: Mapping[str, str]) -> None:
        for name in _INHERITED:
            if parent.get(name):
                fields.setdefault(name, parent[name])
        if parent.get("title"):
            fields.setdefault("booktitle", parent["title"])


def _keys(fields: Mapping[str, str], name: str) -> list[str]:
    return [key.strip() for key in fields.get(name, "").split(",") if key.strip()]
