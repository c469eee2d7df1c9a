"""Takes a page saved with its links apart into strings and their targets, whoever wrote the Markdown."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from desktop.digests.prose.paragraphs import Unit, lines_in, paragraphs_in
from desktop.papers.cleaning import paragraphs

SITE = "https://huggingface.co"
UNRESOLVED = "#"
"""The target of a link whose address the saver did not keep."""
_LINK_END = re.compile(
    r"\]\(\s*<?((?:https?:/)?/[^\s)>]{1,2000})>?(?:\s+\"[^\"\n]{0,500}\")?\s*\)|\]\s?\[(\d{1,5})\]"
)
_REFERENCE = re.compile(
    r"^[ \t]*(?:\[(\d{1,5})\]:?|(\d{1,5})[.:])[ \t]+<?(https?://[^\s>]+)>?[ \t]*$", re.MULTILINE
)
_HEADING = re.compile(r"(#{1,6})[ \t]+")
# Braces, brackets and dollars are left out: in an abstract a backslash before them is TeX.
_ESCAPE = re.compile(r"\\([\\`*_\[\]#+\-.!|~<>])")
_HARD_BREAK = re.compile(r"\\{1,2}[ \t]*(?:\n|(?=[ \t]{2}))")
_HEADING_MARK = re.compile(r"(?<![^\n])[ \t]{0,3}(#{1,6})[ \t]+")
_LINE_OPENS = re.compile(r"(?<![^\n])[ \t]*(?:#{1,6}[ \t]+|[-*>][ \t]+)?\[")
_OPENS_ALONE = re.compile(r"\[[ \t]*(?:\n|\Z)|\[[^\[\]\n]{0,20}\Z")
_SITE_LINE = re.compile(r"<?https?://(?:www\.)?huggingface\.co/\S{1,2000}\Z")
_RULE = re.compile(r"[-*_=]{3,}\Z")
_RUNNING_LINE = 40


class Piece(NamedTuple):
    """One string of the page: where it begins, its words, the address it links to ("" for none)."""

    start: int
    end: int
    text: str
    target: str = ""
    heading: int = 0


def references(text: str) -> dict[str, str]:
    """The addresses that a text browser puts at the end: number to link."""
    return {found[1] or found[2]: found[3] for found in _REFERENCE.finditer(text)}


def references_start(text: str) -> int:
    """Where that list begins, the length of the text when there is none."""
    found = _REFERENCE.search(text)
    return found.start() if found else len(text)


def pieces_in(text: str, start: int, end: int, numbered: dict[str, str]) -> Iterator[Piece]:
    """The strings of text[start:end], a page without noise (see `masking`), in order, each once."""
    yield from _with_url_lines(_pieces(text, start, end, numbered))


def _pieces(text: str, start: int, end: int, numbered: dict[str, str]) -> Iterator[Piece]:
    opened = -1  # a "[" whose string ends paragraphs later
    for block in paragraphs_in(text, start, end):
        closes = bool(_LINK_END.search(text, block.start, block.end))
        if opened < 0 and not closes and _OPENS_ALONE.match(text, block.start, block.end):
            opened = block.start
        elif opened < 0:
            yield from _pieces_of(text, block.start, block.end, numbered)
        elif closes:
            yield from _pieces_of(text, opened, block.end, numbered)
            opened = -1
    if opened >= 0:
        yield from _pieces_of(text, opened, end, numbered)


def _with_url_lines(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Note tools write the address of a string on the line after it: joined to what it belongs to."""
    last: Piece | None = None
    for piece in pieces:
        if last and not last.target and _SITE_LINE.match(piece.text):
            last = last._replace(target=piece.text.strip("<>"), end=piece.end)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def _pieces_of(text: str, start: int, end: int, numbered: dict[str, str]) -> Iterator[Piece]:
    block = text[start:end]
    at = 0
    for found in _LINK_END.finditer(block):
        opening = _opening(block, at, found.start())
        if opening < 0:
            continue
        mark = _HEADING_MARK.search(block, at, opening)
        before = mark.start() if mark and mark.end() == opening else opening
        yield from _plain_pieces(block, at, before, start)
        target = absolute(found[1]) if found[1] else numbered.get(found[2], UNRESOLVED)
        string = words(block[opening + 1 : found.start()])
        heading = len(mark[1]) if mark and before < opening else 0
        yield Piece(start + before, start + found.end(), string, target, heading)
        at = found.end()
    yield from _plain_pieces(block, at, len(block), start)


def _opening(block: str, at: int, end: int) -> int:
    """Where the string of the link that ends at `end` begins: at the first line that opens with a bracket.

    Brackets inside are not counted: abstracts hold intervals such as "(0, 1]".
    """
    found = _LINE_OPENS.search(block, at, end)
    return found.end() - 1 if found else block.rfind("[", at, end)


def _plain_pieces(block: str, at: int, end: int, offset: int) -> Iterator[Piece]:
    """Strings without link: a heading with the indented lines that continue it, else runs of lines."""
    lines = list(lines_in(block, at, end))
    number = 0
    while number < len(lines):
        first = number
        heading = len(found[1]) if (found := _HEADING.match(lines[first].text)) else 0
        while number + 1 < len(lines) and continues(block, lines[number], lines[number + 1], heading):
            number += 1
        start, stop = lines[first].start, lines[number].end
        number += 1
        raw = block[start:stop]
        if raw.strip("# \t\n[]\\"):
            yield Piece(
                offset + start, offset + stop, words(raw.lstrip("#") if heading else raw), "", heading
            )


def continues(block: str, line: Unit, after: Unit, heading: int = 0) -> bool:
    """Whether the line `after` goes on with what `line` says, of which `heading` is the level."""
    if heading:
        return block[after.start - 1] in " \t"
    if after.text[:2] in {"- ", "* ", "· ", "·"} or after.text.startswith("#"):
        return False
    if _SITE_LINE.match(line.text) or _SITE_LINE.match(after.text):
        return False
    return len(line.text) >= _RUNNING_LINE and not _RULE.match(after.text)


def absolute(target: str) -> str:
    """The address of a link, which some savers leave relative to the site."""
    return SITE + target if target.startswith("/") and not target.startswith("//") else target


def words(raw: str) -> str:
    """Raw Markdown of a string as text: breaks, escapes, emphasis and entities resolved, paragraphs kept."""
    text = _HARD_BREAK.sub("\n", raw)
    text = html.unescape(_ESCAPE.sub(r"\1", text))
    return paragraphs(text.replace("**", ""))
