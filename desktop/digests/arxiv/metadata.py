"""Reads the metadata of arXiv as JSON lines: the snapshot on Kaggle, harvests, and arrays of the same records."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from desktop.digests.arxiv.draft import arxiv_draft, has_tex, text_of_tex
from desktop.digests.document import Document
from desktop.digests.fields.loose_dates import joined_date
from desktop.digests.json_files.records import Fault, Field, Record, keys_in, records_in
from desktop.limits import AUTHORS
from desktop.papers.digest import DigestFacts, Found, Problem
from desktop.papers.draft import Draft
from desktop.papers.identifiers import Arxiv, arxiv_of
from desktop.papers.name import OTHERS, Name
from desktop.progress import Progress

KIND = "arxiv-metadata"
TITLE = "arXiv metadata"
_KEYS = frozenset({"id", "title", "abstract", "categories"})
_TELLING = (
    frozenset({"authors_parsed"}),
    frozenset({"update_date", "versions"}),
    frozenset({"submitter", "journal-ref"}),
)
_DAY = re.compile(r"(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})\b|(\d{4}-\d\d-\d\d)", re.ASCII)
_PARAGRAPH = re.compile(r"\n[ \t]{2,}(?=\S)")
_AS_NUMBER = re.compile(r"(\d{3,4})\.(\d{1,5})\Z", re.ASCII)
_FIELDS = tuple({
    "title": "title", "authors": "authors", "comments": "comments", "journal-ref": "journal", "doi": "doi",
    "categories": "categories", "report-no": "report number", "license": "license", "msc-class": "MSC class",
    "acm-class": "ACM class", "proxy": "proxy", "submitter": "from",
}.items())  # fmt: skip
_joined_date = lru_cache(maxsize=16384)(joined_date)
"""Every day of arXiv: of the few signs that `_DAY` finds, so that no text of any length is kept."""
_ADVICE = "The other records are not touched by it."
_NO_RECORD = "this is no record of a paper"


def looks_like(head: str) -> float:
    """Objects with the keys of arXiv's own metadata."""
    keys = keys_in(head)
    return 1.0 if keys >= _KEYS and any(keys >= some for some in _TELLING) else 0.0


def whole_until(text: str) -> int:
    """Where the last whole line of `text` ends: a snapshot of everything is larger than a document may be."""
    return text.rfind("\n") + 1


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """The facts, then one draft for each record, and a problem for each line that is none."""
    yield DigestFacts(kind=KIND, source="arXiv")
    for item in records_in(document.text):
        if isinstance(item, Fault):
            place = f"line {document.line(item.at)}, column {_column(document.text, item.at)}"
            yield Problem(
                file="", place=place, reason=item.reason, advice=_ADVICE, span=(item.start, item.end)
            )
        elif not isinstance(item, Field):
            yield _found(item)


def _found(record: Record) -> Draft | Problem:
    value = record.value
    span = (record.start, record.end)
    if not isinstance(value, dict) or not (_text(value, "title") or _text(value, "id")):
        return Problem(file="", reason=_NO_RECORD, advice=_ADVICE, span=span)
    fields = {name: text for key, name in _FIELDS if value.get(key) and (text := _text(value, key))}
    versions = _versions(value)
    first = day_in(_text(versions[0], "created")) if versions else ""
    last = day_in(_text(versions[-1], "created")) if len(versions) > 1 else ""
    doubt = f"Given twice in this record: {', '.join(record.twice)}." if record.twice else ""
    return arxiv_draft(
        fields,
        _PARAGRAPH.sub("\n\n", _text(value, "abstract").strip()),
        _identifier(value, versions),
        "",
        authors=_authors(value),
        issued=first,
        span=span,
        doubt=doubt,
        extra={"revised": last} if last else {},
    )


def day_in(text: str) -> str:
    """The day in "Thu, 22 Dec 2022 17:01:56 GMT" or "2022-12-22", as much of it as is a date; "" for none."""
    found = _DAY.match(text)
    if not found:
        return ""
    day, month, year, iso = found.groups()
    return _joined_date(*iso.split("-")) if iso else _joined_date(year, month, day)


def _identifier(value: Mapping[str, Any], versions: list[Mapping[str, Any]]) -> Arxiv | None:
    """The identifier; one that went through a program as a number has lost zeros at its ends."""
    text = _text(value, "id")
    if found := _AS_NUMBER.match(text):
        month, number = found[1].zfill(4), found[2]
        text = f"{month}.{number.ljust(5 if month >= '1501' else 4, '0')}"
    identifier = arxiv_of(text)
    version = _text(versions[-1], "version").lstrip("v") if versions else ""
    if identifier and version.isascii() and version.isdecimal() and 0 < int(version[:6]) <= 10_000:
        return Arxiv(identifier.identifier, int(version[:6]))
    return identifier


def _authors(value: Mapping[str, Any]) -> tuple[Name, ...]:
    """The names that arXiv took apart: [family, given, suffix, affiliations …]; () when it did not."""
    parsed = value.get("authors_parsed")
    if not isinstance(parsed, list):
        return ()
    split = list(filter(None, map(_parts, parsed)))
    if has_tex("\n".join(map("\n".join, split))):  # looked at together: most papers have none in any name
        split = [
            (text_of_tex(family), text_of_tex(given), text_of_tex(suffix)) for family, given, suffix in split
        ]
    names = [name for parts in split if (name := _name(*parts))]
    return (*names[: AUTHORS - 1], OTHERS) if len(names) > AUTHORS else tuple(names)


def _parts(value: object) -> tuple[str, str, str] | None:
    """Family name, given name and suffix as text; None for what is no name."""
    if not isinstance(value, list) or not value:
        return None
    family, given, suffix = value if len(value) == 3 else (*value, "", "")[:3]
    is_text = isinstance(family, str) and isinstance(given, str) and isinstance(suffix, str)
    return (family, given, suffix) if is_text else None


def _name(family: str, given: str, suffix: str) -> Name | None:
    family, given = family.strip(), given.strip()
    if not (family and given):
        return Name(literal=family or given) if family or given else None
    if not family[0].islower():
        return Name(family, given, "", suffix)
    words = family.split()
    at = next((at for at, word in enumerate(words) if not word[0].islower()), len(words) - 1)
    return Name(" ".join(words[at:]), given, " ".join(words[:at]), suffix)


def _versions(value: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    versions = value.get("versions")
    return [each for each in versions if isinstance(each, dict)] if isinstance(versions, list) else []


def _text(value: Mapping[str, Any], key: str) -> str:
    """The text of a field; of a list its texts, separated by blanks; "" for anything else."""
    found = value.get(key)
    if found is None or isinstance(found, str):
        return found or ""
    return " ".join(each for each in found if isinstance(each, str)) if isinstance(found, list) else ""


def _column(text: str, at: int) -> int:
    return at - text.rfind("\n", 0, at)
