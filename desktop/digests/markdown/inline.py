"""Takes a stretch of Markdown apart into words and links, whichever way the links are written."""

import html
import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from desktop.papers.cleaning import one_line
from desktop.papers.identifiers import web_link, without_sentence_end

_BRACKET = re.compile(r"\\.|!?\[|\](?:\(|\s?\[[^\[\]\n]{1,80}\])?", re.DOTALL)
_TARGET = re.compile(r"\(\s*<?([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
_ANCHOR = re.compile(r"<a\b[^<>]*?\bhref\s*=\s*[\"']?([^\"'\s<>]+)[^<>]*>", re.IGNORECASE)
_ANCHOR_END = re.compile(r"</a\s*>", re.IGNORECASE)
_BARE = re.compile(r"<?https?://[^\s<>\"`|\\^{}\[\]]+>?", re.IGNORECASE)
# A backslash before these is Markdown; before a letter, a brace, a dollar or an accent it is TeX.
_ESCAPE = re.compile(r"\\([\\`*_\[\]()#+.!|~<>&%-]|\^(?![A-Za-z{\\]))")
_MATHS = re.compile(r"(\$[^$\n]{1,2000}\$)")
_EMPHASIS = re.compile(r"\*{1,3}|(?<![^\W_])_{1,3}|_{1,3}(?![^\W_])|`+|~~")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_PICTURE_TAG = re.compile(r"<img\b[^<>]{0,2000}>", re.IGNORECASE)


class Link(NamedTuple):
    """A link: its words, its address, the characters [start, end) of the stretch that it takes."""

    words: str
    target: str
    start: int
    end: int


class Inline(NamedTuple):
    """A stretch of Markdown in which every picture was blanked, and its links in order."""

    text: str
    links: tuple[Link, ...]


def inline(text: str, defined: dict[str, str] | None = None) -> Inline:
    """The links of `text`: in Markdown, as anchors of HTML, as bare addresses; pictures are none.

    `defined` gives addresses by name. Time grows with the length of the text alone.
    """
    text = _PICTURE_TAG.sub(_blanked, text)
    bracketed = list(_bracketed(text, defined or {}))
    text = _without(text, [found for found in bracketed if found.is_picture])
    links = [found for found in bracketed if not found.is_picture]
    outer = _apart([*links, *_anchors(text)])
    whole = _apart([*outer, *_bare(text)], outer)
    return Inline(
        text,
        tuple(Link(plain(text[slice(*each.words)]), each.target, each.start, each.end) for each in whole),
    )


def plain(text: str) -> str:
    """Words without marks: emphasis, code, tags and escapes resolved, formulas kept as they are."""
    parts = _MATHS.split(text)
    for at in range(0, len(parts), 2):
        part = _BREAK.sub(" ", parts[at])
        part = _EMPHASIS.sub("", _hidden(part))
        parts[at] = html.unescape(_TAG.sub("", _shown(part)))
    for at in range(1, len(parts), 2):
        parts[at] = parts[at].replace("\\|", "|")
    return one_line("".join(parts))


_HIDDEN = {ord(letter): 0xE000 + number for number, letter in enumerate("\\`*_[]()#+.!|~<>&%-^")}
_SHOWN = {code: chr(letter) for letter, code in _HIDDEN.items()}


def _hidden(text: str) -> str:
    """`text` with escaped marks as letters of the private area, so that they are taken for no marks."""
    return _ESCAPE.sub(lambda found: found[1].translate(_HIDDEN), text) if "\\" in text else text


def _shown(text: str) -> str:
    return text if text.isascii() else text.translate(_SHOWN)


class _Found(NamedTuple):
    start: int
    end: int
    words: tuple[int, int]
    target: str
    is_picture: bool = False


def _bracketed(text: str, defined: dict[str, str]) -> Iterator[_Found]:
    """Everything of the form [words](address), inner ones first."""
    opened: list[tuple[int, bool]] = []
    at = 0
    while found := _BRACKET.search(text, at):
        token, at = found[0], found.end()
        if token[0] == "\\":
            continue
        if token[0] != "]":
            opened.append((found.end(), token[0] == "!"))
        elif opened:
            words, is_picture = opened.pop()
            target, end = _target(text, found, defined)
            name = text[words : found.start()].strip().lower() if defined and not end else ""
            if name in defined:  # its words are its name
                target, end = defined[name], found.start() + 1
            at = end or found.start() + 1
            if end:
                start = words - 1 - is_picture
                yield _Found(start, end, (words, found.start()), target, is_picture)


def _target(text: str, found: re.Match[str], defined: dict[str, str]) -> tuple[str, int]:
    """The address after the closing bracket of a link and where the link ends; 0 when it is none."""
    token = found[0]
    if token.endswith("("):
        target = _TARGET.match(text, found.end() - 1)
        return (html.unescape(target[1]), target.end()) if target else ("", 0)
    if len(token) > 1:
        name = token.partition("[")[2].rstrip("]").lower()
        return (defined[name], found.end()) if name in defined else ("", 0)
    return "", 0


def _anchors(text: str) -> Iterator[_Found]:
    openings = list(_ANCHOR.finditer(text))
    closings = [found.span() for found in _ANCHOR_END.finditer(text)] if openings else []
    for opening, following in pairwise([*openings, None]):
        if opening is None:
            continue
        limit = following.start() if following else len(text)
        at = bisect_left(closings, (opening.end(), 0))
        start, end = closings[at] if at < len(closings) and closings[at][0] < limit else (opening.end(),) * 2
        yield _Found(opening.start(), end, (opening.end(), start), html.unescape(opening[1]))


def _bare(text: str) -> Iterator[_Found]:
    for found in _BARE.finditer(text):
        target = without_sentence_end(found[0].strip("<>"))
        if web_link(target):
            start = found.start() + found[0].startswith("<")
            yield _Found(start, start + len(target), (start, start), target)


def _apart(found: list[_Found], first: list[_Found] | None = None) -> list[_Found]:
    """Those that lie in no other one; where two overlap, the one that begins earlier and is longer."""
    kept: list[_Found] = []
    taken = set(first or ())
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
        elif each in taken and kept[-1] not in taken:
            kept[-1] = each
    return kept


def _without(text: str, pictures: list[_Found]) -> str:
    parts: list[str] = []
    at = 0
    for picture in _apart(pictures):
        parts += (text[at : picture.start], " " * (picture.end - picture.start))
        at = picture.end
    return "".join((*parts, text[at:]))


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])
