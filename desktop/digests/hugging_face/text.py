"""Reads a page saved as bare text: a header, then titles and abstracts in turn, now and then with details."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from desktop.digests.document import Document
from desktop.digests.hugging_face.header import Header, day_of, header_facts, is_capture, with_year_of
from desktop.digests.hugging_face.words import (
    author_count,
    count_in,
    is_detail,
    is_furniture,
    is_number,
    is_signature,
    plain,
    stated_day,
)
from desktop.digests.prose.assembling import Card, assembled
from desktop.digests.prose.paragraphs import Unit, lines_in
from desktop.digests.prose.repeats import without_repeats
from desktop.digests.prose.splitting import units_in
from desktop.papers.digest import DigestFacts, Found

_HEADER_LINES = 60
_HEADER_LINE_CHARACTERS = 250
_UNKNOWN_BEFORE_DAY, _UNKNOWN = 3, 1
_NAME_CHARACTERS = 80
_LONG_CHARACTERS = 250
_SEPARATORS = frozenset("·•|")
_BYLINE = re.compile(r"(?P<name>.{1,80}) [·•|] (?P<day>(?:Published on )?\w{3,9} \d.{0,14})\Z")


def header_end(text: str) -> int:
    """Where the header ends: after the first line that is only a day, else after its last known line.

    0 for a page without header. A search page prints the words that were looked for: a few lines in the
    header may be anything.
    """
    end, signed, unknown = 0, False, 0
    for number, line in enumerate(lines_in(text, 0, len(text))):
        words = plain(line.text)
        if number >= _HEADER_LINES or len(words) > _HEADER_LINE_CHARACTERS or unknown > _UNKNOWN_BEFORE_DAY:
            break
        if signed and day_of(words):
            return line.end
        signed = signed or is_signature(words)
        if not (is_furniture(words) or is_capture(line.text)):
            unknown += 1
        elif unknown <= _UNKNOWN:
            end = line.end
    return end if signed else 0


def read_text(document: Document) -> Iterator[Found]:
    """The facts of the page, then its papers in the order of the page."""
    text = document.text
    end = header_end(text)
    header = page_header(text[:end])
    yield DigestFacts(kind="hugging-face-page", source="Hugging Face", **header._asdict())
    units = units_in(text, end, len(text), stands_alone=_stands_alone, lists=False)
    describe = partial(_described, captured_on=header.captured_on)
    yield from without_repeats(assembled(document, _with_bylines(units), _is_aside, describe))


def page_header(text: str) -> Header:
    """The facts in a header, whose last line may be the day that the page shows."""
    lines = (line.text for line in lines_in(text, 0, len(text)) if "/papers/date/" not in line.text)
    days = (day_of(plain(line)) for line in lines)
    return header_facts(text, next((day for day in days if day), ""))


def _stands_alone(line: str) -> bool:
    # A number may end a wrapped abstract; what else a card says never does.
    return (is_detail(line) and not is_number(line)) or is_signature(line)


def _is_aside(text: str) -> bool:
    return is_detail(text) or is_furniture(text) or bool(_BYLINE.match(text))


def _with_bylines(units: Iterable[Unit]) -> Iterator[Unit]:
    """`units` with "Submitted by" and a name joined, and an organisation with its separator and day."""
    held: list[Unit] = []
    after_long = False
    for unit in units:
        if held and held[-1].text.lower() == "submitted by":
            held[-1] = _joined(held[-1], unit)
        elif len(held) == 2 and after_long and _is_byline(held[0], held[1], unit):
            held = [_joined(*held, unit)]
        elif held and _is_dated(held, unit):
            held[-1] = _joined(held[-1], unit)
        else:
            held.append(unit)
        if len(held) > 2:
            after_long = len(held[0].text) >= _LONG_CHARACTERS
            yield held.pop(0)
    yield from held


def _is_dated(held: list[Unit], day: Unit) -> bool:
    """Whether an organisation right behind an abstract is followed by its separator and day on one line."""
    if len(held) < 2 or len(held[-2].text) < _LONG_CHARACTERS or day.text[0] not in _SEPARATORS:
        return False
    return (
        bool(stated_day(day.text)) and len(held[-1].text) <= _NAME_CHARACTERS and not is_detail(held[-1].text)
    )


def _is_byline(name: Unit, separator: Unit, day: Unit) -> bool:
    return (
        separator.text in _SEPARATORS
        and bool(stated_day(day.text))
        and len(name.text) <= _NAME_CHARACTERS
        and not is_detail(name.text)
    )


def _joined(*units: Unit) -> Unit:
    return Unit(units[0].start, units[-1].end, " ".join(unit.text for unit in units))


def _described(card: Card, captured_on: str) -> dict[str, Any]:
    """What the details around a title say about the paper, as fields of Draft."""
    fields: dict[str, Any] = {}
    extra: dict[str, str] = {}
    before = ""
    for detail in card.details:
        text = detail.text
        day = stated_day(text) if before in _SEPARATORS or text[0] in _SEPARATORS else ""
        if detail.start < card.title.start and is_number(text):
            fields["upvotes"] = count_in(text)
        elif text.lower().startswith("submitted by "):
            fields["submitter"] = text[len("submitted by ") :]
        elif count := author_count(text):
            extra["author_count"] = count
        elif byline := _BYLINE.match(text):
            extra["organisation"] = byline["name"]
            day = stated_day(byline["day"])
        if day and not (issued := with_year_of(day, captured_on)).startswith("-"):
            fields["issued"] = issued
        before = text
    return {**fields, "extra": extra} if extra else fields
