"""Reads the paragraphs of newsletters whose first line is a title with the number of its link: "On Tea [2]"."""

import re
from itertools import pairwise

from desktop.digests.fields.link_labels import is_label
from desktop.digests.fields.paper_links import paper_link
from desktop.digests.markdown.blocks import Block
from desktop.digests.markdown.entry import Entry, byline_in, take_links
from desktop.digests.markdown.inline import Inline, Link, inline, plain
from desktop.digests.markdown.titles import cleaned, is_title
from desktop.papers.cleaning import one_line

_WORDS = re.compile(r"\w+")
_SENTENCE = re.compile(r"[.!;](?:\s|\Z)")
_FEWEST, _MOST_CHARACTERS = 2, 250
_BYLINES = 2
_LINES = 3


def headline_entry(text: str, block: Block, defined: dict[str, str]) -> Entry | None:
    """The entry of a paragraph that begins with a title beside the number of a paper's link, else None.

    A number in running text is a mention, and makes no entry.
    """
    lines = text[block.inner : block.end].split("\n")
    for count in range(1, min(_LINES, len(lines)) + 1):
        stretch = inline(" ".join(lines[:count]), defined)
        links = [link for link in stretch.links if is_label(link.words)]
        if words := _title_beside(stretch, links):
            return _entry(words, links, block, lines[count:])
    return None


def _title_beside(stretch: Inline, links: list[Link]) -> str:
    """The words before or behind the links of a line, when they may be a title; "" when not."""
    if not any(paper_link(link.target) for link in links) or len(links) < len(stretch.links):
        return ""
    before, behind = stretch.text[: links[0].start], stretch.text[links[-1].end :]
    between = [stretch.text[one.end : other.start] for one, other in pairwise(links)]
    if any(map(_WORDS.search, between)) or (_WORDS.search(before) and _WORDS.search(behind)):
        return ""  # running text that mentions papers
    words = cleaned(plain(before if _WORDS.search(before) else behind))
    is_long = len(_WORDS.findall(words)) >= _FEWEST and len(words) <= _MOST_CHARACTERS
    return (
        words
        if is_long and words[0] == words[0].upper() and not _SENTENCE.search(words) and is_title(words)
        else ""
    )


def _entry(title: str, links: list[Link], block: Block, rest: list[str]) -> Entry:
    entry = Entry(block.start, block.end, title)
    take_links(entry, links)
    for at, line in enumerate(rest[:_BYLINES], 1):
        if names := byline_in(line):
            entry.authors, rest = names, rest[at:]
            break
    entry.comment = one_line(plain(" ".join(rest)))
    return entry
