"""Writes text as Markdown that shows exactly that text: in CommonMark, GitHub, Pandoc and Obsidian."""

import re

from desktop.exports.maths import pieces
from desktop.papers.cleaning import one_line, undirected
from desktop.papers.identifiers import web_link

_SPECIAL = re.compile(
    r"[\\`*_\[\]<>|$~#^]"
    r"|&(?=#?\w+;)"  # an entity
    r"|%(?=%)|(?<=%)%|=(?==)|(?<==)="  # Obsidian: comments and highlights
    r"|(?<![\w.])@(?=\w)"  # Pandoc: a citation
)
_LINE_START = re.compile(r"(?:[-+=:]|\d{1,9}(?=[.)]))")
_TAG_IN_MATHS = re.compile(r"<(?=[A-Za-z/!?])")
_LONE_INDEX = re.compile(r"_\{([A-Za-z0-9])\}")
_MAY_END = re.compile(r"(?<![\s\\])_(?![A-Za-z0-9])")
_UNSAFE_IN_ADDRESS = re.compile(r"[^!#%&+,\-./0-9:;=?@A-Z_a-z]")
# An underscore at the edge of a word would begin or end an emphasis.
_NOT_IN_TAG = re.compile(r"[^\w/-]+|(?<![^\W_])_+|_+(?![^\W_])")


def markdown_text(text: str) -> str:
    """`text` as one line for the middle of a line; maths that Markdown would not misread stays maths."""
    found = list(pieces(one_line(text)))
    maths = "".join(piece.text for piece in found if piece.maths)
    may_pair = maths.count("_") > 1 or maths.count("*") > 1
    return "".join(
        _maths(_unpaired(piece.text) if may_pair else piece.text)
        if piece.maths
        else escaped_markdown(piece.text)
        for piece in found
    )


def markdown_line(text: str) -> str:
    """`markdown_text` for the start of a line, where a dash or a number would begin a list."""
    line = markdown_text(text)
    found = _LINE_START.match(line)
    if not found:
        return line
    return f"{line[: found.end()]}\\{line[found.end() :]}" if line[0].isdigit() else f"\\{line}"


def escaped_markdown(words: str) -> str:
    """Words without maths as Markdown; a backslash before punctuation is understood everywhere."""
    return _SPECIAL.sub(r"\\\g<0>", undirected(words))


def _unpaired(inside: str) -> str:
    r"""Maths in which nothing ends an emphasis: GitHub takes "Cu$_{2}$O, Ag$_{2}$O" for one, and for no maths.

    Between a blank and a sign "_" can only begin one (CommonMark 0.31, 6.2); for TeX the blank is none.
    """
    inside = _LONE_INDEX.sub(r"_\1", inside).replace("*", r"\ast ").strip()
    return _MAY_END.sub(lambda found: " _" if found.start() else "{} _", inside)


def _maths(inside: str) -> str:
    """Maths between dollars; a viewer without maths must find neither HTML, nor code, nor a link in it."""
    inside = _TAG_IN_MATHS.sub("< ", inside)
    if "`" in inside or "](" in inside or "][" in inside or not _brackets_match(inside):
        return escaped_markdown(f"${inside}$")
    return f"${inside}$"


def _brackets_match(text: str) -> bool:
    depth = 0
    for bracket in text:
        depth += (bracket == "[") - (bracket == "]")
        if depth < 0:
            return False
    return depth == 0


def markdown_address(link: str) -> str:
    """`link` for the round brackets of a Markdown link, "" when it may not be opened (not http or https)."""
    found = web_link(link)
    address = _UNSAFE_IN_ADDRESS.sub(lambda match: _percent(match.group()), found)
    return re.sub(r"&(?=#?\w+;)", "&amp;", address)


def _percent(letter: str) -> str:
    return "".join(f"%{byte:02X}" for byte in letter.encode())


def markdown_tag(tag: str) -> str:
    """`tag` as Obsidian writes tags: "#nlp/long-context"; a number alone gets "_" before it, "" for nothing.

    Rules: help.obsidian.md/tags (letters, digits, "_", "-", "/"; not only digits).
    """
    name = re.sub(r"-{2,}", "-", _NOT_IN_TAG.sub("-", one_line(tag))).strip("-/")
    if not name:
        return ""
    return f"#{name}" if any(not letter.isdigit() for letter in name) else f"#_{name}"
