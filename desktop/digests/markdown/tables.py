"""Reads the rows of Markdown tables: which column holds what is told by its name, else by what is in it."""

import re
from dataclasses import dataclass, field
from enum import Enum

from desktop.digests.fields.link_labels import is_label
from desktop.digests.fields.name_lists import names_of
from desktop.digests.fields.paper_links import paper_link
from desktop.digests.fields.venue_marks import date_in, is_venue, venues_in
from desktop.digests.markdown.blocks import Block, cells_of
from desktop.digests.markdown.entry import Entry, authors_in, take_links, take_venue
from desktop.digests.markdown.inline import Inline, inline, plain
from desktop.digests.markdown.titles import Title, cleaned, is_title, title_in
from desktop.papers.cleaning import one_line, paragraphs


class Role(Enum):
    """What a column holds."""

    TITLE = "title"
    NAME = "name"
    AUTHORS = "authors"
    DATE = "date"
    VENUE = "venue"
    LINKS = "links"
    ABSTRACT = "abstract"
    REMARK = "remark"
    STATUS = "status"
    RATING = "rating"
    KEYWORDS = "keywords"
    OTHER = ""


_ROLES = tuple(
    (re.compile(rf"(?:{names})\Z", re.IGNORECASE), role)
    for names, role in (
        (
            r"(?:paper |article |publication )?titles?(?: ?[&/+] ?authors?)?"
            r"|papers?(?: ?names?| ?title)?|publications?|articles?|works?|标题|论文(?:标题|名称)?|タイトル",
            Role.TITLE,
        ),
        (
            r"(?:short )?names?|methods?|models?|approach|algorithms?|dataset|benchmark|system|acronym|abbreviation",
            Role.NAME,
        ),
        (r"(?:first )?authors?(?: ?names?| ?list)?|作者|著者|by", Role.AUTHORS),
        (
            r"(?:publish(?:ed|ing)?|publication|release|submission|submitted|arxiv|first)? ?"
            r"(?:dates?|time|years?|month|on)|日期|时间|年份|year|date|published|updated",
            Role.DATE,
        ),
        (
            r"(?:publication )?venues?|conf(?:erence)?(?: ?/ ?journal)?s?|journals?(?: ?/ ?conference)?|pub\.?"
            r"|publisher|source|where|会议|期刊|publication venue",
            Role.VENUE,
        ),
        (
            r"(?:paper |pdf |arxiv |code |project )?(?:links?|urls?)|pdf|arxiv(?: ?id)?|doi|codes?"
            r"|git ?hub|repo(?:sitory)?|project(?: ?page)?|web(?:site)?|resources?|openreview|id|链接|代码|abs",
            Role.LINKS,
        ),
        (r"abstracts?|摘要", Role.ABSTRACT),
        (
            r"summar(?:y|ies)|descriptions?|tl;?dr|intro(?:duction)?|notes?|comments?|remarks?"
            r"|highlights?|overview|details?|简介|总结|main idea|contributions?",
            Role.REMARK,
        ),
        (r"decisions?|status", Role.STATUS),
        (r"(?:average |avg\.? |mean )?ratings?|(?:average |avg\.? )?scores?", Role.RATING),
        (r"keywords?|tags?|topics?|categor(?:y|ies)|subjects?|areas?|tasks?", Role.KEYWORDS),
    )
)
_PAPER_COLUMNS = frozenset({Role.TITLE, Role.LINKS, Role.AUTHORS, Role.ABSTRACT})
_DECISION = re.compile(r"accept|reject|withdraw|desk|spotlight|oral|poster|talk", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(?:\(?\d{1,4}[.)]|#?\d{1,4}\s*(?=\*\*|\[))\s*")
_SEPARATOR = re.compile(r"\s*(?:-|–|—|:)?\s*")
_TWO_BLANKS = re.compile(r"(\S.{1,1500}?)[ \t\xa0]{2,}(?=\S)")
_LONG_TITLE = 250
_TOO_LONG = "This may be more than the title: please check."
_NOTHING = frozenset({"", "-", "null", "none", "n/a", "na", "tbd", "/", "x", "✗", "✓", "—"})


@dataclass
class Table:
    """The names of the columns of one table, as roles; () for a table without names."""

    roles: tuple[Role, ...] = ()
    names: tuple[str, ...] = field(default=())

    @property
    def is_of_papers(self) -> bool:
        """Whether the names alone say that every row is a paper."""
        return Role.TITLE in self.roles and sum(role in _PAPER_COLUMNS for role in set(self.roles)) >= 2

    def role(self, number: int) -> Role:
        """What the column `number`, counted from 0, holds."""
        return self.roles[number] if number < len(self.roles) else Role.OTHER


def table_of(header: str) -> Table:
    """The table whose columns are named by the row `header`."""
    names = tuple(plain(header[start:end]) for start, end in cells_of(header))
    return Table(tuple(_role_of(name) for name in names), names)


def _role_of(name: str) -> Role:
    bare = re.sub(r"[^\w\s&/+.;-]", "", name).strip(" .:")
    return next((role for pattern, role in _ROLES if pattern.match(bare)), Role.OTHER)


def entry_of_row(text: str, block: Block, table: Table, defined: dict[str, str]) -> Entry | None:
    """The paper of a row, None for a row that names none."""
    row = text[block.start : block.end]
    cells = [inline(row[start:end], defined) for start, end in cells_of(row)]
    entry = Entry(block.start, block.end)
    named = _title_cell(cells, table, entry)
    if named < 0 and not any(paper_link(link.target) for cell in cells for link in cell.links):
        return None
    has_link_column = Role.LINKS in table.roles
    for number, cell in enumerate(cells):
        role = table.role(number)
        if role is Role.LINKS or number == named or not has_link_column:
            _take_links_of(entry, cell, is_title_cell=number == named)
        if number != named:
            _take(entry, role, cell, table.names[number] if number < len(table.names) else "")
    return entry if entry.is_paper or (entry.title and table.is_of_papers) else None


def _title_cell(cells: list[Inline], table: Table, entry: Entry) -> int:
    """Put the title into `entry`; the number of its cell, -1 when no cell has one."""
    for wanted in (Role.TITLE, Role.OTHER, Role.LINKS, Role.NAME):
        for number, cell in enumerate(cells):
            role = table.role(number)
            if role is not wanted or (wanted is Role.OTHER and not _is_marked(cell)):
                continue
            if _take_title(entry, cell):
                return number
    return -1


def _is_marked(cell: Inline) -> bool:
    """Whether a cell of an unnamed column may hold a title: bold, or a link to a paper with words of its own."""
    titled = any(paper_link(link.target) and not is_label(link.words) for link in cell.links)
    return titled or cell.text.lstrip().startswith("**")


def _take_title(entry: Entry, cell: Inline) -> bool:
    number = _NUMBER.match(cell.text)
    stretch = inline(cell.text[number.end() :]) if number else cell
    found = _before_two_blanks(stretch) or title_in(stretch)
    if not found.words:
        words = cleaned(plain(cell.text)) if not cell.links else ""
        entry.title = words if is_title(words) else ""
        return bool(entry.title)
    entry.title = found.words
    if len(found.words) > _LONG_TITLE:
        entry.doubt = _TOO_LONG
    if "~~" in stretch.text[: found.end]:
        entry.status = "withdrawn"
    _take_rest(entry, stretch.text[found.end :])
    return True


def _before_two_blanks(stretch: Inline) -> Title | None:
    """The title that two blanks set apart from the remark after it, as newsletters write it."""
    text = stretch.text.lstrip()
    if text.startswith(("**", "[", "<", "__")) or not (found := _TWO_BLANKS.match(text)):
        return None
    words = plain(found[1])
    is_remark = len(found[1]) <= _LONG_TITLE or " - " not in found[1]
    return Title(words, len(stretch.text) - len(text) + found.end(1)) if is_remark else None


def _take_rest(entry: Entry, rest: str) -> None:
    remark = rest[_SEPARATOR.match(rest).end() :]  # type: ignore[union-attr]
    if len(names := authors_in(rest)) and len(plain(rest)) < 400:
        entry.authors = names
    elif len(plain(remark)) > 40:
        entry.comment = _with_lines(remark)
    take_venue(entry, venues_in(rest[:200]))


def _with_lines(text: str) -> str:
    """The words of a cell, each line that a <br> begins as a paragraph."""
    lines = (plain(line) for line in re.split(r"<br\s*/?>", text, flags=re.IGNORECASE))
    return paragraphs("\n\n".join(line for line in lines if line))


def _take_links_of(entry: Entry, cell: Inline, *, is_title_cell: bool) -> None:
    """Links of a cell; in the cell of the title only those that are the title or say what they lead to."""
    links = cell.links
    if is_title_cell:
        links = tuple(link for link in links if cleaned(link.words) == entry.title or is_label(link.words))
    take_links(entry, links)


def _take(entry: Entry, role: Role, cell: Inline, name: str) -> None:
    words = plain(cell.text)
    if one_line(words).lower() in _NOTHING:
        return
    if role is Role.AUTHORS:
        entry.authors = names_of(words.replace("et.al", "et al"))
    elif role is Role.DATE:
        entry.issued = date_in(words) or entry.issued
    elif role is Role.ABSTRACT:
        entry.abstract = _with_lines(cell.text)
    elif role is Role.REMARK:
        entry.comment = entry.comment or _with_lines(cell.text)
    elif role is Role.VENUE and not cell.links:
        _take_venue_cell(entry, words)
    else:
        _take_mark(entry, role, cell, name)


def _take_mark(entry: Entry, role: Role, cell: Inline, name: str) -> None:
    """What a list itself says about a paper: decisions, ratings, topics."""
    words = plain(cell.text)
    if role is Role.STATUS and _DECISION.search(words):
        entry.status = words
    elif role is Role.RATING and len(words) < 40:
        entry.extra[name.lower()] = words
    elif role is Role.KEYWORDS and not cell.links:
        entry.keywords = tuple(part.strip() for part in re.split(r"[,;/]", words) if part.strip())


def _take_venue_cell(entry: Entry, words: str) -> None:
    if is_venue(words):
        take_venue(entry, [words])
    else:
        entry.venue = words
