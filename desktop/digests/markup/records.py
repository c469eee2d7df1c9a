"""Reads an XML text record by record into drafts, so that damage in one of them costs no other."""

from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple

from desktop.digests.document import Document
from desktop.digests.fields.reference import Reference
from desktop.digests.markup.stretches import Stretch, root_tag_of, stretches_of, written_name
from desktop.digests.refusals import LimitReached, size_in_words
from desktop.errors import UnreadableInput
from desktop.limits import DEPTH
from desktop.papers.digest import Found, LeftOver, Problem

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Fill = Callable[[Reference, "Element"], None]
"""Takes what the element of a record says of its paper into a reference."""
RECORD_CHARACTERS = 5_000_000
"""A longer record is not read: its tree takes ten times the memory of its text."""
_WITHOUT_ROOT = "<records>"
_SAVE = "Save or export it again and drop it once more."
_BY_HAND = "It is kept with the digest: add the paper by hand if it is one."
_DAMAGED = "This record is damaged in the file: please check."
_CUT = "The end of this record is missing in the file: please check."
_NO_PAPER = "this record has neither a title nor an identifier"
_NO_XML = "this record is not well-formed XML"
_ENDS_WITHIN = "the end of this record is missing"
_ENDS_EARLY = "the file ends early, records may be missing"


class XmlRecord(NamedTuple):
    """One record: its element, and why it is doubtful, "" when it is not."""

    element: "Element"
    doubt: str = ""


def drafts_in(document: Document, names: Collection[str], fill: Fill) -> Iterator[Found]:
    """A draft for each element called one of `names`; what names no paper or cannot be read comes as Problem.

    Raises UnreadableInput for a text that declares entities or types of its own.
    """
    from desktop.digests.markup.parsing import refuse_declarations  # noqa: PLC0415 - lxml takes time to import

    refuse_declarations(document.text, document.name)
    root_tag = root_tag_of(document.text)
    last: Stretch | None = None
    for number, stretch in enumerate(stretches_of(document.text, names), 1):
        yield from found_in(document, stretch, number, fill, root_tag)
        last = stretch
    if last:
        yield from ending(document, last, root_tag)


def found_in(document: Document, stretch: Stretch, number: int, fill: Fill, root_tag: str) -> Iterator[Found]:
    """The draft of the record in `stretch`, the record of the text with this `number`, or what is wrong with it."""
    span = (stretch.start, stretch.end)
    place = document.place(*span)
    place = f"record {number}" if place == "line 1" else place
    try:
        record = record_of(document, stretch, root_tag)
    except UnreadableInput as error:
        yield _problem(document, span, error.reason, place)
        return
    reference = Reference()
    fill(reference, record.element)
    if record.doubt:
        reference.doubts.append(record.doubt)
    draft = reference.finished(document.text, span, place)
    if isinstance(draft, LeftOver) or (record.doubt and not draft.title):
        reason = _NO_PAPER if not record.doubt else _NO_XML if stretch.whole else _ENDS_WITHIN
        yield _problem(document, span, reason, place)
    else:
        yield draft


def record_of(document: Document, stretch: Stretch, root_tag: str) -> XmlRecord:
    """The record in a stretch of the text, whose root element begins with `root_tag`.

    Raises UnreadableInput for one that cannot be read, LimitReached for one that is too long or nested deeper
    than `limits.DEPTH`.
    """
    from desktop.digests.markup.parsing import depths, fragment_of  # noqa: PLC0415 - as above

    if stretch.end - stretch.start > RECORD_CHARACTERS:
        reason = f"this record is longer than {size_in_words(RECORD_CHARACTERS)}"
        raise LimitReached(document.name, reason, _SAVE)
    raw = document.text[stretch.start : stretch.end]
    is_root = not root_tag or written_name(root_tag) == stretch.tag
    found = fragment_of(
        raw if stretch.whole else f"{raw}</{stretch.tag}>", _WITHOUT_ROOT if is_root else root_tag
    )
    if found is None:
        raise UnreadableInput(document.name, _NO_XML, _SAVE)
    if any(depth > DEPTH for depth in depths(found.element)):
        raise LimitReached(document.name, f"this record is nested deeper than {DEPTH}", _SAVE)
    if not stretch.whole:
        return XmlRecord(found.element, _CUT)
    return XmlRecord(found.element, _DAMAGED if found.fault else "")


def ending(document: Document, last: Stretch, root_tag: str) -> Iterator[Problem]:
    """Says that a text ends behind its `last` record, where its root element should end."""
    root = written_name(root_tag)
    may_go_on = document.goes_on or not last.whole or root in {"", last.tag}
    if not may_go_on and document.text.find(f"</{root}", last.end) < 0:
        yield _problem(document, (last.end, last.end), _ENDS_EARLY)


def words_at(element: "Element", *paths: str) -> str:
    """The text on one line of the first element that is found by one of `paths` and has any; "" for none.

    A path is one of ElementPath below `element`: "{*}Journal/{*}Title". Markup inside is taken off.
    """
    return next((words for path in paths for words in each_at(element, path)), "")


def each_at(element: "Element", path: str) -> Iterator[str]:
    """The text on one line of each element that is found by `path` and has any."""
    from desktop.digests.markup.text import words_of  # noqa: PLC0415 - as above

    for found in element.iterfind(path):
        if words := words_of(found, ()):
            yield words


def _problem(document: Document, span: tuple[int, int], reason: str, place: str = "") -> Problem:
    where = place or document.place(max(0, span[0] - 1), span[1])
    advice = _BY_HAND if reason == _NO_PAPER else _SAVE
    return Problem(file=document.name, place=where, reason=reason, advice=advice, span=span)
