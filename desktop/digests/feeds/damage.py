"""Tells where the XML of an entry is damaged, mends what has one meaning only, and measures how deep it nests."""

import re
import sys
from html.entities import html5
from xml.parsers import expat

_SECTION_OR_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?\]\]>|&(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,31})(?P<end>;?)|(?P<number>#\d{1,7};|#x[0-9A-Fa-f]{1,6};))?",
    re.DOTALL,
)
_AMPERSAND = re.compile(_SECTION_OR_AMPERSAND.pattern.partition("|")[2])
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TAG_CHARACTERS = 10_000
_LONG_TAG = re.compile(rf"<([A-Za-z_][\w:.-]*)\s[^<>]{{{_TAG_CHARACTERS},}}?(/?)>")
_TAG = re.compile(r"<(/?)[A-Za-z_][\w:.-]*(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>")


def mended(xml: str) -> str:
    """`xml` with ampersands that mean themselves escaped, and the entities of HTML as numbers.

    Feeds written as if they were HTML are full of both; neither can mean anything else. Attributes beyond
    any measure are dropped: feedparser needs time that grows with the square of their number.
    """
    xml = _CONTROL.sub(" ", xml)
    if len(xml) > _TAG_CHARACTERS:
        xml = _LONG_TAG.sub(r"<\1\2>", xml)
    if "&" not in xml:
        return xml
    # After the last end of a section a start of one begins none: it must not be looked for again and again.
    last = xml.rfind("]]>") + 3 if "<![CDATA[" in xml else 0
    return _SECTION_OR_AMPERSAND.sub(_mended, xml[:last]) + _AMPERSAND.sub(_mended, xml[last:])


def _mended(found: re.Match[str]) -> str:
    if found["number"] and not _is_letter(found["number"][1:-1]):
        return "\ufffd"
    if found[0].startswith("<") or found["number"] or (found["name"] in _OF_XML and found["end"]):
        return found[0]
    letters = html5.get(f"{found['name']};", "") if found["end"] else ""
    return "".join(f"&#{ord(letter)};" for letter in letters) if letters else f"&amp;{found[0][1:]}"


def _is_letter(number: str) -> bool:
    """Whether the number of a character reference, "65" or "x41", is that of a character at all."""
    value = int(number[1:], 16) if number.startswith("x") else int(number)
    return 0 < value <= sys.maxunicode and not 0xD800 <= value < 0xE000  # halves of pairs are none


def place_of_fault(xml: str, prefix: int = 0) -> tuple[int, int] | None:
    """Line and column, from 1, of the first thing in `xml` that is not well-formed; None when all of it is.

    `prefix` characters before the first line end are not counted.
    """
    parser = expat.ParserCreate(encoding="utf-8")
    try:
        parser.Parse(xml.encode("utf-8", "replace"), True)  # noqa: FBT003 - expat knows no name for it
    except expat.ExpatError as error:
        column = error.offset + 1 - (prefix if error.lineno == 1 else 0)
        return error.lineno, max(1, column)
    return None


def depth_of(xml: str) -> int:
    """How deep elements are nested in `xml`, which may be damaged: elements that never end count as open."""
    depth = deepest = 0
    for found in _TAG.finditer(xml):
        if found[1]:
            depth = max(0, depth - 1)
        elif not found[0].endswith("/>"):
            depth += 1
            deepest = max(deepest, depth)
    return deepest
