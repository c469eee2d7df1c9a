"""Mends what people and programs often get wrong around the fields of an entry, without moving a letter of it."""

import re

_MARK = re.compile(r"\\.|[{}\"]", re.DOTALL)
_NO_COMMA = re.compile(r"\s*@\s*\w+\s*[{(]\s*[^\s{}(),=\"]+(?P<blank>\s)\s*[A-Za-z][\w:+-]*\s*=")
_DOUBLED_COMMA = re.compile(r",(?=\s*,)")
_OPENING = re.compile(r"\s*@\s*\w+\s*(?P<mark>[{(])")


AT = "\ufdd0"
"""Stands for "@" in values, where it begins no entry: a character that no text holds."""


def mended_entry(source: str) -> str:
    """`source` with a comma behind its key, none doubled, and its end closed where one mark is missing there.

    Every letter keeps its place, "@" in values as `AT`; what closes the entry comes behind the last one.
    """
    if found := _NO_COMMA.match(source):
        source = _with(source, found.start("blank"), ",")
    shown, depth = _outside_values(source)
    for each in _DOUBLED_COMMA.finditer(shown):
        source = _with(source, each.start(), " ")
    for each in re.finditer("@", source):
        if shown[each.start()] != "@":
            source = _with(source, each.start(), AT)
    opening = _OPENING.match(source)
    if opening and opening["mark"] == "(":
        return source if depth or source.rstrip().endswith(")") else f"{source})"
    return f"{source}}}" if depth == 1 else source


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
