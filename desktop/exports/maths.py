r"""Tells maths (`$…$`, `$$…$$`, `\(…\)`) from text, and lets only maths pass that cannot do harm."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from desktop.exports.tex_commands import MATHS_COMMANDS

_LONGEST = 1_000  # characters; also keeps the search linear where an opening is never closed
_SPAN = re.compile(
    rf"(?<!\\)\$\$(?P<display>(?:[^$\\]|\\[^()\[\]]){{1,{_LONGEST}}}?)\$\$"
    # As Pandoc does (tex_math_dollars): no blank inside the dollars, no digit behind them, so that
    # "from $5 to $10" is a sum of money.
    rf"|(?<!\\)\$(?![\s$])(?P<dollars>(?:[^$\\]|\\[^()\[\]]){{1,{_LONGEST}}}?)(?<!\s)\$(?![\d$])"
    rf"|(?<!\\)\\\((?P<brackets>(?:[^$\\]|\\[^()\[\]]){{1,{_LONGEST}}}?)\\\)",
    re.DOTALL,
)
_COMMAND = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)
_FORBIDDEN = re.compile(r"[%#&`\n]|\^\^")


class Piece(NamedTuple):
    """A stretch of a text: words, or what stands between the dollars of harmless maths."""

    text: str
    maths: bool


def pieces(text: str) -> Iterator[Piece]:
    """`text` cut into words and maths, in order; maths that is not harmless stays a part of the words."""
    if "$" not in text and r"\(" not in text:
        yield Piece(text, maths=False)
        return
    start = 0
    for first, end, inside in maths_in(text):
        if start < first:
            yield Piece(text[start:first], maths=False)
        yield Piece(inside, maths=True)
        start = end
    if start < len(text):
        yield Piece(text[start:], maths=False)


def maths_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Where harmless maths stands in `text`, its dollars or brackets included, and what is between them."""
    for found in _SPAN.finditer(text):
        inside = (found[found.lastgroup] if found.lastgroup else "").strip()
        if is_harmless(inside):
            yield found.start(), found.end(), inside


def is_harmless(maths: str) -> bool:
    """Whether `maths` holds only known symbols and its braces match for TeX and for BibTeX.

    BibTeX counts an escaped brace as a brace; `^^5c` is another way to write a backslash in TeX.
    """
    commands = _COMMAND.findall(maths)
    rest = _COMMAND.sub("", maths)
    return (
        bool(maths)
        and all(command in MATHS_COMMANDS for command in commands)
        and not _FORBIDDEN.search(rest)
        and "\\" not in rest
        and braces_match(rest)
        and braces_match(maths)
    )


def braces_match(text: str) -> bool:
    """Whether each opening brace is closed and none closes before it was opened; escapes count too."""
    depth = 0
    for brace in text:
        depth += (brace == "{") - (brace == "}")
        if depth < 0:
            return False
    return depth == 0
