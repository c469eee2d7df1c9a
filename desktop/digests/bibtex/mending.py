"""Mends what people and programs often get wrong around the fields of an entry, without moving a letter of it."""

import re

_MARK = re.compile(r"\\.|[{}\"]", re.DOTALL)
_NO_COMMA = re.compile(r"\s*@\s*\w+\s*[{(]\s*[^\s{}(),=\"]+(?P<blank>\s)\s*[A-Za-z][\w:+-]*\s*=")
_DOUBLED_COMMA = re.compile(r",(?=\s*,)")
_OPENING = re.compile(r"\s*@\s*\w+\s*(?P<mark>[{(])")
_NEXT_FIELD = re.compile(r"\n(?=[ \t]*[A-Za-z][\w:+-]*[ \t]*=[ \t]*[{\"])")

_IN_VALUE = 2
"""Braces that are open in a value: its own and that of the entry."""
_STANDS_FOR = {"\ufdd0": "@", "\ufdd1": '"'}
_AT, _QUOTE = _STANDS_FOR
"""Stand for "@" in values, where it begins no entry, and for quotation marks in braces, which end no value:
characters that no text holds."""


def mended_entry(source: str) -> str:
    """`source` with a comma behind its key, none doubled, and its end closed where one mark is missing there.

    A value that is never closed ends before the line on which the next field begins. Every letter keeps its
    place, some in values as what `unmasked` takes back; what closes the entry comes behind the last one.
    """
    if found := _NO_COMMA.match(source):
        source = _with(source, found.start("blank"), ",")
    shown, depth = _outside_values(source)
    if depth > 0:
        source = _with_closed_values(source)
        shown, depth = _outside_values(source)
    for each in _DOUBLED_COMMA.finditer(shown):
        source = _with(source, each.start(), " ")
    for each in re.finditer("@", source):
        if shown[each.start()] != "@":
            source = _with(source, each.start(), _AT)
    for at in _quotes_in_braces(source):
        source = _with(source, at, _QUOTE)
    opening = _OPENING.match(source)
    if opening and opening["mark"] == "(":
        return source if depth or source.rstrip().endswith(")") else f"{source})"
    return f"{source}}}" if depth == 1 else source


def unmasked(value: str) -> str:
    """`value` of a mended entry as it was written."""
    for mask, letter in _STANDS_FOR.items():
        value = value.replace(mask, letter)
    return value


def _with(text: str, at: int, letter: str) -> str:
    return f"{text[:at]}{letter}{text[at + 1 :]}"


def _outside_values(source: str) -> tuple[str, int]:
    """`source` with "x" for all that stands in values, and how many braces are open at its end."""
    opening = _OPENING.match(source)
    outside = 0 if opening and opening["mark"] == "(" else 1
    parts: list[str] = []
    at = depth = 0
    quoted = False
    for found in (*_MARK.finditer(source), None):
        end = found.start() if found else len(source)
        stretch = source[at:end]
        parts.append("x" * len(stretch) if depth > outside or quoted else stretch)
        if found is None:
            break
        mark, at = found.group(), found.end()
        parts.append("x" * len(mark))
        quoted ^= mark == '"' and depth == outside
        depth += {"{": 1, "}": -1}.get(mark, 0)
    return "".join(parts), depth


def _quotes_in_braces(source: str) -> list[int]:
    """Where quotation marks stand in braces within a value in quotation marks: BibTeX reads over them."""
    opening = _OPENING.match(source)
    outside = 0 if opening and opening["mark"] == "(" else 1
    places: list[int] = []
    depth = 0
    quoted = False
    for found in _MARK.finditer(source):
        mark = found.group()
        if mark == '"' and depth == outside:
            quoted = not quoted
        elif mark == '"' and quoted:
            places.append(found.start())
        depth += {"{": 1, "}": -1}.get(mark, 0)
    return places


def _with_closed_values(source: str) -> str:
    """`source` with a brace for the end of each line whose value is still open where the next field begins."""
    depth = at = 0
    for line in list(_NEXT_FIELD.finditer(source)):
        depth += sum({"{": 1, "}": -1}.get(mark, 0) for mark in _MARK.findall(source[at : line.start()]))
        at = line.end()
        if depth == _IN_VALUE:
            source = _with(source, line.start(), "}")
            depth -= 1
    return source
