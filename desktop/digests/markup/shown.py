"""Takes the lines out of a page that is a text in markup, and tells where in the page each letter stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_PAGE = re.compile(
    r"\s*(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body|div|pre|p|span|font|table|br)\b",
    re.IGNORECASE | re.DOTALL,
)
_TOKEN = re.compile(
    r"<(?P<comment>!--)|<(?P<closes>/?)(?P<name>[A-Za-z][A-Za-z0-9]{0,20})\b[^<>]{0,8000}+>"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|(?P<blanks>\s++)"
)
_RAW_ENDS = {name: f"</{name}" for name in ("script", "style", "title")}
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article blockquote body center dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr html li main ol p"
        " pre section table tbody td th tr ul",
    )
)
_APART = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})


class Shown(NamedTuple):
    """The lines of a page as a browser shows them; `places` pairs offsets of `text` with those of the page."""

    text: str
    places: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the page that show the characters [start, end) of `text`."""
        return self._place(start), self._place(end - 1) + 1 if end > start else self._place(start)

    def _place(self, offset: int) -> int:
        at = bisect_right(self.places, offset, key=lambda pair: pair[0]) - 1
        inner, outer = self.places[at]
        return outer + offset - inner


def is_page(text: str) -> bool:
    """Whether a text begins as HTML does."""
    return bool(_PAGE.match(text))


def shown(page: str) -> Shown:
    """The lines of `page`: blanks as they are inside of <pre>, elsewhere one for many."""
    parts: list[str] = []
    places = [(0, 0)]
    at = length = preformatted = 0
    for start, end, found in _tokens(page):
        letters = _letters(found, parts, preformatted)
        preformatted = max(0, preformatted + _change(found))
        if letters == page[start:end]:
            continue
        parts += (page[at:start], letters)
        length += start - at
        places += ((length, start), (length + len(letters), end))
        length += len(letters)
        at = end
    parts.append(page[at:])
    return Shown("".join(parts), tuple(places))


def _tokens(page: str) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Start, end and kind of all that is no letter; comments and what is never shown are one token each."""
    lower = page.lower() if "<" in page else page
    if len(lower) != len(page):
        lower = page
    endless: set[str] = set()
    at = 0
    while found := _TOKEN.search(page, at):
        at = found.end()
        needle = "-->" if found["comment"] else ""
        if found["name"] and not found["closes"]:
            needle = _RAW_ENDS.get(found["name"].lower(), "")
        if needle and needle not in endless:
            end = lower.find(needle, at)
            if end < 0:
                endless.add(needle)  # not looked for again
            else:
                at = end + len(needle) if found["comment"] else page.find(">", end) + 1 or len(page)
        yield found.start(), at, found


def _letters(found: re.Match[str], parts: list[str], preformatted: int) -> str:
    """What a browser shows for a tag, an entity or blanks."""
    token = found[0]
    if found["blanks"]:
        return token if preformatted else " " if "\n" in token or "  " in token or "\t" in token else token
    if token.startswith("&"):
        return unescape(token)
    name = (found["name"] or "").lower()
    if name in _RAW_ENDS:
        return ""
    if name == "br":
        return "\n"
    if name not in _BLOCKS:
        return ""
    return "\n\n" if name in _APART else "" if parts and parts[-1].endswith("\n") else "\n"


def _change(found: re.Match[str]) -> int:
    if (found["name"] or "").lower() != "pre":
        return 0
    return -1 if found["closes"] else 1
