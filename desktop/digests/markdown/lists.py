"""Reads lists of papers in Markdown: newsletters, awesome lists, generated tables."""

import re
from collections.abc import Iterator

from desktop.digests.document import Document
from desktop.digests.fields.paper_links import paper_link
from desktop.digests.fields.venue_marks import date_in
from desktop.digests.markdown.blocks import Block, Kind, blocks_in, without_comments
from desktop.digests.markdown.definitions import definitions_in, without_definitions
from desktop.digests.markdown.entry import Entry
from desktop.digests.markdown.inline import inline, plain
from desktop.digests.markdown.sections import entries_in, left_over_of
from desktop.papers.digest import DigestFacts, Found
from desktop.progress import Progress

KIND = "markdown-list"
TITLE = "lists of papers in Markdown"
SUREST = 0.95
_LINK = re.compile(r"https?://[^\s<>()\[\]|\"']{4,300}")
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,4}[.)]|\||#{1,6})[ \t]*\S|\[[^\[\]\n]{12,400}\]\(")
_AUTHORS = re.compile(
    r"^[ \t>*+•-]*[*_]{0,3}(?:authors?|作者|저자|著者)[*_]{0,3}[ \t]*[:：]", re.MULTILINE | re.IGNORECASE
)
"""A note about a paper says who wrote it; its links stand anywhere."""
_NOTE_LINE = 400
_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$", re.MULTILINE)
_CELLS = 2
_NOT_MARKDOWN = re.compile(
    r"\s*(?:<(?:!doctype|html|\?xml|rss|feed)\b|[{\[]\s*[\"{\[\]}]|@\w+\s*[{(]|%)", re.IGNORECASE
)
_MARKED = re.compile(r"\]\(https?://|^#{1,6} \S|\*\*\S", re.MULTILINE)
_UPDATED = re.compile(
    r"\b(?:updated?(?: on)?|last update|papers for|date)\b\W{0,6}((?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[ \t]*(?:[-*+•]|\d{1,4}[.)])[ \t]+\S", re.MULTILINE)
_ABSTRACT = re.compile(r"[*_\s]*abstract[*_\s:#]*\Z", re.IGNORECASE)
_HEAD_CHARACTERS = 4_000
_MANY, _FEW, _SOME = 3, 2, 1
_NUMBERED, _NUMBERED_ONE = 0.6, 0.28
_MOST = 0.5
_UNMARKED = 0.22
"""Plain items whose addresses stand bare: a list of references or of identifiers, if it is one, is known better."""
_SECTION_BLOCKS = 20_000


def looks_like(head: str) -> float:
    """Rows, items and headings with links to papers; the more of the text they are, the surer."""
    if _NOT_MARKDOWN.match(head):
        return 0.0
    if "[" in head and (sureness := _by_numbers(head)):
        return sureness
    is_marked = bool(_MARKED.search(head))
    if not is_marked and len(_BULLET.findall(head)) < _MANY:
        return 0.0
    lines = [line for line in head.split("\n") if line.strip()]
    has_table, is_note = _RULE.search(head), bool(_AUTHORS.search(head))
    linked = [
        line
        for line in lines
        if (
            _ITEM.match(line)
            or (has_table and line.count("|") >= _CELLS)
            or (is_note and len(line) < _NOTE_LINE)
        )
        and _is_linked(line)
    ]
    share = sum(map(len, linked)) / max(1, sum(map(len, lines)))
    if not is_marked:
        return _UNMARKED if len(linked) >= _MANY and share > _MOST else 0.0
    if len(linked) >= _MANY:
        return SUREST if has_table and share > 0.5 else 0.85 if share > 0.3 else 0.6
    return 0.3 if len(linked) >= _SOME else 0.0


def _by_numbers(head: str) -> float:
    """How surely papers are listed whose links stand elsewhere by name or number."""
    defined = {name: target for name, target in definitions_in(head).items() if paper_link(target)}
    if not defined:
        return 0.0
    text = without_definitions(head)
    entries = sum(isinstance(each, Entry) and bool(each.title) for each in _entries(text, defined))
    return _NUMBERED if entries >= _FEW else _NUMBERED_ONE if entries else 0.0


def _entries(text: str, defined: dict[str, str]) -> Iterator[Entry | Block]:
    """The entries of all sections; what a section "Abstract" holds belongs to the paper of the note before it."""
    headings: list[Block] = []
    held: Entry | None = None
    for heading, blocks in _sections(text):
        if held and heading and blocks and _ABSTRACT.match(text, heading.inner, heading.end):
            held.abstract = held.abstract or plain(text[blocks[0].inner : blocks[-1].end])
            held.end = blocks[-1].end
            continue
        if held:
            yield held
        while heading and headings and headings[-1].level >= heading.level:
            headings.pop()
        above = plain(text[headings[-1].inner : headings[-1].end]) if headings else ""
        found = list(entries_in(text, heading, blocks, defined, above))
        only = found[0] if heading and len(found) == 1 else None
        held = only if isinstance(only, Entry) else None
        if not held:
            yield from found
        headings += [heading] if heading else []
    if held:
        yield held


def _is_linked(line: str) -> bool:
    return any(paper_link(found.rstrip(".,;")) for found in _LINK.findall(line[:20_000]))


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """The facts of the list, then its papers, section by section; links to other things are left over."""
    text = without_comments(document.text)
    defined = definitions_in(text)
    text = without_definitions(text) if defined else text
    yield DigestFacts(kind=KIND, source=_name(text) or document.name, shown_on=_shown_on(text))
    for each in _entries(text, defined):
        if isinstance(each, Entry):
            yield each.draft()
        elif left := left_over_of(text, each, defined):
            yield left


def _sections(text: str) -> Iterator[tuple[Block | None, list[Block]]]:
    """Each heading with the blocks below it up to the next one; a very long section in portions."""
    heading: Block | None = None
    blocks: list[Block] = []
    for block in blocks_in(text):
        if block.kind is Kind.HEADING or (len(blocks) >= _SECTION_BLOCKS and block.level == 0):
            yield heading, blocks
            heading, blocks = (block, []) if block.kind is Kind.HEADING else (None, [block])
        else:
            blocks.append(block)
    yield heading, blocks


def _name(text: str) -> str:
    """What the list calls itself: its first heading, when it stands at its beginning."""
    for block in blocks_in(text[:_HEAD_CHARACTERS]):
        if block.kind is Kind.HEADING:
            stretch = inline(text[block.inner : block.end].rstrip("# \t"))
            is_paper = any(paper_link(link.target) for link in stretch.links)
            words = stretch.links[0].words if stretch.links and not is_paper else plain(stretch.text)
            return "" if is_paper or _UPDATED.search(words) or block.level > 2 else words[:120]
    return ""


def _shown_on(text: str) -> str:
    found = _UPDATED.search(text[:_HEAD_CHARACTERS])
    return date_in(found[1]) if found else ""
