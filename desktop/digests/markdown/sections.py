"""Joins the blocks of one section of a Markdown list into entries: items with what is indented below them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop.digests.fields.link_labels import is_label
from desktop.digests.fields.paper_links import paper_link
from desktop.digests.fields.venue_marks import venues_in
from desktop.digests.markdown.blocks import Block, Kind
from desktop.digests.markdown.entry import Entry, authors_in, byline_in, entry_of, take_links, take_venue
from desktop.digests.markdown.headlines import headline_entry
from desktop.digests.markdown.inline import Inline, inline, plain
from desktop.digests.markdown.labelled import is_section_name, take_labelled
from desktop.digests.markdown.tables import Table, entry_of_row, table_of
from desktop.digests.markdown.titles import cleaned, is_title, title_in
from desktop.papers.digest import LeftOver
from desktop.papers.identifiers import web_link

_RUNNING_CHARACTERS = 600
_TITLE_LABEL = re.compile(r"\W*(?:paper )?title\W{0,3}[:：]\W*", re.IGNORECASE)
_LABELLED_BLOCKS = 12
_ABSTRACT_LABEL = re.compile(r"[*_#\s]*abstract[*_\s]*[:：\n][*_:\s]*", re.IGNORECASE)
_NUMBER_MARK = re.compile(r"[ \t]*\[(\d{1,4})\]")
_TITLE_WORDS = 3
_MENTIONED_CHARACTERS = 2_000


@dataclass
class _Node:
    block: Block
    stretch: Inline
    children: list["_Node"] = field(default_factory=list)

    @property
    def end(self) -> int:
        node = self
        while node.children:
            node = node.children[-1]
        return node.block.end


def entries_in(
    text: str, heading: Block | None, blocks: Sequence[Block], defined: dict[str, str], above: str = ""
) -> Iterator[Entry | Block]:
    """The entries of a section in order; blocks that link to something which is no paper come as they are.

    `above` are the words of the heading around this one, which name the paper where this one names a part of a note.
    """
    found = list(_completed(_entries(text, blocks, defined)))
    entries = [each for each in found if isinstance(each, Entry)]
    if heading and (own := _heading_entry(text, heading, blocks, entries, defined)):
        _name_by(own, above)
        yield own
        found = [each for each in found if isinstance(each, Entry) and each.title and _is_other(each, own)]
    elif heading and len(entries) == 1:
        take_labelled(entries[0], _head_of(text, blocks))
    yield from found


def _entries(text: str, blocks: Sequence[Block], defined: dict[str, str]) -> Iterator[Entry | Block]:
    table = Table()
    before: Entry | None = None
    at = 0
    while at < len(blocks):
        block = blocks[at]
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if block.kind is Kind.ROW and following and following.kind is Kind.RULE:
            table = table_of(text[block.start : block.end])
            at += 2
            continue
        if block.kind is Kind.ROW:
            yield entry_of_row(text, block, table, defined) or block
        elif block.kind is Kind.ITEM:
            last = _group_end(blocks, at)
            yield from _of_items(text, blocks[at:last], defined)
            at = last
            continue
        elif block.kind is Kind.TEXT:
            paragraph = _of_paragraph(text, block, defined)
            if before and not before.authors and isinstance(paragraph, Block):
                before.authors = byline_in(_words(text, block))
            yield paragraph
            before = paragraph if isinstance(paragraph, Entry) else None
        table = table if block.kind in {Kind.ROW, Kind.RULE} else Table()
        at += 1


def _completed(found: Iterator[Entry | Block]) -> Iterator[Entry | Block]:
    """`found` without entries that are but more links to the paper of the one before them: those become its own."""
    last: Entry | None = None
    for each in found:
        if isinstance(each, Entry):
            if last and not each.title and each.paper and last.paper and not _is_other(each, last):
                last.links += [each.paper.url, *each.links]
                last.end = each.end
                continue
            last = each
        yield each


def _group_end(blocks: Sequence[Block], at: int) -> int:
    """Where the items end that are indented deeper than the one at `at`."""
    first = blocks[at]
    end = at + 1
    while end < len(blocks) and blocks[end].kind is Kind.ITEM and blocks[end].level > first.level:
        end += 1
    return end


def _of_items(text: str, blocks: Sequence[Block], defined: dict[str, str]) -> Iterator[Entry | Block]:
    """The entries of an item and of those below it."""
    root = _tree(text, blocks, defined)
    waiting = [root]
    while waiting:
        node = waiting.pop()
        entry = entry_of(node.stretch, node.block.start, node.block.end)
        if not entry.is_paper and not _completed_by_children(entry, node):
            yield node.block
            waiting += reversed(node.children)
            continue
        rest = [child for child in node.children if not _take_child(entry, child)]
        if len(rest) < len(node.children):
            entry.end = max(entry.end, *(child.end for child in node.children if child not in rest))
        yield entry
        waiting += reversed(rest)


def _tree(text: str, blocks: Sequence[Block], defined: dict[str, str]) -> _Node:
    nodes = [
        _Node(block, inline(text[_words_start(text, block, defined) : block.end], defined))
        for block in blocks
    ]
    path = [nodes[0]]
    for node in nodes[1:]:
        while len(path) > 1 and path[-1].block.level >= node.block.level:
            path.pop()
        path[-1].children.append(node)
        path.append(node)
    return nodes[0]


def _words_start(text: str, block: Block, defined: dict[str, str]) -> int:
    """Where the words of an item begin: at its mark, when that is a number which leads somewhere."""
    number = _NUMBER_MARK.match(text, block.start, block.inner) if defined else None
    return number.start(1) - 1 if number and number[1] in defined else block.inner


def _completed_by_children(entry: Entry, node: _Node) -> bool:
    """Whether an item without a link has its links in items below it that say nothing else."""
    if not entry.title:
        return False
    for child in node.children:
        if any(paper_link(link.target) for link in child.stretch.links) and not title_in(child.stretch).words:
            take_links(entry, child.stretch.links)
    return entry.is_paper


def _take_child(entry: Entry, child: _Node) -> bool:
    """Note what an item below an entry says about its paper; False for one that names another paper."""
    titled = [link for link in child.stretch.links if paper_link(link.target) and not is_label(link.words)]
    if titled or any(paper_link(each.target) for node in child.children for each in node.stretch.links):
        return False
    take_links(entry, [link for link in child.stretch.links if is_label(link.words)])
    entry.authors = entry.authors or authors_in(child.stretch.text)
    if len(child.stretch.text) < _MENTIONED_CHARACTERS:
        take_venue(entry, venues_in(child.stretch.text))
    return True


def _of_paragraph(text: str, block: Block, defined: dict[str, str]) -> Entry | Block:
    """The entry that a paragraph makes: one that begins with a title, or holds nothing but links."""
    if defined and (entry := headline_entry(text, block, defined)):
        return entry
    stretch = inline(text[block.inner : block.end], defined)
    if len(stretch.text) > _RUNNING_CHARACTERS or not any(paper_link(link.target) for link in stretch.links):
        return block
    words = stretch.text.lstrip("> \t\n")
    entry = entry_of(stretch, block.start, block.end)
    begins = words.startswith(("[", "**", "<a", "<b", '"', "“", "http")) or "\n" in words.strip()
    if not entry.is_paper or not (begins or not title_in(stretch).words):
        return block
    return entry


def _heading_entry(
    text: str, heading: Block, blocks: Sequence[Block], entries: list[Entry], defined: dict[str, str]
) -> Entry | None:
    """The paper that a heading names: by its own link, or by the only paper linked below it without a title."""
    stretch = inline(text[heading.inner : heading.end].rstrip("# \t"), defined)
    end = blocks[-1].end if blocks else heading.end
    linked = any(paper_link(link.target) for link in stretch.links)
    keys = {entry.paper.key for entry in entries if entry.paper}
    untitled = [entry for entry in entries if not entry.title]
    if not linked and (not untitled or len(keys) != 1):
        return None
    entry = entry_of(stretch, heading.start, end)
    if not linked:
        shown = plain(stretch.text)
        label = _TITLE_LABEL.match(shown)
        words = cleaned(shown[label.end() :] if label else shown)
        if label and not words and blocks[0].kind is Kind.TEXT:
            words = cleaned(plain(_words(text, blocks[0])))
        entry.title = (entry.title if not label else "") or (words if is_title(words) else "")
        take_labelled(entry, _head_of(text, blocks))
        entry.paper, entry.url = untitled[0].paper, untitled[0].url
        entry.links += [link for each in untitled for link in each.links]
    elif any(each.title and _is_other(each, entry) for each in entries):
        entry.end = heading.end
    entry.abstract = next((found for block in blocks if (found := _abstract_in(text, block))), "")
    if not entry.authors:
        entry.authors = next(
            (names for block in blocks[:6] if (names := authors_in(_words(text, block)))), ()
        )
    return entry if entry.title and entry.is_paper else None


def _name_by(entry: Entry, above: str) -> None:
    """Give an entry below "Metadata" the title of the heading around it."""
    if is_section_name(entry.title) and is_title(words := cleaned(above)):
        entry.title = words


def _abstract_in(text: str, block: Block) -> str:
    """What a block says behind the label "Abstract"."""
    found = _ABSTRACT_LABEL.match(text, block.inner, block.end)
    return plain(text[found.end() : block.end]) if found else ""


def _words(text: str, block: Block) -> str:
    return text[block.inner : min(block.end, block.inner + _MENTIONED_CHARACTERS)]


def _head_of(text: str, blocks: Sequence[Block]) -> str:
    """The first blocks of a section, in which stand the labelled lines about its paper."""
    return "\n".join(
        text[block.start : block.end][:_MENTIONED_CHARACTERS] for block in blocks[:_LABELLED_BLOCKS]
    )


def _is_other(entry: Entry, own: Entry) -> bool:
    return entry.paper is not None and own.paper is not None and entry.paper.key != own.paper.key


def left_over_of(text: str, block: Block, defined: dict[str, str]) -> LeftOver | None:
    """The text of a block that links to something with words of its own; None for prose and furniture."""
    if block.kind not in {Kind.ROW, Kind.ITEM} or block.end - block.start > 20_000:
        return None
    for link in inline(text[block.inner : block.end], defined).links:
        if web_link(link.target) and len(link.words.split()) >= _TITLE_WORDS and not is_label(link.words):
            return LeftOver(text=text[block.start : block.end], span=(block.start, block.end))
    return None
