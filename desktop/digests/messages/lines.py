"""Cuts a message into lines, without the marks that mail programs, chats and lists put before them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from desktop.digests.prose.paragraphs import unit_of

_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?){1,20}")
_TIME = r"(?:\d{1,4}[-./]\d{1,2}[-./]\d{1,4},?[ T])?\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?"
_SPEAKER = r"[^\W\d_][\w.'’ -]{0,40}: "
_CHAT = re.compile(rf"[ \t]*(?:\[{_TIME}\] ?(?:{_SPEAKER})?|{_TIME} ?(?:- ?)?{_SPEAKER})")
"""When and by whom a line of a chat was said: "[10:31] Ann: ", "12/03/24, 10:31 - Ann: "."""
_BULLET = re.compile(r"[ \t]*(?:[-*+•·‣▪◦–]|\(?\d{1,3}[.)]|\[\d{1,3}\]|\[[ xX]\])[ \t]+(?=\S)")
_SIGNATURE = re.compile(r"[ \t]*(?:--|__+|—)[ \t]*\Z")


class Line(NamedTuple):
    """The words of a line and their span; lines of one paragraph have the same number.

    `is_own` tells that a mark shows where it begins: it continues no line before it.
    """

    start: int
    end: int
    text: str
    paragraph: int
    is_own: bool = False
    is_chat: bool = False


def lines_of(text: str) -> Iterator[Line]:
    """The lines of `text` that hold words; the line above a signature ends a paragraph as an empty one does."""
    at = paragraph = 0
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = _line(text, at, stop, paragraph)
        if line is None:
            paragraph += 1
        else:
            yield line
        at = stop + 1


def _line(text: str, start: int, stop: int, paragraph: int) -> Line | None:
    start = _behind(_QUOTE, text, start, stop)
    if _SIGNATURE.match(text, start, stop):
        return None
    said = _behind(_CHAT, text, start, stop)
    words = _behind(_BULLET, text, said, stop)
    unit = unit_of(text, words, stop)
    if not unit.text:
        return None
    return Line(unit.start, unit.end, unit.text, paragraph, words > start, said > start)


def _behind(mark: re.Pattern[str], text: str, start: int, stop: int) -> int:
    found = mark.match(text, start, stop)
    return found.end() if found else start
