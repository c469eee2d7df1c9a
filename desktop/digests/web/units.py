"""Cuts a page that names no paper by a link into strings as they stand apart on the screen."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

from desktop.digests.markup.parsing import Page, position_of
from desktop.digests.markup.positions import without_positions
from desktop.digests.markup.text import BLOCKS, UNSEEN, is_without_blocks
from desktop.digests.prose.paragraphs import Unit
from desktop.papers.cleaning import one_line

_FURNITURE = frozenset({"nav", "header", "footer", "aside", "form", "menu", "dialog"})
_APART = BLOCKS | {"td", "th"}
_PARAGRAPH_BREAKS = 2
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class HtmlUnit(NamedTuple):
    """A string with its place.

    `heading` is the level of the heading it is (0: none), `is_apart` whether it stands in an element of its
    own rather than right in the body.
    """

    unit: Unit
    heading: int = 0
    is_apart: bool = True


def units_of(page: Page) -> Iterator[HtmlUnit]:
    """The strings of a page in order, without menus, forms and what is not shown; two <br> end a string."""
    gathering = _Gathering()
    walk = etree.iterwalk(page.root, events=("start", "end", "comment"))
    for event, each in walk:
        if event == "start":
            tag = str(each.tag)
            gathering.open(tag, position_of(each))
            if _is_unseen(each, tag):
                walk.skip_subtree()
            else:
                gathering.add(each.text)
            yield from gathering.whole()
        else:
            if event == "end":
                gathering.close(str(each.tag))
            gathering.add(each.tail)
    gathering.open("p", page.length)
    yield from gathering.whole()


def _is_unseen(element: Element, tag: str) -> bool:
    if tag in UNSEEN or element.get("aria-hidden") == "true":
        return is_without_blocks(element)
    # A menu that was never closed holds the whole page.
    return tag in _FURNITURE and next(element.iter("h2", "h3", "article"), None) is None


class _Gathering:
    """Strings put together from the text between tags; each ends where the next tag begins."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._path: list[str] = []
        self._waiting: list[HtmlUnit] = []
        self._whole: list[HtmlUnit] = []
        self._start = -1
        self._last = 0
        self._breaks = 0

    def whole(self) -> Iterator[HtmlUnit]:
        """Strings of which the end is known."""
        yield from self._whole
        self._whole = []

    def add(self, text: str | None) -> None:
        """Take in the text between two tags."""
        if text and text.strip():
            self._start = self._last if self._start < 0 else self._start
            self._breaks = 0
        if text:
            self._parts.append(text)

    def open(self, tag: str, at: int) -> None:
        """A start tag at `at`, -1 for an element that is only implied."""
        if tag in _APART:
            self._flush()
            self._path.append(tag)
        elif tag == "br":
            self._breaks += 1
            self._parts.append(" ")
            if self._breaks == _PARAGRAPH_BREAKS:
                self._flush()
        if at >= 0:
            ended = (each._replace(unit=each.unit._replace(end=at)) for each in self._waiting)
            self._whole += ended
            self._waiting, self._last = [], at

    def close(self, tag: str) -> None:
        """An end tag, or where one is implied."""
        if tag in _APART:
            self._flush()
            if self._path:
                self._path.pop()

    def _flush(self) -> None:
        words = one_line(without_positions("".join(self._parts)))
        if words and self._start >= 0:
            tag = self._path[-1] if self._path else ""
            level = int(tag[1]) if tag in _HEADINGS else 0
            unit = Unit(self._start, self._start + 1, words)
            self._waiting.append(HtmlUnit(unit, level, tag not in {"", "body"}))
        self._parts, self._start, self._breaks = [], -1, 0


def is_sign_in(root: Element) -> bool:
    """Whether a page asks for a password."""
    return any((field.get("type") or "").lower() == "password" for field in root.iter("input"))
