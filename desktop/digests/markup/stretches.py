"""Finds the records of an XML text in the text itself, so that the whole of it is never a tree."""

import re
from collections.abc import Collection, Iterator
from heapq import merge
from typing import NamedTuple

from desktop.digests.feeds.entries import entry_spans

_PROLOG = re.compile(
    r"(?:\s+|<\?[^>]{0,2000}\?>|<!--.{0,20000}?-->|<!DOCTYPE[^<>\[]{0,2000}>)*", re.DOTALL | re.IGNORECASE
)
_START = re.compile(r"<([A-Za-z_][\w.-]*(?::[\w.-]+)?)(?=[\s>/])(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>")


class Stretch(NamedTuple):
    """The characters [start, end) of one record and its tag as it is written; `whole` when its end tag is there."""

    start: int
    end: int
    whole: bool
    tag: str


def root_tag_of(text: str) -> str:
    """The start tag of the first element of an XML text, after whatever may stand before it; "" for none."""
    prolog = _PROLOG.match(text)
    found = _START.match(text, prolog.end() if prolog else 0)
    return found[0] if found else ""


def written_name(start_tag: str) -> str:
    """The name in a start tag as it is written, with its prefix: "m:mods" for "<m:mods version='3.7'>"."""
    found = _START.match(start_tag)
    return found[1] if found else ""


def local(name: str) -> str:
    """A name without the prefix before it."""
    return name.rpartition(":")[2]


def stretches_of(text: str, names: Collection[str]) -> Iterator[Stretch]:
    """Every element with one of `names`, whatever its prefix, in order; elements of these names do not nest."""
    return merge(*(_of_name(text, name) for name in names))


def end_of_last(text: str, names: Collection[str]) -> int:
    """Where the last whole element with one of `names` ends, 0 when there is none."""
    return max((_last_end(text, _name_in(text, name)) for name in names), default=0)


def _of_name(text: str, name: str) -> Iterator[Stretch]:
    if tag := _name_in(text, name):
        for span in entry_spans(text, tag):
            yield Stretch(span.start, span.end, span.whole, tag)


def _name_in(text: str, name: str) -> str:
    """How `name` is written in a text, with its prefix: a file has one way; "" when it does not occur."""
    found = re.search(rf"<((?:[A-Za-z_][\w.-]{{0,40}}:)?{re.escape(name)})(?=[\s>/])", text)
    return found[1] if found else ""


def _last_end(text: str, tag: str) -> int:
    at = text.rfind(f"</{tag}") if tag else -1
    found = re.compile(rf"</{re.escape(tag)}\s*>").match(text, at) if at >= 0 else None
    return found.end() if found else 0
