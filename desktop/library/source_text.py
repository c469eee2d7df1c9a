"""The text that a digest was read from, and the part of it where one paper or problem stands."""

from typing import NamedTuple

from desktop.digests.containers.archives import is_archive
from desktop.digests.containers.mailboxes import is_mailbox
from desktop.digests.containers.mails import is_mail
from desktop.digests.containers.unwrapping import unwrapped
from desktop.digests.decoding import decoded
from desktop.digests.part import Part
from desktop.digests.source import Source
from desktop.errors import UnreadableInput

LARGEST_SHOWN = 16_000_000
"""Bytes of a plain document: decoding so much takes 0.1 s; larger digests are not shown."""
LARGEST_UNPACKED = 4_000_000
"""Bytes of an archive, a mail or a mailbox, which cost more to take apart."""
_BYTES_PER_CHARACTER = 8
"""Most that any encoding takes for one character: UTF-32 with two characters for a line's end."""
EXCERPT_CHARACTERS = 4_000


class Excerpt(NamedTuple):
    """A part of a text; `start` and `end` are the place asked for, counted from the beginning of `text`.

    `cut_before` and `cut_after` say that the text goes on there.
    """

    text: str
    start: int
    end: int
    cut_before: bool
    cut_after: bool


def source_text(data: bytes, name: str, text_length: int) -> str:
    """The decoded text of the digest called `name` in a document; "" when it cannot be found there again.

    `data` may be an archive, a mail or a mailbox; the digest is the part whose text has `text_length`
    characters, if there are several the one of that name. Every span of a listing counts the characters
    of this text.
    """
    packed = is_archive(data) or is_mail(data) or is_mailbox(data)
    if len(data) > (LARGEST_UNPACKED if packed else LARGEST_SHOWN):
        return ""
    found = ""
    try:
        for part in unwrapped(Source(data, name.partition(": ")[0])):
            if not isinstance(part, Part) or not _may_have(part.data, text_length):
                continue
            text = decoded(part.data, part.charset).text
            if len(text) == text_length and part.name == name:
                return text
            found = found or (text if len(text) == text_length else "")
    except UnreadableInput:
        pass  # a container that was damaged when it came; what could be read of it did not lie here
    return found


def _may_have(data: bytes, characters: int) -> bool:
    return characters <= len(data) <= (characters + 1) * _BYTES_PER_CHARACTER


def excerpt(text: str, span: tuple[int, int], *, around: int = 0) -> Excerpt:
    """The lines that hold `span`, with at most `around` characters of whole lines before and after them."""
    start, end = (max(0, min(at, len(text))) for at in (span[0], max(span)))
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end - 1) if text[end - 1 : end] != "\n" else end
    last = len(text) if last < 0 else last
    if around:
        first, last = _widened(text, first, last, around)
    return Excerpt(text[first:last], start - first, min(end, last) - first, first > 0, last < len(text))


def lines_at(text: str, span: tuple[int, int]) -> str:
    """The whole lines in which a span lies, cut after EXCERPT_CHARACTERS; "" for a span that is not known."""
    if span[1] <= span[0]:
        return ""
    found = excerpt(text, span).text
    return found if len(found) <= EXCERPT_CHARACTERS else found[:EXCERPT_CHARACTERS] + "…"


def _widened(text: str, first: int, last: int, around: int) -> tuple[int, int]:
    """Both ends moved outwards to the beginning and the end of lines, by no more than `around`."""
    if first <= around:
        first = 0
    else:
        cut = text.find("\n", first - around, first)
        first = cut + 1 if cut >= 0 else first - around
    if len(text) - last <= around:
        last = len(text)
    else:
        cut = text.rfind("\n", last, last + around)
        last = cut if cut >= 0 else last + around
    return first, last
