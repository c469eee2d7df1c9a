"""Reads archives of the Hugging Face daily papers in Markdown: tables whose summaries a machine wrote."""

import re
from collections.abc import Iterator

from desktop.digests.document import Document
from desktop.digests.fields.account_names import names_without_accounts
from desktop.digests.fields.drafting import draft_of
from desktop.digests.fields.name_lists import limited_names, names_of
from desktop.digests.fields.paper_links import PaperLink, paper_link
from desktop.digests.markdown.blocks import Block, Kind, blocks_in, cells_of
from desktop.digests.markdown.inline import inline, plain
from desktop.digests.markdown.tables import Role, Table, table_of
from desktop.papers.digest import DigestFacts, Found, Problem
from desktop.papers.draft import Draft
from desktop.papers.name import OTHERS, Name
from desktop.progress import Progress

KIND = "hugging-face-archive"
TITLE = "archives of Hugging Face papers"
_DAY = re.compile(r"^#{1,6}[ \t]+Papers for (20\d\d-\d\d-\d\d)[ \t]*$", re.MULTILINE)
_READ_MORE = re.compile(r"\(\s*Read more on\b", re.IGNORECASE)
_LINKED = re.compile(
    r"\(Read more on \[(?:arXiv|HuggingFace)\]\(|\[Read more\]\(https?://arxiv\.org/", re.IGNORECASE
)
_HEADER = Table((Role.TITLE, Role.AUTHORS, Role.REMARK))
_SUMMARY = "summary (machine-written)"
_PAPER_PAGE = "huggingface.co/papers/"


def looks_like(head: str) -> float:
    """The archive's own heading and links are beyond doubt; its links alone nearly so."""
    linked = len(_LINKED.findall(head))
    if _DAY.search(head) and (linked or "| Title | Authors | Summary |" in head):
        return 1.0
    return 0.96 if linked >= 2 and head.lstrip().startswith(("|", "#")) else 0.0


def read(document: Document, progress: Progress) -> Iterator[Found]:
    """The day of the archive, when it is only one, and its papers; a row that names no paper is a problem."""
    text = document.text
    days = {found[1] for found in _DAY.finditer(text)}
    yield DigestFacts(kind=KIND, source="Hugging Face", shown_on=days.pop() if len(days) == 1 else "")
    table = _HEADER
    row: Block | None = None
    for block in blocks_in(text):
        if block.kind is Kind.RULE and row:
            table = table_of(text[row.start : row.end])
        elif row:
            yield _found(text, row, table)
        row = block if block.kind is Kind.ROW else None
    if row:
        yield _found(text, row, table)


def _found(text: str, block: Block, table: Table) -> Draft | Problem:
    row = text[block.start : block.end]
    cells = [row[start:end] for start, end in cells_of(row)]
    links = [link for cell in cells for link in _own_links(cell)]
    title = _title(cells, table)
    if not title and not links:
        return Problem(
            file="",
            reason="this row names no paper",
            advice="It is kept with the digest: add the paper by hand if it is one.",
            span=(block.start, block.end),
        )
    authors, _ = limited_names(_authors(_cell(cells, table, Role.AUTHORS)))
    summary = plain(_cell(cells, table, Role.REMARK))
    page = next((link for link in links if _PAPER_PAGE in link.url), links[0] if links else PaperLink(""))
    return draft_of(
        title,
        doubt="" if links else "No link to this paper could be read in its row: please check.",
        authors=authors,
        extra={_SUMMARY: summary} if summary else {},
        span=(block.start, block.end),
        **page.fields(),
    )


def _title(cells: list[str], table: Table) -> str:
    """The words before "(Read more on": in the cell of the title, or wherever that stands."""
    cell = next((cell for cell in cells if _READ_MORE.search(cell)), _cell(cells, table, Role.TITLE))
    found = _READ_MORE.search(cell)
    return plain(cell[: found.start()] if found else cell)


def _own_links(cell: str) -> list[PaperLink]:
    """Links in a cell that say what they lead to; others are mentioned in a summary."""
    found = _READ_MORE.search(cell)
    if not found and "[Read more]" not in cell:
        return []
    links = inline(cell[found.start() + 1 :] if found else cell).links
    return [own for link in links[:3] if (own := paper_link(link.target))]


def _cell(cells: list[str], table: Table, role: Role) -> str:
    """The cell of a column; the last column has all that follows, bars in it were not escaped."""
    for at, each in enumerate(table.roles):
        if each is role:
            return " | ".join(cells[at:]) if at + 1 == len(table.roles) else "".join(cells[at : at + 1])
    return ""


def _authors(cell: str) -> tuple[Name, ...]:
    """The people among the names, which are a sample: some are names of accounts, and never are all given."""
    people = names_without_accounts(names_of(plain(cell)))
    return (*people, OTHERS) if people and OTHERS not in people else people
