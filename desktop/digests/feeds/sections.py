"""Takes the HTML of a feed's description apart into sections, each with its heading and its paragraphs."""

import re
from typing import NamedTuple

from desktop.digests.feeds.text import plain

_MARK = "\ue000"
"""Stands before a heading while the markup is taken off; of private use, so no text needs it."""
_HEADING = re.compile(
    r"<h[1-6]\b[^<>]*>|<p\b[^<>]{0,200}>\s*<(?P<bold>b|strong)>(?=[^<>]{2,60}</(?P=bold)>\s*:?\s*(?:<br\s*/?>\s*)?</p>)"
    r"|<div\b[^<>]{0,100}\bclass=[\"'][^\"'<>]{0,60}title[^\"'<>]{0,20}[\"'][^<>]{0,60}>",
    re.IGNORECASE,
)
_MARKED = re.compile(rf"{_MARK}\s*")


class Section(NamedTuple):
    """A heading, "" for what comes before the first, and the paragraphs below it."""

    heading: str
    paragraphs: list[str]


def sections_in(value: str) -> list[Section]:
    """The sections of `value`, HTML or plain text, in order; without headings there is one."""
    text = plain(_HEADING.sub(lambda found: f"{found[0]}{_MARK}", value.replace(_MARK, "")))
    sections = [Section("", [])]
    for paragraph in text.split("\n\n"):
        if paragraph.startswith(_MARK):
            sections.append(Section(_MARKED.sub("", paragraph).strip(" :"), []))
        elif paragraph.strip():
            sections[-1].paragraphs.append(_MARKED.sub("", paragraph))
    return sections if sections[0].paragraphs else sections[1:]
