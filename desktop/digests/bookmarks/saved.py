"""Finds the links in a page of bookmarks or in an export of a reading app, with their folders, tags and notes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import NamedTuple

from desktop.digests.markup.positions import tags_in
from desktop.limits import TITLE_CHARACTERS
from desktop.papers.cleaning import one_line

_LISTS = frozenset({"dl", "ul", "ol"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_NEEDED = frozenset({"href", "tags", "add_date", "time_added", "date_added"})
_INNER = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_LATEST = 4_102_444_800
_MILLISECONDS = 100_000_000_000
_MOST_FOLDERS = 100


class SavedLink(NamedTuple):
    """A link as it was saved: `folder` is "Science / Tea", `saved_on` a day as ISO date, [start, end) its place."""

    address: str
    title: str
    folder: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    saved_on: str = ""
    start: int = 0
    end: int = 0


@dataclass
class _Tag:
    """A tag of the page, and the text behind it up to the next one."""

    name: str
    attributes: str
    start: int
    end: int
    behind: str
    is_end: bool


def links_in(text: str) -> Iterator[SavedLink]:
    """The links in order; elements may be left open, as the format of Netscape leaves most of them."""
    gathering = _Gathering()
    for tag in _tags(text):
        if (whole := gathering.take(tag)) is not None:
            yield whole
    if gathering.link:
        yield gathering.link


class _Gathering:
    """The link that is being read, and the folder that it lies in."""

    def __init__(self) -> None:
        self.link: SavedLink | None = None
        self._folders: list[str] = []
        self._heading = ""
        self._in_title = False

    def take(self, tag: _Tag) -> SavedLink | None:
        """Take in a tag; the link before it when another one begins."""
        if tag.name == "a" and not tag.is_end:
            before, self.link, self._in_title = self.link, _link(tag, self._folders), True
            return before
        if tag.name in _HEADINGS and not tag.is_end:
            self._heading, self._in_title = _words(tag.behind), False
        elif tag.name in _LISTS:
            self._move(is_end=tag.is_end)
        elif self.link:
            self.link = self._extended(self.link, tag)
        return None

    def _move(self, *, is_end: bool) -> None:
        """Go into the folder that the last heading names, or out of one."""
        if not is_end and len(self._folders) < _MOST_FOLDERS:
            self._folders.append(self._heading)
        elif is_end and self._folders:
            self._folders.pop()
        self._heading, self._in_title = "", False

    def _extended(self, link: SavedLink, tag: _Tag) -> SavedLink:
        """The link with its note, its end, or what stands behind markup in its title."""
        if tag.name == "dd" and not tag.is_end:
            self._in_title = False
            return link._replace(note=_words(tag.behind), end=tag.end + len(tag.behind.rstrip()))
        if tag.name == "a":
            link = link._replace(end=tag.end) if self._in_title else link
            self._in_title = False
        elif self._in_title and tag.name not in {"dt", "li"} and len(link.title) < TITLE_CHARACTERS:
            title = one_line(f"{link.title} {_words(tag.behind)}")
            return link._replace(title=title, end=tag.end + len(tag.behind.rstrip()))
        return link


def _link(tag: _Tag, folders: list[str]) -> SavedLink:
    said = {
        found[1].lower(): unescape(found[2] or found[3] or found[4] or "")
        for found in _ATTRIBUTE.finditer(tag.attributes)
        if found[1].lower() in _NEEDED
    }
    saved = said.get("add_date") or said.get("time_added") or said.get("date_added") or ""
    return SavedLink(
        address=said.get("href", "").strip(),
        title=_words(tag.behind),
        # The first heading is the name of the page.
        folder=" / ".join(filter(None, folders[1:])),
        tags=tuple(filter(None, (one_line(word) for word in said.get("tags", "").split(",")))),
        saved_on=_day(saved),
        start=tag.start,
        end=tag.end + len(tag.behind.rstrip()),
    )


def _tags(text: str) -> Iterator[_Tag]:
    waiting: _Tag | None = None
    for start, name_end, end, name in tags_in(text):
        if waiting:
            waiting.behind = text[waiting.end : start]
            yield waiting
        waiting = _Tag(name, text[name_end : end - 1], start, end, "", text.startswith("</", start))
    if waiting:
        waiting.behind = text[waiting.end :]
        yield waiting


def _words(text: str) -> str:
    return one_line(unescape(_INNER.sub(" ", text))) if text.strip() else ""


def _day(seconds: str) -> str:
    """The day of a number of seconds (of milliseconds or microseconds in some exports) since 1970."""
    if not (seconds.isascii() and seconds.isdecimal() and len(seconds) <= 17):
        return ""
    number = int(seconds)
    while number > _MILLISECONDS:
        number //= 1000
    return datetime.fromtimestamp(number, UTC).date().isoformat() if 0 < number < _LATEST else ""
